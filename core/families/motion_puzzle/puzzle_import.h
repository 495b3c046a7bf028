#pragma once

#include "core/families/motion_puzzle/motion_puzzle.h"
#include "core/model_import/import_kind.h"

namespace core::model {

/// The authors' Motion Puzzle: gen_EEE.pt, of whose two sets of weights the averaged one ("gen_ema") is taken, with motion_mean.npy and motion_std.npy. Of 21 nodes, the
/// authors' body, or of 22. The constant matrices in it are compared with those that this program computes, and left out.
ImportKind motionPuzzleImportKind();

/// The keys of the network as they are in published files but for the constant matrices, without making one.
KeyShapes motionPuzzleKeys(const MotionPuzzleOptions& options);

}  // namespace core::model
