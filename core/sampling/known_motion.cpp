#include "core/sampling/known_motion.h"

#include "core/representation/body_parts.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <cmath>

namespace core::sampling {

namespace {

/// [F, D] to [1, frames, D], zeros behind.
at::Tensor padded(const at::Tensor& rows, std::int64_t frames) {
  auto result = at::zeros({1, frames, rows.size(1)}, rows.options());
  result[0].narrow(0, 0, rows.size(0)).copy_(rows);
  return result;
}

}  // namespace

KnownMotion knownEnds(const at::Tensor& features, double share) {
  const auto frames = features.size(0), kept = static_cast<std::int64_t>(std::floor(share * static_cast<double>(frames)));
  auto mask = at::zeros(features.sizes(), at::kBool);
  mask.narrow(0, 0, kept).fill_(true);
  mask.narrow(0, frames - kept, kept).fill_(true);
  return {features, mask};
}

KnownMotion knownLowerBody(const at::Tensor& features) {
  auto mask = at::zeros(features.sizes(), at::kBool);
  for (const int column : representation::bodyPartColumns(representation::BodyPart::Lower, representation::Contacts::Included)) mask.select(1, column).fill_(true);
  return {features, mask};
}

Result<diffusion::KnownValues> knownValues(const KnownMotion& known, const at::Tensor& mean, const at::Tensor& std, std::int64_t frames) {
  if (!known.features.defined()) return diffusion::KnownValues{};
  const at::IntArrayRef shape = known.features.sizes();
  if (shape.size() != 2 || shape[1] != mean.size(0) || shape[0] < 1 || shape[0] > frames || !known.mask.defined() || known.mask.sizes() != shape) {
    return Error{ErrorCode::InvalidArgument, fmt::format("the known motion must have 1 to {} frames of {} features, and a mask of that shape", frames, mean.size(0))};
  }
  return diffusion::KnownValues{padded((known.features.to(mean.options()) - mean) / std, frames), padded(known.mask.to(mean.device(), at::kBool), frames)};
}

}  // namespace core::sampling
