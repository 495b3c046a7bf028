#pragma once

#include "core/motion/feet/foot_stands.h"

#include <glm/vec3.hpp>

#include <span>

namespace core::motion {

/// How well a foot stands from one second to another: the most that its toe is, in centimetres, from where it is on average over the floor, or above the height up to
/// which a toe can stand (5 cm). 0 where less than two frames of the motion lie there. positions [F * 22] HumanML3D joints, frame-major, metres, Y up, level floor
/// at y = 0; side: 0 left, 1 right.
double standSlipCm(std::span<const glm::vec3> positions, int side, const FootStand& stand, double fps);

}  // namespace core::motion
