#include "core/motion/kinematics.h"

#include <glm/gtc/quaternion.hpp>

namespace core::motion {

namespace {

WorldPose forward(const Skeleton& skeleton, const glm::vec3& root, std::span<const glm::quat> rotations, std::span<const glm::vec3> translations) {
  const auto count = static_cast<std::size_t>(skeleton.jointCount());
  WorldPose world{std::vector<glm::vec3>(count), std::vector<glm::quat>(count)};
  for (std::size_t i = 0; i < count; ++i) {
    const Joint& joint = skeleton.joints()[i];
    if (joint.parent < 0) {
      world.positions[i] = root;
      world.rotations[i] = rotations[i];
      continue;
    }
    const auto parent = static_cast<std::size_t>(joint.parent);
    const glm::vec3 offset = translations.empty() ? joint.offset : translations[i];
    world.positions[i] = world.positions[parent] + world.rotations[parent] * offset;
    world.rotations[i] = world.rotations[parent] * rotations[i];
  }
  return world;
}

}  // namespace

WorldPose worldPose(const Clip& clip, int frame) { return forward(clip.skeleton(), clip.rootPosition(frame), clip.rotations(frame), clip.translations(frame)); }

WorldPose worldPose(const Skeleton& skeleton, const Pose& pose) { return forward(skeleton, pose.rootPosition, pose.rotations, pose.translations); }

std::vector<glm::vec3> worldPositions(const Clip& clip) {
  std::vector<glm::vec3> all;
  all.reserve(static_cast<std::size_t>(clip.frameCount()) * static_cast<std::size_t>(clip.jointCount()));
  for (int frame = 0; frame < clip.frameCount(); ++frame) {
    const WorldPose world = worldPose(clip, frame);
    all.insert(all.end(), world.positions.begin(), world.positions.end());
  }
  return all;
}

std::vector<glm::vec3> restPositions(const Skeleton& skeleton) {
  const Pose rest{skeleton.joint(0).offset, std::vector<glm::quat>(static_cast<std::size_t>(skeleton.jointCount()), glm::quat(1, 0, 0, 0)), {}};
  return worldPose(skeleton, rest).positions;
}

}  // namespace core::motion
