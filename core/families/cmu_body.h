#pragma once

#include "core/motion/clip.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <vector>

// The body on which the programs of Motion Puzzle and of Aberman et al. work, and the way from our features to it and back: 31 joints of CMU's BVH files, as the Xia set
// has them (spec/aberman.md, section 2; spec/motion_puzzle.md, section 2).
namespace core::families {

inline constexpr int kCmuJoints = 31;
inline constexpr double kCmuUnit = 0.056444;  // metres; the networks count in it

/// In metres, arms out and facing +Z at rest. Several joints lie where their parents do; they turn nothing.
std::shared_ptr<const motion::Skeleton> cmuSkeleton();

/// The 21 joints that the networks look at: hips; left up-leg, leg, foot, toe; right ones; spine, spine1, neck1, head; left arm, forearm, hand, index; right ones.
const std::vector<std::int64_t>& cmuNodes();

/// A motion on that body, in kCmuUnit.
struct CmuMotion {
  at::Tensor root;       // float [T, 3]
  at::Tensor rotations;  // float [T, 31, 4], (w, x, y, z) against the parent
  at::Tensor places;     // float [T, 21, 3] of cmuNodes(), in the world
  at::Tensor turns;      // float [T, 21, 3, 3] of the same, in the world; columns the x, up and forward axes
};

/// features float [F, 263], not normalized, F at least 1. Frame t is the moment t / fps; the last is that of a frame F, to which the motion goes on as in its last step,
/// so that a network which drops a frame still has all F: T = floor(F fps / 20) + 1. Bones go where ours go (motion::onCharacter), feet are kept where they stand. Throws
/// c10::Error on another shape.
CmuMotion onCmuBody(const at::Tensor& features, double fps);

/// What a network made of it, as features [F, 263] with the content's way and turning: read as a file of that body is (motionFeatures), then restyledFeatures. rotations
/// float [T, 31, 4], any norm above 0, root [T, 3], both of the moments t / fps; content float [F, 263], F not much more than 20 T / fps: where frames lack the last is
/// repeated. Throws c10::Error on another shape, std::invalid_argument where a value is not finite.
at::Tensor fromCmuBody(const at::Tensor& rotations, const at::Tensor& root, double fps, const at::Tensor& content);

}  // namespace core::families
