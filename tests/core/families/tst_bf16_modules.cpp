#include "core/base/precision.h"
#include "core/families/crossdiff/crossdiff.h"
#include "core/families/smoodi/packed_adaptor.h"
#include "core/families/smoodi/packed_style_reader.h"
#include "core/families/smoodi/style_gradient.h"
#include "core/families/smoodi/stylized_model.h"

#include <ATen/ATen.h>

#include <QtTest/QtTest>

#include <cmath>

using namespace core;
using namespace core::model;
using base::Precision;

/// How far bf16 moves what each module computes: of published size, with weights by chance, and of our own size, with those that ship. The bounds stand in
/// resources/reports/speed.md.
class TstBf16Modules : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void noiseOfTheDenoiser();
  void embeddingOfAStyle();
  void gradientOfTheStyleGuidance();
  void stepOfCrossDiff();
  void theModelThatShips();
};

namespace {

// The root of the mean squared distance, as a share of the size of what is exact.
double deviation(const at::Tensor& rounded, const at::Tensor& exact) { return ((rounded - exact).norm() / exact.norm()).item<double>(); }

void verifyBelow(const at::Tensor& rounded, const at::Tensor& exact, double bound) {
  const double moved = deviation(rounded, exact);
  qInfo("bf16 moves it by %.3f %%", 100.0 * moved);
  QVERIFY2(moved > 1e-6, "bf16 was not used");
  QVERIFY2(moved < bound, qPrintable(QString::number(moved)));
}

template <class Module>
Module evaluated(Module module) {
  module->eval();
  return module;
}

}  // namespace

void TstBf16Modules::initTestCase() {
  if (precisionHere(Precision::Bf16) == Precision::Exact) QSKIP("this processor multiplies no bf16");
}

void TstBf16Modules::noiseOfTheDenoiser() {
  const at::NoGradGuard quiet;
  at::manual_seed(1);
  auto adaptor = evaluated(StyleAdaptor());
  for (auto& item : adaptor->named_parameters())
    if (item.key().starts_with("zero_convs.")) item.value().normal_(0.0, 0.02);
  QVERIFY(PackedAdaptor::fits(*adaptor));
  const auto latent = at::randn({3, 1, 256}), style = at::randn({3, 256});
  auto time = adaptor->timeTokens(at::tensor({300}, at::kLong));
  auto text = adaptor->textTokens(at::randn({1, 1, 768}));
  text = {text.frozen.expand({3, -1, -1}), text.control.expand({3, -1, -1})};
  PackedAdaptor exact(adaptor, Precision::Exact), rounded(adaptor, Precision::Bf16);
  verifyBelow(rounded.predict(latent, time, text, style), exact.predict(latent, time, text, style), 0.01);
  verifyBelow(rounded.predictPlain(latent, time, text), exact.predictPlain(latent, time, text), 0.01);
  QVERIFY(deviation(exact.predict(latent, time, text, style), adaptor->predict(latent, time, text, style).noise) < 1e-5);
  QVERIFY(deviation(exact.predictPlain(latent, time, text),
                    adaptor->denoiser()->predict(adaptor->denoiser()->tokenizer().sequence(latent, time.frozen, text.frozen), 1, {}, {})) < 1e-5);
}

void TstBf16Modules::embeddingOfAStyle() {
  const at::NoGradGuard quiet;
  at::manual_seed(2);
  auto network = evaluated(StyleNetwork());
  const auto features = at::randn({1, 196, 263});
  const auto order = at::arange(196, at::kLong);
  verifyBelow(PackedStyleEmbedder(*network, features, Precision::Bf16).embed(order), PackedStyleEmbedder(*network, features).embed(order), 0.005);
}

void TstBf16Modules::gradientOfTheStyleGuidance() {
  const at::NoGradGuard quiet;
  at::manual_seed(3);
  auto vae = evaluated(MldVae());
  auto network = evaluated(StyleNetwork());
  const auto plan = vae->plan(at::tensor({120}, at::kLong));
  const auto latent = at::randn({1, 1, 256}), mean = at::randn({1, 256}), spread = at::rand({1, 256});
  StyleGradient exact(*vae, *network, plan), rounded(*vae, *network, plan, Precision::Bf16);
  const auto a = rounded(latent, mean, spread), b = exact(latent, mean, spread), again = rounded(latent, mean, spread);
  QVERIFY(std::abs(a.energy - b.energy) < 2e-3 * b.energy);
  QVERIFY(a.gradient.equal(again.gradient) && a.energy == again.energy);
  verifyBelow(a.gradient, b.gradient, 0.015);
}

void TstBf16Modules::stepOfCrossDiff() {
  const at::NoGradGuard quiet;
  at::manual_seed(4);
  auto network = evaluated(CrossDiff());
  const auto x = at::randn({1, 196, 263}), token = network->condition().token(at::tensor({500}, at::kLong), at::randn({1, 512}));
  const auto step = [&](Precision precision) { return network->evaluate(x, token, CrossDiffOutput::Motion3d, network->plan(precision)).motion3d; };
  const auto exact = step(Precision::Exact);
  verifyBelow(step(Precision::Bf16), exact, 0.01);
  auto unpacked = network->plan();
  QVERIFY(unpacked.packed);
  unpacked.packed = nullptr;
  QVERIFY(deviation(exact, network->evaluate(x, token, CrossDiffOutput::Motion3d, unpacked).motion3d) < 1e-5);
}

// Decoding to the style network's last layer, and the gradient of it: what the classifier guidance asks for.
void TstBf16Modules::theModelThatShips() {
  const auto loaded = sampling::loadStylizedModel(STUDIO_SOURCE_DIR "/resources/models/smoodi-compact.safetensors");
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  const auto& vae = *loaded->vae.vae;
  const auto& network = *loaded->style.network;
  at::manual_seed(6);
  const auto latent = at::randn({1, 10, vae.options().latentWidth}), weight = at::randn({1, 90, network.options().width});
  const auto read = [&](Precision precision) {
    const auto own = latent.clone().requires_grad_(true);
    TemporalDecoding decoding(std::make_shared<PackedTemporalDecoder>(vae, precision), {80});
    StyleReader reader(std::make_shared<PackedStyleNetwork>(network, 80, precision), {80});
    const auto motion = (decoding.decode(own) * loaded->vae.std + loaded->vae.mean - loaded->style.mean) / loaded->style.std;
    const auto layer = reader.lastLayer(motion);
    (layer * weight.narrow(1, 0, layer.size(1))).sum().backward();
    return std::pair{layer.detach(), own.grad()};
  };
  const auto [layer, gradient] = read(Precision::Exact);
  const auto [roundedLayer, roundedGradient] = read(Precision::Bf16);
  verifyBelow(roundedLayer, layer, 0.02);
  verifyBelow(roundedGradient, gradient, 0.03);
  const at::NoGradGuard quiet;
  verifyBelow(TemporalDecoding(std::make_shared<PackedTemporalDecoder>(vae, Precision::Bf16), {80}).decode(latent),
              TemporalDecoding(std::make_shared<PackedTemporalDecoder>(vae), {80}).decode(latent), 0.01);
}

QTEST_APPLESS_MAIN(TstBf16Modules)
#include "tst_bf16_modules.moc"
