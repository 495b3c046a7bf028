#include "core/families/smoodi/style_gradient.h"
#include "core/model/frame_kernels.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/autograd.h>

#include <QtTest/QtTest>

#include <cmath>

using namespace core;
using namespace core::model;

/// The packed layers against the networks and autograd that they stand for. Single precision against double, so that the distance is theirs.
class TstPackedLayers : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void productIsThatOfLibTorch_data() { addKernels(); }
  void productIsThatOfLibTorch();
  void productInPairsIsThatOfRoundedNumbers();
  void rowFunctionsAreThoseOfLibTorch_data() { addKernels(); }
  void rowFunctionsAreThoseOfLibTorch();
  void gradientIsThatOfAutograd_data();
  void gradientIsThatOfAutograd();
  void everyThreadCountGivesTheSameGradient();
  void embeddingIsTheNetworks_data();
  void embeddingIsTheNetworks();
  void otherStructuresAreLeftToLibTorch();

 private:
  static void addKernels() {
    QTest::addColumn<int>("choice");
    const auto all = frameKernelChoices();
    for (int i = 0; i < all.count; ++i) QTest::newRow(all.choices[i]->name) << i;
  }
};

namespace {

double distance(const at::Tensor& a, const at::Tensor& b) { return (a.to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>(); }

MldVaeOptions vaeOptions() { return {.featureWidth = 23, .width = 64, .layers = 5, .heads = 2, .feedForward = 96, .positions = 80}; }
StyleNetworkOptions styleOptions() { return {.featureWidth = 23, .width = 96, .layers = 3, .heads = 3, .feedForward = 64, .classes = 3, .positions = 80}; }

template <class Module>
Module prepared(Module module, std::uint64_t seed) {
  const torch::NoGradGuard quiet;
  at::manual_seed(seed);
  for (auto& item : module->named_parameters()) {
    item.value().set_requires_grad(false);
    if (item.value().dim() == 1) item.value().add_(0.1 * at::randn_like(item.value()));  // no bias is zero, no scale one
  }
  module->eval();
  return module;
}

// The same weights in double precision.
template <class Module, class Options>
Module doubled(const Module& from, const Options& options) {
  const torch::NoGradGuard quiet;
  Module copy(options);
  copy->to(at::kDouble);
  const auto source = from->named_parameters();
  for (auto& item : copy->named_parameters()) {
    item.value().set_requires_grad(false);
    item.value().copy_(source[item.key()]);
  }
  copy->eval();
  return copy;
}

}  // namespace

void TstPackedLayers::productIsThatOfLibTorch() {
  QFETCH(int, choice);
  const auto& kernels = *frameKernelChoices().choices[choice];
  at::manual_seed(1);
  for (const auto& [rows, columns, depth] : std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>>{
           {1, 1, 1}, {3, 32, 16}, {13, 33, 7}, {14, 48, 64}, {15, 64, 65}, {29, 17, 31}, {98, 196, 64}, {99, 263, 96}}) {
    const auto a = at::randn({rows, depth}), b = at::randn({depth, columns}), bias = at::randn({columns}), add = at::randn({rows, columns});
    auto c = at::full({rows, columns + 5}, 7.0f);
    const PackedMatrix packed(b);
    auto p = packed.product(rows, a.data_ptr<float>(), depth, c.data_ptr<float>(), columns + 5, bias.data_ptr<float>());
    p.add = add.data_ptr<float>(), p.addRow = columns;
    kernels.multiply(p);
    const auto expected = a.to(at::kDouble).matmul(b.to(at::kDouble)) + bias + add;
    const double worst = distance(c.narrow(1, 0, columns), expected);
    QVERIFY2(worst < 2e-5, qPrintable(QString("%1 x %2 x %3: %4").arg(rows).arg(columns).arg(depth).arg(worst)));
    QVERIFY((c.narrow(1, columns, 5) == 7.0f).all().item<bool>());  // nothing is written beside it

    // The transpose of a through its strides.
    const auto turned = a.t().contiguous();
    p.a = turned.data_ptr<float>(), p.aRow = 1, p.aColumn = rows;
    p.bias = p.add = nullptr;
    kernels.multiply(p);
    QVERIFY(distance(c.narrow(1, 0, columns), a.to(at::kDouble).matmul(b.to(at::kDouble))) < 2e-5);
  }
}

void TstPackedLayers::productInPairsIsThatOfRoundedNumbers() {
  if (precisionHere(base::Precision::Bf16) == base::Precision::Exact) QSKIP("this processor multiplies no bf16");
  at::manual_seed(1);
  for (const auto& [rows, columns, depth] : std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>>{
           {1, 1, 1}, {3, 32, 16}, {13, 33, 7}, {15, 64, 65}, {29, 17, 31}, {98, 196, 64}, {99, 263, 96}, {20, 300, 512}, {5, 70, 2050}}) {
    const auto a = at::randn({rows, depth}), b = at::randn({depth, columns}), bias = at::randn({columns}), add = at::randn({rows, columns});
    const auto rounded = [](const at::Tensor& values) { return values.to(at::kBFloat16).to(at::kDouble); };
    const auto expected = rounded(a).matmul(rounded(b)) + bias + add;
    const double bound = 2e-6 * static_cast<double>(depth) + 2e-5;
    auto c = at::full({rows, columns + 5}, 7.0f);
    const PackedMatrix packed(b, base::Precision::Bf16);
    auto p = packed.product(rows, a.data_ptr<float>(), depth, c.data_ptr<float>(), columns + 5, bias.data_ptr<float>());
    QVERIFY(p.isRounded);
    p.add = add.data_ptr<float>(), p.addRow = columns;
    const auto check = [&](const char* what) {
      frameKernels().run(p);
      const double worst = distance(c.narrow(1, 0, columns), expected);
      QVERIFY2(worst < bound, qPrintable(QString("%1, %2 x %3 x %4: %5").arg(what).arg(rows).arg(columns).arg(depth).arg(worst)));
      QVERIFY((c.narrow(1, columns, 5) == 7.0f).all().item<bool>());  // nothing is written beside it
    };
    check("packed weights");
    const auto turned = a.t().contiguous();
    p.a = turned.data_ptr<float>(), p.aRow = 1, p.aColumn = rows;
    check("packed weights, transposed values");
    // Values as both factors, as in attention: 15 numbers behind a row may be read.
    const auto wide = at::constant_pad_nd(b, {0, 16});
    p.pairs = nullptr, p.b = wide.data_ptr<float>(), p.bPanel = kPanelColumns, p.bRow = columns + 16;
    check("plain values");
    p.a = a.data_ptr<float>(), p.aRow = depth, p.aColumn = 1;
    check("plain values of both");
  }
}

void TstPackedLayers::rowFunctionsAreThoseOfLibTorch() {
  QFETCH(int, choice);
  const auto& kernels = *frameKernelChoices().choices[choice];
  at::manual_seed(2);
  for (const std::int64_t count : {1, 5, 16, 37, 198}) {
    const auto scores = 6.0 * at::randn({9, count});
    auto weights = scores.clone();
    kernels.softmax(weights.data_ptr<float>(), count, 9, count);
    const auto expected = at::softmax(scores.to(at::kDouble), 1);
    QVERIFY(distance(weights, expected) < 5e-7);
    const auto d = at::randn({9, count}), dDouble = d.to(at::kDouble);
    auto back = d.clone();
    kernels.softmaxBack(weights.data_ptr<float>(), count, back.data_ptr<float>(), count, 9, count);
    QVERIFY(distance(back, expected * (dDouble - (expected * dDouble).sum(1, true))) < 2e-6);
  }
  {
    const auto x = at::linspace(-12.0, 12.0, 1600).view({100, 16}).contiguous();
    auto y = x.clone(), gradient = at::empty_like(x);
    kernels.gelu(y.data_ptr<float>(), 16, gradient.data_ptr<float>(), 16, 100, 16);
    auto xDouble = x.to(at::kDouble).requires_grad_(true);
    const at::AutoGradMode gradients(true);
    const auto expected = at::gelu(xDouble);
    QVERIFY2(distance(y, expected.detach()) < 2e-6, qPrintable(QString::number(distance(y, expected.detach()))));
    const auto expectedGradient = torch::autograd::grad({expected.sum()}, {xDouble})[0];
    QVERIFY2(distance(gradient, expectedGradient) < 2e-6, qPrintable(QString::number(distance(gradient, expectedGradient))));
  }
  const auto x = 3.0 * at::randn({7, 48}) + 1.0, scale = at::randn({48}), shift = at::randn({48}), dy = at::randn({7, 48});
  auto y = at::empty_like(x), hat = at::empty_like(x), inverse = at::empty({7}), dx = at::empty_like(x);
  kernels.normalize(
      {7, 48, x.data_ptr<float>(), 48, scale.data_ptr<float>(), shift.data_ptr<float>(), y.data_ptr<float>(), 48, hat.data_ptr<float>(), 48, inverse.data_ptr<float>()});
  kernels.normalizeBack({7, 48, dy.data_ptr<float>(), 48, scale.data_ptr<float>(), hat.data_ptr<float>(), 48, inverse.data_ptr<float>(), dx.data_ptr<float>(), 48});
  const at::AutoGradMode gradients(true);
  auto xDouble = x.to(at::kDouble).requires_grad_(true);
  const auto expected = at::layer_norm(xDouble, {48}, scale.to(at::kDouble), shift.to(at::kDouble), 1e-5);
  QVERIFY(distance(y, expected.detach()) < 3e-6);
  QVERIFY(distance(dx, torch::autograd::grad({expected}, {xDouble}, {dy.to(at::kDouble)})[0]) < 3e-6);
}

void TstPackedLayers::gradientIsThatOfAutograd_data() {
  QTest::addColumn<std::vector<std::int64_t>>("lengths");
  QTest::addColumn<int>("references");
  using L = std::vector<std::int64_t>;
  QTest::newRow("one clip") << L{41} << 1;
  QTest::newRow("one frame") << L{1} << 1;
  QTest::newRow("three references") << L{33} << 3;
  QTest::newRow("equal lengths") << L{20, 20} << 2;
  QTest::newRow("three lengths") << L{19, 45, 32} << 3;
  QTest::newRow("three lengths, one reference") << L{7, 30, 2} << 1;
}

void TstPackedLayers::gradientIsThatOfAutograd() {
  QFETCH(std::vector<std::int64_t>, lengths);
  QFETCH(int, references);
  at::set_num_threads(2);
  auto vae = prepared(MldVae(vaeOptions()), 3);
  auto network = prepared(StyleNetwork(styleOptions()), 4);
  auto vaeDouble = doubled(vae, vaeOptions());
  auto networkDouble = doubled(network, styleOptions());
  QVERIFY(StyleGradient::fits(*vae, *network));
  QVERIFY(!StyleGradient::fits(*vaeDouble, *networkDouble));
  at::manual_seed(5);
  const auto count = static_cast<std::int64_t>(lengths.size());
  const auto latent = at::randn({count, 1, 64});
  const auto mean = 0.5 * at::randn({references, 96}), deviation = at::rand({references, 96});
  const auto lengthTensor = at::tensor(lengths, at::kLong);
  const torch::NoGradGuard quiet;
  StyleGradient gradient(*vae, *network, vae->plan(lengthTensor));
  const auto ours = gradient(latent, mean, deviation);
  const auto again = gradient(latent, mean, deviation);
  QVERIFY(ours.gradient.equal(again.gradient) && ours.energy == again.energy);

  const at::AutoGradMode gradients(true);
  auto clean = latent.to(at::kDouble).requires_grad_(true);
  const auto last = networkDouble->statistics(vaeDouble->decode(clean, lengthTensor), 2).back();
  const auto energy = (last.mean - mean).abs().sum() + (last.deviation - deviation).abs().sum();
  const auto expected = torch::autograd::grad({energy}, {clean})[0];
  QVERIFY2(std::abs(ours.energy - energy.item<double>()) < 1e-5 * energy.item<double>(), qPrintable(QString("%1, not %2").arg(ours.energy).arg(energy.item<double>())));
  const double size = expected.abs().max().item<double>();
  QVERIFY(size > 0.0);
  QVERIFY2(distance(ours.gradient, expected) < 2e-5 * size, qPrintable(QString("%1 of %2").arg(distance(ours.gradient, expected)).arg(size)));
}

void TstPackedLayers::everyThreadCountGivesTheSameGradient() {
  auto vae = prepared(MldVae(vaeOptions()), 3);
  auto network = prepared(StyleNetwork(styleOptions()), 4);
  at::manual_seed(5);
  const torch::NoGradGuard quiet;
  const auto latent = at::randn({1, 1, 64}), mean = at::randn({1, 96}), deviation = at::rand({1, 96});
  at::Tensor first;
  for (const int threads : {1, 2, 3, 7}) {
    at::set_num_threads(threads);
    StyleGradient style(*vae, *network, vae->plan(at::tensor({5}, at::kLong)));
    const auto gradient = style(latent, mean, deviation).gradient;
    if (!first.defined()) first = gradient;
    QVERIFY(gradient.equal(first));
  }
  at::set_num_threads(1);
}

void TstPackedLayers::embeddingIsTheNetworks_data() {
  QTest::addColumn<int>("frames");
  for (const int frames : {1, 15, 60}) QTest::addRow("%d frames", frames) << frames;
}

void TstPackedLayers::embeddingIsTheNetworks() {
  QFETCH(int, frames);
  at::set_num_threads(2);
  auto network = prepared(StyleNetwork(styleOptions()), 6);
  auto networkDouble = doubled(network, styleOptions());
  QVERIFY(PackedStyleEmbedder::fits(*network));
  at::manual_seed(7);
  const torch::NoGradGuard quiet;
  const auto features = at::randn({2, frames, 23});
  PackedStyleEmbedder embedder(*network, features);
  for (int i = 0; i < 3; ++i) {
    const auto order = at::randperm(frames, at::kLong);
    const auto expected = networkDouble->embed(features.index_select(1, order).to(at::kDouble));
    QVERIFY(distance(embedder.embed(order), expected) < 1e-5);
  }
}

void TstPackedLayers::otherStructuresAreLeftToLibTorch() {
  auto vae = prepared(MldVae(vaeOptions()), 3);
  auto network = prepared(StyleNetwork(styleOptions()), 4);
  QVERIFY(StyleGradient::fits(*vae, *network));
  vae->train();
  QVERIFY(!StyleGradient::fits(*vae, *network));
  vae->eval();
  auto change = styleOptions();
  change.preNorm = true;
  QVERIFY(!StyleGradient::fits(*vae, *prepared(StyleNetwork(change), 4)));
  change = styleOptions(), change.framesPerToken = 4;
  QVERIFY(!StyleGradient::fits(*vae, *prepared(StyleNetwork(change), 4)));
  change = styleOptions(), change.width = 72;
  QVERIFY(!StyleGradient::fits(*vae, *prepared(StyleNetwork(change), 4)));
  auto tokens = vaeOptions();
  tokens.latentTokens = 4;
  QVERIFY(!StyleGradient::fits(*prepared(MldVae(tokens), 3), *network));
}

QTEST_APPLESS_MAIN(TstPackedLayers)
#include "tst_packed_layers.moc"
