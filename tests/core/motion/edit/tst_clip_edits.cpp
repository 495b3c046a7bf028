#include "core/motion/edit/clip_edits.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>
#include <glm/geometric.hpp>

#include <cmath>
#include <numbers>

using namespace core::motion;
namespace body = core::motion::humanml3d;

namespace {

float worst(const std::vector<glm::vec3>& a, const std::vector<glm::vec3>& b) {
  if (a.size() != b.size()) return 1e9f;
  float largest = 0.0f;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, glm::length(a[i] - b[i]));
  return largest;
}

JointMap ownMap() {
  JointMap map;
  for (std::size_t j = 0; j < map.joints.size(); ++j) map.joints[j] = body::skeleton()->joint(static_cast<int>(j)).name;
  return map;
}

}  // namespace

class TstClipEdits : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void resamplingKeepsWhatItHits();
  void resamplingFollowsACurve();
  void roundedFrameTimesLoseNoFrame();
  void trimmingTakesTheFramesAskedFor();
  void mirroringNegatesXAndExchangesSides();
  void mirroringTwiceChangesNothing();
  void partnersAreFoundInManyNamings();
  void turningChangesTheHeadingOnly();
};

void TstClipEdits::resamplingKeepsWhatItHits() {
  const Clip walk = test_support::syntheticWalk(3, 60);
  const Clip dense = resampled(walk, 60.0);
  QCOMPARE(dense.frameCount(), 59 * 3 + 1);
  for (int f = 0; f < walk.frameCount(); ++f) {
    QVERIFY(worst(worldPose(walk, f).positions, worldPose(dense, f * 3).positions) < 1e-5f);
  }
  const Clip back = resampled(dense, 20.0);
  QVERIFY(worst(worldPositions(walk), worldPositions(back)) < 1e-4f);
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, resampled(walk, 0.0));
}

void TstClipEdits::resamplingFollowsACurve() {
  ClipData data{body::tPoseSkeleton(), 30.0, {}, {}, {}, "circle"};
  const auto at = [](double seconds) { return glm::vec3(std::cos(seconds * 3), 1.0, std::sin(seconds * 3)); };
  for (int f = 0; f < 61; ++f) {
    data.rootPositions.push_back(at(f / 30.0));
    for (int j = 0; j < 22; ++j) data.rotations.emplace_back(1, 0, 0, 0);
  }
  const Clip half = resampled(Clip(std::move(data)), 20.0);
  QCOMPARE(half.frameCount(), 41);
  for (int f = 2; f < 39; ++f) QVERIFY(glm::length(half.rootPosition(f) - at(f / 20.0)) < 2e-4f);
}

void TstClipEdits::roundedFrameTimesLoseNoFrame() {
  ClipData data{body::tPoseSkeleton(), 1.0 / 0.016667, std::vector<glm::vec3>(601), std::vector<glm::quat>(601 * 22, glm::quat(1, 0, 0, 0)), {}, "long"};
  QCOMPARE(resampled(Clip(std::move(data)), 20.0).frameCount(), 201);
}

void TstClipEdits::trimmingTakesTheFramesAskedFor() {
  const Clip walk = test_support::syntheticWalk(1, 40);
  const Clip part = trimmed(walk, 10, 5);
  QCOMPARE(part.frameCount(), 5);
  QCOMPARE(part.rootPosition(0), walk.rootPosition(10));
  QCOMPARE(part.rotations(4)[3], walk.rotations(14)[3]);
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, trimmed(walk, 36, 5));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, trimmed(walk, -1, 5));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, trimmed(walk, 0, 0));
}

void TstClipEdits::mirroringNegatesXAndExchangesSides() {
  const Clip walk = test_support::syntheticWalk(5, 30);
  const auto other = mirrored(walk);
  QVERIFY2(other.ok(), other ? "" : other.error().message.c_str());
  for (int f = 0; f < walk.frameCount(); ++f) {
    const auto a = worldPose(walk, f).positions, b = worldPose(*other, f).positions;
    for (int j = 0; j < body::kJointCount; ++j) {
      const auto& p = a[static_cast<std::size_t>(j)];
      const auto& q = b[static_cast<std::size_t>(body::mirrored(j))];
      QVERIFY(glm::length(glm::vec3(-p.x, p.y, p.z) - q) < 1e-5f);
    }
  }
}

void TstClipEdits::mirroringTwiceChangesNothing() {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const Clip walk = test_support::syntheticWalk(seed, 25);
    const auto once = mirrored(walk);
    QVERIFY(once.ok());
    const auto twice = mirrored(*once);
    QVERIFY(twice.ok());
    QVERIFY(worst(worldPositions(walk), worldPositions(*twice)) < 1e-6f);
    QVERIFY(worst(worldPositions(walk), worldPositions(*once)) > 0.01f);
  }
}

void TstClipEdits::partnersAreFoundInManyNamings() {
  const Skeleton skeleton({{"hip", -1, {}},
                           {"lThigh", 0, {}},
                           {"rThigh", 0, {}},
                           {"CC_Base_L_Calf", 1, {}},
                           {"CC_Base_R_Calf", 2, {}},
                           {"UpperArm_L", 0, {}},
                           {"UpperArm_R", 0, {}},
                           {"LeftHand", 5, {}},
                           {"RightHand", 6, {}},
                           {"lowerback", 0, {}},
                           {"left_foot", 3, {}},
                           {"right_foot", 4, {}},
                           {"Lefty", 9, {}}});
  QCOMPARE(mirrorPartners(skeleton), (std::vector<int>{0, 2, 1, 4, 3, 6, 5, 8, 7, 9, 11, 10, 12}));
}

void TstClipEdits::turningChangesTheHeadingOnly() {
  const Clip walk = test_support::syntheticWalk(2, 20);
  const JointMap map = ownMap();
  const auto before = heading(walk, map, 7);
  QVERIFY(before.ok());
  const Clip other = turned(walk, 1.0f);
  const auto after = heading(other, map, 7);
  QVERIFY(after.ok());
  const float difference = std::remainder(*after - *before, 2.0f * std::numbers::pi_v<float>);
  QVERIFY(std::abs(difference - 1.0f) < 1e-4f);
  QVERIFY(std::abs(other.rootPosition(7).y - walk.rootPosition(7).y) < 1e-6f);
  QVERIFY(worst(worldPositions(turned(other, -1.0f)), worldPositions(walk)) < 1e-4f);
}

QTEST_APPLESS_MAIN(TstClipEdits)
#include "tst_clip_edits.moc"
