#include "core/checkpoint/safetensors.h"
#include "core/diffusion/ddim.h"
#include "core/diffusion/noise_schedule.h"
#include "tests/support/fixtures.h"

#include <ATen/ATen.h>

#include <QtTest/QtTest>

using core::diffusion::NoiseSchedule;

class TstNoiseSchedule : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void tablesAreThePublishedOnes_data();
  void tablesAreThePublishedOnes();
  void timestepsAreThePublishedOnes();
  void signalOnlyEverFalls_data();
  void signalOnlyEverFalls();
  void optionsOutsideTheirRangeAreRefused();
  void impossibleStepCountsAreRefused();
  void cleanEstimateUndoesTheNoising();
  void inverseStepUndoesAStep();
  void fullEtaKeepsTheVariance();
};

namespace {
core::Result<core::model::TensorMap> publishedTables() {
  const auto folder = tests::sharedFolder();
  if (!folder) return core::Error{core::ErrorCode::NotFound, "the shared folder is not there"};
  return core::model::readSafetensors(*folder / "fixtures" / "diffusion_tables.safetensors");
}

NoiseSchedule scheduleNamed(const QString& name) {
  if (name == "scaled_linear1000") return NoiseSchedule::scaledLinear().value();
  return NoiseSchedule::cosine({.trainSteps = name == "cosine50" ? 50 : 1000}).value();
}
}  // namespace

void TstNoiseSchedule::tablesAreThePublishedOnes_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"scaled_linear1000", "cosine1000", "cosine50"}) QTest::newRow(name) << QString(name);
}

void TstNoiseSchedule::tablesAreThePublishedOnes() {
  QFETCH(QString, name);
  auto tables = publishedTables();
  if (!tables) QSKIP(tables.error().message.c_str());
  const auto schedule = scheduleNamed(name);
  const std::map<std::string, at::Tensor> ours{{"betas", schedule.betas()},
                                               {"alphas_cumprod", schedule.alphaBar()},
                                               {"posterior_variance", schedule.posteriorVariance()},
                                               {"posterior_log_variance_clipped", schedule.posteriorLogVarianceClipped()},
                                               {"posterior_mean_coef1", schedule.posteriorMeanCoefficient1()},
                                               {"posterior_mean_coef2", schedule.posteriorMeanCoefficient2()}};
  int compared = 0;
  for (const auto& [suffix, table] : ours) {
    const auto expected = tables->find(name.toStdString() + "." + suffix);
    if (expected == tables->end()) continue;
    ++compared;
    const auto published = expected->second.to(at::kDouble);
    const double worst = ((table - published).abs() / published.abs().clamp_min(1e-12)).max().item<double>();
    QVERIFY2(worst <= 1e-6, qPrintable(QString("%1: %2").arg(suffix.c_str()).arg(worst)));
  }
  QVERIFY(compared >= 2);
}

void TstNoiseSchedule::timestepsAreThePublishedOnes() {
  auto tables = publishedTables();
  if (!tables) QSKIP(tables.error().message.c_str());
  const auto ours = core::diffusion::ddimTimesteps(NoiseSchedule::scaledLinear().value(), 50);
  QVERIFY(ours);
  QVERIFY(at::tensor(ours.value(), at::kLong).equal(tables->at("scaled_linear1000.timesteps50")));
}

void TstNoiseSchedule::signalOnlyEverFalls_data() {
  QTest::addColumn<int>("steps");
  for (const int steps : {2, 50, 1000}) QTest::addRow("%d steps", steps) << steps;
}

void TstNoiseSchedule::signalOnlyEverFalls() {
  QFETCH(int, steps);
  for (const auto& schedule : {NoiseSchedule::cosine({.trainSteps = steps}), NoiseSchedule::scaledLinear({.trainSteps = steps})}) {
    QVERIFY2(schedule, schedule ? "" : schedule.error().message.c_str());
    const auto& signal = schedule->alphaBar();
    QVERIFY((signal.diff() < 0).all().item<bool>());
    QVERIFY(signal[0].item<double>() < 1.0 && signal[-1].item<double>() > 0.0);
  }
}

void TstNoiseSchedule::optionsOutsideTheirRangeAreRefused() {
  QVERIFY(!NoiseSchedule::cosine({.trainSteps = 1}));
  QVERIFY(!NoiseSchedule::cosine({.trainSteps = 2'000'000'000}));
  QVERIFY(!NoiseSchedule::cosine({.maxBeta = 1.0}));
  QVERIFY(!NoiseSchedule::scaledLinear({.firstBeta = 0.0}));
  QVERIFY(!NoiseSchedule::scaledLinear({.firstBeta = 0.02, .lastBeta = 0.01}));
  QCOMPARE(NoiseSchedule::scaledLinear({.trainSteps = -1}).error().code, core::ErrorCode::InvalidArgument);
}

void TstNoiseSchedule::impossibleStepCountsAreRefused() {
  const auto schedule = NoiseSchedule::scaledLinear().value();
  for (const int steps : {-1, 0, 1000, 1001, 2'000'000'000}) QVERIFY(!core::diffusion::ddimTimesteps(schedule, steps));
  for (const int steps : {1, 7, 50, 333, 500, 999}) {
    const auto timesteps = core::diffusion::ddimTimesteps(schedule, steps);
    QVERIFY(timesteps);
    QCOMPARE(static_cast<int>(timesteps->size()), steps);
    QVERIFY(timesteps->front() < 1000);
    QCOMPARE(timesteps->back(), std::int64_t{1});
  }
}

void TstNoiseSchedule::cleanEstimateUndoesTheNoising() {
  const auto schedule = NoiseSchedule::scaledLinear().value();
  at::manual_seed(3);
  const auto clean = at::randn({4, 3, 8}), noise = at::randn({4, 3, 8});
  const auto step = at::tensor({0, 21, 500, 999}, at::kLong);
  const auto noisy = schedule.addNoise(clean, noise, step);
  QVERIFY((schedule.cleanEstimate(noisy, noise, step) - clean).abs().max().item<double>() < 1e-4);
}

void TstNoiseSchedule::inverseStepUndoesAStep() {
  const auto schedule = NoiseSchedule::scaledLinear().value();
  at::manual_seed(4);
  const auto latent = at::randn({2, 1, 16}, at::kDouble), noise = at::randn({2, 1, 16}, at::kDouble);
  for (const std::int64_t t : {1, 21, 501, 981}) {
    const auto levels = core::diffusion::ddimLevels(schedule, t, 50);
    const auto back = core::diffusion::ddimInverseStep(core::diffusion::ddimStep(latent, noise, levels), noise, levels);
    QVERIFY((back - latent).abs().max().item<double>() < 1e-9);
  }
}

void TstNoiseSchedule::fullEtaKeepsTheVariance() {
  // With clean data and noise of unit variance every level has unit variance, whatever eta is.
  const auto schedule = NoiseSchedule::scaledLinear().value();
  const auto levels = core::diffusion::ddimLevels(schedule, 501, 50);
  at::manual_seed(5);
  const auto clean = at::randn({200'000}, at::kDouble), noise = at::randn({200'000}, at::kDouble);
  const auto latent = std::sqrt(levels.here) * clean + std::sqrt(1 - levels.here) * noise;
  for (const double eta : {0.0, 0.5, 1.0}) {
    const auto next = core::diffusion::ddimStep(latent, noise, levels, eta, at::randn({200'000}, at::kDouble));
    QVERIFY(std::abs(next.var().item<double>() - 1.0) < 0.02);
  }
  QVERIFY_EXCEPTION_THROWN((void)core::diffusion::ddimStep(latent, noise, levels, 1.0), c10::Error);
}

QTEST_APPLESS_MAIN(TstNoiseSchedule)
#include "tst_noise_schedule.moc"
