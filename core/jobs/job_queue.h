#pragma once

#include "core/jobs/job.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace core::jobs {

/// Something that happened to a job. A job's events come in this order:
/// Queued, Started, any number of Progressed and Logged, then exactly one of Finished, Failed, Cancelled.
/// A job that is cancelled while it waits skips Started.
struct JobEvent {
  enum class Kind { Queued, Started, Progressed, Logged, Finished, Failed, Cancelled };
  JobId id = 0;
  Kind kind = Kind::Queued;
  std::string title;
  Progress progress;  // Progressed
  std::string line;   // Logged
  Error error;        // Failed, Cancelled
};

/// Two lanes of work, each with one thread. Destroying the queue stops what runs, cancels what waits and joins.
class JobQueue {
 public:
  /// Called from the lanes' threads, and from the caller's thread for Queued and for the Cancelled of a
  /// waiting job; never with a lock held. It must not destroy the queue.
  using Listener = std::function<void(const JobEvent&)>;

  explicit JobQueue(Listener listener);
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  /// Appends to the lane and returns at once. Throws std::invalid_argument for a null job.
  JobId submit(std::unique_ptr<Job> job, Lane lane);

  /// Asks a running job to stop, or takes a waiting one out. An unknown or ended id does nothing.
  void cancel(JobId id);
  void cancelAll();

  /// Blocks until no job runs or waits. For tests and the command line.
  void waitUntilIdle();

 private:
  struct Entry;
  struct LaneState {
    std::deque<std::shared_ptr<Entry>> waiting;
    std::shared_ptr<Entry> running;
  };
  class Context;

  void work(std::size_t lane, const std::stop_token& stop);
  void runOne(Entry& entry);
  void cancelWhere(const std::function<bool(const Entry&)>& matches);

  Listener listener_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::condition_variable_any idle_;
  std::array<LaneState, kLaneCount> lanes_;
  JobId nextId_ = 1;
  bool isClosing_ = false;
  std::array<std::jthread, kLaneCount> threads_;  // last: joined before anything else goes
};

}  // namespace core::jobs
