#pragma once

#include "core/base/result.h"
#include "core/diffusion/noise_schedule.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

// Reverse steps for networks that predict the clean motion (CrossDiff, MDM).
namespace core::diffusion {

enum class ReverseStep { Posterior, Ddim };  // ancestral with fixed-small variance; deterministic (eta 0)

/// One posterior step from step t to t - 1: coefficient1 clean + coefficient2 current + [t != 0] exp(logvar / 2) fresh.
/// clean, current, fresh [B, ...]; fresh may be undefined at t = 0. Throws c10::Error when it is missing elsewhere.
at::Tensor posteriorStep(const NoiseSchedule& schedule, const at::Tensor& clean, const at::Tensor& current, std::int64_t step, const at::Tensor& fresh);

/// One DDIM step (eta 0) from step t to t - 1 of the same schedule; the level before the first step is 1, so step 0 gives clean.
at::Tensor ddimCleanStep(const NoiseSchedule& schedule, const at::Tensor& clean, const at::Tensor& current, std::int64_t step);

/// Either of the two; fresh is not looked at by DDIM.
at::Tensor reverseStep(ReverseStep kind, const NoiseSchedule& schedule, const at::Tensor& clean, const at::Tensor& current, std::int64_t step, const at::Tensor& fresh);

/// A clean motion noised to the level that lies below `step`: sqrt(a[t-1]) clean + sqrt(1 - a[t-1]) fresh; at step 0 clean itself.
at::Tensor noisedBelow(const NoiseSchedule& schedule, const at::Tensor& clean, std::int64_t step, const at::Tensor& fresh);

/// Fewer steps over the same noise. Steps of `schedule` are indices into the kept list; the network must be told original[index].
struct Respacing {
  NoiseSchedule schedule;
  std::vector<std::int64_t> original;  // ascending
};

/// Keeps the steps 0, s, 2s, ... with the smallest stride s that gives exactly `keep` of them (published "ddimN").
/// keep 0: every step. Errors: InvalidArgument when keep is outside 0 to T or no stride gives that number.
Result<Respacing> respace(const NoiseSchedule& schedule, int keep);

/// What is already known of a clean motion, for in-painting: the prediction is overwritten there before each step.
struct KnownValues {
  at::Tensor values;  // float, the shape of the motion; undefined: nothing is known
  at::Tensor mask;    // bool, the same shape, true = known

  at::Tensor applied(const at::Tensor& clean) const;
};

}  // namespace core::diffusion
