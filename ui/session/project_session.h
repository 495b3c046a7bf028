#pragma once

#include "ui/session/document_bridge.h"
#include "ui/session/lane_jobs.h"

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace ui {

/// The project as a file: open, save, recent files, and the copy on disk that survives a crash. All reading and
/// writing happens on the file lane.
class ProjectSession : public QObject {
  Q_OBJECT
 public:
  /// recoveryFolder: where the crash copy goes; empty switches it off. Both bridges must outlive the session.
  ProjectSession(DocumentBridge& document, JobBridge& jobs, const QString& recoveryFolder, QObject* parent = nullptr);
  /// A clean end: the crash copy is removed.
  ~ProjectSession() override;

  /// Empty for a project that was never saved.
  const QString& file() const { return file_; }
  /// For the title: the file's name or "Untitled".
  QString displayName() const;
  QStringList recentFiles() const { return recent_; }
  void setRecentFiles(const QStringList& files) { recent_ = files; }

  /// What the drafts of new projects ask for.
  void setUsualModel(const std::string& name) { usualModel_ = name; }

  void newProject();
  void open(const QString& file);
  /// As a new, unsaved project: the example.
  void openCopy(const QString& file);
  /// then (may be empty) is called only after a successful write.
  void save(const QString& file, std::function<void()> then = {});

  /// The newest crash copy of an earlier run that is not running any more; invalid when there is none.
  QDateTime findRecovery();
  /// Of the project that the found copy belongs to; "Untitled" when it was never saved.
  QString recoveryName() const;
  /// The found copy with its project's file name, as unsaved changes of it.
  void restoreRecovery();
  void discardRecovery();
  /// Writes the crash copy now instead of in two seconds.
  void autosaveNow();
  /// Of this session.
  QString recoveryFile() const { return recoveryFile_; }

 Q_SIGNALS:
  void opened(const QString& file);
  void saved(const QString& file);
  void failed(const core::Error& error);
  /// File name, recent files or the modified mark.
  void stateChanged();

 private:
  void read(const QString& title, const QString& file, std::function<void(core::document::Project)> use);
  void remember(const QString& file);
  void submitAutosave(std::function<void()> done = {});

  DocumentBridge& document_;
  LaneJobs jobs_;
  QString file_;
  std::string usualModel_ = "default";
  QStringList recent_;
  QTimer autosave_;
  QString recoveryFile_;
  std::unique_ptr<QLockFile> lock_;
  std::shared_ptr<std::atomic<bool>> isClosed_ = std::make_shared<std::atomic<bool>>(false);
  QString foundFile_;
  QString foundOrigin_;  // the project file that the found copy is a copy of; empty: none
  std::unique_ptr<QLockFile> foundLock_;
};

}  // namespace ui
