#pragma once

#include "core/motion/skeleton.h"

#include <cstdint>
#include <vector>

namespace core::io {

/// A simple body for files that shall show somebody: rounded rods around the bones, standing in the rest pose. Every vertex hangs on
/// one joint with weight 1.
struct FigureMesh {
  std::vector<glm::vec3> positions;      // metres, world, rest pose with the root at its offset
  std::vector<glm::vec3> normals;        // unit, outwards, one per position
  std::vector<int> joints;               // index into the skeleton, one per position
  std::vector<std::uint32_t> triangles;  // three per triangle, counter-clockwise seen from outside
};

/// A body for any skeleton. The 22-joint HumanML3D one (told by its names) gets a person's proportions, a head, hands and toes; others
/// rods whose thickness follows the bones' length. Empty when no bone is longer than a millimetre.
FigureMesh figureMesh(const motion::Skeleton& skeleton);

}  // namespace core::io
