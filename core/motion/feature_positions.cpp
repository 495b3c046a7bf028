#include "core/motion/feature_positions.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>
#include <glm/common.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace core::motion {

using namespace humanml3d;

namespace {

constexpr std::size_t kContacts = 4;

// Turn, two steps and the height of the root; then 3 position, 6 rotation values of the others, velocities of all, 4 contacts.
std::size_t widthOf(std::span<const float> features, int joints) {
  if (joints != kJointCount && joints != kit::kJointCount) throw std::invalid_argument(fmt::format("there are no motion features of {} joints", joints));
  const auto count = static_cast<std::size_t>(joints);
  const std::size_t width = 4 + 9 * (count - 1) + 3 * count + kContacts;
  if (features.size() % width != 0) throw std::invalid_argument(fmt::format("{} features are no rows of {}", features.size(), width));
  return width;
}

}  // namespace

std::vector<float> featureContacts(std::span<const float> features, int joints) {
  const std::size_t width = widthOf(features, joints);
  std::vector<float> contacts;
  for (std::size_t end = width; end <= features.size(); end += width)
    for (std::size_t k = end - kContacts; k < end; ++k) contacts.push_back(std::clamp(features[k], 0.0f, 1.0f));
  return contacts;
}

std::vector<glm::vec3> featurePositions(std::span<const float> features, int joints) {
  const std::size_t width = widthOf(features, joints);
  const auto count = static_cast<std::size_t>(joints);
  const std::size_t rows = features.size() / width;
  std::vector<glm::vec3> positions;
  positions.reserve(rows * count);
  double half = 0.0, x = 0.0, z = 0.0;
  for (std::size_t t = 0; t < rows; ++t) {
    const float* row = features.data() + t * width;
    const float* before = t > 0 ? row - width : nullptr;
    if (before) half += static_cast<double>(before[0]);
    const double c = std::cos(2.0 * half), s = std::sin(2.0 * half);
    const auto outward = [&](double px, double pz) { return std::array<double, 2>{c * px - s * pz, s * px + c * pz}; };
    if (before) {
      const auto step = outward(static_cast<double>(before[1]), static_cast<double>(before[2]));
      x += step[0];
      z += step[1];
    }
    positions.emplace_back(static_cast<float>(x), row[3], static_cast<float>(z));
    for (std::size_t j = 1; j < count; ++j) {
      const float* p = row + 4 + 3 * (j - 1);
      const auto flat = outward(static_cast<double>(p[0]), static_cast<double>(p[2]));
      positions.emplace_back(static_cast<float>(x + flat[0]), p[1], static_cast<float>(z + flat[1]));
    }
  }
  return positions;
}

std::vector<glm::vec3> humanml3dFromKit(std::span<const glm::vec3> kit) {
  constexpr std::size_t kKitJoints = kit::kJointCount;
  if (kit.size() % kKitJoints != 0) throw std::invalid_argument(fmt::format("{} positions are no frames of {} joints", kit.size(), kKitJoints));
  // root, pelvis, thorax, lower and upper neck; left arm, right arm; left leg, right leg with an extra joint in the foot.
  static constexpr std::array<int, kJointCount> kSource = {0, 11, 16, 1, 12, 17, -1, 13, 18, 2, 15, 20, 3, -1, -1, 4, 5, 8, 6, 9, 7, 10};
  std::vector<glm::vec3> out;
  out.reserve(kit.size() / kKitJoints * kJointCount);
  for (std::size_t f = 0; f < kit.size(); f += kKitJoints) {
    std::array<glm::vec3, kJointCount> frame{};
    for (std::size_t j = 0; j < kJointCount; ++j)
      if (kSource[j] >= 0) frame[j] = kit[f + static_cast<std::size_t>(kSource[j])];
    frame[kSpine2] = glm::mix(frame[kSpine1], frame[kSpine3], 0.5f);
    frame[kLeftCollar] = glm::mix(frame[kNeck], frame[kLeftShoulder], 0.3f);
    frame[kRightCollar] = glm::mix(frame[kNeck], frame[kRightShoulder], 0.3f);
    out.insert(out.end(), frame.begin(), frame.end());
  }
  return out;
}

}  // namespace core::motion
