#pragma once

#include "core/jobs/job.h"
#include "core/services/live_link/live_request.h"

#include <functional>
#include <memory>
#include <string>

namespace core::services::live_link {

/// Where requests are sampled, one after the other: the compute lane of a job queue. Called from the server's thread; both outlive the server.
struct Lane {
  std::function<jobs::JobId(std::unique_ptr<jobs::Job>)> submit;
  std::function<void(jobs::JobId)> cancel;
};

/// The live link of a program that runs, for a window that switches it on and off. Implemented in app/serve. One thread at a time.
class LiveLinkHost {
 public:
  /// One line for a request that was answered, refused or left. Called from the server's thread.
  using Log = std::function<void(const std::string& line)>;

  virtual ~LiveLinkHost() = default;
  /// Serves from then on; the usual port, or one that is free where that is taken. Returns the address. Errors: InvalidArgument where none can be had.
  virtual Result<std::string> start(Offer offer, Lane lane, Log log) = 0;
  /// Answers what waits with a refusal, and comes back when all connections are closed, at most some seconds later. Nothing where it does not serve.
  virtual void stop() = 0;
};

}  // namespace core::services::live_link
