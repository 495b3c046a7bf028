#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Runs the built program as a person would, without a display.
class TstStudioCommandLine : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void versionAndHelpNeedNoDisplay();
  void wrongUsageIsOneSentenceAndCodeTwo();
  void wrongUsageIsOneSentenceAndCodeTwo_data();
  void aScreenshotHasTheAskedSize();
  void aStripIsDrawnFromABvh();
  void brokenInputIsOneSentenceAndCodeOne();
  void theProgramLinksNoLibTorch();

 private:
  struct Answer {
    int code;
    QString out, err;
  };
  Answer run(const QStringList& arguments) const;
  QString program_;
  QTemporaryDir runtime_;
};

void TstStudioCommandLine::initTestCase() {
  program_ = qEnvironmentVariable("STUDIO_BIN_DIR") + QStringLiteral("/gesto-studio");
  if (!QFile::exists(program_)) QSKIP("gesto-studio is not built");
}

TstStudioCommandLine::Answer TstStudioCommandLine::run(const QStringList& arguments) const {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.remove("DISPLAY");
  environment.remove("WAYLAND_DISPLAY");
  // Qt warns about a runtime folder that is missing or open to others; that is not the program's sentence.
  environment.insert("QT_LOGGING_RULES", "*.warning=false");
  environment.insert("XDG_RUNTIME_DIR", runtime_.path());
  process.setProcessEnvironment(environment);
  process.start(program_, arguments);
  if (!process.waitForFinished(60'000)) return {-1, {}, QStringLiteral("did not end")};
  return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, QString::fromUtf8(process.readAllStandardOutput()),
          QString::fromUtf8(process.readAllStandardError())};
}

void TstStudioCommandLine::versionAndHelpNeedNoDisplay() {
  const auto version = run({"--version"});
  QCOMPARE(version.code, 0);
  QVERIFY(version.out.startsWith(QStringLiteral("gesto-studio ")));
  const auto help = run({"--help"});
  QCOMPARE(help.code, 0);
  QVERIFY(help.out.contains(QStringLiteral("--strip")));
}

void TstStudioCommandLine::wrongUsageIsOneSentenceAndCodeTwo_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::newRow("unknown option") << QStringList{"--nonsense"};
  QTest::newRow("size") << QStringList{"--screenshot", "a.png", "--size", "12by8"};
  QTest::newRow("absurd size") << QStringList{"--screenshot", "a.png", "--size", "99999x99999"};
  QTest::newRow("strip without clip") << QStringList{"--strip", "--out", "a.png"};
  QTest::newRow("strip without out") << QStringList{"--strip", "a.bvh"};
  QTest::newRow("two projects") << QStringList{"a.gesto", "b.gesto"};
  QTest::newRow("missing value") << QStringList{"--screenshot"};
}

void TstStudioCommandLine::wrongUsageIsOneSentenceAndCodeTwo() {
  QFETCH(QStringList, arguments);
  const auto answer = run(arguments);
  QCOMPARE(answer.code, 2);
  QCOMPARE(answer.err.trimmed().count(u'\n'), 0);
  QVERIFY(!answer.err.isEmpty());
}

void TstStudioCommandLine::aScreenshotHasTheAskedSize() {
  QTemporaryDir folder;
  const QString file = folder.filePath("window.png");
  const auto answer = run({"--screenshot", file, "--size", "1400x900"});
  QVERIFY2(answer.code == 0, qPrintable(answer.err));
  const QImage picture(file);
  QCOMPARE(picture.size(), QSize(1400, 900));
}

void TstStudioCommandLine::aStripIsDrawnFromABvh() {
  QTemporaryDir folder;
  const QString clip = folder.filePath("arm.bvh"), strip = folder.filePath("strip.png");
  QFile file(clip);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(
      "HIERARCHY\nROOT Hips\n{\n OFFSET 0 0 0\n CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation\n"
      " JOINT Chest\n {\n  OFFSET 0 60 0\n  CHANNELS 3 Zrotation Xrotation Yrotation\n  End Site\n  {\n   OFFSET 0 40 0\n  }\n }\n}\n"
      "MOTION\nFrames: 3\nFrame Time: 0.05\n0 90 0 0 0 0 0 0 0\n0 90 5 0 0 0 10 0 0\n0 90 10 0 0 0 20 0 0\n");
  file.close();
  const auto answer = run({"--strip", clip, "--out", strip, "--poses", "3"});
  QVERIFY2(answer.code == 0, qPrintable(answer.err));
  QVERIFY(QImage(strip).width() > 200);
}

void TstStudioCommandLine::brokenInputIsOneSentenceAndCodeOne() {
  QTemporaryDir folder;
  for (const QStringList& arguments : {QStringList{"--strip", folder.filePath("missing.bvh"), "--out", folder.filePath("a.png")},
                                       QStringList{"--screenshot", folder.filePath("a.png"), "--project", folder.filePath("missing.gesto")},
                                       QStringList{"--screenshot", folder.filePath("no folder/a.png")}}) {
    const auto answer = run(arguments);
    QVERIFY2(answer.code == 1, qPrintable(arguments.join(u' ') + answer.err));
    QCOMPARE(answer.err.trimmed().count(u'\n'), 0);
    QVERIFY(!QFile::exists(folder.filePath("a.png")));
  }
}

void TstStudioCommandLine::theProgramLinksNoLibTorch() {
  QProcess ldd;
  ldd.start("ldd", {program_});
  if (!ldd.waitForFinished(30'000) || ldd.exitCode() != 0) QSKIP("ldd is not here");
  const QString libraries = QString::fromUtf8(ldd.readAllStandardOutput());
  QVERIFY(libraries.contains(QStringLiteral("libQt6Widgets")));
  QVERIFY(!libraries.contains(QStringLiteral("torch")));
}

QTEST_GUILESS_MAIN(TstStudioCommandLine)
#include "tst_studio_command_line.moc"
