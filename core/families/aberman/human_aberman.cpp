#include "core/families/aberman/human_aberman.h"

#include "core/families/aberman/joint_tree.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"
#include "core/representation/feature_layout.h"
#include "core/representation/feature_tensors.h"

#include <ATen/ATen.h>

#include <vector>

namespace core::model {

namespace {

constexpr std::int64_t kWidth = motion::humanml3d::kFeatures, kMoved = motion::humanml3d::kJointCount - 1;

/// The arms' begin at the chest, without its rotation.
const std::vector<std::vector<int>>& chains() { return representation::bodyTables(representation::Layout::HumanMl3d).chains; }

const at::Tensor& boneVectors() {
  static const at::Tensor vectors = [] {
    std::vector<float> values;
    for (const auto& bone : representation::canonicalOffsets()) values.insert(values.end(), {bone.x, bone.y, bone.z});
    return at::tensor(values).reshape({-1, 3}) * kUnitsPerMetre;
  }();
  return vectors;
}

at::Tensor inverseOf(const at::Tensor& q) { return at::cat({q.narrow(-1, 0, 1), -q.narrow(-1, 1, 3)}, -1); }

/// The shortest turn from a direction [3] to directions [..., 3]; half a turn about x where they are opposite.
at::Tensor betweenDirections(const at::Tensor& from, const at::Tensor& to) {
  const auto unit = [](const at::Tensor& v) { return v / v.norm(2, {-1}, true).clamp_min(1e-8); };
  const auto v = unit(to), u = unit(from.to(to.device())).expand_as(v);
  const auto w = 1.0 + (u * v).sum(-1, true);
  const auto half = at::tensor({0.f, 1.f, 0.f, 0.f}, v.options()).expand({v.size(0), v.size(1), 4});
  return at::where(w < 1e-6, half, unitQuaternions(at::cat({w, at::linalg_cross(u, v)}, -1)));
}

void checkFeatures(const at::Tensor& features) { TORCH_CHECK(features.dim() == 3 && features.size(2) == kWidth, "features are [B, F, 263], got ", features.sizes()); }

}  // namespace

at::Tensor humanContent(const at::Tensor& features) {
  checkFeatures(features);
  const auto joints = representation::localJoints(features);  // [B, F, 22, 3]
  std::vector<at::Tensor> local(kMoved);
  for (const auto& chain : chains()) {
    at::Tensor before;
    for (std::size_t i = 1; i < chain.size(); ++i) {
      const auto turned = betweenDirections(boneVectors()[chain[i]], joints.select(2, chain[i]) - joints.select(2, chain[i - 1]));
      local[static_cast<std::size_t>(chain[i]) - 1] = before.defined() ? quaternionProduct(inverseOf(before), turned) : turned;
      before = turned;
    }
  }
  auto q = at::stack(local, 2);  // [B, F, 21, 4]
  q = at::cat({at::where(q.slice(1, 0, 1).narrow(-1, 0, 1) < 0.0, -q.slice(1, 0, 1), q.slice(1, 0, 1)), q.slice(1, 1)}, 1);
  // A frame's sign follows the one before.
  const auto together = (q.slice(1, 1) * q.slice(1, 0, -1)).sum(-1, true);
  const auto flips = at::where(together < 0.0, -at::ones_like(together), at::ones_like(together));
  q = q * at::cat({at::ones_like(q.slice(1, 0, 1).narrow(-1, 0, 1)), flips}, 1).cumprod(1);
  return at::cat({q.flatten(2), features.slice(2, 0, 4)}, 2).transpose(1, 2).contiguous();
}

at::Tensor humanStyle(const at::Tensor& features) {
  checkFeatures(features);
  auto places = features.slice(2, 4, 67).reshape({features.size(0), features.size(1), kMoved, 3}).clone();
  places.select(3, 1).sub_(features.slice(2, 3, 4));
  return (at::cat({places.flatten(2), features.slice(2, 0, 4)}, 2) * kUnitsPerMetre).transpose(1, 2).contiguous();
}

at::Tensor humanPositions(const at::Tensor& rotations) {
  TORCH_CHECK(rotations.dim() == 3 && rotations.size(1) == kHumanRotations, "rotations are [B, 84, F], got ", rotations.sizes());
  const auto batch = rotations.size(0), frames = rotations.size(2);
  const auto q = unitQuaternions(rotations.to(at::kFloat).transpose(1, 2).reshape({batch, frames, kMoved, 4}));
  std::vector<at::Tensor> places(motion::humanml3d::kJointCount);
  places[0] = at::zeros({batch, frames, 3}, q.options());
  const auto bones = boneVectors().to(q.device());
  for (const auto& chain : chains()) {
    at::Tensor turned;
    for (std::size_t i = 1; i < chain.size(); ++i) {
      const auto own = q.select(2, chain[i] - 1);
      turned = turned.defined() ? quaternionProduct(turned, own) : own;
      places[static_cast<std::size_t>(chain[i])] = places[static_cast<std::size_t>(chain[i - 1])] + turnedVectors(turned, bones[chain[i]]);
    }
  }
  return at::stack(places, 2).slice(2, 1).flatten(2).transpose(1, 2);  // [B, 63, F]
}

at::Tensor placedPositions(const at::Tensor& positions, const at::Tensor& content) {
  TORCH_CHECK(positions.dim() == 2 && positions.size(0) == 63 && content.dim() == 2 && content.size(1) == kWidth && content.size(0) >= positions.size(1),
              "positions are [63, F] and the content [F, 263], got ", positions.sizes(), " and ", content.sizes());
  const auto frames = positions.size(1);
  const auto height = content.narrow(0, 0, frames).slice(1, 3, 4).unsqueeze(1);  // [F, 1, 1]
  const auto joints = positions.t().reshape({frames, kMoved, 3}) / kUnitsPerMetre;
  const auto all = at::cat({at::zeros({frames, 1, 3}), joints}, 1).clone();
  all.slice(2, 1, 2).add_(height);
  return all;
}

}  // namespace core::model
