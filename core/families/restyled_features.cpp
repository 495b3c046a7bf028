#include "core/families/restyled_features.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"
#include "core/representation/feature_layout.h"
#include "core/representation/feature_tensors.h"
#include "core/representation/humanml3d_features.h"

#include <ATen/ATen.h>
#include <glm/vec3.hpp>

#include <cmath>
#include <vector>

namespace core::families {

namespace {

/// [F, 22, 3] with the bones of the canonical skeleton in the directions that they have: other lengths would scale the whole path when features are extracted.
at::Tensor withCanonicalBones(const at::Tensor& joints) {
  const auto& parents = representation::bodyTables(representation::Layout::HumanMl3d).parents;
  const auto bones = representation::canonicalOffsets();
  std::vector<at::Tensor> placed{joints.select(1, 0)};
  for (std::size_t i = 1; i < parents.size(); ++i) {
    const auto parent = parents[i];
    const auto bone = joints.select(1, static_cast<std::int64_t>(i)) - joints.select(1, parent);
    const double length = std::sqrt(static_cast<double>(bones[i].x * bones[i].x + bones[i].y * bones[i].y + bones[i].z * bones[i].z));
    placed.push_back(placed[static_cast<std::size_t>(parent)] + bone / bone.norm(2, {1}, true).clamp_min(1e-6) * length);
  }
  return at::stack(placed, 1);
}

}  // namespace

at::Tensor restyledFeatures(const at::Tensor& positions, const at::Tensor& content) {
  constexpr std::int64_t kJointCount = motion::humanml3d::kJointCount, kFeatureCount = motion::humanml3d::kFeatures;
  TORCH_CHECK(positions.dim() == 3 && positions.size(0) >= 1 && positions.size(1) == kJointCount && positions.size(2) == 3, "positions are [T, 22, 3], got ",
              positions.sizes());
  TORCH_CHECK(content.dim() == 2 && content.size(1) == kFeatureCount && content.size(0) >= positions.size(0), "the content is [F, 263] with F at least ",
              positions.size(0), ", got ", content.sizes());
  const auto frames = content.size(0);
  const auto places = at::arange(frames, at::kLong).clamp_max(positions.size(0) - 1);
  const auto all = withCanonicalBones(positions.to(at::kFloat)).index_select(0, places);  // [F, 22, 3]
  auto features = content.to(at::kFloat).clone();
  features.select(1, 3).copy_(all.select(1, 0).select(1, 1));
  features.slice(1, 4, 67).copy_(all.slice(1, 1).reshape({frames, 63}));
  const auto global = representation::recoverJoints(features.unsqueeze(0))[0].contiguous();  // [F, 22, 3]
  const auto* values = global.data_ptr<float>();
  std::vector<glm::vec3> points;
  points.reserve(static_cast<std::size_t>(frames * kJointCount));
  for (std::int64_t i = 0; i < frames * kJointCount; ++i) points.emplace_back(values[3 * i], values[3 * i + 1], values[3 * i + 2]);
  return at::tensor(representation::extractFeaturesOfEveryFrame(std::move(points))).reshape({frames, kFeatureCount});
}

}  // namespace core::families
