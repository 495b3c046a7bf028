#include "core/checkpoint/model_device.h"
#include "core/checkpoint/safetensors.h"
#include "core/engine/devices.h"
#include "core/engine/model_library.h"
#include "core/engine/model_making.h"
#include "core/engine/recipe_table.h"
#include "core/engine/training_session.h"
#include "core/metrics/embedding_judge.h"
#include "core/metrics/protocol.h"
#include "core/model/evaluators/judge_weights.h"
#include "core/model_import/model_import.h"
#include "core/sampling/known_motion.h"
#include "core/sampling/repeated_network.h"
#include "tests/support/built_data.h"
#include "tests/support/published_files.h"
#include "tests/support/stand_in_device.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <nlohmann/json.hpp>

#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>
#include <functional>
#include <set>

using namespace core;

/// Everything that computes on a device of its own: every recipe learns a few updates and every model makes motions on the stand-in for a graphics card
/// (tests/support/stand_in_device.h) and comes to what it comes to on the CPU.
class TstDeviceClean : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theStandInRefusesTwoDevices();
  void wordsNameDevices();
  void everyRecipeLearnsThere_data();
  void everyRecipeLearnsThere();
  void everyRecipeLearnsInBfloat16_data() { everyRecipeLearnsThere_data(); }
  void everyRecipeLearnsInBfloat16();
  void noRecipeIsLeftOut();
  void everyModelSamplesThere_data();
  void everyModelSamplesThere();
  void judgesReadThere();

 private:
  using Settings = std::map<std::string, std::string>;
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  std::string weights(const std::string& run) const { return path(run + "/weights.safetensors").string(); }
  Result<engine::TrainingReport> train(const std::string& recipe, const std::string& run, Settings settings, bool isExact = true) const;
  static Settings settingsOf(const QStringList& pairs);
  void importMld(const std::filesystem::path& file) const;
  at::Tensor motion(std::size_t clip) const { return (data_->features(clip) * data_->std() + data_->mean()).contiguous(); }
  static double lossOf(const std::filesystem::path& run);
  static void quietly(const jobs::Progress&) {}
  QTemporaryDir folder_;
  std::unique_ptr<dataset::MotionDataset> data_;
};

namespace {

/// Puts what is made meanwhile onto a device.
class On {
 public:
  explicit On(c10::Device device) { model::setModelDevice(device); }
  ~On() { model::setModelDevice(at::kCPU); }
  On(const On&) = delete;
  On& operator=(const On&) = delete;
};

double apart(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

}  // namespace

TstDeviceClean::Settings TstDeviceClean::settingsOf(const QStringList& pairs) {
  Settings all;
  for (const auto& pair : pairs) all[pair.section('=', 0, 0).toStdString()] = pair.section('=', 1).toStdString();
  return all;
}

Result<engine::TrainingReport> TstDeviceClean::train(const std::string& recipe, const std::string& run, Settings settings, bool isExact) const {
  engine::TrainingRequest request;
  request.recipe = recipe;
  request.dataFolder = path("data");
  request.runFolder = path(run);
  request.steps = 3;
  request.learningRate = 1e-5;  // so that rounding stays rounding
  request.schedule = "constant";
  request.warmupSteps = 1;
  request.useBfloat16 = !isExact;
  request.settings = std::move(settings);
  return engine::runTraining(request, quietly, {});
}

double TstDeviceClean::lossOf(const std::filesystem::path& run) {
  QFile log(QString::fromStdString((run / "log.jsonl").string()));
  if (!log.open(QIODevice::ReadOnly)) return std::nan("");
  return nlohmann::json::parse(log.readLine().toStdString())["loss"].get<double>();
}

void TstDeviceClean::initTestCase() {
  at::set_num_threads(1);
  tests::standInDevice();
  tests::writeBuiltData(path("data"), 16, 60);
  tests::writeTextEncoder(path("text.safetensors"));
  tests::writeBytes(path("clip/pytorch_model.bin"), tests::bareCheckpoint(tests::clipWeights()));
  tests::writeBytes(path("clip/merges.txt"), tests::clipMerges());
  const auto tower = model::importModel({{path("clip")}, {}}, families::importKinds(), path("clip.safetensors"));
  QVERIFY2(tower && tower->isComplete(), tower ? "incomplete" : tower.error().message.c_str());
  data_ = std::make_unique<dataset::MotionDataset>(dataset::MotionDataset::open(path("data")).value());
}

void TstDeviceClean::theStandInRefusesTwoDevices() {
  const auto device = tests::standInDevice();
  const auto here = at::ones({3, 3}), there = at::ones({3, 3}).to(device);
  QVERIFY((there + there).sum().item<double>() == 18.0);
  QVERIFY((there * at::scalar_tensor(2.0)).device() == device);  // a number may stay
  QVERIFY_EXCEPTION_THROWN(here + there, c10::Error);
  QVERIFY_EXCEPTION_THROWN(at::matmul(there, here), c10::Error);
  QVERIFY_EXCEPTION_THROWN(at::cat({here, there}), c10::Error);
  QVERIFY_EXCEPTION_THROWN(there.index_select(0, at::zeros({1}, at::kLong)), c10::Error);
}

void TstDeviceClean::wordsNameDevices() {
  QCOMPARE(base::deviceNamed("cuda").value(), (base::DeviceName{base::DeviceName::Kind::Cuda, 0}));
  QCOMPARE(base::wordOf(base::deviceNamed("cuda:3").value()), std::string("cuda:3"));
  for (const char* wrong : {"", "gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:999", "cpu:1"}) QVERIFY2(!base::deviceNamed(wrong), wrong);
  QVERIFY(engine::useDevice(base::deviceNamed("cpu").value()));
  QCOMPARE(model::modelDevice().str(), std::string("cpu"));
  const auto card = engine::useDevice(base::deviceNamed("cuda:100").value());
  QVERIFY(!card && card.error().code == ErrorCode::InvalidArgument && card.error().message.starts_with("--device cuda:100: "));
}

// In this order: later ones read what earlier ones wrote.
void TstDeviceClean::everyRecipeLearnsThere_data() {
  QTest::addColumn<QString>("recipe");
  QTest::addColumn<QString>("run");
  QTest::addColumn<QStringList>("settings");
  const auto row = [](const char* recipe, const char* run, const QStringList& settings) { QTest::newRow(run) << recipe << run << settings; };
  const auto text = QString::fromStdString("text=" + path("text.safetensors").string());
  const auto part = [&](const char* name, const char* run) { return QString::fromStdString(std::string(name) + "=" + weights(std::string(run) + " cpu")); };
  row("mld-vae", "vae", {"batch=4", "width=32", "latent=8", "global-after=1"});
  row("mld-vae", "vae from", {"batch=4", part("from", "vae")});
  row("mld-token-vae", "token vae", {"batch=4", "width=16", "layers=3", "feed-forward=16", "dropout=0"});
  const auto tower = QString::fromStdString("text=" + path("clip.safetensors").string());
  row("mld-token-denoiser", "token denoiser", {"batch=4", "layers=3", "feed-forward=16", "dropout=0", tower, part("vae", "token vae")});
  row("style-network", "published style", {"form=published", "batch=2", "layers=1", "width=16", "feed-forward=16"});
  row("smoodi-token", "token smoodi", {"batch=2", "style-layers=1", "variant=paper", tower, part("vae", "token vae"), part("denoiser", "token denoiser")});
  row("text-encoder", "text", {"batch=8", "motions=4", "vocabulary=300"});
  row("mld-denoiser", "denoiser", {"batch=4", "layers=3", "dropout=0", text, part("vae", "vae")});
  row("style-network", "style", {"batch=4", "layers=2"});
  row("smoodi", "smoodi",
      {"batch=4", "cycle-weight=0.1", "cycle-batch=2", "style-weight=0.1", "style-batch=4", "style-keep=1", text, part("vae", "vae"), part("denoiser", "denoiser"),
       part("style", "style")});
  row("crossdiff", "crossdiff", {"batch=4", "frames=32", "width=16", "layers=2", "own-layers=1", "dropout=0", "hide=0.5", text});
  row("crossdiff", "crossdiff 2", {"batch=4", "stage=2", part("start", "crossdiff")});
  row("mdm", "mdm", {"batch=4", "width=16", "layers=2", "dropout=0", text});
  row("mdm", "mdm from", {"batch=4", text, part("from", "mdm")});
  row("remodiffuse", "near", {"batch=4", "width=16", "layers=1", "time-width=16", "text-width=8", "library=4", text});
  row("t2mgpt-vq", "vq", {"batch=4", "window=32", "codes=8", "code-width=8", "width=16"});
  row("t2mgpt-gpt", "gpt", {"batch=4", "width=16", "heads=2", "layers=2", "dropout=0", text, part("vq", "vq")});
  row("motion-puzzle", "puzzle", {"batch=2", "window=32", "width=4", "latent=8"});
  row("aberman", "aberman", {"batch=2", "window=16"});
  row("judge", "judge", {"batch=4", "source=built"});
  row("evaluator", "evaluator", {"batch=4", "windows=4", "autoencoder=1", "width=16", "vocabulary=300"});
  row("evaluator", "evaluator joints", {"batch=4", "part=joints", "loss=margin", "width=16", "vocabulary=300"});
}

void TstDeviceClean::everyRecipeLearnsThere() {
  QFETCH(QString, recipe);
  QFETCH(QString, run);
  QFETCH(QStringList, settings);
  const auto all = settingsOf(settings);
  const auto here = train(recipe.toStdString(), run.toStdString() + " cpu", all);
  QVERIFY2(here, here ? "" : here.error().message.c_str());
  const auto before = tests::standInOperations();
  const On device(tests::standInDevice());
  const auto there = train(recipe.toStdString(), run.toStdString() + " device", all);
  QVERIFY2(there, there ? "" : there.error().message.c_str());
  QVERIFY(tests::standInOperations() > before + 100);
  const double loss = lossOf(path(run.toStdString() + " cpu")), other = lossOf(path(run.toStdString() + " device"));
  QVERIFY2(std::abs(loss - other) <= 1e-4 * std::abs(loss), qPrintable(QStringLiteral("%1 and %2").arg(loss, 0, 'g', 9).arg(other, 0, 'g', 9)));
  for (const auto& [name, value] : here->validation) {
    const double apart = std::abs(value - there->validation.at(name));
    QVERIFY2(apart <= 1e-3 * std::max(1.0, std::abs(value)), qPrintable(QString::fromStdString(name) + QStringLiteral(": %1, %2 apart").arg(value).arg(apart)));
  }
}

// As people train them who say nothing of the precision.
void TstDeviceClean::everyRecipeLearnsInBfloat16() {
  QFETCH(QString, recipe);
  QFETCH(QString, run);
  QFETCH(QStringList, settings);
  const auto trained = train(recipe.toStdString(), run.toStdString() + " bf16", settingsOf(settings), false);
  QVERIFY2(trained, trained ? "" : trained.error().message.c_str());
  const double loss = lossOf(path(run.toStdString() + " bf16")), exact = lossOf(path(run.toStdString() + " cpu"));
  QVERIFY2(std::abs(loss - exact) < 0.1 * std::abs(exact) + 0.02, qPrintable(QStringLiteral("%1 and %2").arg(loss).arg(exact)));
}

void TstDeviceClean::noRecipeIsLeftOut() {
  std::set<std::string> tried;
  for (const auto* run : {"vae", "text", "denoiser", "style", "smoodi", "crossdiff", "mdm", "token vae", "token denoiser", "token smoodi", "near", "vq", "gpt", "puzzle",
                          "aberman", "judge", "evaluator"})
    tried.insert(nlohmann::json::parse(std::ifstream(path(std::string(run) + " cpu/run.json")))["recipe"].get<std::string>());
  for (const auto& recipe : engine::recipeTable()) QVERIFY2(tried.contains(recipe.name), recipe.name.c_str());
}

void TstDeviceClean::everyModelSamplesThere_data() {
  QTest::addColumn<QString>("family");
  QTest::addColumn<QStringList>("parts");
  QTest::newRow("smoodi") << "smoodi" << QStringList{"vae=vae", "text=TEXT", "denoiser=denoiser", "style=style", "adaptor=smoodi"};
  QTest::newRow("smoodi, published") << "smoodi" << QStringList{"vae=token vae", "text=CLIP", "style=published style", "adaptor=token smoodi"};
  QTest::newRow("crossdiff") << "crossdiff" << QStringList{"crossdiff=crossdiff"};
  QTest::newRow("mdm") << "mdm" << QStringList{"mdm=mdm"};
  QTest::newRow("mld") << "mld" << QStringList();  // no recipe trains it alone: imported
  QTest::newRow("remodiffuse") << "remodiffuse" << QStringList{"remodiffuse=near"};
  QTest::newRow("t2m-gpt") << "t2m-gpt" << QStringList{"vq=vq", "text=TEXT", "gpt=gpt"};
  QTest::newRow("motion-puzzle") << "motion-puzzle" << QStringList{"motion-puzzle=puzzle"};
  QTest::newRow("aberman") << "aberman" << QStringList{"aberman=aberman"};
}

void TstDeviceClean::importMld(const std::filesystem::path& file) const {
  tests::writeBytes(path("published mld/mld.ckpt"), tests::bareCheckpoint(tests::mldWeights()));
  tests::writeNormalization(path("published mld"), 263, 0.1f, 0.2f);
  model::ModelImportRequest request;
  request.files = {path("published mld"), path("clip")};
  const auto report = model::importModel(request, families::importKinds(), file);
  QVERIFY2(report && report->isComplete(), report ? "incomplete" : report.error().message.c_str());
}

void TstDeviceClean::everyModelSamplesThere() {
  QFETCH(QString, family);
  QFETCH(QStringList, parts);
  const auto file = path(family.toStdString() + ".safetensors");
  std::map<std::string, std::filesystem::path> files;
  for (const auto& part : parts) {
    const auto run = part.section('=', 1).toStdString();
    files[part.section('=', 0, 0).toStdString()] = run == "TEXT"   ? path("text.safetensors")
                                                   : run == "CLIP" ? path("clip.safetensors")
                                                                   : std::filesystem::path(weights(run + " cpu"));
  }
  if (!files.empty()) {
    services::BundleRequest request;
    request.family = family.toStdString(), request.files = files, request.out = file;
    const auto written = engine::bundleModel(request, quietly, {});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
  }
  if (family == "mld") importMld(file);
  const auto loaded = [&] { return engine::ModelLibrary(path("")).load(file.string()); };
  const auto here = loaded();
  QVERIFY2(here, here ? "" : here.error().message.c_str());
  const On device(tests::standInDevice());
  sampling::setRecorder(tests::standInRecorder());
  const auto noRecorder = qScopeGuard([] { sampling::setRecorder({}); });
  const auto replays = tests::standInReplays();
  const auto there = loaded();
  QVERIFY2(there, there ? "" : there.error().message.c_str());
  const auto can = (*here)->facts().can;
  const auto before = tests::standInOperations();
  const auto agree = [&](const char* what, const std::function<Result<at::Tensor>(families::LoadedModel&)>& work) {
    const auto a = work(**here), b = work(**there);
    QVERIFY2(a, a ? "" : a.error().message.c_str());
    QVERIFY2(b, b ? "" : b.error().message.c_str());
    QVERIFY2(b->is_cpu(), what);
    QVERIFY2(a->sizes() == b->sizes() && apart(*a, *b) < 1e-3 * std::max(1.0, a->abs().max().item<double>()), qPrintable(QString("%1: %2").arg(what).arg(apart(*a, *b))));
  };
  const auto sampled = [&](families::MotionWish wish) {
    return [wish](families::LoadedModel& model) -> Result<at::Tensor> {
      auto longer = wish;
      longer.frames = std::min(32, wish.frames + 8), longer.seed = 4, longer.prompt = "a person turns around";
      const bool isOne = wish.known.features.defined() || !wish.spans.empty();
      const auto made = model.sample(isOne ? std::vector{wish} : std::vector{wish, longer}, quietly, {});
      if (!made) return made.error();
      return made->front().features;
    };
  };
  families::MotionWish wish;
  wish.prompt = "a person walks";
  wish.frames = 24;
  wish.steps = 5;
  if (can.generate) agree("text", sampled(wish));
  const families::StyleWish clip{families::StyleWish::Kind::Clip, "clip", motion(2)};
  if (can.style && can.generate) {
    wish.guidance.classifierScale = 0.3;
    wish.style = clip;
    agree("style of a clip", sampled(wish));
    wish.style = {families::StyleWish::Kind::Named, "old", {}};
    if ((*here)->accepts(wish.style)) agree("style by name", sampled(wish));
  }
  if (can.plan) {
    auto plan = wish;
    plan.spans = {{"a person walks", 24, {}, 1.5}, {"a person turns around", 24, wish.style, 1.5}};
    agree("plan", sampled(plan));
    plan.spans.clear();
    plan.frames = 32;
    plan.known = sampling::knownEnds(motion(0).narrow(0, 0, 32), 0.25);
    agree("redrawn", sampled(plan));
  }
  if (can.givenMotion) {
    auto given = wish;
    given.known = sampling::knownEnds(motion(0).narrow(0, 0, 24), 0.25);
    agree("given ends", sampled(given));
  }
  if (can.mixture) {
    auto mixed = wish;
    mixed.mixture = 300;
    mixed.wantsPictures = true;
    agree("mixture", sampled(mixed));
  }
  if (can.restyle) {
    families::RestyleWish again;
    again.motion = motion(0);
    again.style = clip;
    again.steps = 5, again.turn = 3;
    agree("restyled", [&](families::LoadedModel& model) -> Result<at::Tensor> {
      auto made = model.restyle(again, quietly, {});
      if (!made) return made.error();
      return made->features;
    });
  }
  if (family == "smoodi" || family == "mld" || family == "t2m-gpt") agree("reconstructed", [&](families::LoadedModel& model) { return model.reconstruct(motion(0)); });
  if (const auto readsHere = (*here)->styleReader(), readsThere = (*there)->styleReader(); readsHere) QCOMPARE(readsThere(motion(1)), readsHere(motion(1)));
  QVERIFY(tests::standInOperations() > before + 50);
  const bool isRepeated = family == "smoodi" || family == "crossdiff" || family == "mdm" || family == "mld";
  QCOMPARE(tests::standInReplays() > replays, isRepeated);
}

void TstDeviceClean::judgesReadThere() {
  std::vector<metrics::MotionSample> samples;
  for (std::size_t i = 0; i < data_->clips().size(); ++i) samples.push_back({motion(i), data_->clips()[i].captions.front().text, "walk", data_->clips()[i].style, {}});
  const auto scores = [&] {
    metrics::Panel panel;
    for (const char* run : {"evaluator cpu", "evaluator joints cpu"}) panel.embeddings.push_back(metrics::openEmbeddingJudge(weights(run)).value());
    panel.style = std::make_unique<model::TrainedJudge>(model::loadJudge(model::readTensorFile(weights("judge cpu")).value(), "judge").value());
    const auto embedded = metrics::embedAll(panel, samples);
    auto all = metrics::embeddingScores(panel, samples, embedded, embedded, {4, 10, 1});
    all.merge(metrics::labelScores(panel, samples, {}));
    all.merge(metrics::physicalScores(samples));
    return all;
  };
  const auto here = scores();
  const On device(tests::standInDevice());
  const auto before = tests::standInOperations();
  const auto there = scores();
  QVERIFY(tests::standInOperations() > before + 20);
  QCOMPARE(there.size(), here.size());
  for (const auto& [name, value] : here) QVERIFY2(std::abs(value - there.at(name)) <= 1e-3 * std::max(1.0, std::abs(value)), name.c_str());
}

QTEST_GUILESS_MAIN(TstDeviceClean)
#include "tst_device_clean.moc"
