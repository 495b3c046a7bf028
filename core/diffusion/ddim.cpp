#include "core/diffusion/ddim.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::diffusion {

Result<std::vector<std::int64_t>> ddimTimesteps(const NoiseSchedule& schedule, int steps) {
  const int trainSteps = schedule.trainSteps();
  if (steps < 1 || steps > trainSteps) {
    return Error{ErrorCode::InvalidArgument, fmt::format("the number of sampling steps must lie between 1 and {}, not {}", trainSteps - 1, steps)};
  }
  const std::int64_t stride = trainSteps / steps;
  if ((steps - 1) * stride + 1 >= trainSteps) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{} sampling steps start at timestep {}, the model knows 0 to {}", steps, (steps - 1) * stride + 1, trainSteps - 1)};
  }
  std::vector<std::int64_t> timesteps;
  for (std::int64_t i = steps - 1; i >= 0; --i) timesteps.push_back(i * stride + 1);
  return timesteps;
}

DdimLevels ddimLevels(const NoiseSchedule& schedule, std::int64_t timestep, int steps) {
  return {schedule.alphaBarAt(timestep), schedule.alphaBarAt(timestep - schedule.trainSteps() / steps)};
}

at::Tensor ddimCleanEstimate(const at::Tensor& latent, const at::Tensor& noise, double alphaBar) {
  return (latent - std::sqrt(1.0 - alphaBar) * noise) / std::sqrt(alphaBar);
}

at::Tensor ddimStep(const at::Tensor& latent, const at::Tensor& noise, const DdimLevels& levels, double eta, const at::Tensor& fresh) {
  const auto clean = ddimCleanEstimate(latent, noise, levels.here);
  if (eta <= 0.0) return std::sqrt(levels.next) * clean + std::sqrt(1.0 - levels.next) * noise;
  TORCH_CHECK(fresh.defined(), "a DDIM step with eta ", eta, " needs fresh noise");
  const double sigma = eta * std::sqrt((1.0 - levels.next) / (1.0 - levels.here)) * std::sqrt(std::max(0.0, 1.0 - levels.here / levels.next));
  return std::sqrt(levels.next) * clean + std::sqrt(std::max(0.0, 1.0 - levels.next - sigma * sigma)) * noise + sigma * fresh;
}

at::Tensor ddimInverseStep(const at::Tensor& latent, const at::Tensor& noise, const DdimLevels& levels) {
  const auto clean = ddimCleanEstimate(latent, noise, levels.next);
  return std::sqrt(levels.here) * clean + std::sqrt(1.0 - levels.here) * noise;
}

}  // namespace core::diffusion
