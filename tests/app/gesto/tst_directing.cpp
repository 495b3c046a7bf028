#include "core/io/motion_file.h"
#include "core/motion/kinematics.h"
#include "tests/support/gesto_process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

// Several actions in a row and what is kept of a motion, the whole way with the weights that ship.
namespace {

using test_support::bytesOf;
using test_support::gesto;

/// Where the joints are in every frame, centimetres: x, y, z of each.
QList<QList<double>> framesOf(const QString& path) {
  const auto file = core::io::readMotionFile(path.toStdString());
  if (!file) return {};
  QList<QList<double>> frames;
  for (int f = 0; f < file->clip->frameCount(); ++f) {
    QList<double> values;
    for (const auto& point : core::motion::worldPose(*file->clip, f).positions) values << 100.0 * point.x << 100.0 * point.y << 100.0 * point.z;
    frames << values;
  }
  return frames;
}

/// The largest difference of any coordinate.
double apart(const QList<QList<double>>& a, const QList<QList<double>>& b, int from, int to) {
  double most = 0.0;
  for (int f = from; f < to; ++f)
    for (int k = 0; k < a[f].size(); ++k) most = std::max(most, std::abs(a[f][k] - b[f][k]));
  return most;
}

const QStringList kQuick = {"--steps", "10"};

}  // namespace

class TstDirecting : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aPlanOfOneSpanIsThePromptToTheByte();
  void aPlanComesBackFromItsTake();
  void whatIsKeptStays();
  void aTakeOfAProjectIsKept();
  void wrongPlansAreOneSentenceAndNoFile_data();
  void wrongPlansAreOneSentenceAndNoFile();
};

void TstDirecting::aPlanOfOneSpanIsThePromptToTheByte() {
  QTemporaryDir folder;
  const auto prompt = gesto(QStringList{"generate", "a person walks forward", "--length", "2", "--style", "old", "--out", folder.filePath("a.bvh")} + kQuick);
  QVERIFY2(prompt.code == 0, prompt.err.constData());
  const auto span = gesto(QStringList{"generate", "--span", "0-2, style old: a person walks forward", "--out", folder.filePath("b.bvh")} + kQuick);
  QVERIFY2(span.code == 0, span.err.constData());
  QVERIFY(!bytesOf(folder.filePath("a.bvh")).isEmpty());
  QCOMPARE(bytesOf(folder.filePath("b.bvh")), bytesOf(folder.filePath("a.bvh")));
}

void TstDirecting::aPlanComesBackFromItsTake() {
  QTemporaryDir folder;
  const auto project = folder.filePath("film.gesto"), first = folder.filePath("a.bvh"), second = folder.filePath("b.bvh"), plan = folder.filePath("plan.json");
  const auto made = gesto(QStringList{"generate", "--span", "0-1.5: a person walks forward", "--span", "1.5-3.5, style old, strength 2: a person waves", "--seed", "5",
                                      "--out", first, "--project", project, "--json"} +
                          kQuick);
  QVERIFY2(made.code == 0, made.err.constData());
  const auto json = made.json();
  QCOMPARE(json["frames"].toInt(), 70);
  QCOMPARE(json["prompt"].toString(), QStringLiteral("a person walks forward\na person waves"));
  const auto told = gesto({"plan", project});
  QVERIFY2(told.code == 0, told.err.constData());
  const auto spans = told.json()["spans"].toArray();
  QCOMPARE(spans.size(), 2);
  QCOMPARE(spans[1].toObject()["style"].toString(), QStringLiteral("old"));
  QCOMPARE(spans[1].toObject()["strength"].toDouble(), 2.0);
  QFile file(plan);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(told.out);
  file.close();
  const auto again = gesto(QStringList{"generate", "--plan", plan, "--seed", "5", "--out", second} + kQuick);
  QVERIFY2(again.code == 0, again.err.constData());
  QCOMPARE(bytesOf(second), bytesOf(first));
}

void TstDirecting::whatIsKeptStays() {
  QTemporaryDir folder;
  const auto first = folder.filePath("a.bvh"), second = folder.filePath("b.bvh"), third = folder.filePath("c.bvh");
  QCOMPARE(gesto(QStringList{"generate", "a person walks forward", "--length", "4", "--out", first} + kQuick).code, 0);
  const auto redrawn = gesto(QStringList{"generate", "a person walks forward", "--redraw", "1.2-2.6=" + first, "--seed", "9", "--out", second} + kQuick);
  QVERIFY2(redrawn.code == 0, redrawn.err.constData());
  const auto before = framesOf(first), after = framesOf(second);
  QCOMPARE(before.size(), 80);
  QCOMPARE(after.size(), 80);
  QVERIFY2(apart(before, after, 0, 24) < 0.01, qPrintable(QString::number(apart(before, after, 0, 24))));  // 0.1 mm
  QVERIFY2(apart(before, after, 52, 80) < 0.01, qPrintable(QString::number(apart(before, after, 52, 80))));
  QVERIFY2(apart(before, after, 30, 46) > 5.0, qPrintable(QString::number(apart(before, after, 30, 46))));
  // From frame to frame nothing jumps, at the borders neither.
  double usual = 0.0, border = 0.0;
  for (int f = 0; f + 1 < 80; ++f)
    for (int k = 0; k < 3; ++k) {
      auto& most = std::abs(f - 23) < 3 || std::abs(f - 51) < 3 ? border : usual;
      most = std::max(most, std::abs(after[f + 1][k] - after[f][k]));
    }
  QVERIFY2(border < 2.0 * usual, qPrintable(QString("%1 cm at a border, %2 cm elsewhere").arg(border).arg(usual)));
  // The end of one motion as the beginning of a longer one.
  const auto longer =
      gesto(QStringList{"generate", "--span", "0-2: a person walks forward", "--span", "2-4: a person sits down", "--keep", "0-1.5=" + first + "@2.5", "--out", third} +
            kQuick);
  QVERIFY2(longer.code == 0, longer.err.constData());
  const auto frames = framesOf(third);
  for (int f = 0; f < 30; ++f)
    for (int k = 0; k < before[0].size(); ++k)
      QVERIFY(std::abs(k < 3 ? frames[f][k] - before[f + 50][k] : std::remainder(frames[f][k] - before[f + 50][k], 360.0)) < 0.01);
}

void TstDirecting::aTakeOfAProjectIsKept() {
  QTemporaryDir folder;
  const auto project = folder.filePath("film.gesto"), first = folder.filePath("a.bvh"), second = folder.filePath("b.bvh"), third = folder.filePath("c.bvh");
  QCOMPARE(gesto(QStringList{"generate", "a person walks forward", "--length", "3", "--project", project, "--out", first} + kQuick).code, 0);
  const auto redrawn = gesto(QStringList{"generate", "a person walks forward", "--redraw", "1-2=" + project + "#1", "--seed", "9", "--out", second} + kQuick);
  QVERIFY2(redrawn.code == 0, redrawn.err.constData());
  const auto before = framesOf(first), after = framesOf(second);
  QCOMPARE(after.size(), 60);
  QVERIFY2(apart(before, after, 0, 20) < 0.01, qPrintable(QString::number(apart(before, after, 0, 20))));
  QVERIFY2(apart(before, after, 25, 36) > 1.0, qPrintable(QString::number(apart(before, after, 25, 36))));
  const auto kept = gesto(QStringList{"generate", "a person walks forward", "--length", "3", "--seed", "9", "--keep", "0-1=" + project + "#1", "--keep",
                                      "2-3=" + project + "#1", "--out", third} +
                          kQuick);
  QVERIFY2(kept.code == 0, kept.err.constData());
  QCOMPARE(bytesOf(third), bytesOf(second));  // two ways to say it
}

void TstDirecting::wrongPlansAreOneSentenceAndNoFile_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("code");
  QTest::addColumn<QString>("says");
  const QStringList walk = {"--span", "0-2: a person walks"};
  QTest::newRow("nothing") << QStringList{} << 2 << "say what happens in one way";
  QTest::newRow("text and span") << QStringList{"a person walks"} + walk << 2 << "say what happens in one way";
  QTest::newRow("span and length") << walk + QStringList{"--length", "3"} << 2 << "--length goes with a text";
  QTest::newRow("overlap") << walk + QStringList{"--span", "1.5-3: a person sits"} << 2 << "span 2 (\"a person sits\") starts at 1.5 s";
  QTest::newRow("no seconds") << QStringList{"--span", "a person walks"} << 2 << "has no colon before its text";
  QTest::newRow("unknown style") << QStringList{"--span", "0-2, style purple: a", "--span", "2-4: b"} << 1 << "no style \"purple\"";
  QTest::newRow("no plan file") << QStringList{"--plan", "nowhere.json"} << 1 << "nowhere.json";
  QTest::newRow("keep of nothing") << walk + QStringList{"--keep", "0-1=nowhere.bvh"} << 1 << "nowhere.bvh";
  QTest::newRow("keep of no take") << walk + QStringList{"--keep", "0-1=nowhere.gesto#3"} << 1 << "nowhere.gesto";
  QTest::newRow("keep beyond") << walk + QStringList{"--keep", "0-3=nowhere.bvh"} << 2 << "reaches beyond the motion";
  QTest::newRow("keep as words") << walk + QStringList{"--keep", "everything"} << 2 << "is written as";
  QTest::newRow("another model") << walk + QStringList{"--span", "2-4: a person waves", "--model", "crossdiff"} << 1 << "a plan of several actions needs a SMooDi model";
}

void TstDirecting::wrongPlansAreOneSentenceAndNoFile() {
  QFETCH(QStringList, arguments);
  QFETCH(int, code);
  QFETCH(QString, says);
  QTemporaryDir folder;
  const auto outcome = gesto(QStringList{"generate"} + arguments + QStringList{"--out", folder.filePath("out.bvh")});
  const auto lines = outcome.err.trimmed().split('\n');
  QVERIFY2(lines.last().contains(says.toUtf8()), outcome.err.constData());
  QCOMPARE(outcome.code, code);
  QVERIFY(!QFile::exists(folder.filePath("out.bvh")));
}

QTEST_APPLESS_MAIN(TstDirecting)
#include "tst_directing.moc"
