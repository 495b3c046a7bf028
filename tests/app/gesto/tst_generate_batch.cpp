#include "tests/support/gesto_process.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

// Many motions by one command, with the weights that ship: what is made, what is left as it is, and what a bad line does.
namespace {

using test_support::bytesOf;
using test_support::gesto;
using test_support::Outcome;

void write(const QString& path, const QByteArray& text) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(text);
}

}  // namespace

class TstGenerateBatch : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void goodLinesAreMadeAndBadOnesAreSentences();
  void whatIsThereIsLeftAsItIs();
  void aStoppedBatchGoesOn();
  void shardsShareTheLines();
  void everyStyleOfAFolder();
  void wrongUsageIsOneSentence_data();
  void wrongUsageIsOneSentence();
};

void TstGenerateBatch::goodLinesAreMadeAndBadOnesAreSentences() {
  QTemporaryDir folder;
  write(folder.filePath("list.csv"),
        "prompt,style,seed,length,out\n"
        "a person walks forward,old,7,1,walks/a.bvh\n"
        "\"a person walks, then waves\",,2,1.5,b.glb\n"
        "a person sits down,purple,3,1,c.bvh\n"
        "a person sits down,,4,99,d.bvh\n"
        "a person sits down,old,5,1,walks/../walks/a.bvh\n"
        "a person waves,proud,6,1,e.bvh\n");
  const auto outcome = gesto({"generate", "--batch", folder.filePath("list.csv"), "--json", "--steps", "5"});
  QCOMPARE(outcome.code, 1);
  QVERIFY2(outcome.err.contains("list.csv:4: there is no style \"purple\""), outcome.err.constData());
  QVERIFY2(outcome.err.contains("list.csv:5: the length must be between 1 and 9.8"), outcome.err.constData());
  QVERIFY2(outcome.err.contains("list.csv:6: out: ") && outcome.err.contains("list.csv:2"), outcome.err.constData());
  QVERIFY2(outcome.err.contains("3 of 6 motions could not be made"), outcome.err.constData());
  QCOMPARE(outcome.json()["made"].toArray().size(), 3);
  QCOMPARE(outcome.json()["failed"].toArray().size(), 3);
  QVERIFY(bytesOf(folder.filePath("walks/a.bvh")).contains("Frames: 20"));
  QVERIFY(bytesOf(folder.filePath("b.glb")).startsWith("glTF"));
  QVERIFY(bytesOf(folder.filePath("e.bvh")).contains("Frames: 20"));
  for (const char* none : {"c.bvh", "d.bvh"}) QVERIFY2(!QFileInfo::exists(folder.filePath(none)), none);
  // Alone in its batch a motion is the one of the single command, to the byte.
  QCOMPARE(gesto({"generate", "a person walks, then waves", "--seed", "2", "--length", "1.5", "--steps", "5", "--out", folder.filePath("single.glb")}).code, 0);
  QCOMPARE(bytesOf(folder.filePath("b.glb")), bytesOf(folder.filePath("single.glb")));
}

void TstGenerateBatch::whatIsThereIsLeftAsItIs() {
  QTemporaryDir folder;
  const auto list = folder.filePath("list.csv");
  const QByteArray lines = "prompt,seed,out\na person walks,1,a.bvh\na person walks,2,b.bvh\na person walks,3,c.bvh\n";
  write(list, lines);
  const QStringList command{"generate", "--batch", list, "--length", "1", "--steps", "5", "--json"};
  QCOMPARE(gesto(command).json()["made"].toArray().size(), 3);
  const auto first = bytesOf(folder.filePath("a.bvh"));
  const auto again = gesto(command);
  QCOMPARE(again.code, 0);
  QCOMPARE(again.json()["made"].toArray().size(), 0);
  QCOMPARE(again.json()["thereAlready"].toArray().size(), 3);
  // A file that somebody changed, one that is gone, and one that is asked for otherwise are made again; the others are not touched.
  write(folder.filePath("b.bvh"), "not a motion any more");
  auto changed = lines;
  write(list, changed.replace("3,c.bvh", "4,c.bvh"));
  const auto mended = gesto(command);
  QCOMPARE(mended.json()["made"].toArray().size(), 2);
  QCOMPARE(mended.json()["thereAlready"].toArray().size(), 1);
  QVERIFY(bytesOf(folder.filePath("b.bvh")).startsWith("HIERARCHY"));
  QCOMPARE(bytesOf(folder.filePath("a.bvh")), first);
  // Another option is another request.
  QCOMPARE(gesto(command + QStringList{"--fps", "30"}).json()["made"].toArray().size(), 3);
}

void TstGenerateBatch::aStoppedBatchGoesOn() {
  QTemporaryDir folder;
  const auto list = folder.filePath("list.csv");
  QByteArray lines = "prompt,seed,length,out\n";
  // Of many lengths and steps, so that there are many batches.
  for (int i = 0; i < 40; ++i) lines += QStringLiteral("a person walks,%1,2,%1.bvh\n").arg(i).toUtf8();
  write(list, lines);
  QProcess process;
  process.start(qEnvironmentVariable("STUDIO_BIN_DIR") + "/gesto", {"generate", "--batch", list, "--style", "old", "--steps", "20"});
  QVERIFY(process.waitForStarted());
  const auto made = [&] { return QDir(folder.path()).entryList({"*.bvh"}).size(); };
  QVERIFY(QTest::qWaitFor([&] { return made() > 0 || process.state() == QProcess::NotRunning; }, 200000));
  ::kill(static_cast<pid_t>(process.processId()), SIGINT);
  QVERIFY(process.waitForFinished(100000));
  QCOMPARE(process.exitCode(), 130);
  const auto before = made();
  QVERIFY2(before > 0 && before < 40, qPrintable(QString::number(before)));
  QVERIFY2(process.readAllStandardError().contains("the same command makes the rest"), "the sentence about going on");
  const auto rest = gesto({"generate", "--batch", list, "--style", "old", "--steps", "20", "--json"});
  QCOMPARE(rest.code, 0);
  QCOMPARE(made(), 40);
  QVERIFY(rest.json()["thereAlready"].toArray().size() >= before - 1);
  QCOMPARE(rest.json()["thereAlready"].toArray().size() + rest.json()["made"].toArray().size(), 40);
}

void TstGenerateBatch::shardsShareTheLines() {
  QTemporaryDir folder;
  const auto list = folder.filePath("list.csv");
  write(list, "prompt;seed;length\na person walks;1;1,5\na person runs;2;1\na person jumps;3;1\n");
  const auto shard = [&](const char* part) {
    return gesto({"generate", "--batch", list, "--out-dir", folder.filePath("out"), "--steps", "5", "--shard", part, "--json"});
  };
  QCOMPARE(shard("1/2").json()["made"].toArray().size(), 2);
  QVERIFY(bytesOf(folder.filePath("out/0002.bvh")).contains("Frames: 30"));
  QCOMPARE(shard("2/2").json()["made"].toArray().size(), 1);
  QCOMPARE(QDir(folder.filePath("out")).entryList({"*.bvh"}), (QStringList{"0002.bvh", "0003.bvh", "0004.bvh"}));
  // Once more, and in another number of parts: nothing is left to do.
  QCOMPARE(shard("1/2").json()["made"].toArray().size(), 0);
  QCOMPARE(shard("1/1").json()["thereAlready"].toArray().size(), 3);
}

void TstGenerateBatch::everyStyleOfAFolder() {
  QTemporaryDir folder;
  QVERIFY(QDir(folder.path()).mkpath("styles/more"));
  for (const QString& name : {QStringLiteral("old"), QStringLiteral("more/proud")})
    QCOMPARE(gesto({"generate", "a person walks", "--style", name.section(u'/', -1), "--length", "2", "--steps", "5", "--out",
                    folder.filePath(QStringLiteral("styles/") + name + QStringLiteral(".bvh"))})
                 .code,
             0);
  write(folder.filePath("styles/broken.bvh"), "HIERARCHY\nROOT");
  const auto outcome = gesto({"generate", "a person runs", "--batch-styles", folder.filePath("styles"), "--out-dir", folder.filePath("runs"), "--format", "glb",
                              "--length", "1", "--steps", "5"});
  QCOMPARE(outcome.code, 1);
  QVERIFY2(outcome.err.contains("broken.bvh"), outcome.err.constData());
  QVERIFY2(outcome.out.contains("2 made, 1 failed"), outcome.out.constData());
  QVERIFY(bytesOf(folder.filePath("runs/old.glb")).startsWith("glTF"));
  QVERIFY(bytesOf(folder.filePath("runs/more/proud.glb")).startsWith("glTF"));
  QVERIFY(bytesOf(folder.filePath("runs/old.glb")) != bytesOf(folder.filePath("runs/more/proud.glb")));
}

void TstGenerateBatch::wrongUsageIsOneSentence_data() {
  QTest::addColumn<QByteArray>("list");
  QTest::addColumn<QStringList>("more");
  QTest::addColumn<QString>("says");
  QTest::newRow("unknown column") << QByteArray("prompt,mood,out\nx,sad,a.bvh\n") << QStringList{} << "list.csv:1: there is no column \"mood\"";
  QTest::newRow("no prompt") << QByteArray("out\na.bvh\n") << QStringList{} << "the column \"prompt\" is missing";
  QTest::newRow("no out") << QByteArray("prompt\na person walks\n") << QStringList{} << "--out-dir";
  QTest::newRow("a quote without an end") << QByteArray("prompt,out\n\"a person,a.bvh\n") << QStringList{} << "list.csv:2: the quote that begins here never ends";
  QTest::newRow("empty") << QByteArray("") << QStringList{} << "is empty";
  QTest::newRow("with --out") << QByteArray("prompt,out\nx,a.bvh\n") << QStringList{"--out", "b.bvh"} << "--out is of one motion";
  QTest::newRow("with a path") << QByteArray("prompt,out\nx,a.bvh\n") << QStringList{"--path", "0: 0, 0; 2: 0, 2"} << "--path is of one motion";
  QTest::newRow("with a pose") << QByteArray("prompt,out\nx,a.bvh\n") << QStringList{"--pose", "1=a.bvh@0"} << "--pose is of one motion";
  QTest::newRow("a shard of none") << QByteArray("prompt,out\nx,a.bvh\n") << QStringList{"--shard", "3/2"} << "a shard is a part and their number";
  QTest::newRow("no such card") << QByteArray("prompt,out\nx,a.bvh\n") << QStringList{"--device", "cuda:77"} << "--device cuda:77: ";
}

void TstGenerateBatch::wrongUsageIsOneSentence() {
  QFETCH(QByteArray, list);
  QFETCH(QStringList, more);
  QFETCH(QString, says);
  QTemporaryDir folder;
  write(folder.filePath("list.csv"), list);
  const auto outcome = gesto(QStringList{"generate", "--batch", folder.filePath("list.csv")} + more);
  QVERIFY2(outcome.code == 2 || outcome.code == 1, outcome.err.constData());
  QVERIFY2(QString::fromUtf8(outcome.err).contains(says), outcome.err.constData());
  QCOMPARE(outcome.err.count('\n'), 1);
}

QTEST_GUILESS_MAIN(TstGenerateBatch)
#include "tst_generate_batch.moc"
