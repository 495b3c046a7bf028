#include "core/motion/rig/figure_size.h"

#include "core/motion/kinematics.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace core::motion {

double longestReach(const Skeleton& skeleton) {
  std::vector<double> reach(static_cast<std::size_t>(skeleton.jointCount()), 0.0);
  double longest = 0.0;
  // A root on the ground with the hips above it (a placement joint) adds nothing to the body.
  const bool placesHips = std::count_if(skeleton.joints().begin(), skeleton.joints().end(), [](const Joint& j) { return j.parent == 0; }) == 1;
  for (int i = 1; i < skeleton.jointCount(); ++i) {
    const auto& joint = skeleton.joint(i);
    reach[static_cast<std::size_t>(i)] =
        reach[static_cast<std::size_t>(joint.parent)] + (joint.parent == 0 && placesHips ? 0.0 : static_cast<double>(glm::length(joint.offset)));
    longest = std::max(longest, reach[static_cast<std::size_t>(i)]);
  }
  return longest;
}

LikelyUnit likelyUnit(double reach) {
  static constexpr std::array<LikelyUnit, 5> kUnits = {
      {{0.01, "1 cm"}, {1.0, "1 m"}, {0.0254, "1 inch"}, {0.056444, "5.64 cm (CMU skeleton file unit)"}, {0.001, "1 mm"}}};
  if (!(reach > 0.0)) return kUnits[0];
  return *std::min_element(kUnits.begin(), kUnits.end(), [&](const LikelyUnit& a, const LikelyUnit& b) {
    return std::abs(std::log(reach * a.metres / 1.15)) < std::abs(std::log(reach * b.metres / 1.15));
  });
}

double figureHeight(const Clip& clip) {
  double tallest = 0.0;
  const int step = std::max(1, clip.frameCount() / 32);
  for (int frame = 0; frame < clip.frameCount(); frame += step) {
    const auto world = worldPose(clip, frame);
    const int first = clip.jointCount() > 1 ? 1 : 0;  // a root may be a placement joint on the ground
    for (const int axis : {1, 2}) {
      float low = world.positions[static_cast<std::size_t>(first)][axis], high = low;
      for (int j = first; j < clip.jointCount(); ++j) {
        low = std::min(low, world.positions[static_cast<std::size_t>(j)][axis]);
        high = std::max(high, world.positions[static_cast<std::size_t>(j)][axis]);
      }
      tallest = std::max(tallest, static_cast<double>(high - low));
    }
  }
  return tallest;
}

double standingHeight(const Skeleton& skeleton, const JointMap& map) {
  std::vector<glm::vec3> rest;
  for (const auto& joint : skeleton.joints()) rest.push_back(joint.parent < 0 ? glm::vec3(0.0f) : rest[static_cast<std::size_t>(joint.parent)] + joint.offset);
  const auto at = [&](int joint) -> const glm::vec3* {
    const auto& name = map.joints[static_cast<std::size_t>(joint)];
    const int index = name.empty() ? -1 : skeleton.indexOf(name);
    return index < 0 ? nullptr : &rest[static_cast<std::size_t>(index)];
  };
  const auto along = [&](std::initializer_list<int> chain) {
    double metres = 0.0;
    const glm::vec3* before = nullptr;
    for (const int joint : chain) {
      const glm::vec3* now = at(joint);
      if (!now) continue;
      if (before) metres += static_cast<double>(glm::distance(*before, *now));
      before = now;
    }
    return metres;
  };
  // Joints of the body as in humanml3d_skeleton.h: left leg 1 4 7 10, right leg 2 5 8 11, trunk 0 3 6 9 12 15.
  const double leg = std::max(along({1, 4, 7}), along({2, 5, 8})), trunk = along({0, 3, 6, 9, 12, 15});
  if (leg <= 0.0 && trunk <= 0.0) return 0.0;
  double hips = 0.0, foot = 0.0;
  if (at(0) && at(1) && at(2)) hips = static_cast<double>(glm::distance(*at(0), 0.5f * (*at(1) + *at(2))));
  // The foot stands flat: only what the toe lies below the ankle at rest counts.
  if (at(7) && at(10)) foot = std::max(0.0, static_cast<double>(at(7)->y - at(10)->y));
  return trunk + hips + leg + foot;
}

}  // namespace core::motion
