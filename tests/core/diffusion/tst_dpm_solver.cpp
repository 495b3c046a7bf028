#include "core/diffusion/dpm_solver.h"

#include <ATen/ATen.h>

#include <QTest>

#include <cmath>

using namespace core;

/// The solver of second order, on data whose reverse process is known: numbers of one deviation.
class TstDpmSolver : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void timestepsBeginAtTheNoisiestLevel();
  void firstAndLastStepAreThoseOfDdim();
  void asManyStepsEndNearerThanThoseOfDdim();
  void halfTheStepIsAQuarterOfTheError();

 private:
  // Where a run of so many steps from the same noise ends, relative to where the flow ends.
  double errorOf(diffusion::Solver solver, int steps) const;
  Result<diffusion::NoiseSchedule> schedule_ = diffusion::NoiseSchedule::scaledLinear();
};

namespace {

constexpr double kDeviation = 0.5;  // of the data

// Of x at a level, and what the best network says of its noise.
double spread(double alphaBar) { return std::sqrt(alphaBar * kDeviation * kDeviation + 1.0 - alphaBar); }
at::Tensor noiseOf(const at::Tensor& x, double alphaBar) { return std::sqrt(1.0 - alphaBar) / (spread(alphaBar) * spread(alphaBar)) * x; }

}  // namespace

double TstDpmSolver::errorOf(diffusion::Solver solver, int steps) const {
  const auto timesteps = diffusion::solverTimesteps(*schedule_, steps, solver).value();
  auto x = at::ones({1, 1, 1}, at::kDouble) * spread(schedule_->alphaBarAt(timesteps.front()));
  diffusion::DpmSolver dpm;
  for (std::size_t i = 0; i < timesteps.size(); ++i) {
    const auto levels = diffusion::ddimLevels(*schedule_, timesteps[i], steps);
    const auto noise = noiseOf(x, levels.here);
    x = solver == diffusion::Solver::Dpm ? dpm.step(x, noise, levels, i + 1 == timesteps.size()) : diffusion::ddimStep(x, noise, levels);
  }
  return std::abs(x.item<double>() / spread(schedule_->alphaBarAt(0)) - 1.0);  // on the flow x keeps its share of the spread
}

void TstDpmSolver::timestepsBeginAtTheNoisiestLevel() {
  QCOMPARE(diffusion::solverTimesteps(*schedule_, 5, diffusion::Solver::Dpm).value(), (std::vector<std::int64_t>{999, 799, 599, 399, 199}));
  QCOMPARE(diffusion::solverTimesteps(*schedule_, 3, diffusion::Solver::Dpm).value(), (std::vector<std::int64_t>{998, 665, 332}));
  QCOMPARE(diffusion::solverTimesteps(*schedule_, 5, diffusion::Solver::Ddim).value(), diffusion::ddimTimesteps(*schedule_, 5).value());
  QVERIFY(!diffusion::solverTimesteps(*schedule_, 0, diffusion::Solver::Dpm));
}

void TstDpmSolver::firstAndLastStepAreThoseOfDdim() {
  at::manual_seed(5);
  const auto x = at::randn({2, 3, 4}, at::kDouble), noise = at::randn({2, 3, 4}, at::kDouble), later = at::randn({2, 3, 4}, at::kDouble);
  const diffusion::DdimLevels first{0.1, 0.4}, last{0.4, 0.9};
  diffusion::DpmSolver dpm;
  QVERIFY(at::allclose(dpm.step(x, noise, first, false), diffusion::ddimStep(x, noise, first)));
  QVERIFY(at::allclose(dpm.step(x, later, last, true), diffusion::ddimStep(x, later, last)));
  QVERIFY(!at::allclose(dpm.step(x, noise, last, false), diffusion::ddimStep(x, noise, last)));
}

void TstDpmSolver::asManyStepsEndNearerThanThoseOfDdim() {
  for (const int steps : {12, 20, 50}) {
    const double dpm = errorOf(diffusion::Solver::Dpm, steps), ddim = errorOf(diffusion::Solver::Ddim, steps);
    QVERIFY2(dpm < 0.8 * ddim, qPrintable(QString("%1 steps: %2, %3").arg(steps).arg(dpm).arg(ddim)));
  }
}

void TstDpmSolver::halfTheStepIsAQuarterOfTheError() {
  const double ratio = errorOf(diffusion::Solver::Dpm, 50) / errorOf(diffusion::Solver::Dpm, 100);
  QVERIFY2(ratio > 2.5, qPrintable(QString::number(ratio)));
}

QTEST_GUILESS_MAIN(TstDpmSolver)
#include "tst_dpm_solver.moc"
