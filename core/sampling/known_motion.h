#pragma once

#include "core/base/result.h"
#include "core/diffusion/clean_prediction.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace core::sampling {

/// What is known of the motion that is made: in-betweening, or new arms on given legs.
struct KnownMotion {
  at::Tensor features;  // float [F, 263], not normalized; undefined: nothing is known
  at::Tensor mask;      // bool [F, 263], true where features hold
};
/// The first and last quarter of a motion, as MDM's in-betweening; share of the frames at each end.
KnownMotion knownEnds(const at::Tensor& features, double share = 0.25);
/// Everything that belongs to the lower body, contacts included: the arms and spine are made.
KnownMotion knownLowerBody(const at::Tensor& features);

/// The same as a reverse loop wants it: normalized by mean and std [263], [1, frames, 263], nothing known behind its end.
/// Errors: InvalidArgument when it has no frame, more than `frames`, or a mask of another shape.
Result<diffusion::KnownValues> knownValues(const KnownMotion& known, const at::Tensor& mean, const at::Tensor& std, std::int64_t frames);

}  // namespace core::sampling
