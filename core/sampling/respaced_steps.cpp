#include "core/sampling/respaced_steps.h"

#include <algorithm>
#include <utility>

namespace core::sampling {

RespacedSteps respacedSteps(const diffusion::NoiseSchedule& schedule, int steps) {
  const int all = schedule.trainSteps();
  for (int keep = std::clamp(steps, 1, all); keep > 1; --keep) {
    if (auto respacing = diffusion::respace(schedule, keep)) {
      return {std::move(*respacing), keep == all ? diffusion::ReverseStep::Posterior : diffusion::ReverseStep::Ddim};
    }
  }
  return {std::move(*diffusion::respace(schedule, 1)), diffusion::ReverseStep::Ddim};
}

}  // namespace core::sampling
