#include "core/checkpoint/safetensors.h"
#include "core/dataset/motion_dataset.h"
#include "core/engine/generation_engine.h"
#include "core/engine/training_session.h"
#include "core/families/model_family.h"
#include "core/families/remodiffuse/mixture_fit.h"
#include "core/families/remodiffuse/remodiffuse_generator.h"
#include "core/families/remodiffuse/training_library.h"
#include "tests/support/built_data.h"
#include "tests/support/small_training.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace core;

/// The recipe remodiffuse on a few walks, and motions from what it gave.
class TstRemodiffuseTraining : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void publishedStepsAreKept();
  void recordingsHaveOneName();
  void nobodyLearnsBesideItself();
  void aLibraryIsOneOfEachRecording();
  void itLearns();
  void aRunGoesOn();
  void aTextIsAMotion();
  void variantsAreABatch();
  void whatStandsBesideItCounts();
  void theMixtureIsFitted();
  void damagedFilesAreRefused();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  Result<engine::TrainingReport> train(const std::string& run, std::int64_t steps, std::map<std::string, std::string> more = {}) const;
  std::unique_ptr<families::LoadedModel> loaded() const;
  static void quietly(const jobs::Progress&) {}
  QTemporaryDir folder_;
};

Result<engine::TrainingReport> TstRemodiffuseTraining::train(const std::string& run, std::int64_t steps, std::map<std::string, std::string> more) const {
  auto request =
      tests::smallTraining("remodiffuse", path("data"), path(run), steps,
                           {{"text", path("text.safetensors").string()}, {"batch", "6"}, {"width", "16"}, {"layers", "2"}, {"time-width", "16"}, {"text-width", "8"}});
  for (const auto& [name, value] : more) request.settings[name] = value;
  return engine::runTraining(request, quietly, {});
}

std::unique_ptr<families::LoadedModel> TstRemodiffuseTraining::loaded() const {
  for (const auto& family : families::modelFamilies())
    if (family.name == "remodiffuse") return std::move(family.load(path("models/remodiffuse.safetensors")).value());
  return {};
}

void TstRemodiffuseTraining::initTestCase() {
  at::set_num_threads(1);
  tests::writeBuiltData(path("data"), 12, 40);
  tests::writeTextEncoder(path("text.safetensors"));
  std::filesystem::create_directories(path("models"));
}

void TstRemodiffuseTraining::publishedStepsAreKept() {
  QCOMPARE(sampling::sectionCounts(50), (std::vector<int>{15, 15, 8, 6, 6}));
  QCOMPARE(sampling::sectionCounts(20), (std::vector<int>{6, 6, 3, 3, 2}));
  for (int steps = sampling::kFewestSteps; steps <= sampling::kMostSteps; ++steps) {
    const auto kept = sampling::keptSteps(steps);
    QCOMPARE(static_cast<int>(kept.size()), steps);
    QVERIFY(std::is_sorted(kept.begin(), kept.end()) && kept.front() == 0 && kept.back() <= 999);
    QCOMPARE(std::set<std::int64_t>(kept.begin(), kept.end()).size(), kept.size());
  }
}

void TstRemodiffuseTraining::recordingsHaveOneName() {
  QCOMPARE(sampling::recordingOf("M:amass/a/w12"), std::string("amass/a"));
  QCOMPARE(sampling::recordingOf("amass/a"), std::string("amass/a"));
  QCOMPARE(sampling::recordingOf("amass/walk"), std::string("amass/walk"));
  QCOMPARE(sampling::recordingOf("amass/w"), std::string("amass/w"));
}

void TstRemodiffuseTraining::nobodyLearnsBesideItself() {
  const auto data = dataset::MotionDataset::open(path("data")).value();
  const auto same = [](const std::string&) { return at::ones({3}); };
  const auto asIs = [](const at::Tensor& features) { return features; };
  const training::TrainingLibrary library(data, 2, 4, same, asIs);
  base::RandomStream random(3);
  std::set<double> seen;  // sums of what stood beside clip 0
  for (int i = 0; i < 20; ++i) {
    const auto beside = library.beside({0, 3}, at::ones({2, 3}), at::tensor({40, 40}), &random);
    QCOMPARE(beside.motion.sizes(), (at::IntArrayRef{2, 2, 40, 263}));
    QCOMPARE(beside.text.sizes(), (at::IntArrayRef{2, 2, 1, 3}));
    for (int r = 0; r < 2; ++r) {
      QVERIFY(!beside.motion[0][r].equal(data.features(0)));
      QVERIFY(!beside.motion[1][r].equal(data.features(3)));  // of the split val: nothing of it is there at all
      seen.insert(beside.motion[0][r].sum().item<double>());
    }
    QVERIFY(!beside.motion[0][0].equal(beside.motion[0][1]));
  }
  QVERIFY2(seen.size() > 4, qPrintable(QString::number(seen.size())));
  // Without chance the best, each time the same ones.
  QVERIFY(library.beside({0}, at::ones({1, 3}), at::tensor({40}), nullptr).motion.equal(library.beside({0}, at::ones({1, 3}), at::tensor({40}), nullptr).motion));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, training::TrainingLibrary(data, 9, 9, same, asIs));
}

void TstRemodiffuseTraining::aLibraryIsOneOfEachRecording() {
  const auto data = dataset::MotionDataset::open(path("data")).value();
  const training::TrainingLibrary library(
      data, 2, 4, [](const std::string&) { return at::ones({3}); }, [](const at::Tensor& features) { return features; });
  const auto four = library.chosen(4), all = library.chosen(500);
  QCOMPARE(four.size(), std::int64_t{4});
  QCOMPARE(all.size(), std::int64_t{9});
  // Two sentences: of four clips two each.
  QCOMPARE(std::count(four.captions.begin(), four.captions.end(), "a person walks"), std::ptrdiff_t{2});
  QCOMPARE(std::set<std::string>(all.ids.begin(), all.ids.end()).size(), std::size_t{9});
  for (std::int64_t i = 0; i < all.size(); ++i) {
    const auto clip = std::stoull(all.ids[static_cast<std::size_t>(i)].substr(4));
    QVERIFY((all.motionOf(i) - data.features(clip)).abs().max().item<double>() < 5e-3);
  }
  model::TensorFile file;
  sampling::addLibrary(file, four);
  const auto read = sampling::libraryOf(file, 263, 3, 196, "f");
  QVERIFY(read.ok() && read->captions == four.captions && read->motion.equal(four.motion));
}

void TstRemodiffuseTraining::itLearns() {
  const auto first = train("short", 1), last = train("run", 60);
  QVERIFY2(last, last ? "" : last.error().message.c_str());
  QVERIFY2(last->validation.at("val_loss") < 0.9 * first->validation.at("val_loss"), qPrintable(QString::number(last->validation.at("val_loss"))));
  QVERIFY(last->validation.at("val_loss_alone") > 0.0);
  const auto further = train("further", 1, {{"from", path("run/weights.safetensors").string()}});
  QVERIFY2(further, further ? "" : further.error().message.c_str());
  for (const auto& family : families::modelFamilies()) {
    if (family.name != "remodiffuse") continue;
    const auto written = family.bundlings.front().write({{"remodiffuse", path("run/weights.safetensors")}}, path("models/remodiffuse.safetensors"));
    QVERIFY2(written, written ? "" : written.error().message.c_str());
  }
  QVERIFY(std::filesystem::file_size(path("models/remodiffuse.safetensors")) < 0.5 * static_cast<double>(std::filesystem::file_size(path("run/weights.safetensors"))));
}

void TstRemodiffuseTraining::aRunGoesOn() {
  QVERIFY(train("whole", 6).ok());
  QVERIFY(train("halves", 3).ok());
  QVERIFY(train("halves", 6).ok());
  const auto whole = model::readTensorFile(path("whole/weights.safetensors")).value(), halves = model::readTensorFile(path("halves/weights.safetensors")).value();
  for (const auto& [name, tensor] : whole.tensors) QVERIFY2(tensor.equal(halves.tensors.at(name)), name.c_str());
}

void TstRemodiffuseTraining::aTextIsAMotion() {
  const auto service = engine::makeGenerationService(path("models"));
  const auto models = service->models().value();
  QCOMPARE(models.size(), std::size_t{1});
  QCOMPARE(models[0].usual.steps, 50);
  services::GenerationRequest request;
  request.prompt = "a person walks";
  request.seconds = 1.5;
  request.model = "remodiffuse";
  request.steps = 6;
  const auto report = service->generate(request, quietly, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->clip->frameCount(), 30);
  QCOMPARE(report->steps, 6);
}

void TstRemodiffuseTraining::variantsAreABatch() {
  const auto model = loaded();
  std::vector<families::MotionWish> wishes(3);
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    wishes[i].prompt = i == 2 ? "a person turns around" : "a person walks";
    wishes[i].frames = 24 + 8 * static_cast<int>(i);
    wishes[i].seed = 5 + i;
    wishes[i].steps = 12;
  }
  wishes[1].retrieval.from = families::RetrievalWish::From::Nowhere;
  const auto together = model->sample(wishes, quietly, {}).value();
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const auto alone = model->sample({&wishes[i], 1}, quietly, {}).value();
    QCOMPARE(together[i].features.size(0), std::int64_t{wishes[i].frames});
    const auto error = (together[i].features - alone[0].features).abs().max().item<double>() / alone[0].features.abs().max().item<double>();
    QVERIFY2(error < 1e-4, qPrintable(QString("%1: %2").arg(i).arg(error)));
  }
}

void TstRemodiffuseTraining::whatStandsBesideItCounts() {
  const auto model = loaded();
  const auto data = dataset::MotionDataset::open(path("data")).value();
  families::MotionWish wish;
  wish.prompt = "a person walks", wish.frames = 40, wish.steps = 10;
  const auto sample = [&] { return model->sample({&wish, 1}, quietly, {}).value()[0].features; };
  const auto fromLibrary = sample();
  QVERIFY(fromLibrary.equal(sample()));
  wish.retrieval.from = families::RetrievalWish::From::Nowhere;
  const auto alone = sample();
  wish.retrieval.from = families::RetrievalWish::From::Given;
  QVERIFY(sample().equal(alone));  // given are none
  wish.retrieval.clips = {{"a person turns around", data.features(1) * data.std() + data.mean()}};
  const auto one = sample();
  wish.retrieval.clips.push_back({"a person walks", (data.features(2) * data.std() + data.mean()).repeat({6, 1})});  // longer than the network reads
  const auto two = sample();
  const auto differ = [](const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); };
  for (const auto& [a, b] : {std::pair{fromLibrary, alone}, std::pair{alone, one}, std::pair{one, two}, std::pair{fromLibrary, one}}) QVERIFY(differ(a, b) > 1e-4);
  wish.retrieval.takesPublishedMixture = true;
  QVERIFY(differ(sample(), two) > 1e-4);
}

void TstRemodiffuseTraining::theMixtureIsFitted() {
  auto model = sampling::loadRemodiffuseModel(path("models/remodiffuse.safetensors")).value();
  const auto fitted = sampling::fittedMixture(model, {.clips = 6, .batch = 3}).value();
  QVERIFY(std::isfinite(fitted.both) && std::isfinite(fitted.text) && std::isfinite(fitted.retrieval));
  QVERIFY(model.mixture.both != sampling::kPlainMixture.both || model.mixture.text != 0.0);  // as it stands in the bundle
  // Nearer to the motions that it was fitted on than the plain one and the authors'.
  const auto error = [&](const sampling::ConditionMixture& mixture) {
    double sum = 0.0;
    for (std::int64_t clip = 0; clip < model.library.size(); ++clip) {
      sampling::RemodiffuseWish wish{.prompt = model.library.captions[static_cast<std::size_t>(clip)], .frames = 40};
      wish.leftOut = clip;
      const auto conditions = sampling::conditionsOf(model, {wish});
      const auto clean = model.library.motionOf(clip).unsqueeze(0);
      at::manual_seed(4);
      for (const std::int64_t step : {0, 43, 99}) {
        const auto x = sampling::remodiffuseSchedule().addNoise(clean, at::randn(clean.sizes()), at::tensor({step}));
        sum += (sampling::mixedClean(model.network, x, step, conditions, mixture, at::zeros({1}, at::kBool)) - clean).square().sum().item<double>();
      }
    }
    return sum;
  };
  const at::NoGradGuard quiet;
  const auto own = sampling::fittedMixture(model, {.clips = 64, .batch = 4}).value();
  QVERIFY2(error(own) < error(sampling::kPlainMixture), qPrintable(QString("%1 %2").arg(error(own)).arg(error(sampling::kPlainMixture))));
  QVERIFY(error(own) < error(sampling::kPublishedMixture));
}

void TstRemodiffuseTraining::damagedFilesAreRefused() {
  auto file = model::readTensorFile(path("run/weights.safetensors")).value();
  QVERIFY(sampling::loadCompactRemodiffuse(file, "w").ok());
  const auto refused = [&](const char* words, auto change) {
    auto other = file;
    change(other);
    const auto answer = sampling::loadCompactRemodiffuse(other, "w");
    QVERIFY2(!answer && answer.error().message.find(words) != std::string::npos && answer.error().message.find("w: ") == 0,
             answer ? "taken" : answer.error().message.c_str());
  };
  refused("joint_embed.bias", [](auto& f) { f.tensors.erase("remodiffuse.joint_embed.bias"); });
  refused("is no list", [](auto& f) { f.metadata["library"] = "{}"; });
  refused("without a name", [](auto& f) { f.metadata["library"] = R"([{"id": 3}])"; });
  refused("lacks its texts", [](auto& f) { f.tensors.erase("library/text"); });
  refused("another width", [](auto& f) { f.tensors.insert_or_assign("library/motion", at::zeros({9, 5})); });
  refused("frames than its clips", [](auto& f) { f.tensors.insert_or_assign("library/motion", at::zeros({9, 263})); });
  refused("empty or too long", [](auto& f) { f.tensors["library/lengths"][0] = -1; });
  for (const char* config : {"", "[1]", R"({"kind":"mld"})", R"({"kind":"remodiffuse"})"}) refused("w: ", [&](auto& f) { f.metadata["config"] = config; });
}

QTEST_APPLESS_MAIN(TstRemodiffuseTraining)
#include "tst_remodiffuse_training.moc"
