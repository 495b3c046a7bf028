#include "core/families/mld/mld_vae.h"
#include "core/families/mld/published_mld.h"
#include "core/families/model_family.h"
#include "core/families/smoodi/published/published_weights.h"
#include "core/io/read/npy.h"
#include "core/model_import/model_import.h"
#include "core/text/clip_text_encoder.h"
#include "tests/support/checkpoint_writer.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <fstream>
#include <limits>

using namespace core;
using namespace core::model;
using namespace tests;

/// The authors' files, at a small size and written by hand, to one bundle.
class TstModelImport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void smoodiComesFromItsThreeFiles();
  void importedWeightsRun();
  void aMotionPriorAloneIsAKindOfItsOwn();
  void halfPrecisionAndTheStreamFormatWork();
  void missingMisshapedAndExtraKeysAreListed();
  void wrongFilesAreRefusedInOneSentence();
  void anotherNormalizationIsRefused();
  void theTextTowerKeepsItsSizes();
  void foldersStandForTheirFiles();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_->path().toStdString()) / name; }
  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(path(name).parent_path());
    std::ofstream(path(name), std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  Result<ModelImportReport> import(const std::vector<std::string>& names, const std::string& kind = "") const {
    ModelImportRequest request;
    for (const auto& name : names) request.files.push_back(path(name));
    request.kind = kind;
    return importModel(request, families::importKinds(), path("bundle.safetensors"));
  }
  std::unique_ptr<QTemporaryDir> folder_;
};

namespace {

using Weights = std::vector<std::pair<std::string, at::Tensor>>;

constexpr int kWidth = 16;

MldVaeOptions vaeOptions(int featureWidth = 263) { return {.featureWidth = featureWidth, .width = kWidth, .layers = 3, .feedForward = 24, .positions = 40}; }

DenoiserOptions denoiserOptions() {
  DenoiserOptions o;
  o.latentWidth = o.width = kWidth, o.layers = 3, o.feedForward = 24, o.textWidth = 12, o.timeWidth = 8, o.positions = 40;
  return o;
}

StyleNetworkOptions styleOptions(int classes) { return {.width = kWidth, .layers = 2, .feedForward = 24, .classes = classes, .positions = 40}; }

StyleAdaptorOptions adaptorOptions() {
  StyleAdaptorOptions o;
  o.denoiser = denoiserOptions();
  o.style = styleOptions(100);
  return o;
}

void add(Weights& weights, const torch::nn::Module& module, const std::string& prefix) {
  for (const auto& item : module.named_parameters()) weights.emplace_back(prefix + item.key(), item.value().detach());
}

at::Tensor& tensorOf(Weights& weights, const std::string& name) {
  for (auto& [key, tensor] : weights) {
    if (key == name) return tensor;
  }
  throw std::invalid_argument(name);
}

Weights mldWeights(int featureWidth = 263) {
  Weights weights;
  add(weights, *MldVae(vaeOptions(featureWidth)), "vae.");
  add(weights, *MldDenoiser(denoiserOptions()), "denoiser.");
  return weights;
}

Weights smoodiWeights() {
  Weights weights;
  add(weights, *MldVae(vaeOptions()), "vae.");
  add(weights, *StyleAdaptor(adaptorOptions()), "denoiser.");
  add(weights, *StyleNetwork(styleOptions(100)), "style_function.");
  return weights;
}

Weights classifierWeights(int classes) {
  Weights weights;
  add(weights, *StyleNetwork(styleOptions(classes)), "");
  return weights;
}

std::string lightning(const Weights& weights) {
  CheckpointLayout layout;
  layout.groups["state_dict"] = weights;
  layout.groups["optimizer_states"] = {{"exp_avg", at::ones({3})}};
  layout.numbers = {{"epoch", 49}, {"global_step", 5600}};
  return zipCheckpoint(layout);
}

std::string plain(const Weights& weights) {
  CheckpointLayout layout;
  layout.groups[""] = weights;
  return zipCheckpoint(layout);
}

void writeNormalization(const std::filesystem::path& folder, std::int64_t width = 263, float std = 1.5f) {
  const std::vector<float> mean(static_cast<std::size_t>(width), 0.25f), deviation(static_cast<std::size_t>(width), std);
  QVERIFY(io::writeNpy(folder / "Mean.npy", mean, std::vector<std::int64_t>{width}));
  QVERIFY(io::writeNpy(folder / "Std.npy", deviation, std::vector<std::int64_t>{width}));
}

bool holds(const std::vector<std::string>& lines, const std::string& part) {
  return std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.find(part) != std::string::npos; });
}

}  // namespace

void TstModelImport::init() {
  at::set_num_threads(1);
  at::manual_seed(3);
  folder_ = std::make_unique<QTemporaryDir>();
}

void TstModelImport::smoodiComesFromItsThreeFiles() {
  auto smoodi = smoodiWeights(), mld = mldWeights(), classifier = classifierWeights(47);
  write("SMooDi.ckpt", lightning(smoodi));
  write("mld.ckpt", lightning(mld));
  write("style_classifier.pt", plain(classifier));
  write("style_encoder.pt", plain(classifierWeights(100)));
  writeNormalization(path(""));
  const auto report = import({"SMooDi.ckpt", "mld.ckpt", "style_encoder.pt", "style_classifier.pt"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->kind, std::string("smoodi"));
  QVERIFY(report->isComplete());
  QVERIFY(report->extra.empty());
  QVERIFY(holds(report->remarks, "not trained"));
  QVERIFY(holds(report->remarks, "style_encoder.pt only labels"));
  QCOMPARE(report->parts.at("denoiser.mld_denoiser").filename(), std::filesystem::path("mld.ckpt"));
  QCOMPARE(report->parts.at("vae").filename(), std::filesystem::path("SMooDi.ckpt"));

  const auto file = readTensorFile(path("bundle.safetensors"));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  const auto& t = file->tensors;
  QVERIFY(t.at("denoiser.mld_denoiser.encoder.norm.weight").equal(tensorOf(mld, "denoiser.encoder.norm.weight")));
  QVERIFY(t.at("denoiser.mld_denoiser.emb_proj.1.weight").equal(tensorOf(mld, "denoiser.emb_proj.1.weight")));
  QVERIFY(t.at("denoiser.emb_proj.1.weight").equal(tensorOf(smoodi, "denoiser.emb_proj.1.weight")));
  QVERIFY(t.at("vae.final_layer.weight").equal(tensorOf(smoodi, "vae.final_layer.weight")));
  QVERIFY(t.at("style_function.classifier.weight").equal(tensorOf(classifier, "classifier.weight")));
  QVERIFY(t.at("normalization.std").equal(at::full({263}, 1.5)));
  QCOMPARE(file->metadata.at("format"), std::string("gesto-published-model"));
  QVERIFY(file->metadata.at("config").find("\"classes\":47") != std::string::npos);
  QVERIFY(file->metadata.at("provenance").find("5600") != std::string::npos);
}

void TstModelImport::importedWeightsRun() {
  write("SMooDi.ckpt", lightning(smoodiWeights()));
  const auto report = import({"SMooDi.ckpt"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(holds(report->remarks, "no Mean.npy"));
  const auto file = readSafetensors(path("bundle.safetensors"));
  QVERIFY(file);
  auto adaptor = loadStyleAdaptor(*file);
  QVERIFY2(adaptor, adaptor ? "" : adaptor.error().message.c_str());
  QCOMPARE(adaptor.value()->options().denoiser.width, kWidth);
  QVERIFY(loadMldVae(*file));
  QVERIFY(loadMldDenoiser(*file));
}

void TstModelImport::aMotionPriorAloneIsAKindOfItsOwn() {
  write("mld.ckpt", lightning(mldWeights()));
  const auto report = import({"mld.ckpt"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->kind, std::string("mld"));
  QVERIFY(report->isComplete());
  const auto other = import({"mld.ckpt"}, "smoodi");
  QVERIFY(!other);
  QVERIFY2(other.error().message.find("holds an MLD model, not a SMooDi model") != std::string::npos, other.error().message.c_str());
}

void TstModelImport::halfPrecisionAndTheStreamFormatWork() {
  auto weights = classifierWeights(47);
  for (auto& [name, tensor] : weights) tensor = tensor.to(at::kHalf);
  CheckpointLayout layout;
  layout.groups[""] = weights;
  write("style_classifier.pt", streamCheckpoint(layout));
  const auto report = import({"style_classifier.pt"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->kind, std::string("style"));
  const auto file = readSafetensors(path("bundle.safetensors"));
  QVERIFY(file);
  QVERIFY(file->at("style_function.classifier.weight").equal(tensorOf(weights, "classifier.weight").to(at::kFloat)));
  QVERIFY(loadStyleNetwork(*file));
}

void TstModelImport::missingMisshapedAndExtraKeysAreListed() {
  auto weights = smoodiWeights();
  std::erase_if(weights, [](const auto& item) { return item.first == "denoiser.zero_convs.0.bias" || item.first == "vae.final_layer.weight"; });
  tensorOf(weights, "denoiser.encoder_c.input_blocks.0.norm1.bias") = at::zeros({3});
  weights.emplace_back("denoiser.surprise", at::zeros({2, 3}));
  weights.emplace_back("elsewhere.weight", at::zeros({4}));
  write("SMooDi.ckpt", lightning(weights));
  const auto report = import({"SMooDi.ckpt"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(!report->isComplete());
  QVERIFY((report->missing == std::vector<std::string>{"vae.final_layer.weight", "denoiser.zero_convs.0.bias"}));
  QVERIFY((report->misshaped == std::vector<std::string>{"denoiser.encoder_c.input_blocks.0.norm1.bias is [3], expected [16]"}));
  QVERIFY((report->extra == std::vector<std::string>{"denoiser.surprise [2, 3]", "elsewhere.weight [4]"}));
  QVERIFY(!std::filesystem::exists(path("bundle.safetensors")));
}

void TstModelImport::wrongFilesAreRefusedInOneSentence() {
  const auto says = [&](const std::string& part) {
    const auto report = import({"model.ckpt"});
    return !report && report.error().message.find(part) != std::string::npos && report.error().message.find("model.ckpt") != std::string::npos;
  };
  auto poisoned = smoodiWeights();
  tensorOf(poisoned, "denoiser.emb_proj.1.bias") = at::full({kWidth}, std::numeric_limits<float>::quiet_NaN());
  write("model.ckpt", lightning(poisoned));
  QVERIFY(says("the weight denoiser.emb_proj.1.bias holds values that are not numbers"));
  write("model.ckpt", lightning({{"seqTransEncoder.layers.0.linear1.weight", at::zeros({4, 4})}}));
  QVERIFY(says("holds none of the models that this program imports (its first tensor is seqTransEncoder.layers.0.linear1.weight)"));
  write("model.ckpt", lightning(mldWeights(251)));
  QVERIFY(says("made for another skeleton: its motions have 251 numbers per frame (KIT-ML, 21 joints)"));
  const auto whole = lightning(mldWeights());
  write("model.ckpt", whole.substr(0, whole.size() / 2));
  QVERIFY(says("damaged zip archive"));
  CheckpointLayout evil;
  evil.groups["state_dict"] = mldWeights();
  evil.extra = PickleWriter().name("os", "system").raw("(").text("true").raw("tR").bytes();
  write("model.ckpt", zipCheckpoint(evil));
  QVERIFY(says("asks to construct os.system; refused"));
  write("model.ckpt", "not a model");
  QVERIFY(says("no checkpoint of PyTorch"));
  write("model.ckpt", lightning({{"vae.skel_embedding.weight", at::zeros({1}).expand({30000, 263})}, {"denoiser.emb_proj.1.weight", at::zeros({2, 2})}}));
  QVERIFY(says("larger than its file"));
  QVERIFY(import({"absent.ckpt"}).error().code == ErrorCode::NotFound);
  QVERIFY(import({"model.ckpt"}, "song").error().code != ErrorCode::Internal);
}

void TstModelImport::anotherNormalizationIsRefused() {
  write("mld.ckpt", lightning(mldWeights()));
  writeNormalization(path(""), 251);
  auto report = import({"mld.ckpt"});
  QVERIFY(!report && report.error().message.find("Mean.npy: has 251 values") != std::string::npos);
  writeNormalization(path(""), 263, 0.0f);
  report = import({"mld.ckpt"});
  QVERIFY(!report && report.error().message.find("Std.npy: holds the value 0") != std::string::npos);
}

void TstModelImport::theTextTowerKeepsItsSizes() {
  text::ClipTextOptions options;
  options.vocabularySize = 50, options.positions = 7, options.width = 128, options.layers = 2, options.heads = 2, options.feedForward = 32, options.projection = 12;
  Weights weights;
  add(weights, *text::ClipTextNetwork(options), "");
  weights.emplace_back("text_model.embeddings.position_ids", at::arange(7).unsqueeze(0));
  weights.emplace_back("vision_model.post_layernorm.weight", at::zeros({4}));
  weights.emplace_back("logit_scale", at::zeros({}));
  write("pytorch_model.bin", plain(weights));
  const auto report = import({"pytorch_model.bin"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->kind, std::string("clip"));
  QVERIFY2(report->isComplete() && report->extra.empty(), report->extra.empty() ? "" : report->extra.front().c_str());
  QVERIFY(holds(report->remarks, "image tower"));
  QVERIFY(holds(report->remarks, "cannot read prompts"));
  const auto file = readTensorFile(path("bundle.safetensors"));
  QVERIFY(file && file->tensors.size() == 2 * 16 + 5);
  QVERIFY2(file->metadata.at("config").find("\"heads\":2") != std::string::npos, file->metadata.at("config").c_str());
}

void TstModelImport::foldersStandForTheirFiles() {
  write("deps/mld.ckpt", lightning(mldWeights()));
  writeNormalization(path("deps"));
  write("deps/notes.txt", "hello");
  const auto report = import({"deps"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(report->parts.count("normalization"));
  std::filesystem::create_directories(path("empty"));
  QCOMPARE(import({"empty"}).error().code, ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(TstModelImport)
#include "tst_model_import.moc"
