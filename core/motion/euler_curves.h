#pragma once

#include "core/motion/clip.h"

#include <glm/vec3.hpp>

#include <array>
#include <vector>

namespace core::motion {

/// In which order the three turns are applied: Xyz turns about X first, then Y, then Z, axes fixed (matrix Rz * Ry * Rx).
/// The values are FBX's own. BVH's usual channels "Zrotation Xrotation Yrotation" are Yxz.
enum class EulerOrder { Xyz = 0, Xzy = 1, Yzx = 2, Yxz = 3, Zxy = 4, Zyx = 5 };

/// The axes (0 X, 1 Y, 2 Z) in the order in which they are applied.
std::array<int, 3> axesOf(EulerOrder order);

/// Radians about X, Y, Z, in all frames of one joint. Each frame has those angles, among all that mean its rotation, that are nearest
/// to the frame before (the first: nearest to zero), so the curves go on past 180 degrees and jump nowhere that the rotation does not.
std::vector<glm::dvec3> eulerCurve(const Clip& clip, int joint, EulerOrder order);

/// How far the joint stays from where the first and last axis fall together (gimbal lock), radians, 0 to pi / 2.
double gimbalMargin(const Clip& clip, int joint, EulerOrder order);

/// The largest step of any of the three angles from one frame to the next, radians.
double largestStep(const Clip& clip, int joint, EulerOrder order);

/// The preferred order, if it keeps `enough` radians away from gimbal lock, otherwise the one whose curves step least. A joint that turns
/// all over, as a shoulder does, comes near the lock of every order; then it matters how fast the curves get past it.
EulerOrder calmOrder(const Clip& clip, int joint, EulerOrder preferred, double enough = 0.35);

}  // namespace core::motion
