#pragma once

#include "core/representation/feature_layout.h"

#include <glm/vec3.hpp>

#include <optional>
#include <span>
#include <vector>

/// Joint positions to the HumanML3D / KIT motion vector and back, in plain C++ (no LibTorch).
/// Formulas: spec/representation_metrics.md, sections 2 to 5. Quaternions are float32 as in the published code.
namespace core::representation {

/// Which way the body is taken to face.
enum class Heading {
  HumanMl3d,  // the published data: left and right hip exchanged in the inverse kinematics; needed for published weights
  Corrected,  // hips in their right order
};

/// How a turn through the direction opposite to +Z is stored.
enum class Turning {
  Continuous,  // the turn as it is, so that recovery gives the positions back
  Published,   // with its sign reversed in the one row where the heading passes -Z, as the published code has it (its quaternions
               // jump from one sign to the other there); bit for bit comparable
};

struct FeatureOptions {
  Layout layout = Layout::HumanMl3d;
  Heading heading = Heading::HumanMl3d;
  Turning turning = Turning::Continuous;
  /// Target skeleton, bone vectors from the parent [J]. Without it the canonical skeleton for HumanMl3d, and the clip's own
  /// bone lengths in its first frame for Kit.
  std::optional<std::vector<glm::vec3>> offsets = std::nullopt;
};

/// rows = T - 1 for T frames.
struct FeatureClip {
  int rows = 0;
  int width = 0;
  std::vector<float> values;         // [rows * width], not normalized
  std::vector<glm::vec3> positions;  // [T * J] on the target skeleton, feet on y = 0, first pelvis over the origin, facing +Z
};

/// positions [T * J] frame-major, T at least 2; metres for HumanMl3d (20 fps), millimetres for Kit (12.5 fps), Y up.
/// Row t holds the pose of frame t and the steps from t to t + 1.
/// Row 0's yaw may hold a jump: the first root rotation is set to none, whatever the smoothed heading says.
/// Throws std::invalid_argument when sizes disagree, a value is not finite, or the legs have no length.
FeatureClip extractFeatures(std::span<const glm::vec3> positions, const FeatureOptions& options = {});

/// The features with a row for every frame, float [T * width]: the step after the last frame is taken to go on as the one before it. For motions
/// whose length must stay. Throws as extractFeatures.
std::vector<float> extractFeaturesOfEveryFrame(std::vector<glm::vec3> positions, const FeatureOptions& options = {});

/// Joint positions [rows * J] from the position features (what every published method shows), first pelvis over the origin.
/// features [rows * width], not normalized. Throws std::invalid_argument when the size is no multiple of the width.
std::vector<glm::vec3> recoverPositions(std::span<const float> features, Layout layout = Layout::HumanMl3d);

/// The same from the rotation features by forward kinematics on a skeleton, bone vectors from the parent [J].
std::vector<glm::vec3> recoverFromRotations(std::span<const float> features, std::span<const glm::vec3> offsets, Layout layout = Layout::HumanMl3d);

/// The 22-joint HumanML3D clip seen in a mirror: x negated, left and right joints exchanged. positions [T * 22].
std::vector<glm::vec3> mirrorPositions(std::span<const glm::vec3> positions);

/// The same on HumanML3D features [rows * 263], not normalized: exact, except that bone lengths change sides with the joints
/// (the canonical skeleton is not quite symmetric, so extracting the mirrored positions differs by that).
std::vector<float> mirrorFeatures(std::span<const float> features);

}  // namespace core::representation
