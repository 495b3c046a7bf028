#include "core/families/crossdiff/crossdiff_import.h"
#include "core/families/crossdiff/published_crossdiff.h"
#include "core/families/mdm/mdm_import.h"
#include "core/families/mdm/published_mdm.h"
#include "core/families/model_family.h"
#include "core/model_import/model_import.h"
#include "tests/support/checkpoint_writer.h"
#include "tests/support/published_files.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <fstream>
#include <limits>
#include <sstream>

using namespace core;
using namespace core::model;
using namespace tests;

/// CrossDiff's and MDM's files, and CLIP's under both sets of names, to one bundle.
class TstCrossDiffImport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void theKeysAreThoseOfTheReference_data();
  void theKeysAreThoseOfTheReference();
  void theKeysAreThoseOfTheNetworks();
  void aCrossDiffComesFromItsBareFile_data();
  void aCrossDiffComesFromItsBareFile();
  void whatLacksForSamplingIsRemarked();
  void wrongKeysAreListed();
  void theAveragedWeightsAreTaken_data();
  void theAveragedWeightsAreTaken();
  void tablesMayBeMissingOrOfAnyLength();
  void argsSayWhatTheModelIs();
  void argsThatDoNotFitAreRefused_data();
  void argsThatDoNotFitAreRefused();
  void wrongFilesAreRefusedInOneSentence();
  void ofSeveralCheckpointsTheLastIsTaken();
  void kitModelsAreKept();
  void bothNamesOfTheTextTowerGiveTheSame();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_->path().toStdString()) / name; }
  void write(const std::string& name, const std::string& bytes) const { writeBytes(path(name), bytes); }
  Result<ModelImportReport> import(const std::vector<std::string>& names, const std::string& kind = "") const {
    ModelImportRequest request;
    for (const auto& name : names) request.files.push_back(path(name));
    request.kind = kind;
    return importModel(request, families::importKinds(), path("bundle.safetensors"));
  }
  TensorFile bundle() const { return readTensorFile(path("bundle.safetensors")).value(); }
  std::unique_ptr<QTemporaryDir> folder_;
};

namespace {

bool holds(const std::vector<std::string>& lines, const std::string& part) {
  return std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.find(part) != std::string::npos; });
}

std::string wrapped(const NamedWeights& last, const NamedWeights& averaged) {
  CheckpointLayout layout;
  layout.groups["model"] = last;
  layout.groups["model_avg"] = averaged;
  return zipCheckpoint(layout);
}

KeyShapes shapesOf(const torch::nn::Module& module) {
  KeyShapes keys;
  for (const auto& item : module.named_parameters()) keys["x." + item.key()] = item.value().sizes().vec();
  return keys;
}

}  // namespace

void TstCrossDiffImport::init() {
  at::set_num_threads(1);
  folder_ = std::make_unique<QTemporaryDir>();
}

void TstCrossDiffImport::theKeysAreThoseOfTheReference_data() {
  QTest::addColumn<QString>("table");
  QTest::addColumn<int>("tensors");
  QTest::newRow("crossdiff") << "crossdiff.tsv" << 530;
  QTest::newRow("mdm") << "mdm.tsv" << 108;
}

void TstCrossDiffImport::theKeysAreThoseOfTheReference() {
  QFETCH(QString, table);
  QFETCH(int, tensors);
  const auto given = qEnvironmentVariable("GESTO_SHARED");
  const auto shared = given.isEmpty() ? QStringLiteral(STUDIO_SOURCE_DIR "/../shared") : given;
  std::ifstream stream((shared + "/fixtures/keys/" + table).toStdString());
  if (!stream) QSKIP("the shared folder is not there");
  KeyShapes expected;
  int count = 0;
  for (std::string line, key, sizes; std::getline(stream, line);) {
    std::istringstream fields(line);
    if (!(fields >> key >> sizes)) continue;
    ++count;
    if (key.ends_with(".pe")) continue;
    std::istringstream parts(sizes);
    auto& shape = expected[key];
    for (std::string part; std::getline(parts, part, 'x');) shape.push_back(std::stoll(part));
  }
  QCOMPARE(count, tensors);
  QVERIFY((table == "mdm.tsv" ? mdmKeys({}, "") : crossDiffKeys({}, "")) == expected);
}

void TstCrossDiffImport::theKeysAreThoseOfTheNetworks() {
  auto alone = tinyCrossDiff();
  alone.sharesEncoder = false;
  for (const auto& o : {tinyCrossDiff(), alone}) QVERIFY(crossDiffKeys(o, "x.") == shapesOf(*CrossDiff(o)));
  QVERIFY(mdmKeys(tinyMdm(), "x.") == shapesOf(*Mdm(tinyMdm())));
}

void TstCrossDiffImport::aCrossDiffComesFromItsBareFile_data() {
  QTest::addColumn<bool>("isStream");
  QTest::newRow("zip archive") << false;
  QTest::newRow("older stream") << true;
}

void TstCrossDiffImport::aCrossDiffComesFromItsBareFile() {
  QFETCH(bool, isStream);
  auto weights = crossDiffWeights();
  CheckpointLayout layout;
  layout.groups[""] = weights;
  write("model0300.pt", isStream ? streamCheckpoint(layout) : zipCheckpoint(layout));
  writeNormalization(path(""), 263);
  writeNormalization(path(""), 134, 0.0f, 0.5f, "_complicate2d.npy");
  const auto report = import({"model0300.pt"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->kind, std::string("crossdiff"));
  QVERIFY(report->isComplete());
  QVERIFY2(report->extra.empty() && report->remarks.empty(), report->remarks.empty() ? "" : report->remarks.front().c_str());
  QCOMPARE(report->parts.at("normalization2d").filename(), std::filesystem::path("Mean_complicate2d.npy"));
  const auto file = bundle();
  QCOMPARE(file.tensors.size(), weights.size() - 2 + 4);
  QCOMPARE(file.metadata.at("format"), std::string("gesto-published-model"));
  QCOMPARE(file.metadata.at("kind"), std::string("crossdiff"));
  QVERIFY(file.metadata.at("config").find("\"camera\":\"perspective\"") != std::string::npos);
  QVERIFY(file.metadata.at("provenance").find("model0300.pt") != std::string::npos);
  QVERIFY(file.tensors.at("normalization.std2d").equal(at::full({134}, 0.5)));
  QVERIFY(file.tensors.at("crossdiff.bridge.1.linear1.weight").equal(weightOf(weights, "bridge.1.linear1.weight")));
  const auto network = loadCrossDiff(file.tensors, "crossdiff.");
  QVERIFY2(network, network ? "" : network.error().message.c_str());
  QCOMPARE(network.value()->options().frames, tinyCrossDiff().frames);
}

void TstCrossDiffImport::whatLacksForSamplingIsRemarked() {
  write("model0300.pt", bareCheckpoint(crossDiffWeights()));
  auto report = import({"model0300.pt"});
  QVERIFY(report && holds(report->remarks, "no Mean.npy and Std.npy") && holds(report->remarks, "no Mean_complicate2d.npy"));
  writeNormalization(path(""), 263);
  writeNormalization(path(""), 128, 0.0f, 0.5f, "_complicate2d.npy");
  report = import({"model0300.pt"});
  QVERIFY2(!report && report.error().message.find("Mean_complicate2d.npy: has 128 values, a frame of this model has 134") != std::string::npos,
           report.error().message.c_str());
}

void TstCrossDiffImport::wrongKeysAreListed() {
  auto weights = crossDiffWeights();
  std::erase_if(weights, [](const auto& item) { return item.first == "decoder_j.1.norm3.bias"; });
  weightOf(weights, "r_decoder_m.0.norm1.weight") = at::ones({3});
  weights.emplace_back("surprise", at::zeros({2, 3}));
  weights.emplace_back("clip_model.token_embedding.weight", at::zeros({2, 3}));
  write("model0300.pt", bareCheckpoint(weights));
  const auto report = import({"model0300.pt"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY((report->missing == std::vector<std::string>{"crossdiff.decoder_j.1.norm3.bias"}));
  QVERIFY((report->misshaped == std::vector<std::string>{"crossdiff.r_decoder_m.0.norm1.weight is [3], expected [16]"}));
  QVERIFY((report->extra == std::vector<std::string>{"crossdiff.surprise [2, 3]"}));
  QVERIFY(holds(report->remarks, "text tower inside model0300.pt"));
  QVERIFY(!std::filesystem::exists(path("bundle.safetensors")));
}

void TstCrossDiffImport::theAveragedWeightsAreTaken_data() {
  QTest::addColumn<QString>("args");
  QTest::addColumn<bool>("isAveraged");
  QTest::newRow("as args.json says") << R"({"use_ema": true})" << true;
  QTest::newRow("not, as args.json says") << R"({"use_ema": false})" << false;
  QTest::newRow("args.json does not say") << "{}" << true;
  QTest::newRow("without args.json") << "" << true;
}

void TstCrossDiffImport::theAveragedWeightsAreTaken() {
  QFETCH(QString, args);
  QFETCH(bool, isAveraged);
  auto last = mdmWeights();
  NamedWeights averaged;
  for (const auto& [name, value] : last) averaged.emplace_back(name, value * 0.5);
  write("model000600000.pt", wrapped(last, averaged));
  if (!args.isEmpty()) write("args.json", args.toStdString());
  const auto report = import({"model000600000.pt"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->kind, std::string("mdm"));
  QVERIFY2(report->isComplete() && report->extra.empty(), report->extra.empty() ? "" : report->extra.front().c_str());
  QVERIFY(holds(report->remarks, isAveraged ? "the averaged weights of" : "the last weights of"));
  QCOMPARE(holds(report->remarks, "no args.json"), args.isEmpty());
  const auto& expected = weightOf(isAveraged ? averaged : last, "output_process.poseFinal.weight");
  QVERIFY(bundle().tensors.at("mdm.output_process.poseFinal.weight").equal(expected));
  QVERIFY(loadMdm(bundle().tensors, "mdm."));
}

void TstCrossDiffImport::tablesMayBeMissingOrOfAnyLength() {
  const auto with = [](const at::Tensor& table, const char* name = "sequence_pos_encoder.pe") {
    auto weights = mdmWeights();
    weights.emplace_back(name, table);
    return bareCheckpoint(weights);
  };
  const auto table = sinusoidTable(5000, 16).unsqueeze(1);
  for (const auto& bytes :
       {bareCheckpoint(mdmWeights()), with(table), with(table.narrow(0, 0, 61)), with(table.to(at::kHalf), "embed_timestep.sequence_pos_encoder.pe")}) {
    write("model.pt", bytes);
    const auto report = import({"model.pt"});
    QVERIFY2(report && report->isComplete() && report->extra.empty(), report ? "" : report.error().message.c_str());
    QVERIFY(!bundle().tensors.contains("mdm.sequence_pos_encoder.pe"));
  }
  for (const auto& wrong : {table + 0.1, table.narrow(2, 0, 8), table.squeeze(1)}) {
    write("model.pt", with(wrong.contiguous()));
    const auto report = import({"model.pt"});
    QVERIFY(!report && report.error().message.find("not the table of sines") != std::string::npos);
  }
}

void TstCrossDiffImport::argsSayWhatTheModelIs() {
  write("model.pt", bareCheckpoint(mdmWeights()));
  write("args.json", R"({"arch": "trans_enc", "dataset": "humanml", "layers": 2, "latent_dim": 16, "diffusion_steps": 50, "noise_schedule": "cosine",
                         "cond_mask_prob": 0.0, "mask_frames": true, "text_encoder_type": "clip", "pred_len": 0, "unconstrained": false, "lr": 0.0001})");
  const auto report = import({"model.pt"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  const auto config = bundle().metadata.at("config");
  for (const char* part : {"\"diffusionSteps\":50", "\"condMaskProb\":0.0", "\"masksFrames\":true", "\"layers\":2"})
    QVERIFY2(config.find(part) != std::string::npos, config.c_str());
}

void TstCrossDiffImport::argsThatDoNotFitAreRefused_data() {
  QTest::addColumn<QString>("args");
  QTest::addColumn<QString>("sentence");
  QTest::newRow("no JSON") << "arch: trans_enc"
                           << "is no JSON object";
  QTest::newRow("a list") << "[1, 2]"
                          << "is no JSON object";
  QTest::newRow("cut") << R"({"arch": "trans_e)"
                       << "is no JSON object";
  QTest::newRow("decoder") << R"({"arch": "trans_dec"})"
                           << "\"arch\" is \"trans_dec\"; this program has trans_enc only";
  QTest::newRow("architecture of another type") << R"({"arch": 5})"
                                                << "\"arch\" is no text";
  QTest::newRow("data set") << R"({"dataset": "uestc"})"
                            << "\"dataset\" is \"uestc\"; this program has humanml or kit only";
  QTest::newRow("schedule") << R"({"noise_schedule": "linear"})"
                            << "\"noise_schedule\" is \"linear\"";
  QTest::newRow("steps") << R"({"diffusion_steps": "many"})"
                         << "\"diffusion_steps\" is no whole number from 2 to 1000";
  QTest::newRow("half a step") << R"({"diffusion_steps": 50.5})"
                               << "\"diffusion_steps\" is no whole number";
  QTest::newRow("share") << R"({"cond_mask_prob": 2})"
                         << "\"cond_mask_prob\" is no number from 0 to 1";
  QTest::newRow("switch") << R"({"mask_frames": "yes"})"
                          << "\"mask_frames\" is neither true nor false";
  QTest::newRow("text encoder") << R"({"text_encoder_type": "bert"})"
                                << "\"text_encoder_type\" is \"bert\"";
  QTest::newRow("no text") << R"({"unconstrained": true})"
                           << "read a text only";
  QTest::newRow("prefix") << R"({"pred_len": 40})"
                          << "does not complete prefixes";
  QTest::newRow("variance") << R"({"sigma_small": false})"
                            << "small variance only";
  QTest::newRow("layers") << R"({"layers": 8})"
                          << "\"layers\" is 8, but";
  QTest::newRow("width") << R"({"latent_dim": 512})"
                         << "\"latent_dim\" is 512, but";
  QTest::newRow("other numbers per frame") << R"({"dataset": "kit"})"
                                           << "\"dataset\" is kit, but";
}

void TstCrossDiffImport::argsThatDoNotFitAreRefused() {
  QFETCH(QString, args);
  QFETCH(QString, sentence);
  write("model.pt", bareCheckpoint(mdmWeights()));
  write("args.json", args.toStdString());
  const auto report = import({"model.pt"});
  QVERIFY(!report);
  const auto& message = report.error().message;
  QVERIFY2(message.find(sentence.toStdString()) != std::string::npos && message.find("args.json") != std::string::npos && message.find('\n') == std::string::npos,
           message.c_str());
}

void TstCrossDiffImport::wrongFilesAreRefusedInOneSentence() {
  const auto says = [&](const std::string& part, const std::string& kind = "") {
    const auto report = import({"model.pt"}, kind);
    return !report && report.error().message.find(part) != std::string::npos && report.error().message.find("model.pt") != std::string::npos;
  };
  auto poisoned = crossDiffWeights();
  weightOf(poisoned, "joint_token") = at::full({24, 1, 16}, std::numeric_limits<float>::quiet_NaN());
  write("model.pt", bareCheckpoint(poisoned));
  QVERIFY(says("the weight joint_token holds values that are not numbers"));
  const auto whole = bareCheckpoint(crossDiffWeights());
  write("model.pt", whole.substr(0, whole.size() / 2));
  QVERIFY(says("damaged zip archive"));
  write("model.pt", bareCheckpoint(mdmWeights()));
  QVERIFY(says("holds an MDM model, not a CrossDiff model", "crossdiff"));
  auto decoder = mdmWeights();
  decoder.emplace_back("seqTransDecoder.layers.0.linear1.weight", at::zeros({4, 4}));
  write("model.pt", bareCheckpoint(decoder));
  QVERIFY(says("another architecture (trans_dec)"));
  auto wide = tinyMdm();
  wide.featureWidth = 150;
  write("model.pt", bareCheckpoint(mdmWeights(wide)));
  QVERIFY(says("made for another skeleton: its motions have 150 numbers per frame"));
}

void TstCrossDiffImport::ofSeveralCheckpointsTheLastIsTaken() {
  auto early = mdmWeights(), late = mdmWeights();
  for (auto& [name, value] : late) value = value * 0.5;
  write("runs/model000200000.pt", bareCheckpoint(early));
  write("runs/model000475000.pt", bareCheckpoint(late));
  write("runs/opt000475000.pt", "an optimizer's state");
  write("runs/args.json", "{}");
  const auto report = import({"runs"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(holds(report->remarks, "model000200000.pt was left out"));
  QVERIFY(bundle().tensors.at("mdm.embed_text.bias").equal(weightOf(late, "embed_text.bias")));
}

void TstCrossDiffImport::kitModelsAreKept() {
  auto sizes = tinyMdm();
  sizes.featureWidth = 251;
  write("model.pt", bareCheckpoint(mdmWeights(sizes)));
  write("args.json", R"({"dataset": "kit"})");
  writeNormalization(path(""), 251);
  const auto report = import({"model.pt"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(holds(report->remarks, "KIT-ML"));
  QVERIFY(report->parts.contains("normalization"));
}

void TstCrossDiffImport::bothNamesOfTheTextTowerGiveTheSame() {
  const auto clip = clipWeights();
  const auto tower = [&](const std::string& bytes) {
    write("model.pt", bareCheckpoint(mdmWeights()));
    write("clip/ViT-B-32.pt", bytes);
    write("clip/merges.txt", clipMerges());
    const auto report = import({"model.pt", "clip"});
    if (!report || !report->isComplete() || !report->extra.empty()) qFatal("%s", report ? "incomplete" : report.error().message.c_str());
    return bundle();
  };
  const auto one = tower(bareCheckpoint(clip));
  QVERIFY(one.metadata.contains("clip.merges"));
  // OpenAI's file is a TorchScript program, of which only the parameters are read.
  for (const auto& other : {tower(bareCheckpoint(openAiNames(clip))), tower(scriptArchive(openAiNames(clip)))}) {
    QCOMPARE(one.tensors.size(), other.tensors.size());
    for (const auto& [name, value] : one.tensors) QVERIFY2(value.equal(other.tensors.at(name)), name.c_str());
    QCOMPARE(one.metadata.at("config"), other.metadata.at("config"));
  }
}

QTEST_APPLESS_MAIN(TstCrossDiffImport)
#include "tst_crossdiff_import.moc"
