#include "core/motion/edit/key_poses.h"

#include "core/motion/clip.h"
#include "core/motion/edit/limb_moves.h"
#include "core/motion/edit/pose_fade.h"
#include "core/motion/edit/root_path.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace core::motion {

using namespace humanml3d;

namespace {

constexpr std::size_t kJoints = kJointCount;

void check(std::span<const glm::vec3> positions, std::span<const float> contacts, std::span<const KeyTarget> keys) {
  const auto frames = positions.size() / kJoints;
  if (frames == 0 || frames * kJoints != positions.size()) throw std::invalid_argument(fmt::format("{} positions are not frames of 22 joints", positions.size()));
  if (contacts.size() != frames * 4) throw std::invalid_argument(fmt::format("{} contacts for {} frames, expected four for each", contacts.size(), frames));
  for (const auto& key : keys) {
    if (key.joints.size() != kJoints) throw std::invalid_argument(fmt::format("a key pose of {} joints, not 22", key.joints.size()));
    if (key.first < 0 || key.last < key.first || key.last >= static_cast<int>(frames))
      throw std::invalid_argument(fmt::format("a key at frames {} to {} of {}", key.first, key.last, frames));
  }
}

std::span<const glm::vec3> poseAt(std::span<const glm::vec3> positions, int frame) { return positions.subspan(static_cast<std::size_t>(frame) * kJoints, kJoints); }

std::vector<int> jointsOf(const KeyTarget& key) {
  std::vector<int> joints;
  for (const auto end : key.ends) joints.push_back(jointOf(end));
  for (int j = 0; key.ends.empty() && j < kJointCount; ++j) joints.push_back(j);
  return joints;
}

double apartCm(std::span<const glm::vec3> positions, const KeyTarget& key, const KeyPlaces& places) {
  double most = 0.0;
  for (int f = key.first; f <= key.last; ++f)
    for (const int j : jointsOf(key))
      most = std::max(most, 100.0 * static_cast<double>(glm::distance(poseAt(positions, f)[static_cast<std::size_t>(j)],
                                                                      places[static_cast<std::size_t>(f - key.first)][static_cast<std::size_t>(j)])));
  return most;
}

/// The turns that take one pose to another, joint by joint, the first about the world's axes.
std::vector<glm::quat> turnsBetween(std::span<const glm::quat> from, std::span<const glm::quat> to) {
  std::vector<glm::quat> turns;
  for (std::size_t j = 0; j < from.size(); ++j) {
    auto turn = glm::normalize(to[j] * glm::inverse(from[j]));
    turns.push_back(turn.w < 0.0f ? -turn : turn);
  }
  return turns;
}

/// A whole body, its feet on the course that their standing allows.
void blendBody(std::vector<glm::vec3>& positions, const std::vector<glm::vec3>& target, const PoseFade& fade, double fps) {
  const int frames = static_cast<int>(positions.size() / kJoints);
  const auto made = clipFromJointPositions(positions, fps, {}), key = clipFromJointPositions(target, fps, {});
  const auto footOf = [](std::span<const glm::vec3> joints, int side) {
    return joints[static_cast<std::size_t>(kLeftFoot + side)] - joints[static_cast<std::size_t>(kLeftAnkle + side)];
  };
  std::array<std::vector<glm::vec3>, 2> courses;
  for (const int side : {0, 1}) {
    const auto ankle = static_cast<std::size_t>(kLeftAnkle + side);
    std::vector<glm::vec3> wanted;
    for (int f = fade.first; f <= fade.last; ++f) wanted.push_back(target[ankle] - poseAt(positions, f)[ankle]);
    courses[static_cast<std::size_t>(side)] = footCourse(positions, kLeftAnkle + side, wanted, fade);
  }
  // Frames are changed one after the other, and each is seen as it was.
  const auto original = positions;
  for (int f = fade.begin(frames); f < fade.end(frames); ++f) {
    const float share = fade.share(f);
    const std::span joints = std::span(positions).subspan(static_cast<std::size_t>(f) * kJoints, kJoints);
    if (share >= 1.0f) {
      std::copy(target.begin(), target.end(), joints.begin());
      continue;
    }
    // Beside a held pose the motion comes to rest in it; beside a single frame it goes on as it does.
    const int anchor = fade.last > fade.first ? f : fade.anchor(f);
    auto pose = made.pose(f);
    const auto turns = turnsBetween(made.rotations(anchor), key.rotations(0));
    for (std::size_t j = 0; j < kJoints; ++j) pose.rotations[j] = glm::normalize(glm::slerp(glm::quat(1, 0, 0, 0), turns[j], share) * pose.rotations[j]);
    pose.rootPosition += share * (key.rootPosition(0) - made.rootPosition(anchor));
    const auto blended = worldPose(made.skeleton(), pose).positions;
    std::copy(blended.begin(), blended.end(), joints.begin());
    for (const int side : {0, 1}) {
      const auto before = poseAt(original, f);
      const auto ankle = before[static_cast<std::size_t>(kLeftAnkle + side)] + courses[static_cast<std::size_t>(side)][static_cast<std::size_t>(f)];
      const auto foot = footOf(before, side) + share * (footOf(target, side) - footOf(poseAt(original, anchor), side));
      placeFoot(joints, side, ankle, ankle + foot);
    }
  }
}

}  // namespace

std::vector<glm::vec3> standingTarget(const KeyTarget& key, std::span<const glm::vec3> pose, std::span<const float> contacts) {
  if (key.place == KeyTarget::Place::Stays) return key.joints;
  const auto floor = [](const glm::vec3& point) { return glm::vec2(point.x, point.z); };
  FloorMove move;
  if (key.ends.empty()) {
    constexpr double kStanding = 20.0;
    std::vector<FloorPair> pairs;
    for (std::size_t j = 0; j < kJoints; ++j) pairs.push_back({floor(key.joints[j]), floor(pose[j]), 1.0});
    for (std::size_t c = 0; c < 4; ++c)
      if (contacts[c] > 0.5f) pairs[static_cast<std::size_t>(kContactJoints[c])].weight = kStanding;
    const FacingPair facing{facingOf(key.joints), facingOf(pose), 2.0};
    move = nearestMove(pairs, {&facing, 1});
  } else {
    const FloorPair pelvis{floor(key.joints[kPelvis]), floor(pose[kPelvis]), 1.0};
    const FacingPair facing{facingOf(key.joints), facingOf(pose), 1.0};
    move = nearestMove({&pelvis, 1}, {&facing, 1});
  }
  std::vector<glm::vec3> placed;
  for (const auto& joint : key.joints) placed.push_back(move.apply(joint));
  return placed;
}

bool sharesJoints(const KeyTarget& a, const KeyTarget& b) {
  if (a.ends.empty() || b.ends.empty()) return true;
  return std::any_of(a.ends.begin(), a.ends.end(), [&](BodyEnd end) { return std::find(b.ends.begin(), b.ends.end(), end) != b.ends.end(); });
}

PoseFade poseFade(std::span<const KeyTarget> keys, std::size_t k, double movedCm, const KeyPoseOptions& options) {
  const double seconds = std::clamp(movedCm / 100.0, options.shortestSeconds, options.longestSeconds);
  const int reach = std::max(1, static_cast<int>(std::lround(seconds * options.fps)));
  PoseFade fade{keys[k].first, keys[k].last, reach, reach};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i == k || !sharesJoints(keys[i], keys[k])) continue;
    if (keys[i].last < fade.first) fade.before = std::min(fade.before, fade.first - keys[i].last - 1);
    if (keys[i].first > fade.last) fade.after = std::min(fade.after, keys[i].first - fade.last - 1);
  }
  return fade;
}

std::vector<glm::vec3> throughPoses(std::span<const glm::vec3> positions, std::span<const float> contacts, std::span<const KeyTarget> keys, const KeyPoseOptions& options,
                                    std::vector<KeyReport>* reports) {
  check(positions, contacts, keys);
  std::vector<glm::vec3> result(positions.begin(), positions.end());
  std::vector<KeyPlaces> targets(keys.size());
  std::vector<KeyReport> told(keys.size());
  const auto stand = [&](std::size_t k) {
    // A whole body that is held stands still; joints that are held of a body that goes on go with it.
    for (int f = keys[k].first; f <= keys[k].last; ++f) {
      const int frame = keys[k].ends.empty() ? keys[k].first : f;
      targets[k].push_back(standingTarget(keys[k], poseAt(result, frame), contacts.subspan(static_cast<std::size_t>(frame) * 4, 4)));
    }
    told[k].movedCm = apartCm(result, keys[k], targets[k]);
  };
  for (std::size_t k = 0; k < keys.size(); ++k) {
    if (!keys[k].ends.empty()) continue;
    stand(k);
    blendBody(result, targets[k].front(), poseFade(keys, k, told[k].movedCm, options), options.fps);
  }
  for (std::size_t k = 0; k < keys.size(); ++k)
    if (!keys[k].ends.empty()) stand(k);
  for (int round = 0; round < 3; ++round)
    for (std::size_t k = 0; k < keys.size(); ++k)
      if (!keys[k].ends.empty()) pinJoints(result, keys[k], targets[k], poseFade(keys, k, told[k].movedCm, options), options);
  for (std::size_t k = 0; k < keys.size(); ++k) told[k].missedCm = apartCm(result, keys[k], targets[k]);
  if (reports) *reports = std::move(told);
  return result;
}

}  // namespace core::motion
