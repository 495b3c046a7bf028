#include "app/serve/live_job.h"

#include <exception>
#include <string>
#include <utility>

namespace app {

using core::services::live_link::LiveAnswer;
using core::services::live_link::Refusal;

LiveJob::LiveJob(core::services::GenerationService& service, core::services::live_link::LiveRequest request, core::services::live_link::Answerer answerer,
                 Deliver deliver)
    : service_(service), request_(std::move(request)), answerer_(std::move(answerer)), deliver_(std::move(deliver)) {}

LiveJob::~LiveJob() { deliver(Refusal{503, "model_unavailable", "the server was stopped before the motion was made", 5}); }

std::string LiveJob::title() const {
  const auto& spans = request_.request.plan.spans;
  return spans.empty() ? request_.request.prompt : spans.front().prompt;
}

core::Result<void> LiveJob::run(core::jobs::JobContext& context) {
  try {
    auto outcome = core::services::live_link::perform(
        service_, request_, answerer_, [&context](const core::jobs::Progress& progress) { context.report(progress); }, context.stopToken());
    core::Result<void> ended = {};
    if (const auto* refusal = std::get_if<Refusal>(&outcome))
      ended = core::Error{context.stopToken().stop_requested() ? core::ErrorCode::Cancelled : core::ErrorCode::InvalidArgument, refusal->message};
    deliver(std::move(outcome));
    return ended;
  } catch (const std::exception& error) {
    // LibTorch adds a stack trace below its first line. The queue makes a failed job of it.
    const std::string text = error.what();
    deliver(Refusal{500, "internal_error", "by a mistake of this program: " + text.substr(0, text.find('\n')), {}});
    throw;
  }
}

void LiveJob::deliver(Outcome outcome) {
  if (auto once = std::exchange(deliver_, nullptr)) once(std::move(outcome));
}

}  // namespace app
