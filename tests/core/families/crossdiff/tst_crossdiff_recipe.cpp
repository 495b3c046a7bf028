#include "core/families/crossdiff/compact_crossdiff.h"
#include "core/families/crossdiff/crossdiff_recipe.h"
#include "core/representation/humanml3d_features.h"
#include "core/representation/picture_mask.h"
#include "core/training/trainer.h"
#include "tests/core/representation/moving_body.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace core;

/// The recipe crossdiff on a few synthetic walks: pairs, stages, switches, resume, and the file it writes.
class TstCrossDiffRecipe : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void pairsShowTheSameFrames();
  void aFollowingCameraKeepsTheRootInTheMiddle();
  void oneViewIsTheFront();
  void masksFollowTheJoints();
  void learnsAndResumesBitForBit();
  void weightsSampleByThemselves();
  void secondStageLeavesThe2dWeights();
  void shareOf3dIsTheOneAsked();
  void wildPicturesGetTheTeachersLabels();
  void wrongSettingsAreRefused_data();
  void wrongSettingsAreRefused();
  void damagedHeadersAreRefused_data();
  void damagedHeadersAreRefused();

 private:
  base::Settings settings(std::map<std::string, std::string> more = {}) const;
  std::unique_ptr<training::CrossDiffRecipe> recipe(std::map<std::string, std::string> more = {}, std::optional<model::TrainedCrossDiff> start = std::nullopt) const;

  QTemporaryDir folder_;
  std::unique_ptr<dataset::MotionDataset> data_;
};

namespace {

// A feature per sentence, from its letters.
class LetterEncoder : public text::TextEncoder {
 public:
  at::Tensor encode(const std::vector<std::string>& prompts) override {
    auto features = at::zeros({static_cast<std::int64_t>(prompts.size()), 1, 6});
    for (std::size_t i = 0; i < prompts.size(); ++i)
      for (std::size_t k = 0; k < prompts[i].size(); ++k) features[static_cast<std::int64_t>(i)][0][static_cast<std::int64_t>(k % 6)] += prompts[i][k] / 500.0;
    return features;
  }
  int width() const override { return 6; }
};

dataset::MotionDataset walks(const std::filesystem::path& folder, int clips) {
  std::vector<at::Tensor> rows;
  nlohmann::json manifest = {{"format", "gesto-dataset"}, {"version", 1}};
  std::int64_t first = 0;
  for (int i = 0; i < clips; ++i) {
    const auto features = representation::extractFeatures(tests::movingBody(static_cast<std::uint64_t>(i + 1), 26 + i % 5));
    rows.push_back(at::tensor(features.values).reshape({features.rows, 263}));
    manifest["clips"].push_back({{"id", "clip" + std::to_string(i)},
                                 {"split", i % 4 == 3 ? "val" : "train"},
                                 {"first", first},
                                 {"rows", features.rows},
                                 {"content", "walk"},
                                 {"style", "old"},
                                 {"captions", {{{"text", "a person walks"}, {"kind", "content"}}}}});
    first += features.rows;
  }
  const auto all = at::cat(rows);
  const auto normalizer = representation::normalizerFromRows(all);
  const auto list = [](const at::Tensor& t) { return std::vector<float>(t.data_ptr<float>(), t.data_ptr<float>() + t.numel()); };
  manifest["mean"] = list(normalizer.mean);
  manifest["std"] = list(normalizer.std);
  std::ofstream(folder / "manifest.json") << manifest.dump();
  (void)model::writeSafetensors(folder / "features.safetensors", {{"features", all}});
  return dataset::MotionDataset::open(folder).value();
}

training::TrainerOptions trainerOptions(const QTemporaryDir& run, std::int64_t steps) {
  training::TrainerOptions options;
  options.steps = steps, options.warmupSteps = 2, options.decaySteps = 2, options.learningRate = 4e-3, options.useBfloat16 = false;
  options.runFolder = run.path().toStdString();
  return options;
}

}  // namespace

void TstCrossDiffRecipe::initTestCase() { data_ = std::make_unique<dataset::MotionDataset>(walks(folder_.path().toStdString(), 40)); }

base::Settings TstCrossDiffRecipe::settings(std::map<std::string, std::string> more) const {
  std::map<std::string, std::string> all = {{"frames", "24"}, {"width", "16"}, {"layers", "2"}, {"own-layers", "1"}, {"batch", "6"}};
  for (const auto& [name, value] : more) all[name] = value;
  return base::Settings::parse(training::CrossDiffRecipe::settings(), all).value();
}

std::unique_ptr<training::CrossDiffRecipe> TstCrossDiffRecipe::recipe(std::map<std::string, std::string> more, std::optional<model::TrainedCrossDiff> start) const {
  at::manual_seed(4);
  return std::make_unique<training::CrossDiffRecipe>(*data_, settings(std::move(more)), std::make_shared<LetterEncoder>(),
                                                     model::TensorFile{{{"text.a", at::ones({2})}}, {{"config", "{}"}}}, std::move(start));
}

void TstCrossDiffRecipe::pairsShowTheSameFrames() {
  const training::PairedViews views(*data_, {.camera = representation::Camera::Orthographic});
  const training::BatchSampler sampler(*data_, [](const auto&) { return 1.0; });
  base::RandomStream random(3);
  const auto clips = sampler.draw(random, 8);
  const auto batch = sampler.load(clips, random, 25);
  const auto pairs = views.pair(batch, random, 24);
  QCOMPARE(pairs.motion2d.size(1), std::int64_t{24});
  for (std::int64_t i = 0; i < 8; ++i) {
    const auto length = pairs.lengths[i].item<std::int64_t>();
    QCOMPARE(length, std::min<std::int64_t>(24, batch.lengths[i].item<std::int64_t>() - 1));
    const auto joints = representation::recoverJoints((pairs.motion3d[i].narrow(0, 0, length) * data_->std() + data_->mean()).unsqueeze(0))[0];
    const auto seen = pairs.motion2d[i].narrow(0, 0, length) * views.normalizer2d().std + views.normalizer2d().mean;
    // Heights are heights from every side.
    const auto above = joints.select(2, 1).slice(1, 1) - joints.select(2, 1).slice(1, 0, 1);
    const auto shown = seen.slice(1, 2, 44).reshape({length, 21, 2}).select(2, 1);
    QVERIFY((above - shown).abs().max().item<double>() < 1e-3);
  }
}

void TstCrossDiffRecipe::aFollowingCameraKeepsTheRootInTheMiddle() {
  const training::PairedViews views(*data_, {.camera = representation::Camera::Orthographic});
  const training::BatchSampler sampler(*data_, [](const auto&) { return 1.0; });
  base::RandomStream drawing(3), still(5), moving(5);
  const auto batch = sampler.load(sampler.draw(drawing, 8), drawing, 25);
  const auto followed = views.pair(batch, still, 24, 1.0), plain = views.pair(batch, moving, 24);
  QVERIFY(followed.motion3d.equal(plain.motion3d));  // the body travels all the same
  for (std::int64_t i = 0; i < 8; ++i) {
    const auto length = followed.lengths[i].item<std::int64_t>();
    const auto rows = followed.motion2d[i].narrow(0, 0, length) * views.normalizer2d().std + views.normalizer2d().mean;
    QVERIFY(rows.select(1, 0).abs().max().item<double>() < 1e-4);   // the root's way from left to right
    QVERIFY(rows.select(1, 86).abs().max().item<double>() < 1e-4);  // and its steps
  }
}

void TstCrossDiffRecipe::oneViewIsTheFront() {
  const training::PairedViews views(*data_, {.views = 1});
  const training::BatchSampler sampler(*data_, [](const auto&) { return 1.0; });
  base::RandomStream random(3);
  const auto pairs = views.pair(sampler.load(sampler.draw(random, 16), random, 25), random, 24);
  QCOMPARE(pairs.views.max().item<std::int64_t>(), std::int64_t{0});
}

void TstCrossDiffRecipe::masksFollowTheJoints() {
  std::vector<std::uint8_t> seen(3 * 22, 1);
  QCOMPARE(representation::seenFeatures2d(seen).min().item<float>(), 1.0f);
  seen[22 + 4] = 0;  // the left knee in the second frame
  const auto mask = representation::seenFeatures2d(seen);
  QCOMPARE(mask.size(0), std::int64_t{2});
  const auto at = [&](int row, int column) { return mask[row][column].item<float>(); };
  QCOMPARE(at(0, 2 + 2 * 3), 1.0f);
  QCOMPARE(at(1, 2 + 2 * 3), 0.0f);
  for (const int bone : {4, 7, 10}) QCOMPARE(at(1, 44 + 2 * (bone - 1)), 0.0f);  // the knee's own angle, the ankle's, the foot's
  QCOMPARE(at(1, 44), 1.0f);
  QCOMPARE(at(0, 86 + 2 * 4), 0.0f);
  QCOMPARE(at(1, 86 + 2 * 4), 0.0f);
  QVERIFY_EXCEPTION_THROWN(representation::seenFeatures2d(std::span(seen).first(22)), std::invalid_argument);
  base::RandomStream random(1);
  QCOMPARE(representation::randomlySeenFeatures2d(random, 0.0, 10).min().item<float>(), 1.0f);
  double hidden = 0.0;
  for (int i = 0; i < 20; ++i) hidden += 1.0 - representation::randomlySeenFeatures2d(random, 1.0, 10).mean().item<double>();
  QVERIFY(hidden > 0.5 && hidden < 15.0);
}

void TstCrossDiffRecipe::learnsAndResumesBitForBit() {
  QTemporaryDir unbroken, broken;
  const std::map<std::string, std::string> switches = {{"hide", "0.5"}, {"share-3d", "0.7"}};
  auto whole = training::Trainer::create("crossdiff", recipe(switches), trainerOptions(unbroken, 60)).value();
  double first = 0.0, last = 0.0;
  while (!whole->finished()) {
    const auto terms = whole->step();
    if (whole->stepsDone() <= 10) first += terms.front().second;
    if (whole->stepsDone() > 50) last += terms.front().second;
  }
  QVERIFY2(last < 0.95 * first, qPrintable(QString("%1 after %2").arg(last).arg(first)));
  for (int part = 0; part < 2; ++part) {
    auto half = training::Trainer::create("crossdiff", recipe(switches), trainerOptions(broken, 60)).value();
    while (half->stepsDone() < 30 * (part + 1)) half->step();
    QVERIFY(half->saveCheckpoint());
  }
  QVERIFY(whole->saveCheckpoint());
  const auto read = [](const QTemporaryDir& run) { return model::readTensorFile(run.path().toStdString() + "/checkpoint.safetensors").value().tensors; };
  const auto a = read(unbroken), b = read(broken);
  QCOMPARE(a.size(), b.size());
  for (const auto& [name, tensor] : a) QVERIFY2(tensor.equal(b.at(name)), name.c_str());
  const auto numbers = whole->validate();
  QCOMPARE(numbers.size(), std::size_t{6});
  for (const auto& [name, value] : numbers) QVERIFY2(std::isfinite(value) && value > 0.0, name.c_str());
}

void TstCrossDiffRecipe::weightsSampleByThemselves() {
  QTemporaryDir run;
  auto trainer = training::Trainer::create("crossdiff", recipe({{"variant", "released"}}), trainerOptions(run, 2)).value();
  trainer->step();
  QVERIFY(trainer->saveCheckpoint());
  const auto file = model::readTensorFile(run.path().toStdString() + "/weights.safetensors").value();
  QCOMPARE(file.metadata.at("format"), std::string("gesto-crossdiff-model"));
  QCOMPARE(file.metadata.at("text/config"), std::string("{}"));
  QVERIFY(file.tensors.contains("text/text.a"));
  auto trained = model::loadCompactCrossDiff(file, "weights.safetensors");
  QVERIFY2(trained, trained ? "" : trained.error().message.c_str());
  QCOMPARE(trained->camera, std::string("perspective"));
  QCOMPARE(trained->network->options().frames, 24);
  QCOMPARE(trained->mean2d.size(0), std::int64_t{134});
  auto without = file;
  without.tensors.erase("crossdiff.motion_token");
  QVERIFY(model::loadCompactCrossDiff(without, "weights.safetensors").error().message.find("motion_token") != std::string::npos);
}

void TstCrossDiffRecipe::secondStageLeavesThe2dWeights() {
  QTemporaryDir one, two;
  auto first = training::Trainer::create("crossdiff", recipe(), trainerOptions(one, 2)).value();
  first->step();
  QVERIFY(first->saveCheckpoint());
  const auto load = [&] { return model::loadCompactCrossDiff(model::readTensorFile(one.path().toStdString() + "/weights.safetensors").value(), "w").value(); };
  const auto before = load();
  auto second = training::Trainer::create("crossdiff", recipe({{"stage", "2"}}, load()), trainerOptions(two, 3)).value();
  while (!second->finished()) second->step();
  QVERIFY(second->saveCheckpoint());
  const auto after = model::readTensorFile(two.path().toStdString() + "/checkpoint.safetensors").value();
  int moved = 0;
  for (const auto& item : before.network->named_parameters()) {
    const bool is2d = item.key().find("_j.") != std::string::npos || item.key() == "joint_token";
    const bool isSame = item.value().equal(after.tensors.at("model.crossdiff." + item.key()));
    if (is2d) QVERIFY2(isSame, item.key().c_str());
    moved += isSame ? 0 : 1;
  }
  QVERIFY(moved > 20);
}

void TstCrossDiffRecipe::shareOf3dIsTheOneAsked() {
  // Without any truth in 3D only the 2D path has a loss.
  auto none = recipe({{"share-3d", "0"}});
  base::RandomStream random(1);
  training::Scalars terms;
  (void)none->loss(0, random, terms);
  const auto value = [&](const char* name) { return std::find_if(terms.begin(), terms.end(), [&](const auto& t) { return t.first == name; })->second; };
  QCOMPARE(value("loss_33"), 0.0);
  QCOMPARE(value("loss_23"), 0.0);
  QVERIFY(value("loss_22") > 0.0);
  QVERIFY_EXCEPTION_THROWN(recipe({{"share-3d", "0"}, {"cut-2d", "1"}}), std::invalid_argument);
}

void TstCrossDiffRecipe::wildPicturesGetTheTeachersLabels() {
  // A person of 17 points who sways, in a folder of frames; and a file that is none.
  QTemporaryDir wild;
  const auto frames = std::filesystem::path(wild.path().toStdString()) / "sway";
  std::filesystem::create_directories(frames);
  const int places[17][2] = {{0, -70}, {3, -73}, {-3, -73}, {7, -70}, {-7, -70}, {18, -50}, {-18, -50}, {22, -25}, {-22, -25},
                             {22, 0},  {-22, 0}, {10, 0},   {-10, 0}, {10, 39},  {-10, 39}, {10, 82},   {-10, 82}};
  for (int f = 0; f < 45; ++f) {
    nlohmann::json points = nlohmann::json::array(), scores = nlohmann::json::array();
    for (const auto& place : places) {
      points.push_back({300 + place[0] + f % 7, 300 + place[1]});
      scores.push_back(0.9);
    }
    std::ofstream(frames / QStringLiteral("f%1.json").arg(1000 + f).toStdString())
        << nlohmann::json::array({{{"keypoints", points}, {"keypoint_scores", scores}}}).dump();
  }
  std::ofstream(std::filesystem::path(wild.path().toStdString()) / "broken.json") << "{";

  QTemporaryDir run;
  auto trainer = training::Trainer::create("crossdiff", recipe(), trainerOptions(run, 2)).value();
  trainer->step();
  QVERIFY(trainer->saveCheckpoint());
  const auto load = [&] { return model::loadCompactCrossDiff(model::readTensorFile(run.path().toStdString() + "/weights.safetensors").value(), "w").value(); };
  auto teacher = load();
  teacher.network->train();  // must not matter
  const auto pictures = training::WildPictures::read(wild.path().toStdString(), teacher, {.fps = 20.0});
  QVERIFY2(pictures, pictures ? "" : pictures.error().message.c_str());
  QCOMPARE(pictures->windows(), std::size_t{2});  // 45 frames in windows of 24 + 1
  QCOMPARE(pictures->skipped().size(), std::size_t{1});
  base::RandomStream random(1);
  const auto a = pictures->draw(random, 4);
  QVERIFY(a.seen2d.slice(2, 2 + 2 * 9, 4 + 2 * 9).abs().max().item<float>() == 0.0f);  // COCO shows no left foot
  QVERIFY(a.motion3d.abs().max().item<double>() > 0.0);
  auto again = load();
  base::RandomStream same(1);
  QVERIFY(a.motion3d.equal(training::WildPictures::read(wild.path().toStdString(), again, {.fps = 20.0})->draw(same, 4).motion3d));

  const std::map<std::string, std::string> settings = {{"wild", wild.path().toStdString()}, {"wild-fps", "20"}, {"w-m2j", "0.1"}, {"w-j2m", "0.1"}};
  QVERIFY_EXCEPTION_THROWN(recipe(settings), std::invalid_argument);  // no teacher
  auto tuned = recipe(settings, load());
  training::Scalars terms;
  const auto loss = tuned->loss(0, random, terms);
  QVERIFY(std::isfinite(loss.item<double>()));
  loss.backward();
}

void TstCrossDiffRecipe::wrongSettingsAreRefused_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("value");
  QTest::addColumn<bool>("alone");
  for (const auto& [name, value] : {std::pair{"stage", "3"}, {"variant", "other"}, {"mode", "eval"}, {"share-3d", "2"}, {"batch", "0"}, {"w-m2j", "-1"}, {"hide", "x"}})
    QTest::addRow("%s=%s", name, value) << QString(name) << QString(value) << true;
  // Right by themselves, but not together with the others.
  for (const auto& [name, value] : {std::pair{"stage", "2"}, {"frames", "25"}, {"width", "18"}})
    QTest::addRow("%s=%s", name, value) << QString(name) << QString(value) << false;
}

void TstCrossDiffRecipe::wrongSettingsAreRefused() {
  QFETCH(QString, name);
  QFETCH(QString, value);
  QFETCH(bool, alone);
  const std::map<std::string, std::string> wrong{{name.toStdString(), value.toStdString()}};
  QCOMPARE(base::Settings::parse(training::CrossDiffRecipe::settings(), wrong).ok(), !alone);
  if (!alone) QVERIFY_EXCEPTION_THROWN(recipe(wrong), std::invalid_argument);
}

void TstCrossDiffRecipe::damagedHeadersAreRefused_data() {
  QTest::addColumn<QString>("config");
  QTest::newRow("none") << "";
  QTest::newRow("no object") << "[1]";
  QTest::newRow("another kind") << R"({"kind":"mld-denoiser"})";
  QTest::newRow("absurd size") << R"({"kind":"crossdiff","camera":"perspective","width":1000000000})";
  QTest::newRow("zero") << R"({"kind":"crossdiff","camera":"perspective","sharedLayers":0})";
  QTest::newRow("heads") << R"({"kind":"crossdiff","camera":"perspective","width":161})";
  QTest::newRow("camera") << R"({"kind":"crossdiff","camera":"fisheye"})";
  QTest::newRow("words") << R"({"kind":"crossdiff","camera":"perspective","width":"wide"})";
}

void TstCrossDiffRecipe::damagedHeadersAreRefused() {
  QFETCH(QString, config);
  model::TensorFile file;
  file.metadata["config"] = config.toStdString();
  const auto loaded = model::loadCompactCrossDiff(file, "weights.safetensors");
  QVERIFY(!loaded);
  QVERIFY2(loaded.error().message.starts_with("weights.safetensors: "), loaded.error().message.c_str());
}

QTEST_APPLESS_MAIN(TstCrossDiffRecipe)
#include "tst_crossdiff_recipe.moc"
