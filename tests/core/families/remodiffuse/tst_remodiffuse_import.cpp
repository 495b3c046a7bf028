#include "core/families/model_family.h"
#include "core/families/remodiffuse/remodiffuse_generator.h"
#include "core/families/remodiffuse/remodiffuse_import.h"
#include "core/model_import/model_import.h"
#include "tests/support/checkpoint_writer.h"
#include "tests/support/fixtures.h"
#include "tests/support/hash_weights.h"
#include "tests/support/published_files.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::model;
using namespace tests;

namespace {
constexpr int kTowerWidth = 64;  // of the small text tower
}

/// ReMoDiffuse's file to a bundle, and motions from it.
class TstRemodiffuseImport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void theKeysAreThoseOfTheReference_data();
  void theKeysAreThoseOfTheReference();
  void oneFileIsAModel();
  void wrongKeysAreListed();
  void whatLacksIsNamed();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_->path().toStdString()) / name; }
  /// As mmcv writes it: weights below "state_dict", an optimizer's state beside them.
  void write(const TensorMap& weights, const NamedWeights& tower = {}) const;
  Result<ModelImportReport> import(const std::vector<std::string>& names) const {
    ModelImportRequest request;
    for (const auto& name : names) request.files.push_back(path(name));
    return importModel(request, families::importKinds(), path("bundle.safetensors"));
  }
  static TensorMap tinyWeights();
  std::unique_ptr<QTemporaryDir> folder_;
};

void TstRemodiffuseImport::init() {
  at::set_num_threads(1);
  folder_ = std::make_unique<QTemporaryDir>();
}

/// A network of the published layout, small, with weights by chance; its clips' captions are as wide as it is, and so is the small tower.
TensorMap TstRemodiffuseImport::tinyWeights() {
  at::manual_seed(4);
  RemodiffuseOptions o;
  o.textInput = o.width = kTowerWidth;
  o.layers = 2, o.feedForward = 24, o.timeWidth = 20, o.textWidth = 8, o.textFeedForward = 12, o.motionFeedForward = 12, o.captionFeedForward = 12;
  TensorMap weights;
  Remodiffuse network(o);
  for (const auto& item : network->named_parameters()) weights["model." + item.key()] = 0.1 * at::randn(item.value().sizes());
  return weights;
}

void TstRemodiffuseImport::write(const TensorMap& weights, const NamedWeights& tower) const {
  CheckpointLayout layout;
  for (const auto& [name, tensor] : weights) layout.groups["state_dict"].emplace_back(name, tensor);
  for (const auto& [name, tensor] : tower) layout.groups["state_dict"].emplace_back("model.clip." + name, tensor);
  layout.groups["optimizer"].emplace_back("exp_avg", at::zeros({3}));
  writeBytes(path("latest.pth"), zipCheckpoint(layout));
}

void TstRemodiffuseImport::theKeysAreThoseOfTheReference_data() {
  QTest::addColumn<QString>("list");
  QTest::addColumn<bool>("isParallel");
  QTest::newRow("published") << "remodiffuse.tsv" << false;
  QTest::newRow("small") << "remodiffuse-tiny.tsv" << false;
  QTest::newRow("of several cards") << "remodiffuse-tiny.tsv" << true;
}

void TstRemodiffuseImport::theKeysAreThoseOfTheReference() {
  QFETCH(QString, list);
  QFETCH(bool, isParallel);
  const auto shared = sharedFolder();
  if (!shared) QSKIP("the shared folder with the reference outputs is not there");
  auto weights = hashWeights(*shared / "fixtures" / "keys" / list.toStdString());
  QVERIFY2(weights, weights ? "" : weights.error().message.c_str());
  TensorMap named;
  for (const auto& [name, tensor] : *weights) named[(isParallel ? "module." : "") + name] = tensor;
  write(named);
  const auto report = import({"latest.pth"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY2(report->missing.empty(), report->missing.empty() ? "" : report->missing.front().c_str());
  QVERIFY2(report->extra.empty(), report->extra.empty() ? "" : report->extra.front().c_str());
  QCOMPARE(report->kind, std::string("remodiffuse"));
  QCOMPARE(report->tensors, weights->size());
}

void TstRemodiffuseImport::oneFileIsAModel() {
  write(tinyWeights(), openAiNames(clipWeights()));
  writeNormalization(path(""), 263);
  writeBytes(path("merges.txt"), clipMerges());
  const auto report = import({"latest.pth"});
  QVERIFY2(report && report->isComplete(), report ? (report->missing.empty() ? "incomplete" : report->missing.front().c_str()) : report.error().message.c_str());
  auto model = sampling::loadRemodiffuseModel(path("bundle.safetensors"));
  QVERIFY2(model, model ? "" : model.error().message.c_str());
  QCOMPARE(model->mixture.retrieval, sampling::kPublishedMixture.retrieval);
  QCOMPARE(model->mean[5].item<float>(), 0.25f);
  // Every token that the tower reads, padding too.
  const auto tokens = model->tokensOf("abc abd");
  QCOMPARE(tokens.sizes(), (at::IntArrayRef{77, kTowerWidth}));
  QVERIFY(!tokens[1].equal(tokens[2]) && tokens.isfinite().all().item<bool>());
  for (const auto& family : families::modelFamilies()) {
    if (family.name != "remodiffuse") continue;
    auto loaded = family.load(path("bundle.safetensors"));
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    families::MotionWish wish;
    wish.prompt = "abc abd walks", wish.frames = 42, wish.steps = 6;
    const auto sample = [&] { return (*loaded)->sample({&wish, 1}, [](const jobs::Progress&) {}, {}); };
    const auto alone = sample();
    QVERIFY2(alone, alone ? "" : alone.error().message.c_str());
    QVERIFY(alone->front().features.isfinite().all().item<bool>());
    QCOMPARE(alone->front().remarks.size(), std::size_t{1});  // no clips of its own
    wish.retrieval.from = families::RetrievalWish::From::Given;
    wish.retrieval.clips = {{"abc", at::randn({50, 263})}};
    const auto beside = sample();
    QVERIFY(beside && beside->front().remarks.empty() && !beside->front().features.equal(alone->front().features));
  }
}

void TstRemodiffuseImport::wrongKeysAreListed() {
  auto weights = tinyWeights();
  weights.erase("model.database.motion_encoder_blocks.1.sa_block.key.bias");
  weights["model.temporal_decoder_blocks.1.ca_block.query.bias"] = at::zeros({3});
  weights["model.surprise"] = at::zeros({2});
  write(weights);
  const auto report = import({"latest.pth"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(!report->isComplete());
  QCOMPARE(report->missing, std::vector<std::string>{"remodiffuse.database.motion_encoder_blocks.1.sa_block.key.bias"});
  QCOMPARE(report->misshaped, std::vector<std::string>{"remodiffuse.temporal_decoder_blocks.1.ca_block.query.bias is [3], expected [64]"});
  QCOMPARE(report->extra, std::vector<std::string>{"remodiffuse.surprise [2]"});
}

void TstRemodiffuseImport::whatLacksIsNamed() {
  write(tinyWeights());
  const auto report = import({"latest.pth"});
  QVERIFY(report && report->isComplete());
  const auto bare = sampling::loadRemodiffuseModel(path("bundle.safetensors"));
  QVERIFY(!bare && bare.error().message.find("Mean.npy and Std.npy") != std::string::npos);
  writeNormalization(path(""), 263);
  QVERIFY(import({"latest.pth"}));
  const auto mute = sampling::loadRemodiffuseModel(path("bundle.safetensors"));
  QVERIFY(!mute && mute.error().message.find("text tower") != std::string::npos);
}

QTEST_APPLESS_MAIN(TstRemodiffuseImport)
#include "tst_remodiffuse_import.moc"
