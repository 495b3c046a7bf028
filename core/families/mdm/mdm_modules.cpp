#include "core/families/mdm/mdm_modules.h"

#include "core/diffusion/clean_prediction.h"
#include "core/families/mdm/mdm_generator.h"
#include "core/families/mdm/published_mdm.h"
#include "core/families/module_checks.h"

#include <ATen/ATen.h>

// The MDM modules of the table, in the published variant.
namespace core::families {

namespace {

using diffusion::ReverseStep;
using model::Mdm;

double guidanceSetting(const ModuleSettings& settings, double fallback) {
  const double guidance = settings.number("guidance", fallback);
  require(guidance >= 0.0, "guidance is 0 (off) or above");
  return guidance;
}

at::Tensor motionInput(const ModuleCall& call, const std::string& name, const model::MdmOptions& sizes) {
  auto motion = call.floats(name, {-1, -1, sizes.featureWidth});
  require(motion.size(1) < sizes.positions, name + " has " + std::to_string(motion.size(1)) + " frames, the network reads at most " +
                                                std::to_string(sizes.positions - 1));
  return motion;
}

TensorMap runNetwork(const ModuleCall& call) {
  auto network = required(model::loadMdm(call.weights));
  const auto& sizes = network->options();
  const auto x = motionInput(call, "x", sizes);
  const auto batch = x.size(0);
  const auto timestep = call.integers("timestep", {batch});
  require(timestep.min().item<std::int64_t>() >= 0 && timestep.max().item<std::int64_t>() < sizes.positions,
          "timestep must lie between 0 and " + std::to_string(sizes.positions - 1));
  auto text = call.floats("text", {batch, sizes.textWidth});
  if (call.settings.isOn("null_text", false)) text = at::zeros_like(text);
  at::Tensor mask;
  if (call.settings.isOn("mask_frames", false)) {
    const auto lengths = call.integers("lengths", {batch});
    require(lengths.min().item<std::int64_t>() >= 1 && lengths.max().item<std::int64_t>() <= x.size(1),
            "lengths must lie between 1 and " + std::to_string(x.size(1)));
    mask = at::arange(x.size(1), at::kLong).unsqueeze(0) < lengths.unsqueeze(1);
  }
  return {{"out", sampling::cleanMdm(network, x, timestep, text, guidanceSetting(call.settings, 0.0), mask)}};
}

TensorMap runSample(const ModuleCall& call) {
  auto network = required(model::loadMdm(call.weights));
  const auto& sizes = network->options();
  const auto diffusionSteps = call.settings.integer("diffusion_steps", 1000);
  require(diffusionSteps >= 2 && diffusionSteps <= sizes.positions, "diffusion_steps lies between 2 and " + std::to_string(sizes.positions));
  const auto schedule = required(diffusion::NoiseSchedule::cosine({.trainSteps = static_cast<int>(diffusionSteps)}));
  const auto keep = call.settings.integer("respace", 0);
  require(keep >= 0 && keep <= diffusionSteps, "respace lies between 0 and " + std::to_string(diffusionSteps));
  const auto respacing = required(diffusion::respace(schedule, static_cast<int>(keep)));
  const auto reverse = call.settings.word("sampler", "ddpm", {"ddpm", "ddim"}) == "ddim" ? ReverseStep::Ddim : ReverseStep::Posterior;
  const double guidance = guidanceSetting(call.settings, 2.5);

  auto sample = motionInput(call, "initial", sizes);
  const auto batch = sample.size(0);
  const auto text = call.floats("text", {batch, sizes.textWidth});
  const auto timesteps = call.integers("timesteps", {-1});
  const auto count = timesteps.size(0), kept = static_cast<std::int64_t>(respacing.original.size());
  require(timesteps.min().item<std::int64_t>() >= 0 && timesteps.max().item<std::int64_t>() < kept,
          "timesteps must lie between 0 and " + std::to_string(kept - 1));
  at::Tensor noise, first;
  if (reverse == ReverseStep::Posterior && (timesteps.max().item<std::int64_t>() > 0 || call.hasInput("noise"))) {
    noise = call.floats("noise", {count, batch, sample.size(1), sizes.featureWidth});
  }
  sampling::MdmLoop loop{.text = text,
                         .guidance = guidance,
                         .schedule = {respacing.schedule, respacing.original},
                         .options = {.steps = {}, .reverse = reverse, .known = {}},
                         .draw = [&](std::size_t i) { return noise[static_cast<std::int64_t>(i)]; },
                         .after = [&](std::size_t i, const at::Tensor& reached) { if (i == 0) first = reached; }};
  for (std::int64_t i = 0; i < count; ++i) loop.options.steps.push_back(timesteps[i].item<std::int64_t>());
  sample = required(sampling::runMdm(network, loop, sample));
  return {{"first", first}, {"final", sample}};
}

}  // namespace

void addMdmModules(ModuleTable& table) {
  table["mdm"] = {.run = runNetwork, .settings = {"null_text", "mask_frames", "guidance"}, .needsWeights = true};
  table["mdm-sample"] = {.run = runSample, .settings = {"diffusion_steps", "sampler", "respace", "guidance"}, .needsWeights = true};
}

}  // namespace core::families
