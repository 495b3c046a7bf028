#include "core/training/trainer.h"

#include <ATen/ATen.h>

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace core::training;

namespace {

// Fits y = 3 x - 1 with noise in the inputs, so that both kinds of random draws matter.
class LineRecipe : public Recipe {
 public:
  LineRecipe() : slope_(at::zeros({1}).set_requires_grad(true)), shift_(at::zeros({1}).set_requires_grad(true)) {}
  std::vector<NamedParameter> parameters() override { return {{"slope", slope_}, {"shift", shift_}}; }
  at::Tensor loss(std::int64_t, core::base::RandomStream& random, Scalars& terms) override {
    const auto x = at::randn({16}) + random.uniform();
    terms = {{"x", x.mean().item<double>()}};
    return (slope_ * x + shift_ - (3.0 * x - 1.0)).square().mean();
  }
  Scalars validate() override { return {{"slope", slope_.item<double>()}, {"shift", shift_.item<double>()}}; }
  void setTraining(bool) override {}
  std::map<std::string, std::string> metadata() const override { return {{"config", "{}"}}; }

 private:
  at::Tensor slope_, shift_;
};

class NotFiniteRecipe : public LineRecipe {
 public:
  at::Tensor loss(std::int64_t step, core::base::RandomStream& random, Scalars& terms) override {
    auto loss = LineRecipe::loss(step, random, terms);
    return step == 3 ? loss * std::nan("") : loss;
  }
};

TrainerOptions optionsIn(const QString& folder) {
  TrainerOptions options;
  options.steps = 60;
  options.warmupSteps = 5;
  options.decaySteps = 20;
  options.learningRate = 0.1;
  options.useBfloat16 = false;
  options.runFolder = folder.toStdString();
  return options;
}

std::unique_ptr<Trainer> make(const TrainerOptions& options) {
  auto trainer = Trainer::create("line", std::make_unique<LineRecipe>(), options);
  return trainer ? std::move(*trainer) : nullptr;
}

}  // namespace

class TstTrainer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aResumedRunRepeatsAnUnbrokenOneBitForBit();
  void theAverageFollowsTheWeights();
  void theLearningRateRisesHoldsAndFalls();
  void aLossThatIsNoNumberStopsTheRun();
  void aCheckpointOfAnotherRecipeIsRefused();
};

void TstTrainer::aResumedRunRepeatsAnUnbrokenOneBitForBit() {
  QTemporaryDir whole, broken;
  auto unbroken = make(optionsIn(whole.path()));
  std::vector<double> expected;
  while (!unbroken->finished()) expected.push_back(unbroken->step().front().second);

  std::vector<double> losses;
  auto first = make(optionsIn(broken.path()));
  for (int i = 0; i < 23; ++i) losses.push_back(first->step().front().second);
  QVERIFY(first->saveCheckpoint().ok());
  first.reset();
  auto second = make(optionsIn(broken.path()));
  QCOMPARE(second->stepsDone(), 23);
  while (!second->finished()) losses.push_back(second->step().front().second);
  QCOMPARE(losses.size(), expected.size());
  for (std::size_t i = 0; i < losses.size(); ++i) {
    QVERIFY2(losses[i] == expected[i], qPrintable(QStringLiteral("step %1: %2 and %3").arg(i).arg(losses[i], 0, 'g', 17).arg(expected[i], 0, 'g', 17)));
  }
  QCOMPARE(second->validate(), unbroken->validate());
}

void TstTrainer::theAverageFollowsTheWeights() {
  QTemporaryDir folder;
  auto options = optionsIn(folder.path());
  options.steps = 400;
  options.decaySteps = 200;
  options.optimizer.emaDecay = 0.95;
  auto trainer = make(options);
  while (!trainer->finished()) trainer->step();
  const auto numbers = trainer->validate();
  QVERIFY2(std::abs(numbers[0].second - 3.0) < 0.1, qPrintable(QString::number(numbers[0].second)));
  QVERIFY2(std::abs(numbers[1].second + 1.0) < 0.1, qPrintable(QString::number(numbers[1].second)));
}

void TstTrainer::theLearningRateRisesHoldsAndFalls() {
  QTemporaryDir folder;
  auto trainer = make(optionsIn(folder.path()));
  std::vector<double> rates;
  while (!trainer->finished()) {
    rates.push_back(trainer->learningRate());
    trainer->step();
  }
  QVERIFY(rates[0] < rates[3]);
  QCOMPARE(rates[10], 0.1);
  QCOMPARE(rates[39], 0.1);
  QVERIFY(rates[50] < 0.1);
  QVERIFY(rates.back() < 0.01);
}

void TstTrainer::aLossThatIsNoNumberStopsTheRun() {
  QTemporaryDir folder;
  auto trainer = Trainer::create("line", std::make_unique<NotFiniteRecipe>(), optionsIn(folder.path()));
  for (int i = 0; i < 3; ++i) (*trainer)->step();
  QVERIFY_EXCEPTION_THROWN((*trainer)->step(), std::runtime_error);
}

void TstTrainer::aCheckpointOfAnotherRecipeIsRefused() {
  QTemporaryDir folder;
  auto trainer = make(optionsIn(folder.path()));
  trainer->step();
  QVERIFY(trainer->saveCheckpoint().ok());
  const auto other = Trainer::create("circle", std::make_unique<LineRecipe>(), optionsIn(folder.path()));
  QVERIFY(!other.ok());
  QVERIFY2(other.error().message.find("\"line\", not \"circle\"") != std::string::npos, other.error().message.c_str());
}

QTEST_APPLESS_MAIN(TstTrainer)
#include "tst_trainer.moc"
