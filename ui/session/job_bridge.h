#pragma once

#include "core/jobs/job_queue.h"

#include <QObject>
#include <QString>

namespace ui {

/// The job queue as Qt signals, delivered on the thread this object lives on (the GUI thread), in order.
class JobBridge : public QObject {
  Q_OBJECT
 public:
  explicit JobBridge(QObject* parent = nullptr);
  ~JobBridge() override;

  /// Virtual for tests, which remember what was asked.
  virtual quint64 submit(std::unique_ptr<core::jobs::Job> job, core::jobs::Lane lane);
  virtual quint64 submit(const QString& title, core::jobs::Lane lane, core::jobs::FunctionJob::Work work);
  virtual void cancel(quint64 id);
  virtual void cancelAll();

 Q_SIGNALS:
  void queued(quint64 id, const QString& title);
  void started(quint64 id);
  void progressed(quint64 id, const QString& stage, qint64 done, qint64 total);
  void logged(quint64 id, const QString& line);
  /// Exactly one of the following for every id.
  void finished(quint64 id);
  void failed(quint64 id, const core::Error& error);
  void cancelled(quint64 id);

 private:
  void deliver(const core::jobs::JobEvent& event);
  std::unique_ptr<core::jobs::JobQueue> queue_;
};

}  // namespace ui
