#pragma once

#include "core/motion/edit/key_poses.h"
#include "core/motion/edit/root_path.h"
#include "core/motion/feet/foot_stands.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace core::sampling {

/// What a motion is steered to: where its pelvis goes on the floor, poses that it takes, and when its feet stand. Frames at 20 fps.
struct MotionGoals {
  std::vector<motion::PathPoint> path;
  motion::RootPathOptions way;  // how the path is meant
  std::vector<motion::KeyTarget> keys;
  motion::ToldStands stands;  // seconds

  bool isEmpty() const { return path.empty() && keys.empty() && stands.isEmpty(); }
};

/// How far features float [1, F, 263], not normalized, are from the goals: square metres, the mean for each goal, summed; a scalar that is differentiable in
/// the features. Turning and moving the whole motion over the floor costs nothing where the goals leave it free. A foot that is told to stand is to be low and in one
/// place, one that is told to swing is to leave the floor, and the contact columns are to say so. Throws c10::Error on another shape.
at::Tensor goalEnergy(const MotionGoals& goals, const at::Tensor& features);

}  // namespace core::sampling
