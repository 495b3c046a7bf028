#pragma once

#include "core/jobs/job.h"
#include "core/services/live_link/live_answer.h"

#include <functional>
#include <variant>

namespace app {

/// One request of the live link on the compute lane. It is answered exactly once, also when it never ran: then with 503.
class LiveJob : public core::jobs::Job {
 public:
  using Outcome = std::variant<core::services::live_link::LiveAnswer, core::services::live_link::Refusal>;
  using Deliver = std::function<void(Outcome)>;

  /// service: outlives the job. deliver: called from the lane's thread, or from whoever takes the waiting job out.
  LiveJob(core::services::GenerationService& service, core::services::live_link::LiveRequest request, core::services::live_link::Answerer answerer, Deliver deliver);
  ~LiveJob() override;

  std::string title() const override;
  core::Result<void> run(core::jobs::JobContext& context) override;

 private:
  void deliver(Outcome outcome);

  core::services::GenerationService& service_;
  core::services::live_link::LiveRequest request_;
  core::services::live_link::Answerer answerer_;
  Deliver deliver_;  // empty once it was called
};

}  // namespace app
