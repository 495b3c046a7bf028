#include "core/motion/feet/foot_skating.h"

#include "core/motion/humanml3d_skeleton.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

namespace core::motion {

double footSkatingRatio(std::span<const glm::vec3> positions, double fps) {
  constexpr std::size_t kJoints = humanml3d::kJointCount;
  constexpr float kContactHeight = 0.05f;
  constexpr double kSlideSpeed = 0.5;
  if (!(fps > 0.0)) throw std::invalid_argument("the frame rate is " + std::to_string(fps) + " and not above 0");
  if (positions.size() % kJoints != 0 || positions.size() / kJoints < 2)
    throw std::invalid_argument(std::to_string(positions.size()) + " positions are not at least 2 frames of 22 joints");
  const std::size_t steps = positions.size() / kJoints - 1;
  std::vector<bool> skates(steps, false);
  std::vector<double> speed(steps);
  for (const std::size_t foot : {std::size_t{humanml3d::kLeftFoot}, std::size_t{humanml3d::kRightFoot}}) {
    const auto at = [&](std::size_t t) { return positions[t * kJoints + foot]; };
    for (std::size_t t = 0; t < steps; ++t) {
      const glm::vec3 step = at(t + 1) - at(t);
      speed[t] = std::hypot(static_cast<double>(step.x), static_cast<double>(step.z)) * fps;
    }
    for (std::size_t t = 0; t < steps; ++t) {
      double window = 0.0;  // steps outside the clip count as standing still
      for (std::size_t i = t < 2 ? 0 : t - 2; i < std::min(steps, t + 3); ++i) window += speed[i];
      const bool isContact = at(t).y < kContactHeight && at(t + 1).y < kContactHeight;
      if (isContact && speed[t] > kSlideSpeed && window / 5.0 > kSlideSpeed) skates[t] = true;
    }
  }
  return static_cast<double>(std::count(skates.begin(), skates.end(), true)) / static_cast<double>(steps);
}

}  // namespace core::motion
