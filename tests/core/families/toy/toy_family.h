#pragma once

#include "core/families/model_family.h"

namespace tests {

/// A family of a few lines: its "network" is one kept motion, scaled by what was learned. Files: format "toy-model", the tensors "motion"
/// [F, 263] and "scale" [1].
core::families::ModelFamily toyFamily();

}  // namespace tests
