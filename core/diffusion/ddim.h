#pragma once

#include "core/base/result.h"
#include "core/diffusion/noise_schedule.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

// Denoising diffusion implicit models (Song et al. 2021, eq. 12), for networks that predict the noise.
namespace core::diffusion {

/// The timesteps of a run of so many steps in sampling order (descending): i * (T / steps) + 1 for i = steps - 1 .. 0,
/// integer division, as published ("leading" spacing, offset 1).
/// Errors: InvalidArgument when steps is below 1 or the first timestep would lie outside the schedule.
Result<std::vector<std::int64_t>> ddimTimesteps(const NoiseSchedule& schedule, int steps);

/// The two signal levels of one step. The lower one of the last step is that of index 0.
struct DdimLevels {
  double here = 1.0;  // alpha bar at the timestep
  double next = 1.0;  // alpha bar one stride below
};
DdimLevels ddimLevels(const NoiseSchedule& schedule, std::int64_t timestep, int steps);

/// (latent - sqrt(1 - a) noise) / sqrt(a).
at::Tensor ddimCleanEstimate(const at::Tensor& latent, const at::Tensor& noise, double alphaBar);

/// One step from levels.here to levels.next. eta 0 is deterministic; 1 has the variance of the ancestral sampler and needs
/// fresh, normal draws of the latent's shape (throws when they are missing).
at::Tensor ddimStep(const at::Tensor& latent, const at::Tensor& noise, const DdimLevels& levels, double eta = 0.0, const at::Tensor& fresh = {});

/// The same deterministic formula upwards: from levels.next to levels.here, with the noise predicted at levels.here's timestep.
at::Tensor ddimInverseStep(const at::Tensor& latent, const at::Tensor& noise, const DdimLevels& levels);

}  // namespace core::diffusion
