#include "core/families/smoodi/packed_style_reader.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <QTest>

#include <algorithm>

using namespace core::model;

namespace {

StyleNetwork smallNetwork(bool isPreNorm, int framesPerToken) {
  torch::manual_seed(5);
  StyleNetworkOptions options{
      .featureWidth = 23, .width = 48, .layers = 3, .heads = 3, .feedForward = 64, .classes = 3, .positions = 80, .framesPerToken = framesPerToken};
  options.preNorm = isPreNorm;
  options.publishedExtras = false;
  StyleNetwork network(options);
  const torch::NoGradGuard quiet;
  for (auto& p : network->parameters()) {
    p.set_requires_grad(false);
    if (p.dim() == 1) p.add_(0.1 * torch::randn_like(p));  // no bias is zero, no scale one
  }
  network->eval();
  return network;
}

struct Read {
  torch::Tensor layer, gradient;
};

// The layer, zero behind a clip's own tokens, and the gradient of its weighted sum.
template <class LastLayer>
Read readBy(const LastLayer& lastLayer, const torch::Tensor& features, const torch::Tensor& weight) {
  const auto own = features.detach().clone().requires_grad_(true);
  const auto layer = lastLayer(own) * (weight != 0.0f).to(torch::kFloat);
  return {layer.detach(), torch::autograd::grad({(layer * weight).sum()}, {own})[0]};
}

double apart(const torch::Tensor& a, const torch::Tensor& b) { return ((a - b).norm() / b.norm()).item<double>(); }

}  // namespace

class TstPackedStyleReader : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void itIsTheNetworkAndItsGradient_data();
  void itIsTheNetworkAndItsGradient();
  void aLaterPassDoesNotSpoilAGradient();
  void threadsChangeNoBit();
  void trainingIsLeftToLibTorch();
};

void TstPackedStyleReader::itIsTheNetworkAndItsGradient_data() {
  QTest::addColumn<bool>("isPreNorm");
  QTest::addColumn<int>("framesPerToken");
  QTest::addColumn<QList<int>>("lengths");
  for (const bool isPreNorm : {true, false}) {
    for (const int group : {1, 4}) {
      const auto name = QStringLiteral("%1, %2 frames a token").arg(isPreNorm ? "pre-norm" : "post-norm").arg(group).toUtf8();
      QTest::newRow((name + ", one clip").constData()) << isPreNorm << group << QList<int>{60};
      QTest::newRow((name + ", a batch").constData()) << isPreNorm << group << QList<int>{37, 60, 3, 56};
    }
  }
}

void TstPackedStyleReader::itIsTheNetworkAndItsGradient() {
  QFETCH(bool, isPreNorm);
  QFETCH(int, framesPerToken);
  QFETCH(QList<int>, lengths);
  auto network = smallNetwork(isPreNorm, framesPerToken);
  QVERIFY(PackedStyleNetwork::fits(*network));
  const std::vector<std::int64_t> frames(lengths.begin(), lengths.end());
  const auto most = *std::max_element(frames.begin(), frames.end()), size = static_cast<std::int64_t>(frames.size());
  // Frames behind a clip's own are no zeros: the network reads those that share its last token.
  const auto features = torch::randn({size, most, 23});
  const auto tokensOf = [group = framesPerToken](std::int64_t count) { return (count + group - 1) / group + kGlobalTokens; };
  auto weight = torch::randn({size, tokensOf(most), 48});
  for (std::int64_t i = 0; i < size; ++i) weight[i].slice(0, tokensOf(frames[static_cast<std::size_t>(i)])).zero_();
  const auto counts = torch::tensor(frames, torch::kLong);
  const auto wanted = readBy([&](const torch::Tensor& x) { return network->lastLayer(x, counts); }, features, weight);
  StyleReader reader(std::make_shared<PackedStyleNetwork>(*network, 64), frames);
  for (int pass = 0; pass < 2; ++pass) {
    const auto got = readBy([&](const torch::Tensor& x) { return reader.lastLayer(x); }, features, weight);
    QCOMPARE(got.layer.sizes().vec(), wanted.layer.sizes().vec());
    QVERIFY2(apart(got.layer, wanted.layer) < 3e-6, qPrintable(QString::number(apart(got.layer, wanted.layer))));
    QVERIFY2(apart(got.gradient, wanted.gradient) < 3e-6, qPrintable(QString::number(apart(got.gradient, wanted.gradient))));
  }
}

void TstPackedStyleReader::aLaterPassDoesNotSpoilAGradient() {
  auto network = smallNetwork(true, 4);
  StyleReader reader(std::make_shared<PackedStyleNetwork>(*network, 64), {60});
  const auto features = torch::randn({1, 60, 23}), other = torch::randn({1, 60, 23}), weight = torch::randn({1, 17, 48});
  const auto wanted = readBy([&](const torch::Tensor& x) { return reader.lastLayer(x); }, features, weight);
  const auto own = features.clone().requires_grad_(true);
  const auto layer = reader.lastLayer(own);
  reader.lastLayer(other);
  QVERIFY(torch::equal(torch::autograd::grad({(layer * weight).sum()}, {own})[0], wanted.gradient));
}

void TstPackedStyleReader::threadsChangeNoBit() {
  auto network = smallNetwork(true, 4);
  StyleReader reader(std::make_shared<PackedStyleNetwork>(*network, 64), {60, 33});
  const auto features = torch::randn({2, 60, 23}), weight = torch::randn({2, 17, 48});
  const int before = at::get_num_threads();
  at::set_num_threads(1);
  const auto one = readBy([&](const torch::Tensor& x) { return reader.lastLayer(x); }, features, weight);
  at::set_num_threads(2);
  const auto two = readBy([&](const torch::Tensor& x) { return reader.lastLayer(x); }, features, weight);
  at::set_num_threads(before);
  QVERIFY(torch::equal(one.layer, two.layer) && torch::equal(one.gradient, two.gradient));
}

void TstPackedStyleReader::trainingIsLeftToLibTorch() {
  auto network = smallNetwork(true, 4);
  network->train();
  QVERIFY(!PackedStyleNetwork::fits(*network));
}

QTEST_GUILESS_MAIN(TstPackedStyleReader)
#include "tst_packed_style_reader.moc"
