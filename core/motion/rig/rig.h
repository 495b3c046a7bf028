#pragma once

#include "core/base/result.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/joint_map.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/mat3x3.hpp>

#include <string>
#include <vector>

namespace core::motion {

/// A source skeleton as the retargeter sees it: which joints do what, and how each trunk joint's own axes lie in the body.
/// Body axes: X to the left, Y up, Z forward.
struct Rig {
  std::array<int, humanml3d::kJointCount> joints{};  // -1: none
  std::array<int, 4> tips{-1, -1, -1, -1};           // End Sites for left toe, right toe, left wrist, right wrist
  int chest = -1;                                    // the joint that carries both arms
  glm::quat pelvisFromBody{1, 0, 0, 0}, chestFromBody{1, 0, 0, 0}, neckFromBody{1, 0, 0, 0}, headFromBody{1, 0, 0, 0};
  glm::vec3 leftCollar{1, 0, 0}, rightCollar{-1, 0, 0};  // neutral direction collar to shoulder, body axes
  glm::quat worldTurn{1, 0, 0, 0};                       // makes Y up and the rest pose face +Z
  double footPitch = 0.0;                                // radians, ankle to toe below the horizontal when flat
  double legLength = 0.0;                                // metres, mean of both legs
  int firstFrame = 0;                                    // frames before it show a rest pose
};

/// Errors: see retargetToHumanml3d. Sentences are added to assumptions.
Result<Rig> analyseRig(const Clip& source, const JointMap& map, std::vector<std::string>& assumptions);

/// The rotation whose columns are X along across, Y as near to up as that allows.
glm::quat frameOf(const glm::vec3& across, const glm::vec3& up);

}  // namespace core::motion
