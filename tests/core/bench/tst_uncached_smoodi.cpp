#include "core/bench/uncached_smoodi.h"
#include "core/families/smoodi/packed_adaptor.h"
#include "core/families/smoodi/style_gradient.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QtTest/QtTest>

using namespace core;
using namespace core::sampling;

/// The sampling loop with everything that is kept or left out against the loop that does everything again, in double precision, so
/// that equality means equality: four adaptor blocks against all of them, the one-token cross-attention against attention, kept
/// texts, times, embeddings, reference statistics and the decoder's first block against new ones.
class TstUncachedSmoodi : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }
  void cachedEqualsUncached_data();
  void cachedEqualsUncached();
  void packedLayersEqualUncached_data();
  void packedLayersEqualUncached();
  void stackedReferencesPullTowardsZero();
  void missingWeightsAreNamed();
};

namespace {

constexpr int kFeatures = 10, kText = 12, kWidth = 32, kPackedWidth = 64;  // heads of 8 are left to LibTorch, heads of 16 are packed

model::StyleAdaptorOptions adaptorOptions(int width) {
  model::StyleAdaptorOptions o;
  o.denoiser.width = o.denoiser.latentWidth = width;
  o.denoiser.layers = 9, o.denoiser.feedForward = 48, o.denoiser.textWidth = kText, o.denoiser.timeWidth = 16, o.denoiser.positions = 40;
  o.style = {.featureWidth = kFeatures, .width = width, .layers = 6, .feedForward = 48, .classes = 3, .positions = 60};
  return o;
}

struct Tiny {
  SmoodiModel networks;
  model::TensorMap weights;
};

Tiny tinyModel(int width = kWidth, at::ScalarType type = at::kDouble) {
  at::manual_seed(4);
  Tiny made;
  made.networks.vae = model::MldVae(model::MldVaeOptions{.featureWidth = kFeatures, .width = width, .layers = 9, .feedForward = 48, .positions = 60});
  made.networks.denoiser = model::StyleAdaptor(adaptorOptions(width));
  made.networks.styleFunction = model::StyleNetwork(adaptorOptions(width).style);
  const torch::NoGradGuard quiet;
  const auto settle = [&](torch::nn::Module& part, const std::string& prefix) {
    part.eval();
    part.to(type);
    for (auto& item : part.named_parameters()) {
      item.value().set_requires_grad(false);
      if (item.key().starts_with("zero_convs.")) item.value().normal_(0.0, 0.2);
      made.weights[prefix + item.key()] = item.value();
    }
  };
  settle(*made.networks.vae, "vae."), settle(*made.networks.denoiser, "denoiser."), settle(*made.networks.styleFunction, "style_function.");
  return made;
}

SmoodiRequest request(std::int64_t batch, int steps, std::int64_t width = kWidth, at::ScalarType type = at::kDouble) {
  at::manual_seed(7);
  SmoodiRequest r;
  const auto draw = [type](at::IntArrayRef shape) { return at::randn(shape, type); };
  r.latent = draw({batch, 1, width});
  r.textNull = draw({1, 1, kText});
  r.textContent = draw({batch, 1, kText});
  r.style = draw({batch, 37, kFeatures});
  r.lengths = at::arange(batch, at::kLong) * 9 + 16;
  r.permutations = windowPermutations(37, steps, 3);
  r.freshNoise = draw({steps, batch, 1, width});
  return r;
}

}  // namespace

void TstUncachedSmoodi::cachedEqualsUncached_data() {
  QTest::addColumn<int>("batch");
  QTest::addColumn<int>("steps");
  QTest::addColumn<double>("eta");
  QTest::addColumn<double>("scale");
  QTest::addColumn<bool>("permuted");
  QTest::newRow("one motion") << 1 << 25 << 0.0 << 0.02 << true;
  QTest::newRow("three lengths in a batch") << 3 << 10 << 0.0 << 0.02 << true;
  QTest::newRow("with fresh noise") << 1 << 10 << 0.7 << 0.02 << true;
  QTest::newRow("without guidance") << 2 << 13 << 0.0 << 0.0 << true;
  QTest::newRow("the style's own order") << 1 << 10 << 0.0 << 0.02 << false;
}

void TstUncachedSmoodi::cachedEqualsUncached() {
  QFETCH(int, batch);
  QFETCH(int, steps);
  QFETCH(double, eta);
  QFETCH(double, scale);
  QFETCH(bool, permuted);
  auto model = tinyModel();
  auto r = request(batch, steps);
  if (!permuted) r.permutations = at::Tensor();
  SmoodiOptions o;
  o.steps = steps;
  o.eta = eta;
  o.energy.scale = scale;
  const auto schedule = diffusion::NoiseSchedule::scaledLinear().value();
  const auto cached = sampleSmoodi(model.networks, schedule, r, o);
  const auto uncached = sampleUncached(model.weights, schedule, r, o);
  QVERIFY2(cached && uncached, !cached ? cached.error().message.c_str() : uncached ? "" : uncached.error().message.c_str());
  const double worst = (cached->features - uncached->features).abs().max().item<double>();
  QVERIFY2(worst < 1e-8, qPrintable(QString::number(worst)));
  QVERIFY(at::allclose(cached->trajectory, uncached->trajectory, 1e-8, 1e-8));
  QVERIFY(cached->seconds.sum() > 0.0 && uncached->seconds.denoising > 0.0);
}

void TstUncachedSmoodi::packedLayersEqualUncached_data() {
  QTest::addColumn<int>("batch");
  QTest::addColumn<bool>("permuted");
  QTest::newRow("one motion") << 1 << true;
  QTest::newRow("the style's own order") << 1 << false;
  QTest::newRow("three lengths in a batch") << 3 << true;
}

// In single precision and with heads that the kernels take, the loop runs on packed layers.
void TstUncachedSmoodi::packedLayersEqualUncached() {
  QFETCH(int, batch);
  QFETCH(bool, permuted);
  constexpr int kSteps = 10;
  auto model = tinyModel(kPackedWidth, at::kFloat);
  QVERIFY(model::StyleGradient::fits(*model.networks.vae, *model.networks.styleFunction));
  QVERIFY(model::PackedAdaptor::fits(*model.networks.denoiser));
  auto r = request(batch, kSteps, kPackedWidth, at::kFloat);
  if (!permuted) r.permutations = at::Tensor();
  SmoodiOptions o;
  o.steps = kSteps;
  o.energy.scale = 0.02;
  const auto schedule = diffusion::NoiseSchedule::scaledLinear().value();
  const auto cached = sampleSmoodi(model.networks, schedule, r, o);
  const auto uncached = sampleUncached(model.weights, schedule, r, o);
  QVERIFY2(cached && uncached, !cached ? cached.error().message.c_str() : uncached ? "" : uncached.error().message.c_str());
  const double worst = (cached->features - uncached->features).abs().max().item<double>(), size = uncached->features.abs().max().item<double>();
  QVERIFY2(worst < 1e-4 * size, qPrintable(QString("%1 of %2").arg(worst).arg(size)));
  // Guidance has done far more than that.
  o.energy.scale = 0.0;
  const double effect = (sampleSmoodi(model.networks, schedule, r, o)->features - cached->features).abs().max().item<double>();
  QVERIFY2(effect > 10.0 * worst, qPrintable(QString("%1 and %2").arg(effect).arg(worst)));
}

void TstUncachedSmoodi::stackedReferencesPullTowardsZero() {
  auto model = tinyModel();
  const auto r = request(1, 10);
  SmoodiOptions o;
  o.steps = 10;
  o.energy.scale = 0.05;
  const auto schedule = diffusion::NoiseSchedule::scaledLinear().value();
  const auto alone = sampleSmoodi(model.networks, schedule, r, o);
  o.stacksReference = true;
  const auto stacked = sampleSmoodi(model.networks, schedule, r, o);
  QVERIFY(alone && stacked);
  const auto distance = [&](const at::Tensor& a, const at::Tensor& b) {
    const auto x = model.networks.styleFunction->statistics(a, 5).back(), y = model.networks.styleFunction->statistics(b, 5).back();
    return ((x.mean - y.mean).abs().sum() + (x.deviation - y.deviation).abs().sum()).item<double>();
  };
  const auto zeros = at::zeros_like(r.style);
  QVERIFY2(distance(stacked->features, zeros) < distance(alone->features, zeros),
           qPrintable(QString("%1 and %2").arg(distance(stacked->features, zeros)).arg(distance(alone->features, zeros))));
  QVERIFY(!sampleSmoodi(model.networks, schedule, request(2, 10), o));
}

void TstUncachedSmoodi::missingWeightsAreNamed() {
  auto model = tinyModel();
  model.weights.erase("vae.final_layer.weight");
  SmoodiOptions fewer;
  fewer.steps = 3;
  const auto result = sampleUncached(model.weights, diffusion::NoiseSchedule::scaledLinear().value(), request(1, 3), fewer);
  QVERIFY(!result && result.error().message.find("vae.final_layer.weight") != std::string::npos);
}

QTEST_APPLESS_MAIN(TstUncachedSmoodi)
#include "tst_uncached_smoodi.moc"
