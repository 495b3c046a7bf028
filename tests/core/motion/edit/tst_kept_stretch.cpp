#include "core/motion/edit/clip_edits.h"
#include "core/motion/edit/kept_stretch.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <glm/geometric.hpp>

#include <QTest>

#include <cmath>
#include <stdexcept>

using namespace core::motion;
using test_support::syntheticWalk;

namespace {

std::shared_ptr<const Clip> walk(std::uint64_t seed, int frames) { return std::make_shared<const Clip>(syntheticWalk(seed, frames)); }

std::shared_ptr<const Clip> movedAway(const Clip& clip, float radians, const glm::vec3& by) {
  auto data = turned(clip, radians).data();
  for (auto& place : data.rootPositions) place += by;
  return std::make_shared<const Clip>(std::move(data));
}

/// The largest distance of any joint between frames of two clips, metres.
double farthest(const Clip& a, int first, const Clip& b, int bFirst, int count) {
  double most = 0.0;
  for (int f = 0; f < count; ++f) {
    const auto x = worldPose(a, first + f).positions, y = worldPose(b, bFirst + f).positions;
    for (std::size_t j = 0; j < x.size(); ++j) most = std::max(most, static_cast<double>(glm::length(x[j] - y[j])));
  }
  return most;
}

/// The largest step of any joint from a frame to the next, metres.
double largestStep(const Clip& clip, int from, int to) {
  double most = 0.0;
  for (int f = from; f < to; ++f) most = std::max(most, farthest(clip, f, clip, f + 1, 1));
  return most;
}

}  // namespace

class TstKeptStretch : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void keptFramesAreTheOriginals_data();
  void keptFramesAreTheOriginals();
  void bordersDoNotPop();
  void aStretchFromElsewhereIsPutWhereTheMotionArrives();
  void farFromTheBorderOnlyThePlaceChanges();
  void whatWasMadeToLieThereStays();
  void wrongStretchesThrow();
};

// A path has led it there: it stays on the path, and only a border fades.
void TstKeptStretch::whatWasMadeToLieThereStays() {
  const auto original = walk(3, 80);
  // Half a step aside and turned by a little, as what was made may look another way than what is kept.
  const auto made = movedAway(*walk(3, 80), 0.1f, {0.02f, 0.0f, 0.03f});
  KeepOptions options;
  options.made = KeepOptions::Made::Stays;
  KeepReport report;
  const auto result = withKeptFrames(*made, {{original, 30, 30, 20}}, options, &report);
  QCOMPARE(farthest(result, 30, *original, 30, 20), 0.0);
  QCOMPARE(farthest(result, 0, *made, 0, 20), 0.0);
  QCOMPARE(farthest(result, 60, *made, 60, 20), 0.0);
  QCOMPARE(report.bentMetres, 0.0);
  QVERIFY2(largestStep(result, 15, 65) < 1.6 * largestStep(*original, 15, 65), qPrintable(QString::number(largestStep(result, 15, 65))));
  // Moved, all behind the border would go with it.
  const auto moved = withKeptFrames(*made, {{original, 30, 30, 20}});
  QVERIFY(farthest(moved, 60, *made, 60, 20) > 0.02);
}

void TstKeptStretch::keptFramesAreTheOriginals_data() {
  QTest::addColumn<QList<int>>("pieces");  // first, count, first, count
  QTest::addRow("head") << QList<int>{0, 24};
  QTest::addRow("tail") << QList<int>{56, 24};
  QTest::addRow("middle") << QList<int>{30, 20};
  QTest::addRow("both ends") << QList<int>{0, 24, 56, 24};
  QTest::addRow("side by side") << QList<int>{10, 10, 20, 10};
  QTest::addRow("everything") << QList<int>{0, 80};
}

void TstKeptStretch::keptFramesAreTheOriginals() {
  QFETCH(QList<int>, pieces);
  const auto original = movedAway(*walk(3, 80), 0.8f, {1.0f, 0.0f, -2.0f});
  const auto made = walk(9, 80);
  std::vector<KeptFrames> kept;
  for (int i = 0; i < pieces.size(); i += 2) kept.push_back({original, pieces[i], pieces[i], pieces[i + 1]});
  KeepReport report;
  const auto result = withKeptFrames(*made, kept, {}, &report);
  QCOMPARE(result.frameCount(), 80);
  for (const auto& stretch : kept) {
    const double apart = farthest(result, stretch.first, *original, stretch.first, stretch.count);
    QVERIFY2(apart == 0.0, qPrintable(QString("%1 m apart").arg(apart)));
  }
  for (int f = 0; f < 80; ++f)
    for (const auto& q : result.rotations(f)) QVERIFY(std::abs(glm::length(q) - 1.0f) < 1e-4f);
}

void TstKeptStretch::bordersDoNotPop() {
  const auto original = movedAway(*walk(3, 100), -2.0f, {4.0f, 0.0f, 1.0f});
  const auto made = walk(9, 100);
  const auto result = withKeptFrames(*made, {{original, 0, 0, 30}, {original, 70, 70, 30}});
  const double usual = std::max(largestStep(*original, 0, 99), largestStep(*made, 0, 99));
  const double most = largestStep(result, 0, 99);
  QVERIFY2(most < 2.5 * usual, qPrintable(QString("a joint jumps %1 m, the clips step at most %2 m").arg(most).arg(usual)));
}

void TstKeptStretch::aStretchFromElsewhereIsPutWhereTheMotionArrives() {
  const auto made = walk(9, 100);
  const auto head = walk(3, 60), tail = movedAway(*walk(5, 60), 2.5f, {30.0f, 0.0f, 30.0f});
  const auto result = withKeptFrames(*made, {{head, 0, 0, 30}, {tail, 10, 70, 30}});
  QVERIFY(farthest(result, 0, *head, 0, 30) == 0.0);
  QVERIFY2(glm::length(result.rootPosition(70) - result.rootPosition(69)) < 0.3f, "the stretch stands where it came from");
  // Turned and moved as a whole: the way from the first of its frames to the last has the same length.
  const auto way = [](const Clip& clip, int from, int to) { return glm::length(clip.rootPosition(to) - clip.rootPosition(from)); };
  QVERIFY(std::abs(way(result, 70, 99) - way(*tail, 10, 39)) < 1e-4f);
}

void TstKeptStretch::farFromTheBorderOnlyThePlaceChanges() {
  const auto original = walk(3, 100), made = walk(9, 100);
  const auto result = withKeptFrames(*made, {{original, 0, 0, 30}});
  for (int f = 45; f < 100; ++f)
    for (int j = 1; j < made->jointCount(); ++j)
      QVERIFY(std::abs(glm::dot(result.rotations(f)[static_cast<std::size_t>(j)], made->rotations(f)[static_cast<std::size_t>(j)])) > 0.99999f);
}

void TstKeptStretch::wrongStretchesThrow() {
  const auto made = walk(9, 40), original = walk(3, 40);
  QCOMPARE(withKeptFrames(*made, {}).frameCount(), 40);
  QVERIFY_EXCEPTION_THROWN((void)withKeptFrames(*made, {{original, 0, 20, 30}}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((void)withKeptFrames(*made, {{original, 30, 0, 20}}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((void)withKeptFrames(*made, {{original, 0, 10, 10}, {original, 0, 15, 10}}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((void)withKeptFrames(resampled(*made, 30.0), {{original, 0, 0, 10}}), std::invalid_argument);
}

QTEST_APPLESS_MAIN(TstKeptStretch)
#include "tst_kept_stretch.moc"
