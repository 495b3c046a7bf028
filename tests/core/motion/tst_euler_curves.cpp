#include "core/motion/edit/clip_edits.h"
#include "core/motion/edit/resample_feet.h"
#include "core/motion/euler_curves.h"
#include "core/motion/feet/foot_skating.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <fmt/format.h>
#include <QTest>
#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include <numbers>
#include <random>

using namespace core::motion;
namespace body = core::motion::humanml3d;

namespace {

constexpr double kPi = std::numbers::pi;

Clip clipOf(const std::vector<glm::quat>& turns) {
  ClipData data{std::make_shared<const Skeleton>(std::vector<Joint>{{"only", -1, {}}}), 30.0, std::vector<glm::vec3>(turns.size()), turns, {}, "turns"};
  return Clip(std::move(data));
}

glm::quat composed(const glm::dvec3& angles, EulerOrder order) {
  glm::dquat turn(1, 0, 0, 0);
  for (const int axis : axesOf(order)) {
    glm::dvec3 about(0.0);
    about[axis] = 1.0;
    turn = glm::angleAxis(angles[axis], about) * turn;
  }
  return glm::quat(turn);
}

double between(const glm::quat& a, const glm::quat& b) { return 2.0 * std::acos(std::min(1.0, std::abs(glm::dot(glm::dquat(a), glm::dquat(b))))); }

JointMap ownMap() {
  JointMap map;
  for (std::size_t j = 0; j < map.joints.size(); ++j) map.joints[j] = body::skeleton()->joint(static_cast<int>(j)).name;
  return map;
}

}  // namespace

class TstEulerCurves : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void anglesMeanTheRotation_data();
  void anglesMeanTheRotation();
  void gimbalLockIsSurvived_data();
  void gimbalLockIsSurvived();
  void turnsGoOnPast180();
  void anOrderAwayFromGimbalLockIsFound();
  void feetStandStillBetweenTheFrames_data();
  void feetStandStillBetweenTheFrames();
  void oldFramesStayAsTheyWere();
};

namespace {
void everyOrder() {
  QTest::addColumn<int>("order");
  for (int order = 0; order < 6; ++order) QTest::addRow("order %d", order) << order;
}
}  // namespace

void TstEulerCurves::anglesMeanTheRotation_data() { everyOrder(); }
void TstEulerCurves::anglesMeanTheRotation() {
  QFETCH(int, order);
  std::mt19937 random(7);
  std::normal_distribution<float> normal;
  std::vector<glm::quat> turns;
  for (int i = 0; i < 500; ++i) turns.push_back(glm::normalize(glm::quat(normal(random), normal(random), normal(random), normal(random))));
  const auto curve = eulerCurve(clipOf(turns), 0, static_cast<EulerOrder>(order));
  for (std::size_t i = 0; i < turns.size(); ++i) QVERIFY(between(turns[i], composed(curve[i], static_cast<EulerOrder>(order))) < 2e-3);
}

void TstEulerCurves::gimbalLockIsSurvived_data() { everyOrder(); }
void TstEulerCurves::gimbalLockIsSurvived() {
  QFETCH(int, order);
  const auto chosen = static_cast<EulerOrder>(order);
  for (const double sign : {1.0, -1.0}) {
    std::vector<glm::quat> turns;
    for (int i = 0; i < 40; ++i) {
      glm::dvec3 angles(0.3, 0.3, 0.3);
      angles[axesOf(chosen)[1]] = sign * 0.5 * kPi;
      angles[axesOf(chosen)[2]] = 0.1 * i;
      turns.push_back(composed(angles, chosen));
    }
    const auto curve = eulerCurve(clipOf(turns), 0, chosen);
    for (std::size_t i = 0; i < turns.size(); ++i) QVERIFY(between(turns[i], composed(curve[i], chosen)) < 2e-3);
    QVERIFY(gimbalMargin(clipOf(turns), 0, chosen) < 1e-2);
  }
}

void TstEulerCurves::turnsGoOnPast180() {
  std::vector<glm::quat> turns;
  for (int i = 0; i < 100; ++i) turns.push_back(glm::angleAxis(0.2f * static_cast<float>(i), glm::vec3(0, 0, 1)));
  const auto curve = eulerCurve(clipOf(turns), 0, EulerOrder::Xyz);
  for (std::size_t i = 0; i < curve.size(); ++i) QVERIFY(glm::length(curve[i] - glm::dvec3(0, 0, 0.2 * static_cast<double>(i))) < 1e-3);
}

void TstEulerCurves::anOrderAwayFromGimbalLockIsFound() {
  // An arm reaching forward: from the T pose a quarter turn about Y, and a little of the others.
  std::vector<glm::quat> turns;
  for (int i = 0; i < 60; ++i) {
    const float wave = 0.3f * std::sin(0.2f * static_cast<float>(i));
    turns.push_back(glm::angleAxis(-1.57f, glm::vec3(0, 1, 0)) * glm::angleAxis(wave, glm::normalize(glm::vec3(1, 0.2f, 1))));
  }
  const Clip clip = clipOf(turns);
  QVERIFY(gimbalMargin(clip, 0, EulerOrder::Xyz) < 0.02);
  const auto calm = calmOrder(clip, 0, EulerOrder::Xyz);
  QVERIFY(gimbalMargin(clip, 0, calm) > 0.8);
  const auto curve = eulerCurve(clip, 0, calm);
  for (std::size_t i = 1; i < curve.size(); ++i) QVERIFY(glm::length(curve[i] - curve[i - 1]) < 0.2);
  QCOMPARE(calmOrder(clipOf({glm::quat(1, 0, 0, 0)}), 0, EulerOrder::Yxz), EulerOrder::Yxz);
}

void TstEulerCurves::feetStandStillBetweenTheFrames_data() {
  QTest::addColumn<double>("fps");
  QTest::addColumn<bool>("hasPlaces");
  for (const double fps : {24.0, 25.0, 30.0, 60.0, 120.0}) QTest::addRow("%g fps", fps) << fps << false;
  QTest::addRow("joints with position channels") << 60.0 << true;
}

void TstEulerCurves::feetStandStillBetweenTheFrames() {
  QFETCH(double, fps);
  QFETCH(bool, hasPlaces);
  ClipData data = test_support::syntheticWalk(3, 80).data();
  for (int f = 0; hasPlaces && f < 80; ++f)
    for (const auto& joint : data.skeleton->joints()) data.translations.push_back(joint.offset);
  const Clip walk(std::move(data));
  const auto given = worldPositions(walk);
  const Clip dense = resampledOnItsFeet(walk, ownMap(), fps);
  const auto plain = worldPositions(resampled(walk, fps)), kept = worldPositions(dense);
  QCOMPARE(plain.size(), kept.size());
  double before = 0.0, after = 0.0, worst = 0.0;
  int standing = 0;
  for (int f = 0; f < dense.frameCount(); ++f) {
    const double time = f * walk.fps() / fps;
    const auto old = static_cast<std::size_t>(time);
    if (old + 1 >= static_cast<std::size_t>(walk.frameCount())) continue;
    for (const int joint : {body::kLeftAnkle, body::kLeftFoot, body::kRightAnkle, body::kRightFoot}) {
      const auto k = static_cast<std::size_t>(joint);
      const glm::vec3 a = given[old * 22 + k], b = given[(old + 1) * 22 + k];
      if (glm::length(b - a) > 2e-4f) continue;
      ++standing;
      const auto i = static_cast<std::size_t>(f) * 22 + k;
      before += static_cast<double>(glm::length(plain[i] - a));
      after += static_cast<double>(glm::length(kept[i] - a));
      worst = std::max(worst, static_cast<double>(glm::length(kept[i] - a)));
    }
  }
  QVERIFY(standing > 40);
  before /= standing, after /= standing;
  const auto said = fmt::format("a standing foot is {:.3f} mm off, at worst {:.3f}, and {:.3f} mm without care", 1000 * after, 1000 * worst, 1000 * before);
  // A leg that is straight in the old frames may be a millimetre short between them.
  QVERIFY2(worst < 0.0015 && after < 0.00015 && after < 0.4 * before, said.c_str());
}

void TstEulerCurves::oldFramesStayAsTheyWere() {
  const Clip walk = test_support::syntheticWalk(4, 40);
  const Clip dense = resampledOnItsFeet(walk, ownMap(), 60.0);
  QCOMPARE(dense.frameCount(), 118);
  for (int f = 0; f < walk.frameCount(); ++f) {
    const auto a = worldPose(walk, f).positions, b = worldPose(dense, 3 * f).positions;
    for (std::size_t j = 0; j < a.size(); ++j) QVERIFY(glm::length(a[j] - b[j]) < 1e-5f);
  }
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, resampledOnItsFeet(walk, ownMap(), 0.0));
}

QTEST_APPLESS_MAIN(TstEulerCurves)
#include "tst_euler_curves.moc"
