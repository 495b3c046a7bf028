#pragma once

#include <glm/vec3.hpp>

#include <cstdint>
#include <vector>

namespace tests {

/// Joint positions [frames * 22] of a body that walks a curved path, swings its limbs and twists its chest, starting somewhere and
/// facing somewhere; bone lengths are the canonical ones times size. Metres, Y up. The seed varies everything.
std::vector<glm::vec3> movingBody(std::uint64_t seed, int frames, float size = 1.0f);

}  // namespace tests
