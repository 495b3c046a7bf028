#pragma once

#include "core/base/result.h"

#include <glm/vec3.hpp>

#include <span>
#include <string>
#include <vector>

namespace core::io {

/// Features of KIT-ML, [F * 251], as places of HumanML3D's 22 joints in metres, [F * 22], at KIT's 12.5 frames a second. metresPerUnit: 0 for millimetres, as published.
/// name: for messages. Errors: ParseFailed without a frame, and for values that are no motion.
Result<std::vector<glm::vec3>> kitPositions(std::span<const float> features, const std::string& name, double metresPerUnit = 0.0);

/// Places of 22 joints, [F * 22], at another rate: the first frame stays, those between two are on a smooth curve.
std::vector<glm::vec3> resampledPositions(const std::vector<glm::vec3>& positions, double from, double to);

}  // namespace core::io
