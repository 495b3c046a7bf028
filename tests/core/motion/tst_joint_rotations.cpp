#include "core/motion/feet/foot_skating.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <fmt/format.h>
#include <QTest>
#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include <cmath>
#include <random>

using namespace core::motion;
namespace body = core::motion::humanml3d;

namespace {

constexpr float kDegree = 0.01745329f;

/// The T-pose body at rest, its pelvis 0.95 m high, with one limb bent: [22].
std::vector<glm::vec3> standing() {
  auto positions = restPositions(*body::tPoseSkeleton());
  for (auto& position : positions) position.y += 0.95f;
  return positions;
}

void bend(std::vector<glm::vec3>& p, int upper, int lower, int end, const glm::vec3& first, const glm::vec3& second) {
  const auto length = [&](int joint) { return glm::length(body::tPoseSkeleton()->joint(joint).offset); };
  const auto at = [&](int joint) -> glm::vec3& { return p[static_cast<std::size_t>(joint)]; };
  const glm::vec3 toe = end == body::kLeftAnkle || end == body::kRightAnkle ? at(end + 3) - at(end) : glm::vec3(0);
  at(lower) = at(upper) + length(lower) * glm::normalize(first);
  at(end) = at(lower) + length(end) * glm::normalize(second);
  if (toe != glm::vec3(0)) at(end + 3) = at(end) + toe;
}

Clip clipOf(const std::vector<std::vector<glm::vec3>>& frames) {
  std::vector<glm::vec3> all;
  for (const auto& frame : frames) all.insert(all.end(), frame.begin(), frame.end());
  return clipFromJointPositions(all, 20.0, "made up");
}

float turnBetween(const glm::quat& a, const glm::quat& b) { return 2.0f * std::acos(std::min(1.0f, std::abs(glm::dot(a, b)))); }

struct FastestTurn {
  float degrees = 0.0f;
  std::string where;
};
FastestTurn fastestTurn(const Clip& clip) {
  FastestTurn fastest;
  for (int f = 1; f < clip.frameCount(); ++f) {
    for (std::size_t j = 0; j < body::kJointCount; ++j) {
      const float turn = turnBetween(clip.rotations(f - 1)[j], clip.rotations(f)[j]) / kDegree;
      if (turn > fastest.degrees) fastest = {turn, fmt::format("{} turns by {} degrees at frame {}", clip.skeleton().joints()[j].name, turn, f)};
    }
  }
  return fastest;
}

}  // namespace

class TstJointRotations : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theRestPoseHasNoRotations();
  void positionsComeBack();
  void otherLegLengthsKeepTheFeetInPlace();
  void elbowsAndKneesAreHinges();
  void aHangingArmBendsForwardWithThePalmInwards();
  void aStraightArmKeepsItsTwist();
  void noiseOnStraightLimbsMakesNoFlips();
  void anArmThatStraightensAndBendsAnotherWayTurnsSlowly();
  void soleOfAStandingFootStaysLevel();
  void wrongSizesAreOurMistake();
};

void TstJointRotations::theRestPoseHasNoRotations() {
  const Clip clip = clipOf({standing(), standing()});
  for (int j = 0; j < clip.jointCount(); ++j) {
    const float turn = turnBetween(clip.rotations(1)[static_cast<std::size_t>(j)], glm::quat(1, 0, 0, 0));
    QVERIFY2(turn < 0.1f * kDegree, fmt::format("{}: {} degrees", clip.skeleton().joint(j).name, turn / kDegree).c_str());
  }
  QVERIFY(glm::length(clip.rootPosition(0) - glm::vec3(0, 0.95f, 0)) < 1e-5f);
}

void TstJointRotations::positionsComeBack() {
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    const auto given = worldPositions(test_support::syntheticWalk(seed, 80));
    const auto made = worldPositions(clipFromJointPositions(given, 20.0, "again"));
    for (std::size_t i = 0; i < given.size(); ++i) QVERIFY2(glm::length(given[i] - made[i]) < 1e-4f, fmt::format("joint {}", i % 22).c_str());
  }
}

void TstJointRotations::otherLegLengthsKeepTheFeetInPlace() {
  auto given = worldPositions(test_support::syntheticWalk(1, 60));
  // Thighs 3 % shorter, with what hangs on them.
  for (std::size_t f = 0; f < given.size(); f += 22) {
    for (const int hip : {body::kLeftHip, body::kRightHip}) {
      const glm::vec3 shift = 0.03f * (given[f + static_cast<std::size_t>(hip)] - given[f + static_cast<std::size_t>(hip) + 3]);
      for (const int below : {3, 6, 9}) given[f + static_cast<std::size_t>(hip + below)] += shift;
    }
  }
  const auto made = worldPositions(clipFromJointPositions(given, 20.0, "short legs"));
  for (std::size_t f = 0; f < given.size(); f += 22) {
    for (const int joint : {body::kLeftAnkle, body::kRightAnkle, body::kLeftFoot, body::kRightFoot}) {
      const auto i = f + static_cast<std::size_t>(joint);
      QVERIFY2(glm::length(given[i] - made[i]) < 5e-4f, fmt::format("frame {} joint {}: {} m", f / 22, joint, glm::length(given[i] - made[i])).c_str());
    }
  }
}

void TstJointRotations::elbowsAndKneesAreHinges() {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> spread(-0.7f, 0.7f), angle(0.7f, 2.0f);
  const glm::vec3 hinges[] = {{0, -1, 0}, {0, 1, 0}, {1, 0, 0}, {1, 0, 0}};
  const int limbs[][3] = {{body::kLeftShoulder, body::kLeftElbow, body::kLeftWrist},
                          {body::kRightShoulder, body::kRightElbow, body::kRightWrist},
                          {body::kLeftHip, body::kLeftKnee, body::kLeftAnkle},
                          {body::kRightHip, body::kRightKnee, body::kRightAnkle}};
  for (int round = 0; round < 50; ++round) {
    auto pose = standing();
    float angles[4];
    for (int k = 0; k < 4; ++k) {
      const auto& [upper, lower, end] = limbs[k];
      const glm::vec3 rest = body::tPoseSkeleton()->joint(lower).offset;
      const glm::quat turn = glm::quat(glm::vec3(spread(random), spread(random), spread(random)));
      angles[k] = angle(random);
      bend(pose, upper, lower, end, turn * rest, turn * glm::angleAxis(angles[k], hinges[k]) * rest);
    }
    const Clip clip = clipOf({pose, pose, pose});
    for (int k = 0; k < 4; ++k) {
      glm::quat local = clip.rotations(1)[static_cast<std::size_t>(limbs[k][1])];
      if (local.w < 0.0f) local = -local;
      QVERIFY2(std::abs(glm::angle(local) - angles[k]) < 0.01f, fmt::format("limb {}: {} instead of {}", k, glm::angle(local), angles[k]).c_str());
      QVERIFY2(glm::dot(glm::axis(local), hinges[k]) > 0.999f, fmt::format("limb {} bends about another axis", k).c_str());
    }
  }
}

void TstJointRotations::aHangingArmBendsForwardWithThePalmInwards() {
  auto pose = standing();
  bend(pose, body::kLeftShoulder, body::kLeftElbow, body::kLeftWrist, {0, -1, 0}, {0, -0.8f, 0.6f});
  bend(pose, body::kRightShoulder, body::kRightElbow, body::kRightWrist, {0, -1, 0}, {0, -0.8f, 0.6f});
  const WorldPose world = worldPose(clipOf({pose, pose}), 1);
  // At rest the palms look down.
  QVERIFY((world.rotations[body::kLeftWrist] * glm::vec3(0, -1, 0)).x < -0.9f);
  QVERIFY((world.rotations[body::kRightWrist] * glm::vec3(0, -1, 0)).x > 0.9f);
}

void TstJointRotations::aStraightArmKeepsItsTwist() {
  // Bent, straight for ten frames, bent again in the same plane: the twist must not wander off in between.
  std::vector<std::vector<glm::vec3>> frames;
  for (int f = 0; f < 30; ++f) {
    const float angle = f < 10 ? 0.1f * static_cast<float>(10 - f) : f < 20 ? 0.0f : 0.1f * static_cast<float>(f - 20);
    auto pose = standing();
    const glm::quat raised = glm::angleAxis(40.0f * kDegree, glm::vec3(1, 0, 0));  // the hinge is not that of the rest pose
    bend(pose, body::kLeftShoulder, body::kLeftElbow, body::kLeftWrist, {1, 0, 0}, raised * glm::vec3(std::cos(angle), 0, std::sin(angle)));
    frames.push_back(std::move(pose));
  }
  const Clip clip = clipOf(frames);
  for (int f = 0; f < 30; ++f) {
    const glm::vec3 hinge = worldPose(clip, f).rotations[body::kLeftShoulder] * glm::vec3(0, -1, 0);
    const glm::vec3 wanted = glm::angleAxis(40.0f * kDegree, glm::vec3(1, 0, 0)) * glm::vec3(0, -1, 0);
    QVERIFY2(glm::dot(hinge, wanted) > std::cos(15.0f * kDegree), fmt::format("frame {}: {} degrees off", f, std::acos(glm::dot(hinge, wanted)) / kDegree).c_str());
  }
  QVERIFY2(fastestTurn(clip).degrees < 8.0f, fastestTurn(clip).where.c_str());
}

void TstJointRotations::noiseOnStraightLimbsMakesNoFlips() {
  for (unsigned seed = 0; seed < 6; ++seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> noise(0.0f, 0.001f);
    std::vector<std::vector<glm::vec3>> frames;
    for (int f = 0; f < 100; ++f) {
      auto pose = standing();
      bend(pose, body::kLeftShoulder, body::kLeftElbow, body::kLeftWrist, {0.1f, -1, 0}, {0.1f, -1, 0.02f});
      bend(pose, body::kRightShoulder, body::kRightElbow, body::kRightWrist, {-0.1f, -1, 0}, {-0.1f, -1, -0.02f});
      for (auto& position : pose) position += glm::vec3(noise(random), noise(random), noise(random));
      frames.push_back(std::move(pose));
    }
    const Clip clip = clipOf(frames);
    QVERIFY2(fastestTurn(clip).degrees < 20.0f, fastestTurn(clip).where.c_str());
    for (int f = 0; f < clip.frameCount(); ++f) {
      QVERIFY((worldPose(clip, f).rotations[body::kLeftWrist] * glm::vec3(0, -1, 0)).x < -0.7f);
    }
  }
}

void TstJointRotations::anArmThatStraightensAndBendsAnotherWayTurnsSlowly() {
  // As in CMU 05_10: the elbow's plane lies 130 degrees off once the arm has been straight for a moment.
  std::vector<std::vector<glm::vec3>> frames;
  for (int f = 0; f < 30; ++f) {
    const float angle = 0.06f * static_cast<float>(std::abs(f - 15));
    auto pose = standing();
    const glm::quat plane = glm::angleAxis((f < 15 ? 65.0f : -65.0f) * kDegree, glm::vec3(1, 0, 0));
    bend(pose, body::kLeftShoulder, body::kLeftElbow, body::kLeftWrist, {1, 0, 0}, plane * glm::vec3(std::cos(angle), 0, std::sin(angle)));
    frames.push_back(std::move(pose));
  }
  const Clip clip = clipOf(frames);
  QVERIFY2(fastestTurn(clip).degrees < 35.0f, fastestTurn(clip).where.c_str());
  // Well bent it is a hinge again.
  for (const int f : {0, 29}) {
    const glm::vec3 hinge = worldPose(clip, f).rotations[body::kLeftShoulder] * glm::vec3(0, -1, 0);
    const glm::vec3 wanted = glm::angleAxis((f < 15 ? 65.0f : -65.0f) * kDegree, glm::vec3(1, 0, 0)) * glm::vec3(0, -1, 0);
    QVERIFY2(glm::dot(hinge, wanted) > std::cos(10.0f * kDegree), fmt::format("frame {}: {} degrees off", f, std::acos(glm::dot(hinge, wanted)) / kDegree).c_str());
  }
}

void TstJointRotations::soleOfAStandingFootStaysLevel() {
  const Clip walk = test_support::syntheticWalk(2, 80);
  const auto given = worldPositions(walk);
  const auto skating = footSkatingRatio(given);
  QVERIFY(skating < 0.05);
  for (int f = 0; f < walk.frameCount(); ++f) {
    const WorldPose world = worldPose(walk, f);
    for (const int ankle : {body::kLeftAnkle, body::kRightAnkle}) {
      const auto k = static_cast<std::size_t>(ankle);
      if (world.positions[k].y > 0.085f || world.positions[k + 3].y > 0.03f) continue;
      const glm::vec3 across = world.rotations[k] * glm::vec3(1, 0, 0);
      QVERIFY2(std::abs(across.y) < 0.02f, fmt::format("frame {}: rolled by {} degrees", f, std::asin(across.y) / kDegree).c_str());
    }
  }
}

void TstJointRotations::wrongSizesAreOurMistake() {
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, clipFromJointPositions({}, 20.0, "none"));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, clipFromJointPositions(std::vector<glm::vec3>(23), 20.0, "odd"));
}

QTEST_APPLESS_MAIN(TstJointRotations)
#include "tst_joint_rotations.moc"
