#pragma once

#include "core/families/model_family.h"

#include <vector>

namespace tests {

/// A family of a few lines: its "network" is one kept motion, scaled by what was learned. Files: format "toy-model", the tensors "motion"
/// [F, 263] and "scale" [1].
core::families::ModelFamily toyFamily();

/// The content weight that each motion of a toy was made with, in their order: what was asked, or the toy's own, kToyGuidance.
std::vector<double>& contentWeightsOfToys();
inline constexpr double kToyGuidance = 2.5;

}  // namespace tests
