#include "core/checkpoint/packed_rows.h"
#include "core/families/crossdiff/crossdiff_generator.h"
#include "core/representation/projection_2d.h"

#include <ATen/ATen.h>

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <cmath>
#include <filesystem>

using namespace core;

/// Sampling and lifting with a small untrained CrossDiff: what holds whatever the weights are.
class TstCrossDiffGenerator : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theSameSeedGivesTheSameMotion();
  void textMatters();
  void aBatchGivesWhatEachWouldAlone_data();
  void aBatchGivesWhatEachWouldAlone();
  void mixtureKeepsItsPictures_data();
  void mixtureKeepsItsPictures();
  void anyNumberOfStepsWorks_data();
  void anyNumberOfStepsWorks();
  void impossibleRequestsAreRefused();
  void knownEndsAreKept();
  void knownLegsAreKept();
  void liftGivesARowPerRow_data();
  void liftGivesARowPerRow();
  void liftOfOneWindowIsOneEvaluation();
  void windowsStartWhereTheyAre();
  void unseenFeaturesAreNotRead();
  void stopEndsLifting();
  void packedWeightsSayTheSame();

 private:
  sampling::CrossDiffModel model_;
};

namespace {

class LetterEncoder : public text::TextEncoder {
 public:
  at::Tensor encode(const std::vector<std::string>& prompts) override {
    auto features = at::zeros({1, 1, 6});
    for (std::size_t k = 0; k < prompts[0].size(); ++k) features[0][0][static_cast<std::int64_t>(k % 6)] += prompts[0][k] / 50.0;
    return features;
  }
  int width() const override { return 6; }
};

double distance(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

sampling::CrossDiffSampleOptions quick(std::string prompt = "a person walks") {
  sampling::CrossDiffSampleOptions options;
  options.prompt = std::move(prompt);
  options.frames = 20;
  options.steps = 5;
  return options;
}

// A picture motion whose root walks to the right, and whose joints wave.
at::Tensor picture(std::int64_t rows) {
  const auto time = at::arange(rows, at::kFloat).unsqueeze(1);
  auto features = (time * 0.1 + at::arange(134, at::kFloat).unsqueeze(0)).sin() * 0.1;
  features.select(1, 0).copy_(time.squeeze(1) * 0.02);
  return features;
}

}  // namespace

void TstCrossDiffGenerator::initTestCase() {
  at::manual_seed(6);
  auto options = model::compactCrossDiff();
  options.frames = 24, options.width = 16, options.feedForward = 24, options.rootFeedForward = 12, options.ownLayers = 1, options.sharedLayers = 2;
  options.textWidth = 6;
  auto& trained = model_.trained;
  trained.network = model::CrossDiff(options);
  trained.network->eval();
  trained.mean = at::rand({263}), trained.std = at::rand({263}) + 0.5;
  trained.mean2d = at::rand({134}) * 0.1, trained.std2d = at::rand({134}) + 0.5;
  trained.camera = "orthographic";
  model_.text = std::make_shared<LetterEncoder>();
}

void TstCrossDiffGenerator::theSameSeedGivesTheSameMotion() {
  for (const bool isMixture : {false, true}) {
    auto options = quick();
    if (isMixture) options.mixture = 500;
    const auto a = sampling::sampleCrossDiff(model_, options), b = sampling::sampleCrossDiff(model_, options);
    QVERIFY2(a && b, a ? "" : a.error().message.c_str());
    QCOMPARE(a->features.size(0), std::int64_t{20});
    QCOMPARE(a->features.size(1), std::int64_t{263});
    QVERIFY(a->features.equal(b->features));
    options.seed = 2;
    QVERIFY(distance(a->features, sampling::sampleCrossDiff(model_, options)->features) > 1e-4);
  }
}

void TstCrossDiffGenerator::aBatchGivesWhatEachWouldAlone_data() {
  QTest::addColumn<bool>("isMixture");
  QTest::addRow("3D") << false;
  QTest::addRow("mixture") << true;
}

void TstCrossDiffGenerator::aBatchGivesWhatEachWouldAlone() {
  QFETCH(bool, isMixture);
  std::vector<sampling::CrossDiffSampleOptions> all;
  for (int i = 0; i < 3; ++i) {
    auto options = quick(i == 1 ? "a person bows" : "a person walks");
    options.frames = 12 + 4 * i;
    options.seed = 100 + static_cast<std::uint64_t>(i);
    if (isMixture) options.mixture = 300;
    all.push_back(options);
  }
  const auto together = sampling::sampleCrossDiffBatch(model_, all);
  QVERIFY2(together, together ? "" : together.error().message.c_str());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto alone = sampling::sampleCrossDiff(model_, all[i]).value().features;
    QCOMPARE((*together)[i].features.size(0), std::int64_t{all[i].frames});
    QVERIFY(distance(alone, (*together)[i].features) < 1e-4 * alone.abs().max().item<double>());
  }
  all[0].guidance += 1.0;
  QVERIFY_EXCEPTION_THROWN((void)sampling::sampleCrossDiffBatch(model_, all), c10::Error);
}

void TstCrossDiffGenerator::textMatters() {
  const auto a = sampling::sampleCrossDiff(model_, quick("a")), b = sampling::sampleCrossDiff(model_, quick("a person jumps far"));
  QVERIFY(distance(a->features, b->features) > 1e-4);
}

void TstCrossDiffGenerator::mixtureKeepsItsPictures_data() {
  QTest::addColumn<int>("alpha");
  QTest::addColumn<int>("pictures");
  QTest::newRow("3D from the start") << 1000 << 1;
  QTest::newRow("half") << 500 << 3;
  QTest::newRow("2D to the end") << 0 << 5;
}

void TstCrossDiffGenerator::mixtureKeepsItsPictures() {
  QFETCH(int, alpha);
  QFETCH(int, pictures);
  auto options = quick();
  options.mixture = alpha;
  options.keepEvery = 1;
  const auto sample = sampling::sampleCrossDiff(model_, options);
  QVERIFY2(sample, sample ? "" : sample.error().message.c_str());
  QCOMPARE(static_cast<int>(sample->motion2d.size()), pictures);
  for (const auto& motion : sample->motion2d) {
    QCOMPARE(motion.size(0), std::int64_t{20});
    QCOMPARE(motion.size(1), std::int64_t{134});
  }
}

void TstCrossDiffGenerator::anyNumberOfStepsWorks_data() {
  QTest::addColumn<int>("steps");
  for (const int steps : {1, 7, 60, 150, 1000}) QTest::addRow("%d", steps) << steps;
}

void TstCrossDiffGenerator::anyNumberOfStepsWorks() {
  QFETCH(int, steps);
  auto options = quick();
  options.steps = steps;
  const auto sample = sampling::sampleCrossDiff(model_, options);
  QVERIFY(sample);
  QVERIFY(sample->features.isfinite().all().item<bool>());
}

void TstCrossDiffGenerator::impossibleRequestsAreRefused() {
  for (const int frames : {0, 25, -1}) {
    auto options = quick();
    options.frames = frames;
    QCOMPARE(sampling::sampleCrossDiff(model_, options).error().code, ErrorCode::InvalidArgument);
  }
  for (const int alpha : {-1, 1001}) {
    auto options = quick();
    options.mixture = alpha;
    QCOMPARE(sampling::sampleCrossDiff(model_, options).error().code, ErrorCode::InvalidArgument);
  }
  auto options = quick();
  options.known = {at::zeros({25, 263}), at::zeros({25, 263}, at::kBool)};
  QVERIFY(!sampling::sampleCrossDiff(model_, options));
  options.known = {at::zeros({20, 263}), at::zeros({20, 1}, at::kBool)};
  QVERIFY(!sampling::sampleCrossDiff(model_, options));
  QVERIFY(!sampling::liftMotion(model_, at::zeros({5, 133}), {}, {}));
}

void TstCrossDiffGenerator::knownEndsAreKept() {
  auto options = quick();
  options.known = sampling::knownEnds(at::randn({20, 263}));
  const auto sample = sampling::sampleCrossDiff(model_, options);
  QVERIFY2(sample, sample ? "" : sample.error().message.c_str());
  QVERIFY(distance(sample->features.slice(0, 0, 5), options.known.features.slice(0, 0, 5)) < 1e-4);
  QVERIFY(distance(sample->features.slice(0, 15, 20), options.known.features.slice(0, 15, 20)) < 1e-4);
  QVERIFY(distance(sample->features.slice(0, 5, 15), options.known.features.slice(0, 5, 15)) > 0.1);
}

void TstCrossDiffGenerator::knownLegsAreKept() {
  auto options = quick();
  options.known = sampling::knownLowerBody(at::randn({20, 263}));
  QCOMPARE(options.known.mask[0].sum().item<std::int64_t>(), std::int64_t{107});
  const auto sample = sampling::sampleCrossDiff(model_, options);
  QVERIFY(distance(sample->features.masked_select(options.known.mask), options.known.features.masked_select(options.known.mask)) < 1e-4);
}

void TstCrossDiffGenerator::liftGivesARowPerRow_data() {
  QTest::addColumn<int>("rows");
  for (const int rows : {1, 9, 24, 25, 37, 200}) QTest::addRow("%d", rows) << rows;
}

void TstCrossDiffGenerator::liftGivesARowPerRow() {
  QFETCH(int, rows);
  for (const int refine : {0, 300}) {
    sampling::LiftOptions options;
    options.refineFrom = refine;
    const auto lifted = sampling::liftMotion(model_, picture(rows), at::ones({rows, 134}), options);
    QVERIFY2(lifted, lifted ? "" : lifted.error().message.c_str());
    QCOMPARE(lifted->size(0), std::int64_t{rows});
    QVERIFY(lifted->isfinite().all().item<bool>());
  }
}

void TstCrossDiffGenerator::liftOfOneWindowIsOneEvaluation() {
  const at::NoGradGuard quiet;
  const auto& trained = model_.trained;
  auto network = trained.network;
  const auto input = ((picture(24) - trained.mean2d) / trained.std2d).unsqueeze(0);
  const auto expected = network->predict(input, at::zeros({1}, at::kLong), at::zeros({1, 6}), model::MotionKind::Motion3d)[0] * trained.std + trained.mean;
  QVERIFY(distance(*sampling::liftMotion(model_, picture(24), {}, {}), expected) < 1e-5);
}

void TstCrossDiffGenerator::windowsStartWhereTheyAre() {
  // What a window shows must not depend on where in the picture the person has got to: a motion that repeats looks the same later on.
  const auto period = picture(12);
  auto repeated = period.repeat({6, 1});
  repeated.select(1, 0).copy_(at::arange(72, at::kFloat) * 0.02);
  repeated.select(1, 1).zero_();
  sampling::LiftOptions options;
  options.overlap = 0.5;
  const auto lifted = *sampling::liftMotion(model_, repeated, {}, options);
  // Windows begin at 0, 12, 24 ...; the second and third see the same picture, up to the row their own roots count from.
  QVERIFY(distance(lifted.slice(0, 24, 36), lifted.slice(0, 36, 48)) < 5e-3);
}

void TstCrossDiffGenerator::unseenFeaturesAreNotRead() {
  auto seen = at::ones({24, 134});
  seen.slice(1, 10, 12).zero_();
  auto features = picture(24);
  const auto before = *sampling::liftMotion(model_, features, seen, {});
  features.slice(1, 10, 12).fill_(5.0);
  QVERIFY(before.equal(*sampling::liftMotion(model_, features, seen, {})));
}

void TstCrossDiffGenerator::stopEndsLifting() {
  std::stop_source stop;
  const auto progress = [&](const jobs::Progress& at) {
    if (at.done == 1) stop.request_stop();
  };
  const auto lifted = sampling::liftMotion(model_, picture(200), {}, {}, progress, stop.get_token());
  QVERIFY(!lifted);
  QCOMPARE(lifted.error().code, ErrorCode::Cancelled);
}

void TstCrossDiffGenerator::packedWeightsSayTheSame() {
  QTemporaryDir folder;
  const std::filesystem::path whole = folder.filePath("weights.safetensors").toStdString(), packed = folder.filePath("packed.safetensors").toStdString();
  const auto& trained = model_.trained;
  model::TensorMap tensors{{"mean", trained.mean}, {"std", trained.std}, {"mean2d", trained.mean2d}, {"std2d", trained.std2d}};
  for (const auto& item : trained.network->named_parameters()) tensors["crossdiff." + item.key()] = item.value().detach();
  const model::TensorMetadata metadata{{"format", "gesto-crossdiff-model"}, {"config", model::crossDiffConfig(trained.network->options(), trained.camera)}};
  QVERIFY(model::writeSafetensors(whole, tensors, metadata));
  QVERIFY(sampling::packCrossDiffModel(whole, packed));
  QVERIFY(sampling::isCrossDiffModel(model::readSafetensorsMetadata(packed).value()));
  QVERIFY(std::filesystem::file_size(packed) < std::filesystem::file_size(whole));
  auto read = model::loadCompactCrossDiff(model::readWeightsFile(packed).value(), "packed");
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QVERIFY(read->mean.equal(trained.mean));
  for (const auto& item : trained.network->named_parameters()) {
    const auto value = item.value().detach();
    QVERIFY(distance(value, read->network->named_parameters()[item.key()].detach()) <= 0.51 / 127.0 * value.abs().max().item<double>());
  }
  QCOMPARE(sampling::loadCrossDiffModel(packed).error().code, ErrorCode::ParseFailed);  // it has no text encoder
  QVERIFY(model::writeSafetensors(whole, tensors, {}));
  QVERIFY(!sampling::isCrossDiffModel(model::readSafetensorsMetadata(whole).value()));
  QVERIFY(!sampling::packCrossDiffModel(whole, packed));
}

QTEST_APPLESS_MAIN(TstCrossDiffGenerator)
#include "tst_crossdiff_generator.moc"
