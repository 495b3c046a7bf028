#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <cstdint>
#include <vector>

// The three graphs of Motion Puzzle, from joints over limbs to five parts of the body. Spec: spec/motion_puzzle.md, sections 1.5 and 2.
namespace core::model {

inline constexpr int kBodyParts = 5;
/// As keys name them: leftleg, rightleg, spine, leftarm, rightarm.
const std::array<const char*, kBodyParts>& bodyPartNames();

/// Constants, float32, computed and never learned.
struct BodyGraph {
  int joints = 21;
  at::Tensor jointHops, midHops, partHops;  // [3, V, V], [2, 10, 10], [2, 5, 5]: by hop distance, column j over the nodes near j
  at::Tensor midFromJoint, partFromMid;     // [V, 10], [10, 5]: means, to be multiplied from the right
  at::Tensor midFromPart, jointFromMid;     // [5, 10], [10, V]
  struct Level {
    std::array<at::Tensor, kBodyParts> nodes;  // int64: of each part
    at::Tensor order;                          // int64 [nodes]: where each node stands when the parts are put one behind the other
  };
  Level jointLevel, midLevel, partLevel;
};

/// joints: 21, the published order of the CMU body, or 22, HumanML3D's joints in the order of humanNodes(). Throws std::invalid_argument for
/// another number.
BodyGraph bodyGraph(int joints);

/// The HumanML3D joint behind each of the 22 nodes.
const std::array<int, 22>& humanNodes();

/// Parents by node, -1 for the root.
const std::vector<int>& nodeParents(int joints);

}  // namespace core::model
