#include "core/checkpoint/packed_rows.h"

#include <ATen/ATen.h>

#include <QTemporaryDir>
#include <QTest>

using namespace core;

/// Matrices as 8-bit rows: near what they were, and nothing else touched.
class TstPackedRows : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void rowsComeBackWithinHalfAStep();
  void packingAgainGivesTheSameBytes();
  void whatIsNotNamedIsNotPacked();
  void aScaleWithoutItsMatrixIsRefused();

 private:
  std::filesystem::path file(const char* name) const { return folder_.filePath(name).toStdString(); }
  QTemporaryDir folder_;
};

void TstPackedRows::rowsComeBackWithinHalfAStep() {
  at::manual_seed(3);
  auto matrix = at::randn({6, 5, 3});
  matrix[2].mul_(1e-4);  // every row has a scale of its own
  matrix[4].zero_();
  QVERIFY(model::writeSafetensors(file("one"), model::packedForShipping({{"vae/w", matrix}}, {"vae/"}), {{"format", "x"}}));
  const auto read = model::readWeightsFile(file("one")).value();
  QCOMPARE(read.tensors.size(), std::size_t{1});
  QCOMPARE(read.metadata.at("format"), std::string("x"));
  const auto& back = read.tensors.at("vae/w");
  for (std::int64_t row = 0; row < 6; ++row) {
    const double step = matrix[row].abs().max().item<double>() / 127.0;
    QVERIFY((back[row] - matrix[row]).abs().max().item<double>() <= 0.5 * step + 1e-9);
  }
}

void TstPackedRows::packingAgainGivesTheSameBytes() {
  at::manual_seed(4);
  const auto first = model::packedForShipping({{"vae/w", at::randn({7, 9})}}, {"vae/"});
  QVERIFY(model::writeSafetensors(file("first"), first));
  const auto again = model::packedForShipping(model::readWeightsFile(file("first")).value().tensors, {"vae/"});
  QVERIFY(first.at("vae/w").equal(again.at("vae/w")));
}

void TstPackedRows::whatIsNotNamedIsNotPacked() {
  const auto packed = model::packedForShipping(
      {{"vae/bias", at::ones({4})}, {"text/w", at::ones({4, 4})}, {"mean", at::ones({4})}, {"count", at::ones({2, 2}, at::kLong)}}, {"vae/"}, {"mean"});
  QCOMPARE(packed.size(), std::size_t{4});
  QCOMPARE(packed.at("vae/bias").scalar_type(), at::kHalf);
  QCOMPARE(packed.at("text/w").scalar_type(), at::kHalf);
  QCOMPARE(packed.at("mean").scalar_type(), at::kFloat);
  QCOMPARE(packed.at("count").scalar_type(), at::kLong);
}

void TstPackedRows::aScaleWithoutItsMatrixIsRefused() {
  for (const model::TensorMap& wrong : {model::TensorMap{{"w.row_scale", at::ones({4})}},                                      // no matrix
                                        model::TensorMap{{"w.row_scale", at::ones({4})}, {"w", at::ones({3, 4}, at::kChar)}},  // of other rows
                                        model::TensorMap{{"w.row_scale", at::ones({4})}, {"w", at::ones({4, 4})}}}) {          // not of 8 bits
    QVERIFY(model::writeSafetensors(file("wrong"), wrong));
    const auto read = model::readWeightsFile(file("wrong"));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::ParseFailed);
    QVERIFY(read.error().message.find("w.row_scale") != std::string::npos);
  }
}

QTEST_GUILESS_MAIN(TstPackedRows)
#include "tst_packed_rows.moc"
