#pragma once

#include "core/motion/picture/keypoints.h"

#include <cstddef>
#include <vector>

namespace core::motion {

/// Detectors take a person's left for the right for a moment. poses: one person through the frames (empty where nobody is seen); arms and legs are looked at each for
/// themselves. Where exchanging the sides fits the frame before at least twice as well, and the same happens back within longest frames (or the clip begins or
/// ends there), the moment in between is exchanged. Returns in how many frames something was.
std::size_t settleSides(std::vector<std::vector<Keypoint>>& poses, const KeypointIndices& indices, std::size_t longest);

}  // namespace core::motion
