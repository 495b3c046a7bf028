#include "ui/session/clip_files.h"

#include "core/base/hash.h"
#include "core/document/take_provenance.h"
#include "core/io/motion_file.h"
#include "core/io/write/joint_names.h"
#include "core/io/write/motion_writers.h"
#include "core/motion/rig/shape_map.h"
#include "ui/look/path_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

namespace ui {
namespace {

using namespace core::document;
using core::jobs::JobContext;

QString joined(const std::vector<std::string>& sentences) {
  QStringList lines;
  for (const auto& sentence : sentences) lines << QString::fromStdString(sentence);
  return lines.join(QStringLiteral("; "));
}

}  // namespace

QStringList notCarriedOf(const Character& character, core::io::ExportFormat format) {
  QStringList phrases;
  if (!character.mesh) return phrases;
  for (const auto& phrase : core::io::notCarried(*character.mesh, format)) phrases << QString::fromStdString(phrase);
  return phrases + character.leftOut;
}

core::Result<std::shared_ptr<const core::motion::Clip>> readClip(const std::filesystem::path& file, core::io::ImportReport* report) {
  auto motion = core::io::readMotionFile(file);
  if (!motion) return motion.error();
  if (report) *report = std::move(motion->report);
  return motion->clip;
}

QString motionFileFilter() {
  QStringList patterns;
  for (const auto& ending : core::io::motionFileEndings()) patterns << QStringLiteral("*") + QString::fromStdString(ending);
  return ClipFiles::tr("Motion clips (%1)").arg(patterns.join(QLatin1Char(' ')));
}

bool isMotionFile(const QUrl& url) { return url.isLocalFile() && core::io::isMotionFileName(pathOf(url.fileName())); }

ClipFiles::ClipFiles(DocumentBridge& document, JobBridge& jobs, core::services::ModelFolders models, QObject* parent)
    : QObject(parent), document_(document), jobs_(jobs, core::jobs::Lane::File), models_(std::move(models)) {
  connect(&jobs_, &LaneJobs::failed, this, &ClipFiles::failed);
}

void ClipFiles::importClip(const QString& file) {
  struct Answer {
    std::shared_ptr<const core::motion::Clip> clip;
    core::io::ImportReport report;
  };
  auto answer = std::make_shared<Answer>();
  jobs_.submit(
      tr("Reading %1").arg(QFileInfo(file).fileName()),
      [path = pathOf(file), answer](JobContext& context) -> core::Result<void> {
        auto clip = readClip(path, &answer->report);
        if (!clip) return clip.error();
        for (const auto& sentence : answer->report.assumptions) context.log(path.filename().string() + ": " + sentence);
        answer->clip = std::move(*clip);
        return {};
      },
      document_.whileOpen([this, answer, file] {
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
      }));
}

void ClipFiles::checkStyle(const QString& file) { lookAtStyle(file, QFileInfo(file).fileName(), Assumptions::Told); }

void ClipFiles::lookAtStyle(const QString& file, const QString& called, Assumptions assumed) {
  auto remark = std::make_shared<std::vector<std::string>>();
  jobs_.submit(
      tr("Reading %1").arg(called),
      [path = pathOf(file), remark](JobContext& context) -> core::Result<void> {
        auto motion = core::io::readMotionFile(path);
        if (!motion) return motion.error();
        auto body = core::io::bodyMotion(*motion);
        if (!body) return body.error();
        auto& assumptions = motion->report.assumptions;
        assumptions.insert(assumptions.end(), body->assumptions.begin(), body->assumptions.end());
        for (const auto& sentence : assumptions) context.log(path.filename().string() + ": " + sentence);
        *remark = std::move(assumptions);
        return {};
      },
      [this, file, remark, assumed] { Q_EMIT styleAccepted(file, assumed == Assumptions::Told ? joined(*remark) : QString()); });
}

void ClipFiles::keepAsStyle(TakeId id, const QString& folder) {
  const Take* take = document_.take(id);
  if (!take) return;
  const auto& data = take->clip->data();
  const std::string_view bytes(reinterpret_cast<const char*>(data.rotations.data()), data.rotations.size() * sizeof(glm::quat));
  QString name = QString::fromStdString(take->name);
  name.replace(QRegularExpression(QStringLiteral("[^\\w\\- ]+")), QStringLiteral(" "));
  const QString called = name.simplified().left(40);
  name = called + u' ' + QString::number(core::base::fnv1a64(bytes) & 0xffff, 16).rightJustified(4, u'0');
  const QString file = QDir(folder).filePath(name + QStringLiteral(".bvh"));
  jobs_.submit(
      tr("Writing %1").arg(called),
      [path = pathOf(file), clip = take->clip](JobContext&) -> core::Result<void> {
        std::error_code failed;
        std::filesystem::create_directories(path.parent_path(), failed);
        if (failed) return core::Error{core::ErrorCode::WriteFailed, path.parent_path().string() + ": " + failed.message()};
        return core::io::exportClip(path, *clip, {});
      },
      // It was written here: nothing had to be assumed of it.
      [this, file, called] { lookAtStyle(file, called, Assumptions::Untold); });
}

core::jobs::FunctionJob::Work ClipFiles::writingOf(const Take& take, const QString& file, core::io::ExportOptions options,
                                                   const std::optional<Character>& character) const {
  options.provenance = core::document::provenanceOf(take, "Gesto Studio " + QCoreApplication::applicationVersion().toStdString());
  if (!take.report.modelHash.empty()) options.provenance.dataLicence = core::services::dataLicenceOf(models_, take.request.model);
  return [path = pathOf(file), clip = take.clip, options, character](JobContext&) mutable -> core::Result<void> {
    if (!character) return core::io::exportClip(path, *clip, options);
    const auto made = clipOnCharacter(clip, *character);
    if (!made) return made.error();
    options.body = character->mesh;
    return core::io::exportClip(path, *made, options);
  };
}

void ClipFiles::exportTake(TakeId id, const QString& file, const core::io::ExportOptions& options, const std::optional<Character>& character) {
  const Take* take = document_.take(id);
  if (!take) return;
  QStringList missing;
  if (const auto format = core::io::exportFormatOf(pathOf(file)); character && format && options.hasFigure) missing = notCarriedOf(*character, *format);
  jobs_.submit(tr("Writing %1").arg(QFileInfo(file).fileName()), writingOf(*take, file, options, character),
               [this, file, missing] { Q_EMIT exported(file, missing.join(QStringLiteral("; "))); });
}

std::shared_ptr<const WrittenFile> ClipFiles::handOut(TakeId id, const QString& name, core::io::ExportFormat format, core::io::ExportOptions options,
                                                      std::optional<Character> character) {
  using core::io::ExportFormat, core::io::JointNames;
  const Take* take = document_.take(id);
  if (!take) return nullptr;
  const auto& joints = take->clip->skeleton();
  if (!core::motion::mapByNameOrShape(joints)) {
    // Nobody knows which joint is which: neither other names nor another body can be given to them.
    QStringList left;
    if (std::exchange(character, std::nullopt)) left << tr("not on the character");
    if (!core::io::renamedJoints(joints, options.names)) {
      options.names = JointNames::Keep;
      left << tr("with its own joint names");
    }
    if (format == ExportFormat::Vrma) {
      format = ExportFormat::Glb;
      left << tr("as GLB");
    }
    if (!left.isEmpty())
      Q_EMIT otherTold(tr("“%1” goes out otherwise than the last export, %2: its joints are not recognised.")
                           .arg(QString::fromStdString(take->name), left.join(QStringLiteral(", "))));
  }
  if (!handedOut_) handedOut_ = std::make_unique<QTemporaryDir>();
  // A folder for each: two files may have one name, and somebody may still be reading the first.
  const QDir folder(handedOut_->filePath(QString::number(++handedOutCount_)));
  auto written = std::make_shared<WrittenFile>(folder.filePath(name + u'.' + QLatin1String(core::io::writerOf(format).word)));
  if (!handedOut_->isValid() || !folder.mkpath(QStringLiteral("."))) {
    written->end(core::Error{core::ErrorCode::WriteFailed, QFileInfo(written->name()).path().toStdString() + ": the folder cannot be made"});
    return written;
  }
  jobs_.submitQuietly([written, work = writingOf(*take, written->name(), options, character)](JobContext& context) mutable -> core::Result<void> {
    auto done = work(context);
    written->end(done);
    return done;
  });
  return written;
}

}  // namespace ui
