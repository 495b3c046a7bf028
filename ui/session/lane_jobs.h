#pragma once

#include "ui/session/job_bridge.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace ui {

/// Work on one lane, each piece with what follows it on the GUI thread.
class LaneJobs : public QObject {
  Q_OBJECT
 public:
  LaneJobs(JobBridge& jobs, core::jobs::Lane lane, QObject* parent = nullptr);

  /// done (may be empty) is called when the work has gone well; a failure is told by failed(), a stop by nothing. Returns the job's number.
  quint64 submit(const QString& title, core::jobs::FunctionJob::Work work, std::function<void()> done);
  /// The same without a title, which keeps it out of the list of jobs, and a failure is nobody's business: the person did not ask for this work.
  void submitQuietly(core::jobs::FunctionJob::Work work, std::function<void()> done = {});

 Q_SIGNALS:
  void failed(const core::Error& error);

 private:
  struct Waiting {
    std::function<void()> done;
    bool isQuiet = false;
  };
  JobBridge& jobs_;
  core::jobs::Lane lane_;
  QHash<quint64, Waiting> waiting_;
};

}  // namespace ui
