#include "core/diffusion/ddim.h"
#include "core/diffusion/goal_guidance.h"

#include <ATen/ATen.h>

#include <QtTest/QtTest>

#include <cmath>

using namespace core::diffusion;

namespace {

/// |A x - b|^2 / size, with more unknowns than wishes: it can be met.
GoalGuidance::Energy wishes(double scale) {
  at::manual_seed(2);
  const auto matrix = at::randn({24, 5}, at::kDouble), wanted = at::randn({1, 5}, at::kDouble);
  return [=](const at::Tensor& clean) { return scale * (at::matmul(clean.reshape({1, -1}), matrix) - wanted).square().mean(); };
}

at::Tensor drawn(int seed) {
  at::manual_seed(seed);
  return at::randn({1, 3, 8}, at::kDouble);
}

}  // namespace

class TstGoalGuidance : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theEnergyFalls();
  void itsScaleDoesNotMatter();
  void aMetGoalChangesNothing();
  void theNoiseBelongsToTheNewEstimate();
  void aStepHasItsLimit();
  void itIsActiveInEverySecondStep();
};

void TstGoalGuidance::theEnergyFalls() {
  const auto energy = wishes(1.0);
  const GoalGuidance guidance(energy, {.mostStep = 10.0});
  const auto start = drawn(1);
  double before = energy(start).item<double>();
  for (const int iterations : {1, 3, 10, 40}) {
    const double now = energy(guidance.descended(start, iterations)).item<double>();
    QVERIFY2(now < before, qPrintable(QString("%1 after %2, before %3").arg(now).arg(iterations).arg(before)));
    before = now;
  }
  QVERIFY2(before < 0.01 * energy(start).item<double>(), qPrintable(QString::number(before)));
}

void TstGoalGuidance::itsScaleDoesNotMatter() {
  const auto a = GoalGuidance(wishes(1.0), {.mostStep = 10.0}).descended(drawn(1), 4), b = GoalGuidance(wishes(1e4), {.mostStep = 10.0}).descended(drawn(1), 4);
  QVERIFY((a - b).abs().max().item<double>() < 1e-9);
}

void TstGoalGuidance::aMetGoalChangesNothing() {
  const GoalGuidance guidance([](const at::Tensor& clean) { return 0.0 * clean.sum(); });
  const auto start = drawn(1);
  QVERIFY(guidance.descended(start, 3).equal(start));
}

void TstGoalGuidance::theNoiseBelongsToTheNewEstimate() {
  const auto energy = wishes(1.0);
  const GoalGuidance guidance(energy);
  const auto noise = drawn(3), latent = drawn(4);
  for (const double level : {0.9, 0.4}) {
    const auto clean = ddimCleanEstimate(latent, guidance.guide(noise, latent, level), level);
    QVERIFY((clean - guidance.descended(ddimCleanEstimate(latent, noise, level), GoalGuidanceOptions().iterations)).abs().max().item<double>() < 1e-9);
    QVERIFY(energy(clean).item<double>() < energy(ddimCleanEstimate(latent, noise, level)).item<double>());
  }
}

void TstGoalGuidance::aStepHasItsLimit() {
  const GoalGuidance guidance(wishes(1.0), {.mostStep = 0.01});
  const auto start = drawn(1);
  QVERIFY((guidance.descended(start, 1) - start).square().mean().sqrt().item<double>() < 0.01 + 1e-9);
}

void TstGoalGuidance::itIsActiveInEverySecondStep() {
  const GoalGuidance guidance(wishes(1.0), {.every = 2});
  QVERIFY(guidance.isActive(49) && !guidance.isActive(48));
  QVERIFY(!GoalGuidance(wishes(1.0), {.iterations = 0}).isActive(49));
}

QTEST_APPLESS_MAIN(TstGoalGuidance)
#include "tst_goal_guidance.moc"
