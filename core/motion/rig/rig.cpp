#include "core/motion/rig/rig.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtx/quaternion.hpp>
#include "core/motion/rig/standing_pose.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace core::motion {

using namespace humanml3d;

glm::quat frameOf(const glm::vec3& across, const glm::vec3& up) {
  // Without a line across any axis beside "up" will do.
  const glm::vec3 aside = std::abs(up.x) < 0.9f * glm::length(up) ? glm::vec3(1, 0, 0) : glm::vec3(0, 0, 1);
  const glm::vec3 x = glm::length(across) > 1e-9f ? glm::normalize(across) : aside;
  glm::vec3 z = glm::cross(x, up);
  const float length = glm::length(z);
  z = length > 1e-6f ? z / length : glm::normalize(glm::cross(x, std::abs(x.y) < 0.9f ? glm::vec3(0, 1, 0) : glm::vec3(0, 0, 1)));
  return glm::normalize(glm::quat_cast(glm::mat3(x, glm::cross(z, x), z)));
}

namespace {

constexpr float kDegree = std::numbers::pi_v<float> / 180.0f;

std::vector<int> ancestry(const Skeleton& skeleton, int joint) {
  std::vector<int> chain;
  for (; joint >= 0; joint = skeleton.joint(joint).parent) chain.push_back(joint);
  return chain;
}

int commonAncestor(const Skeleton& skeleton, int a, int b) {
  const auto left = ancestry(skeleton, a);
  const auto right = ancestry(skeleton, b);
  for (const int joint : left) {
    if (std::find(right.begin(), right.end(), joint) != right.end()) return joint;
  }
  return 0;
}

int endSiteUnder(const Skeleton& skeleton, int joint) {
  if (joint < 0) return -1;
  for (std::size_t i = 0; i < skeleton.endSites().size(); ++i) {
    const auto& [owner, offset] = skeleton.endSites()[i];
    if (owner == joint && glm::length(offset) > 0.02f) return static_cast<int>(i);
  }
  return -1;
}

/// A standing person whose up follows an axis.
struct Standing {
  SignedAxis axis;
  StandingPose pose;
};
std::optional<Standing> standing(const std::vector<glm::vec3>& positions, const std::array<int, kJointCount>& joints) {
  const auto joint = [&](int target) { return joints[static_cast<std::size_t>(target)]; };
  const auto pose = standingPose(positions, {joint(kLeftHip), joint(kRightHip), joint(kLeftAnkle), joint(kRightAnkle), joint(kLeftShoulder), joint(kRightShoulder)});
  const auto axis = pose ? clearAxis(pose->up) : std::nullopt;
  if (!axis) return std::nullopt;
  return Standing{*axis, *pose};
}

/// How much a figure moves from one frame to the next.
struct FrameStep {
  float turns = 0.0f;  // radians, all joints together; a single one counts up to 60 degrees, so that a flip of one does not decide
  float speed = 0.0f;  // m/s, the fastest joint
};
FrameStep frameStep(const Clip& clip, int frame) {
  FrameStep step;
  const auto a = clip.rotations(frame), b = clip.rotations(frame + 1);
  for (std::size_t j = 0; j < a.size(); ++j) {
    step.turns += std::min(60.0f * kDegree, 2.0f * std::acos(std::min(1.0f, std::abs(glm::dot(a[j], b[j])))));
  }
  const auto from = worldPose(clip, frame).positions, to = worldPose(clip, frame + 1).positions;
  for (std::size_t j = 0; j < from.size(); ++j) step.speed = std::max(step.speed, glm::length(to[j] - from[j]));
  step.speed *= static_cast<float>(clip.fps());
  return step;
}

/// Some files begin with their rest pose, or with a frame or two blended out of it: then everything jumps at the head and never
/// again soon. Returns how many frames that is.
int restFramesAtHead(const Clip& clip) {
  constexpr int kMostFrames = 3, kLookAhead = 10;
  const int steps = std::min(clip.frameCount() - 1, kMostFrames + kLookAhead);
  std::vector<FrameStep> all;
  for (int f = 0; f < steps; ++f) all.push_back(frameStep(clip, f));
  int dropped = 0;
  for (int f = 0; f < kMostFrames && f + 4 < steps; ++f) {
    std::vector<float> turns;
    float fastest = 0.0f;
    for (int later = f + 1; later < std::min(steps, f + 1 + kLookAhead); ++later) {
      turns.push_back(all[static_cast<std::size_t>(later)].turns);
      fastest = std::max(fastest, all[static_cast<std::size_t>(later)].speed);
    }
    std::nth_element(turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(turns.size() / 2), turns.end());
    const FrameStep& step = all[static_cast<std::size_t>(f)];
    const bool poseJumps = step.turns > 90.0f * kDegree && step.turns > 3.0f * turns[turns.size() / 2];
    const bool bodyJumps = step.speed > 10.0f && step.speed > 2.5f * fastest;
    if (!poseJumps && !bodyJumps) break;
    dropped = f + 1;
  }
  return dropped;
}

Result<void> resolveJoints(const Clip& source, const JointMap& map, Rig& rig) {
  const Skeleton& skeleton = source.skeleton();
  for (std::size_t i = 0; i < kJointCount; ++i) {
    rig.joints[i] = map.joints[i].empty() ? -1 : skeleton.indexOf(map.joints[i]);
    if (!map.joints[i].empty() && rig.joints[i] < 0) {
      return Error{ErrorCode::Unsupported, fmt::format("{}: the joint map '{}' asks for a joint '{}' that the skeleton lacks", source.name(), map.name, map.joints[i])};
    }
  }
  for (const int needed : {kPelvis, kLeftHip, kRightHip, kLeftKnee, kRightKnee, kLeftAnkle, kRightAnkle, kLeftShoulder, kRightShoulder, kLeftElbow, kRightElbow}) {
    if (rig.joints[static_cast<std::size_t>(needed)] < 0) {
      return Error{ErrorCode::Unsupported, fmt::format("{}: the joint map '{}' names no {}", source.name(), map.name, humanml3d::skeleton()->joint(needed).name)};
    }
  }
  rig.chest = commonAncestor(skeleton, rig.joints[kLeftShoulder], rig.joints[kRightShoulder]);
  if (rig.joints[kLeftFoot] < 0) rig.tips[0] = endSiteUnder(skeleton, rig.joints[kLeftAnkle]);
  if (rig.joints[kRightFoot] < 0) rig.tips[1] = endSiteUnder(skeleton, rig.joints[kRightAnkle]);
  if (rig.joints[kLeftWrist] < 0) rig.tips[2] = endSiteUnder(skeleton, rig.joints[kLeftElbow]);
  if (rig.joints[kRightWrist] < 0) rig.tips[3] = endSiteUnder(skeleton, rig.joints[kRightElbow]);
  return {};
}

double legLength(const std::vector<glm::vec3>& p, const std::array<int, kJointCount>& j) {
  const auto at = [&](int joint) { return p[static_cast<std::size_t>(j[static_cast<std::size_t>(joint)])]; };
  const auto bone = [&](int a, int b) { return static_cast<double>(glm::length(at(b) - at(a))); };
  return 0.5 * (bone(kLeftHip, kLeftKnee) + bone(kLeftKnee, kLeftAnkle) + bone(kRightHip, kRightKnee) + bone(kRightKnee, kRightAnkle));
}

void calibrateFromPose(const WorldPose& pose, const Standing& upright, int toe, Rig& rig, const std::vector<glm::vec3>& tips) {
  const auto joint = [&](int target) { return rig.joints[static_cast<std::size_t>(target)]; };
  const auto turn = [&](int index) { return pose.rotations[static_cast<std::size_t>(index)]; };
  const auto at = [&](int index) { return pose.positions[static_cast<std::size_t>(index)]; };
  const glm::vec3 up = vectorOf(upright.axis), across = glm::normalize(upright.pose.left - up * glm::dot(upright.pose.left, up));
  const glm::quat worldFromBody = frameOf(across, up);
  const auto local = [&](int index) { return glm::normalize(glm::conjugate(turn(index)) * worldFromBody); };
  rig.pelvisFromBody = local(joint(kPelvis));
  rig.chestFromBody = local(rig.chest);
  rig.neckFromBody = joint(kNeck) >= 0 ? local(joint(kNeck)) : rig.chestFromBody;
  rig.headFromBody = joint(kHead) >= 0 ? local(joint(kHead)) : rig.neckFromBody;
  const auto bodyDirection = [&](int from, int to, const glm::vec3& fallback) {
    if (from < 0 || glm::length(at(to) - at(from)) < 1e-4f) return fallback;
    return glm::normalize(glm::conjugate(worldFromBody) * (at(to) - at(from)));
  };
  rig.leftCollar = bodyDirection(joint(kLeftCollar), joint(kLeftShoulder), glm::vec3(1, 0, 0));
  rig.rightCollar = bodyDirection(joint(kRightCollar), joint(kRightShoulder), glm::vec3(-1, 0, 0));
  if (toe >= 0 || !tips.empty()) {
    const glm::vec3 foot = (toe >= 0 ? at(toe) : tips.front()) - at(joint(kLeftAnkle));
    if (glm::length(foot) > 1e-4f) rig.footPitch = std::asin(std::clamp(-glm::dot(glm::normalize(foot), up), -1.0f, 1.0f));
  }
  // The heading of the rest pose is the rig's own "forward"; the world turns with it.
  rig.worldTurn = glm::normalize(glm::conjugate(worldFromBody));
}

/// Axes from the bones around a joint, for rigs whose bones lie along one axis and whose rest pose is no pose.
glm::quat axesFromBones(const glm::vec3& across, const glm::vec3& up, double pitch) {
  return frameOf(across, up) * glm::angleAxis(-static_cast<float>(pitch) * kDegree, glm::vec3(1, 0, 0));
}

Result<void> calibrateFromBones(const Clip& source, const JointMap& map, Rig& rig) {
  const Skeleton& skeleton = source.skeleton();
  const auto rest = restPositions(skeleton);
  const auto at = [&](int index) { return rest[static_cast<std::size_t>(index)]; };
  const auto joint = [&](int target) { return rig.joints[static_cast<std::size_t>(target)]; };
  // The pelvis' up: towards the first joint on the way to the chest.
  int spine = rig.chest;
  while (spine >= 0 && skeleton.joint(spine).parent >= 0 && skeleton.joint(spine).parent != joint(kPelvis)) spine = skeleton.joint(spine).parent;
  const glm::vec3 pelvisUp = at(spine) - at(joint(kPelvis));
  const auto across = [&](int left, int right, const glm::vec3& fallback) {
    const glm::vec3 line = at(joint(left)) - at(joint(right));
    return glm::length(line) > 1e-4f ? line : fallback;
  };
  const glm::vec3 shoulders = across(kLeftShoulder, kRightShoulder, glm::vec3(0.0f)), hips = across(kLeftHip, kRightHip, shoulders);
  if (!(glm::length(hips) > 1e-4f))
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: hips and shoulders each lie in one point, so nothing tells left from right", source.name())};
  rig.pelvisFromBody = axesFromBones(hips, pelvisUp, map.traits.pelvisPitch);

  const int top = joint(kNeck) >= 0 ? joint(kNeck) : joint(kHead);
  const int leftCollar = joint(kLeftCollar) >= 0 ? joint(kLeftCollar) : joint(kLeftShoulder);
  const int rightCollar = joint(kRightCollar) >= 0 ? joint(kRightCollar) : joint(kRightShoulder);
  const int belowChest = std::max(0, skeleton.joint(rig.chest).parent);
  const glm::vec3 chestUp = top >= 0 && top != rig.chest ? at(top) - at(rig.chest) : at(rig.chest) - at(belowChest);
  const glm::vec3 collars = at(leftCollar) - at(rightCollar);
  rig.chestFromBody = axesFromBones(glm::length(collars) > 1e-4f ? collars : glm::length(shoulders) > 1e-4f ? shoulders : hips, chestUp, map.traits.chestPitch);
  // Neck and head share the chest's axes where their own rotations are zero.
  rig.neckFromBody = rig.headFromBody = rig.chestFromBody;
  return {};
}

glm::vec3 tipPosition(const Clip& source, const WorldPose& pose, int tip) {
  const auto& [joint, offset] = source.skeleton().endSites()[static_cast<std::size_t>(tip)];
  const auto index = static_cast<std::size_t>(joint);
  return pose.positions[index] + pose.rotations[index] * offset;
}

}  // namespace

Result<Rig> analyseRig(const Clip& source, const JointMap& map, std::vector<std::string>& assumptions) {
  Rig rig;
  if (auto resolved = resolveJoints(source, map, rig); !resolved) return resolved.error();
  rig.firstFrame = restFramesAtHead(source);
  if (rig.firstFrame > 0) {
    assumptions.push_back(rig.firstFrame == 1 ? "the first frame shows a rest pose and is left out"
                                              : fmt::format("the first {} frames come out of a rest pose and are left out", rig.firstFrame));
  }
  rig.legLength = legLength(worldPose(source, rig.firstFrame).positions, rig.joints);
  if (!(rig.legLength > 1e-3)) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: the legs have no length", source.name())};
  }
  // The rest pose first; where that is no standing person, a rest pose carried as first frame.
  Pose rest{source.skeleton().joint(0).offset, std::vector<glm::quat>(static_cast<std::size_t>(source.jointCount()), glm::quat(1, 0, 0, 0)), {}};
  WorldPose reference = worldPose(source.skeleton(), rest);
  auto upright = standing(reference.positions, rig.joints);
  if (!upright && rig.firstFrame > 0) {
    reference = worldPose(source, 0);
    upright = standing(reference.positions, rig.joints);
  }
  rig.footPitch = 25.0 * static_cast<double>(kDegree);
  if (upright) {
    std::vector<glm::vec3> tips;
    if (rig.tips[0] >= 0) tips.push_back(tipPosition(source, reference, rig.tips[0]));
    calibrateFromPose(reference, *upright, rig.joints[kLeftFoot], rig, tips);
    if (upright->axis != SignedAxis{}) {
      assumptions.push_back(fmt::format("{}{} is taken to be up", upright->axis.sign < 0 ? "-" : "", "XYZ"[upright->axis.axis]));
    } else if (const double facing = quarterFacing(upright->pose); facing != 0.0) {
      assumptions.push_back(fmt::format("the rest pose does not face +Z: the motion is turned by {:.0f} degrees", -facing));
      rig.worldTurn = glm::angleAxis(static_cast<float>(-facing) * kDegree, glm::vec3(0, 1, 0));
    } else {
      rig.worldTurn = glm::quat(1, 0, 0, 0);
    }
  } else {
    if (auto done = calibrateFromBones(source, map, rig); !done) return done.error();
    if (map.name == "by name") assumptions.push_back("the rest pose is no standing figure: its axes are taken from the bones");
  }
  if (map.traits.footPitch) rig.footPitch = *map.traits.footPitch * static_cast<double>(kDegree);
  return rig;
}

}  // namespace core::motion
