#include "core/motion/edit/key_poses.h"
#include "core/motion/edit/root_path.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/feet/foot_measure.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace core::motion;
using namespace core::motion::humanml3d;

namespace {

constexpr std::size_t kJoints = kJointCount;
constexpr int kFrames = 80;

std::vector<glm::vec3> walk(std::uint64_t seed = 3) { return worldPositions(test_support::syntheticWalk(seed, kFrames)); }

std::span<const glm::vec3> pose(const std::vector<glm::vec3>& positions, int frame) {
  return std::span(positions).subspan(static_cast<std::size_t>(frame) * kJoints, kJoints);
}

std::vector<glm::vec3> poseOf(const std::vector<glm::vec3>& positions, int frame) {
  const auto span = pose(positions, frame);
  return {span.begin(), span.end()};
}

double farthestCm(std::span<const glm::vec3> a, std::span<const glm::vec3> b) {
  double most = 0.0;
  for (std::size_t j = 0; j < a.size(); ++j) most = std::max(most, 100.0 * static_cast<double>(glm::distance(a[j], b[j])));
  return most;
}

/// The largest change of velocity of any joint, centimetres in a frame.
double jolt(const std::vector<glm::vec3>& p, int from, int to) {
  double most = 0.0;
  for (std::size_t i = static_cast<std::size_t>(from) * kJoints; i < static_cast<std::size_t>(to) * kJoints; ++i)
    most = std::max(most, 100.0 * static_cast<double>(glm::length(p[i + kJoints] - 2.0f * p[i] + p[i - kJoints])));
  return most;
}

void keepsBones(const std::vector<glm::vec3>& before, const std::vector<glm::vec3>& after) {
  for (std::size_t f = 0; f < kFrames; ++f)
    for (std::size_t j = 1; j < kJoints; ++j) {
      const auto parent = f * kJoints + static_cast<std::size_t>(kParents[j]);
      const float a = glm::distance(before[f * kJoints + j], before[parent]), b = glm::distance(after[f * kJoints + j], after[parent]);
      QVERIFY2(std::abs(a - b) < 1e-3f, qPrintable(QString("frame %1 joint %2: %3 to %4 m").arg(f).arg(j).arg(a).arg(b)));
    }
}

struct Result {
  std::vector<glm::vec3> positions;
  std::vector<KeyReport> told;
};

Result through(const std::vector<glm::vec3>& positions, const std::vector<KeyTarget>& keys) {
  Result result;
  result.positions = throughPoses(positions, detectContacts(positions), keys, {}, &result.told);
  return result;
}

}  // namespace

class TstKeyPoses : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aWholeBodyIsMet_data();
  void aWholeBodyIsMet();
  void feetStandBesideAKey();
  void aFreePoseStandsWhereTheMotionIs();
  void chosenJointsAreMet_data();
  void chosenJointsAreMet();
  void aHeldHandGoesWithTheBody();
  void anArmAtItsEndBringsTheTrunkAlong();
  void whatIsOutOfReachIsSaidAndComeNearTo();
  void keysLeaveEachOtherAlone();
  void farFromAKeyNothingChanges();
  void wrongKeysThrow();
};

void TstKeyPoses::aWholeBodyIsMet_data() {
  QTest::addColumn<int>("from");
  QTest::addColumn<int>("first");
  QTest::addColumn<int>("last");
  QTest::newRow("half a step on") << 31 << 40 << 40;
  QTest::newRow("the first frame") << 31 << 0 << 0;
  QTest::newRow("the last frame") << 31 << 79 << 79;
  QTest::newRow("held") << 36 << 40 << 46;
}

void TstKeyPoses::aWholeBodyIsMet() {
  QFETCH(int, from);
  QFETCH(int, first);
  QFETCH(int, last);
  const auto made = walk();
  KeyTarget key{first, last, poseOf(walk(5), from), {}, KeyTarget::Place::Moves};
  const auto [after, told] = through(made, {key});
  const auto contacts = detectContacts(made);
  const auto target = standingTarget(key, pose(made, first), std::span(contacts).subspan(static_cast<std::size_t>(first) * 4, 4));
  for (int f = first; f <= last; ++f) QVERIFY2(farthestCm(pose(after, f), target) < 0.1, qPrintable(QString::number(farthestCm(pose(after, f), target))));
  QVERIFY(told[0].missedCm < 0.1);
  QVERIFY2(told[0].movedCm > 5.0, "the pose is the motion's own: nothing is tested");
  keepsBones(made, after);
  const double usual = jolt(made, 1, kFrames - 1), now = jolt(after, 1, kFrames - 1);
  QVERIFY2(now < 2.5 * usual, qPrintable(QString("%1 cm, before %2").arg(now).arg(usual)));
}

void TstKeyPoses::feetStandBesideAKey() {
  const auto made = walk();
  const auto contacts = detectContacts(made);
  for (const int at : {20, 33, 47}) {
    KeyTarget key{at, at, poseOf(walk(5), at + 7), {}, KeyTarget::Place::Moves};
    const auto after = through(made, {key}).positions;
    const auto before = measureFeet(made, contacts), now = measureFeet(after, contacts);
    QVERIFY2(now.slideMm < 2.0 * before.slideMm + 4.0, qPrintable(QString("%1 mm a frame at %2, before %3").arg(now.slideMm).arg(at).arg(before.slideMm)));
  }
}

void TstKeyPoses::aFreePoseStandsWhereTheMotionIs() {
  const auto made = walk();
  auto away = poseOf(made, 40);
  const FloorMove move{1.9f, {7.0f, -3.0f}};
  for (auto& joint : away) joint = move.apply(joint);
  KeyTarget key{40, 40, away, {}, KeyTarget::Place::Moves};
  const auto after = through(made, {key}).positions;
  for (int f = 0; f < kFrames; ++f) QVERIFY2(farthestCm(pose(after, f), pose(made, f)) < 0.2, qPrintable(QString::number(farthestCm(pose(after, f), pose(made, f)))));
}

void TstKeyPoses::chosenJointsAreMet_data() {
  QTest::addColumn<QList<int>>("ends");
  QTest::addColumn<QList<double>>("by");  // metres
  const auto end = [](BodyEnd e) { return static_cast<int>(e); };
  QTest::newRow("a hand") << QList<int>{end(BodyEnd::LeftHand)} << QList<double>{0.05, 0.15, 0.1};
  QTest::newRow("a hand beyond the arm") << QList<int>{end(BodyEnd::RightHand)} << QList<double>{-0.1, -0.25, 0.45};
  QTest::newRow("both hands") << QList<int>{end(BodyEnd::LeftHand), end(BodyEnd::RightHand)} << QList<double>{0.0, 0.2, 0.15};
  QTest::newRow("the head") << QList<int>{end(BodyEnd::Head)} << QList<double>{0.05, -0.1, 0.1};
  QTest::newRow("the pelvis") << QList<int>{end(BodyEnd::Pelvis)} << QList<double>{0.03, -0.12, 0.0};
  QTest::newRow("a foot") << QList<int>{end(BodyEnd::LeftFoot)} << QList<double>{0.05, 0.1, 0.05};
  QTest::newRow("a hand and a foot") << QList<int>{end(BodyEnd::RightHand), end(BodyEnd::RightFoot)} << QList<double>{-0.05, 0.08, 0.05};
  QTest::newRow("all") << QList<int>{0, 1, 2, 3, 4, 5} << QList<double>{0.01, -0.05, 0.02};
}

void TstKeyPoses::chosenJointsAreMet() {
  QFETCH(QList<int>, ends);
  QFETCH(QList<double>, by);
  const auto made = walk();
  for (const int at : {28, 40, 45}) {
    KeyTarget key{at, at, poseOf(made, at), {}, KeyTarget::Place::Stays};
    for (auto& joint : key.joints) joint += glm::vec3(static_cast<float>(by[0]), static_cast<float>(by[1]), static_cast<float>(by[2]));
    for (const int end : ends) key.ends.push_back(static_cast<BodyEnd>(end));
    const auto [after, told] = through(made, {key});
    QVERIFY2(told[0].missedCm < 1.0, qPrintable(QString("%1 cm at frame %2").arg(told[0].missedCm).arg(at)));
    keepsBones(made, after);
    const double usual = jolt(made, 1, kFrames - 1), now = jolt(after, 1, kFrames - 1);
    QVERIFY2(now < 2.5 * usual, qPrintable(QString("%1 cm, before %2").arg(now).arg(usual)));
  }
}

void TstKeyPoses::aHeldHandGoesWithTheBody() {
  const auto made = walk();
  KeyTarget key{20, 50, poseOf(made, 20), {BodyEnd::RightHand}, KeyTarget::Place::Moves};
  key.joints[kRightWrist] += glm::vec3(-0.05f, 0.3f, 0.1f);
  const auto [after, told] = through(made, {key});
  QVERIFY2(told[0].missedCm < 1.0, qPrintable(QString::number(told[0].missedCm)));
  const auto hand = [&](int f) { return glm::distance(pose(after, f)[kRightWrist], pose(after, f)[kPelvis]); };
  for (int f = 20; f <= 50; ++f) QVERIFY2(std::abs(hand(f) - hand(20)) < 0.08f, qPrintable(QString("%1 m at %2, %3 m before").arg(hand(f)).arg(f).arg(hand(20))));
  const double usual = jolt(made, 1, kFrames - 1), now = jolt(after, 1, kFrames - 1);
  QVERIFY2(now < 2.5 * usual, qPrintable(QString("%1 cm, before %2").arg(now).arg(usual)));
}

void TstKeyPoses::anArmAtItsEndBringsTheTrunkAlong() {
  const auto made = walk();
  constexpr int kFrame = 40;
  const auto before = poseOf(made, kFrame);
  const float arm = glm::distance(before[kRightShoulder], before[kRightElbow]) + glm::distance(before[kRightElbow], before[kRightWrist]);
  // To the front of its shoulder, at shares of its length.
  double missed = 0.0, moved = 0.0;
  const auto reached = [&](float share) {
    KeyTarget key{kFrame, kFrame, before, {BodyEnd::RightHand}, KeyTarget::Place::Stays};
    const float facing = facingOf(before);
    key.joints[kRightWrist] = before[kRightShoulder] + share * arm * glm::vec3(std::sin(facing), 0.0f, std::cos(facing));
    const auto [after, told] = through(made, {key});
    missed = std::max(missed, told[0].missedCm);
    keepsBones(made, after);
    for (const int joint : {kPelvis, kLeftAnkle, kRightAnkle})
      moved = std::max(moved, static_cast<double>(glm::distance(pose(after, kFrame)[static_cast<std::size_t>(joint)], before[static_cast<std::size_t>(joint)])));
    return poseOf(after, kFrame);
  };
  const auto leant = [&](float share) {
    const auto now = reached(share);
    return glm::degrees(std::acos(glm::clamp(glm::dot(glm::normalize(now[kNeck] - now[kSpine1]), glm::normalize(before[kNeck] - before[kSpine1])), -1.0f, 1.0f)));
  };
  const float easy = leant(0.75f), far = leant(0.97f);
  QVERIFY2(easy < 0.1f, qPrintable(QString::number(easy)));
  QVERIFY2(far > 3.0f && far < 20.0f, qPrintable(QString::number(far)));
  // The elbow is not locked for it.
  const auto now = reached(0.97f);
  QVERIFY(glm::distance(now[kRightShoulder], now[kRightWrist]) < 0.93f * arm);
  QVERIFY2(missed < 1.0 && moved < 1e-3, qPrintable(QString("missed by %1 cm, pelvis and feet moved by %2 m").arg(missed).arg(moved)));
}

void TstKeyPoses::whatIsOutOfReachIsSaidAndComeNearTo() {
  const auto made = walk();
  KeyTarget key{40, 40, poseOf(made, 40), {BodyEnd::LeftHand}, KeyTarget::Place::Stays};
  key.joints[kLeftWrist].y = 3.0f;
  const auto [after, told] = through(made, {key});
  QVERIFY2(told[0].missedCm > 60.0 && told[0].missedCm < 150.0, qPrintable(QString::number(told[0].missedCm)));
  QVERIFY2(pose(after, 40)[kLeftWrist].y > pose(made, 40)[kHead].y + 0.2f, qPrintable(QString::number(pose(after, 40)[kLeftWrist].y)));
  keepsBones(made, after);
}

void TstKeyPoses::keysLeaveEachOtherAlone() {
  const auto made = walk();
  std::vector<KeyTarget> keys;
  keys.push_back({30, 30, poseOf(walk(5), 37), {}, KeyTarget::Place::Moves});
  keys.push_back({36, 36, poseOf(walk(7), 20), {}, KeyTarget::Place::Moves});
  keys.push_back({42, 42, poseOf(made, 42), {BodyEnd::LeftHand}, KeyTarget::Place::Stays});
  keys[2].joints[kLeftWrist] += glm::vec3(0.1f, 0.2f, 0.1f);
  keys.push_back({44, 44, poseOf(made, 44), {BodyEnd::RightHand}, KeyTarget::Place::Stays});
  keys[3].joints[kRightWrist] += glm::vec3(-0.1f, 0.2f, 0.1f);
  const auto told = through(made, keys).told;
  for (std::size_t k = 0; k < keys.size(); ++k)
    QVERIFY2(told[k].missedCm < (keys[k].ends.empty() ? 3.0 : 1.0), qPrintable(QString("key %1: %2 cm").arg(k).arg(told[k].missedCm)));
}

void TstKeyPoses::farFromAKeyNothingChanges() {
  const auto made = walk();
  KeyTarget key{40, 40, poseOf(walk(5), 33), {}, KeyTarget::Place::Moves};
  const auto after = through(made, {key}).positions;
  for (int f = 0; f < kFrames; ++f)
    if (std::abs(f - 40) > 22)
      QVERIFY2(farthestCm(pose(after, f), pose(made, f)) < 0.01, qPrintable(QString("%1 cm at %2").arg(farthestCm(pose(after, f), pose(made, f))).arg(f)));
}

void TstKeyPoses::wrongKeysThrow() {
  const auto made = walk();
  const auto contacts = detectContacts(made);
  for (const auto& [first, last, joints] : {std::tuple{-1, 0, 22u}, {80, 80, 22u}, {5, 4, 22u}, {5, 5, 21u}}) {
    const std::vector<KeyTarget> keys = {{first, last, std::vector<glm::vec3>(joints), {}, KeyTarget::Place::Moves}};
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, throughPoses(made, contacts, keys));
  }
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, throughPoses(made, std::span(contacts).first(4), {}));
}

QTEST_GUILESS_MAIN(TstKeyPoses)
#include "tst_key_poses.moc"
