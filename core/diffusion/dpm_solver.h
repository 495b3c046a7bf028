#pragma once

#include "core/base/result.h"
#include "core/diffusion/ddim.h"
#include "core/diffusion/noise_schedule.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace core::diffusion {

/// How the reverse process is solved where no noise is added on the way.
enum class Solver {
  Ddim,  // as published: of first order, "leading" timesteps
  Dpm,   // DpmSolver from the noisiest level on ("trailing" timesteps): in 20 steps as near to what 200 give as DDIM in 50 (resources/reports/speed.md)
};

/// The timesteps of a run of so many steps in sampling order (descending). Ddim: ddimTimesteps(). Dpm: i * (T / steps) - 1 for i = steps .. 1, integer division
/// (Lin et al. 2024, Common diffusion noise schedules, section 3.3). ddimLevels() holds for both. Errors: as ddimTimesteps().
Result<std::vector<std::int64_t>> solverTimesteps(const NoiseSchedule& schedule, int steps, Solver solver);

/// DPM-Solver++(2M) (Lu et al. 2022, algorithm 2): a step takes the clean estimate as a line through that of the step before, in the logarithm of the ratio of
/// signal and noise. Of one run: the steps are given in order. The first and the last are of first order, which is DDIM's step.
class DpmSolver {
 public:
  /// latent and noise [B, N, D], as ddimStep() without fresh noise.
  at::Tensor step(const at::Tensor& latent, const at::Tensor& noise, const DdimLevels& levels, bool isLast);

 private:
  at::Tensor clean_;       // of the step before
  double distance_ = 0.0;  // that it went, in the logarithm
};

}  // namespace core::diffusion
