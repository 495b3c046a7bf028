#include "core/io/write/export.h"
#include "tests/support/gesto_process.h"
#include "tests/support/synthetic_motion.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <random>

// The whole program, killed at random moments: what it was writing is the old one or the new one whole, and nothing that was left is taken for good.
// GESTO_KILLS=200 QTEST_FUNCTION_TIMEOUT=3000000 for as many as the report counts.
namespace {

using test_support::bytesOf;
using test_support::gesto;

int kills() {
  const int wanted = qEnvironmentVariableIntValue("GESTO_KILLS");
  return wanted > 0 ? wanted : 8;
}

/// All files of a folder, by their names.
using Files = QMap<QString, QByteArray>;
Files filesOf(const QString& folder) {
  Files files;
  QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
  while (all.hasNext()) {
    const auto path = all.next();
    files[QDir(folder).relativeFilePath(path)] = bytesOf(path);
  }
  return files;
}

QStringList entriesOf(const QString& folder) { return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }

/// Starts it and kills it, unless it has ended before: every other time at any moment of its life, which takes about so long; else a moment after it has begun to
/// write into the folder, which is the smallest part of its life and the one that matters.
void killed(const QStringList& arguments, const QString& folder, qint64 lifeMs, int turn, std::mt19937& random,
            const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment()) {
  const auto before = entriesOf(folder);
  QProcess process;
  process.setProcessEnvironment(environment);
  process.start(qEnvironmentVariable("STUDIO_BIN_DIR") + QStringLiteral("/gesto"), arguments);
  QVERIFY(process.waitForStarted());
  if (turn % 2 == 0) {
    QThread::usleep(random() % static_cast<unsigned>(1100 * lifeMs));
  } else {
    while (entriesOf(folder) == before && !process.waitForFinished(0)) QThread::usleep(200);
    // From the first byte to the last name; a busy machine takes its time.
    QThread::usleep(random() % static_cast<unsigned>(1 + 60 * lifeMs));
  }
  // Number 0, once it was seen to have ended, would be everybody here.
  if (const auto number = process.processId(); number > 0) ::kill(static_cast<pid_t>(number), SIGKILL);
  process.waitForFinished();
}

}  // namespace

class TstKills : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aKilledBuildLeavesAWholeDataSet();
  void aKilledBundleLeavesAWholeModel();

 private:
  static QStringList build(const QString& source, const QString& out) { return {"dataset", "build", "--source", "bvh-folder:" + source, "--out", out}; }
};

void TstKills::aKilledBuildLeavesAWholeDataSet() {
  QTemporaryDir folder;
  const QString sources[] = {folder.filePath("one"), folder.filePath("other")};
  Files wanted[2];
  qint64 longest = 0;
  for (int which = 0; which < 2; ++which) {
    QVERIFY(QDir().mkpath(sources[which]));
    for (int clip = 0; clip < 12 + 6 * which; ++clip) {
      const auto file = QDir(sources[which]).filePath(QString("walk%1.bvh").arg(clip));
      QVERIFY(core::io::exportClip(file.toStdString(), test_support::syntheticWalk(static_cast<std::uint64_t>(1 + clip + 40 * which), 80), {}));
    }
    QElapsedTimer timer;
    timer.start();
    const auto out = folder.filePath(QString("whole%1").arg(which));
    const auto built = gesto(build(sources[which], out));
    QVERIFY2(built.code == 0, built.err.constData());
    longest = std::max(longest, timer.elapsed());
    wanted[which] = filesOf(out);
    QVERIFY(wanted[which].contains("manifest.json") && wanted[which].contains("features-00000.safetensors"));
  }
  QVERIFY(wanted[0] != wanted[1]);
  QVERIFY(QDir().mkpath(folder.filePath("work")));
  const auto out = folder.filePath("work/set");
  std::mt19937 random(7);
  int old = 0, fresh = 0, strays = 0;
  QVERIFY(QDir().rename(folder.filePath("whole1"), out));
  Files before = wanted[1];
  for (int i = 0; i < kills(); ++i) {
    const int which = i % 2;
    killed(build(sources[which], out), folder.filePath("work"), longest, i / 2, random);
    const auto files = filesOf(out);
    QVERIFY(files == before || files == wanted[which]);
    (files == wanted[which] ? fresh : old)++;
    before = files;
    strays = static_cast<int>(entriesOf(folder.filePath("work")).size()) - 1;
  }
  // What was left is in nobody's way.
  const auto info = gesto({"dataset", "info", out});
  QVERIFY2(info.code == 0, info.err.constData());
  const auto last = gesto(build(sources[0], out));
  QVERIFY2(last.code == 0, last.err.constData());
  QVERIFY(filesOf(out) == wanted[0]);
  qInfo("data sets: %d kills, 0 lost (%d old, %d new), %d strays beside it", kills(), old, fresh, strays);
}

void TstKills::aKilledBundleLeavesAWholeModel() {
  const QString shipped = QStringLiteral(STUDIO_SOURCE_DIR "/resources/models/smoodi-compact.safetensors");
  const QString other = QStringLiteral(STUDIO_SOURCE_DIR "/resources/models/crossdiff.safetensors");
  if (!QFile::exists(shipped) || !QFile::exists(other)) QSKIP("the models are not there");
  QTemporaryDir folder;
  const auto environment = test_support::environmentWith("XDG_DATA_HOME", folder.filePath("data"));
  const auto own = folder.filePath("data/gesto/gesto-studio/models");
  QVERIFY(QDir().mkpath(own));
  const auto out = own + "/mine.safetensors";
  QStringList bundle = {"model", "bundle"};
  for (const char* part : {"--vae", "--text", "--denoiser", "--style", "--adaptor"}) bundle << part << shipped;
  bundle << "--out" << out;
  QElapsedTimer timer;
  timer.start();
  const auto made = gesto(bundle, environment);
  QVERIFY2(made.code == 0, made.err.constData());
  const auto longest = timer.elapsed();
  const auto fresh = bytesOf(out), old = bytesOf(other);
  QVERIFY(fresh != old);
  std::mt19937 random(11);
  int olds = 0, news = 0;
  for (int i = 0; i < kills(); ++i) {
    QFile::remove(out);
    QVERIFY(QFile::copy(other, out));
    killed(bundle, own, longest, i, random, environment);
    const auto left = bytesOf(out);
    QVERIFY(left == old || left == fresh);
    (left == fresh ? news : olds)++;
    if (i % 4 != 1) continue;  // a list takes as long as a bundle
    // Only whole models are offered, and this one under its name.
    const auto listed = gesto({"model", "list", "--json"}, environment);
    QVERIFY2(listed.code == 0, listed.err.constData());
    QStringList names;
    for (const auto& one : listed.json()["models"].toArray()) names << one.toObject()["name"].toString();
    QCOMPARE(names.count("mine"), 1);
    for (const auto& name : names) QVERIFY2(!name.contains("part") && !name.startsWith('.'), qPrintable(name));
  }
  const auto last = gesto(bundle, environment);
  QVERIFY2(last.code == 0, last.err.constData());
  QVERIFY(bytesOf(out) == fresh);
  qInfo("bundling: %d kills, 0 lost (%d old, %d new), %d strays at the end", kills(), olds, news, static_cast<int>(entriesOf(own).filter(".part").size()));
}

QTEST_GUILESS_MAIN(TstKills)
#include "tst_kills.moc"
