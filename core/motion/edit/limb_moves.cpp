#include "core/motion/edit/limb_moves.h"

#include "core/motion/banded_system.h"
#include "core/motion/edit/root_path.h"
#include "core/motion/feet/foot_tracks.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/two_bone_ik.h"

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <cmath>

namespace core::motion {

using namespace humanml3d;

namespace {

constexpr std::size_t kJoints = kJointCount;

std::size_t at(int joint) { return static_cast<std::size_t>(joint); }

struct Limb {
  int root, middle, end;
};

Limb limbOf(BodyEnd end) {
  switch (end) {
    case BodyEnd::LeftHand: return {kLeftShoulder, kLeftElbow, kLeftWrist};
    case BodyEnd::RightHand: return {kRightShoulder, kRightElbow, kRightWrist};
    case BodyEnd::RightFoot: return {kRightHip, kRightKnee, kRightAnkle};
    default: return {kLeftHip, kLeftKnee, kLeftAnkle};
  }
}

bool isLeg(BodyEnd end) { return end == BodyEnd::LeftFoot || end == BodyEnd::RightFoot; }

// Knees give way to the front, elbows to the back, where the limb does not tell.
TwoBoneOptions optionsFor(std::span<const glm::vec3> joints, BodyEnd end) {
  const float facing = facingOf(joints), way = isLeg(end) ? 1.0f : -1.0f;
  TwoBoneOptions options;
  options.softStretch = 0.002;
  options.fallbackPole = way * glm::vec3(std::sin(facing), 0.0f, std::cos(facing));
  return options;
}

TwoBoneChain chainOf(std::span<const glm::vec3> joints, const Limb& limb) { return {joints[at(limb.root)], joints[at(limb.middle)], joints[at(limb.end)]}; }

}  // namespace

int rootOf(BodyEnd end) { return limbOf(end).root; }

float reachOf(std::span<const glm::vec3> joints, BodyEnd end) {
  const auto chain = chainOf(joints, limbOf(end));
  return 0.998f * (glm::distance(chain.root, chain.middle) + glm::distance(chain.middle, chain.end));
}

void reachWith(std::span<glm::vec3> joints, BodyEnd end, const glm::vec3& target) {
  const auto limb = limbOf(end);
  const auto before = joints[at(limb.end)];
  const auto moved = solveTwoBone(chainOf(joints, limb), target, optionsFor(joints, end));
  joints[at(limb.middle)] = moved.middle;
  joints[at(limb.end)] = moved.end;
  if (isLeg(end)) joints[at(end == BodyEnd::LeftFoot ? kLeftFoot : kRightFoot)] += moved.end - before;
}

void placeFoot(std::span<glm::vec3> joints, int side, const glm::vec3& ankle, const glm::vec3& toe) {
  const auto end = side == 0 ? BodyEnd::LeftFoot : BodyEnd::RightFoot;
  const auto foot = at(kLeftFoot + side);
  const float length = glm::distance(joints[at(kLeftAnkle + side)], joints[foot]);
  if (joints[at(kLeftAnkle + side)] != ankle) reachWith(joints, end, ankle);
  joints[foot] = withLength(joints[at(kLeftAnkle + side)], toe, length);
}

void shiftPelvis(std::span<glm::vec3> joints, const glm::vec3& by) {
  if (by == glm::vec3(0.0f)) return;
  std::array<std::array<glm::vec3, 2>, 2> feet;
  for (const int side : {0, 1}) feet[at(side)] = {joints[at(kLeftAnkle + side)], joints[at(kLeftFoot + side)]};
  for (auto& joint : joints) joint += by;
  for (const int side : {0, 1}) placeFoot(joints, side, feet[at(side)][0], feet[at(side)][1]);
}

void leanTrunk(std::span<glm::vec3> joints, const glm::vec3& turn) {
  const float angle = glm::length(turn);
  if (angle < 1e-7f) return;
  const auto third = glm::angleAxis(angle / 3.0f, turn / angle);
  for (const int pivot : {kSpine1, kSpine2, kSpine3})
    for (int joint = pivot + 1; joint < kJointCount; ++joint) {
      // Everything that hangs from the pivot.
      int parent = joint;
      while (parent > pivot) parent = kParents[at(parent)];
      if (parent == pivot) joints[at(joint)] = joints[at(pivot)] + third * (joints[at(joint)] - joints[at(pivot)]);
    }
}

std::vector<glm::vec3> footCourse(std::span<const glm::vec3> positions, int joint, std::span<const glm::vec3> wanted, const PoseFade& fade) {
  constexpr double kHard = 1e9, kFadesOver = 0.25, kStill = 0.002;      // metres of a foot's own way in which it loses a correction; metres in a frame
  constexpr float kStands = 0.12f, kSlide = 0.002f, kMostLift = 0.05f;  // metres over the floor; in a frame; of a step
  const int frames = static_cast<int>(positions.size() / kJoints), begin = std::max(0, fade.first - fade.before - 1), end = std::min(frames, fade.last + fade.after + 2);
  const auto count = static_cast<std::size_t>(end - begin);
  const auto place = [&](int frame) { return positions[static_cast<std::size_t>(frame) * kJoints + at(joint)]; };
  BandedSystem system(count, 2);
  std::array<std::vector<double>, 3> right;
  for (auto& axis : right) axis.assign(count, 0.0);
  for (int f = begin; f < end; ++f) {
    const auto i = static_cast<std::size_t>(f - begin);
    if (f + 1 < end) {
      const auto way = place(f + 1) - place(f);
      // A step is made in the middle of the fade, quickly, rather than all through it.
      const bool isMiddle = fade.share(f) > 0.15f && fade.share(f) < 0.85f;
      system.addStep(i, i + 1, (isMiddle ? 1.0 : 8.0) * kFadesOver / (kStill + static_cast<double>(std::hypot(way.x, way.z))));
    }
    if (f > begin && f + 1 < end) system.addBend(i - 1, i, i + 1, 8.0);
    const bool isKey = f >= fade.first && f <= fade.last, isBeyond = (f < fade.first - fade.before && begin > 0) || (f > fade.last + fade.after && end < frames);
    if (isKey || isBeyond) system.addValue(i, kHard);
    if (fade.last > fade.first && !isKey && !isBeyond && f + 1 < end) {
      // A foot that swings comes to rest where it is held.
      const double swing = std::min(1.0, static_cast<double>(glm::distance(place(f + 1), place(f))) / 0.06), weight = 100.0 * swing * swing;
      const int anchor = fade.anchor(f);
      const auto rest = fade.share(f) * (wanted[static_cast<std::size_t>(anchor - fade.first)] + place(anchor) - place(f));
      system.addValue(i, weight);
      for (int axis = 0; axis < 3; ++axis) right[at(axis)][i] += weight * static_cast<double>(rest[axis]);
    }
    if (isKey)
      for (int axis = 0; axis < 3; ++axis) right[at(axis)][i] = kHard * static_cast<double>(wanted[static_cast<std::size_t>(f - fade.first)][axis]);
  }
  system.factor();
  for (auto& axis : right) system.solve(axis);
  std::vector<glm::vec3> course(static_cast<std::size_t>(frames), glm::vec3(0.0f));
  for (std::size_t i = 0; i < count; ++i)
    course[static_cast<std::size_t>(begin) + i] = {static_cast<float>(right[0][i]), static_cast<float>(right[1][i]), static_cast<float>(right[2][i])};
  // A foot that is moved while it stands steps there instead of sliding.
  std::vector<float> lift(course.size(), 0.0f);
  for (int f = std::max(begin, 1); f + 1 < end; ++f) {
    const auto i = static_cast<std::size_t>(f);
    const float slide = 0.5f * std::hypot(course[i + 1].x - course[i - 1].x, course[i + 1].z - course[i - 1].z), own = 0.5f * glm::distance(place(f + 1), place(f - 1));
    const bool isKey = f >= fade.first && f <= fade.last;
    if (!isKey && slide > kSlide && own < 0.02f && place(f).y < kStands) lift[i] = std::min(kMostLift, 6.0f * slide);
  }
  if (*std::max_element(lift.begin(), lift.end()) <= 0.0f) return course;
  const auto cover = smoothCover(lift, 1);
  for (int f = 0; f < frames; ++f)
    if (f < fade.first || f > fade.last) course[static_cast<std::size_t>(f)].y += cover[static_cast<std::size_t>(f)];
  return course;
}

}  // namespace core::motion
