#pragma once

#include "core/base/result.h"
#include "core/motion/rig/joint_map.h"
#include "core/motion/skeleton.h"

namespace core::motion {

/// A map by the shape of the rest pose alone, for skeletons whose names say nothing: metres, Y up, standing and facing +Z. Two chains
/// that go down to the lowest joints are legs, two mirrored ones from the trunk sideways are arms, the third goes up to the head.
/// Errors: Unsupported, saying which part could not be told.
Result<JointMap> mapByShape(const Skeleton& skeleton);

/// findSkeletonMap, and where names do not suffice mapByShape.
Result<JointMap> mapByNameOrShape(const Skeleton& skeleton);

}  // namespace core::motion
