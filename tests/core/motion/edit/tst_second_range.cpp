#include "core/motion/edit/second_range.h"

#include <QTest>

using namespace core::motion;

class TstSecondRange : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bothEndsBelongToIt_data();
  void bothEndsBelongToIt();
  void wordsAreRead();
};

void TstSecondRange::bothEndsBelongToIt_data() {
  QTest::addColumn<double>("begin");
  QTest::addColumn<double>("end");  // 0: without
  QTest::addColumn<int>("first");
  QTest::addColumn<int>("count");
  QTest::newRow("inside") << 0.2 << 0.8 << 6 << 19;
  QTest::newRow("all") << 0.0 << 0.0 << 0 << 31;
  QTest::newRow("to the end") << 0.5 << 0.0 << 15 << 16;
  QTest::newRow("the end itself") << 0.0 << 1.0 << 0 << 31;
  QTest::newRow("beyond the end") << 0.9 << 60.0 << 27 << 4;
  QTest::newRow("within one frame") << 0.5 << 0.501 << 15 << 1;
}

void TstSecondRange::bothEndsBelongToIt() {
  QFETCH(double, begin);
  QFETCH(double, end);
  QFETCH(int, first);
  QFETCH(int, count);
  const auto frames = framesIn({begin, end > 0.0 ? std::optional(end) : std::nullopt}, 31, 30.0, "walk");
  QVERIFY2(frames, frames ? "" : frames.error().message.c_str());
  QCOMPARE(frames->first, first);
  QCOMPARE(frames->count, count);
  QVERIFY(!framesIn({2.0, {}}, 31, 30.0, "walk"));
  QVERIFY(!framesIn({0.5, 0.2}, 31, 30.0, "walk"));
}

void TstSecondRange::wordsAreRead() {
  QCOMPARE(secondRangeFrom("0.2:0.8", "--trim")->begin, 0.2);
  QCOMPARE(secondRangeFrom(":0.8", "--trim")->end.value(), 0.8);
  QVERIFY(!secondRangeFrom("2:", "--trim")->end);
  for (const char* wrong : {"", "1", "2:1", "1:1", "a:b", "-1:2", "1:2x", "nan:2"}) {
    const auto range = secondRangeFrom(wrong, "--range");
    QVERIFY2(!range && range.error().message.starts_with("--range "), wrong);
  }
}

QTEST_APPLESS_MAIN(TstSecondRange)
#include "tst_second_range.moc"
