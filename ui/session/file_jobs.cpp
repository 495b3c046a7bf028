#include "ui/session/file_jobs.h"

namespace ui {

FileJobs::FileJobs(JobBridge& jobs, QObject* parent) : QObject(parent), jobs_(jobs) {
  connect(&jobs_, &JobBridge::finished, this, [this](quint64 id) {
    if (const auto done = waiting_.take(id)) done();
  });
  connect(&jobs_, &JobBridge::failed, this, [this](quint64 id, const core::Error& error) {
    if (waiting_.remove(id)) Q_EMIT failed(error);
  });
  connect(&jobs_, &JobBridge::cancelled, this, [this](quint64 id) { waiting_.remove(id); });
}

void FileJobs::submit(const QString& title, core::jobs::FunctionJob::Work work, std::function<void()> done) {
  waiting_.insert(jobs_.submit(title, core::jobs::Lane::File, std::move(work)), std::move(done));
}

}  // namespace ui
