#include "ui/library/model_shelf.h"
#include "ui/look/path_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <memory>

namespace ui {

using namespace core::services;

namespace {

/// "SMooDi.ckpt" and a folder "mdm" name their models; what a name cannot hold becomes a blank.
std::string nameAfter(const QString& file, const ModelFolders& folders) {
  QString name = QFileInfo(file).isDir() ? QFileInfo(file).fileName() : QFileInfo(file).completeBaseName();
  for (QChar& c : name)
    if (!c.isLetterOrNumber() && !QStringLiteral("-_.()").contains(c)) c = u' ';
  name = name.simplified().left(50);
  while (name.startsWith(u'.')) name.remove(0, 1);
  if (name.isEmpty()) name = QStringLiteral("model");
  QString candidate = name;
  for (int number = 2; !checkModelName(folders, candidate.toStdString()) && number < 1000; ++number) candidate = QStringLiteral("%1 %2").arg(name).arg(number);
  return candidate.toStdString();
}

}  // namespace

ModelShelf::ModelShelf(ModelChoice& choice, JobBridge& jobs, GenerationService& generation, TrainingService& making, ModelFolders folders, QObject* parent)
    : QObject(parent),
      choice_(choice),
      generation_(generation),
      making_(making),
      folders_(std::move(folders)),
      compute_(jobs, core::jobs::Lane::Compute),
      files_(jobs, core::jobs::Lane::File) {
  connect(&compute_, &LaneJobs::failed, this, &ModelShelf::failed);
  connect(&files_, &LaneJobs::failed, this, &ModelShelf::failed);
  // One that is not there any more is nothing to begin with.
  connect(&choice_, &ModelChoice::changed, this, [this] {
    if (!choice_.models().empty() && usual_ != "default" && !find(usual_)) makeUsual("default");
  });
}

const ModelInfo* ModelShelf::find(const std::string& name) const {
  const auto& models = choice_.models();
  const auto found = std::find_if(models.begin(), models.end(), [&](const ModelInfo& model) { return model.name == name; });
  return found == models.end() ? nullptr : &*found;
}

std::filesystem::path ModelShelf::fileOf(const std::string& name) const { return folders_.own / (name + ".safetensors"); }

void ModelShelf::askBundlings() {
  if (std::exchange(isAsked_, true)) return;
  auto found = std::make_shared<std::vector<BundlingInfo>>();
  compute_.submitQuietly(
      [&making = making_, found](core::jobs::JobContext&) -> core::Result<void> {
        auto asked = making.bundlings();
        if (!asked) return asked.error();
        *found = std::move(*asked);
        return {};
      },
      [this, found] {
        bundlings_ = std::move(*found);
        Q_EMIT changed();
      });
}

void ModelShelf::setUsual(const std::string& name) {
  usual_ = name.empty() ? "default" : name;
  Q_EMIT changed();
}

void ModelShelf::makeUsual(const std::string& name) {
  QSettings().setValue(QStringLiteral("models/usual"), QString::fromStdString(name));
  setUsual(name);
}

void ModelShelf::listAgain(std::function<void()> then) {
  auto found = std::make_shared<std::vector<ModelInfo>>();
  compute_.submitQuietly(
      [&generation = generation_, found](core::jobs::JobContext&) -> core::Result<void> {
        auto models = generation.models();
        if (!models) return models.error();
        *found = std::move(*models);
        return {};
      },
      [this, found, then = std::move(then)] {
        choice_.setModels(std::move(*found));
        then();
      });
}

void ModelShelf::bundle(BundleRequest request, const std::string& name) {
  if (const auto ok = checkModelName(folders_, name); !ok) return Q_EMIT failed(ok.error());
  request.name = name;
  request.out = fileOf(name);
  compute_.submit(
      tr("Making the model %1").arg(QString::fromStdString(name)),
      [&making = making_, request](core::jobs::JobContext& context) -> core::Result<void> {
        const auto report = making.bundle(
            request, [&context](const core::jobs::Progress& progress) { context.report(progress); }, context.stopToken());
        if (!report) return report.error();
        for (const auto& remark : report->card.remarks) context.log(remark);
        return {};
      },
      [this, name] { listAgain([this, name] { Q_EMIT made(QString::fromStdString(name)); }); });
}

void ModelShelf::importFiles(const QStringList& files) {
  if (files.isEmpty()) return;
  ImportRequest request;
  for (const QString& file : files) request.files.push_back(pathOf(file));
  const auto name = nameAfter(files.front(), folders_);
  request.out = fileOf(name);
  auto answer = std::make_shared<ImportReport>();
  compute_.submit(
      tr("Importing %1").arg(QFileInfo(files.front()).fileName()),
      [&making = making_, request, answer](core::jobs::JobContext& context) -> core::Result<void> {
        auto report = making.importFiles(
            request, [&context](const core::jobs::Progress& progress) { context.report(progress); }, context.stopToken());
        if (!report) return report.error();
        for (const auto& part : report->found) context.log(part);
        *answer = std::move(*report);
        return {};
      },
      [this, name, answer] { listAgain([this, name, answer] { Q_EMIT imported(*answer, QString::fromStdString(name)); }); });
}

void ModelShelf::rename(const std::string& from, const std::string& to) {
  const auto* model = find(from);
  if (!model || !isOwn(*model) || from == to) return;
  // Without a title it stays out of the list of jobs; what goes wrong is told all the same.
  files_.submit(
      QString(), [folders = folders_, from, to](core::jobs::JobContext&) { return renameModel(folders, from, to); },
      [this, from, to] {
        listAgain([this, from, to] {
          if (choice_.asked() == from) choice_.choose(to);
          if (usual_ == from) makeUsual(to);
          Q_EMIT renamed(QString::fromStdString(from), QString::fromStdString(to));
        });
      });
}

void ModelShelf::remove(const std::string& name) {
  const auto* model = find(name);
  if (!model || !isOwn(*model)) return;
  files_.submit(
      QString(),
      [file = model->file](core::jobs::JobContext&) -> core::Result<void> {
        // A new home has no folder yet in which the trash could be made.
        QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
        for (const auto& each : modelFiles(file))
          if (!QFile::moveToTrash(textOf(each))) return core::Error{core::ErrorCode::WriteFailed, each.string() + ": could not be moved to the trash"};
        return {};
      },
      [this, name] {
        listAgain([this, name] {
          if (choice_.asked() == name) choice_.choose("default");
          Q_EMIT removed(QString::fromStdString(name));
        });
      });
}

}  // namespace ui
