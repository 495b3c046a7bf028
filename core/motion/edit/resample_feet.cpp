#include "core/motion/edit/resample_feet.h"

#include "core/motion/edit/clip_edits.h"
#include "core/motion/edit/leg_turns.h"
#include "core/motion/kinematics.h"

#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace core::motion {

namespace {

using namespace humanml3d;

std::vector<LegJoints> legsOf(const Skeleton& skeleton, const JointMap& map) {
  std::vector<LegJoints> legs;
  const auto joint = [&](int target) {
    const auto& name = map.joints[static_cast<std::size_t>(target)];
    return name.empty() ? -1 : skeleton.indexOf(name);
  };
  for (const auto& leg : {LegJoints{joint(kLeftHip), joint(kLeftKnee), joint(kLeftAnkle), joint(kLeftFoot)},
                          LegJoints{joint(kRightHip), joint(kRightKnee), joint(kRightAnkle), joint(kRightFoot)}}) {
    if (leg.hip < 1 || leg.knee < 0 || leg.ankle < 0) continue;
    if (skeleton.joint(leg.knee).parent != leg.hip || skeleton.joint(leg.ankle).parent != leg.knee) continue;
    legs.push_back(leg);
    if (leg.toe >= 0 && skeleton.joint(leg.toe).parent != leg.ankle) legs.back().toe = -1;
  }
  return legs;
}

glm::vec3 catmullRom(const std::array<glm::vec3, 4>& p, float u) {
  return 0.5f * (2.0f * p[1] + u * ((p[2] - p[0]) + u * ((2.0f * p[0] - 5.0f * p[1] + 4.0f * p[2] - p[3]) + u * (3.0f * (p[1] - p[2]) + p[3] - p[0]))));
}

/// Where a joint was at a time between two old frames.
class Track {
 public:
  Track(const std::vector<WorldPose>& frames, int joint, double fps) : frames_(frames), joint_(static_cast<std::size_t>(joint)), fps_(fps) {}

  glm::vec3 at(double frame) const {
    const auto last = static_cast<std::ptrdiff_t>(frames_.size()) - 1;
    const auto base = std::min(static_cast<std::ptrdiff_t>(frame), last);
    const auto u = static_cast<float>(std::clamp(frame - static_cast<double>(base), 0.0, 1.0));
    const auto near = [&](std::ptrdiff_t offset) { return frames_[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(base + offset, 0, last))].positions[joint_]; };
    const std::array<glm::vec3, 4> p = {near(-1), near(0), near(1), near(2)};
    // Slower than 0.15 m/s it stands.
    const float speed = glm::length(p[2] - p[1]) * static_cast<float>(fps_);
    const float moves = std::clamp((speed - 0.15f) / 0.15f, 0.0f, 1.0f);
    return glm::mix(glm::mix(p[1], p[2], u), catmullRom(p, u), moves);
  }

 private:
  const std::vector<WorldPose>& frames_;
  std::size_t joint_;
  double fps_;
};

}  // namespace

Clip resampledOnItsFeet(const Clip& clip, const JointMap& map, double fps) {
  Clip dense = resampled(clip, fps);
  const auto legs = legsOf(clip.skeleton(), map);
  if (legs.empty() || clip.frameCount() < 2) return dense;
  std::vector<WorldPose> old;
  for (int f = 0; f < clip.frameCount(); ++f) old.push_back(worldPose(clip, f));
  ClipData data = dense.data();
  const auto joints = static_cast<std::size_t>(clip.jointCount());
  for (int f = 0; f < dense.frameCount(); ++f) {
    const double time = f * clip.fps() / fps;
    if (std::abs(time - std::round(time)) < 1e-6) continue;  // an old frame as it was
    const WorldPose pose = worldPose(dense, f);
    const std::span<glm::quat> locals(data.rotations.data() + static_cast<std::size_t>(f) * joints, joints);
    for (const LegJoints& leg : legs) {
      const glm::vec3 ankle = Track(old, leg.ankle, clip.fps()).at(time);
      const glm::vec3 toe = leg.toe >= 0 ? Track(old, leg.toe, clip.fps()).at(time) : glm::vec3(0);
      placeLeg(leg, clip.skeleton(), pose, ankle, leg.toe >= 0 ? &toe : nullptr, locals);
    }
  }
  for (std::size_t i = joints; i < data.rotations.size(); ++i) {
    if (glm::dot(data.rotations[i], data.rotations[i - joints]) < 0.0f) data.rotations[i] = -data.rotations[i];
  }
  return Clip(std::move(data));
}

}  // namespace core::motion
