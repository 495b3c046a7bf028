#pragma once

#include "core/motion/picture/body_keypoints.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

// What the style encoder for 2D key points reads: every joint from the root as a camera that stands still sees it, u right and v up, joint by joint, and last the root.
// Source: spec/aberman.md, section 2. Not normalized, in the authors' unit. Throws c10::Error on another shape.
namespace core::model {

inline constexpr std::int64_t kHumanPicture = 44;  // joints 1 to 21, and of the root how far it goes across in a frame, and its height

/// features float [B, F, 263], not normalized, F at least 2, angle [B] radians from where the body faces on average, scale [B]: [B, 44, F]. The root's way across and not
/// its place, as humanStyle has it.
at::Tensor humanPicture(const at::Tensor& features, const at::Tensor& angle, const at::Tensor& scale);

/// The same of a video; body in metres, at 20 frames a second. The lowest that a foot comes is the floor. Returns [44, T].
at::Tensor humanPicture(const motion::BodyKeypoints& body);

/// On the authors' body, at 30 frames a second: each of its bones as long in the picture as the person's is, by its own length, so that what is foreshortened stays so.
/// Returns [42, T]: joints 1 to 20 of the chosen ones, and the place of the root.
at::Tensor cmuPicture(const motion::BodyKeypoints& body);

}  // namespace core::model
