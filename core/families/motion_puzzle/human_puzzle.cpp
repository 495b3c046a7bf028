#include "core/families/motion_puzzle/human_puzzle.h"

#include "core/families/motion_puzzle/body_graph.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"
#include "core/representation/feature_tensors.h"

#include <ATen/ATen.h>

#include <vector>

namespace core::model {

namespace {

constexpr std::int64_t kJoints = motion::humanml3d::kJointCount, kWidth = motion::humanml3d::kFeatures;

/// Joint of each node.
at::Tensor jointOfNode() {
  std::vector<std::int64_t> joints(humanNodes().begin(), humanNodes().end());
  return at::tensor(joints, at::kLong);
}

}  // namespace

at::Tensor puzzleOf(const at::Tensor& features) {
  TORCH_CHECK(features.dim() == 3 && features.size(2) == kWidth, "features are [B, F, 263], got ", features.sizes());
  const auto batch = features.size(0), frames = features.size(1);
  const auto positions = representation::localJoints(features);  // [B, F, 22, 3]
  const auto straight = at::tensor({1.f, 0.f, 0.f, 0.f, 1.f, 0.f}, features.options()).expand({batch, frames, 6});
  const auto& layout = representation::featureLayout(representation::Layout::HumanMl3d);
  const auto axes = at::cat({straight, features.slice(2, layout.rotations.begin, layout.rotations.end)}, 2).reshape({batch, frames, kJoints, 6});
  const auto velocities = features.slice(2, layout.velocities.begin, layout.velocities.end).reshape({batch, frames, kJoints, 3});
  return at::cat({positions, axes, velocities}, 3).index_select(2, jointOfNode().to(features.device())).permute({0, 3, 2, 1}).contiguous();  // [B, 12, 22, F]
}

at::Tensor PuzzleNormalizer::normalize(const at::Tensor& motion) const { return (motion - mean.reshape({1, -1, 1, 1})) / std.reshape({1, -1, 1, 1}); }
at::Tensor PuzzleNormalizer::denormalize(const at::Tensor& motion) const { return motion * std.reshape({1, -1, 1, 1}) + mean.reshape({1, -1, 1, 1}); }

PuzzleNormalizer puzzleNormalizer(const at::Tensor& motions) {
  const auto rows = motions.permute({1, 0, 2, 3}).reshape({motions.size(1), -1}).to(at::kDouble);
  const auto groups = rows.std(1).reshape({-1, 3}).mean(1, true).expand({-1, 3}).reshape({-1});
  return {rows.mean(1).to(at::kFloat), at::where(groups > 1e-8, groups, at::ones_like(groups)).to(at::kFloat)};
}

at::Tensor positionsOf(const at::Tensor& made) {
  TORCH_CHECK(made.dim() == 3 && made.size(0) == 12 && made.size(1) == kJoints, "the motion made is [12, 22, T], got ", made.sizes());
  return made.permute({2, 1, 0}).index_select(1, at::argsort(jointOfNode()).to(made.device())).narrow(2, 0, 3);
}

}  // namespace core::model
