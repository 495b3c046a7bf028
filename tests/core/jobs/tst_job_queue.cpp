#include "core/jobs/job_queue.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <map>
#include <semaphore>

using namespace core;
using namespace core::jobs;
using Kind = JobEvent::Kind;

namespace {

/// Collects events of a queue, from any thread.
class Recorder {
 public:
  JobQueue::Listener listener() {
    return [this](const JobEvent& event) {
      const std::lock_guard lock(mutex_);
      events_.push_back(event);
    };
  }
  std::vector<JobEvent> of(JobId id) {
    const std::lock_guard lock(mutex_);
    std::vector<JobEvent> found;
    for (const auto& event : events_)
      if (event.id == id) found.push_back(event);
    return found;
  }
  int endings(JobId id) {
    int count = 0;
    for (const auto& event : of(id)) count += event.kind == Kind::Finished || event.kind == Kind::Failed || event.kind == Kind::Cancelled;
    return count;
  }

 private:
  std::mutex mutex_;
  std::vector<JobEvent> events_;
};

std::unique_ptr<Job> job(FunctionJob::Work work) { return std::make_unique<FunctionJob>("work", std::move(work)); }

Result<void> untilStopped(JobContext& context) {
  while (!context.stopToken().stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return Error{ErrorCode::Cancelled, "stopped by the user"};
}

}  // namespace

class TstJobQueue : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aJobIsQueuedStartedAndFinished();
  void anErrorIsFailedAndKeepsItsSentence();
  void anExceptionBecomesAnError();
  void cancellingARunningJobEndsItOnceAsCancelled();
  void cancellingAWaitingJobNeverStartsIt();
  void oneLaneRunsInOrderAndTheOtherIsNotKeptWaiting();
  void aLongEditHoldsUpNobody();
  void aSinkWithoutAListenerIsSilent();
  void progressIsThinnedButTheLastStepArrives();
  void destroyingTheQueueEndsEveryJobExactlyOnce();
};

void TstJobQueue::aJobIsQueuedStartedAndFinished() {
  Recorder recorder;
  JobQueue queue(recorder.listener());
  const JobId id = queue.submit(job([](JobContext& context) -> Result<void> {
                                  context.log("hello");
                                  return {};
                                }),
                                Lane::Compute);
  queue.waitUntilIdle();
  const auto events = recorder.of(id);
  QCOMPARE(events.size(), std::size_t{4});
  QVERIFY(events[0].kind == Kind::Queued);
  QVERIFY(events[1].kind == Kind::Started);
  QVERIFY(events[2].kind == Kind::Logged);
  QCOMPARE(events[2].line, std::string("hello"));
  QVERIFY(events[3].kind == Kind::Finished);
}

void TstJobQueue::anErrorIsFailedAndKeepsItsSentence() {
  Recorder recorder;
  JobQueue queue(recorder.listener());
  const JobId id = queue.submit(job([](JobContext&) -> Result<void> { return Error{ErrorCode::NotFound, "walk.bvh does not exist"}; }), Lane::File);
  queue.waitUntilIdle();
  const auto events = recorder.of(id);
  QVERIFY(events.back().kind == Kind::Failed);
  QCOMPARE(events.back().error.message, std::string("walk.bvh does not exist"));
  QVERIFY(events.back().error.code == ErrorCode::NotFound);
}

void TstJobQueue::anExceptionBecomesAnError() {
  Recorder recorder;
  JobQueue queue(recorder.listener());
  const JobId known = queue.submit(job([](JobContext&) -> Result<void> { throw std::runtime_error("bad shape"); }), Lane::Compute);
  const JobId unknown = queue.submit(job([](JobContext&) -> Result<void> { throw 7; }), Lane::Compute);
  const JobId after = queue.submit(job([](JobContext&) -> Result<void> { return {}; }), Lane::Compute);
  queue.waitUntilIdle();
  QVERIFY(recorder.of(known).back().kind == Kind::Failed);
  QVERIFY(recorder.of(known).back().error.message.find("bad shape") != std::string::npos);
  QVERIFY(recorder.of(known).back().error.code == ErrorCode::Internal);
  QVERIFY(recorder.of(unknown).back().kind == Kind::Failed);
  QVERIFY(recorder.of(after).back().kind == Kind::Finished);
}

void TstJobQueue::cancellingARunningJobEndsItOnceAsCancelled() {
  Recorder recorder;
  JobQueue queue(recorder.listener());
  std::binary_semaphore isRunning{0};
  const JobId id = queue.submit(job([&](JobContext& context) {
                                  isRunning.release();
                                  return untilStopped(context);
                                }),
                                Lane::Compute);
  isRunning.acquire();
  queue.cancel(id);
  queue.cancel(id);
  queue.waitUntilIdle();
  queue.cancel(id);
  QVERIFY(recorder.of(id).back().kind == Kind::Cancelled);
  QCOMPARE(recorder.endings(id), 1);
}

void TstJobQueue::cancellingAWaitingJobNeverStartsIt() {
  Recorder recorder;
  JobQueue queue(recorder.listener());
  const JobId first = queue.submit(job(untilStopped), Lane::Compute);
  std::atomic<bool> hasRun = false;
  const JobId second = queue.submit(job([&](JobContext&) -> Result<void> {
                                      hasRun = true;
                                      return {};
                                    }),
                                    Lane::Compute);
  queue.cancel(second);
  QVERIFY(recorder.of(second).back().kind == Kind::Cancelled);
  queue.cancel(first);
  queue.waitUntilIdle();
  QVERIFY(!hasRun);
  QCOMPARE(recorder.endings(second), 1);
}

void TstJobQueue::oneLaneRunsInOrderAndTheOtherIsNotKeptWaiting() {
  Recorder recorder;
  JobQueue queue(recorder.listener());
  const JobId blocker = queue.submit(job(untilStopped), Lane::Compute);
  std::vector<int> order;
  for (int i = 0; i < 5; ++i)
    queue.submit(job([&order, i](JobContext&) -> Result<void> {
                   order.push_back(i);
                   return {};
                 }),
                 Lane::Compute);
  std::binary_semaphore fileDone{0};
  queue.submit(job([&](JobContext&) -> Result<void> {
                 fileDone.release();
                 return {};
               }),
               Lane::File);
  QVERIFY(fileDone.try_acquire_for(std::chrono::seconds(10)));
  queue.cancel(blocker);
  queue.waitUntilIdle();
  QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4}));
}

void TstJobQueue::aLongEditHoldsUpNobody() {
  JobQueue queue([](const JobEvent&) {});
  const JobId edit = queue.submit(job(untilStopped), Lane::Edit);
  std::counting_semaphore<2> done{0};
  for (const Lane lane : {Lane::File, Lane::Compute}) {
    queue.submit(job([&](JobContext&) -> Result<void> {
                   done.release();
                   return {};
                 }),
                 lane);
  }
  for (int i = 0; i < 2; ++i) QVERIFY(done.try_acquire_for(std::chrono::seconds(10)));
  queue.cancel(edit);
  queue.waitUntilIdle();
}

void TstJobQueue::aSinkWithoutAListenerIsSilent() {
  ProgressSink{}({"sampling", 1, 2});
  const std::function<void(const Progress&)> none;
  ProgressSink{none}({"sampling", 1, 2});
  int heard = 0;
  ProgressSink{[&heard](const Progress& progress) { heard += static_cast<int>(progress.done); }}({"sampling", 3, 4});
  QCOMPARE(heard, 3);
}

void TstJobQueue::progressIsThinnedButTheLastStepArrives() {
  Recorder recorder;
  JobQueue queue(recorder.listener());
  const auto begin = std::chrono::steady_clock::now();
  const JobId id = queue.submit(job([](JobContext& context) -> Result<void> {
                                  for (int i = 1; i <= 2000; ++i) {
                                    context.report({"sampling", i, 2000});
                                    if (i % 100 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(10));
                                  }
                                  return {};
                                }),
                                Lane::Compute);
  queue.waitUntilIdle();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  int count = 0;
  std::int64_t last = 0;
  for (const auto& event : recorder.of(id)) {
    if (event.kind != Kind::Progressed) continue;
    ++count;
    last = event.progress.done;
  }
  QCOMPARE(last, std::int64_t{2000});
  QVERIFY2(count <= static_cast<int>(seconds * 10) + 2, qPrintable(QString("%1 events in %2 s").arg(count).arg(seconds)));
}

void TstJobQueue::destroyingTheQueueEndsEveryJobExactlyOnce() {
  Recorder recorder;
  std::vector<JobId> ids;
  {
    JobQueue queue(recorder.listener());
    for (int i = 0; i < 4; ++i) ids.push_back(queue.submit(job(untilStopped), i % 2 ? Lane::File : Lane::Compute));
  }
  for (const JobId id : ids) {
    QCOMPARE(recorder.endings(id), 1);
    QVERIFY(recorder.of(id).back().kind == Kind::Cancelled);
  }
}

QTEST_GUILESS_MAIN(TstJobQueue)
#include "tst_job_queue.moc"
