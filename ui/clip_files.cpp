#include "ui/clip_files.h"

#include "core/io/bvh_reader.h"
#include "core/io/bvh_writer.h"
#include "core/io/npy_motion.h"
#include "core/io/skeleton_map.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <QDateTime>
#include <QFileInfo>

namespace ui {
namespace {

using namespace core::document;
using core::jobs::JobContext;

std::filesystem::path toPath(const QString& file) { return std::filesystem::path(file.toStdU16String()); }

QString joined(const std::vector<std::string>& sentences) {
  QStringList lines;
  for (const auto& sentence : sentences) lines << QString::fromStdString(sentence);
  return lines.join(QStringLiteral("; "));
}

}  // namespace

core::Result<std::shared_ptr<const core::motion::Clip>> readClip(const std::filesystem::path& file, core::io::ImportReport* report) {
  if (QString::fromStdU16String(file.extension().u16string()).toLower() != QStringLiteral(".npy")) {
    auto clip = core::io::readBvh(file, {}, report);
    if (!clip) return clip.error();
    return std::make_shared<const core::motion::Clip>(std::move(*clip));
  }
  auto motion = core::io::readNpyMotion(file, report);
  if (!motion) return motion.error();
  const auto* joints = std::get_if<core::io::NpyJoints>(&*motion);
  if (!joints)
    return core::Error{core::ErrorCode::Unsupported,
                       file.filename().string() + ": HumanML3D features can be a style but cannot be drawn; export the joint positions"};
  return std::make_shared<const core::motion::Clip>(core::motion::clipFromJointPositions(
      joints->positions, core::motion::humanml3d::kFps, QString::fromStdU16String(file.stem().u16string()).toStdString()));
}

ClipFiles::ClipFiles(DocumentBridge& document, JobBridge& jobs, QObject* parent)
    : QObject(parent), document_(document), jobs_(jobs) {
  connect(&jobs_, &JobBridge::finished, this, [this](quint64 id) {
    if (const auto done = waiting_.take(id)) done();
  });
  connect(&jobs_, &JobBridge::failed, this, [this](quint64 id, const core::Error& error) {
    if (waiting_.remove(id)) Q_EMIT failed(error);
  });
  connect(&jobs_, &JobBridge::cancelled, this, [this](quint64 id) { waiting_.remove(id); });
}

void ClipFiles::submit(const QString& title, core::jobs::FunctionJob::Work work, std::function<void()> done) {
  waiting_.insert(jobs_.submit(title, core::jobs::Lane::File, std::move(work)), std::move(done));
}

void ClipFiles::importClip(const QString& file) {
  struct Answer {
    std::shared_ptr<const core::motion::Clip> clip;
    core::io::ImportReport report;
  };
  auto answer = std::make_shared<Answer>();
  submit(tr("Reading %1").arg(QFileInfo(file).fileName()),
         [path = toPath(file), answer](JobContext& context) -> core::Result<void> {
           auto clip = readClip(path, &answer->report);
           if (!clip) return clip.error();
           for (const auto& sentence : answer->report.assumptions) context.log(path.filename().string() + ": " + sentence);
           answer->clip = std::move(*clip);
           return {};
         },
         [this, answer, file] {
           Take take;
           take.origin = Take::Origin::Imported;
           take.name = QFileInfo(file).completeBaseName().toStdString();
           take.request.prompt = QFileInfo(file).fileName().toStdString();
           take.report.remarks = answer->report.assumptions;
           take.clip = answer->clip;
           take.createdAt = QDateTime::currentSecsSinceEpoch();
           const TakeId id = document_.project().nextTakeId;
           document_.run(std::make_unique<AddTake>(std::move(take)));
           Q_EMIT imported(id, joined(answer->report.assumptions));
         });
}

void ClipFiles::checkStyle(const QString& file) {
  auto remark = std::make_shared<std::vector<std::string>>();
  submit(tr("Reading %1").arg(QFileInfo(file).fileName()),
         [path = toPath(file), remark](JobContext& context) -> core::Result<void> {
           core::io::ImportReport report;
           if (QString::fromStdU16String(path.extension().u16string()).toLower() == QStringLiteral(".npy")) {
             auto motion = core::io::readNpyMotion(path, &report);
             if (!motion) return motion.error();
           } else {
             auto clip = core::io::readBvh(path, {}, &report);
             if (!clip) return clip.error();
             auto map = core::io::findSkeletonMap(clip->skeleton());
             if (!map) return map.error();
           }
           for (const auto& sentence : report.assumptions) context.log(path.filename().string() + ": " + sentence);
           *remark = std::move(report.assumptions);
           return {};
         },
         [this, file, remark] { Q_EMIT styleAccepted(file, joined(*remark)); });
}

void ClipFiles::exportBvh(TakeId id, const QString& file) {
  const Take* take = document_.take(id);
  if (!take) return;
  submit(tr("Writing %1").arg(QFileInfo(file).fileName()),
         [path = toPath(file), clip = take->clip](JobContext&) -> core::Result<void> {
           return core::io::writeBvh(path, *clip);
         },
         [this, file] { Q_EMIT exported(file); });
}

}  // namespace ui
