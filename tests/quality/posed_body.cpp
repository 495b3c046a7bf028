#include "tests/quality/posed_body.h"

#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace quality {

namespace {

using namespace core::motion::humanml3d;

// Two bones of equal length that bend towards a direction.
glm::vec3 bent(const glm::vec3& from, const glm::vec3& to, float bone, const glm::vec3& towards) {
  const auto half = 0.5f * (to - from);
  const auto across = towards - half * (glm::dot(towards, half) / std::max(1e-6f, glm::dot(half, half)));
  const float length = glm::length(across), bulge = std::sqrt(std::max(0.0f, bone * bone - glm::dot(half, half)));
  return from + half + (length > 1e-6f ? across * (bulge / length) : glm::vec3(0.0f));
}

void addFrame(std::vector<glm::vec3>& all, const Pose& pose) {
  const double yaw = glm::radians(pose.heading), lean = glm::radians(pose.lean);
  const glm::vec3 forward(std::sin(yaw), 0, std::cos(yaw)), left(std::cos(yaw), 0, -std::sin(yaw)), up(0, 1, 0);
  const glm::vec3 pelvis(pose.x, pose.y, pose.z), ground(pose.x, 0, pose.z);
  const glm::vec3 trunk = static_cast<float>(std::cos(lean)) * up + static_cast<float>(std::sin(lean)) * forward;
  const auto local = [&](const glm::vec3& v) { return v.x * forward + v.y * up + v.z * left; };
  std::vector<glm::vec3> joints(kJointCount);
  joints[kPelvis] = pelvis;
  joints[kSpine1] = pelvis + 0.13f * trunk;
  joints[kSpine2] = pelvis + 0.27f * trunk;
  joints[kSpine3] = pelvis + 0.33f * trunk;
  joints[kNeck] = pelvis + 0.55f * trunk;
  joints[kHead] = pelvis + 0.65f * trunk;
  for (const float side : {1.0f, -1.0f}) {
    const bool isLeft = side > 0.0f;
    const auto pick = [&](int leftJoint, int rightJoint) -> glm::vec3& { return joints[static_cast<std::size_t>(isLeft ? leftJoint : rightJoint)]; };
    const auto hip = pelvis + side * 0.1f * left - 0.04f * up, ankle = ground + local(isLeft ? pose.leftAnkle : pose.rightAnkle);
    pick(kLeftHip, kRightHip) = hip;
    pick(kLeftAnkle, kRightAnkle) = ankle;
    pick(kLeftKnee, kRightKnee) = bent(hip, ankle, 0.41f, forward);
    pick(kLeftFoot, kRightFoot) = ankle + 0.13f * forward - 0.06f * up;
    pick(kLeftCollar, kRightCollar) = pelvis + 0.47f * trunk + side * 0.06f * left;
    const auto shoulder = pelvis + 0.47f * trunk + side * 0.17f * left;
    const auto wrist = shoulder + local(isLeft ? pose.leftHand : pose.rightHand);
    pick(kLeftShoulder, kRightShoulder) = shoulder;
    pick(kLeftWrist, kRightWrist) = wrist;
    pick(kLeftElbow, kRightElbow) = bent(shoulder, wrist, 0.26f, side * left);
  }
  all.insert(all.end(), joints.begin(), joints.end());
}

}  // namespace

std::vector<glm::vec3> posed(double seconds, const std::function<void(double, Pose&)>& pose) {
  std::vector<glm::vec3> positions;
  const int frames = static_cast<int>(std::lround(seconds * kFps));
  for (int t = 0; t < frames; ++t) {
    Pose now;
    pose(t / kFps, now);
    addFrame(positions, now);
  }
  return positions;
}

}  // namespace quality
