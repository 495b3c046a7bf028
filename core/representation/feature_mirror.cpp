#include "core/representation/humanml3d_features.h"

#include "core/motion/humanml3d_skeleton.h"

#include <array>
#include <stdexcept>
#include <string>

namespace core::representation {

namespace {

std::size_t mirroredIndex(std::size_t joint) { return static_cast<std::size_t>(motion::humanml3d::mirrored(static_cast<int>(joint))); }

}  // namespace

std::vector<glm::vec3> mirrorPositions(std::span<const glm::vec3> positions) {
  constexpr std::size_t kJoints = motion::humanml3d::kJointCount;
  if (positions.size() % kJoints != 0)
    throw std::invalid_argument(std::to_string(positions.size()) + " positions are not frames of " + std::to_string(kJoints) + " joints");
  std::vector<glm::vec3> mirrored(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const glm::vec3& source = positions[i - i % kJoints + mirroredIndex(i % kJoints)];
    mirrored[i] = glm::vec3(-source.x, source.y, source.z);
  }
  return mirrored;
}

std::vector<float> mirrorFeatures(std::span<const float> features) {
  const FeatureLayout& layout = featureLayout(Layout::HumanMl3d);
  const auto width = static_cast<std::size_t>(layout.width), joints = static_cast<std::size_t>(layout.joints);
  if (features.size() % width != 0) throw std::invalid_argument(std::to_string(features.size()) + " features are not rows of " + std::to_string(width));
  // A rotation M becomes S M S with S = diag(-1, 1, 1): signs of its first two columns.
  static constexpr std::array<float, 6> kRotationSigns = {1, -1, -1, -1, 1, 1};
  static constexpr std::array<float, 3> kVectorSigns = {-1, 1, 1};
  std::vector<float> mirrored(features.begin(), features.end());
  for (std::size_t start = 0; start < features.size(); start += width) {
    const float* from = features.data() + start;
    float* to = mirrored.data() + start;
    const auto copyJoint = [&](const FeatureRange& range, std::size_t joint, std::size_t source, const auto& signs) {
      for (std::size_t k = 0; k < signs.size(); ++k)
        to[static_cast<std::size_t>(range.begin) + joint * signs.size() + k] = signs[k] * from[static_cast<std::size_t>(range.begin) + source * signs.size() + k];
    };
    to[layout.yaw.begin] = -from[layout.yaw.begin];
    to[layout.rootVelocity.begin] = -from[layout.rootVelocity.begin];
    for (std::size_t j = 0; j < joints; ++j) copyJoint(layout.velocities, j, mirroredIndex(j), kVectorSigns);
    for (std::size_t j = 1; j < joints; ++j) {
      copyJoint(layout.positions, j - 1, mirroredIndex(j) - 1, kVectorSigns);
      copyJoint(layout.rotations, j - 1, mirroredIndex(j) - 1, kRotationSigns);
    }
    for (int k = 0; k < 4; ++k) to[layout.contacts.begin + k] = from[layout.contacts.begin + (k + 2) % 4];
  }
  return mirrored;
}

}  // namespace core::representation
