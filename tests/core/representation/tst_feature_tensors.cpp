#include "core/representation/feature_tensors.h"
#include "core/representation/humanml3d_features.h"
#include "core/representation/seen_by.h"
#include "tests/core/representation/moving_body.h"

#include <QtTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

using namespace core::representation;

namespace {

at::Tensor featuresOf(std::uint64_t seed, int frames) {
  const auto clip = extractFeatures(tests::movingBody(seed, frames));
  return at::tensor(clip.values).reshape({clip.rows, clip.width});
}

}  // namespace

class TstFeatureTensors : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }
  void jointsAreThoseOfThePlainRecovery();
  void gradientsAgreeWithDifferences();
  void localJointsDoNotTravel();
  void normalizingBackAndForthChangesNothing();
  void spreadIsSharedInsideAGroup();
  void networksSeeNothingBeyondEightDeviations();
  void otherShapesAreRefused();
};

void TstFeatureTensors::jointsAreThoseOfThePlainRecovery() {
  const auto batch = at::stack({featuresOf(1, 90), featuresOf(2, 90)});
  const auto joints = recoverJoints(batch);
  QVERIFY(joints.sizes() == at::IntArrayRef({2, 89, 22, 3}));
  for (std::int64_t b = 0; b < 2; ++b) {
    const auto rows = batch[b].contiguous();
    const auto plain = recoverPositions({rows.data_ptr<float>(), static_cast<std::size_t>(rows.numel())});
    const auto expected = at::from_blob(const_cast<glm::vec3*>(plain.data()), {89, 22, 3}, at::kFloat);
    const double worst = (joints[b] - expected).abs().max().item<double>();
    QVERIFY2(worst < 2e-5, qPrintable(QString::number(worst)));
  }
}

void TstFeatureTensors::gradientsAgreeWithDifferences() {
  const auto start = featuresOf(3, 12).unsqueeze(0).to(at::kDouble);
  const auto weights = at::sin(at::arange(11 * 22 * 3, at::kDouble)).reshape({1, 11, 22, 3});
  const auto energy = [&](const at::Tensor& features) { return (recoverJoints(features) * weights).sum(); };
  auto features = start.clone().requires_grad_(true);
  energy(features).backward();
  for (const auto& [row, column] : {std::pair{0, 0}, {3, 0}, {2, 1}, {5, 2}, {4, 3}, {6, 10}, {7, 66}, {1, 100}}) {
    auto shifted = start.clone();
    shifted[0][row][column] += 1e-6;
    const double numeric = (energy(shifted) - energy(start)).item<double>() / 1e-6;
    const double analytic = features.grad()[0][row][column].item<double>();
    QVERIFY2(std::abs(numeric - analytic) < 1e-4, qPrintable(QString("row %1 column %2: %3, %4").arg(row).arg(column).arg(numeric).arg(analytic)));
  }
}

void TstFeatureTensors::localJointsDoNotTravel() {
  const auto local = localJoints(featuresOf(4, 50).unsqueeze(0));
  QVERIFY(local.sizes() == at::IntArrayRef({1, 49, 22, 3}));
  QVERIFY(local.select(2, 0).select(2, 0).abs().max().item<double>() == 0.0);
}

void TstFeatureTensors::normalizingBackAndForthChangesNothing() {
  const auto rows = featuresOf(5, 200);
  const auto normalizer = normalizerFromRows(rows);
  const auto there = normalizer.normalize(rows);
  QVERIFY(there.mean(0).abs().max().item<double>() < 1e-3);
  QVERIFY((normalizer.denormalize(there) - rows).abs().max().item<double>() < 1e-5);
}

void TstFeatureTensors::spreadIsSharedInsideAGroup() {
  const auto normalizer = normalizerFromRows(featuresOf(6, 100));
  for (const auto& group : featureLayout(Layout::HumanMl3d).groups()) {
    const auto inside = normalizer.std.slice(0, group.begin, group.end);
    QVERIFY(inside.min().item<float>() == inside.max().item<float>());
    QVERIFY(inside.min().item<float>() > 0.0f);
  }
  const auto still = normalizerFromRows(at::zeros({4, 263}));
  QVERIFY(still.std.eq(1).all().item<bool>());
}

void TstFeatureTensors::networksSeeNothingBeyondEightDeviations() {
  const auto mean = at::tensor({1.0f, -2.0f}), std = at::tensor({0.5f, 2.0f});
  const auto features = at::tensor({1.5f, 0.0f, 100.0f, -100.0f}).reshape({2, 2});
  const auto kept = features.clone();
  QVERIFY(seenBy(mean, std, features).equal(at::tensor({1.0f, 1.0f, 8.0f, -8.0f}).reshape({2, 2})));
  QVERIFY(seenBy(mean, std, features, 40.0)[1].equal(at::tensor({40.0f, -40.0f})));
  QVERIFY(features.equal(kept));
  // Whoever learns through it gets a gradient of what was not clipped.
  auto learnt = features.clone().requires_grad_(true);
  seenBy(mean, std, learnt).sum().backward();
  QVERIFY(learnt.grad().equal(at::tensor({2.0f, 0.5f, 0.0f, 0.0f}).reshape({2, 2})));
}

void TstFeatureTensors::otherShapesAreRefused() {
  QVERIFY_EXCEPTION_THROWN(recoverJoints(at::zeros({2, 10, 251})), c10::Error);
  QVERIFY_EXCEPTION_THROWN(recoverJoints(at::zeros({10, 263})), c10::Error);
  QVERIFY(recoverJoints(at::zeros({1, 0, 263})).size(1) == 0);
  QVERIFY(recoverJoints(at::zeros({1, 1, 251}), Layout::Kit).size(2) == 21);
}

QTEST_GUILESS_MAIN(TstFeatureTensors)
#include "tst_feature_tensors.moc"
