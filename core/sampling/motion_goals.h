#pragma once

#include "core/motion/edit/key_poses.h"
#include "core/motion/edit/root_path.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace core::sampling {

/// What a motion is steered to: where its pelvis goes on the floor, and poses that it takes. Frames at 20 fps.
struct MotionGoals {
  std::vector<motion::PathPoint> path;
  motion::RootPathOptions way;  // how the path is meant
  std::vector<motion::KeyTarget> keys;

  bool isEmpty() const { return path.empty() && keys.empty(); }
};

/// How far features float [1, F, 263], not normalized, are from the goals: square metres, the mean for each goal, summed; a scalar that is differentiable in
/// the features. Turning and moving the whole motion over the floor costs nothing where the goals leave it free. Throws c10::Error on another shape.
at::Tensor goalEnergy(const MotionGoals& goals, const at::Tensor& features);

}  // namespace core::sampling
