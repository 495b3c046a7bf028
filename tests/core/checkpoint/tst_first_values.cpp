#include "core/checkpoint/first_values.h"

#include <torch/nn.h>

#include <QTest>

using namespace core;

/// Modules whose weights are read at once draw none first.
class TstFirstValues : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void nothingIsDrawnWhileOneLives();
  void restOfLibTorchWorksAsEver();
};

namespace {

at::Tensor nextDraws() { return at::rand({8}); }

}  // namespace

void TstFirstValues::nothingIsDrawnWhileOneLives() {
  at::manual_seed(7);
  const auto expected = nextDraws();
  at::manual_seed(7);
  {
    const model::NoFirstValues none;
    const torch::nn::Linear linear(64, 64);
    torch::nn::init::xavier_uniform_(linear->weight);
    torch::nn::init::normal_(linear->bias);
    QCOMPARE(linear->weight.sizes(), at::IntArrayRef({64, 64}));
  }
  QVERIFY(nextDraws().equal(expected));
  // Behind it, and before, modules draw.
  at::manual_seed(7);
  const torch::nn::Linear drawn(64, 64);
  QVERIFY(!nextDraws().equal(expected));
  QVERIFY(drawn->weight.std().item<double>() > 0.01);
}

void TstFirstValues::restOfLibTorchWorksAsEver() {
  const model::NoFirstValues none;
  auto x = at::arange(12, at::kFloat).view({3, 4});
  QCOMPARE(at::mm(x, x.t()).sum().item<float>(), 1134.0F);
  x.requires_grad_();
  x.square().sum().backward();
  QVERIFY(x.grad().equal(2.0 * x.detach()));
}

QTEST_GUILESS_MAIN(TstFirstValues)
#include "tst_first_values.moc"
