#pragma once

#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace core::motion {

struct JitterOptions {
  double fps = 20.0;
  double windowSeconds = 0.25;  // over which a joint is compared with a smooth course; at least five frames are taken
  double limitCm = 1.5;         // deviations well above this, or above three times the joint's median, are movement and stay; 0 and above
};

/// Takes fast trembling off joint positions and leaves movement as it is. positions [F * 22] HumanML3D joints, frame-major, metres.
/// A joint that does not tremble, by how its accelerations follow each other, is left alone. The others are compared with a least-squares parabola over the window around
/// it (Savitzky and Golay 1964); deviations far below the limit go, those far above (a step, a blow) stay, with a smooth passage. Bones get the median of their lengths
/// in the window, so rigid bones stay as they are. Returns as many positions. Throws std::invalid_argument when the size is no multiple of 22 or an option is out of
/// range.
std::vector<glm::vec3> withoutJitter(std::span<const glm::vec3> positions, const JitterOptions& options = {});

/// Mean length over all joints and frames of the third derivative of position, m/s^3; 0 for less than four frames. positions [F * joints], frame-major, metres.
/// Throws std::invalid_argument when the size does not fit, or fps is not above 0.
double meanJerk(std::span<const glm::vec3> positions, int joints, double fps);

}  // namespace core::motion
