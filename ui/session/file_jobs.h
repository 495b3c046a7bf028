#pragma once

#include "ui/session/job_bridge.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace ui {

/// Work on the file lane, each piece with what follows it on the GUI thread.
class FileJobs : public QObject {
  Q_OBJECT
 public:
  explicit FileJobs(JobBridge& jobs, QObject* parent = nullptr);

  /// done is called when the work has gone well; a failure is told by failed(), a stop by nothing.
  void submit(const QString& title, core::jobs::FunctionJob::Work work, std::function<void()> done);

 Q_SIGNALS:
  void failed(const core::Error& error);

 private:
  JobBridge& jobs_;
  QHash<quint64, std::function<void()>> waiting_;
};

}  // namespace ui
