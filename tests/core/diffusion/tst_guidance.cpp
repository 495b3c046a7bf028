#include "core/diffusion/guidance.h"
#include "core/diffusion/style_guidance.h"

#include <ATen/ATen.h>

#include <QtTest/QtTest>

using namespace core::diffusion;

class TstGuidance : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void weightsOneGiveTheConditionalPrediction();
  void weightsZeroGiveTheNullPrediction();
  void releasedFormHoldsTheContentTermBack();
  void predictionsThatDoNotSplitAreRefused();
  void guidanceLowersTheEnergy();
  void oneGradientMayServeSeveralDescents();
  void firstChannelStaysAndTheLatentToo();
  void guidanceIsActiveInItsWindowOnly();
};

namespace {
at::Tensor branches(GuidanceForm form) {
  at::manual_seed(1);
  return at::randn({static_cast<std::int64_t>(guidanceBranches(form).size()) * 2, 1, 8}, at::kDouble);
}

bool near(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>() < 1e-12; }

StyleGuidance linearGuidance(const StyleGuidanceOptions& options) {
  at::manual_seed(2);
  const auto decoder = at::randn({8, 12}, at::kDouble);
  const auto measure = [](const at::Tensor& features) { return StyleGuidance::Statistics{features.mean(1), features.std(1, true)}; };
  const auto decode = [decoder](const at::Tensor& clean) { return at::matmul(clean, decoder).view({clean.size(0), 4, 3}); };
  return {decode, measure, measure(at::randn({1, 9, 3}, at::kDouble)), options};
}
}  // namespace

void TstGuidance::weightsOneGiveTheConditionalPrediction() {
  const auto paper = branches(GuidanceForm::Paper);
  QVERIFY(near(compose(GuidanceForm::Paper, paper, {1.0, 1.0}).sum(), paper.chunk(3)[2]));
  const auto two = branches(GuidanceForm::ReleasedTwoBranch);
  QVERIFY(near(compose(GuidanceForm::ReleasedTwoBranch, two, {1.0, 5.0}).sum(), two.chunk(2)[1]));
  const auto text = branches(GuidanceForm::TextOnly);
  QVERIFY(near(compose(GuidanceForm::TextOnly, text, {1.0, 5.0}).sum(), text.chunk(2)[1]));
  const auto released = branches(GuidanceForm::Released);
  const auto e = released.chunk(3);
  QVERIFY(near(compose(GuidanceForm::Released, released, {1.0, 1.0}).sum(), e[1] + e[2] - e[0]));
}

void TstGuidance::weightsZeroGiveTheNullPrediction() {
  for (const auto form : {GuidanceForm::Released, GuidanceForm::ReleasedTwoBranch, GuidanceForm::Paper, GuidanceForm::TextOnly}) {
    const auto stacked = branches(form);
    QVERIFY(near(compose(form, stacked, {0.0, 0.0}).sum(), stacked.narrow(0, 0, 2)));
  }
}

void TstGuidance::releasedFormHoldsTheContentTermBack() {
  const auto stacked = branches(GuidanceForm::Released);
  const auto e = stacked.chunk(3);
  const auto mixed = compose(GuidanceForm::Released, stacked, {7.5, 1.5});
  QVERIFY(near(mixed.base, e[0] + 1.5 * (e[2] - e[0])));
  QVERIFY(near(mixed.afterEnergy, 7.5 * (e[1] - e[0])));
  QVERIFY(!compose(GuidanceForm::Paper, stacked, {7.5, 1.5}).afterEnergy.defined());
}

void TstGuidance::predictionsThatDoNotSplitAreRefused() { QVERIFY_EXCEPTION_THROWN((void)compose(GuidanceForm::Paper, at::zeros({4, 1, 8}), {}), c10::Error); }

void TstGuidance::guidanceLowersTheEnergy() {
  const auto latent = at::randn({2, 1, 8}, at::kDouble), noise = at::randn({2, 1, 8}, at::kDouble);
  const double alphaBar = 0.6;
  const auto energyOf = [&](const StyleGuidance& term, const at::Tensor& n) {
    StyleGuidance::Trace trace;
    (void)term.guide(n, latent, alphaBar, &trace);
    return trace.loss.item<double>();
  };
  const auto term = linearGuidance({.scale = 0.01, .iterations = 20});
  QVERIFY(energyOf(term, term.guide(noise, latent, alphaBar)) < energyOf(term, noise));
}

void TstGuidance::oneGradientMayServeSeveralDescents() {
  const auto latent = at::randn({2, 1, 8}, at::kDouble), noise = at::randn({2, 1, 8}, at::kDouble);
  const auto guided = [&](const StyleGuidanceOptions& options) { return linearGuidance(options).guide(noise, latent, 0.6); };
  // One gradient for all of them is one long descent.
  QVERIFY(near(guided({.scale = 0.01, .iterations = 4, .reuse = 4}), guided({.scale = 0.04, .iterations = 1})));
  QVERIFY(guided({.scale = 0.01, .iterations = 4, .reuse = 1}).equal(guided({.scale = 0.01, .iterations = 4})));
  int gradients = 0;
  const StyleGuidance counting(
      [&](const at::Tensor& clean) {
        ++gradients;
        return StyleGuidance::EnergyGradient{clean.sum(), clean};
      },
      {.iterations = 5, .reuse = 2});
  (void)counting.guide(noise, latent, 0.6);
  QCOMPARE(gradients, 3);
}

void TstGuidance::firstChannelStaysAndTheLatentToo() {
  const auto latent = at::randn({2, 1, 8}, at::kDouble), noise = at::randn({2, 1, 8}, at::kDouble);
  const auto before = latent.clone();
  const auto guided = linearGuidance({}).guide(noise, latent, 0.5);
  QVERIFY(guided.select(2, 0).equal(noise.select(2, 0)));
  QVERIFY(!guided.narrow(2, 1, 7).equal(noise.narrow(2, 1, 7)));
  QVERIFY(latent.equal(before));
  const auto everywhere = linearGuidance({.zeroFirstChannel = false}).guide(noise, latent, 0.5);
  QVERIFY(!everywhere.select(2, 0).equal(noise.select(2, 0)));
}

void TstGuidance::guidanceIsActiveInItsWindowOnly() {
  const auto term = linearGuidance({.below = 300});
  QVERIFY(term.isActive(1));
  QVERIFY(term.isActive(281));
  QVERIFY(term.isActive(300));
  QVERIFY(!term.isActive(301));
  QVERIFY(!linearGuidance({.scale = 0.0}).isActive(1));
  QVERIFY(!linearGuidance({.iterations = 0}).isActive(1));
}

QTEST_APPLESS_MAIN(TstGuidance)
#include "tst_guidance.moc"
