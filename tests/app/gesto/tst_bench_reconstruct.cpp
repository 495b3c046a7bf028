#include "tests/support/built_data.h"
#include "tests/support/gesto_process.h"

#include <QTemporaryDir>
#include <QTest>

/// gesto bench reconstruct with the shipped model: counts what it looked at, draws the same clips for the same seed, and says in one sentence what is missing.
class TstBenchReconstruct : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { tests::writeBuiltData(folder_.filePath("data").toStdString(), 6, 60); }
  void whatAnAutoencoderKeepsIsCounted();
  void wrongInputIsOneSentence_data();
  void wrongInputIsOneSentence();

 private:
  test_support::Outcome run(const QStringList& arguments) const { return test_support::gesto(QStringList{"bench", "reconstruct"} + arguments); }
  QTemporaryDir folder_;
};

void TstBenchReconstruct::whatAnAutoencoderKeepsIsCounted() {
  const auto first = run({"--data", folder_.filePath("data"), "--clips", "4", "--seed", "3", "--json"});
  QVERIFY2(first.code == 0, first.err.constData());
  const auto told = first.json();
  QCOMPARE(told["clips"].toInt(), 4);
  QCOMPARE(told["seed"].toInt(), 3);
  QCOMPARE(told["prompts"].toObject().size(), 40);
  for (const auto& row : told["prompts"].toObject()) {
    const auto one = row.toObject();
    QVERIFY(one["kept"].toInt() <= one["real"].toInt() && one["real"].toInt() + one["added"].toInt() <= 4);
  }
  QCOMPARE(run({"--data", folder_.filePath("data"), "--clips", "4", "--seed", "3", "--json"}).out, first.out);
  const auto inWords = run({"--data", folder_.filePath("data"), "--clips", "99"});
  QVERIFY2(inWords.out.startsWith("6 clips, model "), inWords.out.constData());  // there are no more
}

void TstBenchReconstruct::wrongInputIsOneSentence_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("code");
  QTest::addColumn<QString>("says");
  QTest::newRow("no data") << QStringList() << 2 << "bench reconstruct needs --data FOLDER";
  QTest::newRow("no such data") << QStringList{"--data", "/nowhere"} << 1 << "/nowhere";
  QTest::newRow("no such model") << QStringList{"--data", folder_.filePath("data"), "--model", "nobody"} << 1 << "nobody";
}

void TstBenchReconstruct::wrongInputIsOneSentence() {
  QFETCH(QStringList, arguments);
  QFETCH(int, code);
  QFETCH(QString, says);
  const auto outcome = run(arguments);
  QCOMPARE(outcome.code, code);
  QVERIFY2(outcome.err.contains(says.toUtf8()) && outcome.err.trimmed().count('\n') == 0, outcome.err.constData());
}

QTEST_GUILESS_MAIN(TstBenchReconstruct)
#include "tst_bench_reconstruct.moc"
