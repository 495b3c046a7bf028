#include "core/engine/generation_engine.h"
#include "core/engine/model_library.h"
#include "core/engine/training_session.h"
#include "core/families/motion_puzzle/human_puzzle.h"
#include "core/families/motion_puzzle/motion_puzzle.h"
#include "core/families/restyled_features.h"
#include "core/io/write/export.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/representation/feature_tensors.h"
#include "tests/support/built_data.h"
#include "tests/support/small_training.h"
#include "tests/support/synthetic_motion.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <glm/geometric.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <numeric>

using namespace core;

/// Motion Puzzle on our joints: its graphs, the way from features and back, the recipe, and a clip in another style.
class TstMotionPuzzleTraining : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void everyNodeIsInOnePart_data();
  void everyNodeIsInOnePart();
  void featuresGoToNodesAndBack();
  void aPartFollowsItsOwnStyleAlone();
  void itLearnsAndIsAModel();
  void aClipGetsTheStyleOfAnother();
  void partsMayHaveStylesOfTheirOwn();
  void whatIsAskedOfAPartComesThrough();
  void whatCannotBeIsOneSentence();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  at::Tensor motion(std::size_t clip) const { return data_->features(clip) * data_->std() + data_->mean(); }
  std::shared_ptr<families::LoadedModel> loaded() const { return engine::ModelLibrary(path("models")).load("motion-puzzle").value(); }
  static void quietly(const jobs::Progress&) {}
  QTemporaryDir folder_;
  std::unique_ptr<dataset::MotionDataset> data_;
};

void TstMotionPuzzleTraining::initTestCase() {
  at::set_num_threads(1);
  tests::writeBuiltData(path("data"), 12, 60);
  data_ = std::make_unique<dataset::MotionDataset>(dataset::MotionDataset::open(path("data")).value());
  std::filesystem::create_directories(path("models"));
}

void TstMotionPuzzleTraining::everyNodeIsInOnePart_data() {
  QTest::addColumn<int>("joints");
  QTest::newRow("published") << 21;
  QTest::newRow("HumanML3D") << 22;
}

void TstMotionPuzzleTraining::everyNodeIsInOnePart() {
  QFETCH(int, joints);
  const auto graph = model::bodyGraph(joints);
  for (const auto& [level, count] : {std::pair{&graph.jointLevel, joints}, std::pair{&graph.midLevel, 10}, std::pair{&graph.partLevel, 5}}) {
    const auto joined = at::cat(std::vector<at::Tensor>(level->nodes.begin(), level->nodes.end()));
    QCOMPARE(joined.size(0), std::int64_t{count});
    QVERIFY(joined.index_select(0, level->order).equal(at::arange(count)));  // back in order, the root first
  }
  for (const auto* matrix : {&graph.midFromJoint, &graph.partFromMid, &graph.midFromPart, &graph.jointFromMid})
    QVERIFY(at::allclose(matrix->sum(0), at::ones({matrix->size(1)})));
  QVERIFY(at::allclose(graph.jointHops.sum(0).sum(0), at::ones({joints})));  // the columns of all hops together
  QVERIFY_EXCEPTION_THROWN(model::bodyGraph(31), std::invalid_argument);
}

void TstMotionPuzzleTraining::featuresGoToNodesAndBack() {
  const auto features = motion(0);
  const auto nodes = model::puzzleOf(features.unsqueeze(0));
  QCOMPARE(nodes.sizes(), (at::IntArrayRef{1, 12, 22, 60}));
  const auto places = model::positionsOf(nodes[0]);
  QVERIFY(at::allclose(places.select(1, 0).select(1, 1), features.select(1, 3)));
  QVERIFY(at::allclose(places.slice(1, 1).flatten(1), features.slice(1, 4, 67)));
  // Nothing changed: the same motion, but for what extraction smooths.
  const auto again = families::restyledFeatures(places.narrow(0, 0, 56), features);
  QCOMPARE(again.sizes(), features.sizes());
  const auto joints = [](const at::Tensor& x) { return representation::recoverJoints(x.unsqueeze(0))[0].narrow(0, 0, 55); };
  const auto apart = (joints(again) - joints(features)).norm(2, {2}).mean().item<double>();
  QVERIFY2(apart < 0.02, qPrintable(QString::number(apart)));
  const auto normalizer = model::puzzleNormalizer(nodes);
  QVERIFY((normalizer.denormalize(normalizer.normalize(nodes)) - nodes).abs().max().item<double>() < 1e-4);
}

void TstMotionPuzzleTraining::aPartFollowsItsOwnStyleAlone() {
  at::manual_seed(2);
  const at::NoGradGuard quiet;
  model::MotionPuzzleOptions o;
  o.joints = 22, o.width = 4, o.latent = 8;
  model::MotionPuzzle network(o);
  const auto content = network->content(at::randn({1, 12, 22, 30})), plain = network->style(at::randn({1, 12, 22, 17})),
             other = network->style(at::randn({1, 12, 22, 25}));
  const auto whole = network->decode(content.code, plain);
  QCOMPARE(whole.sizes(), (at::IntArrayRef{1, 12, 22, 28}));
  model::MotionPuzzleImpl::Styles arm{plain, plain, plain, plain, other};
  const auto changed = (network->decode(content.code, arm) - whole).abs().mean({0, 1, 3});  // by node
  QVERIFY(changed.narrow(0, 18, 4).mean().item<double>() > 3.0 * changed.narrow(0, 1, 8).mean().item<double>());
  QVERIFY_EXCEPTION_THROWN(network->content(at::zeros({1, 12, 22, 11})), c10::Error);
}

void TstMotionPuzzleTraining::itLearnsAndIsAModel() {
  const auto train = [&](const std::string& run, std::int64_t steps, std::map<std::string, std::string> more) {
    auto request = tests::smallTraining("motion-puzzle", path("data"), path(run), steps, {{"batch", "2"}, {"window", "16"}, {"width", "4"}, {"latent", "8"}});
    request.learningRate = 3e-3;
    for (const auto& [name, value] : more) request.settings[name] = value;
    return engine::runTraining(request, quietly, {});
  };
  const auto first = train("short", 1, {}), last = train("run", 25, {});
  QVERIFY2(last, last ? "" : last.error().message.c_str());
  QVERIFY2(last->validation.at("val_recon") < 0.9 * first->validation.at("val_recon"), qPrintable(QString::number(last->validation.at("val_recon"))));
  QVERIFY(last->validation.at("val_moved") > 0.0);
  const auto further = train("further", 1, {{"from", path("run/weights.safetensors").string()}});
  QVERIFY2(further, further ? "" : further.error().message.c_str());
  for (const auto& family : families::modelFamilies()) {
    if (family.name != "motion-puzzle") continue;
    const auto written = family.bundlings.front().write({{"motion-puzzle", path("run/weights.safetensors")}}, path("models/motion-puzzle.safetensors"));
    QVERIFY2(written, written ? "" : written.error().message.c_str());
  }
  const auto list = engine::ModelLibrary(path("models")).list();
  QCOMPARE(list.size(), std::size_t{1});
  QVERIFY(list[0].can.restyle);
  const auto models = engine::makeGenerationService(path("models"))->models().value();
  QVERIFY(models.size() == 1 && models.front().can.partStyles && !models.front().can.keypointStyles);
  QVERIFY(services::makersAmong(models).empty());  // none that makes motions from text
}

void TstMotionPuzzleTraining::aClipGetsTheStyleOfAnother() {
  const auto service = engine::makeGenerationService(path("models"));
  services::RestyleRequest request;
  request.model = "motion-puzzle";
  request.clip = "walk";
  request.motion = std::make_shared<const motion::Clip>(test_support::syntheticWalk(1, 61));
  const auto own = service->restyle(request, quietly, {});
  QVERIFY2(own, own ? "" : own.error().message.c_str());
  QCOMPARE(own->clip->frameCount(), 61);
  request.style = services::StyleReference::named("old");
  const auto named = service->restyle(request, quietly, {});
  QVERIFY(!named && named.error().code == ErrorCode::NotFound && named.error().message.find("it takes the style of a motion file") != std::string::npos);
}

void TstMotionPuzzleTraining::partsMayHaveStylesOfTheirOwn() {
  const auto model = loaded();
  families::RestyleWish wish;
  wish.motion = motion(0).narrow(0, 0, 42);
  wish.style = {families::StyleWish::Kind::Clip, "one", motion(1)};
  const auto whole = model->restyle(wish, quietly, {});
  QVERIFY2(whole, whole ? "" : whole.error().message.c_str());
  QCOMPARE(whole->features.sizes(), (at::IntArrayRef{42, 263}));
  QVERIFY(whole->features.isfinite().all().item<bool>());
  QVERIFY(whole->features.equal(model->restyle(wish, quietly, {})->features));
  wish.parts[4] = {families::StyleWish::Kind::Clip, "two", motion(2).narrow(0, 0, 30)};
  const auto mixed = model->restyle(wish, quietly, {});
  QVERIFY2(mixed, mixed ? "" : mixed.error().message.c_str());
  QVERIFY(!mixed->features.equal(whole->features));
  // The path is the content's, seen from where the new body faces in its first frame: as far from frame to frame.
  const auto steps = [](const at::Tensor& features) {
    const auto root = representation::recoverJoints(features.unsqueeze(0))[0].select(1, 0);
    return root.index_select(1, at::tensor({0, 2}, at::kLong)).diff(1, 0).norm(2, {1});
  };
  const auto apart = (steps(whole->features) - steps(wish.motion)).narrow(0, 0, 40).abs().max().item<double>();
  QVERIFY2(apart < 5e-3, qPrintable(QString::number(apart)));
}

void TstMotionPuzzleTraining::whatIsAskedOfAPartComesThrough() {
  const auto write = [&](const char* name, std::uint64_t seed) {
    const auto clip = test_support::syntheticWalk(seed, 50);
    QVERIFY(io::exportClip(path(name), clip, {}));
  };
  write("old.bvh", 2), write("proud.bvh", 5);
  const auto service = engine::makeGenerationService(path("models"));
  services::RestyleRequest request;
  request.model = "motion-puzzle";
  request.clip = "walk";
  request.motion = std::make_shared<const motion::Clip>(test_support::syntheticWalk(1, 61));
  request.style = services::StyleReference::fromFile(path("old.bvh"));
  const auto places = [&] {
    const auto made = service->restyle(request, quietly, {});
    return made ? motion::worldPositions(*made->clip) : std::vector<glm::vec3>();
  };
  const auto whole = places();
  QCOMPARE(whole.size(), std::size_t{61 * 22});
  request.parts = services::partStylesFrom("left_arm=" + path("proud.bvh").string()).value();
  const auto mixed = places();
  QCOMPARE(mixed.size(), whole.size());
  const auto moved = [&](int joint) {
    double sum = 0.0;
    for (std::size_t f = 0; f < 61; ++f) {
      const auto root = 22 * f, at = root + static_cast<std::size_t>(joint);
      sum += glm::distance(mixed[at] - mixed[root], whole[at] - whole[root]) / 61.0;
    }
    return sum;
  };
  // How far the rest goes along is the network's, which has hardly learnt here.
  QVERIFY2(moved(motion::humanml3d::kLeftWrist) > 0.02, qPrintable(QString::number(moved(motion::humanml3d::kLeftWrist))));
  request.parts = services::partStylesFrom("left_arm=" + path("old.bvh").string()).value();
  QVERIFY(places() == whole);  // the style of the whole, said of a part
  // Without a style for the whole the other parts have their own.
  request.style = {};
  QVERIFY(places() != mixed && places().size() == mixed.size());
  request.feet = services::RestyleRequest::Feet::Usual;
  const auto usual = places();
  request.feet = services::RestyleRequest::Feet::Released;
  const auto released = places();
  QVERIFY(released.size() == usual.size() && released != usual);
  // Key points are no style for it: one sentence, and the file.
  std::ofstream(path("points.json")) << "{}";
  request.style = services::StyleReference::fromFile(path("points.json"));
  const auto refused = service->restyle(request, quietly, {});
  QVERIFY(!refused && refused.error().code == ErrorCode::Unsupported);
  QVERIFY2(refused.error().message.starts_with(path("points.json").string() + ": a style from the key points of a video"), refused.error().message.c_str());
}

void TstMotionPuzzleTraining::whatCannotBeIsOneSentence() {
  const auto model = loaded();
  families::RestyleWish wish;
  wish.motion = motion(0).narrow(0, 0, 8);
  QCOMPARE(model->restyle(wish, quietly, {}).error().code, ErrorCode::InvalidArgument);
  wish.motion = motion(0);
  wish.style = {families::StyleWish::Kind::Clip, "short.bvh", motion(1).narrow(0, 0, 5)};
  const auto shortStyle = model->restyle(wish, quietly, {});
  QVERIFY(!shortStyle && shortStyle.error().message.starts_with("short.bvh: 5 frames"));
  const auto service = engine::makeGenerationService(path("models"));
  services::GenerationRequest request;
  request.prompt = "a person walks";
  request.model = "motion-puzzle";
  const auto made = service->generate(request, quietly, {});
  QVERIFY(!made && made.error().message.find("makes no motions from text") != std::string::npos);
}

QTEST_APPLESS_MAIN(TstMotionPuzzleTraining)
#include "tst_motion_puzzle_training.moc"
