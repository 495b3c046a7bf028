#include "core/metrics/embedding_metrics.h"

#include <QtTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

using namespace core::metrics;

class TstEmbeddingMetrics : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    at::set_num_threads(1);
    at::manual_seed(11);
  }
  void distanceToItselfIsZero();
  void shiftedAndScaledGaussiansHaveAKnownDistance();
  void fewerSamplesThanDimensionsWork();
  void aPerfectPairingHitsAlways();
  void constantEmbeddingsAreRankedByPosition();
  void anIncompleteBatchIsLeftOut();
  void spreadsOfEqualSamplesAreZero();
  void drawsAreDifferentAndRepeatable();
  void intervalsFollowTheDefinition();
  void wrongShapesAreRefused();
};

void TstEmbeddingMetrics::distanceToItselfIsZero() {
  const auto rows = at::randn({300, 16});
  QVERIFY(frechetDistance(rows, rows) < 1e-9);
  QVERIFY(frechetDistance(rows, at::randn({300, 16})) > 0.1);
}

void TstEmbeddingMetrics::shiftedAndScaledGaussiansHaveAKnownDistance() {
  // The distance is exact in mean and covariance: scaling by s adds (s - 1)^2 tr C, a shift adds its square.
  const auto rows = at::randn({400, 8}, at::kDouble);
  const double trace = rows.var(0, true).sum().item<double>();
  const auto centred = rows - rows.mean(0);
  const double expected = 4.0 * trace + 8 * 0.25;
  const double got = frechetDistance(centred * 3 + 0.5, centred);
  QVERIFY2(std::abs(got - expected) < 1e-8 * expected, qPrintable(QString("%1 %2").arg(got).arg(expected)));
}

void TstEmbeddingMetrics::fewerSamplesThanDimensionsWork() {
  const auto few = at::randn({12, 64}, at::kDouble);
  const double same = frechetDistance(few, few), shifted = frechetDistance(few + 1, few);
  QVERIFY2(same < 1e-5, qPrintable(QString::number(same)));
  QVERIFY2(std::abs(shifted - 64.0) < 1e-4, qPrintable(QString::number(shifted)));
  QVERIFY(std::isfinite(frechetDistance(at::zeros({5, 6}), at::zeros({4, 6}))));
  // Fewer samples than dimensions and a small distance, where roots of rounded zeros would show. In 2 rows there is one direction: the
  // distance of N(0, s^2) and N(0, t^2) along it is (s - t)^2.
  const auto pair = at::zeros({2, 64}, at::kDouble);
  pair.select(1, 5).copy_(at::tensor({-1.0, 1.0}, at::kDouble));
  const double narrow = frechetDistance(pair, pair * 1.001);
  QVERIFY2(std::abs(narrow - 2e-6) < 1e-12, qPrintable(QString::number(narrow, 'g', 12)));
}

void TstEmbeddingMetrics::aPerfectPairingHitsAlways() {
  const auto rows = at::randn({64, 8});
  const auto match = textMatch(rows, rows);
  QCOMPARE(match.top[0], 1.0);
  QCOMPARE(match.mmDist, 0.0);
  QCOMPARE(match.pairs, std::int64_t{64});
  const auto shuffled = textMatch(rows, rows.roll(1, 0));
  QVERIFY(shuffled.top[0] < 0.2 && shuffled.top[0] <= shuffled.top[1] && shuffled.top[1] <= shuffled.top[2]);
}

void TstEmbeddingMetrics::constantEmbeddingsAreRankedByPosition() {
  // All distances tie; ties are ranked by position, so exactly the first k of a batch hit.
  const auto match = textMatch(at::zeros({32, 4}), at::zeros({32, 4}));
  QCOMPARE(match.top[0], 1.0 / 32);
  QCOMPARE(match.top[2], 3.0 / 32);
}

void TstEmbeddingMetrics::anIncompleteBatchIsLeftOut() {
  const auto text = at::randn({50, 4}), motion = at::randn({50, 4});
  const auto all = textMatch(text, motion), first = textMatch(text.slice(0, 0, 32), motion.slice(0, 0, 32));
  QCOMPARE(all.pairs, std::int64_t{32});
  QCOMPARE(all.mmDist, first.mmDist);
  QCOMPARE(all.top[2], first.top[2]);
}

void TstEmbeddingMetrics::spreadsOfEqualSamplesAreZero() {
  const auto first = at::arange(0, 5, at::kLong), second = at::arange(5, 10, at::kLong);
  QCOMPARE(diversity(at::ones({10, 3}), first, second), 0.0);
  QCOMPARE(diversity(at::tensor({0.0f, 3.0f}).unsqueeze(1), at::tensor({0}, at::kLong), at::tensor({1}, at::kLong)), 3.0);
  const auto same = at::randn({4, 1, 6}).expand({4, 10, 6});
  QCOMPARE(multiModality(same, first, second), 0.0);
  QVERIFY(multiModality(at::randn({4, 10, 6}), first, second) > 1.0);
}

void TstEmbeddingMetrics::drawsAreDifferentAndRepeatable() {
  const auto draw = drawWithoutReplacement(40, 40, 3);
  QVERIFY(std::get<0>(draw.sort()).equal(at::arange(40, at::kLong)));
  QVERIFY(draw.equal(drawWithoutReplacement(40, 40, 3)));
  QVERIFY(!draw.equal(drawWithoutReplacement(40, 40, 4)));
  QVERIFY_EXCEPTION_THROWN(drawWithoutReplacement(3, 4, 0), c10::Error);
}

void TstEmbeddingMetrics::intervalsFollowTheDefinition() {
  const std::vector<double> values = {1.0, 3.0};
  const auto result = repeated(values);
  QCOMPARE(result.mean, 2.0);
  QVERIFY(std::abs(result.halfWidth - 1.96 / std::sqrt(2.0)) < 1e-12);
}

void TstEmbeddingMetrics::wrongShapesAreRefused() {
  QVERIFY_EXCEPTION_THROWN(frechetDistance(at::zeros({1, 4}), at::zeros({4, 4})), c10::Error);
  QVERIFY_EXCEPTION_THROWN(frechetDistance(at::zeros({4, 4}), at::zeros({4, 5})), c10::Error);
  QVERIFY_EXCEPTION_THROWN(textMatch(at::zeros({31, 4}), at::zeros({31, 4})), c10::Error);
  QVERIFY_EXCEPTION_THROWN(diversity(at::zeros({3, 2}), at::tensor({3}, at::kLong), at::tensor({0}, at::kLong)), c10::Error);
}

QTEST_GUILESS_MAIN(TstEmbeddingMetrics)
#include "tst_embedding_metrics.moc"
