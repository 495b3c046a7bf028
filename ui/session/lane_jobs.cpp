#include "ui/session/lane_jobs.h"

namespace ui {

LaneJobs::LaneJobs(JobBridge& jobs, core::jobs::Lane lane, QObject* parent) : QObject(parent), jobs_(jobs), lane_(lane) {
  connect(&jobs_, &JobBridge::finished, this, [this](quint64 id) {
    if (const auto waiting = waiting_.take(id); waiting.done) waiting.done();
  });
  connect(&jobs_, &JobBridge::failed, this, [this](quint64 id, const core::Error& error) {
    if (waiting_.contains(id) && !waiting_.take(id).isQuiet) Q_EMIT failed(error);
  });
  connect(&jobs_, &JobBridge::cancelled, this, [this](quint64 id) { waiting_.remove(id); });
}

quint64 LaneJobs::submit(const QString& title, core::jobs::FunctionJob::Work work, std::function<void()> done) {
  const quint64 id = jobs_.submit(title, lane_, std::move(work));
  waiting_.insert(id, {std::move(done), false});
  return id;
}

void LaneJobs::submitQuietly(core::jobs::FunctionJob::Work work, std::function<void()> done) {
  waiting_.insert(jobs_.submit(QString(), lane_, std::move(work)), {std::move(done), true});
}

}  // namespace ui
