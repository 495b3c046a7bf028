#pragma once

#include "core/families/remodiffuse/remodiffuse_model.h"

#include <stop_token>

namespace core::sampling {

struct MixtureFitOptions {
  std::int64_t clips = 64;  // at most, spread over the library
  std::int64_t batch = 8;
  std::uint64_t seed = 1;
};

/// The constants of the last steps refitted for a network: of all mixtures of its four predictions that sum to 1 the one nearest to the true motion, in squared error
/// over the kept steps up to 100 and the clips of its own library, each beside others than itself. A closed form (three normal equations), where the authors looked for
/// the least distance of distributions and publish numbers alone. The coarse scale stays. A model with an empty library: kPlainMixture. Errors: Cancelled.
Result<ConditionMixture> fittedMixture(RemodiffuseModel& model, const MixtureFitOptions& options, const std::stop_token& stop = {});

}  // namespace core::sampling
