#pragma once

#include "core/motion/kinematics.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>

#include <span>

namespace core::motion {

/// A leg of any skeleton: each joint hangs from the one before it.
struct LegJoints {
  int hip, knee, ankle, toe;  // toe -1: none
};

/// The turns of hip, knee and ankle with which the leg of a pose has its ankle and toe elsewhere, by two-bone IK. The twist is kept as far as the new directions allow.
/// toe: only its direction from the ankle counts; may be null. locals [J]: of that pose, parentFromJoint; those three are changed.
void placeLeg(const LegJoints& leg, const Skeleton& skeleton, const WorldPose& pose, const glm::vec3& ankle, const glm::vec3* toe, std::span<glm::quat> locals);

}  // namespace core::motion
