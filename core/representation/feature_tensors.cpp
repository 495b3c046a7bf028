#include "core/representation/feature_tensors.h"

#include "core/representation/projection_2d.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace core::representation {

namespace {

/// Columns of a range, as [B, T, size].
at::Tensor columns(const at::Tensor& features, const FeatureRange& range) { return features.slice(-1, range.begin, range.end); }

void checkShape(const at::Tensor& features, const FeatureLayout& layout) {
  TORCH_CHECK(features.dim() == 3 && features.size(2) == layout.width, "features are [B, T, ", layout.width, "], got ", features.sizes());
}

/// The value of row t - 1 in row t, zero in the first.
at::Tensor shifted(const at::Tensor& values) { return at::cat({at::zeros_like(values.slice(1, 0, 1)), values.slice(1, 0, values.size(1) - 1)}, 1); }

}  // namespace

at::Tensor recoverJoints(const at::Tensor& features, Layout layoutName) {
  const FeatureLayout& layout = featureLayout(layoutName);
  checkShape(features, layout);
  const auto batch = features.size(0), frames = features.size(1);
  if (frames == 0) return features.new_zeros({batch, 0, layout.joints, 3});
  const auto angle = 2 * shifted(columns(features, layout.yaw)).cumsum(1);  // [B, T, 1] whole turn, not the stored half
  const auto c = angle.cos(), s = angle.sin();
  const auto velocity = shifted(columns(features, layout.rootVelocity));  // [B, T, 2]
  const auto vx = velocity.slice(2, 0, 1), vz = velocity.slice(2, 1, 2);
  const auto rootX = (c * vx - s * vz).cumsum(1), rootZ = (s * vx + c * vz).cumsum(1);              // [B, T, 1]
  const auto root = at::cat({rootX, columns(features, layout.rootHeight), rootZ}, 2).unsqueeze(2);  // [B, T, 1, 3]
  const auto local = columns(features, layout.positions).reshape({batch, frames, layout.joints - 1, 3});
  const auto x = local.select(3, 0), y = local.select(3, 1), z = local.select(3, 2);   // [B, T, J-1]
  const auto world = at::stack({c * x - s * z + rootX, y, s * x + c * z + rootZ}, 3);  // [B, T, J-1, 3]
  return at::cat({root, world}, 2);
}

at::Tensor localJoints(const at::Tensor& features, Layout layoutName) {
  const FeatureLayout& layout = featureLayout(layoutName);
  checkShape(features, layout);
  const auto batch = features.size(0), frames = features.size(1);
  const auto height = columns(features, layout.rootHeight);
  const auto zero = at::zeros_like(height);
  const auto root = at::cat({zero, height, zero}, 2).unsqueeze(2);  // [B, T, 1, 3]
  return at::cat({root, columns(features, layout.positions).reshape({batch, frames, layout.joints - 1, 3})}, 2);
}

at::Tensor Normalizer::normalize(const at::Tensor& features) const { return (features - mean) / std; }

at::Tensor Normalizer::denormalize(const at::Tensor& features) const { return features * std + mean; }

Normalizer normalizerFromRows(const at::Tensor& rows, Layout layoutName) {
  const FeatureLayout& layout = featureLayout(layoutName);
  TORCH_CHECK(rows.dim() == 2 && rows.size(1) == layout.width && rows.size(0) > 0, "rows are [N, ", layout.width, "], got ", rows.sizes());
  const auto wide = rows.to(at::kDouble);
  const auto deviation = wide.std(0, /*unbiased=*/false);
  auto spread = at::ones_like(deviation);
  for (const auto& group : layout.groups()) {
    const auto mean = deviation.slice(0, group.begin, group.end).mean();
    if (mean.item<double>() > 0.0) spread.slice(0, group.begin, group.end).copy_(mean.expand({group.size()}));
  }
  return {wide.mean(0).to(at::kFloat), spread.to(at::kFloat)};
}

Statistics2d::Statistics2d(Layout layout) : layout_(layout), sum_(at::zeros({featureWidth2d(layout)}, at::kDouble)), squares_(at::zeros_like(sum_)) {}

void Statistics2d::add(const at::Tensor& rows) {
  TORCH_CHECK(rows.dim() == 2 && rows.size(1) == sum_.size(0), "rows are [N, ", sum_.size(0), "], got ", rows.sizes());
  const auto wide = rows.to(at::kDouble);
  sum_ += wide.sum(0);
  squares_ += wide.square().sum(0);
  rows_ += rows.size(0);
}

Normalizer Statistics2d::normalizer() const {
  const double count = static_cast<double>(std::max<std::int64_t>(rows_, 1));
  const auto mean = sum_ / count;
  const auto deviation = (squares_ / count - mean.square()).clamp_min(0.0).sqrt();
  auto spread = at::ones_like(deviation);
  for (const auto& group : featureGroups2d(layout_)) {
    const auto typical = deviation.slice(0, group[0], group[1]).mean();
    if (typical.item<double>() > 1e-6) spread.slice(0, group[0], group[1]).copy_(typical.expand({group[1] - group[0]}));
  }
  return {mean.to(at::kFloat), spread.to(at::kFloat)};
}

}  // namespace core::representation
