#include "tests/core/representation/moving_body.h"

#include "core/base/random.h"
#include "core/representation/feature_layout.h"

#include <glm/gtc/quaternion.hpp>

#include <cmath>

namespace tests {

std::vector<glm::vec3> movingBody(std::uint64_t seed, int frames, float size) {
  core::base::RandomStream random(seed);
  const auto draw = [&random](double low, double high) { return static_cast<float>(low + (high - low) * random.uniform()); };
  const auto& tables = core::representation::bodyTables(core::representation::Layout::HumanMl3d);
  const auto offsets = core::representation::canonicalOffsets();
  struct Swing {
    glm::vec3 axis;
    float size, speed, phase;
  };
  std::vector<Swing> swings;
  for (int j = 0; j < 22; ++j) {
    const glm::vec3 axis(draw(-1, 1), draw(-1, 1), draw(-1, 1));
    swings.push_back({glm::normalize(axis + glm::vec3(0.01f)), draw(0.05, 0.35), draw(0.1, 0.4), draw(0, 6)});
  }
  const float turn = draw(-0.04, 0.04), start = draw(-3, 3), pace = draw(0.01, 0.06);
  glm::vec3 root(draw(-2, 2), 0.92f * size, draw(-2, 2));
  std::vector<glm::vec3> positions;
  for (int t = 0; t < frames; ++t) {
    const float time = static_cast<float>(t), heading = start + turn * time;
    std::vector<glm::quat> world(22);
    std::vector<glm::vec3> pose(22);
    for (std::size_t j = 0; j < 22; ++j) {
      const Swing& swing = swings[j];
      const glm::quat local = glm::angleAxis(swing.size * std::sin(swing.speed * time + swing.phase), swing.axis);
      if (j == 0) {
        world[0] = glm::angleAxis(heading, glm::vec3(0, 1, 0)) * local;
        pose[0] = root;
        continue;
      }
      const auto parent = static_cast<std::size_t>(tables.parents[j]);
      pose[j] = pose[parent] + world[parent] * (offsets[j] * size);
      world[j] = world[parent] * local;
    }
    positions.insert(positions.end(), pose.begin(), pose.end());
    root += glm::vec3(std::sin(heading), 0.02f * std::sin(0.5f * time), std::cos(heading)) * pace;
  }
  return positions;
}

}  // namespace tests
