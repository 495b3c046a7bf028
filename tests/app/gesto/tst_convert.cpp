// gesto convert, gesto inspect FILE and gesto bench io, called as the program calls them.
#include "app/gesto/commands.h"
#include "app/gesto/inspect_motion.h"
#include "core/io/motion_file.h"
#include "core/io/read/npy.h"
#include "core/io/write/bvh_writer.h"
#include "core/motion/humanml3d_skeleton.h"
#include "tests/support/synthetic_motion.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace core;

class TstConvert : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void theFileThatIsReadIsNeverOverwritten();
  void everyKindComesOut_data();
  void everyKindComesOut();
  void partsDoWhatTheySay();
  void cleaningAndLooping();
  void onACharacterWithItsMap();
  void wrongUsageIsTwoAndBadFilesAreOne_data();
  void wrongUsageIsTwoAndBadFilesAreOne();
  void filesAreInspected();
  void foldersAreMeasured();

 private:
  std::string path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)).toStdString(); }
  static int convert(std::vector<std::string> words) { return app::runConvertCommand(words); }
  QTemporaryDir folder_;
};

void TstConvert::initTestCase() {
  QVERIFY(folder_.isValid());
  QVERIFY(io::writeBvh(path("walk.bvh"), test_support::syntheticWalk(3, 80)));
  QVERIFY(io::writeNpy(path("no_motion.npy"), std::vector<float>(12), std::vector<std::int64_t>{3, 4}));
}

void TstConvert::everyKindComesOut_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"out.bvh", "out.npy", "out.fbx", "out.glb"}) QTest::newRow(name) << name;
}

void TstConvert::theFileThatIsReadIsNeverOverwritten() {
  const auto bytes = [&] {
    QFile file(QString::fromStdString(path("walk.bvh")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  };
  const auto before = bytes();
  QCOMPARE(convert({path("walk.bvh"), path("walk.bvh")}), 2);
  QVERIFY(!before.isEmpty() && bytes() == before);
  QCOMPARE(convert({path("walk.bvh"), path("no such folder/out.fbx")}), 1);
}

void TstConvert::everyKindComesOut() {
  QFETCH(QString, name);
  const std::string out = path(name.toUtf8().constData());
  QCOMPARE(convert({path("walk.bvh"), out}), 0);
  const auto file = io::readMotionFile(out);
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  QCOMPARE(file->clip->frameCount(), 80);
  QCOMPARE(file->clip->fps(), 20.0);
}

void TstConvert::partsDoWhatTheySay() {
  QCOMPARE(convert({path("walk.bvh"), path("part.bvh"), "--trim", "1:3", "--mirror", "--speed", "2", "--heading", "90"}), 0);
  const auto part = io::readMotionFile(path("part.bvh"));
  QVERIFY(part);
  QCOMPARE(part->clip->frameCount(), 21);  // 41 frames at double speed
  // It goes to +X now.
  const glm::vec3 way = part->clip->rootPosition(20) - part->clip->rootPosition(0);
  QVERIFY2(way.x > 3.0f * std::abs(way.z), qPrintable(QString("%1 %2").arg(static_cast<double>(way.x)).arg(static_cast<double>(way.z))));
  // Its first second takes two, and the rest its own time.
  QCOMPARE(convert({path("walk.bvh"), path("bent.bvh"), "--warp", "0:0,1:2,2:3,3:4"}), 0);
  const auto bent = io::readMotionFile(path("bent.bvh"));
  QVERIFY(bent);
  QCOMPARE(bent->clip->frameCount(), 100);
  QCOMPARE(convert({path("walk.bvh"), path("fast.bvh"), "--fps", "60"}), 0);
  const auto fast = io::readMotionFile(path("fast.bvh"));
  QVERIFY(fast);
  QCOMPARE(fast->clip->fps(), 60.0);
  QCOMPARE(convert({path("walk.bvh"), path("large.bvh"), "--unit", "m", "--up", "y", "--source-fps", "30", "--facing=0"}), 0);
  const auto large = io::readMotionFile(path("large.bvh"), {.metresPerUnit = 0.01});
  QVERIFY(large && large->clip->rootPosition(0).y > 50.0f);
}

void TstConvert::cleaningAndLooping() {
  QCOMPARE(convert({path("walk.bvh"), path("cycle.bvh"), "--clean", "--loop", "--loop-seconds", "2.5", "--json"}), 0);
  const auto cycle = io::readMotionFile(path("cycle.bvh"));
  QVERIFY(cycle && cycle->clip->frameCount() >= 14 && cycle->clip->frameCount() <= 50);
}

void TstConvert::onACharacterWithItsMap() {
  QCOMPARE(convert({path("walk.bvh"), path("own.fbx"), "--character", path("walk.bvh"), "--save-map", path("map.json")}), 0);
  QVERIFY(std::filesystem::exists(path("map.json")));
  QCOMPARE(convert({path("walk.bvh"), path("own.bvh"), "--character", path("walk.bvh"), "--map", path("map.json"), "--source-map", path("map.json")}), 0);
  const auto own = io::readMotionFile(path("own.bvh"));
  QVERIFY(own);
  QCOMPARE(own->clip->frameCount(), 80);
}

void TstConvert::wrongUsageIsTwoAndBadFilesAreOne_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<int>("code");
  QTest::newRow("nothing") << QStringList{} << 2;
  QTest::newRow("unknown ending") << QStringList{"walk.bvh", "out.doc"} << 2;
  QTest::newRow("range backwards") << QStringList{"walk.bvh", "out.bvh", "--trim", "3:1"} << 2;
  QTest::newRow("range beyond the end") << QStringList{"walk.bvh", "out.bvh", "--trim", "300:"} << 2;
  QTest::newRow("warp of one key") << QStringList{"walk.bvh", "out.bvh", "--warp", "1:1"} << 2;
  QTest::newRow("warp backwards") << QStringList{"walk.bvh", "out.bvh", "--warp", "0:0,1:2,2:1"} << 2;
  QTest::newRow("warp of words") << QStringList{"walk.bvh", "out.bvh", "--warp", "0:0,"} << 2;
  QTest::newRow("unknown axis") << QStringList{"walk.bvh", "out.bvh", "--up", "w"} << 2;
  QTest::newRow("unknown unit") << QStringList{"walk.bvh", "out.bvh", "--unit", "ell"} << 2;
  QTest::newRow("map without character") << QStringList{"walk.bvh", "out.bvh", "--map", "map.json"} << 2;
  QTest::newRow("no such file") << QStringList{"absent.fbx", "out.bvh"} << 1;
  QTest::newRow("no motion") << QStringList{"no_motion.npy", "out.bvh"} << 1;
  QTest::newRow("no folder") << QStringList{"walk.bvh", "absent/out.bvh"} << 1;
}

void TstConvert::wrongUsageIsTwoAndBadFilesAreOne() {
  QFETCH(QStringList, words);
  QFETCH(int, code);
  std::vector<std::string> given;
  for (const auto& word : words) given.push_back(given.size() < 2 ? path(word.toUtf8().constData()) : word.toStdString());
  QCOMPARE(convert(given), code);
  QVERIFY(!std::filesystem::exists(path("out.doc")));
}

void TstConvert::filesAreInspected() {
  QCOMPARE(app::runInspectMotion({path("walk.bvh")}), 0);
  QCOMPARE(app::runInspectMotion({path("walk.bvh"), "--json"}), 0);
  QCOMPARE(app::runInspectMotion({path("no_motion.npy")}), 1);
  QCOMPARE(app::runInspectMotion({path("walk.bvh"), "--up", "q"}), 2);
}

void TstConvert::foldersAreMeasured() {
  QTemporaryDir folder;
  const std::string inside = folder.path().toStdString();
  QCOMPARE(app::runBenchIoCommand({inside}), 1);
  QVERIFY(io::writeBvh(inside + "/walk.bvh", test_support::syntheticWalk(3, 30)));
  QCOMPARE(app::runBenchIoCommand({inside, "--json"}), 0);
}

QTEST_GUILESS_MAIN(TstConvert)
#include "tst_convert.moc"
