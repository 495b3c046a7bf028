#include "core/families/model_family.h"
#include "core/families/t2m_gpt/t2m_gpt_model.h"
#include "core/model_import/model_import.h"
#include "tests/support/checkpoint_writer.h"
#include "tests/support/fixtures.h"
#include "tests/support/hash_weights.h"
#include "tests/support/published_files.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace core;
using namespace core::model;
using namespace tests;

/// T2M-GPT's two files to one bundle, and a motion from it.
class TstT2mGptImport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void theKeysAreThoseOfTheReference();
  void twoFilesAreOneModel();
  void wrongKeysAreListed();
  void whatLacksIsNamed();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_->path().toStdString()) / name; }
  /// The small reference set in the authors' two files.
  void writeParts(const TensorMap& weights) const;
  Result<ModelImportReport> import(const std::vector<std::string>& names) const {
    ModelImportRequest request;
    for (const auto& name : names) request.files.push_back(path(name));
    return importModel(request, families::importKinds(), path("bundle.safetensors"));
  }
  static TensorMap tinyWeights();
  std::unique_ptr<QTemporaryDir> folder_;
};

void TstT2mGptImport::init() {
  at::set_num_threads(1);
  folder_ = std::make_unique<QTemporaryDir>();
}

/// Networks of the published layout, small, with weights by chance; the text is as wide as the small tower's.
TensorMap TstT2mGptImport::tinyWeights() {
  at::manual_seed(4);
  VqVaeOptions vq;
  vq.width = 8, vq.codeWidth = 6, vq.codes = 10;
  CodeGptOptions gpt;
  gpt.codes = 10, gpt.textWidth = tinyCrossDiff().textWidth, gpt.width = 32, gpt.feedForward = 48, gpt.baseLayers = 2, gpt.headLayers = 1, gpt.block = 51;
  TensorMap weights;
  for (const auto& item : VqVae(vq)->named_parameters()) weights["vqvae." + item.key()] = item.value().detach();
  weights["vqvae.quantizer.codebook"] = at::randn({10, 6});
  CodeGpt network(gpt);
  for (const auto& item : network->named_parameters()) weights[item.key()] = item.value().detach();
  weights["trans_base.pos_embed.embed"] = network->positions.unsqueeze(1);
  weights["trans_base.pos_embedding.weight"] = at::randn({51, 32});
  for (const char* block : {"trans_base.blocks.0", "trans_base.blocks.1", "trans_head.blocks.0"})
    weights[std::string(block) + ".attn.mask"] = at::ones({1, 1, 51, 51}).tril();
  return weights;
}

void TstT2mGptImport::writeParts(const TensorMap& weights) const {
  CheckpointLayout vq, gpt;
  for (const auto& [name, tensor] : weights) (name.starts_with("vqvae.") ? vq.groups["net"] : gpt.groups["trans"]).emplace_back(name, tensor);
  writeBytes(path("net_last.pth"), zipCheckpoint(vq));
  writeBytes(path("net_best_fid.pth"), zipCheckpoint(gpt));
}

void TstT2mGptImport::theKeysAreThoseOfTheReference() {
  const auto shared = sharedFolder();
  if (!shared) QSKIP("the shared folder with the reference outputs is not there");
  auto weights = hashWeights(*shared / "fixtures" / "keys" / "t2mgpt-tiny.tsv");
  QVERIFY2(weights, weights ? "" : weights.error().message.c_str());
  writeParts(*weights);
  // 32 wide is two numbers a head, which the published 16 heads part.
  const auto report = import({"net_last.pth", "net_best_fid.pth"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY2(report->missing.empty(), report->missing.empty() ? "" : report->missing.front().c_str());
  QVERIFY2(report->extra.empty(), report->extra.empty() ? "" : report->extra.front().c_str());
  QCOMPARE(report->kind, std::string("t2m-gpt"));
  QCOMPARE(report->tensors, weights->size() - 1);  // but for the table that nothing reads
}

void TstT2mGptImport::twoFilesAreOneModel() {
  writeParts(tinyWeights());
  writeNormalization(path(""), 263);
  std::filesystem::rename(path("Mean.npy"), path("mean.npy"));  // as T2M-GPT's authors write them
  std::filesystem::rename(path("Std.npy"), path("std.npy"));
  writeBytes(path("clip/pytorch_model.bin"), bareCheckpoint(clipWeights()));
  writeBytes(path("clip/merges.txt"), clipMerges());
  const auto report = import({"", "clip"});
  QVERIFY2(report && report->isComplete(), report ? "incomplete" : report.error().message.c_str());
  auto model = sampling::loadT2mGptModel(path("bundle.safetensors"));
  QVERIFY2(model, model ? "" : model.error().message.c_str());
  QCOMPARE(model->vq.network->options().codes, 10);
  QCOMPARE(model->gpt.textScale, 1.0);
  QCOMPARE(model->vq.mean[5].item<float>(), 0.25f);
  for (const auto& family : families::modelFamilies()) {
    if (family.name != "t2m-gpt") continue;
    auto loaded = family.load(path("bundle.safetensors"));
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    families::MotionWish wish;
    wish.prompt = "abc abd walks";
    wish.frames = 42;
    const auto made = (*loaded)->sample({&wish, 1}, [](const jobs::Progress&) {}, {});
    QVERIFY2(made, made ? "" : made.error().message.c_str());
    QVERIFY(made->front().features.size(0) >= 20 && made->front().features.size(0) <= 42);
    QVERIFY(made->front().features.isfinite().all().item<bool>());
  }
}

void TstT2mGptImport::wrongKeysAreListed() {
  auto weights = tinyWeights();
  weights.erase("vqvae.decoder.model.6.bias");
  weights["trans_base.blocks.1.attn.key.bias"] = at::zeros({3});
  weights["trans_head.surprise"] = at::zeros({2});
  writeParts(weights);
  const auto report = import({"net_last.pth", "net_best_fid.pth"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(!report->isComplete());
  QCOMPARE(report->missing, std::vector<std::string>{"vqvae.decoder.model.6.bias"});
  QCOMPARE(report->misshaped, std::vector<std::string>{"trans_base.blocks.1.attn.key.bias is [3], expected [32]"});
  QCOMPARE(report->extra, std::vector<std::string>{"trans_head.surprise [2]"});
}

void TstT2mGptImport::whatLacksIsNamed() {
  writeParts(tinyWeights());
  const auto half = import({"net_last.pth"});
  QVERIFY2(half, half ? "" : half.error().message.c_str());
  QVERIFY(std::find(half->missing.begin(), half->missing.end(), "trans_head.head.weight") != half->missing.end());
  const auto both = import({"net_last.pth", "net_best_fid.pth"});
  QVERIFY(both && both->isComplete());
  const auto model = sampling::loadT2mGptModel(path("bundle.safetensors"));
  QVERIFY(!model && model.error().message.find("Mean.npy and Std.npy") != std::string::npos);
}

QTEST_APPLESS_MAIN(TstT2mGptImport)
#include "tst_t2m_gpt_import.moc"
