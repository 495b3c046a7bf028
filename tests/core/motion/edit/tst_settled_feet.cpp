// Feet that stand again where a motion was bent to meet something.
#include "core/motion/edit/kept_stretch.h"
#include "core/motion/edit/settled_feet.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/feet/foot_measure.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <glm/geometric.hpp>

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

using namespace core::motion;
using test_support::syntheticWalk;

namespace {

constexpr int kFrames = 80, kFrom = 24, kTo = 56;

/// The middle of one walk between the ends of another.
Clip met() {
  const auto source = std::make_shared<const Clip>(syntheticWalk(1, kFrames));
  return withKeptFrames(syntheticWalk(4, kFrames), {{source, 0, 0, kFrom}, {source, kTo, kTo, kFrames - kTo}});
}

std::vector<bool> keptFrames() {
  std::vector<bool> isKept(kFrames, true);
  std::fill(isKept.begin() + kFrom, isKept.begin() + kTo, false);
  return isKept;
}

double slide(const Clip& clip, const Clip& contactsOf) { return measureFeet(worldPositions(clip), detectContacts(worldPositions(contactsOf)), 20.0).slideMm; }

}  // namespace

class TstSettledFeet : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void feetStandAgain();
  void aFootThatIsDrawnFarStandsToo();
  void fixedFramesStayToTheBit();
  void legsAloneAreChanged();
  void bordersDoNotPop();
  void aroundAFrameTheRestStaysToTheBit();
  void aMotionThatStandsIsLeftAlone();
  void wrongSizesThrow();
};

void TstSettledFeet::feetStandAgain() {
  const auto before = met(), after = settledFeet(before, keptFrames());
  const double was = slide(before, before), is = slide(after, before);
  QVERIFY2(was > 2.0, qPrintable(QString::number(was)));
  QVERIFY2(is < 0.25 * was, qPrintable(QString("%1 mm a frame, %2 before").arg(is).arg(was)));
}

// A body that stands in one pose of a walk and is to stand in another one: its feet slide over half a step.
void TstSettledFeet::aFootThatIsDrawnFarStandsToo() {
  const auto walk = syntheticWalk(1, kFrames);
  const auto standing = [&walk](int frame, int frames) {
    const auto joints = static_cast<std::size_t>(walk.jointCount());
    auto data = walk.data();
    data.rootPositions.assign(static_cast<std::size_t>(frames), walk.rootPosition(frame));
    data.rotations.clear();
    for (int f = 0; f < frames; ++f)
      for (std::size_t j = 0; j < joints; ++j) data.rotations.push_back(walk.rotations(frame)[j]);
    return Clip(std::move(data));
  };
  double was = 0.0, is = 0.0;
  for (const auto& [from, to] : {std::pair{4, 14}, {8, 18}, {16, 22}}) {
    const auto before = withKeptFrames(standing(from, 60), {{std::make_shared<const Clip>(standing(to, 60)), 40, 40, 20}});
    std::vector<bool> isKept(60, false);
    std::fill(isKept.begin() + 40, isKept.end(), true);
    const auto after = settledFeet(before, isKept);
    was += slide(before, before) / 3.0, is += slide(after, after) / 3.0;
  }
  QVERIFY2(was > 1.3 && is < 0.3, qPrintable(QString("%1 mm a frame, %2 before").arg(is).arg(was)));
}

void TstSettledFeet::fixedFramesStayToTheBit() {
  const auto before = met(), after = settledFeet(before, keptFrames());
  for (int f = 0; f < kFrames; ++f) {
    if (f >= kFrom && f < kTo) continue;
    QVERIFY(after.rootPosition(f) == before.rootPosition(f));
    QVERIFY(std::ranges::equal(after.rotations(f), before.rotations(f)));
  }
}

void TstSettledFeet::legsAloneAreChanged() {
  const auto before = met(), after = settledFeet(before, keptFrames());
  double legs = 0.0;
  for (int f = 0; f < kFrames; ++f) {
    const auto a = worldPose(before, f).positions, b = worldPose(after, f).positions;
    for (const int joint : {humanml3d::kPelvis, humanml3d::kHead, humanml3d::kLeftWrist, humanml3d::kRightWrist, humanml3d::kLeftHip})
      QVERIFY2(glm::distance(a[static_cast<std::size_t>(joint)], b[static_cast<std::size_t>(joint)]) < 1e-5f, qPrintable(QString::number(f)));
    legs = std::max(legs, static_cast<double>(glm::distance(a[humanml3d::kLeftAnkle], b[humanml3d::kLeftAnkle])));
    // Bones keep their length.
    QVERIFY(std::abs(glm::distance(a[humanml3d::kLeftKnee], a[humanml3d::kLeftAnkle]) - glm::distance(b[humanml3d::kLeftKnee], b[humanml3d::kLeftAnkle])) < 1e-4f);
  }
  QVERIFY2(legs > 0.01, qPrintable(QString::number(legs)));
}

void TstSettledFeet::bordersDoNotPop() {
  const auto before = met(), after = settledFeet(before, keptFrames());
  const auto largest = [](const Clip& clip, int from, int to) {
    double most = 0.0;
    for (int f = from; f < to; ++f) {
      const auto a = worldPose(clip, f).positions, b = worldPose(clip, f + 1).positions;
      for (std::size_t j = 0; j < a.size(); ++j) most = std::max(most, static_cast<double>(glm::distance(a[j], b[j])));
    }
    return most;
  };
  const double usual = largest(syntheticWalk(1, kFrames), 0, kFrames - 1);
  for (const int border : {kFrom, kTo}) {
    const double step = largest(after, border - 2, border + 1);
    QVERIFY2(step < 1.3 * usual, qPrintable(QString("%1 m at %2, usually %3").arg(step).arg(border).arg(usual)));
  }
}

void TstSettledFeet::aroundAFrameTheRestStaysToTheBit() {
  constexpr int kReach = 14;
  const auto before = met();
  const std::vector<int> borders = {kFrom, kTo};
  const auto after = settledAround(before, borders);
  const double was = slide(before, before), is = slide(after, before);
  QVERIFY2(was > 2.0 && is < 0.5 * was, qPrintable(QString("%1 mm a frame, %2 before").arg(is).arg(was)));
  int same = 0;
  for (int f = 0; f < kFrames; ++f) {
    if (std::abs(f - kFrom) <= kReach || std::abs(f - kTo) <= kReach) continue;
    QVERIFY(std::ranges::equal(after.rotations(f), before.rotations(f)));
    ++same;
  }
  QVERIFY(same > 10);
  // Frames that lie outside say nothing.
  const std::vector<int> outside = {-100, 1000};
  const auto alone = settledAround(before, outside);
  for (int f = 0; f < kFrames; ++f) QVERIFY(std::ranges::equal(alone.rotations(f), before.rotations(f)));
}

void TstSettledFeet::aMotionThatStandsIsLeftAlone() {
  const auto walk = syntheticWalk(2, kFrames);
  const auto after = settledFeet(walk, std::vector<bool>(kFrames, false));
  for (int f = 0; f < kFrames; ++f) {
    const auto a = worldPose(walk, f).positions, b = worldPose(after, f).positions;
    for (std::size_t j = 0; j < a.size(); ++j)
      QVERIFY2(glm::distance(a[j], b[j]) < 0.02f, qPrintable(QString("%1 m, joint %2 of frame %3").arg(glm::distance(a[j], b[j])).arg(j).arg(f)));
  }
}

void TstSettledFeet::wrongSizesThrow() { QVERIFY_THROWS_EXCEPTION(std::invalid_argument, settledFeet(syntheticWalk(1, 10), std::vector<bool>(9, false))); }

QTEST_GUILESS_MAIN(TstSettledFeet)
#include "tst_settled_feet.moc"
