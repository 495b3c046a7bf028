#pragma once

#include <glm/vec3.hpp>

#include <array>
#include <cstddef>
#include <vector>

namespace tests {

/// Places of HumanML3D's 22 joints, [F * 22] metres, as KIT-ML has them: 21 joints in millimetres, with a second one in each foot. Frames stay what they are.
inline std::vector<glm::vec3> kitPoints(const std::vector<glm::vec3>& positions) {
  constexpr std::array<std::size_t, 21> kFrom = {0, 3, 9, 12, 15, 16, 18, 20, 17, 19, 21, 1, 4, 7, 10, 10, 2, 5, 8, 11, 11};
  std::vector<glm::vec3> points;
  for (std::size_t frame = 0; frame + 22 <= positions.size(); frame += 22)
    for (std::size_t joint = 0; joint < kFrom.size(); ++joint) {
      const bool isSecond = joint == 15 || joint == 20;
      points.push_back(1000.0f * (positions[frame + kFrom[joint]] + (isSecond ? glm::vec3(0.0f, 0.0f, 0.05f) : glm::vec3(0.0f))));
    }
  return points;
}

}  // namespace tests
