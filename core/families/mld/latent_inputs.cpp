#include "core/families/mld/latent_inputs.h"

#include "core/families/module_checks.h"

#include <ATen/ATen.h>

namespace core::families {

const diffusion::NoiseSchedule& publishedSchedule() {
  static const auto schedule = required(diffusion::NoiseSchedule::scaledLinear());
  return schedule;
}

at::Tensor timestepsInput(const ModuleCall& call, std::int64_t batch) {
  auto timestep = call.integers("timestep", {batch});
  require(timestep.min().item<std::int64_t>() >= 0 && timestep.max().item<std::int64_t>() < publishedSchedule().trainSteps(), "timestep must lie between 0 and 999");
  return timestep;
}

at::Tensor motionInput(const ModuleCall& call, const std::string& name, std::int64_t batch, std::int64_t width, std::int64_t maxFrames) {
  auto motion = call.floats(name, {batch, -1, width});
  require(motion.size(1) <= maxFrames, name + " has " + std::to_string(motion.size(1)) + " frames, the network reads at most " + std::to_string(maxFrames));
  return motion;
}

at::Tensor lengthsInput(const ModuleCall& call, const std::string& name, std::int64_t batch, std::int64_t maxFrames) {
  auto lengths = call.integers(name, {batch});
  require(lengths.min().item<std::int64_t>() >= 1 && lengths.max().item<std::int64_t>() <= maxFrames, name + " must lie between 1 and " + std::to_string(maxFrames));
  return lengths;
}

}  // namespace core::families
