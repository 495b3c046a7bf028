#pragma once

#include "app/command_line/arguments.h"
#include "core/services/generation_service.h"

#include <string>
#include <vector>

namespace app {

/// --model, --style, --wc, --ws, --classifier-scale, --steps and --seed, for commands that sample. Ranges are those of core/services/generation_limits.h.
/// classifierScale: that the command takes without the option; steps: what help says of --steps.
std::vector<OptionSpec> samplingOptionSpecs(double classifierScale, int mostSteps, const std::string& steps);

/// --style: nothing or "none", a style by name, or a file. A name has no dot and no slash; what looks like a file is one, so that a mistyped path is
/// reported as a missing file.
core::services::StyleReference styleArgument(const std::string& text);

/// What those options say into a request (generation or restyling); what they do not say stays.
template <class Request>
void takeSamplingOptions(const Arguments& arguments, Request& request) {
  request.style = styleArgument(arguments.text("--style"));
  request.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  if (arguments.isSet("--wc")) request.guidance.contentWeight = arguments.number("--wc", 0.0);
  request.guidance.styleWeight = arguments.number("--ws", request.guidance.styleWeight);
  request.guidance.classifierScale = arguments.number("--classifier-scale", request.guidance.classifierScale);
  if (arguments.isSet("--steps")) request.steps = static_cast<int>(arguments.integer("--steps", 1));
  request.model = arguments.text("--model", request.model);
}

}  // namespace app
