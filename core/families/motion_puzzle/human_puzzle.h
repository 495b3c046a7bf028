#pragma once

#include <ATen/core/Tensor.h>

// Motion Puzzle on HumanML3D's 22 joints at 20 frames a second, straight from our 263 features (spec/motion_puzzle.md, section 10). Throws
// c10::Error on another shape.
namespace core::model {

/// Features float [B, F, 263], not normalized, to network values [B, 12, 22, F], not normalized: position, the two axes of the 6D rotation and
/// velocity of each node, in the frame of the heading. The root stands at (0, height, 0) and turns nowhere.
at::Tensor puzzleOf(const at::Tensor& features);

/// Mean and deviation of each of the 12 numbers over everything, [12]; deviations averaged over each group of three. Never 0.
struct PuzzleNormalizer {
  at::Tensor mean, std;

  at::Tensor normalize(const at::Tensor& motion) const;    // [B, 12, V, T]
  at::Tensor denormalize(const at::Tensor& motion) const;  // [B, 12, V, T]
};
/// motions [B, 12, V, T].
PuzzleNormalizer puzzleNormalizer(const at::Tensor& motions);

/// The positions of the joints in what the network made, [12, 22, T] not normalized; returns [T, 22, 3] in HumanML3D's order, in the frame of the heading.
at::Tensor positionsOf(const at::Tensor& made);

}  // namespace core::model
