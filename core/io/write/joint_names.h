#pragma once

#include "core/base/result.h"
#include "core/io/write/export.h"

#include <array>

namespace core::io {

/// The names of the 22 HumanML3D joints in another rig, and that of a bone on the ground above the hips. Not for JointNames::Keep.
struct RigNames {
  std::array<const char*, 22> joints;
  const char* ground;
};
const RigNames& rigNames(JointNames names);

/// The skeleton's joints with their names in another rig; joints that the rig has no name for keep theirs.
/// Errors: Unsupported when the skeleton's joints are not recognised.
Result<std::vector<std::string>> renamedJoints(const motion::Skeleton& skeleton, JointNames names);

}  // namespace core::io
