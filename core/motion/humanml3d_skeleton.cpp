#include "core/motion/humanml3d_skeleton.h"

#include <cmath>

namespace core::motion::humanml3d {

const std::array<int, kJointCount> kParents = {-1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 12, 13, 14, 16, 17, 18, 19};

namespace {
constexpr glm::vec3 kX{1, 0, 0}, kY{0, 1, 0}, kZ{0, 0, 1};
constexpr std::array<const char*, kJointCount> kNames = {
    "pelvis",     "left_hip", "right_hip",   "spine1",       "left_knee", "right_knee",    "spine2",         "left_ankle", "right_ankle", "spine3",     "left_foot",
    "right_foot", "neck",     "left_collar", "right_collar", "head",      "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist"};
}  // namespace

const std::array<glm::vec3, kJointCount> kUnitOffsets = {glm::vec3(0), kX, -kX, kY, -kY, -kY, kY, -kY, -kY, kY, kZ, kZ, kY, kX, -kX, kZ, -kY, -kY, -kY, -kY, -kY, -kY};

const std::array<float, kJointCount> kBoneLengths = {0.0f,      0.103074f, 0.109883f, 0.131568f, 0.393623f, 0.390188f, 0.143190f, 0.432433f,
                                                     0.425643f, 0.057365f, 0.143382f, 0.149419f, 0.219360f, 0.137487f, 0.143383f, 0.103039f,
                                                     0.131614f, 0.122984f, 0.256840f, 0.263092f, 0.266012f, 0.269876f};

namespace {
std::shared_ptr<const Skeleton> build(const std::array<glm::vec3, kJointCount>& directions) {
  std::vector<Joint> joints;
  for (int i = 0; i < kJointCount; ++i) {
    const auto k = static_cast<std::size_t>(i);
    joints.push_back({kNames[k], kParents[k], directions[k] * kBoneLengths[k]});
  }
  return std::make_shared<const Skeleton>(std::move(joints));
}
}  // namespace

std::shared_ptr<const Skeleton> skeleton() {
  static const auto shared = build(kUnitOffsets);
  return shared;
}

std::shared_ptr<const Skeleton> tPoseSkeleton() {
  static const auto shared = [] {
    auto directions = kUnitOffsets;
    for (const int joint : {kLeftElbow, kLeftWrist}) directions[static_cast<std::size_t>(joint)] = kX;
    for (const int joint : {kRightElbow, kRightWrist}) directions[static_cast<std::size_t>(joint)] = -kX;
    // Pelvis with hips and lower spine, and chest with neck and collar bones, are rigid parts of the published body: these are
    // their angles there, and with any others hips and shoulders would come to lie centimetres off.
    directions[kLeftHip] = glm::vec3(0.571f, -0.802f, -0.173f);
    directions[kRightHip] = glm::vec3(-0.550f, -0.826f, -0.123f);
    directions[kSpine1] = glm::vec3(0.034f, 0.955f, -0.295f);
    directions[kNeck] = glm::vec3(-0.062f, 0.986f, -0.156f);
    directions[kLeftCollar] = glm::vec3(0.527f, 0.838f, -0.139f);
    directions[kRightCollar] = glm::vec3(-0.585f, 0.793f, -0.167f);
    // The rest is that body standing upright.
    directions[kSpine2] = glm::vec3(0.0f, 0.981f, 0.191f);
    directions[kSpine3] = glm::vec3(0.0f, 0.998f, 0.052f);
    directions[kHead] = glm::vec3(0.0f, 0.865f, 0.491f);
    directions[kLeftShoulder] = glm::vec3(0.926f, 0.362f, -0.106f);
    directions[kRightShoulder] = glm::vec3(-0.926f, 0.362f, -0.106f);
    directions[kLeftFoot] = glm::vec3(0.0f, -0.42f, 0.907f);
    directions[kRightFoot] = glm::vec3(0.0f, -0.42f, 0.907f);
    for (auto& direction : directions) {
      const float length = std::sqrt(direction.x * direction.x + direction.y * direction.y + direction.z * direction.z);
      if (length > 0.0f) direction /= length;
    }
    return build(directions);
  }();
  return shared;
}

int mirrored(int joint) {
  static constexpr std::array<int, kJointCount> kMirror = {0, 2, 1, 3, 5, 4, 6, 8, 7, 9, 11, 10, 12, 14, 13, 15, 17, 16, 19, 18, 21, 20};
  return kMirror.at(static_cast<std::size_t>(joint));
}

}  // namespace core::motion::humanml3d
