#include "core/checkpoint/safetensors.h"
#include "core/engine/evaluation/evaluation_session.h"
#include "core/engine/evaluation/prompt_motions.h"
#include "core/engine/generation_engine.h"
#include "core/engine/model_library.h"
#include "core/engine/modules/module_runner.h"
#include "core/engine/recipe_table.h"
#include "core/engine/training_session.h"
#include "core/families/style_file.h"
#include "core/services/take_requests.h"
#include "tests/core/families/toy/toy_family.h"
#include "tests/support/synthetic_motion.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <optional>

using namespace core;

/// What a new family costs: a row, and with it everything works. No file of the program is changed for the toy.
class TstNewFamily : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void itIsListed();
  void itMakesAClip();
  void theContentWeightIsTheOneAskedForOrTheModelsOwn_data();
  void theContentWeightIsTheOneAskedForOrTheModelsOwn();
  void itIsToldWhatItCannot();
  void itIsEvaluated();
  void shardsMergeToTheSameReport();
  void itsPromptsTakeAStyleFromTheDefaultModel();
  void itLearnsAndWhatItLearnedIsAModel();
  void itsModulesRun();
  void itsKindsAreImported();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  static void quietly(const jobs::Progress&) {}
  QTemporaryDir folder_;
  families::FamilyTable table_ = families::modelFamilies();
};

void TstNewFamily::initTestCase() {
  table_.push_back(tests::toyFamily());
  std::vector<std::string> remarks;
  const auto walk = families::motionFeatures(std::make_shared<const motion::Clip>(test_support::syntheticWalk(1, 60)), "walk", remarks);
  QVERIFY2(walk, walk ? "" : walk.error().message.c_str());
  QVERIFY(model::writeSafetensors(path("toy.safetensors"), {{"motion", *walk}, {"scale", at::ones({1})}}, {{"format", "toy-model"}}));
  // A data set of six walks.
  nlohmann::json manifest = {{"format", "gesto-dataset"}, {"version", 1}, {"mean", std::vector<float>(263, 0.0f)}, {"std", std::vector<float>(263, 1.0f)}};
  std::vector<at::Tensor> rows;
  for (int i = 0; i < 6; ++i) {
    manifest["clips"].push_back({{"id", "walk" + std::to_string(i)},
                                 {"source", "s"},
                                 {"split", "test"},
                                 {"first", i * walk->size(0)},
                                 {"rows", walk->size(0)},
                                 {"content", "walk"},
                                 {"style", ""},
                                 {"mirrored", false},
                                 {"captions", {{{"text", "a person walks"}, {"kind", "content"}}}}});
    rows.push_back(*walk);
  }
  std::filesystem::create_directories(path("data"));
  std::ofstream(path("data/manifest.json")) << manifest.dump();
  QVERIFY(model::writeSafetensors(path("data/features.safetensors"), {{"features", at::cat(rows)}}));
}

void TstNewFamily::itIsListed() {
  const auto models = engine::ModelLibrary(path(""), table_).list();
  QCOMPARE(models.size(), std::size_t{1});
  QCOMPARE(models[0].name, std::string("toy"));
  QCOMPARE(models[0].familyTitle, std::string("Toy"));
  QVERIFY(engine::ModelLibrary(path("")).list().empty());  // without its row nobody knows the file
}

void TstNewFamily::itMakesAClip() {
  const auto service = engine::makeGenerationService(std::make_shared<engine::ModelLibrary>(path(""), table_));
  services::GenerationRequest request;
  request.prompt = "a person walks";
  request.seconds = 2.0;
  request.model = "toy";
  const auto report = service->generate(request, quietly, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->clip->frameCount(), 40);
  QCOMPARE(report->modelHash, std::string("toy"));
}

void TstNewFamily::theContentWeightIsTheOneAskedForOrTheModelsOwn_data() {
  QTest::addColumn<std::optional<double>>("asked");
  QTest::addColumn<double>("taken");
  QTest::newRow("not asked for") << std::optional<double>() << tests::kToyGuidance;
  QTest::newRow("what most models take by themselves") << std::optional(7.5) << 7.5;
  QTest::newRow("none") << std::optional(0.0) << 0.0;
}

void TstNewFamily::theContentWeightIsTheOneAskedForOrTheModelsOwn() {
  QFETCH(std::optional<double>, asked);
  QFETCH(double, taken);
  const auto service = engine::makeGenerationService(std::make_shared<engine::ModelLibrary>(path(""), table_));
  services::GenerationRequest request;
  request.prompt = "a person walks";
  request.seconds = 1.0;
  request.model = "toy";
  request.guidance.contentWeight = asked;
  tests::contentWeightsOfToys().clear();
  const auto report = service->generate(request, quietly, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(tests::contentWeightsOfToys(), std::vector<double>{taken});
  QVERIFY(services::takeOf(request, *report).request.guidance.contentWeight == asked);  // and the take says what was asked
}

void TstNewFamily::itIsToldWhatItCannot() {
  const auto service = engine::makeGenerationService(std::make_shared<engine::ModelLibrary>(path(""), table_));
  services::GenerationRequest request;
  request.prompt = "a person walks";
  request.model = "toy";
  request.mixture = 300;
  const auto mixed = service->generate(request, quietly, {});
  QVERIFY(!mixed && mixed.error().message.find("mixture sampling needs a CrossDiff model") != std::string::npos);
  services::RestyleRequest again;
  again.model = "toy";
  again.clip = "walk.bvh";
  QCOMPARE(service->restyle(again, quietly, {}).error().code, ErrorCode::Unsupported);
}

void TstNewFamily::itIsEvaluated() {
  engine::EvaluationRequest request;
  request.protocol = engine::protocolNamed("text-to-motion").value();
  request.dataFolder = path("data");
  request.modelFolder = path("");
  request.outFolder = path("report");
  request.models = {"toy"};
  request.hasBaselines = true;
  request.motions = 2;
  request.repetitions = 1;
  request.pool = 2;
  const auto report = engine::runEvaluation(request, quietly, {}, table_);
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->rows.size(), std::size_t{3});
  QCOMPARE(report->rows[2].name, std::string("toy:short"));
  QVERIFY(report->rows[1].values.count("skating") == 1 && std::filesystem::exists(path("report/report.html")));
  // The data set is not the one that ships with captions: its motions are measured all the same, not told as zeros.
  for (const auto& row : report->rows) QVERIFY2(row.values.count("jerk") == 1 && row.values.at("jerk").mean > 0.1, row.name.c_str());
  request.sweepStyleWeights = {1.0, 3.0};
  const auto swept = engine::runEvaluation(request, quietly, {}, table_);
  QVERIFY(!swept && swept.error().code == ErrorCode::InvalidArgument && swept.error().message.find("toy makes motions without one") != std::string::npos);
}

void TstNewFamily::shardsMergeToTheSameReport() {
  engine::EvaluationRequest request;
  request.protocol = engine::protocolNamed("text-to-motion").value();
  request.dataFolder = path("data");
  request.modelFolder = path("");
  request.outFolder = path("whole");
  request.models = {"toy"};
  request.hasBaselines = true;
  request.motions = 2;
  request.repetitions = 3;
  request.pool = 2;
  QVERIFY(engine::runEvaluation(request, quietly, {}, table_));
  auto parts = request;
  parts.outFolder = path("parts");
  const auto shard = [&](int index) { return engine::evaluateShard(parts, {index, 4}, quietly, {}, table_); };
  const auto contains = [&](const char* name) {
    std::ifstream in(path(name), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  // 6 files of two motions: 2, 2, 1 and 1.
  QCOMPARE(shard(2).value(), std::int64_t{4});
  parts.isMerged = true;
  const auto early = engine::runEvaluation(parts, quietly, {}, table_);
  QVERIFY(!early && early.error().code == ErrorCode::NotFound && early.error().message.find("merge when every --shard has ended") != std::string::npos);
  parts.isMerged = false;
  QCOMPARE(shard(4).value(), std::int64_t{2});
  QCOMPARE(shard(1).value(), std::int64_t{4});
  QCOMPARE(shard(3).value(), std::int64_t{2});
  QCOMPARE(shard(2).value(), std::int64_t{0});  // it was killed behind its last motion, and is started again
  QVERIFY(!std::filesystem::exists(path("parts/report.json")));
  parts.isMerged = true;
  const auto merged = engine::runEvaluation(parts, quietly, {}, table_);
  QVERIFY2(merged, merged ? "" : merged.error().message.c_str());
  for (const std::string file : {"report.json", "report.csv", "report.html"}) {
    const auto whole = contains(("whole/" + file).c_str());
    QVERIFY2(whole.size() > 100 && whole == contains(("parts/" + file).c_str()), file.c_str());
  }
  QVERIFY(std::filesystem::exists(path("parts/times.json")));
  QCOMPARE(engine::evaluateShard(parts, {5, 4}, quietly, {}, table_).error().code, ErrorCode::InvalidArgument);
}

void TstNewFamily::itsPromptsTakeAStyleFromTheDefaultModel() {
  const auto library = std::make_shared<engine::ModelLibrary>(path(""), table_);
  const std::vector<engine::PromptRequest> prompts = {{"a person walks", 2.0, 1}};
  const auto plain = engine::openPromptMotions(library, "toy", "", path("cache"));
  QVERIFY(plain && (*plain)->make(prompts, {}, quietly, {}));
  const auto styled = engine::openPromptMotions(library, "toy", "old", path("cache"));
  QVERIFY(styled);
  const auto made = (*styled)->make(prompts, {.style = "old", .guidance = {}}, quietly, {});
  // The motion was made, and what is missing here is the model that gives it the style.
  QVERIFY2(!made && made.error().code == ErrorCode::NotFound, made ? "" : made.error().message.c_str());
}

void TstNewFamily::itLearnsAndWhatItLearnedIsAModel() {
  engine::TrainingRequest request;
  request.recipe = "toy";
  request.dataFolder = path("data");
  request.runFolder = path("run");
  const auto report = engine::runTraining(request, quietly, {}, table_);
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->steps, std::int64_t{1});
  engine::ModelLibrary library(path(""), table_);
  const auto learned = library.load(report->weights.string());
  QVERIFY2(learned, learned ? "" : learned.error().message.c_str());
  QVERIFY(!engine::findRecipe("toy"));  // not of this program
}

void TstNewFamily::itsModulesRun() {
  const auto out = engine::runModule("toy-double", {{"x", at::ones({3})}}, {}, {}, engine::moduleTable(table_));
  QVERIFY2(out, out ? "" : out.error().message.c_str());
  QCOMPARE(out->at("y").sum().item<double>(), 6.0);
  QVERIFY(engine::moduleTable(table_).count("mdm-sample") == 1 && engine::moduleTable().count("toy-double") == 0);
}

void TstNewFamily::itsKindsAreImported() {
  auto table = table_;
  table.back().imports = {{.name = "toy", .title = "a toy", .recognises = [](const model::WeightFile& file) { return file.has("scale"); }}};
  const auto kinds = families::importKinds(table);
  const auto names = [&] {
    std::vector<std::string> all;
    for (const auto& kind : kinds) all.push_back(kind.name);
    return all;
  }();
  QCOMPARE(names, (std::vector<std::string>{"smoodi", "mld", "crossdiff", "mdm", "t2m-gpt", "motion-puzzle", "aberman", "remodiffuse", "toy", "style", "t2m", "clip"}));
}

QTEST_GUILESS_MAIN(TstNewFamily)
#include "tst_new_family.moc"
