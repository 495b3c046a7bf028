#include "core/base/file.h"
#include "core/io/motion_file.h"
#include "core/motion/kinematics.h"
#include "tests/core/io/read/gltf_builder.h"
#include "tests/support/hostile_input.h"

#include <QTemporaryDir>
#include <QTest>

#include <glm/geometric.hpp>

using namespace core;
using tests::GltfBuilder;
using tests::Packing;

/// glTF as exporters write it: few keys, packed numbers, names and files of any kind. The values are worked out by hand.
class TstGltfReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QVERIFY(folder_.isValid()); }
  void packedTurnsAreTurns_data();
  void packedTurnsAreTurns();
  void everyInterpolationIsFollowed_data();
  void everyInterpolationIsFollowed();
  void keysAreLookedAtOftenEnough_data();
  void keysAreLookedAtOftenEnough();
  void nodesNeedNoNames();
  void buffersLieBesideUnderTheirNames_data();
  void buffersLieBesideUnderTheirNames();
  void skinsNeedNoBindMatrices();
  void extensionsThatMatterAreNamed_data();
  void extensionsThatMatterAreNamed();
  void thingsBesideTheFigureAreLeftOut_data();
  void thingsBesideTheFigureAreLeftOut();
  void theTakeThatMovesTheFigureIsTaken();
  void posesOfOneKeyAreShown();
  void ofTwoFiguresOneIsTaken();
  void damagedFilesAreReadOrRefused();

 private:
  std::filesystem::path at(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  Result<io::MotionFile> read(const std::string& bytes, const io::MotionReadOptions& options = {}) {
    if (!base::writeFileAtomically(at("case.gltf"), bytes)) qFatal("cannot write the sample");
    return io::readMotionFile(at("case.gltf"), options);
  }
  QTemporaryDir folder_;
};

namespace {

glm::vec3 place(const io::MotionFile& file, const char* joint, int frame) {
  const int index = file.clip->skeleton().indexOf(joint);
  return index < 0 ? glm::vec3(1e9f) : motion::worldPose(*file.clip, frame).positions[static_cast<std::size_t>(index)];
}

std::vector<double> frames(int count, double fps) {
  std::vector<double> out;
  for (int f = 0; f < count; ++f) out.push_back(f / fps);
  return out;
}

bool says(const io::MotionFile& file, const char* word) {
  const auto& all = file.report.assumptions;
  return std::any_of(all.begin(), all.end(), [&](const std::string& text) { return text.find(word) != std::string::npos; });
}

/// Places that go from x 0 to 1 along a line of keys.
std::vector<double> along(const std::vector<double>& x) {
  std::vector<double> out;
  for (const double v : x) out.insert(out.end(), {v, 0.95, 0.0});
  return out;
}

}  // namespace

void TstGltfReader::packedTurnsAreTurns_data() {
  QTest::addColumn<int>("packing");
  QTest::addColumn<float>("most");
  QTest::newRow("float") << static_cast<int>(Packing::Float) << 1e-5f;
  QTest::newRow("16 bits") << static_cast<int>(Packing::Int16) << 1e-4f;
  QTest::newRow("8 bits") << static_cast<int>(Packing::Int8) << 2e-2f;
}

void TstGltfReader::packedTurnsAreTurns() {
  QFETCH(int, packing);
  QFETCH(float, most);
  GltfBuilder file;
  const auto joints = file.figure();
  std::vector<double> degrees;
  for (int f = 0; f < 31; ++f) degrees.push_back(-2.0 * f);
  file.track(file.animation("Wave"), joints[16], "rotation", frames(31, 30), tests::turnsAboutZ(degrees), "LINEAR", static_cast<Packing>(packing));
  const auto clip = read(file.text());
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->clip->frameCount(), 31);
  QCOMPARE(clip->clip->fps(), 30.0);
  // The upper arm lies along X and has turned by 60 degrees downwards.
  const glm::vec3 arm = place(*clip, "left_elbow", 30) - place(*clip, "left_shoulder", 30);
  const float length = glm::length(arm);
  QVERIFY(glm::distance(arm, length * glm::vec3(0.5f, -std::sqrt(0.75f), 0.0f)) < most);
}

void TstGltfReader::everyInterpolationIsFollowed_data() {
  QTest::addColumn<QString>("interpolation");
  QTest::addColumn<float>("quarter");
  QTest::newRow("LINEAR") << "LINEAR" << 0.25f;
  QTest::newRow("STEP") << "STEP" << 0.0f;
  QTest::newRow("CUBICSPLINE") << "CUBICSPLINE" << 3 * 0.0625f - 2 * 0.015625f;
}

void TstGltfReader::everyInterpolationIsFollowed() {
  QFETCH(QString, interpolation);
  QFETCH(float, quarter);
  GltfBuilder file;
  const auto joints = file.figure();
  const int take = file.animation("Slide");
  const std::vector<double> cubic = {0, 0, 0, 0, 0.95, 0, 0, 0, 0, 0, 0, 0, 1, 0.95, 0, 0, 0, 0};
  file.track(take, joints[0], "translation", {0.0, 1.0}, interpolation == "CUBICSPLINE" ? cubic : along({0, 1}), interpolation.toStdString());
  const auto clip = read(file.text(), {.fps = 40.0});
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->clip->frameCount(), 41);
  QVERIFY2(std::abs(clip->clip->rootPosition(10).x - quarter) < 1e-5f, qPrintable(QString::number(static_cast<double>(clip->clip->rootPosition(10).x))));
  QVERIFY(std::abs(clip->clip->rootPosition(40).x - 1.0f) < 1e-5f);
}

void TstGltfReader::keysAreLookedAtOftenEnough_data() {
  QTest::addColumn<QList<double>>("times");
  QTest::addColumn<double>("fps");
  QTest::newRow("thirty a second") << QList<double>{0, 1 / 30.0, 2 / 30.0, 3 / 30.0, 4 / 30.0} << 30.0;
  QTest::newRow("two, two seconds apart") << QList<double>{0, 2} << 30.0;
  QTest::newRow("uneven, of 24") << QList<double>{0, 1 / 24.0, 7 / 24.0, 8 / 24.0, 31 / 24.0} << 24.0;
  QTest::newRow("uneven, on no frames") << QList<double>{0, 0.123, 0.777, 1.501} << 30.0;
  QTest::newRow("six a second") << QList<double>{0, 1 / 6.0, 2 / 6.0, 3 / 6.0, 4 / 6.0} << 30.0;
  QTest::newRow("fifteen a second") << QList<double>{0, 1 / 15.0, 2 / 15.0, 3 / 15.0, 4 / 15.0} << 15.0;
}

void TstGltfReader::keysAreLookedAtOftenEnough() {
  QFETCH(QList<double>, times);
  QFETCH(double, fps);
  GltfBuilder file;
  const auto joints = file.figure();
  std::vector<double> x;
  for (const double t : times) x.push_back(t);
  file.track(file.animation("Slide"), joints[0], "translation", {times.begin(), times.end()}, along(x));
  const auto clip = read(file.text());
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->clip->fps(), fps);
  const int last = clip->clip->frameCount() - 1;
  QVERIFY(std::abs(last / fps - times.back()) < 1.0 / fps);
  QVERIFY(std::abs(static_cast<double>(clip->clip->rootPosition(last).x) - last / fps) < 1e-4);
}

void TstGltfReader::nodesNeedNoNames() {
  GltfBuilder file;
  const int root = file.node("", -1, 0, 1, 0), left = file.node("Arm", root, 0.2, 0, 0), right = file.node("Arm", root, -0.2, 0, 0);
  file.node("Hand", left, 0.3, 0, 0);
  file.node("Hand", right, -0.3, 0, 0);
  const int take = file.animation("Wave");
  file.track(take, left, "rotation", frames(31, 30), tests::turnsAboutZ(std::vector<double>(31, 90.0)));
  file.track(take, right, "rotation", frames(31, 30), tests::turnsAboutZ(std::vector<double>(31, 90.0)));
  file.track(take, root, "translation", {0, 1}, {0, 1, 0, 0, 1, 1});
  const auto clip = read(file.text());
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->clip->jointCount(), 5);
  QVERIFY(glm::distance(place(*clip, "Hand", 0), glm::vec3(0.2f, 1.3f, 0.0f)) < 1e-5f);
  QVERIFY(glm::distance(place(*clip, "Hand_2", 0), glm::vec3(-0.2f, 0.7f, 0.0f)) < 1e-5f);
}

void TstGltfReader::buffersLieBesideUnderTheirNames_data() {
  QTest::addColumn<QString>("uri");
  QTest::addColumn<QString>("fileName");
  QTest::newRow("plain") << "walk.bin"
                         << "walk.bin";
  QTest::newRow("blanks") << "two words.bin"
                          << "two words.bin";
  QTest::newRow("escaped blanks") << "two%20more%20words.bin"
                                  << "two more words.bin";
  QTest::newRow("escaped letters") << "l%C3%A4ufer.bin" << QString::fromUtf8("l\xc3\xa4ufer.bin");
  QTest::newRow("a percent in the name itself") << "50%25.bin"
                                                << "50%.bin";
  QTest::newRow("never escaped, though it looks so") << "a%41.bin"
                                                     << "a%41.bin";
  QTest::newRow("in a folder") << "./walk_in.bin"
                               << "walk_in.bin";
}

void TstGltfReader::buffersLieBesideUnderTheirNames() {
  QFETCH(QString, uri);
  QFETCH(QString, fileName);
  GltfBuilder file;
  file.track(file.animation("Slide"), file.figure()[0], "translation", {0, 1}, along({0, 1}));
  const std::string text = file.text(uri.toStdString());
  const auto without = read(text);
  QVERIFY(!without);
  QVERIFY2(without.error().message.find(".bin") != std::string::npos && without.error().message.find("case.gltf") != std::string::npos, without.error().message.c_str());
  QVERIFY(base::writeFileAtomically(at(fileName.toStdString()), file.buffer()));
  const auto clip = read(text);
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QVERIFY(std::abs(clip->clip->rootPosition(30).x - 1.0f) < 1e-5f);
}

void TstGltfReader::skinsNeedNoBindMatrices() {
  GltfBuilder file;
  const auto joints = file.figure();
  file.node("Body", -1, 0, 0, 0, "\"skin\":0");
  file.skin(joints);
  file.track(file.animation("Slide"), joints[0], "translation", {0, 1}, along({0, 1}));
  const auto clip = read(file.text());
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->clip->jointCount(), 22);
  const auto rest = motion::restPositions(clip->clip->skeleton());
  QVERIFY(rest[15].y - rest[7].y > 1.0f);  // head above ankle
}

void TstGltfReader::extensionsThatMatterAreNamed_data() {
  QTest::addColumn<QString>("extension");
  QTest::addColumn<bool>("isRead");
  QTest::newRow("of materials") << "KHR_materials_unlit" << true;
  QTest::newRow("of meshes") << "KHR_draco_mesh_compression" << true;
  QTest::newRow("unknown") << "ACME_motion_in_a_box" << false;
}

void TstGltfReader::extensionsThatMatterAreNamed() {
  QFETCH(QString, extension);
  QFETCH(bool, isRead);
  GltfBuilder file;
  file.track(file.animation("Slide"), file.figure()[0], "translation", {0, 1}, along({0, 1}));
  file.top("\"extensionsRequired\":[\"" + extension.toStdString() + "\"]");
  const auto clip = read(file.text());
  QCOMPARE(static_cast<bool>(clip), isRead);
  if (isRead) return;
  QCOMPARE(clip.error().code, ErrorCode::Unsupported);
  QVERIFY(clip.error().message.find(extension.toStdString()) != std::string::npos);
  // Packed buffers that the motion lies in.
  std::string packed = file.text();
  const auto view = packed.find("\"byteLength\"");
  packed.insert(view, "\"extensions\":{\"EXT_meshopt_compression\":{}},");
  packed.replace(packed.find("ACME_motion_in_a_box"), 20, "EXT_meshopt_compression");
  const auto uri = packed.find(",\"uri\""), end = packed.find('"', uri + 8);
  packed.erase(uri, end - uri + 1);
  const auto refused = read(packed);
  QVERIFY(!refused);
  QVERIFY2(refused.error().message.find("EXT_meshopt_compression") != std::string::npos, refused.error().message.c_str());
}

void TstGltfReader::thingsBesideTheFigureAreLeftOut_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("more");
  QTest::addColumn<bool>("hasHolder");
  QTest::newRow("camera by name") << "Camera"
                                  << "" << false;
  QTest::newRow("camera by kind") << "Eye"
                                  << "\"camera\":0" << false;
  QTest::newRow("light by kind") << "Sun"
                                 << "\"extensions\":{\"KHR_lights_punctual\":{\"light\":0}}" << false;
  QTest::newRow("object named as a bone") << "left_hand"
                                          << "" << false;
  QTest::newRow("camera beside the hips in one holder") << "Camera"
                                                        << "" << true;
}

void TstGltfReader::thingsBesideTheFigureAreLeftOut() {
  QFETCH(QString, name);
  QFETCH(QString, more);
  QFETCH(bool, hasHolder);
  GltfBuilder file;
  const int holder = hasHolder ? file.node("Everything", -1, 0, 0, 0) : -1;
  const int thing = file.node(name.toStdString(), holder, 0, 1.6, 9, more.toStdString());
  const auto joints = file.figure(holder);
  const int take = file.animation("Take");
  file.track(take, thing, "translation", {0, 1}, {0, 1.6, 9, 3, 1.6, 9});
  file.track(take, joints[0], "translation", {0, 1}, along({0, 1}));
  const auto clip = read(file.text());
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->clip->jointCount(), 22);
  QCOMPARE(clip->report.metresPerUnit, 1.0);
  QVERIFY(std::abs(clip->clip->rootPosition(30).x - 1.0f) < 1e-5f);
}

void TstGltfReader::theTakeThatMovesTheFigureIsTaken() {
  GltfBuilder file;
  const int camera = file.node("Camera", -1, 0, 1.6, 9);
  const auto joints = file.figure();
  const int flight = file.animation("Flight"), walk = file.animation("Walk"), nod = file.animation("Nod"), still = file.animation("Still");
  file.track(flight, camera, "translation", frames(1801, 30), std::vector<double>(1801 * 3, 1.0));
  for (const int joint : joints) file.track(walk, joint, "rotation", {0, 1}, tests::turnsAboutZ({0, 5}));
  file.track(nod, joints[15], "rotation", {0, 5}, tests::turnsAboutZ({0, 20}));
  file.track(still, joints[0], "translation", {0, 60}, along({0, 0}));
  const auto clip = read(file.text());
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->takes, (std::vector<std::string>{"Flight", "Walk", "Nod", "Still"}));
  QCOMPARE(clip->clip->frameCount(), 31);
  QVERIFY(says(*clip, "'Walk'"));
  const auto nodding = read(file.text(), {.take = "Nod"});
  QVERIFY(nodding && nodding->clip->frameCount() == 151);
  const auto refused = read(file.text(), {.take = "Flight"});
  QVERIFY(!refused && refused.error().message.find("'Nod'") != std::string::npos);
}

void TstGltfReader::posesOfOneKeyAreShown() {
  GltfBuilder file;
  const auto joints = file.figure();
  const int take = file.animation("Pose");
  for (const int joint : joints) file.track(take, joint, "rotation", {0.5}, tests::turnsAboutZ({joint == joints[16] ? -90.0 : 0.0}));
  const auto clip = read(file.text());
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QVERIFY(!clip->hasMotion);
  QCOMPARE(clip->clip->frameCount(), 1);
  QVERIFY(place(*clip, "left_elbow", 0).y < place(*clip, "left_shoulder", 0).y - 0.2f);
}

void TstGltfReader::ofTwoFiguresOneIsTaken() {
  GltfBuilder file;
  const auto one = file.figure(file.node("Anna", -1, 0, 0, 0)), two = file.figure(file.node("Ben", -1, 3, 0, 0), "b_");
  const int take = file.animation("Both");
  for (const auto* joints : {&one, &two})
    for (const int joint : *joints) file.track(take, joint, "rotation", {0, 1}, tests::turnsAboutZ({0, 5}));
  const auto clip = read(file.text());
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->clip->jointCount(), 22);
  QVERIFY(says(*clip, "'Anna'") && says(*clip, "'Ben'"));
}

void TstGltfReader::damagedFilesAreReadOrRefused() {
  GltfBuilder file;
  const auto joints = file.figure();
  file.skin(joints);
  file.track(file.animation("Wave"), joints[16], "rotation", frames(5, 30), tests::turnsAboutZ({0, 1, 2, 3, 4}), "LINEAR", Packing::Int16);
  const auto outcome = tests::tryHostile(
      {file.text()}, [&](const std::string& bytes) { return tests::sentenceOf(read(bytes)); }, 300);
  VERIFY_OUTCOME(outcome);
}

QTEST_APPLESS_MAIN(TstGltfReader)
#include "tst_gltf_reader.moc"
