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

at::Tensor motionInput(const ModuleCall& call, const std::string& name, const model::MdmOptions& sizes) {
  auto motion = call.floats(name, {-1, -1, sizes.featureWidth});
  require(motion.size(1) < sizes.positions,
          name + " has " + std::to_string(motion.size(1)) + " frames, the network reads at most " + std::to_string(sizes.positions - 1));
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
  if (call.settings.isOn("null_text")) text = at::zeros_like(text);
  at::Tensor mask;
  if (call.settings.isOn("mask_frames")) {
    const auto lengths = call.integers("lengths", {batch});
    require(lengths.min().item<std::int64_t>() >= 1 && lengths.max().item<std::int64_t>() <= x.size(1), "lengths must lie between 1 and " + std::to_string(x.size(1)));
    mask = at::arange(x.size(1), at::kLong).unsqueeze(0) < lengths.unsqueeze(1);
  }
  return {{"out", sampling::cleanMdm(network, x, timestep, text, call.settings.number("guidance"), mask)}};
}

TensorMap runSample(const ModuleCall& call) {
  auto network = required(model::loadMdm(call.weights));
  const auto& sizes = network->options();
  const auto diffusionSteps = call.settings.integer("diffusion_steps");
  require(diffusionSteps <= sizes.positions, "diffusion_steps lies between 2 and " + std::to_string(sizes.positions));
  const auto schedule = required(diffusion::NoiseSchedule::cosine({.trainSteps = static_cast<int>(diffusionSteps)}));
  const auto keep = call.settings.integer("respace");
  require(keep <= diffusionSteps, "respace lies between 0 and " + std::to_string(diffusionSteps));
  const auto respacing = required(diffusion::respace(schedule, static_cast<int>(keep)));
  const auto reverse = call.settings.text("sampler") == "ddim" ? ReverseStep::Ddim : ReverseStep::Posterior;
  const double guidance = call.settings.number("guidance");

  auto sample = motionInput(call, "initial", sizes);
  const auto batch = sample.size(0);
  const auto text = call.floats("text", {batch, sizes.textWidth});
  const auto timesteps = call.integers("timesteps", {-1});
  const auto count = timesteps.size(0), kept = static_cast<std::int64_t>(respacing.original.size());
  require(timesteps.min().item<std::int64_t>() >= 0 && timesteps.max().item<std::int64_t>() < kept, "timesteps must lie between 0 and " + std::to_string(kept - 1));
  at::Tensor noise, first;
  if (reverse == ReverseStep::Posterior && (timesteps.max().item<std::int64_t>() > 0 || call.hasInput("noise"))) {
    noise = call.floats("noise", {count, batch, sample.size(1), sizes.featureWidth});
  }
  sampling::MdmLoop loop{.text = text,
                         .guidance = guidance,
                         .schedule = {respacing.schedule, respacing.original},
                         .options = {.steps = {}, .reverse = reverse, .known = {}},
                         .draw = [&](std::size_t i) { return noise[static_cast<std::int64_t>(i)]; },
                         .after =
                             [&](std::size_t i, const at::Tensor& reached) {
                               if (i == 0) first = reached;
                             }};
  for (std::int64_t i = 0; i < count; ++i) loop.options.steps.push_back(timesteps[i].item<std::int64_t>());
  sample = required(sampling::runMdm(network, loop, sample));
  return {{"first", first}, {"final", sample}};
}

}  // namespace

void addMdmModules(ModuleTable& table) {
  const auto guidance = [](double usual) { return base::numberSetting("guidance", usual, 0, 1000, "classifier-free guidance; 0: off"); };
  table["mdm"] = {.run = runNetwork,
                  .settings = {base::switchSetting("null_text", false, "without the text"), base::switchSetting("mask_frames", false, "hide what lies beyond lengths"),
                               guidance(0.0)},
                  .needsWeights = true};
  table["mdm-sample"] = {
      .run = runSample,
      .settings = {base::integerSetting("diffusion_steps", 1000, 2, 1'000'000, "of the schedule"), base::wordSetting("sampler", {"ddpm", "ddim"}, "how a step goes back"),
                   base::integerSetting("respace", 0, 0, 1'000'000, "steps to keep; 0: all"), guidance(2.5)},
      .needsWeights = true};
}

}  // namespace core::families
