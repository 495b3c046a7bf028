#pragma once

#include "core/base/guidance.h"

#include <cstddef>

/// What may be asked of a generation, once: the service checks it, the window and the command line offer it.
namespace core::services::limits {

struct Range {
  double lowest, highest, usual;
};

inline constexpr std::size_t kMostPromptCharacters = 1000;  // characters, not bytes
inline constexpr Range kSeconds = {1.0, 9.8, 4.0};
inline constexpr Range kPlanSeconds = {1.0, 60.0, 4.0};  // of several actions in a row
inline constexpr Range kContentWeight = {0.0, 20.0, 7.5};
inline constexpr Range kStyleWeight = {0.0, 10.0, base::Guidance{}.styleWeight};
inline constexpr Range kClassifierScale = {0.0, 2.0, base::Guidance{}.classifierScale};
inline constexpr Range kMixture = {0.0, 1000.0, 300.0};  // the step of 1,000 at which a sketch in 2D becomes 3D
inline constexpr Range kRestyleClassifierScale = {kClassifierScale.lowest, kClassifierScale.highest, 0.4};
inline constexpr int kRestyleSteps = 50, kRestyleTurn = 30;  // what restyling takes unless a person says otherwise
inline constexpr int kMostCandidates = 16;
inline constexpr int kFewestSteps = 5, kMostSteps = 1000, kMostInvertedSteps = 200;

}  // namespace core::services::limits
