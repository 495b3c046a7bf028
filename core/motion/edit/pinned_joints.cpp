#include "core/motion/edit/limb_moves.h"
#include "core/motion/edit/pose_fade.h"
#include "core/motion/humanml3d_skeleton.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace core::motion {

using namespace humanml3d;

namespace {

constexpr std::size_t kJoints = kJointCount;
constexpr float kNear = 5e-4f;  // metres that count as met

using Joints = std::array<glm::vec3, kJoints>;

std::size_t at(int joint) { return static_cast<std::size_t>(joint); }

/// What the whole body does so that its ends can come to their places.
struct BodyGive {
  glm::vec3 shift{0.0f}, lean{0.0f};

  void apply(std::span<glm::vec3> joints, float share) const {
    shiftPelvis(joints, share * shift);
    leanTrunk(joints, share * lean);
  }
};

glm::vec3 limited(const glm::vec3& v, float most) {
  const float length = glm::length(v);
  return length > most ? v * (most / length) : v;
}

/// What is missing for one end: of limbs the way by which the target is farther than they reach.
glm::vec3 lack(std::span<const glm::vec3> joints, BodyEnd end, const glm::vec3& target, float reach) {
  if (end == BodyEnd::Head) return target - joints[kHead];
  const auto root = joints[at(rootOf(end))];
  const float far = glm::distance(root, target);
  return far > reach ? (target - root) * ((far - reach) / far) : glm::vec3(0.0f);
}

/// The turn of the trunk, axis times radians, that moves an end by a little way.
glm::vec3 turnFor(std::span<const glm::vec3> joints, BodyEnd end, const glm::vec3& way) {
  const auto arm = joints[at(end == BodyEnd::Head ? kHead : rootOf(end))] - joints[kSpine1];
  return glm::cross(arm, way) / std::max(0.01f, glm::dot(arm, arm));
}

Joints givenWay(std::span<const glm::vec3> pose, const BodyGive& give) {
  Joints now;
  std::copy(pose.begin(), pose.end(), now.begin());
  give.apply(now, 1.0f);
  return now;
}

// Nobody stretches an arm straight while the back stays stiff: beyond nine tenths of its reach the trunk comes along a little. An arm that hangs straight
// and hardly moves is left as it is.
void leanForComfort(std::span<const glm::vec3> pose, const KeyTarget& key, const std::vector<glm::vec3>& target, BodyGive& give) {
  constexpr int kRounds = 6;
  constexpr float kEasy = 0.9f, kMost = 0.35f, kMoved = 0.15f;  // share of the reach; radians; metres of a move that counts in full
  for (int round = 0; round < kRounds; ++round) {
    const auto now = givenWay(pose, give);
    glm::vec3 turn(0.0f);
    for (const auto end : key.ends) {
      if (end != BodyEnd::LeftHand && end != BodyEnd::RightHand) continue;
      const auto& hand = pose[at(jointOf(end))];
      const auto& place = target[at(jointOf(end))];
      const float easy = kEasy * reachOf(now, end), before = std::max(easy, glm::distance(pose[at(rootOf(end))], hand));
      turn += turnFor(now, end, lack(now, end, place, glm::mix(before, easy, std::min(1.0f, glm::distance(hand, place) / kMoved))));
    }
    give.lean = limited(give.lean + turn, kMost);
  }
}

BodyGive giveFor(std::span<const glm::vec3> pose, const KeyTarget& key, const std::vector<glm::vec3>& target, const KeyPoseOptions& options) {
  constexpr int kRounds = 16;
  BodyGive give;
  const bool holdsPelvis = std::find(key.ends.begin(), key.ends.end(), BodyEnd::Pelvis) != key.ends.end();
  if (holdsPelvis) give.shift = target[kPelvis] - pose[kPelvis];
  leanForComfort(pose, key, target, give);
  for (int round = 0; round < kRounds; ++round) {
    const auto now = givenWay(pose, give);
    glm::vec3 turn(0.0f), way(0.0f);
    bool isMet = true;
    for (const auto end : key.ends) {
      if (end == BodyEnd::Pelvis) continue;
      const auto missing = lack(now, end, target[at(jointOf(end))], end == BodyEnd::Head ? 0.0f : reachOf(now, end));
      if (glm::length(missing) < kNear) continue;
      isMet = false;
      way += missing;
      if (end == BodyEnd::LeftFoot || end == BodyEnd::RightFoot) continue;
      turn += turnFor(now, end, missing);
    }
    if (isMet) break;
    // The trunk leans first; the pelvis goes for what is left.
    if (round < kRounds / 2 || holdsPelvis) {
      give.lean = limited(give.lean + turn, static_cast<float>(options.mostLean));
    } else {
      const float most = static_cast<float>(options.mostShift);
      give.shift = limited(give.shift + way, most);
      give.shift.y = std::min(give.shift.y, key.ends == std::vector{BodyEnd::Head} ? most : 0.03f);
    }
  }
  return give;
}

}  // namespace

void pinJoints(std::vector<glm::vec3>& positions, const KeyTarget& key, const KeyPlaces& places, const PoseFade& fade, const KeyPoseOptions& options) {
  const int frames = static_cast<int>(positions.size() / kJoints);
  const auto poseAt = [&](int frame) { return std::span(positions).subspan(static_cast<std::size_t>(frame) * kJoints, kJoints); };
  std::map<BodyEnd, std::vector<glm::vec3>> courses;  // of the feet
  std::vector<BodyGive> gives;
  std::vector<Joints> given;  // the key's frames, before the hands reach
  const auto placesAt = [&](int frame) -> const std::vector<glm::vec3>& { return places[static_cast<std::size_t>(frame - key.first)]; };
  for (int f = key.first; f <= key.last; ++f) {
    gives.push_back(giveFor(poseAt(f), key, placesAt(f), options));
    Joints pose;
    std::copy_n(poseAt(f).begin(), kJoints, pose.begin());
    gives.back().apply(pose, 1.0f);
    given.push_back(pose);
  }
  for (const auto end : key.ends) {
    if (end != BodyEnd::LeftFoot && end != BodyEnd::RightFoot) continue;
    std::vector<glm::vec3> wanted;
    for (int f = key.first; f <= key.last; ++f) wanted.push_back(placesAt(f)[at(jointOf(end))] - poseAt(f)[at(jointOf(end))]);
    courses[end] = footCourse(positions, jointOf(end), wanted, fade);
  }
  for (int f = fade.begin(frames); f < fade.end(frames); ++f) {
    const float share = fade.share(f);
    const auto anchor = static_cast<std::size_t>(fade.anchor(f) - key.first);
    const auto joints = poseAt(f);
    const std::array<std::array<glm::vec3, 2>, 2> feet = {std::array{joints[kLeftAnkle], joints[kLeftFoot]}, std::array{joints[kRightAnkle], joints[kRightFoot]}};
    gives[anchor].apply(joints, share);
    for (const auto end : key.ends) {
      const auto place = places[anchor][at(jointOf(end))];
      if (const auto course = courses.find(end); course != courses.end()) {
        const int side = end == BodyEnd::LeftFoot ? 0 : 1;
        const auto by = course->second[static_cast<std::size_t>(f)];
        placeFoot(joints, side, feet[at(side)][0] + by, feet[at(side)][1] + by);
      } else if (end == BodyEnd::LeftHand || end == BodyEnd::RightHand) {
        const auto joint = at(jointOf(end));
        const auto from = fade.last > fade.first && key.place == KeyTarget::Place::Stays ? joints[joint] : given[anchor][joint];  // comes to rest where it is held
        reachWith(joints, end, share >= 1.0f ? place : joints[joint] + share * (place - from));
      }
    }
  }
}

}  // namespace core::motion
