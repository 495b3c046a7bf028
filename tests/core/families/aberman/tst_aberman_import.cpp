#include "core/engine/generation_engine.h"
#include "core/families/aberman/aberman_family.h"
#include "core/families/aberman/aberman_model.h"
#include "core/families/aberman/cmu_aberman.h"
#include "core/families/aberman/key_point_style.h"
#include "core/families/cmu_body.h"
#include "core/families/style_file.h"
#include "core/model_import/model_import.h"
#include "core/representation/feature_tensors.h"
#include "tests/support/checkpoint_writer.h"
#include "tests/support/fixtures.h"
#include "tests/support/hash_weights.h"
#include "tests/support/key_point_file.h"
#include "tests/support/published_files.h"
#include "tests/support/synthetic_motion.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace core;
using namespace core::model;
using namespace tests;

namespace {

/// A row of float64 as numpy.save writes it.
std::string doubleNpy(const at::Tensor& row) {
  const auto values = row.to(at::kDouble).contiguous();
  auto header = fmt::format("{{'descr': '<f8', 'fortran_order': False, 'shape': ({},), }}", values.numel());
  header.resize(117, ' ');
  header += '\n';
  return std::string("\x93NUMPY\x01\x00\x76\x00", 10) + header +
         std::string(reinterpret_cast<const char*>(values.data_ptr<double>()), static_cast<std::size_t>(values.numel()) * sizeof(double));
}

}  // namespace

/// The files of Aberman et al. to a bundle, and motions in other styles from it.
class TstAbermanImport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void theKeysAreThoseOfTheReference();
  void theCriticComesAlong();
  void statisticsComeFromArchives();
  void wrongKeysAreListed();
  void whatLacksIsNamed();
  void aPickleThatAsksForMoreIsRefused();
  void aPictureIsTheBodySeenFromThere();
  void itRestyles_data();
  void itRestyles();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_->path().toStdString()) / name; }
  /// Of both networks in their two files; keys as in a bundle.
  void write(const TensorMap& weights, const std::string& extra = {}) const;
  void writeRows(const std::string& name, const at::Tensor& mean, const at::Tensor& std) const {
    writeBytes(path(name), zipArchive({{"mean.npy", doubleNpy(mean)}, {"std.npy", doubleNpy(std)}}));
  }
  /// Of a walk, where whole joints never turn: their deviations are 1e-9, as published.
  void writeStatistics(const std::string& folder) const;
  Result<ModelImportReport> import(const std::vector<std::string>& names) const {
    ModelImportRequest request;
    for (const auto& name : names) request.files.push_back(path(name));
    return importModel(request, kinds_, path("bundle.safetensors"));
  }
  static TensorMap tinyWeights();
  static at::Tensor walk(std::uint64_t seed, int frames) {
    std::vector<std::string> remarks;
    return families::motionFeatures(std::make_shared<const motion::Clip>(test_support::syntheticWalk(seed, frames)), "walk", remarks).value();
  }
  std::vector<ImportKind> kinds_ = families::abermanFamily().imports;
  std::unique_ptr<QTemporaryDir> folder_;
};

void TstAbermanImport::init() {
  at::set_num_threads(1);
  folder_ = std::make_unique<QTemporaryDir>();
}

/// Small networks for the authors' body with weights by chance, and the two buffers that lie beside them in published files.
TensorMap TstAbermanImport::tinyWeights() {
  at::manual_seed(4);
  AbermanOptions o;
  o.width = 12, o.styleHidden = 10, o.mlpFirst = 14, o.mlpSecond = 16, o.classes = 5;
  TensorMap weights;
  AbermanGenerator generator(o);
  AbermanCritic critic(o);
  for (const auto& item : generator->named_parameters()) weights["gen." + item.key()] = item.value().detach().clone();
  for (const auto& item : critic->named_parameters()) weights["dis." + item.key()] = item.value().detach().clone();
  weights["gen.dec.model.0.running_mean"] = at::zeros({12});
  weights["gen.dec.model.0.running_var"] = at::ones({12});
  return weights;
}

void TstAbermanImport::write(const TensorMap& weights, const std::string& extra) const {
  for (const std::string group : {"gen", "dis"}) {
    CheckpointLayout layout;
    for (const auto& [name, tensor] : weights)
      if (name.starts_with(group + ".")) layout.groups[group].emplace_back(name.substr(4), tensor);
    if (group == "gen") layout.extra = extra;
    if (!layout.groups.empty()) writeBytes(path("pth/" + group + "_00100000.pt"), zipCheckpoint(layout));
  }
}

void TstAbermanImport::writeStatistics(const std::string& folder) const {
  const auto clip = cmuAbermanClip(walk(9, 60));
  for (const auto& [name, rows] :
       {std::pair{"train_content.npz", clip.content}, std::pair{"train_style3d.npz", clip.style}, std::pair{"train_style2d.npz", clip.style2d}})
    writeRows(folder + "/" + name, rows.mean(1), rows.std(1).clamp_min(1e-9));
}

void TstAbermanImport::theKeysAreThoseOfTheReference() {
  const auto shared = sharedFolder();
  if (!shared) QSKIP("the shared folder with the reference outputs is not there");
  for (const char* list : {"aberman.tsv", "aberman-22.tsv"}) {
    const auto weights = hashWeights(*shared / "fixtures" / "keys" / list);
    QVERIFY2(weights, weights ? "" : weights.error().message.c_str());
    write(*weights);
    const auto report = import({"pth"});
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QVERIFY2(report->missing.empty(), report->missing.empty() ? "" : report->missing.front().c_str());
    QVERIFY2(report->misshaped.empty(), report->misshaped.empty() ? "" : report->misshaped.front().c_str());
    QVERIFY2(report->extra.empty(), report->extra.empty() ? "" : report->extra.front().c_str());
    QCOMPARE(report->kind, std::string("aberman"));
    QCOMPARE(report->tensors, weights->size());
  }
  // 22 joints in the published way are nobody's body.
  const auto other = sampling::loadAbermanModel(path("bundle.safetensors"));
  QVERIFY(!other && other.error().message.find("made for another body than its authors' 31 joints") != std::string::npos);
}

void TstAbermanImport::theCriticComesAlong() {
  write(tinyWeights());
  writeBytes(path("pth/optimizer.pt"), "not read");
  const auto both = import({"pth"});
  QVERIFY2(both && both->isComplete() && both->extra.empty(), both ? "incomplete" : both.error().message.c_str());
  QCOMPARE(both->parts.at("critic").filename(), std::filesystem::path("dis_00100000.pt"));
  const auto alone = import({"pth/gen_00100000.pt"});
  QVERIFY(alone && alone->isComplete() && alone->parts.count("critic") == 0 && alone->tensors < both->tensors);
  const auto critic = import({"pth/dis_00100000.pt"});
  QVERIFY(critic && !critic->isComplete());
  QVERIFY(std::find(critic->missing.begin(), critic->missing.end(), "gen.dec.model.4.bias") != critic->missing.end());
}

void TstAbermanImport::statisticsComeFromArchives() {
  write(tinyWeights());
  const auto bare = import({"pth/gen_00100000.pt"});
  QVERIFY(bare && bare->isComplete());
  QCOMPARE(bare->remarks.size(), std::size_t{3});
  QVERIFY2(bare->remarks.front().starts_with("there is no train_content.npz beside the checkpoint"), bare->remarks.front().c_str());
  const auto model = sampling::loadAbermanModel(path("bundle.safetensors"));
  QVERIFY(!model && model.error().message.find("train_content.npz and train_style3d.npz") != std::string::npos);

  writeStatistics("xia_norms");  // beside the folder of the weights
  const auto report = import({"pth/gen_00100000.pt"});
  QVERIFY2(report && report->isComplete(), report ? "incomplete" : report.error().message.c_str());
  QCOMPARE(report->parts.at("normalization_style2d").filename(), std::filesystem::path("train_style2d.npz"));
  QVERIFY2(!report->remarks.empty() && report->remarks.front().find("of the 128 deviations of train_content.npz are of numbers that never changed") != std::string::npos,
           report->remarks.empty() ? "nothing is said" : report->remarks.front().c_str());
  const auto loaded = sampling::loadAbermanModel(path("bundle.safetensors"));
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  const auto content = cmuAbermanClip(walk(9, 60)).content;
  QVERIFY(at::allclose(loaded->contentMean, content.mean(1), 1e-4, 1e-4));
  const auto constant = content.std(1) < 1e-4;
  QVERIFY(constant.sum().item<std::int64_t>() >= 20);  // five joints that turn nothing
  QVERIFY(loaded->contentStd.index({constant}).equal(at::ones({constant.sum().item<std::int64_t>()})));
  QVERIFY(at::allclose(loaded->contentStd.index({~constant}), content.std(1).index({~constant}), 1e-4, 1e-4));
}

void TstAbermanImport::wrongKeysAreListed() {
  auto weights = tinyWeights();
  weights.erase("gen.mlp.model.2.bias");
  weights["gen.enc_content.conv_model.2.bias"] = at::zeros({3});
  weights["gen.surprise"] = at::zeros({2});
  weights["dis.cnn_f.3.conv_s.1.bias"] = at::zeros({10});
  write(weights);
  const auto report = import({"pth"});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(!report->isComplete());
  QCOMPARE(report->missing, std::vector<std::string>{"gen.mlp.model.2.bias"});
  QCOMPARE(report->misshaped, std::vector<std::string>{"gen.enc_content.conv_model.2.bias is [3], expected [12]"});
  QCOMPARE(report->extra, (std::vector<std::string>{"gen.surprise [2]", "dis.cnn_f.3.conv_s.1.bias [10]"}));
}

void TstAbermanImport::whatLacksIsNamed() {
  write(tinyWeights());
  const auto refusedWith = [&](const std::string& sentence) {
    const auto report = import({"pth/gen_00100000.pt", "train_content.npz"});
    return !report && report.error().message.find("train_content.npz") != std::string::npos && report.error().message.find(sentence) != std::string::npos;
  };
  writeRows("train_content.npz", at::zeros({127}), at::ones({127}));
  QVERIFY(refusedWith("has 127 values, a frame of this model has 128"));
  writeRows("train_content.npz", at::zeros({128}), at::zeros({128}));
  QVERIFY(refusedWith("holds the value 0"));
  writeBytes(path("train_content.npz"), zipArchive({{"mean.npy", doubleNpy(at::zeros({128}))}}));
  QVERIFY(refusedWith("holds no \"std\""));
  auto damaged = zipArchive({{"mean.npy", doubleNpy(at::zeros({128}))}, {"std.npy", doubleNpy(at::ones({128}))}});
  damaged[damaged.find("NUMPY") + 300] ^= 1;
  writeBytes(path("train_content.npz"), damaged);
  QVERIFY(refusedWith("its checksum does not fit"));
  writeBytes(path("train_content.npz"), "no archive");
  QVERIFY(refusedWith("damaged zip archive"));
}

void TstAbermanImport::aPickleThatAsksForMoreIsRefused() {
  write(tinyWeights(), PickleWriter().name("builtins", "eval").raw("(").text("1").raw("tR").bytes());
  const auto report = import({"pth/gen_00100000.pt"});
  QVERIFY(!report && report.error().code == ErrorCode::Unsupported && report.error().message.find("builtins.eval; refused") != std::string::npos);
}

void TstAbermanImport::aPictureIsTheBodySeenFromThere() {
  // The same walk as a clip on the authors' body, seen by the published rule, and as key points on it: joint for joint where it stands in the picture.
  const auto clip = std::make_shared<const motion::Clip>(test_support::syntheticWalk(2, 60));
  constexpr double kSide = 0.7;
  motion::BodyKeypoints body;
  body.fps = 20.0;
  for (const auto& place : motion::worldPositions(*clip)) body.joints.push_back(motion::seenFrom(place, kSide));
  body.seen.assign(body.joints.size(), 1);
  const auto picture = cmuPicture(body);
  QCOMPARE(picture.sizes(), (at::IntArrayRef{42, 60}));
  std::vector<std::string> remarks;
  const auto cmu = families::onCmuBody(families::motionFeatures(clip, "walk", remarks).value(), 20.0);
  const auto published = abermanClip(cmu.rotations, cmu.root, cmuTree(), kSide, 1.0).style2d.narrow(1, 0, 60);
  const auto apart = (picture - published).narrow(0, 0, 40).reshape({20, 2, 60}).norm(2, {1}).mean({1});  // units of 5.6 cm, by joint
  QVERIFY2(apart.mean().item<double>() < 1.2, qPrintable(QString::number(apart.mean().item<double>())));
  const auto wrong = abermanClip(cmu.rotations, cmu.root, cmuTree(), -kSide, 1.0).style2d.narrow(1, 0, 60);
  QVERIFY((picture - wrong).narrow(0, 0, 40).abs().mean().item<double>() > 1.3 * (picture - published).narrow(0, 0, 40).abs().mean().item<double>());
  // The root is as high as it stands.
  QVERIFY(std::abs((picture[41] - published[41]).mean().item<double>()) < 1.0);
}

void TstAbermanImport::itRestyles_data() {
  QTest::addColumn<QString>("list");
  QTest::addColumn<int>("frames");
  QTest::newRow("small") << "" << 46;
  QTest::newRow("small, an odd number of frames") << "" << 45;
  QTest::newRow("the published size") << "aberman.tsv" << 46;
}

void TstAbermanImport::itRestyles() {
  QFETCH(QString, list);
  QFETCH(int, frames);
  auto weights = tinyWeights();
  if (!list.isEmpty()) {
    const auto shared = sharedFolder();
    if (!shared) QSKIP("the shared folder with the list of keys is not there");
    weights = hashWeights(*shared / "fixtures" / "keys" / list.toStdString()).value();
  }
  write(weights);
  writeStatistics("xia_norms");
  const auto report = import({"pth"});
  QVERIFY2(report && report->isComplete(), report ? "incomplete" : report.error().message.c_str());
  auto loaded = families::abermanFamily().load(path("bundle.safetensors"));
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  const auto quietly = [](const jobs::Progress&) {};
  families::RestyleWish wish;
  wish.motion = walk(1, frames);
  wish.style = {families::StyleWish::Kind::Clip, "one", walk(2, 40)};
  const auto made = (*loaded)->restyle(wish, quietly, {});
  QVERIFY2(made, made ? "" : made.error().message.c_str());
  QCOMPARE(made->features.sizes(), wish.motion.sizes());
  QVERIFY(made->features.isfinite().all().item<bool>());
  // The path is the content's, seen from where the new body faces in its first frame: as far from frame to frame.
  const auto steps = [](const at::Tensor& features) {
    const auto root = representation::recoverJoints(features.unsqueeze(0))[0].select(1, 0);
    return root.index_select(1, at::tensor({0, 2}, at::kLong)).diff(1, 0).norm(2, {1});
  };
  const auto apart = (steps(made->features) - steps(wish.motion)).narrow(0, 0, frames - 2).abs().max().item<double>();
  QVERIFY2(apart < 5e-3, qPrintable(QString::number(apart)));
  wish.style.features = walk(3, 50) * 1.3;
  QVERIFY(!(*loaded)->restyle(wish, quietly, {})->features.equal(made->features));
  // What a video shows: the walk itself, seen from half a right angle, is told from another one.
  families::RestyleWish seen = wish;
  const auto shown = [&](std::uint64_t seed) {
    std::vector<std::string> remarks;
    test_support::writeKeypoints(path("points.json"), test_support::syntheticWalk(seed, 50), 0.8);
    seen.style = {families::StyleWish::Kind::Keypoints,
                  "points.json",
                  {},
                  std::make_shared<const families::PersonInVideo>(families::readPerson(path("points.json"), 1, 20.0, remarks).value())};
    const auto answer = (*loaded)->restyle(seen, quietly, {});
    return answer ? answer->features : at::Tensor();
  };
  const auto one = shown(2), other = shown(5);
  QVERIFY(one.defined() && one.sizes() == wish.motion.sizes() && one.isfinite().all().item<bool>());
  QVERIFY(!one.equal(other) && one.equal(shown(2)));
  wish.parts[0] = wish.style;
  QCOMPARE((*loaded)->restyle(wish, quietly, {}).error().code, ErrorCode::Unsupported);
  // As the command line and the window ask for it.
  services::RestyleRequest request;
  request.model = path("bundle.safetensors").string();
  request.clip = "walk";
  request.motion = std::make_shared<const motion::Clip>(test_support::syntheticWalk(1, 61));
  const auto asked = engine::makeGenerationService(path(""))->restyle(request, quietly, {});
  QVERIFY2(asked, asked ? "" : asked.error().message.c_str());
  QCOMPARE(asked->clip->frameCount(), 61);
}

QTEST_APPLESS_MAIN(TstAbermanImport)
#include "tst_aberman_import.moc"
