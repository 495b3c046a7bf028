#include "tests/support/gesto_process.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

// The whole way, with the weights that ship: a text and a style in, a BVH out, and one sentence for everything that is wrong.
namespace {

using test_support::bytesOf;
using test_support::gesto;

const QString kWalk = QStringLiteral("a person walks forward");

}  // namespace

class TstGenerate : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theSameSeedGivesTheSameBytes();
  void jsonSaysWhatWasMade();
  void filesSayWhetherTheyMayBeUsedAtWork();
  void aBvhOfOnesOwnIsAStyle();
  void whatCannotBeWrittenIsToldFirst();
  void wrongInputIsOneSentenceAndNoFile_data();
  void wrongInputIsOneSentenceAndNoFile();
  void anOldFileSurvivesAFailure();
};

void TstGenerate::theSameSeedGivesTheSameBytes() {
  QTemporaryDir folder;
  const auto make = [&](const QString& name, const QString& seed) {
    const auto outcome = gesto({"generate", kWalk, "--style", "old", "--length", "2", "--seed", seed, "--out", folder.filePath(name)});
    if (outcome.code != 0) qWarning("%s", outcome.err.constData());
    return bytesOf(folder.filePath(name));
  };
  const auto first = make("a.bvh", "7");
  QVERIFY(first.startsWith("HIERARCHY"));
  QVERIFY(first.contains("Frames: 40"));
  QCOMPARE(make("b.bvh", "7"), first);
  QVERIFY(make("c.bvh", "8") != first);
}

void TstGenerate::jsonSaysWhatWasMade() {
  QTemporaryDir folder;
  const auto outcome = gesto({"generate", kWalk, "--length", "1.5", "--seed", "3", "--json", "--out", folder.filePath("a.bvh")});
  QVERIFY2(outcome.code == 0, outcome.err.constData());
  const auto json = outcome.json();
  QCOMPARE(json["frames"].toInt(), 30);
  QCOMPARE(json["fps"].toDouble(), 20.0);
  QCOMPARE(json["seed"].toInt(), 3);
  QVERIFY(json["secondsTaken"].toDouble() > 0.0);
  QCOMPARE(json["modelHash"].toString().size(), 16);
}

void TstGenerate::filesSayWhetherTheyMayBeUsedAtWork() {
  QTemporaryDir folder;
  const auto made = [&folder](const QString& model) {
    const auto out = folder.filePath(model + ".glb");
    const auto outcome = gesto({"generate", kWalk, "--model", model, "--style", "angry", "--length", "1.5", "--out", out});
    if (outcome.code != 0) qWarning("%s", outcome.err.constData());
    return bytesOf(out);
  };
  QVERIFY(made("open").contains("commercial use allowed; trained on CMU"));
  QVERIFY(made("default").contains("non-commercial; trained on Bandai-Namco"));
}

void TstGenerate::aBvhOfOnesOwnIsAStyle() {
  QTemporaryDir folder;
  const auto style = folder.filePath("style.bvh"), out = folder.filePath("a.bvh");
  QCOMPARE(gesto({"generate", kWalk, "--style", "old", "--length", "3", "--out", style}).code, 0);
  const auto outcome = gesto({"generate", kWalk, "--style", style, "--length", "2", "--out", out});
  QVERIFY2(outcome.code == 0, outcome.err.constData());
  QVERIFY(bytesOf(out).contains("Frames: 40"));
}

void TstGenerate::wrongInputIsOneSentenceAndNoFile_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("code");
  QTest::addColumn<QString>("says");
  QTest::newRow("2,000 characters") << QStringList{QString(2000, 'a')} << 2 << "2000 characters";
  QTest::newRow("empty prompt") << QStringList{""} << 2 << "prompt is empty";
  QTest::newRow("unknown style") << QStringList{kWalk, "--style", "purple"} << 1 << "no style \"purple\"";
  QTest::newRow("length 0") << QStringList{kWalk, "--length", "0"} << 2 << "between 1 and 9.8";
  QTest::newRow("length 1000") << QStringList{kWalk, "--length", "1000"} << 2 << "between 1 and 9.8";
  QTest::newRow("length that is no number") << QStringList{kWalk, "--length", "long"} << 2 << "long";
  QTest::newRow("missing style file") << QStringList{kWalk, "--style", "nowhere.bvh"} << 1 << "nowhere.bvh: there is no such file";
  QTest::newRow("truncated style file") << QStringList{kWalk, "--style", "TRUNCATED"} << 1 << "cut.bvh";
  QTest::newRow("style file of another kind") << QStringList{kWalk, "--style", "notes.txt"} << 1 << "notes.txt";
  QTest::newRow("missing weights") << QStringList{kWalk, "--model", "nothing"} << 1 << "nothing.safetensors does not exist";
}

void TstGenerate::whatCannotBeWrittenIsToldFirst() {
  QTemporaryDir folder;
  const auto outcome = gesto({"generate", kWalk, "--out", folder.filePath("no such folder/walk.bvh")});
  QCOMPARE(outcome.code, 1);
  QVERIFY2(outcome.err.contains("there is no such folder") && !outcome.err.contains("sampling"), outcome.err.constData());
}

void TstGenerate::wrongInputIsOneSentenceAndNoFile() {
  QFETCH(QStringList, arguments);
  QFETCH(int, code);
  QFETCH(QString, says);
  QTemporaryDir folder;
  if (arguments.contains("TRUNCATED")) {
    const auto whole = folder.filePath("whole.bvh"), cut = folder.filePath("cut.bvh");
    QCOMPARE(gesto({"generate", kWalk, "--length", "1", "--out", whole}).code, 0);
    const auto bytes = bytesOf(whole);
    QFile file(cut);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.left(bytes.size() * 2 / 3));
    arguments.replaceInStrings("TRUNCATED", cut);
  }
  const auto out = folder.filePath("out.bvh");
  const auto outcome = gesto(QStringList{"generate"} + arguments + QStringList{"--out", out});
  QCOMPARE(outcome.code, code);
  const auto lines = outcome.err.trimmed().split('\n');
  QVERIFY2(lines.last().contains(says.toUtf8()), outcome.err.constData());
  QVERIFY(!QFile::exists(out));
  QVERIFY(QDir(folder.path()).entryList({".*.part"}, QDir::Files | QDir::Hidden).isEmpty());
}

void TstGenerate::anOldFileSurvivesAFailure() {
  QTemporaryDir folder;
  // A folder of that name cannot be replaced by a file, whoever runs the test.
  QVERIFY(QDir(folder.path()).mkdir("out.bvh"));
  auto outcome = gesto({"generate", kWalk, "--length", "1", "--out", folder.filePath("out.bvh")});
  QCOMPARE(outcome.code, 1);
  QVERIFY2(outcome.err.contains("out.bvh"), outcome.err.constData());
  QVERIFY(QDir(folder.filePath("out.bvh")).exists());
  outcome = gesto({"generate", kWalk, "--length", "1", "--out", folder.filePath("no such folder/out.bvh")});
  QCOMPARE(outcome.code, 1);
  QVERIFY2(outcome.err.contains("no such folder"), outcome.err.constData());
}

QTEST_APPLESS_MAIN(TstGenerate)
#include "tst_generate.moc"
