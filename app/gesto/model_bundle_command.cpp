#include "app/command_line/arguments.h"
#include "app/gesto/commands.h"

#include "core/engine/model_making.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

CommandSpec modelBundleSpec() {
  CommandSpec spec{
      .name = "model bundle",
      .summary =
          "Joins the trained parts of a model into one file: a stylized text-to-motion model of five parts, a T2M-GPT of three, a CrossDiff or another model that is one "
          "part, all in few bits; or an MLD or SMooDi as published, of their parts and an imported text tower. Which one is told by the parts that are named.\n"
          "A card of what the runs know (data, licence, seeds, updates, last numbers) is written beside it, unless there is one.",
      .usage = "--PART FILE ... --out FILE",
      .examples = {"gesto model bundle --vae runs/vae/weights.safetensors --text runs/text/weights.safetensors --denoiser runs/denoiser/weights.safetensors "
                   "--style runs/style/weights.safetensors --adaptor runs/smoodi/weights.safetensors --out models/smoodi-compact.safetensors",
                   "gesto model bundle --vq runs/vq/weights.safetensors --text runs/text/weights.safetensors --gpt runs/gpt/weights.safetensors --out "
                   "models/t2m-gpt.safetensors"},
  };
  for (const auto& family : core::families::modelFamilies()) {
    for (const auto& bundling : family.bundlings) {
      for (const auto& part : bundling.parts) {
        const auto name = "--" + part.name;
        const auto from = part.recipe.empty() ? std::string("an imported file") : "weights.safetensors of the recipe " + part.recipe;
        const auto same = std::find_if(spec.options.begin(), spec.options.end(), [&](const OptionSpec& option) { return option.name == name; });
        // Several families have a text encoder.
        if (same == spec.options.end())
          spec.options.push_back({name, Kind::Text, "FILE", from});
        else if (same->help.find(part.recipe.empty() ? from : part.recipe) == std::string::npos)
          same->help += ", or " + (part.recipe.empty() ? from : "of " + part.recipe);
      }
    }
  }
  spec.options.push_back({"--out", Kind::Text, "FILE", "the bundle to write"});
  return spec;
}

struct Wanted {
  const core::families::ModelFamily* family = nullptr;
  const core::families::Bundling* bundling = nullptr;
};
/// That of which most parts were named, and fewest are missing.
Wanted wantedBundle(const Arguments& arguments) {
  Wanted best;
  std::pair<std::ptrdiff_t, std::ptrdiff_t> fit{-1, 0};
  for (const auto& family : core::families::modelFamilies()) {
    for (const auto& bundling : family.bundlings) {
      const auto& parts = bundling.parts;
      const auto named = std::count_if(parts.begin(), parts.end(), [&](const auto& part) { return arguments.isSet("--" + part.name); });
      const std::pair own{named, named - static_cast<std::ptrdiff_t>(parts.size())};
      if (own > fit) best = {&family, &bundling}, fit = own;
    }
  }
  return best;
}

core::Result<void> bundle(const Arguments& arguments) {
  const auto wanted = wantedBundle(arguments);
  const auto needed = [](const std::string& name) { return core::Error{core::ErrorCode::InvalidArgument, fmt::format("model bundle needs {}", name)}; };
  core::services::BundleRequest request;
  request.family = wanted.family->name;
  for (const auto& part : wanted.bundling->parts) {
    if (!arguments.isSet("--" + part.name)) return needed("--" + part.name);
    request.files[part.name] = arguments.text("--" + part.name);
  }
  if (!arguments.isSet("--out")) return needed("--out");
  request.out = arguments.text("--out");
  const auto report = core::engine::bundleModel(request, [](const auto&) {}, {});
  if (!report) return report.error();
  std::puts(fmt::format("{}: {:.1f} MB, {}model {}", report->file.string(), static_cast<double>(report->bytes) / 1e6,
                        report->styles > 0 ? fmt::format("{} styles, ", report->styles) : std::string(), report->hash)
                .c_str());
  return {};
}

}  // namespace

int runModelBundleCommand(const std::vector<std::string>& arguments) { return runCommand(modelBundleSpec(), arguments, bundle); }

}  // namespace app
