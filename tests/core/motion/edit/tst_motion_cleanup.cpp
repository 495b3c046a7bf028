#include "core/motion/edit/motion_cleanup.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>

#include <glm/geometric.hpp>

#include <random>

using namespace core::motion;
using namespace core::motion::humanml3d;

namespace {

constexpr auto kJoints = static_cast<std::size_t>(kJointCount);

std::vector<glm::vec3> walk(int frames = 120) { return worldPositions(test_support::syntheticWalk(2, frames)); }

double worstBoneChange(const std::vector<glm::vec3>& a, const std::vector<glm::vec3>& b) {
  double worst = 0.0;
  for (std::size_t f = 0; f < a.size(); f += kJoints)
    for (std::size_t j = 1; j < kJoints; ++j) {
      const auto parent = static_cast<std::size_t>(kParents[j]);
      worst = std::max(worst, static_cast<double>(std::abs(glm::distance(a[f + j], a[f + parent]) - glm::distance(b[f + j], b[f + parent]))));
    }
  return worst;
}

double meanDistance(const std::vector<glm::vec3>& a, const std::vector<glm::vec3>& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(glm::distance(a[i], b[i]));
  return sum / static_cast<double>(a.size());
}

}  // namespace

class TstMotionCleanup : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tremblingGoesAndMovementStays();
  void aSunkenClipIsRaised_data();
  void aSunkenClipIsRaised();
  void handsAndToesStayAboveTheFloor();
  void aCleanClipIsHardlyTouched();
  void cleaningMakesTheNumbersBetter();
  void theJerkOfACubicIsSixTimesItsFactor();
  void wrongSizesAreRefused();
};

void TstMotionCleanup::tremblingGoesAndMovementStays() {
  const auto clean = walk();
  auto noisy = clean;
  std::mt19937 random(4);
  std::normal_distribution<float> noise(0.0f, 0.004f);
  for (auto& p : noisy) p += glm::vec3(noise(random), noise(random), noise(random));
  const auto filtered = withoutJitter(noisy);
  QCOMPARE(filtered.size(), clean.size());
  QVERIFY2(meanDistance(filtered, clean) < 0.85 * meanDistance(noisy, clean), qPrintable(QString::number(meanDistance(filtered, clean) / meanDistance(noisy, clean))));
  QVERIFY2(meanJerk(filtered, 22, 20.0) < 0.6 * meanJerk(noisy, 22, 20.0), qPrintable(QString::number(meanJerk(filtered, 22, 20.0) / meanJerk(noisy, 22, 20.0))));
  QVERIFY(worstBoneChange(clean, withoutJitter(clean)) < 1e-5);
  // A clean walk is left nearly as it is.
  QVERIFY2(meanDistance(withoutJitter(clean), clean) < 0.003, qPrintable(QString::number(meanDistance(withoutJitter(clean), clean))));
}

void TstMotionCleanup::aSunkenClipIsRaised_data() {
  QTest::addColumn<float>("offset");
  QTest::newRow("sunk") << -0.12f;
  QTest::newRow("floating") << 0.2f;
  QTest::newRow("in place") << 0.0f;
}

void TstMotionCleanup::aSunkenClipIsRaised() {
  QFETCH(float, offset);
  auto clip = walk();
  for (auto& p : clip) p.y += offset;
  const auto [fitted, report] = plantFeet(clip);
  QVERIFY2(std::abs(report.shiftCm + 100.0 * static_cast<double>(offset)) < 3.1, qPrintable(QString::number(report.shiftCm)));
  QVERIFY(report.after.deepestCm <= report.before.deepestCm + 1e-9);
  QVERIFY2(report.after.toesCm < 0.5, qPrintable(QString::number(report.after.toesCm)));
  QVERIFY(worstBoneChange(clip, fitted) < 1e-4);
}

void TstMotionCleanup::handsAndToesStayAboveTheFloor() {
  auto clip = walk(60);
  // The left arm reaches straight down through the floor for a while.
  for (std::size_t f = 20; f < 30; ++f) {
    glm::vec3* p = clip.data() + f * kJoints;
    const float drop = p[kLeftShoulder].y - 0.4f;
    for (std::size_t j = 0; j < kJoints; ++j)
      p[j].y -= j == kLeftFoot || j == kRightFoot || j == kLeftAnkle || j == kRightAnkle || j == kLeftKnee || j == kRightKnee ? 0.0f : drop;
    p[kLeftElbow] = p[kLeftShoulder] + glm::vec3(0.05f, -0.25f, 0.0f);
    p[kLeftWrist] = p[kLeftElbow] + glm::vec3(0.0f, -0.27f, 0.0f);
  }
  const auto [fitted, report] = plantFeet(clip, {}, {.maxShift = 0.0});
  QVERIFY(report.before.deepestCm > 10.0);
  QVERIFY2(report.after.deepestCm < 1.0, qPrintable(QString::number(report.after.deepestCm)));
  QVERIFY(worstBoneChange(clip, fitted) < 1e-4);
}

void TstMotionCleanup::aCleanClipIsHardlyTouched() {
  const auto clip = walk();
  CleanupReport report;
  const auto cleaned = cleanMotion(clip, {}, {}, &report);
  QCOMPARE(cleaned.size(), clip.size());
  QVERIFY2(report.meanChangeCm < 1.0, qPrintable(QString::number(report.meanChangeCm)));
}

void TstMotionCleanup::cleaningMakesTheNumbersBetter() {
  auto clip = walk();
  std::mt19937 random(8);
  std::normal_distribution<float> noise(0.0f, 0.003f);
  for (std::size_t i = 0; i < clip.size(); ++i) {
    clip[i] += glm::vec3(noise(random), noise(random) - 0.06f, noise(random));
    clip[i].z += 0.025f * static_cast<float>(i / kJoints);  // the ground slides by half a metre a second
  }
  CleanupReport report;
  const auto cleaned = cleanMotion(clip, {}, {}, &report);
  QVERIFY(report.after.jerk < report.before.jerk);
  QVERIFY2(report.after.skating <= report.before.skating, qPrintable(QString("%1 %2").arg(report.before.skating).arg(report.after.skating)));
  QVERIFY(report.before.toesCm > 3.0);
  QVERIFY2(report.after.toesCm < 0.5, qPrintable(QString::number(report.after.toesCm)));
  QVERIFY(report.maxChangeCm < 60.0);
  QVERIFY(worstBoneChange(clip, cleaned) < 0.03);  // the noise itself changes them by millimetres
}

void TstMotionCleanup::theJerkOfACubicIsSixTimesItsFactor() {
  std::vector<glm::vec3> cubic, quadratic;
  for (int t = 0; t < 12; ++t) {
    const float time = static_cast<float>(t) / 10.0f;
    cubic.insert(cubic.end(), {glm::vec3(time * time * time, 0.0f, 0.0f), glm::vec3(0.0f)});  // one joint of two
    quadratic.emplace_back(0.0f, 0.5f * time * time, 0.0f);
  }
  QVERIFY(std::abs(meanJerk(cubic, 2, 10.0) - 3.0) < 1e-2);
  QVERIFY(meanJerk(quadratic, 1, 10.0) < 1e-2);
  QCOMPARE(meanJerk(std::vector<glm::vec3>(6), 2, 10.0), 0.0);  // three frames have none
}

void TstMotionCleanup::wrongSizesAreRefused() {
  QVERIFY_EXCEPTION_THROWN(meanJerk(std::vector<glm::vec3>(23), 22, 20.0), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(meanJerk(std::vector<glm::vec3>(22), 22, 0.0), std::invalid_argument);
  const std::vector<glm::vec3> odd(23);
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, withoutJitter(odd));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, plantFeet(odd));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, withoutJitter(walk(10), {.limitCm = -1.0}));
  const std::vector<glm::vec3> one(kJoints, glm::vec3(0.0f, 1.0f, 0.0f));
  QCOMPARE(withoutJitter(one).size(), kJoints);
  QCOMPARE(plantFeet(one).positions.size(), kJoints);
}

QTEST_APPLESS_MAIN(TstMotionCleanup)
#include "tst_motion_cleanup.moc"
