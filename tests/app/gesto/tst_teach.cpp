#include "tests/support/gesto_process.h"
#include "tests/support/tiny_model.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

/// gesto teach as a process: a tiny model learns walks of the person's own, is stopped, killed and gone on with, and makes motions at once.
class TstTeach : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theListTellsWhatWouldBeLearned();
  void aTaughtModelMakesMotionsByName();
  void aKilledTeachingGoesOn_data();
  void aKilledTeachingGoesOn();
  void wrongInputIsOneSentence_data();
  void wrongInputIsOneSentence();

 private:
  QProcessEnvironment environment() const {
    auto environment = test_support::environmentWith("GESTO_MODELS", folder_.filePath("models"));
    environment.insert("XDG_DATA_HOME", folder_.filePath("data"));
    environment.insert("GESTO_THREADS", "1");
    return environment;
  }
  test_support::Outcome run(const QStringList& arguments) const { return test_support::gesto(arguments, environment()); }
  QStringList teaching(const QString& out) const { return {"teach", folder_.filePath("clips"), "--out", out, "--updates", "3", "--replay", "12", "--repetitions", "2"}; }
  QTemporaryDir folder_;
};

void TstTeach::initTestCase() {
  tests::writeTinyModels(folder_.filePath("models").toStdString());
  tests::writeWalks(folder_.filePath("clips").toStdString(), "limping", 2);
  QFile cut(folder_.filePath("clips/cut.bvh"));
  QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write(test_support::bytesOf(folder_.filePath("clips/limping_0.bvh")).left(3000)) > 0);
}

void TstTeach::theListTellsWhatWouldBeLearned() {
  const auto answer = run({"teach", folder_.filePath("clips"), "--list", "--json"});
  QVERIFY2(answer.code == 0, answer.err.constData());
  const auto clips = answer.json()["clips"].toArray();
  QCOMPARE(clips.size(), 3);
  QCOMPARE(clips[1]["file"].toString(), QString("limping_0.bvh"));
  QVERIFY(clips[1]["captionFromName"].toBool() && clips[1]["leftOut"].toString().isEmpty());
  QVERIFY(!clips[0]["leftOut"].toString().isEmpty());
  const auto words = run({"teach", folder_.filePath("clips"), "--list"});
  QVERIFY2(words.out.contains("2 of 3 files would be learned") && words.out.contains("(from the file's name)"), words.out.constData());
}

void TstTeach::aTaughtModelMakesMotionsByName() {
  const auto answer = run(teaching("limper") + QStringList{"--json-lines"});
  QVERIFY2(answer.code == 0, answer.err.constData());
  QVERIFY2(answer.err.contains("cut.bvh is left out") && answer.err.contains("2 of 2 captions are the files' names"), answer.err.constData());
  const auto lines = answer.out.trimmed().split('\n');
  const auto result = QJsonDocument::fromJson(lines.last()).object()["result"].toObject();
  QVERIFY2(result["before"].toObject().contains("kept") && result["after"].toObject().contains("taught"), lines.last().constData());
  QVERIFY(QJsonDocument::fromJson(lines.first()).object().contains("secondsLeft"));
  QVERIFY(QFile::exists(result["report"].toString()));
  const auto listed = run({"model", "list"});
  QVERIFY2(listed.out.contains("limper") && listed.out.contains("clips (yours)"), listed.out.constData());
  const auto made = run({"generate", "limping", "--model", "limper", "--length", "2", "--steps", "5", "--out", folder_.filePath("limp.bvh")});
  QVERIFY2(made.code == 0 && QFile::exists(folder_.filePath("limp.bvh")), made.err.constData());
}

void TstTeach::aKilledTeachingGoesOn_data() {
  QTest::addColumn<int>("signal");
  QTest::newRow("Ctrl-C") << SIGINT;
  QTest::newRow("killed") << SIGKILL;
}

void TstTeach::aKilledTeachingGoesOn() {
  QFETCH(int, signal);
  const QString name = signal == SIGINT ? "interrupted" : "killed";
  const auto command = teaching(name) + QStringList{"--json-lines"};
  QProcess process;
  process.setProcessEnvironment(environment());
  process.start(qEnvironmentVariable("STUDIO_BIN_DIR") + "/gesto", command);
  QByteArray said;
  QElapsedTimer clock;
  clock.start();
  while (!said.contains("asking the model as it is") && process.state() != QProcess::NotRunning && clock.elapsed() < 120'000) {
    process.waitForReadyRead(200);
    said += process.readAllStandardOutput();
  }
  QVERIFY2(said.contains("asking the model as it is"), said.constData());
  ::kill(static_cast<pid_t>(process.processId()), signal);
  QVERIFY(process.waitForFinished(60'000));
  if (signal == SIGINT) {
    const auto err = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 130 && err.contains("the same command goes on"), err.constData());
  }
  QVERIFY(!QFile::exists(folder_.filePath("data/gesto/gesto-studio/models/" + name + ".safetensors")));
  const auto again = run(command);
  QVERIFY2(again.code == 0, again.err.constData());
  QVERIFY(QFile::exists(folder_.filePath("data/gesto/gesto-studio/models/" + name + ".safetensors")));
}

void TstTeach::wrongInputIsOneSentence_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("code");
  QTest::addColumn<QByteArray>("says");
  const auto clips = folder_.filePath("clips");
  QTest::newRow("no out") << QStringList{clips} << 2 << QByteArray("teach needs --out MODEL");
  QTest::newRow("no folder") << QStringList{folder_.filePath("none"), "--out", "x"} << 1 << QByteArray("there is no such folder");
  QTest::newRow("a name that ships") << QStringList{clips, "--out", "smoodi-compact"} << 2 << QByteArray("smoodi-compact");
  QTest::newRow("a path without an ending") << QStringList{clips, "--out", "models/x"} << 2 << QByteArray("ends in .safetensors");
  QTest::newRow("no such model") << QStringList{clips, "--out", "x", "--model", "none"} << 1 << QByteArray("none");
  QTest::newRow("no such table") << QStringList{clips, "--out", "x", "--captions", "none.tsv"} << 1 << QByteArray("none.tsv");
  QTest::newRow("no time") << QStringList{clips, "--out", "x", "--minutes", "0"} << 2 << QByteArray("--minutes");
}

void TstTeach::wrongInputIsOneSentence() {
  QFETCH(QStringList, arguments);
  QFETCH(int, code);
  QFETCH(QByteArray, says);
  const auto answer = run(QStringList{"teach"} + arguments);
  QVERIFY2(answer.code == code && answer.err.contains(says), answer.err.constData());
  QVERIFY2(answer.err.trimmed().split('\n').last().contains(says), answer.err.constData());
  QVERIFY(!QFile::exists(folder_.filePath("data/gesto/gesto-studio/models/x.teach")) || code == 0);
}

QTEST_GUILESS_MAIN(TstTeach)
#include "tst_teach.moc"
