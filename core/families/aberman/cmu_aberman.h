#pragma once

#include "core/families/aberman/joint_tree.h"

// Between our features and what the published network of Aberman et al. reads and makes: CMU's body at 30 frames a second (spec/aberman.md, sections 2 and 7).
// Throws c10::Error on another shape.
namespace core::model {

inline constexpr double kAbermanFps = 30.0;

/// The authors' body, in their unit.
const JointTree& cmuTree();

/// features float [F, 263], not normalized, F at least 2; T = floor(1.5 F) + 1 frames.
AbermanClip cmuAbermanClip(const at::Tensor& features);

/// rotations float [124, T] as the network gives them, of the content cmuAbermanClip(features), which says where the root is. Returns features [F, 263].
at::Tensor fromCmuAberman(const at::Tensor& rotations, const AbermanClip& content, const at::Tensor& features);

}  // namespace core::model
