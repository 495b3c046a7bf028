#include "core/motion/picture/picture_view.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core::motion {

namespace {
constexpr std::size_t kJoints = humanml3d::kJointCount;
}  // namespace

glm::vec2 seenFrom(const glm::vec3& place, double yaw) { return {static_cast<float>(std::cos(yaw)) * place.x + static_cast<float>(std::sin(yaw)) * place.z, place.y}; }

void YawCost::add(const glm::vec3* body, const glm::vec2* picture, const std::uint8_t* seen) {
  for (std::size_t joint = 1; joint < kJoints; ++joint) {
    if (!seen[joint]) continue;
    const glm::dvec3 place = body[joint] - body[0];
    const double u = picture[joint].x - picture[0].x;
    xx_ += place.x * place.x, zz_ += place.z * place.z, xz_ += place.x * place.z, ux_ += u * place.x, uz_ += u * place.z;
  }
}

double YawCost::at(double yaw) const {
  const double c = std::cos(yaw), s = std::sin(yaw);
  return c * c * xx_ + s * s * zz_ + 2.0 * c * s * xz_ - 2.0 * (c * ux_ + s * uz_);
}

double yawOfPicture(const Clip& clip, const BodyKeypoints& picture) {
  if (static_cast<std::size_t>(clip.jointCount()) != kJoints) return 0.0;
  constexpr std::size_t kEnough = 400;
  YawCost cost;
  const auto frames = std::min(static_cast<std::size_t>(clip.frameCount()), picture.frames());
  for (std::size_t frame = 0; frame < frames; frame += 1 + frames / kEnough)
    cost.add(worldPose(clip, static_cast<int>(frame)).positions.data(), &picture.joints[frame * kJoints], &picture.seen[frame * kJoints]);
  double best = 0.0, least = cost.at(0.0);
  for (int degree = 1; degree < 360; ++degree) {
    const double yaw = degree * std::numbers::pi / 180.0, error = cost.at(yaw);
    if (error < least) best = yaw, least = error;
  }
  return best;
}

}  // namespace core::motion
