#include "core/motion/edit/pose_edit.h"

#include "core/motion/edit/clip_edits.h"
#include "core/motion/edit/key_poses.h"
#include "core/motion/edit/limb_moves.h"
#include "core/motion/feet/floor_course.h"
#include "core/motion/feet/foot_tracks.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <string>

namespace core::motion {

using namespace humanml3d;

namespace {

constexpr std::size_t kJoints = kJointCount;
constexpr float kStandingToe = 0.06f, kStandingAnkle = 0.12f;  // metres: a foot that is lower stands
constexpr float kStays = 4e-4f;                                // metres that a standing foot may give way
constexpr float kMostLean = 1.0f;                              // radians

using Joints = std::vector<glm::vec3>;

std::size_t at(int joint) { return static_cast<std::size_t>(joint); }

void check(std::span<const glm::vec3> joints, int joint) {
  if (joints.size() != kJoints) throw std::invalid_argument(fmt::format("a pose of {} joints, not 22", joints.size()));
  if (joint < 0 || joint >= kJointCount) throw std::invalid_argument(fmt::format("{} is no joint of the body", joint));
}

bool hangsFrom(int joint, int pivot) {
  while (joint > pivot) joint = kParents[at(joint)];
  return joint == pivot;
}

/// How low a joint lies when its part of the body rests on the floor.
float restingHeight(int joint) {
  if (joint == kLeftFoot || joint == kRightFoot) return 0.015f;
  if (joint == kLeftAnkle || joint == kRightAnkle) return 0.05f;
  return kFlesh[at(joint)];
}

float lowest(std::span<const glm::vec3> before, int joint) { return std::min(restingHeight(joint), before[at(joint)].y) - 1e-5f; }

bool stands(std::span<const glm::vec3> joints, int side) { return joints[at(kLeftFoot + side)].y < kStandingToe || joints[at(kLeftAnkle + side)].y < kStandingAnkle; }

/// Whether nothing is in the floor and standing feet are where they were; the foot that is moved itself apart (-1: none).
bool isPossible(std::span<const glm::vec3> before, std::span<const glm::vec3> after, int movedSide) {
  for (int j = 0; j < kJointCount; ++j)
    if (after[at(j)].y < lowest(before, j)) return false;
  for (const int side : {0, 1}) {
    if (side == movedSide || !stands(before, side)) continue;
    for (const int joint : {kLeftAnkle + side, kLeftFoot + side})
      if (glm::distance(before[at(joint)], after[at(joint)]) > kStays) return false;
  }
  return true;
}

/// The whole of a change, or as much of it as is possible.
Joints asFarAsPossible(std::span<const glm::vec3> before, int movedSide, const std::function<Joints(float)>& change) {
  auto all = change(1.0f);
  if (isPossible(before, all, movedSide)) return all;
  constexpr int kRounds = 16;
  float possible = 0.0f, impossible = 1.0f;
  Joints best(before.begin(), before.end());
  for (int round = 0; round < kRounds; ++round) {
    const float share = 0.5f * (possible + impossible);
    auto made = change(share);
    if (isPossible(before, made, movedSide)) {
      possible = share;
      best = std::move(made);
    } else {
      impossible = share;
    }
  }
  return best;
}

/// The ends at their places, by what a key pose of a motion is met by.
Joints withEndsAt(std::span<const glm::vec3> joints, const Joints& places, std::vector<BodyEnd> ends) {
  KeyTarget key;
  key.joints = places;
  key.ends = std::move(ends);
  key.place = KeyTarget::Place::Stays;
  const std::array<float, 4> noContacts{};
  return throughPoses(joints, noContacts, {&key, 1});
}

Joints endMoved(std::span<const glm::vec3> joints, BodyEnd end, const glm::vec3& target, std::span<const BodyEnd> held) {
  Joints places(joints.begin(), joints.end());
  places[at(jointOf(end))] = target;
  std::vector<BodyEnd> ends{end};
  for (const auto other : held)
    if (other != end) ends.push_back(other);
  return withEndsAt(joints, places, std::move(ends));
}

/// About the line from one end of the limb to the other.
Joints middleMoved(std::span<const glm::vec3> joints, int root, int middle, int end, const glm::vec3& target) {
  Joints result(joints.begin(), joints.end());
  const glm::vec3 line = joints[at(end)] - joints[at(root)];
  const float length = glm::length(line);
  if (length < 1e-4f) return result;
  const glm::vec3 axis = line / length;
  const auto across = [&](const glm::vec3& point) { return point - joints[at(root)] - axis * glm::dot(axis, point - joints[at(root)]); };
  const glm::vec3 now = across(joints[at(middle)]), wanted = across(target);
  const float radius = glm::length(now), far = glm::length(wanted);
  if (radius < 1e-4f || far < 1e-4f) return result;
  result[at(middle)] += wanted * (radius / far) - now;
  return result;
}

/// The trunk, until a joint of it is as near as it comes.
Joints leaned(std::span<const glm::vec3> joints, int joint, const glm::vec3& target) {
  constexpr int kRounds = 24;
  glm::vec3 lean(0.0f);
  Joints now(joints.begin(), joints.end());
  for (int round = 0; round < kRounds; ++round) {
    const glm::vec3 missing = target - now[at(joint)], arm = now[at(joint)] - now[kSpine1];
    if (glm::length(missing) < 1e-4f) break;
    lean += glm::cross(arm, missing) / std::max(0.02f, glm::dot(arm, arm));
    if (const float size = glm::length(lean); size > kMostLean) lean *= kMostLean / size;
    now.assign(joints.begin(), joints.end());
    leanTrunk(now, lean);
  }
  return now;
}

Joints turnedAbout(std::span<const glm::vec3> joints, int pivot, const glm::quat& turn) {
  Joints result(joints.begin(), joints.end());
  for (int j = pivot + 1; j < kJointCount; ++j)
    if (hangsFrom(j, pivot)) result[at(j)] = joints[at(pivot)] + turn * (joints[at(j)] - joints[at(pivot)]);
  if (pivot != kPelvis) return result;
  for (const int side : {0, 1}) placeFoot(result, side, joints[at(kLeftAnkle + side)], joints[at(kLeftFoot + side)]);
  return result;
}

/// The side of the leg that a joint belongs to, or -1.
int legOf(int joint) {
  for (const int side : {0, 1})
    for (const int part : {kLeftHip, kLeftKnee, kLeftAnkle, kLeftFoot})
      if (joint == part + side) return side;
  return -1;
}

}  // namespace

std::optional<BodyEnd> endMovedBy(int joint) {
  switch (joint) {
    case kLeftWrist: return BodyEnd::LeftHand;
    case kRightWrist: return BodyEnd::RightHand;
    case kLeftAnkle: return BodyEnd::LeftFoot;
    case kRightAnkle: return BodyEnd::RightFoot;
    case kHead: return BodyEnd::Head;
    case kPelvis:
    case kLeftHip:
    case kRightHip:
    case kSpine1: return BodyEnd::Pelvis;
    default: return {};
  }
}

int pivotOf(int joint) {
  switch (joint) {
    case kHead:
    case kLeftFoot:
    case kRightFoot:
    case kLeftWrist:
    case kRightWrist: return kParents[at(joint)];
    default: return joint;
  }
}

glm::quat partAxes(std::span<const glm::vec3> joints, int joint) {
  check(joints, joint);
  const int pivot = pivotOf(joint);
  int child = pivot == kPelvis ? kSpine1 : pivot == kSpine3 ? kNeck : pivot + 1;
  while (child < kJointCount && kParents[at(child)] != pivot) ++child;
  const bool isLow = pivot == kPelvis || legOf(pivot) >= 0;
  const glm::vec3 wide = isLow ? joints[kLeftHip] - joints[kRightHip] : joints[kLeftShoulder] - joints[kRightShoulder];
  const auto unit = [](const glm::vec3& v, const glm::vec3& otherwise) { return glm::length(v) > 1e-5f ? glm::normalize(v) : otherwise; };
  const glm::vec3 up = unit(joints[at(child)] - joints[at(pivot)], glm::vec3(0, 1, 0)), across = unit(wide, glm::vec3(1, 0, 0));
  // An arm that is stretched to the side lies along the shoulders; then what is upright tells.
  glm::vec3 front = glm::cross(across, up);
  if (glm::length(front) < 0.1f) front = glm::cross(across, glm::vec3(0, 1, 0));
  front = unit(front - up * glm::dot(front, up), glm::normalize(glm::cross(up, glm::vec3(0.36f, 0.48f, 0.8f))));
  return glm::normalize(glm::quat_cast(glm::mat3(glm::cross(up, front), up, front)));
}

std::vector<glm::vec3> withJointMoved(std::span<const glm::vec3> joints, int joint, const glm::vec3& target, std::span<const BodyEnd> held) {
  check(joints, joint);
  if (!std::isfinite(target.x) || !std::isfinite(target.y) || !std::isfinite(target.z)) throw std::invalid_argument("a joint is moved to a place that is not finite");
  const glm::vec3 start = joints[at(joint)];
  if (target == start) return {joints.begin(), joints.end()};
  // Along the floor rather than into it.
  glm::vec3 way = target - start;
  way.y = std::max(way.y, lowest(joints, joint) - start.y);
  const int side = legOf(joint);
  const auto end = endMovedBy(joint);
  if ((end == BodyEnd::LeftFoot || end == BodyEnd::RightFoot)) way.y = std::max(way.y, lowest(joints, kLeftFoot + side) - joints[at(kLeftFoot + side)].y);
  if (end == BodyEnd::Pelvis) {
    return asFarAsPossible(joints, -1, [&](float share) {
      Joints moved(joints.begin(), joints.end());
      shiftPelvis(moved, share * way);
      return moved;
    });
  }
  const int movedSide = end || joint == kLeftFoot || joint == kRightFoot ? side : -1;
  return asFarAsPossible(joints, movedSide, [&](float share) {
    const glm::vec3 place = start + share * way;
    if (end) return endMoved(joints, *end, place, held);
    switch (joint) {
      case kLeftKnee: return middleMoved(joints, kLeftHip, kLeftKnee, kLeftAnkle, place);
      case kRightKnee: return middleMoved(joints, kRightHip, kRightKnee, kRightAnkle, place);
      case kLeftElbow: return middleMoved(joints, kLeftShoulder, kLeftElbow, kLeftWrist, place);
      case kRightElbow: return middleMoved(joints, kRightShoulder, kRightElbow, kRightWrist, place);
      case kLeftFoot:
      case kRightFoot: {
        Joints moved(joints.begin(), joints.end());
        const auto ankle = joints[at(kParents[at(joint)])];
        moved[at(joint)] = withLength(ankle, place, glm::distance(ankle, start));
        return moved;
      }
      default: return leaned(joints, joint, place);
    }
  });
}

std::vector<glm::vec3> withJointTurned(std::span<const glm::vec3> joints, int joint, const glm::quat& turn) {
  check(joints, joint);
  if (!(std::abs(glm::length(turn) - 1.0f) < 1e-3f)) throw std::invalid_argument("a joint is turned by what is no turn");
  const int pivot = pivotOf(joint);
  const glm::quat shortest = turn.w < 0.0f ? -turn : turn;
  return asFarAsPossible(joints, legOf(pivot), [&](float share) { return turnedAbout(joints, pivot, glm::slerp(glm::quat(1, 0, 0, 0), shortest, share)); });
}

bool isOnOwnBody(const Clip& clip) {
  const auto own = tPoseSkeleton();
  if (clip.jointCount() != own->jointCount() || !clip.data().translations.empty()) return false;
  for (int j = 0; j < own->jointCount(); ++j) {
    const auto &a = own->joint(j), &b = clip.skeleton().joint(j);
    // Where the root stands at rest is nobody's bone.
    if (a.parent != b.parent || (j > 0 && glm::distance(a.offset, b.offset) > 1e-4f)) return false;
  }
  return true;
}

Clip clipOfPose(std::span<const glm::vec3> joints, std::string name) {
  check(joints, 0);
  return clipFromJointPositions(joints, kFps, std::move(name));
}

Result<Clip> mirroredPose(const Clip& clip, int frame) {
  if (frame < 0 || frame >= clip.frameCount()) throw std::out_of_range(fmt::format("frame {} of a clip of {}", frame, clip.frameCount()));
  if (!isOnOwnBody(clip)) return mirrored(trimmed(clip, frame, 1));
  const auto joints = worldPose(clip, frame).positions;
  Joints other(kJoints);
  for (int j = 0; j < kJointCount; ++j) {
    const auto& from = joints[at(humanml3d::mirrored(j))];
    other[at(j)] = {-from.x, from.y, from.z};
  }
  // The two sides of the body are not quite alike; the hands are what is seen, and they come where the others were.
  auto fitted = worldPose(clipOfPose(other, clip.name()), 0).positions;
  for (const auto end : {BodyEnd::LeftHand, BodyEnd::RightHand}) reachWith(fitted, end, other[at(jointOf(end))]);
  return clipOfPose(fitted, clip.name());
}

}  // namespace core::motion
