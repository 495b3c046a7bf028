#include "core/families/crossdiff/crossdiff_generator.h"
#include "core/families/mdm/mdm_generator.h"
#include "core/families/model_family.h"
#include "core/model_import/model_import.h"
#include "core/sampling/seeded_noise.h"
#include "tests/support/published_files.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace core;
using namespace core::sampling;
using namespace tests;

/// The authors' CrossDiff and MDM, small and with weights by chance: from their files to a motion.
class TstImportedMotion : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void aCrossDiffIsSampledAsItsAuthorsDo();
  void theSameSeedGivesTheSameMotion_data();
  void theSameSeedGivesTheSameMotion();
  void captionsAreCutAt22Tokens();
  void motionsAreDenormalized();
  void withoutItsPicturesThereIsNoMixture();
  void anMdmFollowsItsArgs();
  void allOfAnMdmsStepsAreThePosteriors();
  void framesBehindTheEndWouldNotBeSeen();
  void guidanceNeedsATextThatWasDropped();
  void knownFramesAreKept();
  void whatLacksIsNamed();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  /// The bundle of the files in a folder and of the text tower.
  std::filesystem::path imported(const std::string& folder, bool hasTower = true) const;
  QTemporaryDir folder_;
};

namespace {

constexpr const char* kWalk = "abc abd walks";

void write(const std::filesystem::path& file, const std::string& bytes) { writeBytes(file, bytes); }

CrossDiffSampleOptions respacedSteps(std::string prompt = kWalk) {
  CrossDiffSampleOptions options;
  options.prompt = std::move(prompt);
  options.frames = 20, options.steps = 5, options.guidance = 0.0;
  return options;
}

double distance(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

}  // namespace

std::filesystem::path TstImportedMotion::imported(const std::string& folder, bool hasTower) const {
  model::ModelImportRequest request;
  request.files = {path(folder)};
  if (hasTower) request.files.push_back(path("clip"));
  const auto out = path(folder + ".safetensors");
  const auto report = model::importModel(request, families::importKinds(), out);
  if (!report || !report->isComplete()) qFatal("%s", report ? "incomplete" : report.error().message.c_str());
  return out;
}

void TstImportedMotion::initTestCase() {
  at::set_num_threads(1);
  write(path("clip/pytorch_model.bin"), bareCheckpoint(clipWeights()));
  write(path("clip/merges.txt"), clipMerges());
  write(path("crossdiff/model0300.pt"), bareCheckpoint(crossDiffWeights()));
  writeNormalization(path("crossdiff"), 263);
  writeNormalization(path("crossdiff"), 134, 0.0f, 0.5f, "_complicate2d.npy");
  write(path("mdm/model000475000.pt"), bareCheckpoint(mdmWeights()));
  writeNormalization(path("mdm"), 263);
  write(path("mdm50/model000600000.pt"), bareCheckpoint(mdmWeights()));
  write(path("mdm50/args.json"), R"({"diffusion_steps": 50, "mask_frames": true})");
  writeNormalization(path("mdm50"), 263);
}

void TstImportedMotion::aCrossDiffIsSampledAsItsAuthorsDo() {
  const auto file = imported("crossdiff");
  const auto header = model::readSafetensorsMetadata(file).value();
  QVERIFY(isCrossDiffModel(header));
  QVERIFY(!isMdmModel(header));
  const auto model = loadCrossDiffModel(file);
  QVERIFY2(model, model ? "" : model.error().message.c_str());
  QCOMPARE(model->guidance, 0.0);
  QCOMPARE(model->steps, 1000);
  QCOMPARE(model->trained.camera, std::string("perspective"));
  QCOMPARE(model->text->width(), 12);
}

void TstImportedMotion::theSameSeedGivesTheSameMotion_data() {
  QTest::addColumn<int>("alpha");
  QTest::newRow("3D alone") << -1;
  QTest::newRow("mixture") << 300;
  QTest::newRow("2D to the end") << 0;
}

void TstImportedMotion::theSameSeedGivesTheSameMotion() {
  QFETCH(int, alpha);
  auto model = loadCrossDiffModel(imported("crossdiff")).value();
  auto options = respacedSteps();
  if (alpha >= 0) options.mixture = alpha;
  const auto a = sampleCrossDiff(model, options), b = sampleCrossDiff(model, options);
  QVERIFY2(a && b, a ? "" : a.error().message.c_str());
  QCOMPARE(a->features.size(0), std::int64_t{20});
  QVERIFY(a->features.isfinite().all().item<bool>());
  QVERIFY(a->features.equal(b->features));
  auto other = options;
  other.seed = 2;
  QVERIFY(distance(a->features, sampleCrossDiff(model, other)->features) > 1e-4);
  other = options;
  other.prompt = "zzz yyy";
  QVERIFY(distance(a->features, sampleCrossDiff(model, other)->features) > 1e-5);
}

void TstImportedMotion::captionsAreCutAt22Tokens() {
  auto model = loadCrossDiffModel(imported("crossdiff")).value();
  std::string twenty;
  for (int i = 0; i < 20; ++i) twenty += "a ";  // a token each
  QVERIFY(model.text->encode({twenty}).equal(model.text->encode({twenty + "c d e"})));
  QVERIFY(!model.text->encode({twenty}).equal(model.text->encode({twenty.substr(2)})));
}

void TstImportedMotion::motionsAreDenormalized() {
  const auto first = sampleCrossDiff(*std::make_unique<CrossDiffModel>(loadCrossDiffModel(imported("crossdiff")).value()), respacedSteps());
  write(path("scaled/model0300.pt"), bareCheckpoint(crossDiffWeights()));
  writeNormalization(path("scaled"), 263, 1.0f, 3.0f);
  auto scaled = loadCrossDiffModel(imported("scaled")).value();
  const auto second = sampleCrossDiff(scaled, respacedSteps());
  QVERIFY(distance((first->features - 0.25) / 1.5, (second->features - 1.0) / 3.0) < 1e-5);
}

void TstImportedMotion::withoutItsPicturesThereIsNoMixture() {
  write(path("flat/model0300.pt"), bareCheckpoint(crossDiffWeights()));
  writeNormalization(path("flat"), 263);
  auto model = loadCrossDiffModel(imported("flat")).value();
  QVERIFY(sampleCrossDiff(model, respacedSteps()).ok());
  auto options = respacedSteps();
  options.mixture = 300;
  const auto mixed = sampleCrossDiff(model, options);
  QVERIFY(!mixed && mixed.error().message.find("Mean_complicate2d.npy") != std::string::npos);
  const auto lifted = liftMotion(model, at::zeros({20, 134}), {}, {});
  QVERIFY(!lifted && lifted.error().code == ErrorCode::Unsupported);
}

void TstImportedMotion::anMdmFollowsItsArgs() {
  const auto file = imported("mdm50");
  QVERIFY(isMdmModel(model::readSafetensorsMetadata(file).value()));
  auto model = loadMdmModel(file).value();
  QCOMPARE(model.diffusionSteps, 50);
  QCOMPARE(model.guidance, 2.5);
  QCOMPARE(loadMdmModel(imported("mdm"))->diffusionSteps, 1000);
  for (const int steps : {50, 10, 7}) {
    MdmSampleOptions options;
    options.prompt = kWalk, options.frames = 21, options.steps = steps;
    int told = 0;
    const auto count = [&](const jobs::Progress& at) { told = static_cast<int>(at.total); };
    const auto a = sampleMdm(model, options, count), b = sampleMdm(model, options);
    QVERIFY2(a && b, a ? "" : a.error().message.c_str());
    QCOMPARE(told, steps);
    QCOMPARE(a->size(0), std::int64_t{21});
    QVERIFY(a->equal(*b));
    options.seed = 2;
    QVERIFY(distance(*a, *sampleMdm(model, options)) > 1e-4);
  }
}

void TstImportedMotion::allOfAnMdmsStepsAreThePosteriors() {
  // The loop written out: guidance null + 2.5 (text - null), the model's own 50 steps, one draw per step but the last.
  auto model = loadMdmModel(imported("mdm50")).value();
  MdmSampleOptions options;
  options.prompt = kWalk, options.frames = 9;
  const auto sample = sampleMdm(model, options);
  const at::NoGradGuard quiet;
  const auto schedule = diffusion::NoiseSchedule::cosine({.trainSteps = 50}).value();
  const auto text = model.text->encode({kWalk}).squeeze(1);
  int draws = 0;
  const auto draw = [&] { return seededNoise(1, ("mdm draw " + std::to_string(draws++)).c_str(), {1, 9, 263}); };
  auto x = draw();
  for (std::int64_t t = 49; t >= 0; --t) {
    const auto step = at::full({1}, t, at::kLong);
    const auto null = model.network->forward(x, step, at::zeros_like(text)), with = model.network->forward(x, step, text);
    x = diffusion::posteriorStep(schedule, null + 2.5 * (with - null), x, t, t > 0 ? draw() : at::Tensor());
  }
  const auto expected = x[0] * model.std + model.mean;
  QVERIFY2(distance(*sample, expected) < 1e-4 * (1.0 + expected.abs().max().item<double>()), qPrintable(QString::number(distance(*sample, expected))));
}

void TstImportedMotion::framesBehindTheEndWouldNotBeSeen() {
  // mask_frames with padding behind the motion is the motion's own length without a mask.
  auto model = loadMdmModel(imported("mdm50")).value();
  const at::NoGradGuard quiet;
  const auto x = seededNoise(3, "x", {1, 30, 263}), text = seededNoise(3, "text", {1, 12});
  const auto step = at::full({1}, std::int64_t{20}, at::kLong);
  const auto mask = (at::arange(30) < 11).unsqueeze(0);
  const auto masked = model.network->forward(x, step, text, mask).narrow(1, 0, 11), alone = model.network->forward(x.narrow(1, 0, 11), step, text);
  QVERIFY(distance(masked, alone) < 1e-5);
}

void TstImportedMotion::guidanceNeedsATextThatWasDropped() {
  write(path("always/model.pt"), bareCheckpoint(mdmWeights()));
  write(path("always/args.json"), R"({"diffusion_steps": 50, "cond_mask_prob": 0})");
  writeNormalization(path("always"), 263);
  auto model = loadMdmModel(imported("always")).value();
  QCOMPARE(model.guidance, 0.0);
  MdmSampleOptions options;
  options.prompt = kWalk, options.frames = 9, options.steps = 5;
  const auto refused = sampleMdm(model, options);
  QVERIFY(!refused && refused.error().message.find("cond_mask_prob") != std::string::npos);
  options.guidance = model.guidance;
  QVERIFY(sampleMdm(model, options).ok());
  for (const int frames : {0, 197}) {
    options.frames = frames;
    QCOMPARE(sampleMdm(model, options).error().code, ErrorCode::InvalidArgument);
  }
  options.frames = 9;
  std::stop_source stop;
  stop.request_stop();
  QCOMPARE(sampleMdm(model, options, {}, stop.get_token()).error().code, ErrorCode::Cancelled);
}

void TstImportedMotion::knownFramesAreKept() {
  auto model = loadMdmModel(imported("mdm")).value();
  MdmSampleOptions options;
  options.prompt = kWalk, options.frames = 20, options.steps = 5;
  options.known = knownEnds(seededNoise(4, "known", {20, 263}));
  const auto sample = sampleMdm(model, options);
  QVERIFY2(sample, sample ? "" : sample.error().message.c_str());
  QVERIFY(distance(sample->narrow(0, 0, 5), options.known.features.narrow(0, 0, 5)) < 1e-4);
  QVERIFY(distance(sample->narrow(0, 5, 10), options.known.features.narrow(0, 5, 10)) > 0.1);
}

void TstImportedMotion::whatLacksIsNamed() {
  const auto says = [&](const auto& loaded, const char* part) { return !loaded && loaded.error().message.find(part) != std::string::npos; };
  QVERIFY(says(loadCrossDiffModel(imported("crossdiff", false)), "has no text tower"));
  QVERIFY(says(loadMdmModel(imported("mdm", false)), "has no text tower"));
  write(path("bare/model.pt"), bareCheckpoint(mdmWeights()));
  QVERIFY(says(loadMdmModel(imported("bare")), "import it together with Mean.npy and Std.npy"));
  auto kit = tinyMdm();
  kit.featureWidth = 251;
  write(path("kit/model.pt"), bareCheckpoint(mdmWeights(kit)));
  writeNormalization(path("kit"), 251);
  QVERIFY(says(loadMdmModel(imported("kit")), "another skeleton"));
  QVERIFY(says(loadMdmModel(imported("crossdiff")), "not an imported MDM model"));
  QCOMPARE(loadMdmModel(path("absent.safetensors")).error().code, ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(TstImportedMotion)
#include "tst_imported_motion.moc"
