#include "core/services/generation_service.h"

#include "core/base/utf8.h"
#include "core/services/generation_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::services {

namespace {
Result<void> within(const char* name, double value, const limits::Range& range, const char* unit = "") {
  if (std::isfinite(value) && value >= range.lowest && value <= range.highest) return {};
  return Error{ErrorCode::InvalidArgument, fmt::format("{} must be between {} and {}{}, not {}", name, range.lowest, range.highest, unit, value)};
}

template <class Request>
Result<void> weights(const Request& request) {
  if (request.guidance.contentWeight) {
    if (auto ok = within("the content weight w_c", *request.guidance.contentWeight, limits::kContentWeight); !ok) return ok;
  }
  if (auto ok = within("the style weight w_s", request.guidance.styleWeight, limits::kStyleWeight); !ok) return ok;
  return within("the classifier scale", request.guidance.classifierScale, limits::kClassifierScale);
}

Result<void> fits(const std::string& prompt) {
  const auto count = base::characterCount(prompt);
  if (count <= limits::kMostPromptCharacters) return {};
  return Error{ErrorCode::InvalidArgument, fmt::format("the prompt has {} characters; {} is the most", count, limits::kMostPromptCharacters)};
}

// A second style is mixed with what is there.
Result<void> validateMix(const GenerationRequest& request) {
  const auto isStyle = [](const StyleReference& style) { return style.kind != StyleReference::Kind::None; };
  const auto& spans = request.plan.spans;
  const auto isStyled = [&](const PlanSpan& span) { return isStyle(span.style.value_or(request.style)); };
  if (!isStyle(request.plan.course.mix) || (spans.empty() ? isStyle(request.style) : std::any_of(spans.begin(), spans.end(), isStyled))) return {};
  return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" is to be mixed with a style, and there is none", styleText(request.plan.course.mix))};
}

// Without spans, prompt and seconds are the plan.
Result<void> validateAction(const GenerationRequest& request) {
  if (!request.plan.spans.empty()) return {};
  if (request.prompt.find_first_not_of(" \t\r\n") == std::string::npos)
    return Error{ErrorCode::InvalidArgument, "the prompt is empty: say what the character does, for example \"a person walks forward\""};
  if (auto ok = fits(request.prompt); !ok) return ok;
  return within("the length", request.seconds, limits::kSeconds, " seconds");
}
}  // namespace

Result<void> GenerationService::generateAll(std::span<const GenerationRequest> requests, const Answered& answered, const jobs::ProgressSink& progress,
                                            std::stop_token stop) {
  for (std::size_t i = 0; i < requests.size(); ++i) {
    progress({"making motions", static_cast<std::int64_t>(i), static_cast<std::int64_t>(requests.size())});
    auto answer = generate(requests[i], {}, stop);
    if (!answer && answer.error().code == ErrorCode::Cancelled) return answer.error();
    answered(i, std::move(answer));
  }
  return {};
}

double lengthOf(const GenerationRequest& request) { return request.plan.spans.empty() ? request.seconds : request.plan.spans.back().end; }

Result<void> validate(const GenerationRequest& request) {
  if (auto ok = validate(request.plan, lengthOf(request)); !ok) return ok;
  if (auto ok = validateAction(request); !ok) return ok;
  if (auto ok = validateMix(request); !ok) return ok;
  if (auto ok = weights(request); !ok) return ok;
  if (auto ok = within("the number of motions to choose from", request.candidates, {1, limits::kMostCandidates, 1}); !ok) return ok;
  if (request.nearClips.size() > kMostNearClips)
    return Error{ErrorCode::InvalidArgument, fmt::format("a motion is made beside {} clips at most, not {}", kMostNearClips, request.nearClips.size())};
  return request.steps ? within("the number of steps", *request.steps, {limits::kFewestSteps, limits::kMostSteps, 50}) : Result<void>();
}

Result<void> validate(const RestyleRequest& request) {
  if (auto ok = fits(request.prompt); !ok) return ok;
  if (auto ok = within("the start", request.from, {0.0, 1e6, 0.0}, " seconds"); !ok) return ok;
  if (auto ok = weights(request); !ok) return ok;
  if (auto ok = within("the number of steps", request.steps, {limits::kFewestSteps, limits::kMostInvertedSteps, 50}); !ok) return ok;
  if (auto ok = validate(request.parts); !ok) return ok;
  if (auto ok = within("the number of the person", request.person, {1.0, 10'000.0, 1.0}); !ok) return ok;
  if (auto ok = within("the video's rate", request.videoFps, {1.0, 480.0, 30.0}, " frames per second"); !ok) return ok;
  return within("the step at which it turns", request.turn, {1.0, static_cast<double>(request.steps), 1.0});
}

}  // namespace core::services
