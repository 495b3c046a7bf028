#include "tests/support/gesto_process.h"

#include <QDir>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

namespace {

using test_support::gesto;

}  // namespace

class TstGesto : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void tellsItsVersion();
  void helpListsTheCommands();
  void wrongUsageIsOneSentenceAndTwo_data();
  void wrongUsageIsOneSentenceAndTwo();
  void everyCommandHasHelpWithExamples();
  void openBlasIsTheActiveBlas();
  void theThreadsAreThoseThatWereAskedFor();
  void threadsWaitWithoutSpinning();
  void whatIsLeftOutWhileLoadingIsUsedByNothing();
};

void TstGesto::tellsItsVersion() {
  const auto outcome = gesto({"--version"});
  QCOMPARE(outcome.code, 0);
  QVERIFY2(outcome.out.startsWith("gesto 0."), outcome.out.constData());
}

void TstGesto::helpListsTheCommands() {
  const auto outcome = gesto({"--help"});
  QCOMPARE(outcome.code, 0);
  for (const char* name : {"generate", "styles", "dataset", "train", "evaluate", "model", "inspect"}) QVERIFY2(outcome.out.contains(name), name);
}

void TstGesto::wrongUsageIsOneSentenceAndTwo_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::newRow("nothing") << QStringList{};
  QTest::newRow("unknown command") << QStringList{"dance"};
  QTest::newRow("unknown sub-command") << QStringList{"inspect", "weather"};
  QTest::newRow("missing sub-command") << QStringList{"inspect"};
  QTest::newRow("unknown option") << QStringList{"inspect", "system", "--loudly"};
  QTest::newRow("one word too many") << QStringList{"inspect", "system", "please"};
}

void TstGesto::wrongUsageIsOneSentenceAndTwo() {
  QFETCH(QStringList, arguments);
  const auto outcome = gesto(arguments);
  QCOMPARE(outcome.code, 2);
  QCOMPARE(outcome.out, QByteArray());
  QVERIFY2(outcome.err.startsWith("gesto") && outcome.err.count('\n') == 1, outcome.err.constData());
}

void TstGesto::everyCommandHasHelpWithExamples() {
  for (const QStringList& command : QList<QStringList>{{"generate"},
                                                       {"styles"},
                                                       {"train"},
                                                       {"evaluate"},
                                                       {"dataset", "build"},
                                                       {"dataset", "info"},
                                                       {"model", "run"},
                                                       {"model", "import"},
                                                       {"restyle"},
                                                       {"retrieve"},
                                                       {"bench", "sample"},
                                                       {"bench", "reconstruct"},
                                                       {"inspect", "system"}}) {
    const auto outcome = gesto(command + QStringList{"--help"});
    QVERIFY2(outcome.code == 0, qPrintable(command.join(' ') + ": " + outcome.err));
    QVERIFY2(outcome.out.contains("Usage: gesto " + command.join(' ').toUtf8()) && outcome.out.contains("Example"), outcome.out.constData());
  }
}

void TstGesto::openBlasIsTheActiveBlas() {
  const auto outcome = gesto({"inspect", "system", "--json"});
  QCOMPARE(outcome.code, 0);
  const auto report = outcome.json();
  QVERIFY2(report.value("blasIsFast").toBool(), outcome.out.constData());
  QVERIFY2(report.value("blas").toString() == "OpenBLAS (OpenMP)", outcome.out.constData());
  QVERIFY2(report.value("sgemmGflopsOneThread").toDouble() > 8.0, outcome.out.constData());
  QVERIFY2(report.value("threads").toInt() >= 1, outcome.out.constData());
}

void TstGesto::theThreadsAreThoseThatWereAskedFor() {
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert("GESTO_THREADS", "3");
  QCOMPARE(gesto({"inspect", "system", "--json"}, environment).json().value("threads").toInt(), 3);
}

void TstGesto::threadsWaitWithoutSpinning() {
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.remove("OMP_WAIT_POLICY");
  const auto outcome = gesto({"inspect", "system", "--json"}, environment);
  QCOMPARE(outcome.json().value("openMpWaitPolicy").toString(), QString("passive"));
}

// Every function that any of the libraries calls is looked for at the start: one that stood in a library for which there is an empty stand-in ends the program.
void TstGesto::whatIsLeftOutWhileLoadingIsUsedByNothing() {
  const QDir standIns(qEnvironmentVariable("STUDIO_BIN_DIR") + "/stand-ins");
  if (!standIns.exists()) QSKIP("there are no stand-ins in this build");
  QProcess process;
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert("LD_BIND_NOW", "1");
  environment.insert("LD_DEBUG", "files");
  process.setProcessEnvironment(environment);
  process.start(qEnvironmentVariable("STUDIO_BIN_DIR") + "/gesto", {"--version"});
  QVERIFY(process.waitForFinished(120000));
  const auto loaded = process.readAllStandardError();
  QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, loaded.right(500).constData());
  for (const QString& name : standIns.entryList({"*.so*"}, QDir::Files)) QVERIFY2(loaded.contains("/stand-ins/" + name.toUtf8()), qPrintable(name));
  QVERIFY2(!loaded.contains("libQt5"), "a second Qt is loaded");
}

QTEST_GUILESS_MAIN(TstGesto)
#include "tst_gesto.moc"
