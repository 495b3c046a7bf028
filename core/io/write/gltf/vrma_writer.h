#pragma once

#include "core/base/result.h"
#include "core/io/write/export_scene.h"
#include "core/motion/rig/joint_map.h"

#include <string>

namespace core::io {

/// The scene as VRM animation: a binary glTF whose extension VRMC_vrm_animation 1.0 says which node is which humanoid bone. What the
/// format asks for is made: the hips carry the whole way (joints above them are left out), only they have places and all others only turns,
/// and the nodes at rest stand as a VRM T-pose: arms along X, legs down, looking to +Z, whatever the skeleton's own rest is.
/// Of a spine with fewer joints the upper names are left out. map: which of the clip's joints is which; joints it does not name stay nodes.
/// Errors: Unsupported, naming the bones that the format needs and the skeleton lacks; as formatGlb.
/// Source: github.com/vrm-c/vrm-specification, VRMC_vrm_animation-1.0 and VRMC_vrm-1.0 (humanoid, tpose).
Result<std::string> formatVrma(const ExportScene& scene, const motion::JointMap& map);

}  // namespace core::io
