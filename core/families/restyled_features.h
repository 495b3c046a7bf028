#pragma once

#include <ATen/core/Tensor.h>

namespace core::families {

/// A content motion with other positions of its joints, for models that change the posture alone: the way of the root and its turning stay.
/// positions float [T, 22, 3] in metres in each frame's own heading, the root at (0, height, 0); content float [F, 263], not normalized, F at least T; where T is
/// less the last frame is repeated. Bones keep their directions and get the canonical lengths. Everything is extracted anew, so that positions, rotations, velocities and
/// contacts agree. Returns [F, 263]. Throws c10::Error on another shape.
at::Tensor restyledFeatures(const at::Tensor& positions, const at::Tensor& content);

}  // namespace core::families
