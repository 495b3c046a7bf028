#pragma once

#include "core/base/result.h"
#include "core/motion/rig/joint_map.h"
#include "core/motion/skeleton.h"

#include <span>

namespace core::motion {

/// The maps for the skeletons that are known by their joint names (spec: skeleton_maps.json of the data bundle).
std::span<const JointMap> builtInSkeletonMaps();

/// The map whose joint names all occur in the skeleton; with several, the one with the most. Otherwise a map guessed from usual
/// joint names (Mixamo, HumanIK, Unreal, VRM, SMPL and the like), with or without a prefix up to a colon.
/// Errors: Unsupported, naming the joints of a body that could not be found.
Result<JointMap> findSkeletonMap(const Skeleton& skeleton);

}  // namespace core::motion
