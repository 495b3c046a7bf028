#include "core/engine/generation_engine.h"
#include "core/engine/model_library.h"
#include "core/engine/training_session.h"
#include "core/families/aberman/aberman_model.h"
#include "core/families/aberman/human_aberman.h"
#include "core/families/aberman/joint_tree.h"
#include "core/motion/kinematics.h"
#include "tests/support/built_data.h"
#include "tests/support/key_point_file.h"
#include "tests/support/small_training.h"
#include "tests/support/synthetic_motion.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <glm/geometric.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <string>

using namespace core;

/// The transfer of Aberman et al. on our joints: quaternions and positions, the recipe with its critic, and a clip in another style.
class TstAbermanTraining : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void rotationsGiveThePositionsOfTheFeatures();
  void wrongSkeletonsAreRefused();
  void bothLearnInTurn();
  void itLearnsAndIsAModel();
  void aClipGetsTheStyleOfAnother();
  void itLearnsStylesOfKeyPoints();
  void aVideoIsAStyle();
  void oneStyleIsTooFew();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  at::Tensor motion(std::size_t clip) const { return data_->features(clip) * data_->std() + data_->mean(); }
  Result<engine::TrainingReport> train(const std::string& run, std::int64_t steps, std::map<std::string, std::string> settings = {}) const;
  static void quietly(const jobs::Progress&) {}
  QTemporaryDir folder_;
  std::unique_ptr<dataset::MotionDataset> data_;
};

Result<engine::TrainingReport> TstAbermanTraining::train(const std::string& run, std::int64_t steps, std::map<std::string, std::string> settings) const {
  settings.merge(std::map<std::string, std::string>{{"batch", "4"}, {"window", "16"}});
  auto request = tests::smallTraining("aberman", path("data"), path(run), steps, settings);
  request.learningRate = 2e-3;
  request.emaDecay = 0.0;  // so few updates hardly show in an average
  return engine::runTraining(request, quietly, {});
}

void TstAbermanTraining::initTestCase() {
  at::set_num_threads(1);
  tests::writeBuiltData(path("data"), 12, 60);
  data_ = std::make_unique<dataset::MotionDataset>(dataset::MotionDataset::open(path("data")).value());
  std::filesystem::create_directories(path("models"));
}

void TstAbermanTraining::rotationsGiveThePositionsOfTheFeatures() {
  const auto features = motion(0).unsqueeze(0);
  const auto content = model::humanContent(features), style = model::humanStyle(features);
  QCOMPARE(content.sizes(), (at::IntArrayRef{1, 88, 60}));
  QCOMPARE(style.sizes(), (at::IntArrayRef{1, 67, 60}));
  const auto steps = content[0].narrow(0, 0, 84).reshape({21, 4, 60}).diff(1, 2).norm(2, {1}).max().item<double>();
  QVERIFY2(steps < 1.0, qPrintable(QString::number(steps)));  // no sign jumps: that would be a step of 2
  const auto positions = model::humanPositions(content.narrow(1, 0, 84));
  const auto apart = (positions - style.narrow(1, 0, 63)).unflatten(1, {21, 3}).norm(2, {2}) / model::kUnitsPerMetre;  // [1, 21, F] metres
  QVERIFY2(apart.max().item<double>() < 0.02, qPrintable(QString::number(apart.max().item<double>())));
  const auto placed = model::placedPositions(positions[0], features[0]);
  QCOMPARE(placed.sizes(), (at::IntArrayRef{60, 22, 3}));
  QVERIFY(at::allclose(placed.select(1, 0).select(1, 1), features[0].select(1, 3)));
}

void TstAbermanTraining::wrongSkeletonsAreRefused() {
  const auto offsets = at::zeros({3, 3});
  const auto parents = [](std::vector<std::int64_t> list) { return at::tensor(list, at::kLong); };
  QCOMPARE(model::jointTree(parents({-1, 0, 1}), offsets, parents({0, 2})).joints(), std::int64_t{3});
  QVERIFY_EXCEPTION_THROWN(model::jointTree(parents({-1, 2, 1}), offsets, parents({0, 2})), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(model::jointTree(parents({0, 0, 1}), offsets, parents({0, 2})), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(model::jointTree(parents({-1, 0, 1}), offsets, parents({0, 3})), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(model::jointTree(parents({-1, 0, 1}), offsets, parents({1, 2})), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(model::jointTree(parents({-1, 0}), offsets, parents({0, 1})), std::invalid_argument);
}

void TstAbermanTraining::bothLearnInTurn() {
  QVERIFY(train("turns", 1));
  const auto read = [&] { return model::readTensorFile(path("turns/checkpoint.safetensors")).value().tensors; };
  const auto one = read();
  QVERIFY(train("turns", 2));
  const auto two = read();
  int moved = 0;
  for (const auto& [name, tensor] : one) {
    if (!name.starts_with("model.")) continue;
    if (name.starts_with("model.dis.")) QVERIFY2(tensor.equal(two.at(name)), name.c_str());  // the second update is the generator's
    if (name.starts_with("model.gen.") && !tensor.equal(two.at(name))) ++moved;
  }
  QVERIFY(moved > 10);
}

void TstAbermanTraining::itLearnsAndIsAModel() {
  const auto first = train("short", 1), last = train("run", 40);
  QVERIFY2(last, last ? "" : last.error().message.c_str());
  QVERIFY2(last->validation.at("val_recon_cm") < 0.9 * first->validation.at("val_recon_cm"), qPrintable(QString::number(last->validation.at("val_recon_cm"))));
  for (const auto& family : families::modelFamilies()) {
    if (family.name != "aberman") continue;
    const auto written = family.bundlings.front().write({{"aberman", path("run/weights.safetensors")}}, path("models/aberman.safetensors"));
    QVERIFY2(written, written ? "" : written.error().message.c_str());
  }
  const auto file = model::readTensorFile(path("models/aberman.safetensors")).value();
  for (const auto& [name, tensor] : file.tensors) QVERIFY2(!name.starts_with("dis."), name.c_str());
}

void TstAbermanTraining::aClipGetsTheStyleOfAnother() {
  const auto model = engine::ModelLibrary(path("models")).load("aberman").value();
  families::RestyleWish wish;
  wish.motion = motion(0).narrow(0, 0, 41);
  wish.style = {families::StyleWish::Kind::Clip, "one", motion(1)};
  const auto made = model->restyle(wish, quietly, {});
  QVERIFY2(made, made ? "" : made.error().message.c_str());
  QCOMPARE(made->features.sizes(), (at::IntArrayRef{41, 263}));
  QVERIFY(made->features.isfinite().all().item<bool>());
  wish.parts[0] = wish.style;
  const auto parts = model->restyle(wish, quietly, {});
  QVERIFY(!parts && parts.error().message.find("parts of the body") != std::string::npos);
  const auto service = engine::makeGenerationService(path("models"));
  services::RestyleRequest request;
  request.model = "aberman";
  request.clip = "walk";
  request.motion = std::make_shared<const motion::Clip>(test_support::syntheticWalk(1, 40));
  const auto own = service->restyle(request, quietly, {});
  QVERIFY2(own, own ? "" : own.error().message.c_str());
  QCOMPARE(own->clip->frameCount(), 40);
}

void TstAbermanTraining::itLearnsStylesOfKeyPoints() {
  const auto last = train("seen-longer", 160, {{"keypoints", "1"}, {"w-joint", "60"}});
  const auto apart = train("seen-apart", 160, {{"keypoints", "1"}, {"w-joint", "0"}});
  QVERIFY2(last, last ? "" : last.error().message.c_str());
  // Nothing but that term holds a clip and its picture together.
  QVERIFY2(last->validation.at("val_picture_apart") < 0.97 * apart->validation.at("val_picture_apart"),
           qPrintable(QStringLiteral("%1, without %2").arg(last->validation.at("val_picture_apart")).arg(apart->validation.at("val_picture_apart"))));
  const auto packed = sampling::packAbermanModel(path("seen-longer/weights.safetensors"), path("models/seeing.safetensors"));
  QVERIFY2(packed, packed ? "" : packed.error().message.c_str());
  const engine::ModelLibrary library(path("models"));
  for (const auto& model : library.list()) QCOMPARE(model.can.keypointStyles, model.name == "seeing");
}

void TstAbermanTraining::aVideoIsAStyle() {
  const auto service = engine::makeGenerationService(path("models"));
  test_support::writeKeypoints(path("walk.json"), test_support::syntheticWalk(7, 60), 0.8);
  services::RestyleRequest request;
  request.model = "seeing";
  request.clip = "walk";
  request.motion = std::make_shared<const motion::Clip>(test_support::syntheticWalk(1, 61));
  request.style = services::StyleReference::fromFile(path("walk.json"));
  request.videoFps = 20.0;
  const auto places = [&] {
    const auto made = service->restyle(request, quietly, {});
    return made ? motion::worldPositions(*made->clip) : std::vector<glm::vec3>();
  };
  const auto made = places();
  QCOMPARE(made.size(), std::size_t{61 * 22});
  QVERIFY(places() == made);
  // Of a picture twice as large it is the same style; of another video another one.
  test_support::writeKeypoints(path("walk.json"), test_support::syntheticWalk(7, 60), 0.8, 400.0);
  const auto larger = places();
  double apart = 0.0;
  for (std::size_t i = 0; i < made.size(); ++i) apart = std::max(apart, static_cast<double>(glm::distance(made[i], larger[i])));
  QVERIFY2(apart < 0.01, qPrintable(QString::number(apart)));
  test_support::writeKeypoints(path("walk.json"), test_support::syntheticWalk(3, 60), -0.6);
  QVERIFY(places() != made);
  const auto refused = [&] {
    const auto answer = service->restyle(request, quietly, {});
    return answer ? std::string() : answer.error().message;
  };
  request.person = 4;
  QVERIFY2(refused().find("there is no person 4") != std::string::npos, refused().c_str());
  request.person = 1;
  test_support::writeKeypoints(path("walk.json"), test_support::syntheticWalk(3, 6), 0.0);
  QVERIFY2(refused().find("a style needs at least 0.45") != std::string::npos, refused().c_str());
  // One that was trained without them says so, with the file.
  request.model = "aberman";
  QVERIFY2(refused().starts_with(path("walk.json").string() + ": a style from the key points of a video goes with a model of Aberman et al. that reads key points alone"),
           refused().c_str());
  request.style = services::StyleReference::fromFile(path("missing.json"));
  QVERIFY2(refused().find("missing.json") != std::string::npos, refused().c_str());
}

void TstAbermanTraining::oneStyleIsTooFew() {
  tests::writeBuiltData(path("plain"), 2, 40);  // both are old
  engine::TrainingRequest request;
  request.recipe = "aberman";
  request.dataFolder = path("plain");
  request.runFolder = path("refused");
  request.settings = {{"window", "32"}};
  const auto refused = engine::runTraining(request, quietly, {});
  QVERIFY(!refused && refused.error().message.find("two styles at least") != std::string::npos);
}

QTEST_APPLESS_MAIN(TstAbermanTraining)
#include "tst_aberman_training.moc"
