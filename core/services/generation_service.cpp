#include "core/services/generation_service.h"

#include <fmt/format.h>

#include <cmath>

namespace core::services {

namespace {
Result<void> within(const char* name, double value, double low, double high, const char* unit = "") {
  if (std::isfinite(value) && value >= low && value <= high) return {};
  return Error{ErrorCode::InvalidArgument, fmt::format("{} must be between {} and {}{}, not {}", name, low, high, unit, value)};
}
}  // namespace

Result<void> validate(const GenerationRequest& request) {
  if (request.prompt.find_first_not_of(" \t\r\n") == std::string::npos) {
    return Error{ErrorCode::InvalidArgument, "the prompt is empty: say what the character does, for example \"a person walks forward\""};
  }
  if (request.prompt.size() > 1000) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("the prompt has {} characters; 1000 is the most", request.prompt.size())};
  }
  if (auto ok = within("the length", request.seconds, 1.0, 9.8, " seconds"); !ok) return ok;
  if (auto ok = within("the content weight w_c", request.contentWeight, 0.0, 20.0); !ok) return ok;
  if (auto ok = within("the style weight w_s", request.styleWeight, 0.0, 10.0); !ok) return ok;
  if (auto ok = within("the classifier scale", request.classifierScale, 0.0, 2.0); !ok) return ok;
  return request.steps == 0 ? Result<void>() : within("the number of steps", request.steps, 5, 1000);
}

Result<void> validate(const RestyleRequest& request) {
  if (request.prompt.size() > 1000) {
    return Error{ErrorCode::InvalidArgument, fmt::format("the prompt has {} characters; 1000 is the most", request.prompt.size())};
  }
  if (auto ok = within("the start", request.from, 0.0, 1e6, " seconds"); !ok) return ok;
  if (auto ok = within("the content weight w_c", request.contentWeight, 0.0, 20.0); !ok) return ok;
  if (auto ok = within("the style weight w_s", request.styleWeight, 0.0, 10.0); !ok) return ok;
  if (auto ok = within("the classifier scale", request.classifierScale, 0.0, 2.0); !ok) return ok;
  if (auto ok = within("the number of steps", request.steps, 5, 200); !ok) return ok;
  return within("the step at which it turns", request.turn, 1, request.steps);
}

}  // namespace core::services
