#pragma once

#include <ATen/core/Tensor.h>

// The transfer of Aberman et al. on HumanML3D's 22 joints at 20 frames a second, straight from our 263 features (spec/aberman.md, section 9): no root
// quaternion, which is constant in the frame of the heading, and of the path only what a frame shows. Throws c10::Error on another shape.
namespace core::model {

inline constexpr std::int64_t kHumanRotations = 84;  // quaternions of joints 1 to 21
inline constexpr std::int64_t kHumanContent = 88;    // those and the root's four columns
inline constexpr std::int64_t kHumanStyle = 67;      // positions of joints 1 to 21, and the four columns
inline constexpr double kUnitsPerMetre = 18.0;       // the authors' unit is about 5.6 cm, and their weights of losses are for it

/// features float [B, F, 263], not normalized; [B, 88, F]: quaternions (w, x, y, z) with a sign that does not jump, then columns 0:4. They are of the bones' directions
/// in the frame of the heading: the 6D rotations of the features turn with twice the heading of the whole path, and humanPositions would not give the body back.
at::Tensor humanContent(const at::Tensor& features);
/// The same, [B, 67, F]: positions from the root in the frame of the heading, then columns 0:4, all times kUnitsPerMetre.
at::Tensor humanStyle(const at::Tensor& features);

/// Raw quaternions [B, 84, F] to positions of joints 1 to 21 from the root, [B, 63, F], in the authors' units: HumanML3D's rule, a joint's own rotation turns its
/// bone, and every chain begins with the root's. Differentiable.
at::Tensor humanPositions(const at::Tensor& rotations);

/// [63, F] of those and the content's features [>= F, 263]: [F, 22, 3] in metres with the root at its height, as restyledFeatures wants them.
at::Tensor placedPositions(const at::Tensor& positions, const at::Tensor& content);

}  // namespace core::model
