#pragma once

#include "core/services/training_runs.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <vector>

namespace ui {

/// The training runs that the window follows: folders, read again every second while somebody looks or a run is not over. A run is a process of its own (`gesto train`),
/// which goes on when the window closes; runs begun elsewhere are followed like our own. One of our waiting runs is begun when none runs.
class TrainingRuns : public QObject {
  Q_OBJECT
 public:
  /// program: `gesto`; empty: nothing can be begun here, only followed.
  explicit TrainingRuns(QString program, QObject* parent = nullptr);
  ~TrainingRuns() override;

  const QString& program() const { return program_; }
  const std::vector<core::services::TrainingRun>& runs() const { return runs_; }
  const core::services::TrainingRun* find(const QString& folder) const;
  QStringList folders() const { return folders_; }
  void setFolders(const QStringList& folders);
  /// Somebody looks: runs that are over are read again too, for another program may go on with them.
  void setWatched(bool isWatched);

  /// Puts a run at the end of the queue; record.command is what `gesto` is given. A folder that holds another run is told by failed().
  bool enqueue(const QString& folder, const core::services::RunRecord& record);
  void follow(const QString& folder);
  /// Takes it off the list; its files stay.
  void forget(const QString& folder);
  void pause(const QString& folder);
  /// A paused, stopped, dead or failed run.
  void goOn(const QString& folder);
  void stop(const QString& folder);
  /// Reads the folders now.
  void refresh();

 Q_SIGNALS:
  void changed();
  void failed(const core::Error& error);

 private:
  void take(std::vector<core::services::TrainingRun> runs, const QStringList& missing);
  void beginNext();
  bool begin(const QString& folder, core::services::RunRecord record);
  void signal(const QString& folder, core::services::RunSignal signal);

  QString program_;
  QStringList folders_;
  std::vector<core::services::TrainingRun> runs_;
  QHash<QString, qint64> begun_;  // processes that have not noted themselves yet
  QTimer timer_;
  bool isReading_ = false;
  bool isAskedAgain_ = false;  // while it read
  bool isWatched_ = false;
  std::shared_ptr<bool> isThere_ = std::make_shared<bool>(true);  // GUI thread only
};

}  // namespace ui
