#include "core/engine/generation_engine.h"
#include "core/families/motion_puzzle/cmu_puzzle.h"
#include "core/families/motion_puzzle/human_puzzle.h"
#include "core/families/motion_puzzle/motion_puzzle_family.h"
#include "core/families/motion_puzzle/puzzle_model.h"
#include "core/families/style_file.h"
#include "core/io/read/npy.h"
#include "core/model_import/model_import.h"
#include "core/representation/feature_tensors.h"
#include "tests/support/checkpoint_writer.h"
#include "tests/support/fixtures.h"
#include "tests/support/hash_weights.h"
#include "tests/support/published_files.h"
#include "tests/support/synthetic_motion.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace core;
using namespace core::model;
using namespace tests;

/// The authors' Motion Puzzle to a bundle, and motions in other styles from it.
class TstMotionPuzzleImport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void theKeysAreThoseOfTheReference();
  void theAveragedWeightsAreTaken();
  void theNewestOfAFolderIsTaken();
  void wrongKeysAreListed();
  void anotherBodyIsSaid();
  void whatLacksIsNamed();
  void aPickleThatAsksForMoreIsRefused();
  void itRestyles_data();
  void itRestyles();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_->path().toStdString()) / name; }
  void write(const std::string& name, const std::map<std::string, TensorMap>& groups, const std::string& extra = {}) const;
  /// Of what the networks read of a walk, so that weights by chance make no monsters.
  void writeStatistics(const std::string& folder, int joints = 21) const;
  Result<ModelImportReport> import(const std::vector<std::string>& names) const {
    ModelImportRequest request;
    for (const auto& name : names) request.files.push_back(path(name));
    return importModel(request, kinds_, path("bundle.safetensors"));
  }
  static TensorMap tinyWeights(int joints = 21);
  static at::Tensor walk(std::uint64_t seed, int frames) {
    std::vector<std::string> remarks;
    return families::motionFeatures(std::make_shared<const motion::Clip>(test_support::syntheticWalk(seed, frames)), "walk", remarks).value();
  }
  std::vector<ImportKind> kinds_ = families::motionPuzzleFamily().imports;
  std::unique_ptr<QTemporaryDir> folder_;
};

void TstMotionPuzzleImport::init() {
  at::set_num_threads(1);
  folder_ = std::make_unique<QTemporaryDir>();
}

/// A small network of the published layout with weights by chance, and the constants that lie beside them in published files.
TensorMap TstMotionPuzzleImport::tinyWeights(int joints) {
  at::manual_seed(4);
  MotionPuzzleOptions o;
  o.joints = joints, o.width = 4, o.latent = 6;
  TensorMap weights;
  MotionPuzzle network(o);
  for (const auto& item : network->named_parameters()) weights[item.key()] = item.value().detach().clone();
  const auto graph = bodyGraph(joints);
  for (const char* name : {"enc_content.", "enc_style.", "dec."}) {
    weights[std::string(name) + "A_j"] = graph.jointHops;
    weights[std::string(name) + "A_b"] = graph.partHops;
  }
  weights["enc_style.down_JointToMid.weight"] = graph.midFromJoint;
  weights["dec.up_MidToJoint.weight"] = graph.jointFromMid;
  return weights;
}

void TstMotionPuzzleImport::write(const std::string& name, const std::map<std::string, TensorMap>& groups, const std::string& extra) const {
  CheckpointLayout layout;
  for (const auto& [group, weights] : groups)
    for (const auto& [key, tensor] : weights) layout.groups[group].emplace_back(key, tensor);
  layout.extra = extra;
  writeBytes(path(name), zipCheckpoint(layout));
}

void TstMotionPuzzleImport::writeStatistics(const std::string& folder, int joints) const {
  const auto values = joints == 21 ? cmuPuzzleMotion(walk(9, 60)).features.reshape({-1, 12}) : puzzleOf(walk(9, 60).unsqueeze(0))[0].flatten(1).t();
  std::filesystem::create_directories(path(folder));
  for (const auto& [name, row] : {std::pair{"motion_mean.npy", values.mean(0)}, std::pair{"motion_std.npy", values.std(0) + 0.01}}) {
    const auto flat = row.contiguous();
    const std::vector<float> numbers(flat.data_ptr<float>(), flat.data_ptr<float>() + 12);
    QVERIFY(io::writeNpy(path(folder) / name, numbers, std::vector<std::int64_t>{12}));
  }
}

void TstMotionPuzzleImport::theKeysAreThoseOfTheReference() {
  const auto shared = sharedFolder();
  if (!shared) QSKIP("the shared folder with the reference outputs is not there");
  for (const auto& [list, count] : {std::pair{"puzzle.tsv", 448}, std::pair{"puzzle-small.tsv", 448}}) {
    const auto weights = hashWeights(*shared / "fixtures" / "keys" / list);
    QVERIFY2(weights, weights ? "" : weights.error().message.c_str());
    write("gen_010.pt", {{"gen_ema", *weights}});
    const auto report = import({"gen_010.pt"});
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QVERIFY2(report->missing.empty(), report->missing.empty() ? "" : report->missing.front().c_str());
    QVERIFY2(report->misshaped.empty(), report->misshaped.empty() ? "" : report->misshaped.front().c_str());
    QVERIFY2(report->extra.empty(), report->extra.empty() ? "" : report->extra.front().c_str());
    QCOMPARE(report->kind, std::string("motion-puzzle"));
    QCOMPARE(report->tensors, std::size_t(count));
  }
}

void TstMotionPuzzleImport::theAveragedWeightsAreTaken() {
  auto averaged = tinyWeights(), last = tinyWeights();
  averaged["dec.to_mot.1.bias"].fill_(2.0);
  writeStatistics("norm");
  const auto bias = [&] { return sampling::loadPuzzleModel(path("bundle.safetensors")).value().network->named_parameters()["dec.to_mot.1.bias"][0].item<double>(); };
  for (const auto& [groups, sentence, value] :
       {std::tuple{std::map<std::string, TensorMap>{{"gen", last}, {"gen_ema", averaged}}, "the averaged weights", 2.0},
        std::tuple{std::map<std::string, TensorMap>{{"gen", last}}, "no averaged weights", 0.0}, std::tuple{std::map<std::string, TensorMap>{{"", averaged}}, "", 2.0}}) {
    write("pth/gen_010.pt", groups);
    const auto report = import({"pth/gen_010.pt"});
    QVERIFY2(report && report->isComplete(), report ? "incomplete" : report.error().message.c_str());
    QVERIFY(report->extra.empty());
    QCOMPARE(report->remarks.size(), std::size_t{*sentence != 0});
    QVERIFY(report->remarks.empty() || report->remarks.front().find(sentence) != std::string::npos);
    QCOMPARE(report->parts.at("normalization").filename(), std::filesystem::path("motion_mean.npy"));
    QCOMPARE(bias(), value);
  }
}

void TstMotionPuzzleImport::theNewestOfAFolderIsTaken() {
  write("pth/gen_005.pt", {{"gen", tinyWeights()}});
  write("pth/gen_010.pt", {{"gen_ema", tinyWeights()}});
  writeStatistics("norm");
  const auto report = import({"pth", "norm"});
  QVERIFY2(report && report->isComplete(), report ? "incomplete" : report.error().message.c_str());
  QCOMPARE(report->parts.at("motion-puzzle").filename(), std::filesystem::path("gen_010.pt"));
  QVERIFY(std::find(report->remarks.begin(), report->remarks.end(), "gen_005.pt was left out; gen_010.pt stands behind it") != report->remarks.end());
}

void TstMotionPuzzleImport::wrongKeysAreListed() {
  auto weights = tinyWeights();
  weights.erase("dec.mid.astyle_leftarm.g.bias");
  weights["enc_style.bodypart.tcn.bias"] = at::zeros({3});
  weights["surprise"] = at::zeros({2});
  write("gen_010.pt", {{"gen_ema", weights}, {"dis", {{"weight", at::zeros({1})}}}});
  const auto report = import({"gen_010.pt"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(!report->isComplete());
  QCOMPARE(report->missing, std::vector<std::string>{"dec.mid.astyle_leftarm.g.bias"});
  QCOMPARE(report->misshaped, std::vector<std::string>{"enc_style.bodypart.tcn.bias is [3], expected [32]"});
  QCOMPARE(report->extra, (std::vector<std::string>{"dis.weight [1]", "gen_ema.surprise [2]"}));
  QVERIFY(!std::filesystem::exists(path("bundle.safetensors")));
}

void TstMotionPuzzleImport::anotherBodyIsSaid() {
  auto weights = tinyWeights();
  weights["enc_content.A_j"] = weights["enc_content.A_j"] + 0.5;
  write("gen_010.pt", {{"gen_ema", weights}});
  writeStatistics("");
  const auto report = import({"gen_010.pt"});
  QVERIFY(report && report->isComplete());
  QCOMPARE(report->remarks.size(), std::size_t{2});
  QVERIFY2(report->remarks.back().starts_with("enc_content.A_j of gen_010.pt is not that of the body with 21 nodes"), report->remarks.back().c_str());
}

void TstMotionPuzzleImport::whatLacksIsNamed() {
  write("gen_010.pt", {{"gen_ema", tinyWeights()}});
  const auto report = import({"gen_010.pt"});
  QVERIFY(report && report->isComplete());
  QVERIFY2(report->remarks.back().starts_with("there is no motion_mean.npy and motion_std.npy beside the checkpoint"), report->remarks.back().c_str());
  const auto bare = sampling::loadPuzzleModel(path("bundle.safetensors"));
  QVERIFY(!bare && bare.error().message.find("motion_mean.npy and motion_std.npy") != std::string::npos);
  QVERIFY(io::writeNpy(path("motion_mean.npy"), std::vector<float>(11), std::vector<std::int64_t>{11}));
  QVERIFY(io::writeNpy(path("motion_std.npy"), std::vector<float>(12, 1e-9f), std::vector<std::int64_t>{12}));
  const auto narrow = import({"gen_010.pt"});
  QVERIFY(!narrow && narrow.error().message.find("motion_mean.npy: has 11 values, a frame of this model has 12") != std::string::npos);
  QVERIFY(io::writeNpy(path("motion_mean.npy"), std::vector<float>(12), std::vector<std::int64_t>{12}));
  const auto still = import({"gen_010.pt"});
  QVERIFY(still && still->remarks.back().starts_with("12 of the 12 deviations of motion_std.npy"));
  QVERIFY(sampling::loadPuzzleModel(path("bundle.safetensors"))->normalizer.std.equal(at::ones({12})));
  QVERIFY(io::writeNpy(path("other.npy"), std::vector<float>(12), std::vector<std::int64_t>{12}));
  const auto other = import({"gen_010.pt", "other.npy"});
  QVERIFY(!other && other.error().message.find("other.npy: belongs to no model") != std::string::npos);
}

void TstMotionPuzzleImport::aPickleThatAsksForMoreIsRefused() {
  write("gen_010.pt", {{"gen_ema", tinyWeights()}}, PickleWriter().name("os", "system").raw("(").text("true").raw("tR").bytes());
  const auto report = import({"gen_010.pt"});
  QVERIFY(!report && report.error().code == ErrorCode::Unsupported && report.error().message.find("asks to construct os.system; refused") != std::string::npos);
}

void TstMotionPuzzleImport::itRestyles_data() {
  QTest::addColumn<QString>("list");
  QTest::addColumn<int>("joints");
  QTest::newRow("the authors' body, small") << "" << 21;
  QTest::newRow("our joints, small") << "" << 22;
  QTest::newRow("the published size") << "puzzle.tsv" << 21;
}

void TstMotionPuzzleImport::itRestyles() {
  QFETCH(QString, list);
  QFETCH(int, joints);
  auto weights = tinyWeights(joints);
  if (!list.isEmpty()) {
    const auto shared = sharedFolder();
    if (!shared) QSKIP("the shared folder with the list of keys is not there");
    weights = hashWeights(*shared / "fixtures" / "keys" / list.toStdString()).value();
  }
  write("gen_010.pt", {{"gen_ema", weights}});
  writeStatistics("norm", joints);
  const auto report = import({"gen_010.pt"});
  QVERIFY2(report && report->isComplete(), report ? "incomplete" : report.error().message.c_str());
  auto loaded = families::motionPuzzleFamily().load(path("bundle.safetensors"));
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  const auto quietly = [](const jobs::Progress&) {};
  families::RestyleWish wish;
  wish.motion = walk(1, 46);
  wish.style = {families::StyleWish::Kind::Clip, "one", walk(2, 40)};
  const auto whole = (*loaded)->restyle(wish, quietly, {});
  QVERIFY2(whole, whole ? "" : whole.error().message.c_str());
  QCOMPARE(whole->features.sizes(), wish.motion.sizes());
  QVERIFY(whole->features.isfinite().all().item<bool>());
  wish.parts[4] = {families::StyleWish::Kind::Clip, "two", walk(3, 33) * 1.2};
  const auto mixed = (*loaded)->restyle(wish, quietly, {});
  QVERIFY2(mixed, mixed ? "" : mixed.error().message.c_str());
  QVERIFY(mixed->features.isfinite().all().item<bool>() && !mixed->features.equal(whole->features));
  // The path is the content's, seen from where the new body faces in its first frame: as far from frame to frame.
  const auto steps = [](const at::Tensor& features) {
    const auto root = representation::recoverJoints(features.unsqueeze(0))[0].select(1, 0);
    return root.index_select(1, at::tensor({0, 2}, at::kLong)).diff(1, 0).norm(2, {1});
  };
  const auto apart = (steps(mixed->features) - steps(wish.motion)).narrow(0, 0, 44).abs().max().item<double>();
  QVERIFY2(apart < 5e-3, qPrintable(QString::number(apart)));
  // As the command line and the window ask for it.
  services::RestyleRequest request;
  request.model = path("bundle.safetensors").string();
  request.clip = "walk";
  request.motion = std::make_shared<const motion::Clip>(test_support::syntheticWalk(1, 61));
  const auto made = engine::makeGenerationService(path(""))->restyle(request, quietly, {});
  QVERIFY2(made, made ? "" : made.error().message.c_str());
  QCOMPARE(made->clip->frameCount(), 61);
}

QTEST_APPLESS_MAIN(TstMotionPuzzleImport)
#include "tst_motion_puzzle_import.moc"
