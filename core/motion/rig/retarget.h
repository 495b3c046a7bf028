#pragma once

#include "core/base/result.h"
#include "core/motion/clip.h"
#include "core/motion/rig/joint_map.h"

#include <glm/vec3.hpp>

#include <string>
#include <vector>

namespace core::motion {

/// What the retargeter took for granted or left out, one sentence each.
struct RetargetReport {
  std::vector<std::string> assumptions;
  double scale = 1.0;     // how much smaller or larger the HumanML3D body is than the source, by its legs
  int droppedFrames = 0;  // source frames left out at the head, because they show a rest pose
};

/// Puts a motion on the 22-joint HumanML3D body: F * 22 positions, frame-major, metres, Y up, lowest joint of the clip on y = 0.
/// The body keeps its own proportions in every frame (kBoneLengths); the legs' length sets the scale of the path, the feet go where
/// the source's feet went (two-bone legs), arms and toes keep the source's directions, trunk and head its turns against its upright
/// rest pose. Joints that the source lacks come from the body's own rest pose; End Sites stand in for missing toes and wrists.
/// A source that is this body already, whatever its size, as exported takes are, keeps all joints where they are.
/// A rig that faces +X at rest is turned to +Z, one that has Z up is laid onto Y; a rest pose in frame 0 is left out.
/// fps: frames per second of the result; positions are interpolated with Catmull-Rom splines.
/// Errors: Unsupported when the map names a joint that the skeleton lacks, or pelvis, legs or arms are missing; InvalidArgument when
/// fps is not above 0 or the legs have no length.
Result<std::vector<glm::vec3>> retargetToHumanml3d(const Clip& source, const JointMap& map, double fps = 20.0, RetargetReport* report = nullptr);

}  // namespace core::motion
