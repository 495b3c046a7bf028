// Training in the published architectures, at small sizes, from a few motions in the layouts of HumanML3D and of 100STYLE as retargeted for SMooDi: MLD in two stages,
// the style network and SMooDi's adaptor in both variants, with the text of an imported CLIP tower; what they give is sampled as imported models are.
#include "core/checkpoint/safetensors.h"
#include "core/dataset/dataset_builder.h"
#include "core/engine/generation_engine.h"
#include "core/engine/model_making.h"
#include "core/engine/training_session.h"
#include "core/families/model_family.h"
#include "core/io/read/npy.h"
#include "core/model_import/model_import.h"
#include "core/representation/humanml3d_features.h"
#include "tests/core/representation/moving_body.h"
#include "tests/support/built_data.h"
#include "tests/support/kit_points.h"
#include "tests/support/published_files.h"
#include "tests/support/small_training.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace core;

class TstPublishedTraining : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theAutoencoderLearns();
  void theDenoiserLearns();
  void theStyleNetworkLearns();
  void theAdaptorLearnsAndTheRestStays_data();
  void theAdaptorLearnsAndTheRestStays();
  void partsBecomeModels_data();
  void partsBecomeModels();
  void kitMotionsAreLearned();
  void otherRecipesReadTheTower_data();
  void otherRecipesReadTheTower();
  void partsThatDoNotFitAreRefused_data();
  void partsThatDoNotFitAreRefused();

 private:
  using Settings = std::map<std::string, std::string>;
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  std::string weights(const std::string& run) const { return path(run + "/weights.safetensors").string(); }
  Result<engine::TrainingReport> train(const std::string& recipe, const std::string& run, std::int64_t steps, const Settings& settings) const {
    return engine::runTraining(tests::smallTraining(recipe, path("data"), path(run), steps, settings), quietly, {});
  }
  Settings adaptorSettings() const {
    return {{"batch", "4"}, {"style-layers", "2"}, {"vae", weights("vae")}, {"denoiser", weights("denoiser")}, {"text", path("clip.safetensors").string()}};
  }
  void writeSources() const;
  static void quietly(const jobs::Progress&) {}
  QTemporaryDir folder_;
};

namespace {

const std::map<std::string, std::string> kSmallVae{{"batch", "6"}, {"width", "16"}, {"layers", "3"}, {"feed-forward", "24"}, {"dropout", "0"}};

bool isSaid(const Result<engine::TrainingReport>& report, const char* sentence) { return !report && report.error().message.find(sentence) != std::string::npos; }

}  // namespace

// Eight motions that are told, two of them held out, and eight that show a style.
void TstPublishedTraining::writeSources() const {
  std::map<std::string, std::string> lists;
  for (int i = 0; i < 16; ++i) {
    const bool isStyled = i >= 8, turns = i % 2 == 1;
    const auto features = representation::extractFeatures(tests::movingBody(static_cast<std::uint64_t>(i + 1), 41));
    const std::int64_t shape[] = {features.rows, features.width};
    const std::string folder = isStyled ? "100STYLE/" : "HumanML3D/", id = std::to_string((isStyled ? 30000 : 10000) + i);
    tests::writeBytes(path(folder + "new_joint_vecs/" + id + ".npy"), io::formatNpy(features.values, shape));
    tests::writeBytes(path(folder + "texts/" + id + ".txt"), turns ? "a person turns around#a/DET person/NOUN#0.0#0.0\n" : "a person walks#a/DET person/NOUN#0.0#0.0\n");
    lists[folder + (isStyled ? "train_100STYLE_Full.txt" : i % 4 == 3 ? "val.txt" : "train.txt")] += id + "\n";
    if (isStyled) lists[folder + "100STYLE_name_dict.txt"] += id + (i % 4 < 2 ? " Old" : " Proud") + "_FW_00.bvh 0\n";
  }
  for (const auto& [name, lines] : lists) tests::writeBytes(path(name), lines);
}

void TstPublishedTraining::initTestCase() {
  at::set_num_threads(1);
  writeSources();
  dataset::DatasetBuildOptions sources;
  sources.sources = {{"humanml3d", path("HumanML3D"), {}}, {"100style", path("100STYLE"), {}}};
  sources.out = path("data");
  const auto built = dataset::buildDataset(sources);
  QVERIFY2(built, built ? "" : built.error().message.c_str());
  tests::writeBytes(path("tower/pytorch_model.bin"), tests::bareCheckpoint(tests::clipWeights()));
  tests::writeBytes(path("tower/merges.txt"), tests::clipMerges());
  const auto imported = model::importModel({{path("tower")}, {}}, families::importKinds(), path("clip.safetensors"));
  QVERIFY2(imported && imported->isComplete(), imported ? "incomplete" : imported.error().message.c_str());
}

void TstPublishedTraining::theAutoencoderLearns() {
  const auto first = train("mld-token-vae", "vae short", 1, kSmallVae), last = train("mld-token-vae", "vae", 150, kSmallVae);
  QVERIFY2(last, last ? "" : last.error().message.c_str());
  const double ratio = last->validation.at("val_root_relative_cm") / first->validation.at("val_root_relative_cm");
  QVERIFY2(ratio < 0.9, qPrintable(QString::number(ratio)));
}

void TstPublishedTraining::theDenoiserLearns() {
  const Settings settings{{"batch", "8"},   {"layers", "3"},         {"feed-forward", "24"},
                          {"dropout", "0"}, {"vae", weights("vae")}, {"text", path("clip.safetensors").string()}};
  const auto first = train("mld-token-denoiser", "denoiser short", 1, settings), last = train("mld-token-denoiser", "denoiser", 80, settings);
  QVERIFY2(last, last ? "" : last.error().message.c_str());
  QVERIFY2(last->validation.at("val_noise_error") < 0.95 * first->validation.at("val_noise_error"),
           qPrintable(QString::number(last->validation.at("val_noise_error") / first->validation.at("val_noise_error"))));
}

void TstPublishedTraining::theStyleNetworkLearns() {
  const auto report = train("style-network", "style", 6, {{"form", "published"}, {"batch", "4"}, {"layers", "2"}, {"width", "16"}, {"feed-forward", "24"}});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  // The names of the published classifier, all of them.
  const auto file = model::readTensorFile(weights("style")).value();
  for (const char* name : {"style.classification_layers.1.weight", "style.mem_pos.pe", "style.encoder.layers.1.norm2.bias", "style.classifier.weight"})
    QVERIFY2(file.tensors.contains(name), name);
}

void TstPublishedTraining::theAdaptorLearnsAndTheRestStays_data() {
  QTest::addColumn<QString>("run");
  QTest::addColumn<QString>("variant");
  QTest::addColumn<QString>("cycle");
  QTest::addColumn<bool>("isGivenTheStyle");
  QTest::newRow("released") << "adaptor"
                            << "released"
                            << "0.1" << false;
  QTest::newRow("paper") << "adaptor paper"
                         << "paper"
                         << "0.1" << false;
  QTest::newRow("no cycle, style encoder kept") << "adaptor kept"
                                                << "released"
                                                << "0" << true;
}

void TstPublishedTraining::theAdaptorLearnsAndTheRestStays() {
  QFETCH(QString, run);
  QFETCH(QString, variant);
  QFETCH(QString, cycle);
  QFETCH(bool, isGivenTheStyle);
  auto settings = adaptorSettings();
  settings["variant"] = variant.toStdString(), settings["cycle"] = cycle.toStdString();
  if (isGivenTheStyle) settings["style"] = weights("style");
  const auto report = train("smoodi-token", run.toStdString(), 4, settings);
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(std::isfinite(report->validation.at("val_loss")));
  const auto made = model::readTensorFile(weights(run.toStdString())).value(), before = model::readTensorFile(weights("denoiser")).value();
  for (const auto& [name, tensor] : before.tensors) {
    const auto kept = made.tensors.find("denoiser.mld_" + name);
    QVERIFY2(kept != made.tensors.end() && kept->second.equal(tensor), name.c_str());
  }
  // The linears that start at zero have moved.
  QVERIFY(made.tensors.at("denoiser.zero_convs.0.weight").abs().max().item<double>() > 0.0);
  if (isGivenTheStyle) {
    const auto style = model::readTensorFile(weights("style")).value();
    QVERIFY(made.tensors.at("denoiser.style_encoder.skel_embedding.weight").equal(style.tensors.at("style.skel_embedding.weight")));
  }
}

void TstPublishedTraining::partsBecomeModels_data() {
  QTest::addColumn<QString>("family");
  QTest::addColumn<QStringList>("parts");
  QTest::addColumn<bool>("hasStyle");
  QTest::newRow("MLD") << "mld" << QStringList{"vae", "denoiser"} << false;
  QTest::newRow("SMooDi") << "smoodi" << QStringList{"vae", "style", "adaptor"} << true;
}

void TstPublishedTraining::partsBecomeModels() {
  QFETCH(QString, family);
  QFETCH(QStringList, parts);
  QFETCH(bool, hasStyle);
  services::BundleRequest request;
  request.family = family.toStdString();
  request.out = path("models/" + request.family + ".safetensors");
  request.files["text"] = path("clip.safetensors");
  for (const auto& part : parts) request.files[part.toStdString()] = weights(part.toStdString());
  const auto made = engine::bundleModel(request, quietly, {});
  QVERIFY2(made, made ? "" : made.error().message.c_str());
  QCOMPARE(families::familyOf(model::readSafetensorsMetadata(request.out).value(), families::modelFamilies())->name, request.family);
  services::GenerationRequest wish;
  wish.prompt = "abc walks";
  wish.seconds = 1.5;
  wish.model = request.family;
  wish.steps = 5;
  if (hasStyle) {
    const auto data = dataset::MotionDataset::open(path("data")).value();
    const auto clip = data.recorded(data.clips()[2]);
    const std::int64_t shape[] = {clip.size(0), clip.size(1)};
    QVERIFY(io::writeNpy(path("style.npy"), {clip.data_ptr<float>(), static_cast<std::size_t>(clip.numel())}, shape));
    wish.style = services::StyleReference::fromFile(path("style.npy"));
  }
  const auto report = engine::makeGenerationService(path("models"))->generate(wish, quietly, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->clip->frameCount(), 30);
}

// In KIT-ML's layout: 21 joints, millimetres, 12.5 frames a second, which the build brings to the others' body and rate.
void TstPublishedTraining::kitMotionsAreLearned() {
  for (int i = 0; i < 6; ++i) {
    const auto features =
        representation::extractFeatures(tests::kitPoints(tests::movingBody(static_cast<std::uint64_t>(i + 1), 41)), {.layout = representation::Layout::Kit});
    const std::int64_t shape[] = {features.rows, features.width};
    const auto id = "0000" + std::to_string(i);
    tests::writeBytes(path("KIT-ML/new_joint_vecs/" + id + ".npy"), io::formatNpy(features.values, shape));
    tests::writeBytes(path("KIT-ML/texts/" + id + ".txt"), "a person walks#a/DET person/NOUN#0.0#0.0\n");
  }
  tests::writeBytes(path("KIT-ML/train.txt"), "00000\n00001\n00002\n00003\n");
  tests::writeBytes(path("KIT-ML/val.txt"), "00004\n00005\n");
  dataset::DatasetBuildOptions options;
  options.sources = {{"kit-ml", path("KIT-ML"), {}}};
  options.out = path("kit data");
  const auto built = dataset::buildDataset(options);
  QVERIFY2(built, built ? "" : built.error().message.c_str());
  const auto report = engine::runTraining(tests::smallTraining("mld-token-vae", path("kit data"), path("kit vae"), 4, kSmallVae), quietly, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(std::isfinite(report->validation.at("val_root_relative_cm")));
}

void TstPublishedTraining::otherRecipesReadTheTower_data() {
  QTest::addColumn<QStringList>("settings");
  QTest::newRow("mdm") << QStringList{"batch=4", "width=16", "layers=2"};
  QTest::newRow("crossdiff") << QStringList{"batch=4", "frames=32", "width=16", "layers=2", "own-layers=1"};
  QTest::newRow("remodiffuse") << QStringList{"batch=4", "width=16", "layers=1", "time-width=16", "text-width=8", "library=4"};
}

void TstPublishedTraining::otherRecipesReadTheTower() {
  QFETCH(QStringList, settings);
  const std::string recipe = QTest::currentDataTag();
  Settings all{{"text", path("clip.safetensors").string()}};
  for (const auto& pair : settings) all[pair.section('=', 0, 0).toStdString()] = pair.section('=', 1).toStdString();
  const auto report = train(recipe, recipe, 2, all);
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  services::BundleRequest request;
  request.family = recipe;
  request.files[recipe] = weights(recipe);
  request.out = path("models/" + recipe + ".safetensors");
  const auto made = engine::bundleModel(request, quietly, {});
  QVERIFY2(made, made ? "" : made.error().message.c_str());
  services::GenerationRequest wish;
  wish.prompt = "abc walks", wish.seconds = 1.5, wish.model = recipe, wish.steps = 5;
  const auto generated = engine::makeGenerationService(path("models"))->generate(wish, quietly, {});
  QVERIFY2(generated, generated ? "" : generated.error().message.c_str());
}

void TstPublishedTraining::partsThatDoNotFitAreRefused_data() {
  QTest::addColumn<QString>("recipe");
  QTest::addColumn<QString>("setting");
  QTest::addColumn<QString>("value");
  QTest::addColumn<QString>("says");
  QTest::newRow("a denoiser for an autoencoder") << "mld-token-denoiser"
                                                 << "vae"
                                                 << "denoiser"
                                                 << "vae.";
  QTest::newRow("an autoencoder for a denoiser") << "smoodi-token"
                                                 << "denoiser"
                                                 << "vae"
                                                 << "denoiser.";
  QTest::newRow("an even number of layers") << "mld-token-vae"
                                            << "layers"
                                            << "=4"
                                            << "odd number";
  QTest::newRow("a width that heads cannot share") << "mld-token-vae"
                                                   << "width"
                                                   << "=18"
                                                   << "multiple of 4";
  QTest::newRow("another text encoder") << "smoodi-token"
                                        << "text"
                                        << "own"
                                        << "text encoder of another width";
}

void TstPublishedTraining::partsThatDoNotFitAreRefused() {
  QFETCH(QString, recipe);
  QFETCH(QString, setting);
  QFETCH(QString, value);
  QFETCH(QString, says);
  tests::writeTextEncoder(path("own/weights.safetensors"));
  auto settings = recipe == "mld-token-vae" ? kSmallVae : adaptorSettings();
  if (recipe == "mld-token-denoiser") settings = {{"vae", weights("vae")}, {"text", path("clip.safetensors").string()}};
  settings[setting.toStdString()] = value.startsWith(u'=') ? value.mid(1).toStdString() : weights(value.toStdString());
  const auto report = train(recipe.toStdString(), std::string("refused ") + QTest::currentDataTag(), 1, settings);
  QVERIFY2(isSaid(report, qPrintable(says)), report ? "it learned" : report.error().message.c_str());
  QVERIFY(report.error().message.find("internal") == std::string::npos);
}

QTEST_GUILESS_MAIN(TstPublishedTraining)
#include "tst_published_training.moc"
