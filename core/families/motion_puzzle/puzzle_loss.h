#pragma once

#include "core/families/motion_puzzle/motion_puzzle.h"

namespace core::training {

/// Which parts of the stylized motion take their style from the content clip itself.
struct PuzzleMix {
  bool legs = false, spine = false, arms = false;
  bool any() const { return legs || spine || arms; }
};

struct PuzzleLossOptions {
  double recon = 1.0, cycleContent = 0.5, cycleStyle = 0.5, smoothRecon = 1.0, smoothCycle = 1.0;  // weights
};

struct PuzzleLosses {
  torch::Tensor total, recon, cycleContent, cycleStyle, smoothRecon, smoothCycle;  // scalars; all but the total unweighted
};

/// Reconstruction and cycle losses of two batches of clips, content and style [B, 12, V, T], T a multiple of 4: spec/motion_puzzle.md,
/// section 6. With any mix the style cycle is left out. Plain means of absolute differences; nothing is detached.
PuzzleLosses puzzleLoss(model::MotionPuzzle& network, const torch::Tensor& content, const torch::Tensor& style, const PuzzleMix& mix = {},
                        const PuzzleLossOptions& options = {});

}  // namespace core::training
