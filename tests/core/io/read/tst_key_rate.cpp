#include "core/io/read/scene/key_rate.h"

#include <QTest>

using core::io::rateOfFrameTime;
using core::io::rateOfKeys;

class TstKeyRate : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fewDigitsStandForUsualRates_data();
  void fewDigitsStandForUsualRates();
  void jitteryKeysKeepTheirRate();
  void curvesAreSeen();
};

void TstKeyRate::fewDigitsStandForUsualRates_data() {
  QTest::addColumn<double>("seconds");
  QTest::addColumn<int>("decimals");
  QTest::addColumn<double>("fps");
  const auto row = [](const char* written, int decimals, double fps) { QTest::newRow(written) << QByteArray(written).toDouble() << decimals << fps; };
  row("0.0333333", 7, 30.0);
  row("0.0333", 4, 30.0);
  row("0.033", 3, 30.0);
  row("0.03", 2, 30.0);
  row("0.0167", 4, 60.0);
  row("0.0166", 4, 60.0);
  row("0.017", 3, 60.0);
  row("0.0083", 4, 120.0);
  row("0.008", 3, 120.0);
  row("0.0417", 4, 24.0);
  row("0.042", 3, 24.0);
  row("0.04", 2, 25.0);
  row("0.05", 2, 20.0);
  row("0.02", 2, 50.0);
  row("0.01", 2, 100.0);
  row("0.1", 1, 10.0);
  row("0.0334", 4, 29.97);
  row("0.01668", 5, 59.94);
  row("0.0175", 4, 1.0 / 0.0175);
  row("0.031", 3, 1.0 / 0.031);
}

void TstKeyRate::fewDigitsStandForUsualRates() {
  QFETCH(double, seconds);
  QFETCH(int, decimals);
  QFETCH(double, fps);
  QVERIFY2(std::abs(rateOfFrameTime(seconds, decimals) - fps) < 1e-9 * fps, qPrintable(QString::number(rateOfFrameTime(seconds, decimals), 'g', 12)));
}

void TstKeyRate::jitteryKeysKeepTheirRate() {
  std::vector<double> times;
  for (int f = 0; f < 100; ++f) times.push_back(f / 30.0 + 0.004 * ((f * 7) % 5 - 2) / 2.0);
  const auto rate = rateOfKeys({&times}, false);
  QVERIFY2(std::abs(rate.fps - 30.0) < 5.0, qPrintable(QString::number(rate.fps)));
}

void TstKeyRate::curvesAreSeen() {
  std::vector<double> times;
  for (int f = 0; f < 20; ++f) times.push_back(f / 15.0);
  QCOMPARE(rateOfKeys({&times}, false).fps, 15.0);
  QCOMPARE(rateOfKeys({&times}, true).fps, 60.0);
  QCOMPARE(rateOfKeys({}, true).fps, 30.0);
  QVERIFY(!rateOfKeys({}, true).isShown);
}

QTEST_APPLESS_MAIN(TstKeyRate)
#include "tst_key_rate.moc"
