#include "core/training/recipes/evaluator_recipe.h"

#include "core/checkpoint/safetensors.h"
#include "core/metrics/embedding_judge.h"
#include "core/training/trainer.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <numeric>
#include <set>

using namespace core;

namespace {

// Two contents that move differently, in two styles, and a few captioned clips.
dataset::MotionDataset smallDataset(const std::filesystem::path& folder) {
  at::manual_seed(2);
  nlohmann::json manifest = {{"format", "gesto-dataset"}, {"version", 1}, {"mean", std::vector<float>(263, 0.0f)}, {"std", std::vector<float>(263, 1.0f)}};
  std::vector<at::Tensor> rows;
  std::int64_t first = 0;
  for (int i = 0; i < 48; ++i) {
    const bool walks = i % 2 == 0, isOld = i % 4 < 2, isFree = i % 8 == 7;
    const std::int64_t count = 26 + i % 9;
    auto motion = 0.1 * at::randn({count, 263});
    motion.slice(1, 4, 67).add_(walks ? 1.0 : -1.0);
    motion.slice(1, 67, 193).add_(isOld ? 0.5 : -0.5);
    rows.push_back(motion);
    const std::string content = walks ? "walk" : "run", said = walks ? "a person walks" : "a person runs";
    nlohmann::json captions = {{{"text", said}, {"kind", "content"}}, {{"text", said + (isOld ? " like an elderly person" : "")}, {"kind", "styled"}}};
    if (isFree) captions = {{{"text", said + " number " + std::to_string(i)}, {"kind", "free"}}};
    manifest["clips"].push_back({{"id", "clip" + std::to_string(i)},
                                 {"split", i >= 40 ? "val" : "train"},
                                 {"first", first},
                                 {"rows", count},
                                 {"content", isFree ? "" : content},
                                 {"style", isFree  ? ""
                                           : isOld ? "old"
                                                   : "normal"},
                                 {"captions", captions}});
    first += count;
  }
  std::ofstream(folder / "manifest.json") << manifest.dump();
  (void)model::writeSafetensors(folder / "features.safetensors", {{"features", at::cat(rows)}});
  return dataset::MotionDataset::open(folder).value();
}

base::Settings settings(const std::string& part, const std::string& loss = "contrast") {
  return base::Settings::parse(
             training::EvaluatorRecipe::settings(),
             {{"part", part}, {"autoencoder", part == "joints" ? "0" : "4"}, {"batch", "12"}, {"windows", "8"}, {"vocabulary", "300"}, {"width", "16"}, {"loss", loss}})
      .value();
}

std::unique_ptr<training::Trainer> trainer(const dataset::MotionDataset& data, const std::string& part, const std::filesystem::path& run,
                                           const std::string& loss = "contrast") {
  at::manual_seed(1);
  training::TrainerOptions options;
  options.steps = 12;
  options.warmupSteps = 2;
  options.decaySteps = 4;
  options.learningRate = 1e-3;
  options.useBfloat16 = true;  // the GRU must get along with it
  options.runFolder = run;
  return std::move(training::Trainer::create("evaluator", std::make_unique<training::EvaluatorRecipe>(data, settings(part, loss)), options)).value();
}

}  // namespace

class TstEvaluatorRecipe : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }
  void theHalvesOfTheBodyAreTheWholeBody();
  void jointsDoNotDependOnTheFeaturesThatTheyAreNotMadeOf();
  void aTrainedEvaluatorIsReadBack_data();
  void aTrainedEvaluatorIsReadBack();
  void theMovementEncoderStaysAfterItsStage();
  void theMarginLossIsThere();
  void wrongSettingsAreRefused();
  void damagedFilesAreRefused();
};

void TstEvaluatorRecipe::theHalvesOfTheBodyAreTheWholeBody() {
  const auto numbers = at::arange(263, at::kFloat).unsqueeze(0);
  const auto all = model::evaluatorInput(model::EvaluatorPart::All, numbers)[0];
  const auto upper = model::evaluatorInput(model::EvaluatorPart::Upper, numbers)[0], lower = model::evaluatorInput(model::EvaluatorPart::Lower, numbers)[0];
  QCOMPARE(upper.size(0), std::int64_t{156});
  QCOMPARE(lower.size(0), std::int64_t{103});
  QVERIFY(std::get<0>(at::cat({upper, lower}).sort()).equal(all));
  QVERIFY(lower.slice(0, 0, 4).equal(at::arange(4, at::kFloat)));  // the root belongs to the legs
  QVERIFY(at::all(upper.slice(0, 1) > upper.slice(0, 0, -1)).item<bool>() && at::all(lower.slice(0, 1) > lower.slice(0, 0, -1)).item<bool>());
  QVERIFY_EXCEPTION_THROWN(model::evaluatorInput(model::EvaluatorPart::All, at::zeros({3, 251})), c10::Error);
  QVERIFY_EXCEPTION_THROWN(model::evaluatorPart("arms"), std::invalid_argument);
}

void TstEvaluatorRecipe::jointsDoNotDependOnTheFeaturesThatTheyAreNotMadeOf() {
  const auto features = at::randn({9, 263}) * 0.1;
  auto other = features.clone();
  other.slice(1, 67, 263).normal_();  // rotations, velocities, contacts
  const auto joints = model::evaluatorInput(model::EvaluatorPart::Joints, features);
  QCOMPARE(joints.size(1), std::int64_t{66});
  QVERIFY(at::allclose(joints, model::evaluatorInput(model::EvaluatorPart::Joints, other)));
  // Where the clip starts does not matter, nor whether it goes on for another reason than the velocities say.
  QVERIFY(joints.select(1, 0)[0].abs().item<float>() < 1e-6f && joints.select(1, 2)[0].abs().item<float>() < 1e-6f);
}

void TstEvaluatorRecipe::aTrainedEvaluatorIsReadBack_data() {
  QTest::addColumn<QString>("part");
  for (const char* part : {"all", "upper", "lower", "joints"}) QTest::newRow(part) << QString(part);
}

void TstEvaluatorRecipe::aTrainedEvaluatorIsReadBack() {
  QFETCH(QString, part);
  QTemporaryDir folder, run;
  const auto data = smallDataset(folder.path().toStdString());
  auto learner = trainer(data, part.toStdString(), run.path().toStdString());
  while (!learner->finished()) learner->step();
  QVERIFY(learner->saveCheckpoint().ok());
  auto judge = metrics::openEmbeddingJudge(std::filesystem::path(run.path().toStdString()) / "weights.safetensors");
  QVERIFY2(judge, judge ? "" : judge.error().message.c_str());
  QCOMPARE(QString::fromStdString((*judge)->name()), part);
  QVERIFY((*judge)->readsCaptions());
  std::vector<metrics::MotionSample> samples;
  for (std::size_t i = 0; i < 40; ++i) samples.push_back({data.features(i), data.clips()[i].captions.front().text, "", "", ""});
  const auto motions = (*judge)->embedMotions(samples), captions = (*judge)->embedCaptions(samples);
  QCOMPARE(motions.sizes(), captions.sizes());
  QVERIFY(motions.isfinite().all().item<bool>());
  // Alone and in a batch a clip gets the same row, whatever stands beside it.
  for (const std::size_t i : {0u, 8u, 39u}) {
    const auto alone = (*judge)->embedMotions(std::span<const metrics::MotionSample>(samples).subspan(i, 1))[0];
    const double off = (alone - motions[static_cast<std::int64_t>(i)]).abs().max().item<double>();
    QVERIFY2(off < 1e-4, qPrintable(QString::number(off)));
  }
}

void TstEvaluatorRecipe::theMovementEncoderStaysAfterItsStage() {
  QTemporaryDir folder;
  const auto data = smallDataset(folder.path().toStdString());
  training::EvaluatorRecipe recipe(data, settings("all"));
  recipe.setTraining(true);
  base::RandomStream random(1);
  training::Scalars terms;
  const auto moved = [&](std::int64_t step) {
    for (auto& parameter : recipe.parameters()) parameter.value.mutable_grad() = at::Tensor();
    recipe.loss(step, random, terms).backward();
    std::set<std::string> names;
    for (const auto& parameter : recipe.parameters())
      if (parameter.value.grad().defined()) names.insert(parameter.name.substr(0, parameter.name.find('.', parameter.name.find('.') + 1)));
    return names;
  };
  QCOMPARE(moved(0).count("evaluator.movement"), std::size_t{1});
  QCOMPARE(moved(0).count("evaluator.text"), std::size_t{0});
  QCOMPARE(moved(4).count("evaluator.movement"), std::size_t{0});
  QCOMPARE(moved(4).count("evaluator.text"), std::size_t{1});
  QCOMPARE(moved(4).count("evaluator.motion"), std::size_t{1});
}

void TstEvaluatorRecipe::theMarginLossIsThere() {
  QTemporaryDir folder, run;
  const auto data = smallDataset(folder.path().toStdString());
  auto learner = trainer(data, "all", run.path().toStdString(), "margin");
  double last = 0.0;
  while (!learner->finished()) last = learner->step().front().second;
  QVERIFY(std::isfinite(last));
  const auto numbers = learner->validate();
  QCOMPARE(numbers.front().first, std::string("top1_of_32"));
}

void TstEvaluatorRecipe::wrongSettingsAreRefused() {
  for (const auto& wrong :
       std::vector<std::map<std::string, std::string>>{{{"part", "arms"}}, {{"form", "wide"}}, {{"batch", "1"}}, {{"width", "0"}}, {{"batch", "many"}}})
    QVERIFY(!base::Settings::parse(training::EvaluatorRecipe::settings(), wrong));
}

void TstEvaluatorRecipe::damagedFilesAreRefused() {
  QTemporaryDir folder, run;
  const auto data = smallDataset(folder.path().toStdString());
  auto learner = trainer(data, "joints", run.path().toStdString());
  QVERIFY(learner->saveCheckpoint().ok());
  const std::filesystem::path good = std::filesystem::path(run.path().toStdString()) / "weights.safetensors", bad = good.parent_path() / "bad.safetensors";
  const auto file = model::readTensorFile(good).value();
  const auto refuse = [&](const model::TensorMap& tensors, const model::TensorMetadata& metadata) {
    (void)model::writeSafetensors(bad, tensors, metadata);
    const auto judge = metrics::openEmbeddingJudge(bad);
    return !judge && judge.error().message.find("bad.safetensors") != std::string::npos;
  };
  for (const char* config : {"{}", "[1]", "not json", R"({"kind":"motion-text-evaluator","width":99999999})", R"({"kind":"motion-text-evaluator","part":"arms"})",
                             R"({"kind":"motion-text-evaluator","width":"wide"})", R"({"kind":5})"}) {
    auto metadata = file.metadata;
    metadata["config"] = config;
    QVERIFY2(refuse(file.tensors, metadata), config);
  }
  for (const char* name : {"mean", "evaluator.words.weight", "evaluator.project.weight"}) {
    auto tensors = file.tensors;
    tensors.erase(name);
    QVERIFY2(refuse(tensors, file.metadata), name);
  }
  QVERIFY(refuse(file.tensors, {}));
  QVERIFY(!metrics::openEmbeddingJudge(bad.parent_path() / "none.safetensors"));
}

QTEST_GUILESS_MAIN(TstEvaluatorRecipe)
#include "tst_evaluator_recipe.moc"
