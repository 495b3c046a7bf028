#pragma once

#include "core/base/result.h"
#include "core/jobs/progress.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <utility>

namespace core::jobs {

/// Names one job of one queue; never 0, never used twice by the same queue.
using JobId = std::uint64_t;

/// Which thread a job runs on. One job of a lane runs at a time, in the order of submission.
enum class Lane {
  Compute,  // one model at a time
  File,     // reading and writing, never kept waiting by a model
  Edit,     // changing motions, which may take its time: saving does not wait for it
};
inline constexpr std::size_t kLaneCount = 3;

/// What a running job may ask and tell. Lives for the length of Job::run, used from the job's own thread only.
class JobContext {
 public:
  virtual ~JobContext() = default;
  /// Asked once per reverse step, batch or file; the only way a job is stopped.
  virtual std::stop_token stopToken() const = 0;
  /// As often as the work likes; the queue thins it to ten events a second.
  virtual void report(const Progress& progress) = 0;
  /// One line for the job's log, for the person.
  virtual void log(std::string line) = 0;
};

/// A piece of work that holds its inputs by value and keeps its answer until somebody fetches it.
class Job {
 public:
  virtual ~Job() = default;
  /// A few words for the list of jobs: "Old: a person walks forward".
  virtual std::string title() const = 0;
  /// Runs on the lane's thread. Success is Finished, Error Cancelled is Cancelled, any other Error and
  /// every exception is Failed.
  virtual Result<void> run(JobContext& context) = 0;
};

/// A job out of a function, for work that needs no class of its own.
class FunctionJob : public Job {
 public:
  using Work = std::function<Result<void>(JobContext&)>;
  FunctionJob(std::string title, Work work) : title_(std::move(title)), work_(std::move(work)) {}
  std::string title() const override { return title_; }
  Result<void> run(JobContext& context) override { return work_(context); }

 private:
  std::string title_;
  Work work_;
};

}  // namespace core::jobs
