#include "core/families/smoodi/style_change.h"

#include <ATen/ATen.h>

#include <QTest>

using namespace core::sampling;

/// What a style changes is told apart from what its clips do.
class TstStyleChange : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void contentsOfOneLabelAloneAreLeftOut();
  void aMotionGoesAsTheContentThatItResemblesGoes();
  void theNearestRowStandsAlone();
};

namespace {

StyleStatistics filled(double mean, double deviation) { return {at::full({4}, mean), at::full({4}, deviation)}; }

// Old people walk lower and wave slower; nobody old runs.
ContentStatistics contents() {
  return {{"run", {{kNeutralStyle, filled(20, 6)}}},
          {"walk", {{kNeutralStyle, filled(10, 3)}, {"old", filled(8, 3)}}},
          {"wave", {{kNeutralStyle, filled(0, 1)}, {"old", filled(0, 0.5)}, {"angry", filled(1, 2)}}}};
}

double first(const at::Tensor& values) { return values[0].item<double>(); }

}  // namespace

void TstStyleChange::contentsOfOneLabelAloneAreLeftOut() {
  QVERIFY(!changeBetween(contents(), kNeutralStyle, "proud").isKnown());
  const auto old = changeBetween(contents(), kNeutralStyle, "old");
  QVERIFY(old.isKnown());
  // A run is nearest to walking of those that have both.
  const auto moved = old.moved(filled(19, 6), 1.0);
  QCOMPARE(first(moved.mean), 17.0);
  QCOMPARE(first(moved.deviation), 6.0);
  // From one style to another, not only from the neutral one.
  QCOMPARE(first(changeBetween(contents(), "angry", "old").moved(filled(1, 2), 1.0).deviation), 0.5);
}

void TstStyleChange::aMotionGoesAsTheContentThatItResemblesGoes() {
  const auto old = changeBetween(contents(), kNeutralStyle, "old");
  const auto walk = old.moved(filled(11, 3), 2.0), wave = old.moved(filled(-1, 1), 2.0);
  QCOMPARE(first(walk.mean), 7.0);
  QCOMPARE(first(walk.deviation), 3.0);
  QCOMPARE(first(wave.mean), -1.0);
  QCOMPARE(first(wave.deviation), 0.0);
  // What has no style stays.
  QVERIFY(at::equal(changeBetween(contents(), kNeutralStyle, kNeutralStyle).moved(filled(11, 3), 2.0).mean, filled(11, 3).mean));
}

void TstStyleChange::theNearestRowStandsAlone() {
  QVERIFY(!StyleChange().isKnown());
  const StyleChange change({{filled(0, 0), filled(1, 0)}, {filled(10, 0), filled(12, 0)}});
  const auto far = change.nearestTo(filled(9, 0));
  QCOMPARE(first(far.moved(filled(0, 0), 1.0).mean), 2.0);
  QCOMPARE(first(change.moved(filled(0, 0), 1.0).mean), 1.0);
}

QTEST_GUILESS_MAIN(TstStyleChange)
#include "tst_style_change.moc"
