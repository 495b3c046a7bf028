#include "ui/session/project_session.h"

#include "core/base/file.h"
#include "core/document/project_file.h"
#include "ui/look/path_text.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

namespace ui {
namespace {

using core::document::Project;
using core::jobs::JobContext;

constexpr int kMaxRecent = 8;
constexpr int kAutosaveDelayMs = 2000;

QString nameOf(const QString& file) { return file.isEmpty() ? ProjectSession::tr("Untitled") : QFileInfo(file).completeBaseName(); }

/// Beside a crash copy: the path of the project that it is a copy of.
QString originFile(const QString& copy) { return QFileInfo(copy).dir().filePath(QFileInfo(copy).completeBaseName() + QStringLiteral(".origin")); }

QString readOrigin(const QString& copy) {
  QFile file(originFile(copy));
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(8192)).trimmed() : QString();
}

void removeCopy(const QString& copy) {
  QFile::remove(copy);
  QFile::remove(originFile(copy));
}

}  // namespace

ProjectSession::ProjectSession(DocumentBridge& document, JobBridge& jobs, const QString& recoveryFolder, QObject* parent)
    : QObject(parent), document_(document), jobs_(jobs, core::jobs::Lane::File) {
  connect(&jobs_, &LaneJobs::failed, this, &ProjectSession::failed);
  connect(&document_, &DocumentBridge::historyChanged, this, &ProjectSession::stateChanged);
  autosave_.setSingleShot(true);
  autosave_.setInterval(kAutosaveDelayMs);
  connect(&autosave_, &QTimer::timeout, this, &ProjectSession::autosaveNow);
  if (recoveryFolder.isEmpty() || !QDir().mkpath(recoveryFolder)) return;
  const QString base = QDir(recoveryFolder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces));
  recoveryFile_ = base + QStringLiteral(".gesto");
  lock_ = std::make_unique<QLockFile>(base + QStringLiteral(".lock"));
  lock_->setStaleLockTime(0);
  lock_->tryLock(0);
  connect(&document_, &DocumentBridge::changed, this, [this] {
    if (!autosave_.isActive()) autosave_.start();
  });
}

ProjectSession::~ProjectSession() {
  // A write may be under way on the file lane: it removes its own file when it finds the flag set.
  *isClosed_ = true;
  if (!recoveryFile_.isEmpty()) removeCopy(recoveryFile_);
}

QString ProjectSession::displayName() const { return nameOf(file_); }

void ProjectSession::newProject() {
  file_.clear();
  Project project;
  project.draft.request.model = usualModel_;
  document_.replaceProject(std::move(project));
  Q_EMIT stateChanged();
}

void ProjectSession::read(const QString& title, const QString& file, std::function<void(Project)> use) {
  auto project = std::make_shared<Project>();
  jobs_.submit(
      title,
      [path = pathOf(file), project](JobContext&) -> core::Result<void> {
        auto read = core::document::readProject(path);
        if (!read) return read.error();
        *project = std::move(*read);
        return {};
      },
      [project, use = std::move(use)] { use(std::move(*project)); });
}

void ProjectSession::open(const QString& file) {
  read(tr("Opening %1").arg(QFileInfo(file).fileName()), file, [this, file](Project project) {
    file_ = QFileInfo(file).absoluteFilePath();
    document_.replaceProject(std::move(project));
    remember(file_);
    Q_EMIT opened(file_);
    Q_EMIT stateChanged();
  });
}

void ProjectSession::openCopy(const QString& file) {
  read(tr("Opening %1").arg(QFileInfo(file).fileName()), file, [this](Project project) {
    file_.clear();
    if (usualModel_ != "default") {
      project.draft.request.model = usualModel_;
      project.draft.request.mixture.reset();
    }
    document_.replaceProject(std::move(project));
    Q_EMIT opened({});
    Q_EMIT stateChanged();
  });
}

void ProjectSession::save(const QString& file, std::function<void()> then) {
  const quint64 revision = document_.revision();
  jobs_.submit(
      tr("Saving %1").arg(QFileInfo(file).fileName()),
      [path = pathOf(file), project = document_.project()](JobContext&) { return core::document::writeProject(project, path); },
      [this, file, revision, then = std::move(then)] {
        file_ = QFileInfo(file).absoluteFilePath();
        if (document_.revision() == revision) {
          document_.markSaved();
          autosave_.stop();
          if (!recoveryFile_.isEmpty()) removeCopy(recoveryFile_);
        }
        remember(file_);
        Q_EMIT saved(file_);
        Q_EMIT stateChanged();
        if (then) then();
      });
}

void ProjectSession::remember(const QString& file) {
  recent_.removeAll(file);
  recent_.prepend(file);
  while (recent_.size() > kMaxRecent) recent_.removeLast();
}

void ProjectSession::autosaveNow() {
  if (!recoveryFile_.isEmpty() && document_.isModified()) submitAutosave();
}

void ProjectSession::submitAutosave(std::function<void()> done) {
  // Quiet: the person did not ask for it, and a full disk will be told when they save.
  jobs_.submitQuietly(
      [path = pathOf(recoveryFile_), origin = pathOf(originFile(recoveryFile_)), file = file_.toStdString(), project = document_.project(),
       isClosed = isClosed_](JobContext&) {
        auto written = core::document::writeProject(project, path);
        if (written) written = core::base::writeFileAtomically(origin, file);
        std::error_code ignored;
        if (*isClosed) {
          std::filesystem::remove(path, ignored);
          std::filesystem::remove(origin, ignored);
        }
        return written;
      },
      std::move(done));
}

QDateTime ProjectSession::findRecovery() {
  foundFile_.clear();
  foundOrigin_.clear();
  foundLock_.reset();
  if (recoveryFile_.isEmpty()) return {};
  const QDir folder = QFileInfo(recoveryFile_).dir();
  for (const QFileInfo& info : folder.entryInfoList({QStringLiteral("*.gesto")}, QDir::Files, QDir::Time)) {
    if (info.absoluteFilePath() == QFileInfo(recoveryFile_).absoluteFilePath()) continue;
    auto lock = std::make_unique<QLockFile>(folder.filePath(info.completeBaseName() + QStringLiteral(".lock")));
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0)) continue;  // another studio is running with it
    foundFile_ = info.absoluteFilePath();
    foundOrigin_ = readOrigin(foundFile_);
    foundLock_ = std::move(lock);
    return info.lastModified();
  }
  return {};
}

QString ProjectSession::recoveryName() const { return nameOf(foundOrigin_); }

void ProjectSession::restoreRecovery() {
  if (foundFile_.isEmpty()) return;
  const QString file = foundFile_;
  read(tr("Restoring %1").arg(recoveryName()), file, [this, file, origin = foundOrigin_](Project project) {
    file_ = origin;
    if (!origin.isEmpty()) remember(origin);
    document_.replaceProject(std::move(project));
    document_.markUnsaved();
    Q_EMIT opened(file_);
    // The old copy goes only when this session's own has been written.
    submitAutosave([this, file] {
      removeCopy(file);
      foundLock_.reset();
    });
    Q_EMIT stateChanged();
  });
}

void ProjectSession::discardRecovery() {
  if (!foundFile_.isEmpty()) removeCopy(foundFile_);
  foundFile_.clear();
  foundLock_.reset();
}

}  // namespace ui
