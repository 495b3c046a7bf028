#include "core/representation/humanml3d_features.h"

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>
#include <glm/mat3x3.hpp>

#include <cmath>
#include <stdexcept>
#include <string>

namespace core::representation {

namespace {

/// Where the pelvis is and how the world is turned into its heading, per row.
struct RootPath {
  std::vector<glm::quat> headings;  // pelvisFromWorld
  std::vector<glm::vec3> positions;
};

std::size_t rowsOf(std::span<const float> features, const FeatureLayout& layout) {
  const auto width = static_cast<std::size_t>(layout.width);
  if (features.size() % width != 0) throw std::invalid_argument(std::to_string(features.size()) + " features are not rows of " + std::to_string(width));
  return features.size() / width;
}

RootPath rootPath(std::span<const float> features, const FeatureLayout& layout) {
  const std::size_t rows = rowsOf(features, layout), width = static_cast<std::size_t>(layout.width);
  RootPath path;
  path.headings.reserve(rows);
  path.positions.reserve(rows);
  double halfAngle = 0.0, x = 0.0, z = 0.0;  // long clips: sums of thousands of small steps
  for (std::size_t t = 0; t < rows; ++t) {
    const float* row = features.data() + t * width;
    if (t > 0) {
      const float* previous = row - width;
      halfAngle += previous[layout.yaw.begin];
      const double c = std::cos(2.0 * halfAngle), s = std::sin(2.0 * halfAngle);
      const double vx = previous[layout.rootVelocity.begin], vz = previous[layout.rootVelocity.begin + 1];
      x += c * vx - s * vz;  // rotation by the inverse heading
      z += s * vx + c * vz;
    }
    path.headings.emplace_back(static_cast<float>(std::cos(halfAngle)), 0.0f, static_cast<float>(std::sin(halfAngle)), 0.0f);
    path.positions.emplace_back(static_cast<float>(x), row[layout.rootHeight.begin], static_cast<float>(z));
  }
  return path;
}

/// 6D to a rotation by the published Gram-Schmidt; a degenerate pair gives the identity instead of NaN.
glm::mat3 rotationFrom6d(const float* values) {
  const glm::vec3 a(values[0], values[1], values[2]), b(values[3], values[4], values[5]);
  const float length = glm::length(a);
  const glm::vec3 x = length > 0.0f ? a / length : glm::vec3(1, 0, 0);
  const glm::vec3 across = glm::cross(x, b);
  const float acrossLength = glm::length(across);
  if (!(length > 0.0f) || !(acrossLength > 0.0f)) return glm::mat3(1.0f);
  const glm::vec3 z = across / acrossLength;
  return {x, glm::cross(z, x), z};
}

}  // namespace

std::vector<glm::vec3> recoverPositions(std::span<const float> features, Layout layoutName) {
  const FeatureLayout& layout = featureLayout(layoutName);
  const RootPath path = rootPath(features, layout);
  const auto joints = static_cast<std::size_t>(layout.joints);
  std::vector<glm::vec3> positions(path.positions.size() * joints);
  for (std::size_t t = 0; t < path.positions.size(); ++t) {
    const glm::quat worldFromHeading = glm::conjugate(path.headings[t]);
    const glm::vec3 under(path.positions[t].x, 0.0f, path.positions[t].z);
    const float* local = features.data() + t * static_cast<std::size_t>(layout.width) + layout.positions.begin;
    positions[t * joints] = path.positions[t];
    for (std::size_t j = 1; j < joints; ++j, local += 3) positions[t * joints + j] = worldFromHeading * glm::vec3(local[0], local[1], local[2]) + under;
  }
  return positions;
}

std::vector<glm::vec3> recoverFromRotations(std::span<const float> features, std::span<const glm::vec3> offsets, Layout layoutName) {
  const FeatureLayout& layout = featureLayout(layoutName);
  const BodyTables& tables = bodyTables(layoutName);
  const auto joints = static_cast<std::size_t>(layout.joints);
  if (offsets.size() != joints) throw std::invalid_argument("the skeleton has " + std::to_string(offsets.size()) + " bones instead of " + std::to_string(joints));
  const RootPath path = rootPath(features, layout);
  std::vector<glm::vec3> positions(path.positions.size() * joints);
  for (std::size_t t = 0; t < path.positions.size(); ++t) {
    const float* rotations = features.data() + t * static_cast<std::size_t>(layout.width) + layout.rotations.begin;
    const std::span<glm::vec3> pose(positions.data() + t * joints, joints);
    pose[0] = path.positions[t];
    const glm::mat3 root = glm::mat3_cast(path.headings[t]);
    for (const auto& chain : tables.chains) {
      glm::mat3 swing = root;  // the arm chains start from the root's rotation too
      for (std::size_t i = 1; i < chain.size(); ++i) {
        const auto joint = static_cast<std::size_t>(chain[i]);
        swing = swing * rotationFrom6d(rotations + 6 * (joint - 1));
        pose[joint] = swing * offsets[joint] + pose[static_cast<std::size_t>(chain[i - 1])];
      }
    }
  }
  return positions;
}

}  // namespace core::representation
