#pragma once

#include "core/motion/skin/skinned_mesh.h"

namespace core::io {

/// A simple body for files that shall show somebody, on any skeleton: rounded rods around the bones, standing in the rest pose. Every vertex hangs on one joint with
/// share 1. The 22-joint HumanML3D one (told by its names) gets a person's proportions, a head, hands and toes; others rods whose thickness follows the bones'
/// length. Without triangles when no bone is longer than a millimetre.
motion::SkinnedMesh figureMesh(const motion::Skeleton& skeleton);

}  // namespace core::io
