#pragma once

#include "core/motion/clip.h"
#include "core/motion/rig/joint_map.h"

namespace core::motion {

/// resampled(), and then the legs bent so that every ankle and toe is where it was at that time in the given clip: interpolating the turns
/// of hip, knee and ankle by themselves lets a standing foot wobble between the old frames. The feet follow cubic curves; between two
/// frames in which a foot stands still it stays on the line between them, so that it neither overshoots nor sinks.
/// Legs that the map does not name, or that are not hip, knee and ankle in a row, are left to the interpolation. Twist is kept as far as the new directions allow.
/// Throws std::invalid_argument when fps is not above 0.
Clip resampledOnItsFeet(const Clip& clip, const JointMap& map, double fps);

}  // namespace core::motion
