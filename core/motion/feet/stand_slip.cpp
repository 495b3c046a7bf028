#include "core/motion/feet/stand_slip.h"

#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include <algorithm>
#include <cmath>

namespace core::motion {

double standSlipCm(std::span<const glm::vec3> positions, int side, const FootStand& stand, double fps) {
  constexpr float kHighest = 0.05f;  // metres, as FootContactOptions::contactHeight
  const auto frames = static_cast<int>(positions.size() / humanml3d::kJointCount);
  const int begin = std::clamp(static_cast<int>(std::lround(stand.start * fps)), 0, frames),
            end = std::clamp(static_cast<int>(std::lround(stand.end * fps)), begin, frames);
  if (end - begin < 2) return 0.0;
  const auto toe = [&](int frame) { return positions[static_cast<std::size_t>(frame * humanml3d::kJointCount + humanml3d::kLeftFoot + side)]; };
  glm::vec2 place(0.0f);
  for (int f = begin; f < end; ++f) place += glm::vec2(toe(f).x, toe(f).z) / static_cast<float>(end - begin);
  float most = 0.0f;
  for (int f = begin; f < end; ++f) most = std::max({most, glm::distance(glm::vec2(toe(f).x, toe(f).z), place), toe(f).y - kHighest});
  return 100.0 * static_cast<double>(most);
}

}  // namespace core::motion
