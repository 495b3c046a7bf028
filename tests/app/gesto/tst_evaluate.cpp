#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// gesto evaluate as a process: what it refuses, in one sentence, and that nothing is written then.
class TstEvaluate : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void wrongUsageIsOneSentence_data();
  void wrongUsageIsOneSentence();
  void helpNamesWhatThereIs();

 private:
  static QByteArray run(const QStringList& arguments, int& code, bool wantsOut = false) {
    QProcess process;
    process.start(qEnvironmentVariable("STUDIO_BIN_DIR") + "/gesto", QStringList{"evaluate"} + arguments);
    code = process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return wantsOut ? process.readAllStandardOutput() : process.readAllStandardError();
  }
};

void TstEvaluate::wrongUsageIsOneSentence_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("code");
  QTest::addColumn<QByteArray>("says");
  QTest::newRow("nothing") << QStringList{} << 2 << QByteArray("--data");
  QTest::newRow("no protocol of that name") << QStringList{"--protocol", "guess", "--data", "none", "--out", "OUT"} << 2 << QByteArray("stylized, text-to-motion");
  QTest::newRow("no out folder") << QStringList{"--protocol", "stylized", "--data", "none"} << 2 << QByteArray("--out");
  QTest::newRow("no evaluator") << QStringList{"--protocol", "stylized", "--data", "none", "--out", "OUT", "--judges", "none"} << 2
                                << QByteArray("gesto train evaluator");
  QTest::newRow("no data") << QStringList{"--protocol", "stylized", "--data", "none", "--out", "OUT", "--evaluators", "none"} << 1 << QByteArray("none");
  QTest::newRow("a wild sweep") << QStringList{"--protocol", "stylized", "--data", "none", "--out", "OUT", "--evaluators", "none", "--sweep-ws", "1,two"} << 2
                                << QByteArray("two");
  QTest::newRow("a wild reference") << QStringList{"--protocol", "stylized", "--data", "none", "--out", "OUT", "--evaluators", "none", "--reference", "film"} << 2
                                    << QByteArray("film");
  QTest::newRow("no repetitions") << QStringList{"--protocol", "stylized", "--repetitions", "0"} << 2 << QByteArray("--repetitions");
  QTest::newRow("prompts without a folder") << QStringList{"--protocol", "prompts"} << 2 << QByteArray("--out");
  QTest::newRow("no list of prompts") << QStringList{"--protocol", "prompts", "--prompts", "none.tsv", "--out", "OUT"} << 1 << QByteArray("none.tsv");
  QTest::newRow("no seeds for the prompts") << QStringList{"--protocol", "prompts", "--out", "OUT", "--seeds", "0"} << 2 << QByteArray("--seeds");
  QTest::newRow("stylized is what is asked without a protocol") << QStringList{"--data", "none", "--out", "OUT", "--evaluators", "none"} << 1 << QByteArray("none");
}

void TstEvaluate::wrongUsageIsOneSentence() {
  QFETCH(QStringList, arguments);
  QFETCH(int, code);
  QFETCH(QByteArray, says);
  QTemporaryDir folder;
  for (auto& word : arguments)
    if (word.startsWith("OUT")) word.replace(0, 3, folder.path() + "/report");
  int found = 0;
  const auto error = run(arguments, found);
  QVERIFY2(found == code, error.constData());
  QVERIFY2(error.contains(says), error.constData());
  QVERIFY(!QDir(folder.path() + "/report").exists());
}

void TstEvaluate::helpNamesWhatThereIs() {
  int code = 0;
  const auto text = run({"--help"}, code, true);
  QCOMPARE(code, 0);
  for (const char* word : {"--protocol", "--baselines", "--sweep-ws", "--style-judge", "composition", "--prompts", "--seeds"}) QVERIFY2(text.contains(word), word);
}

QTEST_GUILESS_MAIN(TstEvaluate)
#include "tst_evaluate.moc"
