// gesto convert, gesto inspect FILE and gesto bench io, called as the program calls them.
#include "app/gesto/commands.h"
#include "app/gesto/inspect_motion.h"
#include "core/io/motion_file.h"
#include "core/io/read/npy.h"
#include "core/io/write/bvh_writer.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/figure_size.h"
#include "core/motion/rig/shape_map.h"
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
  void cleaningHoldsTheFeetThatItIsTold();
  void onACharacterWithItsMap();
  void armsAndStrideOnACharacter();
  void wrongUsageIsTwoAndBadFilesAreOne_data();
  void wrongUsageIsTwoAndBadFilesAreOne();
  void aFolderBecomesAFolder();
  void manyFilesGoIntoAFolder();
  void theFigureIsMeasuredAndNotWhatItDoes();
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

void TstConvert::cleaningHoldsTheFeetThatItIsTold() {
  // The left toe stands where it would swing, for three frames.
  const auto toe = [&](const char* name, int frame) {
    const auto file = io::readMotionFile(path(name));
    return file ? motion::worldPose(*file->clip, frame).positions[static_cast<std::size_t>(file->clip->skeleton().indexOf("left_foot"))] : glm::vec3(0);
  };
  const auto slid = [&](const char* name) {
    const auto a = toe(name, 30), b = toe(name, 38);
    return std::hypot(a.x - b.x, a.z - b.z);
  };
  QCOMPARE(convert({path("walk.bvh"), path("usual.bvh"), "--clean"}), 0);
  QCOMPARE(convert({path("walk.bvh"), path("told.bvh"), "--clean", "--stands", "left 0:0.7, 1.1:2"}), 0);
  QVERIFY2(slid("usual.bvh") > 0.08f, qPrintable(QString::number(slid("usual.bvh"))));
  QVERIFY2(slid("told.bvh") < 0.01f, qPrintable(QString::number(slid("told.bvh"))));
}

void TstConvert::onACharacterWithItsMap() {
  QCOMPARE(convert({path("walk.bvh"), path("own.fbx"), "--character", path("walk.bvh"), "--save-map", path("map.json")}), 0);
  QVERIFY(std::filesystem::exists(path("map.json")));
  QCOMPARE(convert({path("walk.bvh"), path("own.bvh"), "--character", path("walk.bvh"), "--map", path("map.json"), "--source-map", path("map.json")}), 0);
  const auto own = io::readMotionFile(path("own.bvh"));
  QVERIFY(own);
  QCOMPARE(own->clip->frameCount(), 80);
}

void TstConvert::armsAndStrideOnACharacter() {
  const auto read = [&](const char* name) { return io::readMotionFile(path(name)); };
  QCOMPARE(convert({path("walk.bvh"), path("plain.bvh"), "--character", path("walk.bvh")}), 0);
  QCOMPARE(convert({path("walk.bvh"), path("broad.bvh"), "--character", path("walk.bvh"), "--arm-space", "20", "--stride", "1.2"}), 0);
  const auto plain = read("plain.bvh"), broad = read("broad.bvh");
  QVERIFY(plain && broad);
  const auto hands = [](const motion::Clip& clip) {
    const auto places = motion::worldPose(clip, 20).positions;
    const auto of = [&](const char* joint) { return places[static_cast<std::size_t>(clip.skeleton().indexOf(joint))]; };
    return glm::distance(of("left_wrist"), of("right_wrist"));
  };
  const auto way = [](const motion::Clip& clip) { return glm::distance(clip.rootPosition(0), clip.rootPosition(clip.frameCount() - 1)); };
  QVERIFY2(hands(*broad->clip) > hands(*plain->clip) + 0.1f, qPrintable(QStringLiteral("%1 %2").arg(hands(*plain->clip)).arg(hands(*broad->clip))));
  QVERIFY(way(*plain->clip) > 0.5f);
  QVERIFY2(std::abs(way(*broad->clip) / way(*plain->clip) - 1.2f) < 0.02f, qPrintable(QString::number(way(*broad->clip) / way(*plain->clip))));
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
  QTest::newRow("arms without character") << QStringList{"walk.bvh", "out.bvh", "--arm-space", "10"} << 2;
  QTest::newRow("stride without character") << QStringList{"walk.bvh", "out.bvh", "--stride", "1.1"} << 2;
  QTest::newRow("steps as leaps") << QStringList{"walk.bvh", "out.bvh", "--character", "walk.bvh", "--stride", "3"} << 2;
  QTest::newRow("stands without cleaning") << QStringList{"walk.bvh", "out.bvh", "--stands", "left 0:1"} << 2;
  QTest::newRow("stands of no foot") << QStringList{"walk.bvh", "out.bvh", "--clean", "--stands", "both 0:1"} << 2;
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

void TstConvert::aFolderBecomesAFolder() {
  namespace fs = std::filesystem;
  const fs::path in = path("many"), out = path("made");
  fs::create_directories(in / "deep");
  for (const char* name : {"a.bvh", "b.bvh", "deep/c.bvh"}) QVERIFY(io::writeBvh(in / name, test_support::syntheticWalk(2, 30)));
  QCOMPARE(convert({in.string(), out.string(), "--format", "glb"}), 0);
  for (const char* name : {"a.glb", "b.glb", "deep/c.glb"}) {
    const auto file = io::readMotionFile(out / name);
    QVERIFY2(file && file->clip->frameCount() == 30, name);
  }
  // One that cannot be read does not keep the others.
  QFile broken(QString::fromStdString((in / "aa.bvh").string()));
  QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("HIERARCHY\nnothing") > 0);
  broken.close();
  const fs::path again = path("again");
  QCOMPARE(convert({in.string(), again.string(), "--mirror", "--json"}), 1);
  QVERIFY(fs::exists(again / "a.bvh") && fs::exists(again / "b.bvh") && fs::exists(again / "deep" / "c.bvh") && !fs::exists(again / "aa.bvh"));
  // Onto itself, nothing is written.
  const auto size = fs::file_size(in / "a.bvh");
  QCOMPARE(convert({in.string(), in.string(), "--trim", "0:0.5"}), 1);
  QCOMPARE(fs::file_size(in / "a.bvh"), size);
}

void TstConvert::manyFilesGoIntoAFolder() {
  namespace fs = std::filesystem;
  const fs::path out = path("picked");
  QVERIFY(io::writeBvh(path("second.bvh"), test_support::syntheticWalk(5, 25)));
  QCOMPARE(convert({path("walk.bvh"), path("second.bvh"), "--out-dir", out.string(), "--format", "fbx"}), 0);
  QVERIFY(fs::exists(out / "walk.fbx") && fs::exists(out / "second.fbx"));
  QCOMPARE(convert({path("walk.bvh"), path("second.bvh"), path("third.bvh")}), 2);
  QCOMPARE(convert({path("walk.bvh"), "--out-dir", out.string(), "--format", "doc"}), 2);
  QCOMPARE(convert({path("walk.bvh"), path("out.bvh"), "--format", "fbx"}), 2);
  QCOMPARE(convert({path("walk.bvh"), path("walk.bvh"), "--out-dir", out.string()}), 2);  // both would be walk.bvh
  QCOMPARE(convert({path("walk.bvh"), path("absent.bvh"), "--out-dir", path("partly")}), 1);
  QVERIFY(fs::exists(path("partly") + "/walk.bvh"));
}

void TstConvert::theFigureIsMeasuredAndNotWhatItDoes() {
  const auto walk = test_support::syntheticWalk(3, 40);
  const auto map = motion::mapByNameOrShape(walk.skeleton());
  QVERIFY(map);
  const double standing = motion::standingHeight(walk.skeleton(), *map);
  QVERIFY2(standing > 1.4 && standing < 1.9, qPrintable(QString::number(standing)));
  // Bent by half, hands above the head, or on its way down: the same body.
  motion::ClipData bent = walk.data();
  for (int frame = 0; frame < walk.frameCount(); ++frame)
    for (const int joint : {3, 4, 5, 16, 17}) bent.rotations[static_cast<std::size_t>(frame * walk.jointCount() + joint)] = glm::angleAxis(1.4f, glm::vec3(1, 0, 0));
  const motion::Clip other(std::move(bent));
  QVERIFY(std::abs(motion::figureHeight(other) - motion::figureHeight(walk)) > 0.1);
  QCOMPARE(motion::standingHeight(other.skeleton(), *map), standing);
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
