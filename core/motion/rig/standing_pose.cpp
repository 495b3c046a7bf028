#include "core/motion/rig/standing_pose.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core::motion {

namespace {
glm::vec3 at(const std::vector<glm::vec3>& positions, int joint) { return positions[static_cast<std::size_t>(joint)]; }
float cosine(const glm::vec3& a, const glm::vec3& b) { return glm::dot(a, b) / std::max(1e-9F, glm::length(a) * glm::length(b)); }
}  // namespace

glm::vec3 vectorOf(const SignedAxis& axis) {
  glm::vec3 out(0.0F);
  out[axis.axis] = static_cast<float>(axis.sign);
  return out;
}

std::optional<SignedAxis> clearAxis(const glm::vec3& direction) {
  const float length = glm::length(direction);
  if (!(length > 1e-6F)) return std::nullopt;
  for (int axis = 0; axis < 3; ++axis) {
    if (std::abs(direction[axis]) > 0.9F * length) return SignedAxis{axis, direction[axis] > 0.0F ? 1 : -1};
  }
  return std::nullopt;
}

glm::vec3 uprightLine(const std::vector<glm::vec3>& positions, const StandingMarks& marks) {
  return 0.5F * (at(positions, marks.leftShoulder) + at(positions, marks.rightShoulder) - at(positions, marks.leftAnkle) - at(positions, marks.rightAnkle));
}

std::optional<StandingPose> standingPose(const std::vector<glm::vec3>& positions, const StandingMarks& marks) {
  const glm::vec3 line = uprightLine(positions, marks);
  const glm::vec3 hips = 0.5F * (at(positions, marks.leftHip) + at(positions, marks.rightHip));
  const glm::vec3 ankles = 0.5F * (at(positions, marks.leftAnkle) + at(positions, marks.rightAnkle));
  const glm::vec3 shoulders = 0.5F * (at(positions, marks.leftShoulder) + at(positions, marks.rightShoulder));
  const glm::vec3 girdle = at(positions, marks.leftShoulder) - at(positions, marks.rightShoulder);
  const glm::vec3 betweenHips = at(positions, marks.leftHip) - at(positions, marks.rightHip);
  const float length = glm::length(line);
  if (!(length > 1e-6F) || !(glm::length(girdle) > 1e-4F * length)) return std::nullopt;
  // Some skeletons have both hips in the middle of the pelvis; then the shoulders tell where left is.
  const glm::vec3 across = glm::length(betweenHips) > 1e-4F * length ? betweenHips : girdle;
  const glm::vec3 up = line / length;
  // Folded limbs may point anywhere.
  if (glm::length(hips - ankles) < 0.2F * length || glm::length(shoulders - hips) < 0.2F * length) return std::nullopt;
  if (cosine(hips - ankles, up) <= 0.9F || cosine(shoulders - hips, up) <= 0.9F || std::abs(cosine(across, up)) >= 0.3F || cosine(across, girdle) <= 0.8F)
    return std::nullopt;
  return StandingPose{up, glm::normalize(across)};
}

glm::quat turnToYUp(const SignedAxis& up) {
  constexpr float kQuarter = std::numbers::pi_v<float> / 2.0F;
  const auto sign = static_cast<float>(up.sign);
  switch (up.axis) {
    case 0: return glm::angleAxis(sign * kQuarter, glm::vec3(0, 0, 1));
    case 2: return glm::angleAxis(-sign * kQuarter, glm::vec3(1, 0, 0));
    default: return up.sign > 0 ? glm::quat(1, 0, 0, 0) : glm::angleAxis(2.0F * kQuarter, glm::vec3(1, 0, 0));
  }
}

double quarterFacing(const StandingPose& pose) {
  const glm::vec3 forward = glm::cross(pose.left, glm::vec3(0, 1, 0));
  const double degrees = std::atan2(static_cast<double>(forward.x), static_cast<double>(forward.z)) * 180.0 / std::numbers::pi;
  return std::round(degrees / 90.0) * 90.0;
}

}  // namespace core::motion
