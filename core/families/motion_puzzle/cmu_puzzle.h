#pragma once

#include "core/families/motion_puzzle/puzzle_motion.h"

// Between our features and what the published Motion Puzzle reads and makes: 21 nodes of CMU's body at 60 frames a second (spec/motion_puzzle.md, sections 3 and 8).
// Throws c10::Error on another shape.
namespace core::model {

/// features float [F, 263], not normalized, F at least 2; the whole clip, 3 F frames, padded.
PuzzleMotion cmuPuzzleMotion(const at::Tensor& features);

/// made float [T, 21, 12], not normalized: what the network made of the content, cmuPuzzleMotion(features), T its length. Of puzzlePosture the turns are
/// taken, as published, which lets go what collar bones and the joints between hips and spine, spine and neck do by themselves; the height of the hips is the network's
/// own and not the one blended over time, which lags behind by a frame and puts feet into the floor. Returns features [F, 263].
at::Tensor fromCmuPuzzle(const at::Tensor& made, const PuzzleMotion& content, const at::Tensor& features);

}  // namespace core::model
