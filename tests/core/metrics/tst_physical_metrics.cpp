#include "core/metrics/physical_metrics.h"

#include <QtTest>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace core::metrics;

namespace {

/// 22 joints in a column above the floor, the feet on it, everything moving along x by speed (m/s) at 20 fps.
std::vector<glm::vec3> slidingBody(int frames, float speed, float footHeight = 0.0f) {
  std::vector<glm::vec3> positions;
  for (int t = 0; t < frames; ++t)
    for (int j = 0; j < 22; ++j) positions.emplace_back(speed * static_cast<float>(t) / 20.0f, j == 10 || j == 11 ? footHeight : 1.0f, 0.1f * static_cast<float>(j));
  return positions;
}

}  // namespace

class TstPhysicalMetrics : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void slidingFeetCountAndStandingOnesDoNot();
  void floorContactSeparatesSinkingFromFloating();
  void bonesThatKeepTheirLengthDoNotDrift();
  void wrongSizesAreRefused();
};

void TstPhysicalMetrics::slidingFeetCountAndStandingOnesDoNot() {
  QCOMPARE(footSkatingRatio(slidingBody(40, 0.0f)), 0.0);
  QCOMPARE(footSkatingRatio(slidingBody(40, 0.4f)), 0.0);
  QCOMPARE(footSkatingRatio(slidingBody(40, 2.0f, 0.06f)), 0.0);
  QCOMPARE(footSkatingRatio(slidingBody(40, 2.0f)), 1.0);
  // At 0.7 m/s the first and last two steps fall out: their window mean counts standing still outside the clip (0.42 and 0.56 of 0.7).
  QVERIFY(std::abs(footSkatingRatio(slidingBody(41, 0.7f)) - 38.0 / 40.0) < 0.051);
}

void TstPhysicalMetrics::floorContactSeparatesSinkingFromFloating() {
  const auto on = floorContact(slidingBody(10, 0.0f, 0.0f), 22);
  QCOMPARE(on.penetration, 0.0);
  QCOMPARE(on.floating, 0.0);
  const auto sunk = floorContact(slidingBody(10, 0.0f, -0.04f), 22);
  QVERIFY(std::abs(sunk.penetration - 0.04) < 1e-6 && std::abs(sunk.deepest - 0.04) < 1e-6);
  QCOMPARE(sunk.floating, 0.0);
  const auto high = floorContact(slidingBody(10, 0.0f, 0.12f), 22);
  QVERIFY(std::abs(high.floating - 0.10) < 1e-6);
  QCOMPARE(high.penetration, 0.0);
}

void TstPhysicalMetrics::bonesThatKeepTheirLengthDoNotDrift() {
  std::vector<glm::vec3> turning, growing;
  for (int t = 0; t < 20; ++t) {
    const float angle = 0.3f * static_cast<float>(t);
    turning.insert(turning.end(), {glm::vec3(angle, 1, 0), glm::vec3(angle + std::cos(angle), 1 + std::sin(angle), 0)});
    growing.insert(growing.end(), {glm::vec3(0), glm::vec3(1.0f + 0.01f * static_cast<float>(t), 0, 0)});
  }
  const std::vector<int> parents = {-1, 0};
  QVERIFY(boneLengthDrift(turning, parents) < 1e-5);
  QVERIFY(std::abs(boneLengthDrift(growing, parents) - 0.19 / 1.095) < 1e-4);
}

void TstPhysicalMetrics::wrongSizesAreRefused() {
  QVERIFY_EXCEPTION_THROWN(footSkatingRatio(slidingBody(1, 0.0f)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(footSkatingRatio(slidingBody(5, 0.0f), 0.0), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(floorContact(slidingBody(3, 0.0f), 0), std::invalid_argument);
  const std::vector<int> parents = {-1, 5};
  QVERIFY_EXCEPTION_THROWN(boneLengthDrift(std::vector<glm::vec3>(4), parents), std::invalid_argument);
}

QTEST_GUILESS_MAIN(TstPhysicalMetrics)
#include "tst_physical_metrics.moc"
