#pragma once

#include "core/motion/clip.h"

#include <glm/gtc/quaternion.hpp>

namespace core::motion {

/// The same motion in other axes and another unit: every point p becomes scale * (newFromOld * p), in the motion and in the rest pose
/// alike, so that a figure that lies down at rest because its file has Z up stands afterwards.
/// Throws std::invalid_argument when scale is not above 0.
Clip rebased(const Clip& clip, const glm::quat& newFromOld, float scale = 1.0f);

}  // namespace core::motion
