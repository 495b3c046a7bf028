#include "core/dataset/augment/motion_course.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::dataset {

namespace {

namespace h3d = motion::humanml3d;
constexpr auto kFps = static_cast<float>(h3d::kFps);

const glm::vec3* poseAt(const std::vector<glm::vec3>& positions, int frame) { return positions.data() + static_cast<std::size_t>(frame) * kJoints; }

float lowest(const glm::vec3* pose) { return lowestOf({pose, kJoints}); }

/// Metres a frame on the ground, over a quarter of a second at one end of a motion.
glm::vec3 velocityAtEnd(const std::vector<glm::vec3>& positions, bool atHead) {
  const int frames = framesOf(positions), span = std::min(5, frames - 1);
  if (span < 1) return glm::vec3(0.0F);
  const int from = atHead ? 0 : frames - 1 - span;
  glm::vec3 way = poseAt(positions, from + span)[0] - poseAt(positions, from)[0];
  way.y = 0.0F;
  return way / static_cast<float>(span);
}

}  // namespace

float lowestOf(std::span<const glm::vec3> points) {
  float low = std::numeric_limits<float>::max();
  for (const auto& point : points) low = std::min(low, point.y);
  return low;
}

Stand standOf(const glm::vec3* pose) {
  const glm::vec3 across = (pose[h3d::kLeftHip] - pose[h3d::kRightHip]) + (pose[h3d::kLeftShoulder] - pose[h3d::kRightShoulder]);
  // Left is +X of a body that looks to +Z.
  const float length = std::sqrt(across.x * across.x + across.z * across.z);
  Stand stand;
  stand.place = {pose[0].x, 0.0F, pose[0].z};
  if (length > 1e-6F) {
    stand.cosine = across.x / length;
    stand.sine = -across.z / length;
  }
  return stand;
}

glm::vec3 seenFrom(const Stand& stand, const glm::vec3& point) {
  const glm::vec3 d = point - stand.place;
  return {stand.cosine * d.x - stand.sine * d.z, d.y, stand.sine * d.x + stand.cosine * d.z};
}

glm::vec3 inWorld(const Stand& stand, const glm::vec3& seen) {
  return stand.place + glm::vec3(stand.cosine * seen.x + stand.sine * seen.z, seen.y, -stand.sine * seen.x + stand.cosine * seen.z);
}

float trunkTilt(const glm::vec3* pose) {
  const glm::vec3 trunk = pose[h3d::kNeck] - pose[h3d::kPelvis];
  return glm::degrees(std::acos(std::clamp(trunk.y / std::max(1e-4F, glm::length(trunk)), -1.0F, 1.0F)));
}

Pose poseOf(const glm::vec3* pose, float floor) {
  const auto height = [&](int joint) { return pose[joint].y - floor; };
  const float pelvis = height(h3d::kPelvis), tilt = trunkTilt(pose);
  const float lowKnee = std::min(height(h3d::kLeftKnee), height(h3d::kRightKnee)), highKnee = std::max(height(h3d::kLeftKnee), height(h3d::kRightKnee));
  const float hands = std::max(height(h3d::kLeftWrist), height(h3d::kRightWrist));
  if (pelvis > 0.8F && tilt < 20.0F && hands < pelvis + 0.2F) return Pose::Stand;
  if (pelvis < 0.32F && height(h3d::kHead) < 0.5F) return Pose::Lie;
  if (tilt > 45.0F && hands < 0.25F && lowKnee < 0.22F && pelvis < 0.75F) return Pose::Fours;
  if (tilt < 40.0F && pelvis > 0.3F && pelvis < 0.75F && lowKnee < 0.16F) return Pose::Kneel;
  if (tilt < 45.0F && pelvis < 0.32F) return Pose::Floor;
  const float thighs = std::max(std::abs(height(h3d::kLeftKnee) - pelvis), std::abs(height(h3d::kRightKnee) - pelvis));
  const auto feetAhead = [&] {
    const auto stand = standOf(pose);
    return std::min(seenFrom(stand, pose[h3d::kLeftAnkle]).z, seenFrom(stand, pose[h3d::kRightAnkle]).z) > 0.2F;
  };
  if (tilt < 40.0F && pelvis > 0.36F && pelvis < 0.66F && thighs < 0.2F && lowKnee > 0.3F && feetAhead()) return Pose::Chair;
  const auto reach = [&](int foot) { return std::hypot(pose[foot].x - pose[0].x, pose[foot].z - pose[0].z); };
  const bool isOverFeet = std::max(reach(h3d::kLeftAnkle), reach(h3d::kRightAnkle)) < 0.5F && std::max(height(h3d::kLeftAnkle), height(h3d::kRightAnkle)) < 0.25F;
  if (pelvis > 0.2F && pelvis < 0.6F && highKnee > 0.25F && tilt < 70.0F && isOverFeet) return Pose::Crouch;
  return Pose::Other;
}

float Course::meanAhead(int begin, int end) const {
  float sum = 0.0F;
  for (int f = begin; f < end; ++f) sum += ahead[static_cast<std::size_t>(f)];
  return end > begin ? sum / static_cast<float>(end - begin) : 0.0F;
}

float Course::meanLeft(int begin, int end) const {
  float sum = 0.0F;
  for (int f = begin; f < end; ++f) sum += left[static_cast<std::size_t>(f)];
  return end > begin ? sum / static_cast<float>(end - begin) : 0.0F;
}

Course courseOf(const std::vector<glm::vec3>& positions) {
  const int frames = framesOf(positions);
  Course course;
  course.floor = lowestOf(positions);
  constexpr int kHalf = 5;
  for (int f = 0; f < frames; ++f) {
    const auto stand = standOf(poseAt(positions, f));
    float heading = std::atan2(stand.sine, stand.cosine);
    if (f > 0) heading = course.heading.back() + std::remainder(heading - course.heading.back(), glm::two_pi<float>());
    course.heading.push_back(heading);
    const int before = std::max(0, f - kHalf), behind = std::min(frames - 1, f + kHalf);
    const auto way = seenFrom({glm::vec3(0.0F), stand.cosine, stand.sine}, poseAt(positions, behind)[0] - poseAt(positions, before)[0]);
    const float seconds = static_cast<float>(std::max(1, behind - before)) / kFps;
    course.left.push_back(way.x / seconds);
    course.ahead.push_back(way.z / seconds);
    course.pelvis.push_back(poseAt(positions, f)[0].y - course.floor);
  }
  return course;
}

std::vector<glm::vec3> cutOut(const std::vector<glm::vec3>& positions, int begin, int end) { return {poseAt(positions, begin), poseAt(positions, end)}; }

std::vector<glm::vec3> bent(const std::vector<glm::vec3>& positions, const std::vector<float>& turn) {
  std::vector<glm::vec3> result;
  result.reserve(positions.size());
  glm::vec3 place(0.0F);
  for (int f = 0; f < framesOf(positions); ++f) {
    const glm::vec3* pose = poseAt(positions, f);
    const float angle = turn[static_cast<std::size_t>(f)];
    const Stand turned{glm::vec3(0.0F), std::cos(angle), std::sin(angle)};
    if (f == 0) {
      place = {pose[0].x, 0.0F, pose[0].z};
    } else {
      const glm::vec3 step = pose[0] - poseAt(positions, f - 1)[0];
      place += inWorld(turned, {step.x, 0.0F, step.z});
    }
    const glm::vec3 root(pose[0].x, 0.0F, pose[0].z);
    for (std::size_t j = 0; j < kJoints; ++j) result.push_back(place + inWorld(turned, pose[j] - root));
  }
  return result;
}

std::vector<glm::vec3> readAt(const std::vector<glm::vec3>& positions, const std::vector<double>& at) {
  const int last = framesOf(positions) - 1;
  std::vector<glm::vec3> result;
  result.reserve(at.size() * kJoints);
  for (const double place : at) {
    const int base = std::clamp(static_cast<int>(place), 0, last);
    const auto t = static_cast<float>(std::clamp(place - base, 0.0, 1.0));
    const glm::vec3 *a = poseAt(positions, base), *b = poseAt(positions, std::min(last, base + 1));
    for (std::size_t j = 0; j < kJoints; ++j) result.push_back(a[j] + t * (b[j] - a[j]));
  }
  return result;
}

std::vector<glm::vec3> movedInto(const std::vector<glm::vec3>& first, const std::vector<glm::vec3>& second, int frames) {
  const auto count = static_cast<float>(frames);
  auto there = standOf(poseAt(first, framesOf(first) - 1));
  const auto here = standOf(poseAt(second, 0));
  const glm::vec3 leaves = velocityAtEnd(first, false);
  const auto seenComing = seenFrom({glm::vec3(0.0F), here.cosine, here.sine}, velocityAtEnd(second, true));
  const glm::vec3 comes = inWorld({glm::vec3(0.0F), there.cosine, there.sine}, seenComing);
  // Speed goes evenly from the one to the other.
  there.place += 0.5F * count * (leaves + comes);
  std::vector<glm::vec3> placed;
  placed.reserve(second.size());
  for (const auto& point : second) placed.push_back(inWorld(there, seenFrom(here, point)));

  // Some frames of each, so that a straight limb finds its twist.
  constexpr int kContext = 6;
  const int tail = std::min(kContext, framesOf(first)), head = std::min(kContext, framesOf(placed));
  const auto before = motion::clipFromJointPositions(std::span(first).last(static_cast<std::size_t>(tail) * kJoints), h3d::kFps, "");
  const auto behind = motion::clipFromJointPositions(std::span(placed).first(static_cast<std::size_t>(head) * kJoints), h3d::kFps, "");
  const auto from = before.pose(tail - 1), to = behind.pose(0);
  const float lowFrom = lowest(poseAt(first, framesOf(first) - 1)), lowTo = lowest(poseAt(placed, 0));
  std::vector<glm::vec3> result = first;
  for (int f = 1; f < frames; ++f) {
    const float t = static_cast<float>(f) / count, s = t * t * (3.0F - 2.0F * t);
    motion::Pose pose = from;
    for (std::size_t j = 0; j < pose.rotations.size(); ++j) pose.rotations[j] = glm::slerp(from.rotations[j], to.rotations[j], s);
    const auto way = static_cast<float>(f) * leaves + 0.5F * t * static_cast<float>(f) * (comes - leaves);
    pose.rootPosition = from.rootPosition + way;
    pose.rootPosition.y = from.rootPosition.y + s * (to.rootPosition.y - from.rootPosition.y);
    auto world = motion::worldPose(before.skeleton(), pose).positions;
    const float lift = lowFrom + s * (lowTo - lowFrom) - lowest(world.data());
    for (auto& point : world) point.y += lift;
    result.insert(result.end(), world.begin(), world.end());
  }
  result.insert(result.end(), placed.begin(), placed.end());
  return result;
}

}  // namespace core::dataset
