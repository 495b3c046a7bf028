#pragma once

#include "core/base/result.h"
#include "core/motion/joint_map.h"
#include "core/motion/skeleton.h"

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

/// A map by the shape of the rest pose alone, for skeletons whose names say nothing: metres, Y up, standing and facing +Z. Two chains
/// that go down to the lowest joints are legs, two mirrored ones from the trunk sideways are arms, the third goes up to the head.
/// Errors: Unsupported, saying which part could not be told.
Result<motion::JointMap> mapByShape(const motion::Skeleton& skeleton);

/// findSkeletonMap, and where names do not suffice mapByShape.
Result<motion::JointMap> mapByNameOrShape(const motion::Skeleton& skeleton);

}  // namespace core::io
