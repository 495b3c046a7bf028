#include "core/metrics/motion_quality.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>

#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

using namespace core::metrics;

namespace {

/// 22 joints in a column, the toes lowest and 5 cm over the given floor's height where not said otherwise; all move along x by step (metres a frame).
std::vector<glm::vec3> glidingBody(int frames, float step, float toeHeight = 0.0f) {
  std::vector<glm::vec3> positions;
  for (int t = 0; t < frames; ++t)
    for (int j = 0; j < 22; ++j) positions.emplace_back(step * static_cast<float>(t), j == 10 || j == 11 ? toeHeight : 1.0f, 0.1f * static_cast<float>(j));
  return positions;
}

bool isNear(double value, double wanted, double tolerance = 1e-5) { return std::abs(value - wanted) < tolerance; }

}  // namespace

/// Slide, hover, jitter, dynamic and sunk of motions of which one knows what they are.
class TstMotionQuality : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aStillBodyScoresNothing();
  void whoGlidesSlidesAndHovers();
  void theHeightOfTheFloorDoesNotMatter();
  void onlyOneFootThatSlidesCountsHalf();
  void aWalkDoesNotHover();
  void feetThatAreCarriedThroughTheAirHover();
  void shakingIsJitter();
  void jointsUnderTheToesAreSunk();
  void wrongSizesAreRefused();
};

void TstMotionQuality::aStillBodyScoresNothing() {
  const auto quality = motionQuality(glidingBody(20, 0.0f));
  QCOMPARE(quality.slide, 0.0);
  QCOMPARE(quality.hover, 0.0);
  QCOMPARE(quality.jitter, 0.0);
  QCOMPARE(quality.dynamic, 0.0);
  QCOMPARE(quality.sunk, 0.0);
}

void TstMotionQuality::whoGlidesSlidesAndHovers() {
  const auto quality = motionQuality(glidingBody(20, 0.02f));
  QVERIFY2(isNear(quality.slide, 0.02), qPrintable(QString::number(quality.slide)));
  QCOMPARE(quality.hover, 1.0);
  QVERIFY(isNear(quality.dynamic, 0.02));  // nothing moves relative to the pelvis
  QVERIFY(isNear(quality.jitter, 0.0));
}

void TstMotionQuality::theHeightOfTheFloorDoesNotMatter() {
  const auto low = motionQuality(glidingBody(20, 0.02f, -0.3f)), high = motionQuality(glidingBody(20, 0.02f, 0.6f));
  QCOMPARE(low.slide, high.slide);
  QCOMPARE(low.hover, high.hover);
}

void TstMotionQuality::onlyOneFootThatSlidesCountsHalf() {
  auto positions = glidingBody(21, 0.02f);
  for (std::size_t t = 0; t < 21; ++t) positions[t * 22 + 11].x = 0.0f;  // stands while the body goes away
  const auto quality = motionQuality(positions);
  QVERIFY2(isNear(quality.slide, 0.01), qPrintable(QString::number(quality.slide)));
  QCOMPARE(quality.hover, 0.0);  // the standing foot carries: its step relative to the pelvis is the pelvis's own
}

void TstMotionQuality::aWalkDoesNotHover() {
  const auto walk = core::motion::worldPositions(test_support::syntheticWalk(3, 80));
  const auto quality = motionQuality(walk);
  QVERIFY2(quality.hover < 0.1, qPrintable(QString::number(quality.hover)));
  QVERIFY2(quality.slide < 0.006, qPrintable(QString::number(quality.slide)));
  auto gliding = walk;  // the same on a moving floor
  for (std::size_t i = 0; i < gliding.size(); ++i) gliding[i].z += 0.02f * static_cast<float>(i / 22);
  const auto slid = motionQuality(gliding);
  QVERIFY2(slid.slide > quality.slide + 0.01, qPrintable(QStringLiteral("%1 after %2").arg(slid.slide).arg(quality.slide)));
}

void TstMotionQuality::feetThatAreCarriedThroughTheAirHover() {
  // One frame on the floor, then both feet 10 cm over it, going along with the pelvis.
  auto positions = glidingBody(20, 0.03f);
  for (std::size_t t = 1; t < 20; ++t) positions[t * 22 + 10].y = positions[t * 22 + 11].y = 0.1f;
  const auto quality = motionQuality(positions);
  QVERIFY2(quality.hover > 0.9, qPrintable(QString::number(quality.hover)));
  QVERIFY(quality.slide < 0.031);
}

void TstMotionQuality::shakingIsJitter() {
  auto positions = glidingBody(60, 0.0f);
  std::mt19937 random(4);
  std::normal_distribution<float> noise(0.0f, 0.005f);
  for (auto& place : positions) place += glm::vec3(noise(random), noise(random), noise(random));
  const auto quality = motionQuality(positions);
  QVERIFY2(quality.jitter > 0.02 && quality.jitter < 0.08, qPrintable(QString::number(quality.jitter)));
  QVERIFY(quality.dynamic > 0.01);
}

void TstMotionQuality::jointsUnderTheToesAreSunk() {
  auto positions = glidingBody(20, 0.0f);
  for (std::size_t t = 0; t < 20; ++t) positions[t * 22 + 20].y = -0.03f;  // a hand in the floor
  QVERIFY(isNear(motionQuality(positions).sunk, 0.03));
  for (std::size_t t = 0; t < 20; ++t) positions[t * 22 + 20].y = -0.004f;  // within what counts as on it
  QCOMPARE(motionQuality(positions).sunk, 0.0);
}

void TstMotionQuality::wrongSizesAreRefused() {
  QVERIFY_EXCEPTION_THROWN(motionQuality(glidingBody(3, 0.0f)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(motionQuality(std::vector<glm::vec3>(4 * 22 + 1)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(motionQuality({}), std::invalid_argument);
}

QTEST_GUILESS_MAIN(TstMotionQuality)
#include "tst_motion_quality.moc"
