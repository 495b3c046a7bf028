#include "core/diffusion/dpm_solver.h"

#include <ATen/ATen.h>

#include <cmath>

namespace core::diffusion {

Result<std::vector<std::int64_t>> solverTimesteps(const NoiseSchedule& schedule, int steps, Solver solver) {
  auto timesteps = ddimTimesteps(schedule, steps);
  if (!timesteps || solver == Solver::Ddim) return timesteps;
  const std::int64_t stride = schedule.trainSteps() / steps;
  for (std::size_t i = 0; i < timesteps->size(); ++i) (*timesteps)[i] = (steps - static_cast<std::int64_t>(i)) * stride - 1;
  return timesteps;
}

at::Tensor DpmSolver::step(const at::Tensor& latent, const at::Tensor& noise, const DdimLevels& levels, bool isLast) {
  const auto logRatio = [](double alphaBar) { return 0.5 * std::log(alphaBar / (1.0 - alphaBar)); };
  const double distance = logRatio(levels.next) - logRatio(levels.here);
  const auto clean = ddimCleanEstimate(latent, noise, levels.here);
  const auto ahead = clean_.defined() && !isLast ? clean + (0.5 * distance / distance_) * (clean - clean_) : clean;
  clean_ = clean;
  distance_ = distance;
  return std::sqrt((1.0 - levels.next) / (1.0 - levels.here)) * latent - std::sqrt(levels.next) * std::expm1(-distance) * ahead;
}

}  // namespace core::diffusion
