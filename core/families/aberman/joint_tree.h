#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace core::model {

/// A skeleton as Aberman et al. see it: parents before children, bone vectors, and the joints whose positions count, the root first.
struct JointTree {
  std::vector<std::int64_t> parents;  // -1 for the root
  at::Tensor offsets;                 // float [J, 3], from the parent
  std::vector<std::int64_t> chosen;   // K

  std::int64_t joints() const { return static_cast<std::int64_t>(parents.size()); }
};

/// Errors as std::invalid_argument: sizes that disagree, a parent that does not come before its child, a chosen joint that is not there or does not begin
/// with the root.
JointTree jointTree(const at::Tensor& parents, const at::Tensor& offsets, const at::Tensor& chosen);

/// Unit quaternions of (w, x, y, z) in the last axis; a norm below 1e-10 is taken for 1e-10.
at::Tensor unitQuaternions(const at::Tensor& quaternions);
at::Tensor quaternionProduct(const at::Tensor& a, const at::Tensor& b);
/// Unit quaternions [..., 4] turn vectors [..., 3]; either may be broadcast.
at::Tensor turnedVectors(const at::Tensor& quaternions, const at::Tensor& vectors);
/// (cos(angle / 2), 0, sin(angle / 2), 0), angles [...] in radians.
at::Tensor yawQuaternion(const at::Tensor& angle);

/// quaternions [..., J, 4] of unit length, root [..., 3] or undefined for the origin; the parent's rotation moves the bone. Returns positions [..., J, 3].
/// Differentiable; type of the input.
at::Tensor jointPositions(const at::Tensor& quaternions, const JointTree& tree, const at::Tensor& root = {});

/// Raw quaternions [B, 4 J, T] to root-relative positions of the chosen joints without the root, [B, 3 (K - 1), T].
at::Tensor chosenPositions(const at::Tensor& rotations, const JointTree& tree);

/// A clip in the three forms that the networks read, not normalized, and its contacts. Indices of feet, knees and elbows are the published ones in the list of
/// chosen joints, which must hold 19 at least.
struct AbermanClip {
  at::Tensor content;   // float [4 J + 4, T]
  at::Tensor style;     // float [3 (K - 1) + 4, T]
  at::Tensor style2d;   // float [2 K, T]
  at::Tensor contacts;  // float [T, 4] of 0 and 1
};
/// rotations [T, J, 4] local, any norm; root [T, 3]; T at least 2. viewAngle in radians and viewScale are those of the 2D view.
AbermanClip abermanClip(const at::Tensor& rotations, const at::Tensor& root, const JointTree& tree, double viewAngle, double viewScale);

struct RestoredMotion {
  at::Tensor rotations;  // float [T, J, 4], of unit length, the root with its yaw
  at::Tensor positions;  // float [T, J, 3]
};
/// rotations [4 J, T] as the network gives them, root [4, T]: position and yaw of the content.
RestoredMotion restoredMotion(const at::Tensor& rotations, const at::Tensor& root, const JointTree& tree);

}  // namespace core::model
