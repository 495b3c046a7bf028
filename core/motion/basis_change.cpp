#include "core/motion/basis_change.h"

#include <fmt/format.h>

#include <stdexcept>

namespace core::motion {

Clip rebased(const Clip& clip, const glm::quat& newFromOld, float scale) {
  if (!(scale > 0.0f)) throw std::invalid_argument(fmt::format("a clip cannot be scaled by {}", scale));
  const auto point = [&](const glm::vec3& p) { return scale * (newFromOld * p); };
  std::vector<Joint> joints;
  for (const auto& joint : clip.skeleton().joints()) joints.push_back({joint.name, joint.parent, point(joint.offset)});
  std::vector<std::pair<int, glm::vec3>> tips;
  for (const auto& [joint, offset] : clip.skeleton().endSites()) tips.emplace_back(joint, point(offset));
  ClipData data = clip.data();
  data.skeleton = std::make_shared<const Skeleton>(std::move(joints), std::move(tips));
  const glm::quat oldFromNew = glm::conjugate(newFromOld);
  for (auto& position : data.rootPositions) position = point(position);
  for (auto& turn : data.rotations) turn = glm::normalize(newFromOld * turn * oldFromNew);
  for (auto& move : data.translations) move = point(move);
  return Clip(std::move(data));
}

}  // namespace core::motion
