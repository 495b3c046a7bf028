#include "core/families/smoothed_frames.h"

#include <ATen/ATen.h>

#include <cstdint>

namespace core::families {

at::Tensor smoothedFrames(const at::Tensor& rows, double sigma) {
  const auto radius = static_cast<std::int64_t>(4.0 * sigma + 0.5);
  const auto offsets = at::arange(-radius, radius + 1, at::kDouble);
  auto weights = (-0.5 * (offsets / sigma).square()).exp();
  weights = weights / weights.sum();
  const auto places = (at::arange(rows.size(0), at::kLong).unsqueeze(1) + offsets.to(at::kLong)).clamp(0, rows.size(0) - 1);  // [F, window]
  return (rows.index_select(0, places.reshape({-1})).reshape({rows.size(0), -1, 3}) * weights.unsqueeze(1)).sum(1);
}

}  // namespace core::families
