#include "core/representation/projection_2d.h"

#include <glm/geometric.hpp>

#include <cmath>
#include <stdexcept>
#include <string>

namespace core::representation {

namespace {

constexpr double kTangent = 0.087488663525924;  // of half the field of view, 5 degrees
constexpr double kCameraDistance = 1.0 / kTangent + 10.0;
constexpr double kCameraHeight = 1.0;
constexpr float kContactLimit = 0.002f;  // squared step
constexpr double kKitPerUnit = 520.0, kMillimetres = 1000.0;

glm::dvec3 seenFrom(const glm::vec3& p, int view) {
  switch (view) {
    case 0: return {p.x, p.y, p.z};
    case 1: return {p.z, p.y, -p.x};
    case 2: return {-p.x, p.y, -p.z};
    default: return {-p.z, p.y, p.x};
  }
}

std::size_t jointsOf(Layout layout) { return static_cast<std::size_t>(featureLayout(layout).joints); }

std::size_t framesOf(std::size_t count, Layout layout) {
  const auto joints = jointsOf(layout);
  if (count % joints != 0) throw std::invalid_argument(std::to_string(count) + " positions are not frames of " + std::to_string(joints) + " joints");
  return count / joints;
}

void writeBoneAngles(float* values, std::span<const glm::vec2> pose, Layout layout) {
  for (const auto& chain : bodyTables(layout).chains) {
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

glm::dvec2 seenBy(Camera camera, const glm::dvec3& p) {
  if (camera == Camera::Orthographic) return {p.x, p.y};
  const double depth = kCameraDistance - p.z;
  if (!(depth > 0.0)) throw std::invalid_argument("a joint is behind the camera, which stands 21.4 m from the origin");
  return {p.x / (depth * kTangent), (p.y - kCameraHeight) / (depth * kTangent)};
}

}  // namespace

int featureWidth2d(Layout layout) { return featureGroups2d(layout).back()[1]; }

std::array<std::array<int, 2>, 5> featureGroups2d(Layout layout) {
  const int joints = featureLayout(layout).joints;
  std::array<std::array<int, 2>, 5> groups{};
  int begin = 0, group = 0;
  for (const int size : {2, 2 * (joints - 1), 2 * (joints - 1), 2 * joints, 4}) {
    groups[static_cast<std::size_t>(group++)] = {begin, begin + size};
    begin += size;
  }
  return groups;
}

std::vector<glm::vec2> projectView(std::span<const glm::vec3> positions, int view, Camera camera, Layout layout) {
  framesOf(positions.size(), layout);
  if (view < 0 || view >= kViewCount) throw std::invalid_argument("view " + std::to_string(view) + " does not exist, there are 0 to 3");
  const double unit = layout == Layout::HumanMl3d ? 1.0 : camera == Camera::Perspective ? 1.0 / kKitPerUnit : 1.0 / kMillimetres;
  std::vector<glm::vec2> joints;
  joints.reserve(positions.size());
  glm::dvec2 origin(0.0);
  for (const auto& position : positions) {
    const glm::dvec2 seen = seenBy(camera, seenFrom(position, view) * unit);
    if (joints.empty()) origin = seen;
    joints.emplace_back(seen - origin);
  }
  return joints;
}

std::vector<float> extractFeatures2d(std::span<const glm::vec2> joints, Layout layout) {
  const std::size_t frames = framesOf(joints.size(), layout), count = jointsOf(layout);
  if (frames < 2) throw std::invalid_argument("extracting 2D features needs at least 2 frames");
  const auto& tables = bodyTables(layout);
  const std::array<int, 4> feet = {tables.leftFoot[0], tables.leftFoot[1], tables.rightFoot[0], tables.rightFoot[1]};
  const auto groups = featureGroups2d(layout);
  const auto width = static_cast<std::size_t>(featureWidth2d(layout));
  std::vector<float> values((frames - 1) * width);
  for (std::size_t t = 0; t + 1 < frames; ++t) {
    float* row = values.data() + t * width;
    const auto pose = joints.subspan(t * count, count), next = joints.subspan((t + 1) * count, count);
    const glm::vec2 displacement = next[0] - joints[0];
    row[0] = displacement.x;
    row[1] = displacement.y;
    for (std::size_t j = 1; j < count; ++j) {
      const glm::vec2 local = pose[j] - pose[0];
      row[2 * j] = local.x;
      row[2 * j + 1] = local.y;
    }
    writeBoneAngles(row + groups[2][0], pose, layout);
    float* steps = row + groups[3][0];
    for (std::size_t j = 0; j < count; ++j) {
      const glm::vec2 step = next[j] - pose[j];
      steps[2 * j] = step.x;
      steps[2 * j + 1] = step.y;
    }
    for (std::size_t k = 0; k < feet.size(); ++k) {
      const auto foot = static_cast<std::size_t>(feet[k]);
      const glm::vec2 step = next[foot] - pose[foot];
      row[static_cast<std::size_t>(groups[4][0]) + k] = glm::dot(step, step) < kContactLimit ? 1.0f : 0.0f;
    }
  }
  return values;
}

std::vector<glm::vec2> recoverPositions2d(std::span<const float> features, RootTiming timing, Layout layout) {
  const auto width = static_cast<std::size_t>(featureWidth2d(layout)), count = jointsOf(layout);
  if (features.size() % width != 0) throw std::invalid_argument(std::to_string(features.size()) + " features are not rows of " + std::to_string(width));
  std::vector<glm::vec2> joints;
  joints.reserve(features.size() / width * count);
  glm::vec2 before(0.0f);
  for (std::size_t start = 0; start < features.size(); start += width) {
    const glm::vec2 measured(features[start], features[start + 1]);
    const glm::vec2 root = timing == RootTiming::Published ? measured : before;
    before = measured;
    joints.push_back(root);
    for (std::size_t j = 1; j < count; ++j) joints.push_back(root + glm::vec2(features[start + 2 * j], features[start + 2 * j + 1]));
  }
  return joints;
}

}  // namespace core::representation
