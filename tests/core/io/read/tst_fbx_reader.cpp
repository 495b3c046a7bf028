#include "core/base/file.h"
#include "core/io/motion_file.h"
#include "core/io/read/fbx/fbx_curve.h"
#include "core/motion/kinematics.h"
#include "tests/core/io/read/fbx_builder.h"
#include "tests/support/hostile_input.h"

#include <QTemporaryDir>
#include <QTest>

#include <glm/geometric.hpp>

using namespace core;
using tests::FbxBuilder;
using tests::FbxKeys;

/// What FBX files of other programs hold beside keys at every frame. The values are worked out by hand.
class TstFbxReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QVERIFY(folder_.isValid()); }
  void jointsTurnAboutTheirPivots();
  void turnsBeforeAndAfterCount_data();
  void turnsBeforeAndAfterCount();
  void rotationOrdersAreTheFiles();
  void layersLieOverEachOther_data();
  void layersLieOverEachOther();
  void curvesGoAsTheirKeysSay_data();
  void curvesGoAsTheirKeysSay();
  void spansThatHoldNoKeysAreNotBelieved_data();
  void spansThatHoldNoKeysAreNotBelieved();
  void aCameraIsNoLimb();
  void theTakeThatMovesTheFigureIsTaken();
  void namesComeWithoutTheirKind();
  void oldFilesAreRefusedByTheirVersion();
  void damagedFilesAreReadOrRefused();

 private:
  std::filesystem::path put(const char* name, const std::string& bytes) {
    const std::filesystem::path file = std::filesystem::path(folder_.path().toStdString()) / name;
    if (!base::writeFileAtomically(file, bytes)) qFatal("cannot write the sample");
    return file;
  }
  Result<io::MotionFile> read(const std::string& bytes, const io::MotionReadOptions& options = {}) { return io::readMotionFile(put("case.fbx", bytes), options); }
  QTemporaryDir folder_;
};

namespace {

const FbxKeys kNone{{}, {}};

FbxKeys line(double from, double to) { return {{0.0, 1.0}, {from, to}}; }

glm::vec3 place(const io::MotionFile& file, const char* joint, int frame) {
  const int index = file.clip->skeleton().indexOf(joint);
  return index < 0 ? glm::vec3(1e9f) : motion::worldPose(*file.clip, frame).positions[static_cast<std::size_t>(index)];
}

bool near(const glm::vec3& a, const glm::vec3& b, float most = 1e-4f) {
  if (glm::distance(a, b) < most) return true;
  qWarning("(%g, %g, %g) and (%g, %g, %g)", static_cast<double>(a.x), static_cast<double>(a.y), static_cast<double>(a.z), static_cast<double>(b.x),
           static_cast<double>(b.y), static_cast<double>(b.z));
  return false;
}

/// A shoulder at 140 cm with a hand 50 cm to its left, turned by keys; the hand's place is what the cases ask for.
std::string armOf(const std::string& properties, const FbxKeys& x, const FbxKeys& y, const FbxKeys& z) {
  FbxBuilder file;
  const auto root = file.model("Root", 0, {0, 100, 0});
  const auto arm = file.model("Arm", root, {0, 40, 0}, properties);
  file.model("Hand", arm, {50, 0, 0});
  const auto layer = file.layer(file.stack("Take"));
  file.keys(layer, root, 'T', line(0, 0), line(100, 100), line(0, 100));
  file.keys(layer, arm, 'R', x, y, z);
  return file.text();
}

}  // namespace

void TstFbxReader::jointsTurnAboutTheirPivots() {
  // A quarter turn about Z at (10, 20, 0) from the arm: the hand (40, -20) away from the pivot comes to (20, 40) away from it.
  const auto file = read(armOf(tests::fbxVector("RotationPivot", 10, 20, 0) + tests::fbxVector("ScalingPivot", 10, 20, 0), line(0, 0), line(0, 0), line(0, 90)));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  QCOMPARE(file->clip->frameCount(), 31);
  QVERIFY(near(place(*file, "Hand", 0), {0.5f, 1.4f, 0.0f}));
  QVERIFY(near(place(*file, "Hand", 30), {0.3f, 2.0f, 1.0f}));
  const auto moved = read(armOf(tests::fbxVector("RotationOffset", 0, 0, 7), line(0, 0), line(0, 0), line(0, 90)));
  QVERIFY(moved && near(place(*moved, "Hand", 30), {0.0f, 1.9f, 1.07f}));
}

void TstFbxReader::turnsBeforeAndAfterCount_data() {
  QTest::addColumn<QString>("properties");
  QTest::addColumn<float>("x");
  QTest::addColumn<float>("y");
  QTest::addColumn<float>("z");
  const auto row = [](const char* name, const std::string& properties, float x, float y, float z) {
    QTest::newRow(name) << QString::fromStdString(properties) << x << y << z;
  };
  const std::string inUse = tests::fbxNumber("RotationActive", 1), notInUse = tests::fbxNumber("RotationActive", 0);
  // Keys: 90 degrees about Z at the end. The hand starts along X.
  row("none", "", 0.0f, 1.9f, 1.0f);
  row("before, about X", inUse + tests::fbxVector("PreRotation", 90, 0, 0), 0.0f, 1.4f, 1.5f);
  row("before, not in use", notInUse + tests::fbxVector("PreRotation", 90, 0, 0), 0.0f, 1.9f, 1.0f);
  row("after, about Z", inUse + tests::fbxVector("PostRotation", 0, 0, 90), 0.5f, 1.4f, 1.0f);
  row("both", inUse + tests::fbxVector("PreRotation", 0, 90, 0) + tests::fbxVector("PostRotation", 0, 0, 90), 0.0f, 1.4f, 0.5f);
}

void TstFbxReader::turnsBeforeAndAfterCount() {
  QFETCH(QString, properties);
  QFETCH(float, x);
  QFETCH(float, y);
  QFETCH(float, z);
  const auto file = read(armOf(properties.toStdString(), line(0, 0), line(0, 0), line(0, 90)));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  QVERIFY(near(place(*file, "Hand", 30), {x, y, z}));
}

void TstFbxReader::rotationOrdersAreTheFiles() {
  // XYZ (X first): the hand along X is turned about Z and then nothing else moves it from Y but X, which came before.
  const auto xyz = read(armOf(tests::fbxNumber("RotationOrder", 0), line(0, 90), line(0, 0), line(0, 90)));
  QVERIFY(xyz && near(place(*xyz, "Hand", 30), {0.0f, 1.9f, 1.0f}));
  // ZYX (Z first): the quarter about X follows and lays it along Z.
  const auto zyx = read(armOf(tests::fbxNumber("RotationOrder", 5), line(0, 90), line(0, 0), line(0, 90)));
  QVERIFY(zyx && near(place(*zyx, "Hand", 30), {0.0f, 1.4f, 1.5f}));
}

void TstFbxReader::layersLieOverEachOther_data() {
  QTest::addColumn<QString>("properties");
  QTest::addColumn<float>("height");   // of the root in frame 30: 100 cm and 20 of the layer
  QTest::addColumn<float>("degrees");  // of the arm about Z: 40 and 30 of the layer
  const auto row = [](const char* name, const std::string& properties, float height, float degrees) {
    QTest::newRow(name) << QString::fromStdString(properties) << height << degrees;
  };
  row("added", tests::fbxNumber("BlendMode", 0), 1.2f, 70.0f);
  row("added, as files mean that say nothing", "", 1.2f, 70.0f);
  row("added by half", tests::fbxNumber("Weight", 50), 1.1f, 55.0f);
  row("added axis by axis", tests::fbxNumber("RotationAccumulationMode", 1), 1.2f, 70.0f);
  row("in its place", tests::fbxNumber("BlendMode", 1), 0.2f, 30.0f);
  row("in its place by half", tests::fbxNumber("BlendMode", 2) + tests::fbxNumber("Weight", 50), 0.6f, 35.0f);
  row("muted", tests::fbxNumber("Mute", 1), 1.0f, 40.0f);
  row("without weight", tests::fbxNumber("Weight", 0), 1.0f, 40.0f);
}

void TstFbxReader::layersLieOverEachOther() {
  QFETCH(QString, properties);
  QFETCH(float, height);
  QFETCH(float, degrees);
  FbxBuilder file;
  const auto root = file.model("Root", 0, {0, 100, 0}), arm = file.model("Arm", root, {0, 40, 0});
  file.model("Hand", arm, {50, 0, 0});
  const auto stack = file.stack("Take"), low = file.layer(stack), high = file.layer(stack, properties.toStdString());
  file.keys(low, root, 'T', line(0, 0), line(100, 100), line(0, 100));
  file.keys(low, arm, 'R', line(0, 0), line(0, 0), line(0, 40));
  file.keys(high, root, 'T', line(0, 0), line(0, 20), line(0, 0));
  file.keys(high, arm, 'R', line(0, 0), line(0, 0), line(0, 30));
  const auto clip = read(file.text(), {.metresPerUnit = 0.01});
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  const float z = properties.contains("BlendMode") && degrees != 70.0f ? (degrees == 30.0f ? 0.0f : 0.5f) : 1.0f;
  const float angle = glm::radians(degrees);
  QVERIFY(near(place(*clip, "Hand", 30), {0.5f * std::cos(angle), height + 0.4f + 0.5f * std::sin(angle), z}, 2e-3f));
  const auto said =
      std::any_of(clip->report.assumptions.begin(), clip->report.assumptions.end(), [](const std::string& text) { return text.find("layer") != std::string::npos; });
  QCOMPARE(said, degrees != 40.0f);
}

void TstFbxReader::curvesGoAsTheirKeysSay_data() {
  QTest::addColumn<int>("flags");
  QTest::addColumn<double>("leave");
  QTest::addColumn<double>("arrive");
  QTest::addColumn<double>("quarter");  // value at a quarter of the way from 0 to 10, with a further key of 10 a second later
  QTest::newRow("straight") << 0x4 << 0.0 << 0.0 << 2.5;
  QTest::newRow("held") << 0x2 << 0.0 << 0.0 << 0.0;
  QTest::newRow("held, the next one's value") << (0x2 | 0x100) << 0.0 << 0.0 << 10.0;
  QTest::newRow("smooth, level at both ends") << (0x8 | 0x400) << 0.0 << 0.0 << 10.0 * (3 * 0.0625 - 2 * 0.015625);
  // Hermite: 10 * h01 + 8 * h10 - 4 * h11 at u = 0.25.
  QTest::newRow("smooth, with slopes") << (0x8 | 0x400) << 8.0 << -4.0 << 1.5625 + 8.0 * 0.140625 - 4.0 * -0.046875;
  // The first key's slope is the line's, 10; the second lies between a line of 10 and one of 0: 5.
  QTest::newRow("automatic") << (0x8 | 0x100) << 0.0 << 0.0 << 1.5625 + 10.0 * 0.140625 + 5.0 * -0.046875;
  QTest::newRow("automatic, never beyond a key") << (0x8 | 0x100 | 0x4000) << 0.0 << 0.0 << 1.5625;
}

void TstFbxReader::curvesGoAsTheirKeysSay() {
  QFETCH(int, flags);
  QFETCH(double, leave);
  QFETCH(double, arrive);
  QFETCH(double, quarter);
  const FbxKeys keys{{0.0, 1.0, 2.0}, {0.0, 10.0, 10.0}, static_cast<std::uint32_t>(flags), leave, arrive};
  FbxBuilder file;
  const auto root = file.model("Root", 0, {0, 100, 0});
  file.model("Tip", file.model("Mid", root, {0, 40, 0}), {0, 40, 0});
  file.keys(file.layer(file.stack("Take", 0.0, 2.0)), root, 'T', keys, line(100, 100), line(0, 0));
  const auto clip = read(file.text(2), {.metresPerUnit = 0.01});  // 100 frames a second
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->clip->frameCount(), 201);
  QVERIFY(std::abs(static_cast<double>(clip->clip->rootPosition(25).x) * 100.0 - quarter) < 1e-3);
  QVERIFY(std::abs(clip->clip->rootPosition(100).x - 0.1f) < 1e-5f);
}

void TstFbxReader::spansThatHoldNoKeysAreNotBelieved_data() {
  QTest::addColumn<double>("start");
  QTest::addColumn<double>("stop");
  QTest::addColumn<int>("frames");
  QTest::addColumn<bool>("isSaid");
  QTest::newRow("as the keys") << 0.0 << 1.0 << 31 << false;
  QTest::newRow("not told") << 0.0 << -1.0 << 31 << false;
  QTest::newRow("in frames, not ticks") << 0.0 << 30.0 / tests::kFbxSecond << 31 << true;
  QTest::newRow("nowhere near") << 5.0 << 9.0 << 31 << true;
  QTest::newRow("longer") << -1.0 << 60.0 << 31 << false;
  QTest::newRow("a piece") << 0.2 << 0.7 << 16 << true;
}

void TstFbxReader::spansThatHoldNoKeysAreNotBelieved() {
  QFETCH(double, start);
  QFETCH(double, stop);
  QFETCH(int, frames);
  QFETCH(bool, isSaid);
  FbxBuilder file;
  const auto root = file.model("Root", 0, {0, 100, 0});
  file.model("Tip", file.model("Mid", root, {0, 40, 0}), {0, 40, 0});
  file.keys(file.layer(file.stack("Take", start, stop)), root, 'T', line(0, 0), line(100, 100), line(0, 100));
  const auto clip = read(file.text(), {.metresPerUnit = 0.01});
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QVERIFY(clip->hasMotion);
  QCOMPARE(clip->clip->frameCount(), frames);
  const auto& said = clip->report.assumptions;
  QCOMPARE(std::any_of(said.begin(), said.end(), [](const std::string& text) { return text.find("declared") != std::string::npos; }), isSaid);
}

void TstFbxReader::aCameraIsNoLimb() {
  for (const char* kind : {"Camera", "Null", "Light", "Mesh"}) {
    FbxBuilder file;
    const auto camera = file.model("Camera", 0, {0, 160, 900}, "", kind);
    const auto joints = file.figure();
    const auto layer = file.layer(file.stack("Take"));
    file.keys(layer, camera, 'T', line(0, 300), line(160, 160), line(900, 900));
    file.keys(layer, joints[0], 'T', line(0, 0), line(95, 95), line(0, 100));
    const auto clip = read(file.text());
    QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
    QCOMPARE(clip->clip->jointCount(), 22);
    QCOMPARE(clip->report.metresPerUnit, 0.01);
    QVERIFY(std::abs(clip->clip->rootPosition(30).z - 1.0f) < 1e-4f);
  }
}

void TstFbxReader::theTakeThatMovesTheFigureIsTaken() {
  FbxBuilder file;
  const auto camera = file.model("Camera", 0, {0, 160, 900}, "", "Camera");
  const auto joints = file.figure();
  const auto flight = file.layer(file.stack("Flight", 0.0, 60.0));
  file.keys(flight, camera, 'T', {{0.0, 60.0}, {0.0, 300.0}}, line(160, 160), line(900, 900));
  const auto walk = file.layer(file.stack("Walk"));
  file.keys(walk, joints[0], 'T', line(0, 0), line(95, 95), line(0, 100));
  const auto clip = read(file.text());
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->takes, (std::vector<std::string>{"Flight", "Walk"}));
  QCOMPARE(clip->clip->frameCount(), 31);
  QVERIFY(std::abs(clip->clip->rootPosition(30).z - 1.0f) < 1e-4f);
  const auto other = read(file.text(), {.take = "Flight"});
  QVERIFY(!other);
  QVERIFY2(other.error().message.find("'Walk'") != std::string::npos, other.error().message.c_str());
  const auto none = read(file.text(), {.take = "Run"});
  QVERIFY(!none && none.error().message.find("'Flight'") != std::string::npos && none.error().message.find("'Walk'") != std::string::npos);
}

void TstFbxReader::namesComeWithoutTheirKind() {
  FbxBuilder file;
  const auto root = file.model("mixamorig:Hips", 0, {0, 100, 0});
  file.model("Hand", file.model("Hand", root, {40, 0, 0}), {0, 40, 0});
  file.keys(file.layer(file.stack("Take")), root, 'T', line(0, 0), line(100, 100), line(0, 100));
  const auto clip = read(file.text());
  QVERIFY(clip);
  QCOMPARE(clip->clip->skeleton().joint(0).name, std::string("mixamorig:Hips"));
  QCOMPARE(clip->clip->skeleton().joint(1).name, std::string("Hand"));
  QCOMPARE(clip->clip->skeleton().joint(2).name, std::string("Hand_2"));
}

void TstFbxReader::oldFilesAreRefusedByTheirVersion() {
  std::string text = FbxBuilder().text();
  text.replace(text.find("FBXVersion: 7400"), 16, "FBXVersion: 6100");
  const auto file = read(text);
  QVERIFY(!file);
  QCOMPARE(file.error().code, ErrorCode::Unsupported);
  QVERIFY2(file.error().message.find("6.1") != std::string::npos, file.error().message.c_str());
}

void TstFbxReader::damagedFilesAreReadOrRefused() {
  const auto outcome = tests::tryHostile(
      {armOf(tests::fbxVector("RotationPivot", 10, 20, 0), line(0, 0), line(0, 0), line(0, 90))},
      [&](const std::string& bytes) { return tests::sentenceOf(read(bytes)); }, 300);
  VERIFY_OUTCOME(outcome);
}

QTEST_APPLESS_MAIN(TstFbxReader)
#include "tst_fbx_reader.moc"
