#include "core/jobs/job_queue.h"

#include <chrono>
#include <optional>
#include <stdexcept>
#include <vector>

namespace core::jobs {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kProgressInterval{100};

JobEvent makeEvent(JobId id, JobEvent::Kind kind, const std::string& title) {
  JobEvent event;
  event.id = id;
  event.kind = kind;
  event.title = title;
  return event;
}

JobEvent makeCancelled(JobId id, const std::string& title, const std::string& why) {
  JobEvent event = makeEvent(id, JobEvent::Kind::Cancelled, title);
  event.error = {ErrorCode::Cancelled, why};
  return event;
}

}  // namespace

struct JobQueue::Entry {
  JobId id = 0;
  std::string title;
  std::unique_ptr<Job> job;
  std::stop_source stop;
};

/// Thins progress: an event at most every kProgressInterval, the newest held back is sent before the end.
class JobQueue::Context : public JobContext {
 public:
  Context(const Listener& listener, const Entry& entry) : listener_(listener), entry_(entry) {}

  std::stop_token stopToken() const override { return entry_.stop.get_token(); }

  void report(const Progress& progress) override {
    const auto now = Clock::now();
    if (lastSent_ && now - *lastSent_ < kProgressInterval) {
      heldBack_ = progress;
      return;
    }
    send(progress);
    lastSent_ = now;
  }

  void log(std::string line) override {
    JobEvent event = makeEvent(entry_.id, JobEvent::Kind::Logged, entry_.title);
    event.line = std::move(line);
    listener_(event);
  }

  void flush() {
    if (heldBack_) send(*heldBack_);
  }

 private:
  void send(Progress progress) {
    heldBack_.reset();
    JobEvent event = makeEvent(entry_.id, JobEvent::Kind::Progressed, entry_.title);
    event.progress = std::move(progress);
    listener_(event);
  }

  const Listener& listener_;
  const Entry& entry_;
  std::optional<Clock::time_point> lastSent_;
  std::optional<Progress> heldBack_;
};

JobQueue::JobQueue(Listener listener) : listener_(std::move(listener)) {
  if (!listener_) listener_ = [](const JobEvent&) {};
  for (std::size_t lane = 0; lane < threads_.size(); ++lane) threads_[lane] = std::jthread([this, lane](const std::stop_token& stop) { work(lane, stop); });
}

JobQueue::~JobQueue() {
  {
    const std::lock_guard lock(mutex_);
    isClosing_ = true;
  }
  cancelAll();
  for (auto& thread : threads_) thread.request_stop();
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
}

JobId JobQueue::submit(std::unique_ptr<Job> job, Lane lane) {
  if (!job) throw std::invalid_argument("JobQueue::submit: null job");
  auto entry = std::make_shared<Entry>();
  entry->title = job->title();
  entry->job = std::move(job);
  {
    const std::lock_guard lock(mutex_);
    entry->id = nextId_++;
  }
  const JobId id = entry->id;
  // Told before it can start, so that Queued always comes first.
  listener_(makeEvent(id, JobEvent::Kind::Queued, entry->title));
  bool isRefused = false;
  {
    const std::lock_guard lock(mutex_);
    isRefused = isClosing_;
    if (!isRefused) lanes_[static_cast<std::size_t>(lane)].waiting.push_back(entry);
  }
  if (isRefused) listener_(makeCancelled(id, entry->title, "the program is closing"));
  wake_.notify_all();
  return id;
}

void JobQueue::cancelWhere(const std::function<bool(const Entry&)>& matches) {
  std::vector<std::shared_ptr<Entry>> removed;
  {
    const std::lock_guard lock(mutex_);
    for (auto& lane : lanes_) {
      if (lane.running && matches(*lane.running)) lane.running->stop.request_stop();
      std::erase_if(lane.waiting, [&](const std::shared_ptr<Entry>& entry) {
        if (!matches(*entry)) return false;
        removed.push_back(entry);
        return true;
      });
    }
  }
  for (const auto& entry : removed) listener_(makeCancelled(entry->id, entry->title, entry->title + " was taken out of the queue"));
  idle_.notify_all();
}

void JobQueue::cancel(JobId id) {
  cancelWhere([id](const Entry& entry) { return entry.id == id; });
}

void JobQueue::cancelAll() {
  cancelWhere([](const Entry&) { return true; });
}

void JobQueue::waitUntilIdle() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] {
    for (const auto& lane : lanes_)
      if (lane.running || !lane.waiting.empty()) return false;
    return true;
  });
}

void JobQueue::work(std::size_t laneIndex, const std::stop_token& stop) {
  LaneState& lane = lanes_[laneIndex];
  while (true) {
    std::shared_ptr<Entry> entry;
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, stop, [&] { return !lane.waiting.empty(); })) return;
      entry = lane.waiting.front();
      lane.waiting.pop_front();
      lane.running = entry;
    }
    runOne(*entry);
    {
      const std::lock_guard lock(mutex_);
      lane.running.reset();
    }
    idle_.notify_all();
  }
}

void JobQueue::runOne(Entry& entry) {
  listener_(makeEvent(entry.id, JobEvent::Kind::Started, entry.title));
  Context context(listener_, entry);
  // The one place where an exception out of a job becomes an Error.
  Result<void> result = Error{ErrorCode::Internal, entry.title + " ended without an answer"};
  try {
    result = entry.job->run(context);
  } catch (const std::exception& exception) {
    result = Error{ErrorCode::Internal, entry.title + ": " + exception.what()};
  } catch (...) {
    result = Error{ErrorCode::Internal, entry.title + ": an unknown failure"};
  }
  context.flush();
  JobEvent end = makeEvent(entry.id, JobEvent::Kind::Finished, entry.title);
  if (!result) {
    end.error = result.error();
    end.kind = end.error.code == ErrorCode::Cancelled ? JobEvent::Kind::Cancelled : JobEvent::Kind::Failed;
  }
  entry.job.reset();  // what the job held is free before anybody hears that it ended
  listener_(end);
}

}  // namespace core::jobs
