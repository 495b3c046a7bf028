#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// CrossDiff (Ren et al. 2024): one network for 3D and 2D motions, which samples either, crosses over on the way, and lifts. Our compact
/// model and the authors' files.
ModelFamily crossDiffFamily();

}  // namespace core::families
