#include "core/representation/projection_2d.h"

#include "core/representation/feature_layout.h"

#include <glm/geometric.hpp>

#include <cmath>
#include <stdexcept>
#include <string>

namespace core::representation {

namespace {

constexpr std::size_t kJoints = 22;
constexpr double kTangent = 0.087488663525924;  // of half the field of view, 5 degrees
constexpr double kCameraDistance = 1.0 / kTangent + 10.0;
constexpr double kCameraHeight = 1.0;

glm::dvec3 seenFrom(const glm::vec3& p, int view) {
  switch (view) {
    case 0: return {p.x, p.y, p.z};
    case 1: return {p.z, p.y, -p.x};
    case 2: return {-p.x, p.y, -p.z};
    default: return {-p.z, p.y, p.x};
  }
}

std::size_t framesOf(std::size_t count) {
  if (count % kJoints != 0) throw std::invalid_argument(std::to_string(count) + " positions are not frames of 22 joints");
  return count / kJoints;
}

void writeBoneAngles(float* values, std::span<const glm::vec2> pose) {
  for (const auto& chain : bodyTables(Layout::HumanMl3d).chains) {
    double previous = 0.0;
    for (std::size_t i = 1; i < chain.size(); ++i) {
      const auto joint = static_cast<std::size_t>(chain[i]);
      const glm::vec2 bone = pose[joint] - pose[static_cast<std::size_t>(chain[i - 1])];
      const double angle = std::atan2(static_cast<double>(bone.y), static_cast<double>(bone.x));
      values[2 * (joint - 1)] = static_cast<float>(std::cos(angle - previous));
      values[2 * (joint - 1) + 1] = static_cast<float>(-std::sin(angle - previous));
      previous = angle;
    }
  }
}

}  // namespace

std::vector<glm::vec2> projectView(std::span<const glm::vec3> positions, int view) {
  framesOf(positions.size());
  if (view < 0 || view >= kViewCount) throw std::invalid_argument("view " + std::to_string(view) + " does not exist, there are 0 to 3");
  std::vector<glm::vec2> joints;
  joints.reserve(positions.size());
  glm::dvec2 origin(0.0);
  for (const auto& position : positions) {
    const glm::dvec3 p = seenFrom(position, view);
    const double depth = kCameraDistance - p.z;
    if (!(depth > 0.0)) throw std::invalid_argument("a joint is behind the camera, which stands 21.4 m from the origin");
    const glm::dvec2 seen(p.x / (depth * kTangent), (p.y - kCameraHeight) / (depth * kTangent));
    if (joints.empty()) origin = seen;
    joints.emplace_back(seen - origin);
  }
  return joints;
}

std::vector<float> extractFeatures2d(std::span<const glm::vec2> joints) {
  const std::size_t frames = framesOf(joints.size());
  if (frames < 2) throw std::invalid_argument("extracting 2D features needs at least 2 frames");
  static constexpr float kContactLimit = 0.002f;
  static constexpr std::array<std::size_t, 4> kContactJoints = {7, 10, 8, 11};
  std::vector<float> values((frames - 1) * kFeatureWidth2d);
  for (std::size_t t = 0; t + 1 < frames; ++t) {
    float* row = values.data() + t * kFeatureWidth2d;
    const auto pose = joints.subspan(t * kJoints, kJoints), next = joints.subspan((t + 1) * kJoints, kJoints);
    const glm::vec2 displacement = next[0] - joints[0];
    row[0] = displacement.x;
    row[1] = displacement.y;
    for (std::size_t j = 1; j < kJoints; ++j) {
      const glm::vec2 local = pose[j] - pose[0];
      row[2 * j] = local.x;
      row[2 * j + 1] = local.y;
    }
    writeBoneAngles(row + kFeatureGroups2d[2][0], pose);
    for (std::size_t j = 0; j < kJoints; ++j) {
      const glm::vec2 step = next[j] - pose[j];
      row[86 + 2 * j] = step.x;
      row[87 + 2 * j] = step.y;
    }
    for (std::size_t k = 0; k < kContactJoints.size(); ++k) {
      const glm::vec2 step = next[kContactJoints[k]] - pose[kContactJoints[k]];
      row[130 + k] = glm::dot(step, step) < kContactLimit ? 1.0f : 0.0f;
    }
  }
  return values;
}

std::vector<glm::vec2> recoverPositions2d(std::span<const float> features) {
  if (features.size() % kFeatureWidth2d != 0)
    throw std::invalid_argument(std::to_string(features.size()) + " features are not rows of 134");
  std::vector<glm::vec2> joints;
  joints.reserve(features.size() / kFeatureWidth2d * kJoints);
  for (std::size_t start = 0; start < features.size(); start += kFeatureWidth2d) {
    const glm::vec2 root(features[start], features[start + 1]);
    joints.push_back(root);
    for (std::size_t j = 1; j < kJoints; ++j) joints.push_back(root + glm::vec2(features[start + 2 * j], features[start + 2 * j + 1]));
  }
  return joints;
}

}  // namespace core::representation
