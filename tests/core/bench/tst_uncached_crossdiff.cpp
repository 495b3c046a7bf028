#include "core/bench/uncached_crossdiff.h"
#include "core/families/crossdiff/mixture.h"
#include "core/families/crossdiff/published_crossdiff.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QtTest/QtTest>

using namespace core;
using namespace core::sampling;
using model::MotionKind;

/// What is kept from step to step changes nothing: CrossDiff with a plan against CrossDiff in plain LibTorch layers.
class TstUncachedCrossDiff : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void bothFormsAreTheSame_data();
  void bothFormsAreTheSame();
  void guidanceIsTheSame();
  void packedLayersAreTheSame_data() { bothFormsAreTheSame_data(); }
  void packedLayersAreTheSame();
  void aPlanIsForEvaluation();
};

namespace {

// Widths that packed layers take, with heads that are no whole vector wide.
model::CrossDiffOptions packable(bool sharesEncoder) {
  model::CrossDiffOptions o;
  o.motionWidth = 11, o.jointWidth = 7, o.frames = 60, o.framesPerToken = 1, o.width = 48, o.heads = 2, o.feedForward = 64, o.rootFeedForward = 32, o.ownLayers = 2;
  o.sharedLayers = 3, o.textWidth = 5, o.sharesEncoder = sharesEncoder;
  return o;
}

model::CrossDiffOptions small(bool sharesEncoder) {
  model::CrossDiffOptions o;
  o.motionWidth = 11, o.jointWidth = 7, o.frames = 6, o.width = 16, o.feedForward = 24, o.rootFeedForward = 12, o.ownLayers = 2, o.sharedLayers = 3, o.textWidth = 5;
  o.sharesEncoder = sharesEncoder;
  return o;
}

model::TensorMap weightsOf(const model::CrossDiffOptions& options) {
  at::manual_seed(4);
  model::TensorMap weights;
  // Biases and norms that are not their neutral values.
  for (const auto& item : model::CrossDiff(options)->named_parameters()) weights["net." + item.key()] = item.value().detach() + 0.1 * at::randn(item.value().sizes());
  return weights;
}

double distance(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

}  // namespace

void TstUncachedCrossDiff::bothFormsAreTheSame_data() {
  QTest::addColumn<bool>("sharesEncoder");
  QTest::addColumn<bool>("from3d");
  QTest::addColumn<bool>("to3d");
  for (const bool shares : {true, false})
    for (const bool from : {true, false})
      for (const bool to : {true, false}) QTest::addRow("%s to %s%s", from ? "3D" : "2D", to ? "3D" : "2D", shares ? "" : ", an encoder each") << shares << from << to;
}

void TstUncachedCrossDiff::bothFormsAreTheSame() {
  QFETCH(bool, sharesEncoder);
  QFETCH(bool, from3d);
  QFETCH(bool, to3d);
  at::set_num_threads(1);
  const at::NoGradGuard quiet;
  const auto weights = weightsOf(small(sharesEncoder));
  auto network = model::loadCrossDiff(weights, "net.").value();
  const auto plain = UncachedCrossDiff::make(weights, "net.");
  QVERIFY2(plain, plain ? "" : plain.error().message.c_str());
  const auto wanted = to3d ? MotionKind::Motion3d : MotionKind::Motion2d;
  for (const std::int64_t batch : {1, 3}) {
    const auto x = at::randn({batch, 6, from3d ? 11 : 7}), text = at::randn({batch, 5});
    const CrossDiffPredictor predictor(network, text, 0.0);
    for (const std::int64_t step : {0, 700}) {
      const auto timestep = at::full({batch}, step, at::kLong);
      const auto expected = plain->predict(x, timestep, text, wanted);
      QVERIFY(distance(predictor.clean(x, step, wanted), expected) < 1e-5);
      QVERIFY(distance(network->predict(x, timestep, text, wanted), expected) < 1e-5);
    }
  }
}

void TstUncachedCrossDiff::guidanceIsTheSame() {
  const at::NoGradGuard quiet;
  auto network = model::loadCrossDiff(weightsOf(small(true)), "net.").value();
  const auto x = at::randn({2, 6, 11}), text = at::randn({2, 5});
  const auto timestep = at::full({2}, std::int64_t{40}, at::kLong);
  const auto expected = guidedPrediction(network, x, timestep, text, 2.5, model::CrossDiffOutput::Motion3d).motion3d;
  const auto plan = std::make_shared<const model::CrossDiffImpl::Plan>(network->plan());
  QVERIFY(distance(CrossDiffPredictor(network, text, 2.5, plan).clean(x, 40, MotionKind::Motion3d), expected) < 1e-5);
}

void TstUncachedCrossDiff::packedLayersAreTheSame() {
  QFETCH(bool, sharesEncoder);
  QFETCH(bool, from3d);
  QFETCH(bool, to3d);
  const at::NoGradGuard quiet;
  auto network = model::loadCrossDiff(weightsOf(packable(sharesEncoder)), "net.").value();
  const auto kind = to3d ? MotionKind::Motion3d : MotionKind::Motion2d;
  const auto x = at::randn({2, 60, from3d ? 11 : 7}), text = at::randn({2, 5});
  const auto expected = network->predict(x, at::full({2}, std::int64_t{40}, at::kLong), text, kind);
  at::Tensor first;
  for (const int threads : {1, 2, 3}) {
    at::set_num_threads(threads);
    const auto plan = std::make_shared<const model::CrossDiffImpl::Plan>(network->plan());
    QVERIFY(plan->packed);
    const CrossDiffPredictor predictor(network, text, 0.0, plan);
    const auto made = predictor.clean(x, 40, kind);
    QVERIFY2(distance(made, expected) < 2e-5, qPrintable(QString::number(distance(made, expected))));
    QVERIFY(predictor.clean(x, 40, kind).equal(made));
    if (!first.defined()) first = made;
    // The first and the last linear are BLAS's own, and some of its kernels (Haswell's) round otherwise with another number of threads.
    QVERIFY2(distance(made, first) < 2e-6, qPrintable(QString::number(distance(made, first))));
  }
  at::set_num_threads(1);
}

void TstUncachedCrossDiff::aPlanIsForEvaluation() {
  auto network = model::loadCrossDiff(weightsOf(small(true)), "net.").value();
  network->train();
  QVERIFY_EXCEPTION_THROWN((void)network->plan(), c10::Error);
}

QTEST_APPLESS_MAIN(TstUncachedCrossDiff)
#include "tst_uncached_crossdiff.moc"
