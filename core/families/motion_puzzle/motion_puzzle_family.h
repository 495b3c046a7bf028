#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// Motion Puzzle (Jang, Park and Lee 2022): a finished motion in the style of a clip, or of a clip for each part of the body. Our compact model.
ModelFamily motionPuzzleFamily();

}  // namespace core::families
