#include "core/motion/edit/clip_edits.h"
#include "core/motion/edit/loop_maker.h"
#include "core/motion/edit/time_warp.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>

#include <glm/geometric.hpp>

#include <cmath>
#include <numbers>

using namespace core;
using namespace core::motion;

namespace {

JointMap ownMap() {
  JointMap map;
  for (std::size_t j = 0; j < map.joints.size(); ++j) map.joints[j] = humanml3d::skeleton()->joint(static_cast<int>(j)).name;
  return map;
}

}  // namespace

class TstLoopAndTime : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aWalkLoopsAfterWholeSteps();
  void theSeamIsBetterThanACut();
  void turningPathsLoopToo();
  void shortClipsAndOptionsAreRefused();
  void speedChangesTheLengthOnly();
  void warpMeetsItsKeysAndNeverTurnsBack();
  void badKeysAreRefused();
  void headingIsMet();
};

void TstLoopAndTime::aWalkLoopsAfterWholeSteps() {
  const Clip walk = test_support::syntheticWalk(1, 160);
  LoopReport report;
  const auto loop = makeLoop(walk, {.minSeconds = 0.8, .maxSeconds = 3.0}, &report);
  QVERIFY2(loop, loop ? "" : loop.error().message.c_str());
  QCOMPARE(loop->frameCount(), report.count);
  QVERIFY(report.count >= 16 && report.count <= 60);
  QVERIFY2(report.after.meanGapCm < 1.5, qPrintable(QString::number(report.after.meanGapCm)));
  QVERIFY2(report.after.meanGapCm < 2.0 * report.usualGapCm, qPrintable(QString::number(report.usualGapCm)));
  // It still goes ahead.
  QVERIFY(glm::distance(loop->rootPosition(0), loop->rootPosition(loop->frameCount() - 1)) > 0.3f);
}

void TstLoopAndTime::theSeamIsBetterThanACut() {
  // The arms sink slowly, so no two moments are alike.
  ClipData data = test_support::syntheticWalk(4, 120).data();
  const auto joints = static_cast<std::size_t>(data.skeleton->jointCount());
  for (std::size_t f = 0; f < data.rootPositions.size(); ++f) {
    auto& arm = data.rotations[f * joints + static_cast<std::size_t>(humanml3d::kLeftShoulder)];
    arm = glm::angleAxis(0.004f * static_cast<float>(f), glm::vec3(0, 0, 1)) * arm;
  }
  LoopReport report;
  const auto loop = makeLoop(Clip(std::move(data)), {}, &report);
  QVERIFY2(loop, loop ? "" : loop.error().message.c_str());
  QVERIFY2(report.after.maxGapCm < report.before.maxGapCm, qPrintable(QString("%1 %2").arg(report.before.maxGapCm).arg(report.after.maxGapCm)));
  QVERIFY2(report.after.maxGapCm < 3.0 && report.after.meanGapCm < 1.0, qPrintable(QString("%1 to %2, speed %3 to %4, mean %5 to %6, frames %7")
                                                                                       .arg(report.before.maxGapCm)
                                                                                       .arg(report.after.maxGapCm)
                                                                                       .arg(report.before.speedGap)
                                                                                       .arg(report.after.speedGap)
                                                                                       .arg(report.before.meanGapCm)
                                                                                       .arg(report.after.meanGapCm)
                                                                                       .arg(report.count)));
}

void TstLoopAndTime::turningPathsLoopToo() {
  ClipData data = test_support::syntheticWalk(1, 160).data();
  const auto joints = static_cast<std::size_t>(data.skeleton->jointCount());
  glm::vec3 place(0.0f);
  const auto straight = data.rootPositions;
  for (std::size_t f = 0; f < straight.size(); ++f) {
    const glm::quat turn = glm::angleAxis(0.02f * static_cast<float>(f), glm::vec3(0, 1, 0));
    if (f > 0) place += turn * (straight[f] - straight[f - 1]);
    data.rootPositions[f] = glm::vec3(place.x, straight[f].y, place.z);
    data.rotations[f * joints] = turn * data.rotations[f * joints];
  }
  LoopReport report;
  const auto loop = makeLoop(Clip(std::move(data)), {.maxSeconds = 4.0}, &report);
  QVERIFY(loop);
  QVERIFY2(report.after.meanGapCm < 2.0, qPrintable(QString::number(report.after.meanGapCm)));
}

void TstLoopAndTime::shortClipsAndOptionsAreRefused() {
  QCOMPARE(makeLoop(test_support::syntheticWalk(1, 5)).error().code, ErrorCode::InvalidArgument);
  QCOMPARE(makeLoop(test_support::syntheticWalk(1, 60), {.minSeconds = -1.0}).error().code, ErrorCode::InvalidArgument);
  QCOMPARE(makeLoop(test_support::syntheticWalk(1, 60), {.minSeconds = 2.0, .maxSeconds = 1.0}).error().code, ErrorCode::InvalidArgument);
}

void TstLoopAndTime::speedChangesTheLengthOnly() {
  const Clip walk = test_support::syntheticWalk(3, 81);
  const auto fast = speedChanged(walk, 2.0), slow = speedChanged(walk, 0.5);
  QVERIFY(fast && slow);
  QCOMPARE(fast->frameCount(), 41);
  QCOMPARE(slow->frameCount(), 161);
  QCOMPARE(fast->fps(), walk.fps());
  for (int f = 0; f < 41; ++f) QVERIFY(glm::distance(fast->rootPosition(f), walk.rootPosition(2 * f)) < 1e-4f);
  for (int f = 0; f < 81; ++f) QVERIFY(glm::distance(slow->rootPosition(2 * f), walk.rootPosition(f)) < 1e-4f);
  QCOMPARE(speedChanged(walk, 0.0).error().code, ErrorCode::InvalidArgument);
}

void TstLoopAndTime::warpMeetsItsKeysAndNeverTurnsBack() {
  const Clip walk = test_support::syntheticWalk(3, 121);
  const TimeKey keys[] = {{0.0, 0.0}, {1.0, 3.0}, {4.0, 4.0}, {5.0, 6.0}};
  const auto warped = timeWarped(walk, keys);
  QVERIFY(warped);
  QCOMPARE(warped->frameCount(), 101);
  QVERIFY(glm::distance(warped->rootPosition(20), walk.rootPosition(60)) < 1e-3f);
  QVERIFY(glm::distance(warped->rootPosition(80), walk.rootPosition(80)) < 1e-3f);
  for (int f = 1; f < warped->frameCount(); ++f) QVERIFY(warped->rootPosition(f).z >= warped->rootPosition(f - 1).z - 1e-3f);
}

void TstLoopAndTime::badKeysAreRefused() {
  const Clip walk = test_support::syntheticWalk(3, 40);
  const TimeKey one[] = {{0.0, 0.0}};
  const TimeKey back[] = {{0.0, 0.0}, {1.0, 1.0}, {2.0, 0.5}};
  const TimeKey wild[] = {{0.0, 0.0}, {1e-9, 1.0}};
  const TimeKey endless[] = {{0.0, 0.0}, {1.0, 0.011}, {1e9, 1e8}};
  for (const std::span<const TimeKey> keys : {std::span<const TimeKey>(one), std::span<const TimeKey>(back), std::span<const TimeKey>(wild)})
    QCOMPARE(timeWarped(walk, keys).error().code, ErrorCode::InvalidArgument);
  QVERIFY(timeWarped(walk, endless));  // 40 frames of it are few
}

void TstLoopAndTime::headingIsMet() {
  const Clip walk = turned(test_support::syntheticWalk(3, 20), 0.4f);
  for (const double degrees : {0.0, 90.0, -135.0}) {
    const double radians = degrees * std::numbers::pi / 180.0;
    const auto turnedClip = turnedToHeading(walk, ownMap(), radians);
    QVERIFY(turnedClip);
    QVERIFY(std::abs(std::remainder(static_cast<double>(*heading(*turnedClip, ownMap(), 0)) - radians, 2.0 * std::numbers::pi)) < 1e-4);
  }
}

QTEST_APPLESS_MAIN(TstLoopAndTime)
#include "tst_loop_and_time.moc"
