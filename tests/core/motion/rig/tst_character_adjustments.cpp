// Arm space and stride after retargeting, and feet that stand on the target body.
#include "core/motion/kinematics.h"
#include "core/motion/rig/character.h"
#include "core/motion/rig/shape_map.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace core::motion;
using namespace core::motion::humanml3d;

namespace {

/// The body in another size and with other proportions: short legs, long trunk.
Skeleton stocky() {
  auto joints = tPoseSkeleton()->joints();
  for (int j = 0; j < kJointCount; ++j) {
    const bool isLeg = j == kLeftKnee || j == kRightKnee || j == kLeftAnkle || j == kRightAnkle;
    joints[static_cast<std::size_t>(j)].offset *= isLeg ? 0.7f : 0.95f;
  }
  float lowest = 0.0f;
  joints[0].offset = glm::vec3(0.0f);
  for (const auto& p : restPositions(Skeleton(joints))) lowest = std::min(lowest, p.y);
  joints[0].offset.y = 0.02f - lowest;
  return Skeleton(joints);
}

const Clip& walk() {
  static const Clip made = test_support::syntheticWalk(5, 80);
  return made;
}

Clip onStocky(double armSpace, double stride) {
  const Skeleton skeleton = stocky();
  return *onCharacter(worldPositions(walk()), skeleton, *mapByNameOrShape(skeleton), {.fps = walk().fps(), .armSpace = armSpace, .stride = stride});
}

glm::vec3 at(const std::vector<glm::vec3>& positions, int frame, int joint) { return positions[static_cast<std::size_t>(frame * kJointCount + joint)]; }

/// The longest way that a toe goes over the floor while the walk's own toe stands still on it, metres.
float worstSlide(const Clip& clip, int* frames = nullptr) {
  const auto source = worldPositions(walk()), own = worldPositions(clip);
  float worst = 0.0f;
  for (const int toe : {kLeftFoot, kRightFoot}) {
    int since = -1;
    for (int f = 1; f < walk().frameCount(); ++f) {
      const glm::vec3 step = at(source, f, toe) - at(source, f - 1, toe);
      if (glm::length(step) > 1e-4f || at(source, f, toe).y > 0.03f) {
        since = -1;
        continue;
      }
      if (since < 0) since = f - 1;
      if (frames) ++*frames;
      const glm::vec3 slid = at(own, f, toe) - at(own, since, toe);
      worst = std::max(worst, std::hypot(slid.x, slid.z));
    }
  }
  return worst;
}

float way(const Clip& clip) {
  const glm::vec3 gone = clip.rootPosition(clip.frameCount() - 1) - clip.rootPosition(0);
  return std::hypot(gone.x, gone.z);
}

}  // namespace

class TstCharacterAdjustments : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void feetStandOnTheTargetBody_data();
  void feetStandOnTheTargetBody();
  void theStrideIsLongerOrShorter();
  void hipsGoDownSmoothlyForLongSteps();
  void armsMoveAwayAndNothingElse();
  void absurdValuesAreACallersMistake();
};

void TstCharacterAdjustments::feetStandOnTheTargetBody_data() {
  QTest::addColumn<double>("stride");
  for (const double stride : {0.8, 1.0, 1.2}) QTest::addRow("stride %.1f", stride) << stride;
}

void TstCharacterAdjustments::feetStandOnTheTargetBody() {
  QFETCH(double, stride);
  const Clip clip = onStocky(0.0, stride);
  int frames = 0;
  const float slide = worstSlide(clip, &frames);
  qInfo("%.4f mm over %d frames of standing", static_cast<double>(1000.0f * slide), frames);
  QVERIFY(frames > 20);
  QVERIFY2(slide < 0.005f, qPrintable(QString::number(static_cast<double>(slide))));
  // On the floor, not in it.
  const auto own = worldPositions(clip);
  float lowest = 1.0f;
  for (const auto& p : own) lowest = std::min(lowest, p.y);
  QVERIFY2(std::abs(lowest) < 0.03f, qPrintable(QString::number(static_cast<double>(lowest))));
}

void TstCharacterAdjustments::theStrideIsLongerOrShorter() {
  const float usual = way(onStocky(0.0, 1.0));
  for (const double stride : {0.7, 1.3}) QVERIFY(std::abs(way(onStocky(0.0, stride)) / usual - static_cast<float>(stride)) < 0.01f);
}

void TstCharacterAdjustments::hipsGoDownSmoothlyForLongSteps() {
  const Clip usual = onStocky(0.0, 1.0), longer = onStocky(0.0, 1.3);
  float most = 0.0f, jump = 0.0f, before = usual.rootPosition(0).y - longer.rootPosition(0).y;
  for (int f = 0; f < usual.frameCount(); ++f) {
    const float drop = usual.rootPosition(f).y - longer.rootPosition(f).y;
    QVERIFY(drop > -1e-4f);
    most = std::max(most, drop);
    jump = std::max(jump, std::abs(drop - before));
    before = drop;
  }
  qInfo("down by %.1f mm, by %.1f mm in a frame", static_cast<double>(1000.0f * most), static_cast<double>(1000.0f * jump));
  QVERIFY(most > 0.002f && most < 0.2f);
  QVERIFY(jump < 0.02f);
}

void TstCharacterAdjustments::armsMoveAwayAndNothingElse() {
  const auto usual = worldPositions(onStocky(0.0, 1.0)), away = worldPositions(onStocky(20.0, 1.0)), near = worldPositions(onStocky(-20.0, 1.0));
  for (int f = 0; f < walk().frameCount(); ++f) {
    for (int j = 0; j < kJointCount; ++j) {
      const bool isArm = j == kLeftElbow || j == kRightElbow || j == kLeftWrist || j == kRightWrist;
      if (!isArm) QVERIFY2(glm::distance(at(usual, f, j), at(away, f, j)) < 1e-4f, qPrintable(QString("frame %1 joint %2").arg(f).arg(j)));
    }
    for (const auto& [elbow, wrist, sign] : {std::tuple{kLeftElbow, kLeftWrist, 1.0f}, std::tuple{kRightElbow, kRightWrist, -1.0f}}) {
      // The figure walks along +Z: away from the body is along X.
      QVERIFY(sign * (at(away, f, elbow).x - at(usual, f, elbow).x) > 0.01f && sign * (at(near, f, elbow).x - at(usual, f, elbow).x) < -0.01f);
      QVERIFY(std::abs(glm::distance(at(away, f, elbow), at(away, f, wrist)) - glm::distance(at(usual, f, elbow), at(usual, f, wrist))) < 1e-4f);
    }
  }
}

void TstCharacterAdjustments::absurdValuesAreACallersMistake() {
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, onStocky(90.0, 1.0));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, onStocky(0.0, 2.0));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, onStocky(0.0, std::nan("")));
}

QTEST_GUILESS_MAIN(TstCharacterAdjustments)
#include "tst_character_adjustments.moc"
