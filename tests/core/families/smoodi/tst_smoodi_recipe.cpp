#include "core/families/mld/mld_weights.h"
#include "core/families/smoodi/training/smoodi_recipe.h"

#include "core/checkpoint/safetensors.h"
#include "core/training/trainer.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>
#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace core;

/// The adaptor's recipe with its loss terms on and off, at a small size.
class TstSmoodiRecipe : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void termsAreLoggedApart();
  void cycleReachesTheAdaptorOnly();
  void otherStylesAreLearntFromTheStatistics();
  void resumesBitForBit();
  void learningRatesFollowTheirSchedule();

 private:
  std::unique_ptr<training::SmoodiRecipe> recipe(std::map<std::string, std::string> settings) const;
  QTemporaryDir folder_;
  std::unique_ptr<dataset::MotionDataset> data_;
};

namespace {

class OneText : public text::TextEncoder {
 public:
  at::Tensor encode(const std::vector<std::string>& prompts) override {
    auto all = torch::zeros({static_cast<std::int64_t>(prompts.size()), 1, 6});
    for (std::size_t i = 0; i < prompts.size(); ++i) all[static_cast<std::int64_t>(i)].fill_(static_cast<double>(prompts[i].size() % 7));
    return all;
  }
  int width() const override { return 6; }
};

// Styled and plain clips of 24 to 40 rows.
dataset::MotionDataset smallDataset(const std::filesystem::path& folder) {
  torch::manual_seed(8);
  nlohmann::json manifest = {{"format", "gesto-dataset"}, {"version", 1}, {"mean", std::vector<float>(263, 0.0f)}, {"std", std::vector<float>(263, 1.0f)}};
  std::vector<at::Tensor> rows;
  std::int64_t first = 0;
  for (int i = 0; i < 48; ++i) {
    const std::int64_t count = 24 + i % 17;
    rows.push_back(torch::randn({1, 263}) + 0.3 * torch::randn({count, 263}));
    manifest["clips"].push_back({{"id", "clip" + std::to_string(i)},
                                 {"split", i % 6 == 5 ? "val" : "train"},
                                 {"first", first},
                                 {"rows", count},
                                 {"content", "walk"},
                                 {"style", i % 3 == 0 ? ""
                                           : i % 2    ? "old"
                                                      : "angry"},
                                 {"captions", {{{"text", "a person walks"}, {"kind", "content"}}}}});
    first += count;
  }
  std::ofstream(folder / "manifest.json") << manifest.dump();
  (void)model::writeSafetensors(folder / "features.safetensors", {{"features", torch::cat(rows)}});
  return dataset::MotionDataset::open(folder).value();
}

training::TrainerOptions trainerOptions(const QTemporaryDir& run, std::int64_t steps) {
  training::TrainerOptions options;
  options.steps = steps, options.warmupSteps = 2, options.decaySteps = 2, options.useBfloat16 = false;
  options.runFolder = run.path().toStdString();
  return options;
}

double term(const training::Scalars& terms, const std::string& name) {
  for (const auto& [key, value] : terms) {
    if (key == name) return value;
  }
  return std::nan("");
}

}  // namespace

void TstSmoodiRecipe::initTestCase() {
  at::set_num_threads(1);
  data_ = std::make_unique<dataset::MotionDataset>(smallDataset(folder_.path().toStdString()));
}

std::unique_ptr<training::SmoodiRecipe> TstSmoodiRecipe::recipe(std::map<std::string, std::string> settings) const {
  torch::manual_seed(9);
  model::TrainedVae vae;
  model::TemporalVaeOptions vaeOptions;
  vaeOptions.width = vaeOptions.headWidth = 16;
  vaeOptions.latentWidth = 8;
  vae.vae = model::TemporalVae(vaeOptions);
  vae.vae->eval();
  vae.mean = torch::zeros({263}), vae.std = torch::ones({263});
  auto denoiserOptions = model::compactDenoiser();
  denoiserOptions.latentWidth = 8, denoiserOptions.width = 16, denoiserOptions.layers = 3, denoiserOptions.feedForward = 24, denoiserOptions.textWidth = 6,
  denoiserOptions.timeWidth = 8;
  model::TrainedDenoiser denoiser{model::MldDenoiser(denoiserOptions), torch::zeros({8}), torch::ones({8})};
  auto styleOptions = model::compactStyleNetwork();
  styleOptions.width = 16, styleOptions.layers = 2, styleOptions.feedForward = 24, styleOptions.classes = 2;
  model::TrainedStyleNetwork style{model::StyleNetwork(styleOptions), {"angry", "old"}, torch::zeros({263}), torch::ones({263})};
  for (const char* part : {"vae", "text", "denoiser", "style"}) settings[part] = "made here";
  settings["batch"] = "8";
  settings["cycle-batch"] = "4";
  return std::make_unique<training::SmoodiRecipe>(*data_, base::Settings::parse(training::SmoodiRecipe::settings(), settings).value(), std::move(vae),
                                                  std::make_shared<OneText>(), std::move(denoiser), std::move(style));
}

void TstSmoodiRecipe::termsAreLoggedApart() {
  const auto lossOf = [&](std::map<std::string, std::string> settings, training::Scalars& terms) {
    auto made = recipe(std::move(settings));
    (void)made->parameters();
    made->setTraining(false);
    torch::manual_seed(1);
    base::RandomStream random(1);
    return made->loss(0, random, terms).item<double>();
  };
  training::Scalars plain, full, styleOnly;
  const double plainLoss = lossOf({}, plain), fullLoss = lossOf({{"cycle-weight", "0.1"}}, full), styleLoss = lossOf({{"prior-weight", "0"}}, styleOnly);
  QVERIFY(std::isnan(term(plain, "cycle_x")) && std::isnan(term(styleOnly, "prior")));
  // The cycle comes last, so that the other draws are the same with and without it.
  QCOMPARE(term(full, "standard"), term(plain, "standard"));
  QCOMPARE(term(full, "prior"), term(plain, "prior"));
  QVERIFY(term(full, "cycle_x") > 0.0 && term(full, "cycle_y") > 0.0);
  QVERIFY(std::abs(fullLoss - plainLoss - 0.1 * (term(full, "cycle_x") + term(full, "cycle_y"))) < 1e-5);
  QVERIFY(std::abs(plainLoss - term(plain, "standard") - term(plain, "prior") / 3.0) < 1e-5);
  QVERIFY(std::abs(styleLoss - term(styleOnly, "standard")) < 1e-6);
}

void TstSmoodiRecipe::otherStylesAreLearntFromTheStatistics() {
  std::map<std::string, at::Tensor> extra;
  const auto gradientOf = [&](const char* weight, training::Scalars& terms) {
    auto made = recipe({{"style-weight", weight}, {"style-batch", "16"}, {"style-below", "300"}});
    const auto parameters = made->parameters();
    made->setTraining(false);
    torch::manual_seed(1);
    base::RandomStream random(1);
    made->loss(0, random, terms).backward();
    std::vector<at::Tensor> all;
    for (const auto& parameter : parameters)
      if (parameter.value.grad().defined()) all.push_back(parameter.value.grad().flatten().clone());
    extra = made->extraTensors();
    return torch::cat(all);
  };
  training::Scalars without, once, twice;
  const auto none = gradientOf("0", without), one = gradientOf("1", once), two = gradientOf("2", twice);
  QVERIFY(std::isnan(term(without, "style")) && term(once, "style") > 0.0);
  QCOMPARE(term(once, "standard"), term(without, "standard"));
  // The term alone makes the difference, in proportion to its weight.
  const auto share = one - none;
  QVERIFY(share.abs().max().item<double>() > 0.0);
  QVERIFY(at::allclose(two - none, 2.0 * share, 1e-2, 1e-6));
  // What it is measured by ships with the adaptor, per content and label.
  QVERIFY(extra.count("content.walk.old.mean") && extra.count("content.walk.angry.deviation"));
}

void TstSmoodiRecipe::cycleReachesTheAdaptorOnly() {
  auto made = recipe({{"cycle-weight", "10"}});
  const auto parameters = made->parameters();
  made->setTraining(true);
  base::RandomStream random(1);
  training::Scalars terms;
  made->loss(0, random, terms).backward();
  double largest = 0.0;
  for (const auto& parameter : parameters) {
    QVERIFY2(parameter.name.starts_with("adaptor."), parameter.name.c_str());
    if (parameter.value.grad().defined()) largest = std::max(largest, parameter.value.grad().abs().max().item<double>());
  }
  QVERIFY(largest > 0.0);
}

void TstSmoodiRecipe::resumesBitForBit() {
  QTemporaryDir unbroken, broken;
  const std::map<std::string, std::string> settings = {{"cycle-weight", "0.1"}};
  auto whole = training::Trainer::create("smoodi", recipe(settings), trainerOptions(unbroken, 8)).value();
  while (!whole->finished()) whole->step();
  for (int part = 0; part < 2; ++part) {
    auto half = training::Trainer::create("smoodi", recipe(settings), trainerOptions(broken, 8)).value();
    while (half->stepsDone() < 4 * (part + 1)) half->step();
    QVERIFY(half->saveCheckpoint());
  }
  QVERIFY(whole->saveCheckpoint());
  const auto read = [](const QTemporaryDir& run) { return model::readTensorFile(run.path().toStdString() + "/checkpoint.safetensors").value().tensors; };
  const auto a = read(unbroken), b = read(broken);
  for (const auto& [name, tensor] : a) QVERIFY2(tensor.equal(b.at(name)), name.c_str());
}

void TstSmoodiRecipe::learningRatesFollowTheirSchedule() {
  QTemporaryDir run;
  const auto rates = [&](training::LearningRateSchedule schedule) {
    QTemporaryDir folder;
    auto options = trainerOptions(folder, 6);
    options.learningRate = 1.0;
    options.schedule = schedule;
    auto trainer = training::Trainer::create("smoodi", recipe({}), options).value();
    std::vector<double> all;
    while (!trainer->finished()) {
      all.push_back(trainer->learningRate());
      trainer->step();
    }
    return all;
  };
  using training::LearningRateSchedule;
  QCOMPARE(rates(LearningRateSchedule::Linear), (std::vector<double>{0.5, 1.0, 1.0, 1.0, 1.0, 0.5}));
  QCOMPARE(rates(LearningRateSchedule::Constant), (std::vector<double>{0.5, 1.0, 1.0, 1.0, 1.0, 1.0}));
  const auto cosine = rates(LearningRateSchedule::Cosine);
  QVERIFY(std::abs(cosine[3] - 0.5) < 1e-9 && std::abs(cosine[5] - 0.5 * (1.0 + std::cos(3.14159265358979 * 5.0 / 6.0))) < 1e-9);
}

QTEST_APPLESS_MAIN(TstSmoodiRecipe)
#include "tst_smoodi_recipe.moc"
