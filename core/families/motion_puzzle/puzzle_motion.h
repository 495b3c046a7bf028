#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

// The authors' motion data to network values and back (spec/motion_puzzle.md, sections 3 and 8): 21 nodes, 60 frames a second, units of about
// 5.6 cm. Our own 22 joints go another way (human_puzzle.h). Throws c10::Error on another shape.
namespace core::model {

struct PuzzleMotion {
  at::Tensor features;      // float [N, 21, 12], not normalized: position, forward axis, up axis, velocity in the frame of the heading
  at::Tensor root;          // float [N, 3]: x and z of the root's velocity, minus the turn in radians
  at::Tensor contacts;      // float [N, 4] of 0 and 1: nodes 3, 4, 7, 8
  std::int64_t before = 0;  // how many of the N are mirrored frames in front of the clip
};

/// positions [F, 21, 3] and rotations [F, 21, 3, 3], global, columns the x, up and forward axes; F at least 2. N = F - 1.
PuzzleMotion puzzleMotion(const at::Tensor& positions, const at::Tensor& rotations);

/// As long as a whole clip must be for the network: N raised to max(12, 4 (N / 4) + 4) by frames mirrored at both ends, the edge included; the
/// front gets the extra one.
PuzzleMotion paddedWhole(const PuzzleMotion& motion);

struct PuzzlePosture {
  at::Tensor positions;  // float [T, 21, 3], global, each frame blended with where the velocities lead
  at::Tensor rotations;  // float [T, 21, 3, 3] relative to the parent, node 0 global; as made, not orthonormal
};
/// features [T, 21, 12] not normalized, root [T, 3] of the content.
PuzzlePosture puzzlePosture(const at::Tensor& features, const at::Tensor& root);

}  // namespace core::model
