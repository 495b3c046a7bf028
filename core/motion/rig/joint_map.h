#pragma once

#include "core/motion/humanml3d_skeleton.h"

#include <array>
#include <optional>
#include <string>

namespace core::motion {

/// What a skeleton's rest pose cannot tell, measured on its neutral standing takes. Degrees.
struct RigTraits {
  double pelvisPitch = 0.0;         // how far the pelvis' own up direction leans forward in neutral standing
  double chestPitch = 0.0;          // the same for the chest
  std::optional<double> footPitch;  // how far ankle to toe points below the horizontal when the foot stands flat
};

/// Which joint of some skeleton stands for each of the 22 HumanML3D joints.
struct JointMap {
  std::string name;                                        // "bandai22", or "by name" for a guessed one
  std::array<std::string, humanml3d::kJointCount> joints;  // empty: the skeleton has no such joint
  RigTraits traits;
};

}  // namespace core::motion
