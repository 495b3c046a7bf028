#include "core/motion/two_bone_ik.h"

#include <QtTest>

#include <glm/geometric.hpp>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

using namespace core::motion;

namespace {

TwoBoneChain leg() { return {{0.1f, 0.9f, 0.0f}, {0.1f, 0.5f, 0.08f}, {0.1f, 0.1f, 0.0f}}; }

float upper(const TwoBoneChain& chain) { return glm::distance(chain.root, chain.middle); }
float lower(const TwoBoneChain& chain) { return glm::distance(chain.middle, chain.end); }

}  // namespace

class TstTwoBoneIk : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void endMeetsATargetWithinReachAndBonesKeepTheirLength();
  void targetWhereTheEndStandsChangesNothing();
  void kneeKeepsItsSide();
  void targetBeyondReachStraightensSoftly();
  void resultIsContinuousThroughFullExtension();
  void degenerateChainsStayFinite();
  void badValuesAreRefused();
};

void TstTwoBoneIk::endMeetsATargetWithinReachAndBonesKeepTheirLength() {
  std::mt19937 generator(7);
  std::uniform_real_distribution<float> draw(-1.0f, 1.0f);
  const auto point = [&] { return glm::vec3(draw(generator), draw(generator), draw(generator)); };
  for (int round = 0; round < 5000; ++round) {
    const TwoBoneChain before{point(), point(), point()};
    const glm::vec3 target = point();
    const TwoBoneChain after = solveTwoBone(before, target);
    QCOMPARE(after.root, before.root);
    QVERIFY2(std::abs(upper(after) - upper(before)) < 2e-6f, qPrintable(QString("round %1: upper bone").arg(round)));
    QVERIFY2(std::abs(lower(after) - lower(before)) < 2e-6f, qPrintable(QString("round %1: lower bone").arg(round)));
    const float away = glm::distance(target, before.root);
    if (away < exactReach(before) && away > std::abs(upper(before) - lower(before)))
      QVERIFY2(glm::distance(after.end, target) < 2e-6f, qPrintable(QString("round %1: target missed").arg(round)));
  }
}

void TstTwoBoneIk::targetWhereTheEndStandsChangesNothing() {
  const TwoBoneChain straight{{0, 1, 0}, {0, 0.6f, 0.001f}, {0, 0.2f, 0}};
  for (const TwoBoneChain& chain : {leg(), straight}) {
    const TwoBoneChain same = solveTwoBone(chain, chain.end);
    QCOMPARE(same.middle, chain.middle);
    // No jump when the correction begins: a tenth of a millimetre moves the end by no more than that.
    const TwoBoneChain next = solveTwoBone(chain, chain.end + glm::vec3(0, 1e-4f, 0));
    QVERIFY(glm::distance(next.end, chain.end) < 1.5e-4f);
    QVERIFY(glm::distance(next.middle, chain.middle) < 0.02f);
  }
}

void TstTwoBoneIk::kneeKeepsItsSide() {
  const TwoBoneChain before = leg();
  for (const glm::vec3 step : {glm::vec3(0.3f, 0.1f, 0), glm::vec3(0, 0.3f, 0.3f), glm::vec3(-0.2f, 0.2f, -0.2f)}) {
    const TwoBoneChain after = solveTwoBone(before, before.end + step);
    const glm::vec3 axis = glm::normalize(after.end - after.root);
    const glm::vec3 bend = (after.middle - after.root) - axis * glm::dot(after.middle - after.root, axis);
    QVERIFY2(bend.z > 0.0f, qPrintable(QString("bend z %1").arg(static_cast<double>(bend.z))));
  }
}

void TstTwoBoneIk::targetBeyondReachStraightensSoftly() {
  const TwoBoneChain before = leg();
  const float full = upper(before) + lower(before);
  const TwoBoneChain after = solveTwoBone(before, before.root + glm::vec3(0, -5, 0));
  const float out = glm::distance(after.root, after.end);
  QVERIFY(out <= full + 1e-6f);
  QVERIFY(out > 0.99f * full);
  QVERIFY(std::abs(after.end.x - before.root.x) < 1e-5f && std::abs(after.end.z - before.root.z) < 1e-5f);
}

void TstTwoBoneIk::resultIsContinuousThroughFullExtension() {
  const TwoBoneChain before = leg();
  glm::vec3 lastEnd(0.0f), lastMiddle(0.0f);
  float lastOut = 0.0f;
  for (int step = 0; step <= 400; ++step) {
    const float distance = 0.70f + 0.0005f * static_cast<float>(step);
    const TwoBoneChain after = solveTwoBone(before, before.root + glm::vec3(0, -distance, 0));
    const float out = glm::distance(after.root, after.end);
    if (step > 0) {
      QVERIFY(out >= lastOut - 1e-6f);  // never snaps back
      QVERIFY(glm::distance(after.end, lastEnd) < 0.0006f);
      QVERIFY2(glm::distance(after.middle, lastMiddle) < 0.004f, qPrintable(QString("knee jumps at %1 m").arg(static_cast<double>(distance))));
    }
    lastEnd = after.end, lastMiddle = after.middle, lastOut = out;
  }
}

void TstTwoBoneIk::degenerateChainsStayFinite() {
  const auto isFinite = [](const TwoBoneChain& chain) { return std::isfinite(glm::dot(chain.middle, chain.middle)) && std::isfinite(glm::dot(chain.end, chain.end)); };
  const glm::vec3 o(0.0f), down(0, -0.4f, 0), far(0, -0.8f, 0);
  // Straight: bends towards the fallback.
  const TwoBoneChain straight = solveTwoBone({o, down, far}, {0, -0.6f, 0}, {.fallbackPole = {1, 0, 0}});
  QVERIFY(straight.middle.x > 0.2f && std::abs(straight.middle.z) < 1e-5f);
  // A fallback along the chain, a zero one, a folded chain, no length at all, one bone without length, the target on the root.
  QVERIFY(isFinite(solveTwoBone({o, down, far}, {0, -0.6f, 0}, {.fallbackPole = {0, 1, 0}})));
  QVERIFY(isFinite(solveTwoBone({o, down, far}, {0, -0.6f, 0}, {.fallbackPole = o})));
  QVERIFY(isFinite(solveTwoBone({o, down, o}, {0.3f, 0, 0})));
  QVERIFY(isFinite(solveTwoBone({o, o, o}, {0.3f, 0, 0})));
  const TwoBoneChain one = solveTwoBone({o, o, down}, {0.3f, 0, 0});
  QVERIFY(glm::distance(one.end, glm::vec3(0.4f, 0, 0)) < 1e-5f);
  const TwoBoneChain home = solveTwoBone(leg(), leg().root);
  QVERIFY(isFinite(home) && std::abs(upper(home) - upper(leg())) < 1e-5f);
  // The target straight behind: half a turn.
  QVERIFY(isFinite(solveTwoBone(leg(), leg().root + glm::vec3(0, 0.7f, 0))));
}

void TstTwoBoneIk::badValuesAreRefused() {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  QVERIFY_EXCEPTION_THROWN(solveTwoBone(leg(), {nan, 0, 0}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(solveTwoBone({{0, nan, 0}, {}, {}}, {0, 0, 0}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(solveTwoBone(leg(), {0, 0, 0}, {.softStretch = 0.9}), std::invalid_argument);
}

QTEST_APPLESS_MAIN(TstTwoBoneIk)
#include "tst_two_bone_ik.moc"
