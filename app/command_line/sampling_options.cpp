#include "app/command_line/sampling_options.h"

#include "core/services/generation_limits.h"

#include <fmt/format.h>

namespace app {

namespace limits = core::services::limits;
using core::services::StyleReference;
using Kind = OptionSpec::Kind;

std::vector<OptionSpec> samplingOptionSpecs(double classifierScale, int mostSteps, const std::string& steps) {
  const auto number = [](const char* name, const limits::Range& range, const std::string& help) {
    return OptionSpec{name, Kind::Number, "X", fmt::format("{}, {:g} to {:g}", help, range.lowest, range.highest), range.lowest, range.highest};
  };
  auto content = number("--wc", limits::kContentWeight, "content weight: how closely the text is followed");
  auto style = number("--ws", limits::kStyleWeight, "style weight");
  auto classifier = number("--classifier-scale", limits::kClassifierScale, "pull towards the style by its classifier");
  content.help += std::string(" (the model's own)");
  style.help += fmt::format(" ({:g})", limits::kStyleWeight.usual);
  classifier.help += fmt::format(" ({:g})", classifierScale);
  return {{"--style", Kind::Text, "STYLE", "a style of `gesto styles`, or a motion file of your own; none without it"},
          content,
          style,
          classifier,
          {"--steps", Kind::Integer, "N", steps, limits::kFewestSteps, static_cast<double>(mostSteps)},
          {"--seed", Kind::Integer, "N", "the same seed gives the same motion (1)", 0, 9e15},
          {"--model", Kind::Text, "NAME", "a model of `gesto model list` (default), or the .safetensors file of one, imported ones included"}};
}

StyleReference styleArgument(const std::string& text) { return core::services::styleFrom(text); }

}  // namespace app
