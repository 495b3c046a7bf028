#pragma once

#include "core/base/result.h"
#include "core/motion/clip.h"
#include "core/motion/rig/joint_map.h"

namespace core::motion {

/// The clip at another rate, over the same time: positions on Catmull-Rom splines, rotations by slerp. Frames beyond the last
/// source frame are not made up, so the last frame may fall up to one new frame short of the old end.
/// Throws std::invalid_argument when fps is not above 0.
Clip resampled(const Clip& clip, double fps);

/// Frames [first, first + count). Throws std::invalid_argument when they are not inside the clip or none.
Clip trimmed(const Clip& clip, int first, int count);

/// The joint on the other side, by name: left and right, or L and R at the ends of words ("LeftArm", "arm_l", "lThigh"); the joint
/// itself where there is none. [J]
std::vector<int> mirrorPartners(const Skeleton& skeleton);

/// The motion seen in a mirror at x = 0: world positions with x negated and sides exchanged. The skeleton's offsets are mirrored with
/// it; on a symmetric skeleton they stay. Mirroring twice gives the clip back.
/// Errors: Unsupported when a joint's partner hangs on another bone than the mirrored one.
Result<Clip> mirrored(const Clip& clip);

/// The whole clip turned about the vertical axis through the world's origin. Radians, positive from +Z towards +X.
Clip turned(const Clip& clip, float radians);

/// Where the hips face in a frame: radians about Y, 0 for +Z, pi / 2 for +X.
/// Errors: Unsupported when the skeleton lacks the map's hips; InvalidArgument when they lie above each other.
/// Throws std::out_of_range for a frame outside of the clip.
Result<float> heading(const Clip& clip, const JointMap& map, int frame);

}  // namespace core::motion
