#include "core/base/file.h"
#include "core/io/motion_file.h"
#include "core/io/read/npy.h"
#include "core/io/write/bvh_writer.h"
#include "core/motion/basis_change.h"
#include "core/motion/edit/clip_edits.h"
#include "core/motion/feature_positions.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/core/io/samples.h"
#include "tests/core/io/scene_samples.h"
#include "tests/support/synthetic_motion.h"

#include <QTemporaryDir>
#include <QTest>

#include <glm/geometric.hpp>

using namespace core;
using motion::Clip;

namespace {

constexpr int kFrames = 24;

/// Largest distance of joints of the same name, metres; -1 where frames or joints are missing.
double worstDistance(const Clip& expected, const Clip& found) {
  if (expected.frameCount() != found.frameCount()) return -1.0;
  double worst = 0.0;
  for (int f = 0; f < expected.frameCount(); ++f) {
    const auto a = motion::worldPose(expected, f), b = motion::worldPose(found, f);
    for (int j = 0; j < expected.jointCount(); ++j) {
      const int other = found.skeleton().indexOf(expected.skeleton().joint(j).name);
      if (other < 0) return -1.0;
      worst = std::max(worst, static_cast<double>(glm::distance(a.positions[static_cast<std::size_t>(j)], b.positions[static_cast<std::size_t>(other)])));
    }
  }
  return worst;
}

double worstRest(const Clip& expected, const Clip& found) {
  const auto a = motion::restPositions(expected.skeleton()), b = motion::restPositions(found.skeleton());
  double worst = 0.0;
  for (int j = 0; j < expected.jointCount(); ++j) {
    const int other = found.skeleton().indexOf(expected.skeleton().joint(j).name);
    if (other < 0) return -1.0;
    worst = std::max(worst, static_cast<double>(glm::distance(a[static_cast<std::size_t>(j)] - a[0], b[static_cast<std::size_t>(other)] - b[0])));
  }
  return worst;
}

}  // namespace

class TstMotionFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QVERIFY(folder_.isValid()); }
  void readsWhatOtherProgramsWrite_data();
  void readsWhatOtherProgramsWrite();
  void acclaimGivesTheSameMotion();
  void skeletonOfAnAmcIsFound();
  void upAxisAndUnitOfBvhAreFound_data();
  void upAxisAndUnitOfBvhAreFound();
  void lyingFigureIsNotStoodUp();
  void optionsOverrule();
  void npyOfThreeKinds();
  void ratesOfBvhSnap();
  void namesTellWhatMayBeDropped();
  void restPoseWithoutMotion();
  void contentDecidesAndErrorsSayWhy_data();
  void contentDecidesAndErrorsSayWhy();
  void samplesComeThrough();

 private:
  std::filesystem::path put(const char* name, const std::string& bytes) {
    const std::filesystem::path file = std::filesystem::path(folder_.path().toStdString()) / name;
    if (!base::writeFileAtomically(file, bytes)) qFatal("cannot write the sample");
    return file;
  }
  QTemporaryDir folder_;
  const Clip walk_ = test_support::syntheticWalk(5, kFrames);
};

void TstMotionFile::readsWhatOtherProgramsWrite_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<int>("format");
  const auto row = [](const char* title, const char* name, const std::string& bytes, io::MotionFormat format) {
    QTest::newRow(title) << QString(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << static_cast<int>(format);
  };
  row("glTF with skin", "skin.gltf", tests::gltfText(walk_), io::MotionFormat::Gltf);
  row("GLB with skin", "skin.glb", tests::glbBytes(walk_), io::MotionFormat::Gltf);
  row("GLB without skin", "bare.glb", tests::glbBytes(walk_, {.hasSkin = false}), io::MotionFormat::Gltf);
  row("FBX in centimetres", "cm.fbx", tests::fbxText(walk_, {.unit = 100.0}), io::MotionFormat::Fbx);
  row("FBX in metres", "m.fbx", tests::fbxText(walk_, {.unit = 1.0}), io::MotionFormat::Fbx);
  row("FBX with Z up", "zup.fbx", tests::fbxText(walk_, {.upAxis = 2, .unit = 100.0}), io::MotionFormat::Fbx);
  row("Collada in metres", "m.dae", tests::colladaText(walk_), io::MotionFormat::Collada);
  row("Collada in centimetres", "cm.dae", tests::colladaText(walk_, {.unit = 100.0}), io::MotionFormat::Collada);
  row("Collada with Z up", "zup.dae", tests::colladaText(walk_, {.upAxis = 2}), io::MotionFormat::Collada);
}

void TstMotionFile::readsWhatOtherProgramsWrite() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QFETCH(int, format);
  const auto file = io::readMotionFile(put(name.toUtf8().constData(), bytes.toStdString()));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  QCOMPARE(static_cast<int>(file->format), format);
  QVERIFY(file->hasMotion);
  QCOMPARE(file->clip->fps(), walk_.fps());
  QCOMPARE(file->clip->frameCount(), kFrames);
  QCOMPARE(file->clip->jointCount(), walk_.jointCount());
  const double worst = worstDistance(walk_, *file->clip);
  QVERIFY2(worst >= 0.0 && worst < 2e-4, qPrintable(QString::number(worst)));
  const double rest = worstRest(walk_, *file->clip);
  QVERIFY2(rest >= 0.0 && rest < 2e-4, qPrintable(QString::number(rest)));
  QVERIFY(file->clip->translations(0).empty());  // bones keep their length
}

void TstMotionFile::acclaimGivesTheSameMotion() {
  put("own.asf", tests::asfText(walk_));
  const auto file = io::readMotionFile(put("own.amc", tests::amcText(walk_)), {.fps = walk_.fps()});
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  QCOMPARE(file->format, io::MotionFormat::Acclaim);
  const double worst = worstDistance(motion::trimmed(walk_, 0, kFrames), *file->clip);
  // The root is called "root" there, so compare the others.
  QCOMPARE(worst, -1.0);
  double farthest = 0.0;
  for (int f = 0; f < kFrames; ++f) {
    const auto a = motion::worldPose(walk_, f), b = motion::worldPose(*file->clip, f);
    for (int j = 1; j < walk_.jointCount(); ++j) {
      const int other = file->clip->skeleton().indexOf(walk_.skeleton().joint(j).name);
      QVERIFY(other > 0);
      farthest = std::max(farthest, static_cast<double>(glm::distance(a.positions[static_cast<std::size_t>(j)], b.positions[static_cast<std::size_t>(other)])));
    }
  }
  QVERIFY2(farthest < 1e-4, qPrintable(QString::number(farthest)));
}

void TstMotionFile::skeletonOfAnAmcIsFound() {
  QTemporaryDir place;
  const std::filesystem::path folder(place.path().toStdString());
  QVERIFY(base::writeFileAtomically(folder / "02_04.amc", tests::amcText(walk_)));
  QCOMPARE(io::readMotionFile(folder / "02_04.amc").error().code, ErrorCode::NotFound);
  QVERIFY(base::writeFileAtomically(folder / "03.asf", "broken"));
  QVERIFY(base::writeFileAtomically(folder / "02.asf", tests::asfText(walk_)));
  const auto file = io::readMotionFile(folder / "02_04.amc");
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  QCOMPARE(file->clip->fps(), 120.0);
  const auto rest = io::readMotionFile(folder / "02.asf");
  QVERIFY2(rest, rest ? "" : rest.error().message.c_str());
  QVERIFY(!rest->hasMotion);
}

void TstMotionFile::upAxisAndUnitOfBvhAreFound_data() {
  QTest::addColumn<int>("up");
  QTest::addColumn<double>("unitsPerMetre");
  QTest::addColumn<double>("facing");
  QTest::newRow("Y up, centimetres") << 1 << 100.0 << 0.0;
  QTest::newRow("Z up, metres") << 2 << 1.0 << 0.0;
  QTest::newRow("X up, inches") << 0 << 39.37 << 0.0;
  QTest::newRow("Y up, millimetres, faces +X") << 1 << 1000.0 << 90.0;
  QTest::newRow("Z up, centimetres, faces back") << 2 << 100.0 << 180.0;
}

void TstMotionFile::upAxisAndUnitOfBvhAreFound() {
  QFETCH(int, up);
  QFETCH(double, unitsPerMetre);
  QFETCH(double, facing);
  constexpr float kQuarter = 1.57079633f;
  const glm::quat turn = glm::angleAxis(glm::radians(static_cast<float>(facing)), glm::vec3(0, 1, 0));
  const glm::quat lay = up == 2 ? glm::angleAxis(kQuarter, glm::vec3(1, 0, 0)) : up == 0 ? glm::angleAxis(-kQuarter, glm::vec3(0, 0, 1)) : glm::quat(1, 0, 0, 0);
  const auto file = io::readMotionFile(put("axes.bvh", io::formatBvh(motion::rebased(walk_, lay * turn), {.unitsPerMetre = unitsPerMetre})));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  const double worst = worstDistance(walk_, *file->clip);
  QVERIFY2(worst >= 0.0 && worst < 2e-3, qPrintable(QString::number(worst)));
  const bool isPlain = up == 1 && facing == 0.0;
  QCOMPARE(file->report.assumptions.size() > 1, !isPlain);
}

void TstMotionFile::lyingFigureIsNotStoodUp() {
  // Lies still on its back, in a file whose rest pose tells nothing: its thighs point up.
  motion::ClipData data = motion::trimmed(walk_, 0, 1).data();
  auto joints = data.skeleton->joints();
  const auto over = glm::angleAxis(3.1415927F, glm::vec3(1, 0, 0));
  for (const auto& [hip, knee] :
       {std::pair(motion::humanml3d::kLeftHip, motion::humanml3d::kLeftKnee), std::pair(motion::humanml3d::kRightHip, motion::humanml3d::kRightKnee)}) {
    auto& thigh = data.rotations[static_cast<std::size_t>(hip)];
    auto& shank = data.rotations[static_cast<std::size_t>(knee)];
    joints[static_cast<std::size_t>(knee)].offset = over * joints[static_cast<std::size_t>(knee)].offset;
    thigh = thigh * glm::conjugate(over);
    shank = over * shank;
  }
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(joints));
  data.rotations[0] = glm::angleAxis(-1.5707963F, glm::vec3(1, 0, 0)) * data.rotations[0];
  float lowest = 1e9F;
  for (const auto& point : motion::worldPositions(motion::Clip(data))) lowest = std::min(lowest, point.y);
  data.rootPositions[0].y -= lowest;
  const motion::Clip lying(std::move(data));
  const auto file = io::readBvhMotion(io::formatBvh(lying, {.unitsPerMetre = 1.0}), "lying.bvh", {.metresPerUnit = 1.0});
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  for (const auto& said : file->report.assumptions) QVERIFY2(said.find("is taken to be up") == std::string::npos, said.c_str());
  const double worst = worstDistance(lying, *file->clip);
  QVERIFY2(worst >= 0.0 && worst < 1e-3, qPrintable(QString::number(worst)));
}

void TstMotionFile::optionsOverrule() {
  const auto path = put("plain.bvh", io::formatBvh(walk_));
  const auto plain = io::readMotionFile(path);
  const auto ruled = io::readMotionFile(path, {.metresPerUnit = 0.02, .upAxis = 2, .facing = 0.0, .fps = 60.0});
  QVERIFY(plain && ruled);
  QCOMPARE(ruled->clip->fps(), 60.0);
  const glm::vec3 a = motion::worldPose(*plain->clip, 3).positions[15], b = motion::worldPose(*ruled->clip, 3).positions[15];
  QVERIFY(glm::distance(2.0f * glm::vec3(a.x, a.z, -a.y), b) < 1e-3f);
  for (const io::MotionReadOptions& wrong : {io::MotionReadOptions{.metresPerUnit = -1.0}, io::MotionReadOptions{.upAxis = 7}, io::MotionReadOptions{.fps = 1e9}}) {
    const auto refused = io::readMotionFile(path, wrong);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
  }
  const auto take = io::readMotionFile(put("takes.glb", tests::glbBytes(walk_)), {.take = "Run"});
  QCOMPARE(take.error().code, ErrorCode::NotFound);
  QVERIFY(io::readMotionFile(put("takes.glb", tests::glbBytes(walk_)), {.take = "Walk"}));
}

void TstMotionFile::npyOfThreeKinds() {
  std::vector<float> joints;
  for (const auto& p : motion::worldPositions(walk_)) joints.insert(joints.end(), {p.x, p.y, p.z});
  const auto file = io::readMotionFile(put("j.npy", io::formatNpy(joints, std::vector<std::int64_t>{kFrames, 22, 3})));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  QCOMPARE(file->positions.size(), static_cast<std::size_t>(kFrames * 22));
  const auto body = io::bodyMotion(*file);
  QVERIFY(body && body->positions == motion::worldPositions(walk_));
  // A row with no turn and one metre a second ahead: the pelvis goes that way at its height.
  std::vector<float> features(2 * 263, 0.0f), kit(2 * 251, 0.0f);
  features[2] = 0.05f;
  features[3] = features[263 + 3] = 0.9f;
  const auto walked = io::readMotionFile(put("f.npy", io::formatNpy(features, std::vector<std::int64_t>{2, 263})));
  QVERIFY2(walked, walked ? "" : walked.error().message.c_str());
  QCOMPARE(walked->format, io::MotionFormat::NpyFeatures);
  QVERIFY(glm::distance(walked->positions[22], glm::vec3(0, 0.9f, 0.05f)) < 1e-6f);
  kit[3] = kit[251 + 3] = 900.0f;
  const auto small = io::readMotionFile(put("k.npy", io::formatNpy(kit, std::vector<std::int64_t>{2, 251})));
  QVERIFY2(small, small ? "" : small.error().message.c_str());
  QCOMPARE(small->clip->fps(), 12.5);
  QVERIFY(glm::distance(small->positions[0], glm::vec3(0, 0.9f, 0)) < 1e-6f);
}

void TstMotionFile::ratesOfBvhSnap() {
  std::string text = io::formatBvh(walk_);
  const auto at = text.find("Frame Time:"), end = text.find('\n', at);
  for (const auto& [written, rate] : {std::pair{"0.016667", 60.0}, std::pair{"0.0083333", 120.0}, std::pair{"0.033333", 30.0}, std::pair{"0.033367", 1.0 / 0.033367}}) {
    const auto file = io::readMotionFile(put("rate.bvh", std::string(text).replace(at, end - at, std::string("Frame Time: ") + written)));
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    QVERIFY2(std::abs(file->clip->fps() - rate) < 1e-9 * rate, qPrintable(QString::number(file->clip->fps(), 'g', 12)));
  }
}

void TstMotionFile::namesTellWhatMayBeDropped() {
  for (const char* name : {"a.bvh", "b.FBX", "dir.x/c.glb", "d.gltf", "e.dae", "f.NPY", "g.amc", "h.asf"}) QVERIFY2(io::isMotionFileName(name), name);
  for (const char* name : {"a.txt", "fbx", "b.fbx.zip", ""}) QVERIFY2(!io::isMotionFileName(name), name);
}

void TstMotionFile::restPoseWithoutMotion() {
  std::string text = tests::gltfText(walk_);
  const auto begin = text.find("\"animations\""), end = text.find("\"accessors\"");
  text.erase(begin, end - begin);
  const auto file = io::readMotionFile(put("rig.gltf", text));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  QVERIFY(!file->hasMotion);
  QCOMPARE(file->clip->frameCount(), 1);
  QVERIFY(worstRest(walk_, *file->clip) < 1e-4);
}

void TstMotionFile::contentDecidesAndErrorsSayWhy_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<int>("code");
  QTest::newRow("empty") << QByteArray() << static_cast<int>(ErrorCode::ParseFailed);
  QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") << static_cast<int>(ErrorCode::Unsupported);
  QTest::newRow("FBX of nothing") << QByteArray("Kaydara FBX Binary  \0\x1a\0", 23) << static_cast<int>(ErrorCode::ParseFailed);
  QTest::newRow("glTF of nothing") << QByteArray("glTF\2\0\0\0\xff\xff\xff\xff", 12) << static_cast<int>(ErrorCode::ParseFailed);
  QTest::newRow("Collada of nothing") << QByteArray("<?xml version=\"1.0\"?><COLLADA></COLLADA>") << static_cast<int>(ErrorCode::ParseFailed);
}

void TstMotionFile::contentDecidesAndErrorsSayWhy() {
  QFETCH(QByteArray, bytes);
  QFETCH(int, code);
  const auto file = io::readMotionFile(put("strange.dat", bytes.toStdString()));
  QVERIFY(!file);
  QVERIFY2(file.error().message.find("strange.dat") != std::string::npos, file.error().message.c_str());
  if (code != static_cast<int>(file.error().code)) qWarning("%s", file.error().message.c_str());
  QCOMPARE(static_cast<int>(file.error().code), code);
  QCOMPARE(io::readMotionFile("nowhere/at/all.bvh").error().code, ErrorCode::NotFound);
  // The name plays no part.
  const auto misnamed = io::readMotionFile(put("really_bvh.fbx", io::formatBvh(walk_)));
  QVERIFY(misnamed);
  QCOMPARE(misnamed->format, io::MotionFormat::Bvh);
}

void TstMotionFile::samplesComeThrough() {
  REQUIRE_SAMPLES();
  for (const auto& path : tests::sampleBvhFiles()) {
    const auto file = io::readMotionFile(path);
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    const auto body = io::bodyMotion(*file);
    QVERIFY2(body, body ? "" : body.error().message.c_str());
    QVERIFY(!body->mapName.empty());
  }
  const auto features = io::readMotionFile(tests::sampleFolder() / "humanml3d_012314_vecs263.npy");
  const auto joints = io::readMotionFile(tests::sampleFolder() / "humanml3d_012314_joints22.npy");
  QVERIFY(features && joints);
  double worst = 0.0;
  for (std::size_t i = 0; i < std::min(features->positions.size(), joints->positions.size()); ++i)
    worst = std::max(worst, static_cast<double>(glm::distance(features->positions[i], joints->positions[i])));
  QVERIFY2(worst < 1e-3, qPrintable(QString::number(worst)));
}

QTEST_APPLESS_MAIN(TstMotionFile)
#include "tst_motion_file.moc"
