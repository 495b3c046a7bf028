#pragma once

#include "core/motion/skeleton.h"

#include <array>

namespace core::motion {

/// The 22-joint skeleton of HumanML3D (the first 22 of SMPL-H), which every model here works on.
/// Source: spec/representation_metrics.md, section 1.1; bone lengths of clip 000021. Faces +Z, left is +X.
namespace humanml3d {

inline constexpr int kJointCount = 22;
inline constexpr double kFps = 20.0;

enum JointIndex {
  kPelvis,
  kLeftHip,
  kRightHip,
  kSpine1,
  kLeftKnee,
  kRightKnee,
  kSpine2,
  kLeftAnkle,
  kRightAnkle,
  kSpine3,
  kLeftFoot,
  kRightFoot,
  kNeck,
  kLeftCollar,
  kRightCollar,
  kHead,
  kLeftShoulder,
  kRightShoulder,
  kLeftElbow,
  kRightElbow,
  kLeftWrist,
  kRightWrist
};

/// Parent of each joint, -1 for the pelvis.
extern const std::array<int, kJointCount> kParents;
/// Direction of the bone from the parent in the feature convention (arms hang along -Y), and its length.
extern const std::array<glm::vec3, kJointCount> kUnitOffsets;
extern const std::array<float, kJointCount> kBoneLengths;

/// The canonical skeleton: names as in SMPL, offsets unit offset x length. Shared, never null.
std::shared_ptr<const Skeleton> skeleton();

/// A skeleton to export and draw with: the same names and lengths, but a T pose at rest (arms along
/// +-X, feet forward), which is what other programs expect of a rest pose.
std::shared_ptr<const Skeleton> tPoseSkeleton();

/// Index of the mirrored joint (left_hip for right_hip, itself for the spine).
int mirrored(int joint);

}  // namespace humanml3d
}  // namespace core::motion
