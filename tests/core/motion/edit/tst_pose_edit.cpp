// A pose that a person edits: hands come where they are put, bones keep their lengths, standing feet stay, nothing goes into the floor.
#include "core/motion/edit/key_poses.h"
#include "core/motion/edit/pose_edit.h"
#include "core/motion/feet/floor_course.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <glm/geometric.hpp>

#include <QTest>

#include <limits>
#include <random>
#include <stdexcept>

using namespace core::motion;
using namespace core::motion::humanml3d;

namespace {

using Joints = std::vector<glm::vec3>;

Joints someone(int frame = 10) { return worldPose(test_support::syntheticWalk(3, 40), frame).positions; }

double apartMm(const glm::vec3& a, const glm::vec3& b) { return 1000.0 * static_cast<double>(glm::distance(a, b)); }

double farthestMm(const Joints& a, const Joints& b) {
  double most = 0.0;
  for (std::size_t j = 0; j < a.size(); ++j) most = std::max(most, apartMm(a[j], b[j]));
  return most;
}

/// The largest change of a bone's length, metres.
double stretched(const Joints& before, const Joints& after) {
  double most = 0.0;
  for (std::size_t j = 1; j < before.size(); ++j) {
    const auto parent = static_cast<std::size_t>(kParents[j]);
    most = std::max(most, std::abs(static_cast<double>(glm::distance(before[j], before[parent]) - glm::distance(after[j], after[parent]))));
  }
  return most;
}

double standingFeetMovedMm(const Joints& before, const Joints& after) {
  double most = 0.0;
  for (const int joint : {kLeftAnkle, kLeftFoot, kRightAnkle, kRightFoot}) {
    const auto j = static_cast<std::size_t>(joint);
    const bool isToe = joint == kLeftFoot || joint == kRightFoot;
    if (before[j].y < (isToe ? 0.06f : 0.12f)) most = std::max(most, apartMm(before[j], after[j]));
  }
  return most;
}

/// How far anything lies lower than a body rests on the floor, and lower than it was; millimetres.
double sunkMm(const Joints& before, const Joints& after) {
  double most = 0.0;
  for (std::size_t j = 0; j < before.size(); ++j) {
    const float rest = j == kLeftFoot || j == kRightFoot ? 0.015f : j == kLeftAnkle || j == kRightAnkle ? 0.05f : kFlesh[j];
    most = std::max(most, 1000.0 * static_cast<double>(std::min(rest, before[j].y) - after[j].y));
  }
  return most;
}

}  // namespace

class TstPoseEdit : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aHandComesWhereItIsPut();
  void aHandOutOfReachTakesTheTrunkAlong();
  void whatIsHeldStays();
  void thePelvisLeavesTheFeet();
  void theHeadAndTheChestLean();
  void elbowsAndKneesSwivel();
  void nothingGoesIntoTheFloor();
  void aTurnTurnsWhatHangsFromIt();
  void lawsHoldForAnyEdit();
  void theMotionSaysTheSame();
  void axesAreThoseOfThePart();
  void aMirroredPoseIsTheOtherSides();
  void wrongEditsThrow();
};

void TstPoseEdit::aHandComesWhereItIsPut() {
  const auto pose = someone();
  for (const auto& [joint, shoulder] : {std::pair{kLeftWrist, kLeftShoulder}, {kRightWrist, kRightShoulder}}) {
    for (const auto& way : {glm::vec3(0.1f, 0.3f, 0.25f), glm::vec3(-0.15f, 0.1f, 0.35f), glm::vec3(0.0f, 0.45f, 0.1f)}) {
      const auto target = pose[static_cast<std::size_t>(shoulder)] + glm::vec3(0, -0.25f, 0) + way;
      const auto made = withJointMoved(pose, joint, target);
      QVERIFY2(apartMm(made[static_cast<std::size_t>(joint)], target) < 1.0, qPrintable(QString::number(apartMm(made[static_cast<std::size_t>(joint)], target))));
      QVERIFY(stretched(pose, made) < 1e-5);
      // Only the arm.
      QVERIFY(apartMm(pose[kHead], made[kHead]) < 0.01 && apartMm(pose[kPelvis], made[kPelvis]) < 0.01);
    }
  }
  QVERIFY(withJointMoved(pose, kLeftWrist, pose[kLeftWrist]) == pose);
}

void TstPoseEdit::aHandOutOfReachTakesTheTrunkAlong() {
  const auto pose = someone();
  const auto target = pose[kRightShoulder] + glm::vec3(0.0f, -0.25f, 0.75f);
  const auto made = withJointMoved(pose, kRightWrist, target);
  QVERIFY2(apartMm(made[kRightWrist], target) < 1.0, qPrintable(QString::number(apartMm(made[kRightWrist], target))));
  QVERIFY(made[kHead].z > pose[kHead].z + 0.03f);
  QVERIFY(standingFeetMovedMm(pose, made) < 1.0);
  QVERIFY(stretched(pose, made) < 1e-5);
  // Three metres up is nowhere; it comes as near as it can.
  const auto high = withJointMoved(pose, kRightWrist, pose[kRightWrist] + glm::vec3(0, 3, 0));
  QVERIFY(high[kRightWrist].y > pose[kHead].y + 0.2f && high[kRightWrist].y < 3.0f);
  QVERIFY(stretched(pose, high) < 1e-5);
}

void TstPoseEdit::whatIsHeldStays() {
  auto pose = someone();
  pose = withJointMoved(pose, kLeftWrist, pose[kLeftShoulder] + glm::vec3(0.1f, -0.1f, 0.35f));
  const auto target = pose[kRightShoulder] + glm::vec3(0.0f, -0.3f, 0.65f);
  const auto alone = withJointMoved(pose, kRightWrist, target);
  QVERIFY(apartMm(alone[kLeftWrist], pose[kLeftWrist]) > 10.0);  // the trunk takes it along
  const std::array held{BodyEnd::LeftHand};
  const auto made = withJointMoved(pose, kRightWrist, target, held);
  QVERIFY2(apartMm(made[kLeftWrist], pose[kLeftWrist]) < 1.0, qPrintable(QString::number(apartMm(made[kLeftWrist], pose[kLeftWrist]))));
  QVERIFY2(apartMm(made[kRightWrist], target) < 1.0, qPrintable(QString::number(apartMm(made[kRightWrist], target))));
}

void TstPoseEdit::thePelvisLeavesTheFeet() {
  const auto pose = someone();
  const auto down = withJointMoved(pose, kPelvis, pose[kPelvis] + glm::vec3(0.05f, -0.25f, 0.03f));
  QVERIFY(apartMm(down[kPelvis], pose[kPelvis] + glm::vec3(0.05f, -0.25f, 0.03f)) < 0.01);
  for (const int joint : {kLeftAnkle, kLeftFoot, kRightAnkle, kRightFoot})
    QVERIFY(apartMm(pose[static_cast<std::size_t>(joint)], down[static_cast<std::size_t>(joint)]) < 0.5);
  QVERIFY(stretched(pose, down) < 1e-5);
  // Up it goes until the standing leg is straight.
  const auto up = withJointMoved(pose, kPelvis, pose[kPelvis] + glm::vec3(0.0f, 0.6f, 0.0f));
  QVERIFY(standingFeetMovedMm(pose, up) < 1.0);
  QVERIFY(up[kPelvis].y >= pose[kPelvis].y && up[kPelvis].y < pose[kPelvis].y + 0.2f);
  QVERIFY(stretched(pose, up) < 1e-5);
}

void TstPoseEdit::theHeadAndTheChestLean() {
  const auto pose = someone();
  const auto target = pose[kHead] + glm::vec3(0.08f, -0.06f, 0.12f);
  const auto made = withJointMoved(pose, kHead, target);
  QVERIFY2(apartMm(made[kHead], target) < 1.0, qPrintable(QString::number(apartMm(made[kHead], target))));
  QVERIFY(standingFeetMovedMm(pose, made) < 1.0);
  QVERIFY(stretched(pose, made) < 1e-5);
  const auto aside = withJointMoved(pose, kNeck, pose[kNeck] + glm::vec3(0.15f, 0.0f, 0.0f));
  QVERIFY(aside[kNeck].x > pose[kNeck].x + 0.12f);
  QVERIFY(apartMm(aside[kPelvis], pose[kPelvis]) < 0.01 && stretched(pose, aside) < 1e-5);
}

void TstPoseEdit::elbowsAndKneesSwivel() {
  const auto pose = someone();
  const auto made = withJointMoved(pose, kLeftElbow, pose[kLeftElbow] + glm::vec3(0.3f, 0.1f, 0.0f));
  QVERIFY(made[kLeftElbow].x > pose[kLeftElbow].x + 0.02f);
  QVERIFY(made[kLeftWrist] == pose[kLeftWrist] && made[kLeftShoulder] == pose[kLeftShoulder]);
  QVERIFY(stretched(pose, made) < 1e-5);
  const auto knee = withJointMoved(pose, kRightKnee, pose[kRightKnee] - glm::vec3(0.3f, 0.0f, 0.0f));
  QVERIFY(knee[kRightAnkle] == pose[kRightAnkle] && stretched(pose, knee) < 1e-5);
}

void TstPoseEdit::nothingGoesIntoTheFloor() {
  const auto pose = someone();
  for (int joint = 0; joint < kJointCount; ++joint) {
    const auto made = withJointMoved(pose, joint, pose[static_cast<std::size_t>(joint)] + glm::vec3(0.05f, -2.0f, 0.1f));
    QVERIFY2(sunkMm(pose, made) < 0.1, qPrintable(QStringLiteral("joint %1: %2 mm").arg(joint).arg(sunkMm(pose, made))));
    QVERIFY(stretched(pose, made) < 1e-5);
  }
  // A hand that is dragged low glides over the floor: it lies on it, as far aside as it was put.
  auto low = withJointMoved(pose, kPelvis, pose[kPelvis] - glm::vec3(0, 0.5f, 0));
  low = withJointTurned(low, kSpine1, glm::angleAxis(0.9f, glm::vec3(1, 0, 0)));
  low = withJointMoved(low, kLeftWrist, low[kLeftFoot] + glm::vec3(0.15f, -0.5f, 0.05f));
  QVERIFY2(low[kLeftWrist].y > 0.0149f && low[kLeftWrist].y < 0.02f, qPrintable(QString::number(low[kLeftWrist].y)));
  QVERIFY(std::abs(low[kLeftWrist].x - pose[kLeftFoot].x - 0.15f) < 1e-3f);
}

void TstPoseEdit::aTurnTurnsWhatHangsFromIt() {
  const auto pose = someone();
  const auto turn = glm::angleAxis(0.7f, glm::normalize(glm::vec3(0.2f, 1.0f, -0.4f)));
  const auto made = withJointTurned(pose, kLeftShoulder, turn);
  for (int j = 0; j < kJointCount; ++j) {
    const auto at = static_cast<std::size_t>(j);
    const bool hangs = j == kLeftElbow || j == kLeftWrist;
    const auto wanted = hangs ? pose[kLeftShoulder] + turn * (pose[at] - pose[kLeftShoulder]) : pose[at];
    QVERIFY(apartMm(made[at], wanted) < 0.01);
  }
  // A hand is turned at the elbow, the pelvis over its feet.
  const auto hand = withJointTurned(pose, kLeftWrist, turn);
  QVERIFY(hand[kLeftElbow] == pose[kLeftElbow] && apartMm(hand[kLeftWrist], pose[kLeftWrist]) > 10.0);
  const auto hips = withJointTurned(pose, kPelvis, glm::angleAxis(0.3f, glm::vec3(0, 1, 0)));
  QVERIFY(standingFeetMovedMm(pose, hips) < 1.0 && apartMm(hips[kLeftWrist], pose[kLeftWrist]) > 30.0);
  QVERIFY(stretched(pose, hips) < 1e-5);
  QVERIFY(farthestMm(withJointTurned(pose, kSpine2, glm::quat(1, 0, 0, 0)), pose) < 1e-3);
}

void TstPoseEdit::lawsHoldForAnyEdit() {
  std::mt19937_64 generator(7);
  const auto between = [&](float low, float high) { return low + (high - low) * static_cast<float>(static_cast<double>(generator() >> 11) * 0x1.0p-53); };
  double bones = 0.0, feet = 0.0, floor = 0.0;
  for (int i = 0; i < 300; ++i) {
    const auto pose = someone(i % 40);
    const int joint = static_cast<int>(generator() % kJointCount);
    const glm::vec3 by(between(-0.6f, 0.6f), between(-0.6f, 0.6f), between(-0.6f, 0.6f));
    const auto made = i % 3 == 2 ? withJointTurned(pose, joint, glm::angleAxis(between(-2.0f, 2.0f), glm::normalize(by)))
                                 : withJointMoved(pose, joint, pose[static_cast<std::size_t>(joint)] + by);
    bones = std::max(bones, stretched(pose, made));
    floor = std::max(floor, sunkMm(pose, made));
    const bool isLeg = joint == kLeftAnkle || joint == kRightAnkle || joint == kLeftFoot || joint == kRightFoot ||
                       (i % 3 == 2 && (joint == kLeftHip || joint == kRightHip)) || joint == kLeftKnee || joint == kRightKnee;
    if (!isLeg) feet = std::max(feet, standingFeetMovedMm(pose, made));
  }
  qInfo("300 edits: bones %.2g m, standing feet %.2f mm, floor %.2f mm", bones, feet, floor);
  QVERIFY(bones < 1e-5);
  QVERIFY(feet < 1.0);
  QVERIFY(floor < 0.1);
}

// What is seen while it is edited is what the model is asked for.
void TstPoseEdit::theMotionSaysTheSame() {
  auto pose = someone();
  QVERIFY(farthestMm(worldPose(clipOfPose(pose, "pose"), 0).positions, pose) < 0.5);
  pose = withJointMoved(pose, kPelvis, pose[kPelvis] + glm::vec3(0.05f, -0.2f, 0.05f));
  pose = withJointMoved(pose, kRightWrist, pose[kRightShoulder] + glm::vec3(-0.1f, 0.2f, 0.4f));
  pose = withJointTurned(pose, kSpine2, glm::angleAxis(0.4f, glm::vec3(0, 1, 0)));
  pose = withJointMoved(pose, kHead, pose[kHead] + glm::vec3(0.05f, -0.05f, 0.05f));
  const auto clip = clipOfPose(pose, "pose");
  QVERIFY(isOnOwnBody(clip) && clip.frameCount() == 1);
  const double off = farthestMm(worldPose(clip, 0).positions, pose);
  QVERIFY2(off < 0.5, qPrintable(QString::number(off)));
}

void TstPoseEdit::axesAreThoseOfThePart() {
  const auto pose = someone();
  for (int joint = 0; joint < kJointCount; ++joint) {
    const auto axes = partAxes(pose, joint);
    QVERIFY(std::abs(glm::length(axes) - 1.0f) < 1e-4f);
  }
  const auto arm = partAxes(pose, kLeftElbow) * glm::vec3(0, 1, 0);
  QVERIFY(glm::dot(arm, glm::normalize(pose[kLeftWrist] - pose[kLeftElbow])) > 0.9999f);
  QVERIFY(glm::dot(partAxes(pose, kPelvis) * glm::vec3(1, 0, 0), glm::vec3(1, 0, 0)) > 0.9f);
  QCOMPARE(pivotOf(kLeftWrist), static_cast<int>(kLeftElbow));
  QCOMPARE(pivotOf(kPelvis), static_cast<int>(kPelvis));
  QVERIFY(endMovedBy(kHead) == BodyEnd::Head && endMovedBy(kLeftHip) == BodyEnd::Pelvis && !endMovedBy(kLeftElbow));
}

void TstPoseEdit::aMirroredPoseIsTheOtherSides() {
  const auto walk = test_support::syntheticWalk(3, 40);
  const auto pose = worldPose(walk, 12).positions;
  const auto other = mirroredPose(walk, 12);
  QVERIFY(other && isOnOwnBody(*other) && other->frameCount() == 1);
  const auto seen = worldPose(*other, 0).positions;
  const auto wanted = pose[kLeftWrist];
  QVERIFY(apartMm(seen[kRightWrist], glm::vec3(-wanted.x, wanted.y, wanted.z)) < 1.0);
  QVERIFY(apartMm(seen[kLeftAnkle], glm::vec3(-pose[kRightAnkle].x, pose[kRightAnkle].y, pose[kRightAnkle].z)) < 1.0);
  const auto back = mirroredPose(*other, 0);
  QVERIFY(back && farthestMm(worldPose(*back, 0).positions, pose) < 20.0);
}

void TstPoseEdit::wrongEditsThrow() {
  const auto pose = someone();
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, withJointMoved(std::span(pose).subspan(1), 0, glm::vec3(0)));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, withJointMoved(pose, 22, glm::vec3(0)));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, withJointMoved(pose, 3, glm::vec3(std::numeric_limits<float>::quiet_NaN())));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, withJointTurned(pose, 3, glm::quat(0, 0, 0, 0)));
  QVERIFY_THROWS_EXCEPTION(std::out_of_range, (void)mirroredPose(test_support::syntheticWalk(1, 4), 4));
}

QTEST_GUILESS_MAIN(TstPoseEdit)
#include "tst_pose_edit.moc"
