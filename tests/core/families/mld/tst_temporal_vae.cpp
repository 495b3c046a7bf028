#include "core/families/mld/temporal_vae.h"

#include <torch/torch.h>

#include <QTest>

using namespace core::model;

class TstTemporalVae : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aClipGivesTheSameAloneAndInABatch();
  void framesBeyondTheLengthAreZero();
  void everyLengthIsTaken_data();
  void everyLengthIsTaken();
  void moreFramesThanTokensAreRefused();
};

namespace {
TemporalVae smallVae() {
  torch::manual_seed(3);
  TemporalVaeOptions options;
  options.width = 32;
  options.latentWidth = 8;
  options.headWidth = 16;
  TemporalVae vae(options);
  vae->eval();
  return vae;
}
}  // namespace

void TstTemporalVae::aClipGivesTheSameAloneAndInABatch() {
  const torch::NoGradGuard quiet;
  auto vae = smallVae();
  const auto x = torch::randn({1, 37, 263});
  const auto batch = torch::cat({torch::constant_pad_nd(x, {0, 0, 0, 43}, 5.0), torch::randn({1, 80, 263})});
  const auto alone = vae->encode(x, torch::tensor({37}, torch::kLong));
  const auto together = vae->encode(batch, torch::tensor({37, 80}, torch::kLong));
  const auto tokens = TemporalVaeImpl::tokenCount(37);
  QVERIFY(torch::allclose(alone.mean[0], together.mean[0].narrow(0, 0, tokens), 1e-4, 1e-5));
  const auto one = vae->decode(alone.mean, torch::tensor({37}, torch::kLong));
  const auto two = vae->decode(together.mean, torch::tensor({37, 80}, torch::kLong));
  QVERIFY(torch::allclose(one[0], two[0].narrow(0, 0, 37), 1e-4, 1e-5));
}

void TstTemporalVae::framesBeyondTheLengthAreZero() {
  const torch::NoGradGuard quiet;
  auto vae = smallVae();
  const auto out = vae->decode(torch::randn({2, 10, 8}), torch::tensor({30, 77}, torch::kLong));
  QCOMPARE(out.size(1), 77);
  QCOMPARE(out[0].slice(0, 30).abs().max().item<float>(), 0.0f);
  QVERIFY(out[1][76].abs().max().item<float>() > 0.0f);
}

void TstTemporalVae::everyLengthIsTaken_data() {
  QTest::addColumn<int>("frames");
  for (const int frames : {1, 3, 8, 9, 60, 195, 196}) QTest::addRow("%d frames", frames) << frames;
}

void TstTemporalVae::everyLengthIsTaken() {
  QFETCH(int, frames);
  const torch::NoGradGuard quiet;
  auto vae = smallVae();
  const auto lengths = torch::tensor({std::int64_t{frames}}, torch::kLong);
  const auto latent = vae->encode(torch::randn({1, frames, 263}), lengths);
  QCOMPARE(latent.mean.size(1), TemporalVaeImpl::tokenCount(frames));
  QCOMPARE(vae->decode(latent.mean, lengths).size(1), frames);
}

void TstTemporalVae::moreFramesThanTokensAreRefused() {
  auto vae = smallVae();
  QVERIFY_EXCEPTION_THROWN(vae->decode(torch::randn({1, 2, 8}), torch::tensor({17}, torch::kLong)), c10::Error);
}

QTEST_APPLESS_MAIN(TstTemporalVae)
#include "tst_temporal_vae.moc"
