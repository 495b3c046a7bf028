#include "tests/support/synthetic_motion.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <glm/gtc/constants.hpp>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <stdexcept>

namespace test_support {

namespace {

using namespace core::motion;
using namespace core::motion::humanml3d;

struct Gait {
  float period;        // seconds for two steps
  float speed;         // metres a second
  float lift;          // metres the ankle rises in swing
  float armSwing;      // radians
  float pelvisHeight;  // metres
};

constexpr float kStanceShare = 0.62f;  // of the period that a foot stands
constexpr float kAnkleHeight = 0.075f;

struct Foot {
  glm::vec3 ankle;
  glm::vec3 toe;
};

// Where a foot is that first strikes the ground at phase 0 of its own cycle.
Foot footAt(const Gait& gait, float seconds, float phaseOffset, float side, float footLength) {
  const float cycles = seconds / gait.period + phaseOffset;
  const float cycle = std::floor(cycles), phase = cycles - cycle;
  // Half way through its stance the body is above the foot.
  const auto plant = [&](float number) { return gait.speed * gait.period * (number - phaseOffset + 0.5f * kStanceShare); };
  const float footDrop = kAnkleHeight - 0.02f;
  const float reach = std::sqrt(footLength * footLength - footDrop * footDrop);
  Foot foot{{side, kAnkleHeight, plant(cycle)}, {}};
  float tilt = 0.0f;  // radians, toe down positive
  if (phase < kStanceShare) {
    // The heel comes off over the last third while the toe stays where it is.
    const float off = std::clamp((phase / kStanceShare - 0.68f) / 0.32f, 0.0f, 1.0f);
    tilt = 0.65f * off * off;
    const glm::vec3 toe = foot.ankle + glm::vec3(0, -footDrop, reach);
    const float base = std::atan2(footDrop, reach) + tilt;
    foot.toe = toe;
    foot.ankle = toe + footLength * glm::vec3(0, std::sin(base), -std::cos(base));
    return foot;
  }
  const float swing = (phase - kStanceShare) / (1.0f - kStanceShare);
  const float eased = swing * swing * (3.0f - 2.0f * swing);
  const float base0 = std::atan2(footDrop, reach) + 0.65f;
  const glm::vec3 from = foot.ankle + glm::vec3(0, -footDrop, reach) + footLength * glm::vec3(0, std::sin(base0), -std::cos(base0));
  const glm::vec3 to{side, kAnkleHeight, plant(cycle + 1.0f)};
  foot.ankle = glm::mix(from, to, eased);
  foot.ankle.y += gait.lift * std::sin(glm::pi<float>() * swing);
  tilt = glm::mix(0.65f, 0.0f, eased) - 0.25f * std::sin(glm::pi<float>() * swing);
  const float base = std::atan2(footDrop, reach) + tilt;
  foot.toe = foot.ankle + footLength * glm::vec3(0, -std::sin(base), std::cos(base));
  return foot;
}

// The knee of a leg from hip to ankle, bending to +Z.
glm::vec3 kneeOf(const glm::vec3& hip, const glm::vec3& ankle, float thigh, float shin) {
  const glm::vec3 across = ankle - hip;
  const float distance = std::clamp(glm::length(across), std::abs(thigh - shin) + 1e-3f, thigh + shin - 1e-4f);
  const glm::vec3 along = glm::normalize(across);
  const glm::vec3 front = glm::normalize(glm::vec3(0, 0, 1) - along * along.z);
  const float cosine = (thigh * thigh + distance * distance - shin * shin) / (2.0f * thigh * distance);
  return hip + thigh * (cosine * along + std::sqrt(std::max(0.0f, 1.0f - cosine * cosine)) * front);
}

}  // namespace

Clip syntheticWalk(std::uint64_t seed, int frames) {
  if (frames < 1) throw std::invalid_argument("a walk needs at least one frame");
  std::mt19937_64 generator(seed);
  const auto between = [&](float low, float high) { return low + (high - low) * static_cast<float>(static_cast<double>(generator() >> 11) * 0x1.0p-53); };
  const Gait gait{between(1.0f, 1.2f), between(0.80f, 0.95f), between(0.06f, 0.10f), between(0.35f, 0.55f), between(0.895f, 0.905f)};

  const auto target = tPoseSkeleton();
  const auto offset = [&](int joint) { return target->joint(joint).offset; };
  const auto length = [](const glm::vec3& v) { return glm::length(v); };
  std::vector<glm::vec3> positions;
  positions.reserve(static_cast<std::size_t>(frames) * kJointCount);

  for (int frame = 0; frame < frames; ++frame) {
    const float seconds = static_cast<float>(frame / kFps);
    const float phase = glm::two_pi<float>() * seconds / gait.period;  // 0: the left heel strikes
    std::array<glm::vec3, kJointCount> at{};
    const auto put = [&](int joint, const glm::quat& turn) {
      at[static_cast<std::size_t>(joint)] = at[static_cast<std::size_t>(target->joint(joint).parent)] + turn * offset(joint);
    };
    const glm::quat hipTurn = glm::angleAxis(-0.10f * std::cos(phase), glm::vec3(0, 1, 0));
    const glm::quat chestTurn = glm::angleAxis(0.12f * std::cos(phase), glm::vec3(0, 1, 0)) * glm::angleAxis(0.05f, glm::vec3(1, 0, 0));

    at[kPelvis] = {0.02f * std::sin(phase), gait.pelvisHeight - 0.012f * std::cos(2.0f * phase), gait.speed * seconds};
    put(kLeftHip, hipTurn);
    put(kRightHip, hipTurn);
    put(kSpine1, glm::slerp(hipTurn, chestTurn, 0.3f));
    put(kSpine2, glm::slerp(hipTurn, chestTurn, 0.6f));
    for (const int joint : {kSpine3, kNeck, kLeftCollar, kRightCollar, kLeftShoulder, kRightShoulder}) put(joint, chestTurn);
    put(kHead, glm::quat(1, 0, 0, 0));

    const auto leg = [&](int hip, int knee, int ankle, int toe, float phaseOffset, float side) {
      const Foot foot = footAt(gait, seconds, phaseOffset, side, length(offset(toe)));
      const auto hipIndex = static_cast<std::size_t>(hip);
      const float thigh = length(offset(knee)), shin = length(offset(ankle));
      at[static_cast<std::size_t>(knee)] = kneeOf(at[hipIndex], foot.ankle, thigh, shin);
      at[static_cast<std::size_t>(ankle)] = foot.ankle;
      at[static_cast<std::size_t>(toe)] = foot.toe;
    };
    leg(kLeftHip, kLeftKnee, kLeftAnkle, kLeftFoot, 0.0f, 0.085f);
    leg(kRightHip, kRightKnee, kRightAnkle, kRightFoot, 0.5f, -0.085f);

    const auto arm = [&](int shoulder, int elbow, int wrist, float swing, float side) {
      const glm::quat raise = chestTurn * glm::angleAxis(0.10f * side, glm::vec3(0, 0, 1));
      const glm::vec3 upper = raise * glm::vec3(0, -std::cos(swing), std::sin(swing));
      const float bend = swing + 0.35f + 0.25f * std::max(0.0f, swing);
      const glm::vec3 lower = raise * glm::vec3(0, -std::cos(bend), std::sin(bend));
      at[static_cast<std::size_t>(elbow)] = at[static_cast<std::size_t>(shoulder)] + length(offset(elbow)) * upper;
      at[static_cast<std::size_t>(wrist)] = at[static_cast<std::size_t>(elbow)] + length(offset(wrist)) * lower;
    };
    // The arm goes back while the leg of its side is in front.
    arm(kLeftShoulder, kLeftElbow, kLeftWrist, -gait.armSwing * std::cos(phase), 1.0f);
    arm(kRightShoulder, kRightElbow, kRightWrist, gait.armSwing * std::cos(phase), -1.0f);
    positions.insert(positions.end(), at.begin(), at.end());
  }
  // The first frame's root stands above the origin.
  const glm::vec3 start(positions.front().x, 0.0f, positions.front().z);
  for (auto& position : positions) position -= start;
  return clipFromJointPositions(positions, kFps, "synthetic walk " + std::to_string(seed));
}

}  // namespace test_support
