#pragma once

#include "core/motion/clip.h"

namespace core::motion {

/// World positions and rotations of all joints of one frame, [J] each.
struct WorldPose {
  std::vector<glm::vec3> positions;  // metres
  std::vector<glm::quat> rotations;  // worldFromJoint
};

/// Forward kinematics.
WorldPose worldPose(const Clip& clip, int frame);
WorldPose worldPose(const Skeleton& skeleton, const Pose& pose);

/// World positions of every frame, [F * J] frame-major, metres.
std::vector<glm::vec3> worldPositions(const Clip& clip);

/// The skeleton's rest pose with the root at its offset, [J].
std::vector<glm::vec3> restPositions(const Skeleton& skeleton);

/// A clip on the 22-joint HumanML3D T-pose skeleton that follows given joint positions: bone directions from the positions, bone
/// lengths from the skeleton, ankles where they were given as far as the legs reach. Twist comes from the body: pelvis and chest from
/// the lines across them, thighs and arms from the plane in which knee and elbow bend, so that those are hinges; a limb too straight to
/// tell keeps the twist of the frames around it, and in the end that of its parent. Hands go with the forearm, a foot on the ground
/// keeps its sole level. Continuous over time. positions [F * 22] frame-major, metres, Y up; fps above 0.
/// Throws std::invalid_argument when the size is not a multiple of 22 or zero.
Clip clipFromJointPositions(std::span<const glm::vec3> positions, double fps, std::string name);

}  // namespace core::motion
