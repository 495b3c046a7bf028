#pragma once

#include "core/motion/picture/body_keypoints.h"

#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace core::motion {

struct ReprojectionFitOptions {
  bool holdsPlace = false;  // the camera stands still, and does not go along with the person
};

struct ReprojectionFitReport {
  double beforeCm = 0.0, afterCm = 0.0;  // mean distance of the seen joints from the picture's, root over root
  double mostTurned = 0.0;               // radians by which a frame was turned against the first
};

/// A lifted motion brought to the picture that it was lifted from: the network decides what is in front and what behind, the picture where things
/// are. Three steps, for parallel rays and a camera that does not turn:
/// 1. Heading. A network tells how the body stands in each frame, but its heading is a sum of small turns in which errors add up: a walk along a line
///    becomes a bend. Body and path are turned, slowly changing over time, so that the joints lie best over the picture's (Viterbi over turns of 3
///    degrees, costs gathered over about a second).
/// 2. Bones. Each limb's bone takes the direction that it has in the picture and keeps its length and its share of depth; the trunk turns as one.
///    What nobody saw keeps the network's direction. Bones that are longer in the picture than the body's own are taken as shorter.
/// 3. Place, if wanted. Across the picture the root goes as it goes there; towards the camera it keeps the share of the network's way that it keeps across.
/// positions [F * 22] frame-major, metres, Y up; picture of the same frames at the same rate or longer, in metres. Returns as many positions.
/// Throws std::invalid_argument when positions are no frames of 22 or the picture is shorter.
std::vector<glm::vec3> fitReprojection(std::span<const glm::vec3> positions, const BodyKeypoints& picture, const ReprojectionFitOptions& options = {},
                                       ReprojectionFitReport* report = nullptr);

}  // namespace core::motion
