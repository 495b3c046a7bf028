#include "core/diffusion/clean_prediction.h"

#include <ATen/ATen.h>

#include <QtTest/QtTest>

using namespace core::diffusion;

/// Reverse steps of networks that predict the clean motion.
class TstCleanPrediction : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void truePredictionKeepsTheLevels();
  void lastStepGivesTheCleanMotion();
  void keptStepsAreThePublishedOnes_data();
  void keptStepsAreThePublishedOnes();
  void respacedLevelsAreThoseOfTheKeptSteps();
  void impossibleCountsAreRefused();
  void missingDrawThrows();
};

void TstCleanPrediction::truePredictionKeepsTheLevels() {
  // With the true clean motion a step must land on the forward process's mean and variance of the level below.
  const auto schedule = NoiseSchedule::cosine().value();
  at::manual_seed(1);
  constexpr std::int64_t kMany = 400'000;
  const auto clean = at::full({kMany}, 1.5, at::kDouble);
  for (const std::int64_t t : {1, 300, 700, 998}) {
    const double here = schedule.alphaBarAt(t), below = schedule.alphaBarAt(t - 1);
    const auto current = std::sqrt(here) * clean + std::sqrt(1 - here) * at::randn({kMany}, at::kDouble);
    for (const auto kind : {ReverseStep::Posterior, ReverseStep::Ddim}) {
      const auto next = reverseStep(kind, schedule, clean, current, t, at::randn({kMany}, at::kDouble));
      QVERIFY(std::abs(next.mean().item<double>() - 1.5 * std::sqrt(below)) < 0.01);
      QVERIFY(std::abs(next.var().item<double>() - (1 - below)) < 0.01 * (1 - below) + 1e-6);
    }
    const auto renoised = noisedBelow(schedule, clean, t, at::randn({kMany}, at::kDouble));
    QVERIFY(std::abs(renoised.var().item<double>() - (1 - below)) < 0.01 * (1 - below) + 1e-6);
  }
}

void TstCleanPrediction::lastStepGivesTheCleanMotion() {
  const auto schedule = NoiseSchedule::cosine({.trainSteps = 50}).value();
  const auto clean = at::randn({2, 3}), current = at::randn({2, 3});
  QVERIFY((ddimCleanStep(schedule, clean, current, 0) - clean).abs().max().item<double>() < 1e-6);
  QVERIFY((posteriorStep(schedule, clean, current, 0, {}) - clean).abs().max().item<double>() < 1e-6);
  QVERIFY(noisedBelow(schedule, clean, 0, {}).equal(clean));
}

void TstCleanPrediction::keptStepsAreThePublishedOnes_data() {
  QTest::addColumn<int>("keep");
  QTest::addColumn<int>("second");
  QTest::addColumn<int>("last");
  QTest::newRow("all") << 0 << 1 << 999;
  QTest::newRow("50") << 50 << 20 << 980;
  QTest::newRow("10") << 10 << 100 << 900;
  QTest::newRow("30 by a stride of 34") << 30 << 34 << 986;
  QTest::newRow("7 by a stride of 143") << 7 << 143 << 858;
}

void TstCleanPrediction::keptStepsAreThePublishedOnes() {
  QFETCH(int, keep);
  QFETCH(int, second);
  QFETCH(int, last);
  const auto respacing = respace(NoiseSchedule::cosine().value(), keep);
  QVERIFY(respacing);
  QCOMPARE(static_cast<int>(respacing->original.size()), keep == 0 ? 1000 : keep);
  QCOMPARE(respacing->original[0], std::int64_t{0});
  QCOMPARE(respacing->original[1], std::int64_t{second});
  QCOMPARE(respacing->original.back(), std::int64_t{last});
}

void TstCleanPrediction::respacedLevelsAreThoseOfTheKeptSteps() {
  const auto schedule = NoiseSchedule::cosine().value();
  const auto respacing = respace(schedule, 50).value();
  for (int i = 0; i < 50; ++i) QVERIFY(std::abs(respacing.schedule.alphaBarAt(i) - schedule.alphaBarAt(20 * i)) < 1e-12);
}

void TstCleanPrediction::impossibleCountsAreRefused() {
  const auto schedule = NoiseSchedule::cosine().value();
  for (const int keep : {-1, 1001, 999, 600}) QVERIFY(!respace(schedule, keep));
  const auto one = respace(schedule, 1);
  QVERIFY(one);
  QCOMPARE(one->original.size(), std::size_t{1});
}

void TstCleanPrediction::missingDrawThrows() {
  const auto schedule = NoiseSchedule::cosine().value();
  const auto x = at::zeros({1, 2});
  QVERIFY_EXCEPTION_THROWN((void)posteriorStep(schedule, x, x, 5, {}), c10::Error);
  QVERIFY_EXCEPTION_THROWN((void)posteriorStep(schedule, x, x, 1000, x), c10::Error);
  QVERIFY_EXCEPTION_THROWN((void)ddimCleanStep(schedule, x, x, -1), c10::Error);
}

QTEST_APPLESS_MAIN(TstCleanPrediction)
#include "tst_clean_prediction.moc"
