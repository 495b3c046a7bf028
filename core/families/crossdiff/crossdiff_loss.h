#pragma once

#include "core/diffusion/noise_schedule.h"
#include "core/families/crossdiff/crossdiff.h"

namespace core::training {

/// One batch. B batch, F the network's frames. Both motions are noised to the same step, with noises of their own.
struct CrossDiffLossInput {
  at::Tensor motion3d, motion2d;  // clean, normalized: [B, F, 263], [B, F, 134]
  at::Tensor lengths;             // int64 [B], frames that count
  at::Tensor valid;               // float [B], 1 where the sample has a 3D truth
  at::Tensor timestep;            // int64 [B]
  at::Tensor text3d, text2d;      // [B, textWidth], the condition of the 3D and of the 2D input (dropped independently); zeros = dropped
  at::Tensor noise3d, noise2d;    // shapes of the motions
  at::Tensor seen2d;              // float [B, F, 134], 0 where a 2D feature was not observed; undefined: all seen
};

struct CrossDiffLossOptions {
  double weightTo2d = 1.0;  // w_m2j, of the path 3D to 2D
  double weightTo3d = 1.0;  // w_j2m, of the path 2D to 3D
  double weight2d = 1.0;    // of 2D to 2D; 1 in the code, named w_22 in the paper
  bool only3d = false;      // Stage II: the path 3D to 3D alone
};

struct CrossDiffLossTerms {
  at::Tensor loss33, loss32, loss22, loss23;  // [B], source then target; zeros where a path is off
  at::Tensor total;                           // scalar: mean over the batch of the weighted sum
};

/// Per path and sample: sum(mask (target - prediction)^2) / (mask frames * C + 1e-8), mask = frame < length, times valid for every
/// path that a 3D truth takes part in. Spec: spec/crossdiff.md, section 6. The paths share two forward passes; in the mode of
/// the network (dropout when it trains).
CrossDiffLossTerms crossDiffLoss(model::CrossDiff& network, const diffusion::NoiseSchedule& schedule, const CrossDiffLossInput& input,
                                 const CrossDiffLossOptions& options = {});

}  // namespace core::training
