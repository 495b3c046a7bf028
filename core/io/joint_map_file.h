#pragma once

#include "core/base/result.h"
#include "core/motion/rig/joint_map.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace core::io {

/// A joint map as JSON, to be edited and kept as a preset:
/// {"name": "my dragon", "joints": {"pelvis": "Hips", "left_hip": "LeftUpLeg", ..., "left_foot": null}}
/// with the 22 names of the HumanML3D body; joints left out or null are those that the skeleton lacks. "traits" may give "pelvisPitch",
/// "chestPitch" and "footPitch" in degrees.
std::string formatJointMap(const motion::JointMap& map);

/// Errors: ParseFailed, naming what is wrong; a name that the body does not know counts as wrong, since it would be a slip.
Result<motion::JointMap> parseJointMap(std::string_view text, std::string_view name);

/// Errors: those of parseJointMap, NotFound, ReadFailed.
Result<motion::JointMap> readJointMap(const std::filesystem::path& file);
/// Writes it atomically. Errors: WriteFailed.
Result<void> writeJointMap(const std::filesystem::path& file, const motion::JointMap& map);

}  // namespace core::io
