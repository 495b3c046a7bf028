#include "core/motion/picture_view.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core::motion {

glm::vec2 seenFrom(const glm::vec3& place, double yaw) {
  return {static_cast<float>(std::cos(yaw)) * place.x + static_cast<float>(std::sin(yaw)) * place.z, place.y};
}

double yawOfPicture(const Clip& clip, const PictureBody& picture) {
  constexpr std::size_t kJoints = humanml3d::kJointCount;
  if (static_cast<std::size_t>(clip.jointCount()) != kJoints) return 0.0;
  // The squared distance is a form in (cos, sin), so that the sums are made once.
  double xx = 0, zz = 0, xz = 0, ux = 0, uz = 0;
  const auto frames = std::min(static_cast<std::size_t>(clip.frameCount()), picture.frames());
  for (std::size_t frame = 0; frame < frames; ++frame) {
    const auto places = worldPose(clip, static_cast<int>(frame)).positions;
    for (std::size_t joint = 1; joint < kJoints; ++joint) {
      if (!picture.seen[frame * kJoints + joint]) continue;
      const glm::dvec3 place = places[joint] - places[0];
      const double u = picture.joints[frame * kJoints + joint].x - picture.joints[frame * kJoints].x;
      xx += place.x * place.x, zz += place.z * place.z, xz += place.x * place.z, ux += u * place.x, uz += u * place.z;
    }
  }
  double best = 0.0, least = 0.0;
  for (int degree = 0; degree < 360; ++degree) {
    const double yaw = degree * std::numbers::pi / 180.0, c = std::cos(yaw), s = std::sin(yaw);
    const double error = c * c * xx + s * s * zz + 2.0 * c * s * xz - 2.0 * (c * ux + s * uz);
    if (degree == 0 || error < least) best = yaw, least = error;
  }
  return best;
}

}  // namespace core::motion
