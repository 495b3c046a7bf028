#include "core/families/mld/packed_temporal_decoder.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <QTest>

#include <algorithm>

using namespace core::model;

namespace {

TemporalVae smallVae() {
  torch::manual_seed(3);
  TemporalVaeOptions options;
  options.width = 48;
  options.latentWidth = 16;
  options.headWidth = 32;
  TemporalVae vae(options);
  {
    const torch::NoGradGuard quiet;
    // A fresh network's blocks are nearly the identity: what they compute is to be seen.
    for (auto& p : vae->named_parameters())
      if (p.key().find("_mix") != std::string::npos) p.value().normal_(0.0, 0.2);
  }
  vae->eval();
  for (auto& p : vae->parameters()) p.set_requires_grad(false);
  return vae;
}

struct Decoded {
  torch::Tensor features, gradient;
};

// The sum of the features times `weight`, and its gradient to the latent.
template <class Decode>
Decoded decodedBy(const Decode& decode, const torch::Tensor& latent, const torch::Tensor& weight) {
  const auto clean = latent.detach().clone().requires_grad_(true);
  const auto features = decode(clean);
  return {features.detach(), torch::autograd::grad({(features * weight).sum()}, {clean})[0]};
}

double apart(const torch::Tensor& a, const torch::Tensor& b) { return ((a - b).norm() / b.norm()).item<double>(); }

}  // namespace

class TstPackedTemporalDecoder : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void itIsTheDecoderAndItsGradient_data();
  void itIsTheDecoderAndItsGradient();
  void aLaterPassDoesNotSpoilAGradient();
  void threadsChangeNoBit();
  void withoutAGradientThereIsNoGraph();
  void trainingAndOddWidthsAreLeftToLibTorch();
};

void TstPackedTemporalDecoder::itIsTheDecoderAndItsGradient_data() {
  QTest::addColumn<QList<int>>("lengths");
  for (const int frames : {1, 3, 4, 5, 8, 9, 60, 80, 195, 196}) QTest::addRow("%d frames", frames) << QList<int>{frames};
  QTest::addRow("a batch") << QList<int>{37, 196, 1, 80, 77};
}

void TstPackedTemporalDecoder::itIsTheDecoderAndItsGradient() {
  QFETCH(QList<int>, lengths);
  auto vae = smallVae();
  QVERIFY(PackedTemporalDecoder::fits(*vae));
  const std::vector<std::int64_t> frames(lengths.begin(), lengths.end());
  const auto most = *std::max_element(frames.begin(), frames.end());
  const auto latent = torch::randn({static_cast<std::int64_t>(frames.size()), TemporalVaeImpl::tokenCount(most), 16});
  const auto weight = torch::randn({static_cast<std::int64_t>(frames.size()), most, 263});
  const auto counts = torch::tensor(frames, torch::kLong);
  const auto wanted = decodedBy([&](const torch::Tensor& z) { return vae->decode(z, counts); }, latent, weight);
  TemporalDecoding decoding(std::make_shared<PackedTemporalDecoder>(*vae), frames);
  // Twice: the buffers of the first pass are those of the second.
  for (int pass = 0; pass < 2; ++pass) {
    const auto got = decodedBy([&](const torch::Tensor& z) { return decoding.decode(z); }, latent, weight);
    QCOMPARE(got.features.sizes().vec(), wanted.features.sizes().vec());
    QVERIFY2(apart(got.features, wanted.features) < 2e-6, qPrintable(QString::number(apart(got.features, wanted.features))));
    QVERIFY2(apart(got.gradient, wanted.gradient) < 2e-6, qPrintable(QString::number(apart(got.gradient, wanted.gradient))));
  }
}

void TstPackedTemporalDecoder::aLaterPassDoesNotSpoilAGradient() {
  auto vae = smallVae();
  TemporalDecoding decoding(std::make_shared<PackedTemporalDecoder>(*vae), {60});
  const auto latent = torch::randn({1, 8, 16}), other = torch::randn({1, 8, 16}), weight = torch::randn({1, 60, 263});
  const auto wanted = decodedBy([&](const torch::Tensor& z) { return decoding.decode(z); }, latent, weight);
  const auto clean = latent.clone().requires_grad_(true);
  const auto features = decoding.decode(clean);
  decoding.decode(other);
  const auto gradient = torch::autograd::grad({(features * weight).sum()}, {clean})[0];
  QVERIFY(torch::equal(gradient, wanted.gradient));
}

void TstPackedTemporalDecoder::threadsChangeNoBit() {
  auto vae = smallVae();
  TemporalDecoding decoding(std::make_shared<PackedTemporalDecoder>(*vae), {80, 41});
  const auto latent = torch::randn({2, 10, 16}), weight = torch::randn({2, 80, 263});
  const int before = at::get_num_threads();
  at::set_num_threads(1);
  const auto one = decodedBy([&](const torch::Tensor& z) { return decoding.decode(z); }, latent, weight);
  at::set_num_threads(2);
  const auto two = decodedBy([&](const torch::Tensor& z) { return decoding.decode(z); }, latent, weight);
  at::set_num_threads(before);
  QVERIFY(torch::equal(one.features, two.features) && torch::equal(one.gradient, two.gradient));
}

void TstPackedTemporalDecoder::withoutAGradientThereIsNoGraph() {
  auto vae = smallVae();
  TemporalDecoding decoding(std::make_shared<PackedTemporalDecoder>(*vae), {16});
  QVERIFY(!decoding.decode(torch::randn({1, 2, 16})).requires_grad());
  const torch::NoGradGuard quiet;
  QVERIFY(!decoding.decode(torch::randn({1, 2, 16}).requires_grad_(true)).requires_grad());
}

void TstPackedTemporalDecoder::trainingAndOddWidthsAreLeftToLibTorch() {
  auto vae = smallVae();
  vae->train();
  QVERIFY(!PackedTemporalDecoder::fits(*vae));
  TemporalVaeOptions odd;
  odd.width = 40;
  TemporalVae other(odd);
  other->eval();
  QVERIFY(!PackedTemporalDecoder::fits(*other));
}

QTEST_GUILESS_MAIN(TstPackedTemporalDecoder)
#include "tst_packed_temporal_decoder.moc"
