#pragma once

#include "core/diffusion/clean_prediction.h"

namespace core::sampling {

/// How a reverse loop over the clean motion is taken.
struct RespacedSteps {
  diffusion::Respacing respacing;
  diffusion::ReverseStep reverse;
};

/// The most steps of a schedule, not more than asked for, that a whole stride gives: all of them by the posterior, as the authors of
/// CrossDiff and MDM do, fewer by DDIM. steps outside 1 to T are brought inside.
RespacedSteps respacedSteps(const diffusion::NoiseSchedule& schedule, int steps);

}  // namespace core::sampling
