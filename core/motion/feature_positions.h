#pragma once

#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace core::motion {

/// The joint positions that motion features hold, for showing and converting them where core/representation is out of reach: what its
/// recoverPositions gives, with the first pelvis over the origin. features [rows * 263], 22 joints in metres, or [rows * 251], 21 joints
/// in the unit of the KIT features (millimetres). Returns [rows * joints], frame-major.
/// Throws std::invalid_argument for another number of joints or a size that is no multiple of the width.
std::vector<glm::vec3> featurePositions(std::span<const float> features, int joints);

/// What such features hold of the feet's contacts: four a row (left heel, left toe, right heel, right toe), 0 to 1. Throws as featurePositions does.
std::vector<float> featureContacts(std::span<const float> features, int joints);

/// 21 KIT joints as the 22 of HumanML3D: collar bones are put between neck and shoulder, the middle spine between its neighbours.
/// Metres in, metres out; [F * 21] to [F * 22].
std::vector<glm::vec3> humanml3dFromKit(std::span<const glm::vec3> kit);

}  // namespace core::motion
