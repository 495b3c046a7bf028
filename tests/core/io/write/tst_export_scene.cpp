#include "core/base/file.h"
#include "core/io/motion_file.h"
#include "core/io/write/export.h"
#include "core/io/write/fbx_document.h"
#include "core/motion/edit/clip_edits.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <fmt/format.h>
#include <QTemporaryDir>
#include <QTest>
#include <glm/geometric.hpp>

#include <cstring>
#include <set>

using namespace core;
using io::ExportFormat;
using io::ExportOptions;
namespace body = motion::humanml3d;

namespace {

const motion::Clip& walk() {
  static const auto clip = test_support::syntheticWalk(5, 60);
  return clip;
}

io::ExportScene prepared(const ExportOptions& options, ExportFormat format = ExportFormat::Fbx) {
  auto scene = io::preparedScene(walk(), format, options);
  if (!scene) throw std::runtime_error(scene.error().message);
  return *scene;
}

/// Largest distance of joints of the clip, taken by their order behind `first`, in frames behind `skip`.
double worst(const motion::Clip& a, const motion::Clip& b, int first = 0, int skip = 0) {
  double largest = 0.0;
  for (int f = 0; f < a.frameCount(); ++f) {
    const auto p = motion::worldPose(a, f).positions, q = motion::worldPose(b, f + skip).positions;
    for (std::size_t j = 0; j < p.size(); ++j) largest = std::max(largest, static_cast<double>(glm::length(p[j] - q[j + static_cast<std::size_t>(first)])));
  }
  return largest;
}

std::uint32_t number(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, 4);
  return value;
}

}  // namespace

class TstExportScene : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void asItIsNothingMoves();
  void everyPresetNamesEveryJointOnce_data();
  void everyPresetNamesEveryJointOnce();
  void theGroundBoneCarriesTheWay();
  void inPlaceStaysAboveTheOrigin();
  void hipsBelowAStillJointCarryTheWayToo();
  void theRestPoseStandsOnTheGround();
  void aTPoseComesFirst();
  void rangesAreCutBeforeTheRate();
  void everyRateKeepsTheTime_data();
  void everyRateKeepsTheTime();
  void skeletonsOfOthersGetNamesToo();
  void wrongWishesAreRefused();
  void wordsMeanWhatTheySay();
  void theFigureIsClosedAndOnItsBones();
  void fbxFilesAreFramedAsReadersExpect();
  void theSameMotionGivesTheSameBytes_data();
  void theSameMotionGivesTheSameBytes();
  void ourReaderGetsTheSameBack_data();
  void ourReaderGetsTheSameBack();
  void oneFrameIsEnough();
  void oddNamesSurvive();
};

void TstExportScene::asItIsNothingMoves() {
  const auto scene = prepared({});
  QCOMPARE(scene.clip.frameCount(), 60);
  QVERIFY(worst(walk(), scene.clip) < 1e-6);
  QVERIFY(scene.figure.has_value());
  QCOMPARE(scene.takeName, walk().name());
  QVERIFY(!prepared({.hasFigure = false}).figure);
  QVERIFY(!prepared({}, ExportFormat::Bvh).figure);
}

void TstExportScene::everyPresetNamesEveryJointOnce_data() {
  QTest::addColumn<QString>("word");
  QTest::addColumn<QString>("hips");
  QTest::addColumn<QString>("leftElbow");
  QTest::newRow("keep") << "keep"
                        << "pelvis"
                        << "left_elbow";
  QTest::newRow("humanml3d") << "humanml3d"
                             << "pelvis"
                             << "left_elbow";
  QTest::newRow("mixamo") << "mixamo"
                          << "mixamorig:Hips"
                          << "mixamorig:LeftForeArm";
  QTest::newRow("unreal") << "unreal"
                          << "pelvis"
                          << "lowerarm_l";
  QTest::newRow("humanik") << "humanik"
                           << "Hips"
                           << "LeftForeArm";
  QTest::newRow("vrm") << "vrm"
                       << "hips"
                       << "leftLowerArm";
}

void TstExportScene::everyPresetNamesEveryJointOnce() {
  QFETCH(QString, word);
  QFETCH(QString, hips);
  QFETCH(QString, leftElbow);
  const auto names = io::jointNamesFrom(word.toStdString());
  QVERIFY(names.ok());
  QCOMPARE(io::wordFor(*names), std::string_view(word.toStdString()));
  const auto scene = prepared({.names = *names});
  std::set<std::string> all;
  for (const auto& joint : scene.clip.skeleton().joints()) all.insert(joint.name);
  QCOMPARE(all.size(), std::size_t(22));
  QCOMPARE(scene.clip.skeleton().joint(body::kPelvis).name, hips.toStdString());
  QCOMPARE(scene.clip.skeleton().joint(body::kLeftElbow).name, leftElbow.toStdString());
}

void TstExportScene::theGroundBoneCarriesTheWay() {
  const auto turned = motion::turned(walk(), 1.0f);
  const auto scene = io::preparedScene(turned, ExportFormat::Fbx, {.names = io::JointNames::Unreal, .root = io::RootMotion::GroundBone});
  QVERIFY(scene.ok());
  const auto& clip = scene->clip;
  QCOMPARE(clip.jointCount(), 23);
  QCOMPARE(clip.skeleton().joint(0).name, std::string("root"));
  QCOMPARE(clip.skeleton().joint(1).parent, 0);
  QVERIFY(worst(turned, clip, 1) < 1e-5);
  for (int f = 0; f < clip.frameCount(); ++f) {
    QCOMPARE(clip.rootPosition(f).y, 0.0f);
    const glm::quat turn = clip.rotations(f)[0];
    QVERIFY(std::abs(turn.x) < 1e-6f && std::abs(turn.z) < 1e-6f);
    // The hips' own turn is what is left: no heading.
    QVERIFY(std::abs(clip.rotations(f)[1].y) < 1e-4f);
  }
  for (const auto& vertex : scene->figure->joints) QVERIFY(vertex.joints[0] > 0);
}

void TstExportScene::inPlaceStaysAboveTheOrigin() {
  const auto scene = prepared({.root = io::RootMotion::InPlace});
  for (int f = 0; f < scene.clip.frameCount(); ++f) {
    QCOMPARE(scene.clip.rootPosition(f).x, 0.0f);
    QCOMPARE(scene.clip.rootPosition(f).z, 0.0f);
    QCOMPARE(scene.clip.rootPosition(f).y, walk().rootPosition(f).y);
  }
}

// As Bandai-Namco's recordings are: the first joint never leaves the origin.
void TstExportScene::hipsBelowAStillJointCarryTheWayToo() {
  std::vector<motion::Joint> joints = {{"joint_Root", -1, {}}};
  for (auto joint : walk().skeleton().joints()) ++joint.parent, joints.push_back(std::move(joint));
  motion::ClipData data{std::make_shared<const motion::Skeleton>(std::move(joints)), walk().fps(), std::vector<glm::vec3>(60, glm::vec3(0)), {}, {}, "still"};
  for (int f = 0; f < 60; ++f) {
    data.rotations.emplace_back(1, 0, 0, 0);
    data.rotations.insert(data.rotations.end(), walk().rotations(f).begin(), walk().rotations(f).end());
    data.translations.emplace_back(0.0f);
    data.translations.push_back(walk().rootPosition(f));
    for (int j = 1; j < walk().jointCount(); ++j) data.translations.push_back(walk().skeleton().joint(j).offset);
  }
  const motion::Clip still(std::move(data));
  const auto ground = io::preparedScene(still, ExportFormat::Fbx, {.root = io::RootMotion::GroundBone});
  const auto place = io::preparedScene(still, ExportFormat::Fbx, {.root = io::RootMotion::InPlace});
  QVERIFY(ground && place);
  QCOMPARE(ground->clip.jointCount(), 23);
  QVERIFY(worst(walk(), ground->clip, 1) < 1e-5);
  for (int f = 0; f < 60; ++f) {
    const glm::vec3 way = walk().rootPosition(f), under = ground->clip.rootPosition(f);
    QVERIFY(std::abs(under.x - way.x) < 1e-5f && under.y == 0.0f && std::abs(under.z - way.z) < 1e-5f);
    const auto p = motion::worldPose(walk(), f).positions, q = motion::worldPose(place->clip, f).positions;
    QVERIFY(glm::length(q[0]) < 1e-6f);
    for (std::size_t j = 0; j < p.size(); ++j) QVERIFY(glm::length(p[j] - glm::vec3(way.x, 0, way.z) - q[j + 1]) < 1e-5f);
  }
}

void TstExportScene::theRestPoseStandsOnTheGround() {
  float lowest = 1e9f, highest = -1e9f;
  for (const auto& point : motion::restPositions(prepared({}).clip.skeleton())) lowest = std::min(lowest, point.y), highest = std::max(highest, point.y);
  QVERIFY(std::abs(lowest) < 1e-5f);
  QVERIFY(highest > 1.4f && highest < 1.8f);
}

void TstExportScene::aTPoseComesFirst() {
  for (const auto root : {io::RootMotion::Hips, io::RootMotion::GroundBone}) {
    const auto scene = prepared({.leadsWithTPose = true, .root = root});
    QCOMPARE(scene.clip.frameCount(), 61);
    for (const auto& turn : scene.clip.rotations(0)) QVERIFY(std::abs(turn.w) > 0.999999f);
    const auto first = motion::worldPose(scene.clip, 0).positions;
    float lowest = 1e9f;
    for (const auto& point : first) lowest = std::min(lowest, point.y);
    QVERIFY(std::abs(lowest) < 1e-3f);
    QVERIFY(worst(walk(), scene.clip, root == io::RootMotion::GroundBone ? 1 : 0, 1) < 1e-5);
  }
}

void TstExportScene::rangesAreCutBeforeTheRate() {
  QCOMPARE(prepared({.fromSecond = 0.5, .toSecond = 2.0}).clip.frameCount(), 31);  // the frame at 2 s too
  QCOMPARE(prepared({.fromSecond = 1.0}).clip.frameCount(), 40);
  QCOMPARE(prepared({.fromSecond = 1.0, .toSecond = 99.0}).clip.frameCount(), 40);
  QCOMPARE(prepared({.fromSecond = 1.0, .toSecond = 1.001}).clip.frameCount(), 1);
  const auto dense = prepared({.fps = 60.0, .fromSecond = 0.5, .toSecond = 2.0}).clip;
  QCOMPARE(dense.frameCount(), 30 * 3 + 1);
  QVERIFY(glm::length(dense.rootPosition(0) - walk().rootPosition(10)) < 1e-5f);
}

void TstExportScene::everyRateKeepsTheTime_data() {
  QTest::addColumn<double>("fps");
  for (const double fps : io::kExportRates) QTest::addRow("%g fps", fps) << fps;
}

void TstExportScene::everyRateKeepsTheTime() {
  QFETCH(double, fps);
  const auto clip = prepared({.fps = fps}).clip;
  QCOMPARE(clip.fps(), fps);
  QVERIFY(std::abs((clip.frameCount() - 1) / fps - 59.0 / 20.0) <= 1.0 / fps);
  const auto plain = motion::resampled(walk(), fps);
  QVERIFY2(worst(plain, clip) < 0.03, fmt::format("{} m", worst(plain, clip)).c_str());
}

void TstExportScene::skeletonsOfOthersGetNamesToo() {
  const auto mixamo = prepared({.names = io::JointNames::Mixamo}).clip;
  const auto again = io::preparedScene(mixamo, ExportFormat::Glb, {.names = io::JointNames::Vrm});
  QVERIFY2(again.ok(), again ? "" : again.error().message.c_str());
  QCOMPARE(again->clip.skeleton().joint(body::kRightKnee).name, std::string("rightLowerLeg"));
  // A ground bone that is there already is not doubled.
  const auto ground = prepared({.names = io::JointNames::HumanIk, .root = io::RootMotion::GroundBone}).clip;
  const auto twice = io::preparedScene(ground, ExportFormat::Fbx, {.root = io::RootMotion::GroundBone});
  QVERIFY(twice.ok());
  QCOMPARE(twice->clip.jointCount(), 23);
}

void TstExportScene::wrongWishesAreRefused() {
  const auto code = [](const ExportOptions& options) {
    const auto scene = io::exportedFile(walk(), ExportFormat::Fbx, options);
    return scene ? ErrorCode::Internal : scene.error().code;
  };
  QCOMPARE(code({.fps = 0.5}), ErrorCode::InvalidArgument);
  QCOMPARE(code({.fps = 1e9}), ErrorCode::InvalidArgument);
  QCOMPARE(code({.fps = std::nan("")}), ErrorCode::InvalidArgument);
  QCOMPARE(code({.fromSecond = 9.0}), ErrorCode::InvalidArgument);
  QCOMPARE(code({.fromSecond = 2.0, .toSecond = 1.0}), ErrorCode::InvalidArgument);
  QCOMPARE(code({.fromSecond = std::nan("")}), ErrorCode::InvalidArgument);
  QCOMPARE(code({.unitsPerMetre = -1.0}), ErrorCode::InvalidArgument);
  const motion::Clip pole(motion::ClipData{std::make_shared<const motion::Skeleton>(std::vector<motion::Joint>{{"pole", -1, {}}, {"tip", 0, {0, 1, 0}}}),
                                           20.0,
                                           std::vector<glm::vec3>(3),
                                           std::vector<glm::quat>(6, glm::quat(1, 0, 0, 0)),
                                           {},
                                           "pole"});
  QVERIFY(io::exportedFile(pole, ExportFormat::Glb, {}).ok());
  const auto named = io::exportedFile(pole, ExportFormat::Glb, {.names = io::JointNames::Vrm});
  QVERIFY(!named.ok());
  QCOMPARE(named.error().code, ErrorCode::Unsupported);
}

void TstExportScene::wordsMeanWhatTheySay() {
  QVERIFY(!io::jointNamesFrom("Klingon").ok());
  QVERIFY(!io::rootMotionFrom("").ok());
  for (const char* name : {"a.fbx", "a.FBX", "b/c.glb", "d.e.bvh"}) QVERIFY2(io::exportFormatOf(name).ok(), name);
  for (const char* name : {"fbx", "a.gltf", "a.fbx.zip", ""}) QVERIFY2(!io::exportFormatOf(name).ok(), name);
}

void TstExportScene::theFigureIsClosedAndOnItsBones() {
  const auto mesh = io::figureMesh(*body::tPoseSkeleton());
  QVERIFY(mesh.positions.size() > 500 && mesh.positions.size() < 5000);
  QCOMPARE(mesh.normals.size(), mesh.positions.size());
  QCOMPARE(mesh.joints.size(), mesh.positions.size());
  std::set<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const auto corner = [&](std::size_t i) { return mesh.triangles[t + i % 3]; };
    for (std::size_t i = 0; i < 3; ++i) QVERIFY(edges.emplace(corner(i), corner(i + 1)).second);
    const glm::vec3 a = mesh.positions[corner(0)], b = mesh.positions[corner(1)], c = mesh.positions[corner(2)];
    QVERIFY(glm::dot(glm::cross(b - a, c - a), mesh.normals[corner(0)] + mesh.normals[corner(1)] + mesh.normals[corner(2)]) > 0.0f);
  }
  // Closed: every edge is walked once in each direction.
  for (const auto& [from, to] : edges) QVERIFY(edges.count({to, from}) == 1);
  std::set<int> joints;
  for (const auto& vertex : mesh.joints) joints.insert(vertex.joints[0]);
  QCOMPARE(joints.size(), std::size_t(22));
  for (const auto& normal : mesh.normals) QVERIFY(std::abs(glm::length(normal) - 1.0f) < 1e-4f);
}

void TstExportScene::fbxFilesAreFramedAsReadersExpect() {
  const auto bytes = io::exportedFile(walk(), ExportFormat::Fbx, {});
  QVERIFY(bytes.ok());
  QCOMPARE(bytes->substr(0, 20), std::string("Kaydara FBX Binary  "));
  QCOMPARE(number(*bytes, 23), 7400u);
  // Records follow each other without a gap up to the empty one, and what is left is the footer.
  std::size_t at = 27;
  std::vector<std::string> names;
  while (const std::size_t end = number(*bytes, at)) {
    QVERIFY(end > at && end < bytes->size());
    names.push_back(bytes->substr(at + 13, static_cast<unsigned char>((*bytes)[at + 12])));
    at = end;
  }
  QCOMPARE(names.size(), std::size_t(11));
  QCOMPARE(names.front(), std::string("FBXHeaderExtension"));
  QCOMPARE(names.back(), std::string("Takes"));
  QVERIFY(bytes->size() - at > 160 && bytes->size() - at < 200);
  // An empty record has a closing record too; values of every kind are written.
  io::FbxNode node{"All"};
  node.properties = {true,
                     std::int32_t{1},
                     std::int64_t{2},
                     3.0,
                     std::string("four"),
                     io::FbxBytes{"five"},
                     std::vector<std::int32_t>{6},
                     std::vector<std::int64_t>(100, 7),
                     std::vector<float>{8},
                     std::vector<double>{}};
  const auto file = io::fbxFile({node, {"Empty"}});
  QCOMPARE(number(file, 27 + 4), 10u);
  const std::size_t second = number(file, 27);
  QCOMPARE(number(file, second), static_cast<std::uint32_t>(second + 13 + 5 + 13));
}

void TstExportScene::theSameMotionGivesTheSameBytes_data() {
  QTest::addColumn<int>("format");
  for (const auto format : {ExportFormat::Bvh, ExportFormat::Fbx, ExportFormat::Glb})
    QTest::addRow("%s", std::string(io::wordFor(format)).c_str()) << static_cast<int>(format);
}

void TstExportScene::theSameMotionGivesTheSameBytes() {
  QFETCH(int, format);
  const auto chosen = static_cast<ExportFormat>(format);
  const auto first = io::exportedFile(walk(), chosen, {.fps = 30}), second = io::exportedFile(test_support::syntheticWalk(5, 60), chosen, {.fps = 30});
  QVERIFY(first.ok() && second.ok());
  QVERIFY(*first == *second);
}

void TstExportScene::ourReaderGetsTheSameBack_data() { theSameMotionGivesTheSameBytes_data(); }
void TstExportScene::ourReaderGetsTheSameBack() {
  QFETCH(int, format);
  QTemporaryDir folder;
  const auto chosen = static_cast<ExportFormat>(format);
  const auto file = std::filesystem::path(folder.path().toStdString()) / fmt::format("walk.{}", io::wordFor(chosen));
  for (const double units : {100.0, 1.0}) {
    const auto written = io::exportClip(file, walk(), {.fps = 25, .unitsPerMetre = units});
    QVERIFY2(written.ok(), written ? "" : written.error().message.c_str());
    const auto read = io::readMotionFile(file);
    QVERIFY2(read.ok(), read ? "" : read.error().message.c_str());
    const auto wanted = prepared({.fps = 25}).clip;
    QCOMPARE(read->clip->frameCount(), wanted.frameCount());
    QVERIFY(std::abs(read->clip->fps() - 25.0) < 1e-5);
    double largest = 0.0;
    for (int f = 0; f < wanted.frameCount(); ++f) {
      const auto p = motion::worldPose(wanted, f).positions, q = motion::worldPose(*read->clip, f).positions;
      for (int j = 0; j < wanted.jointCount(); ++j) {
        const int other = read->clip->skeleton().indexOf(wanted.skeleton().joint(j).name);
        QVERIFY(other >= 0);
        largest = std::max(largest, static_cast<double>(glm::length(p[static_cast<std::size_t>(j)] - q[static_cast<std::size_t>(other)])));
      }
    }
    QVERIFY2(largest < 5e-4, fmt::format("{} m", largest).c_str());
  }
}

void TstExportScene::oneFrameIsEnough() {
  for (const auto format : {ExportFormat::Bvh, ExportFormat::Fbx, ExportFormat::Glb}) {
    QVERIFY(io::exportedFile(motion::trimmed(walk(), 3, 1), format, {}).ok());
    QVERIFY(io::exportedFile(motion::trimmed(walk(), 3, 1), format, {.fps = 60}).ok());
  }
}

void TstExportScene::oddNamesSurvive() {
  auto data = walk().data();
  data.name = std::string("n\xffot utf-8 \"quoted\" \xc3\xa4\n", 22);
  const motion::Clip clip(std::move(data));
  for (const auto format : {ExportFormat::Bvh, ExportFormat::Fbx, ExportFormat::Glb}) {
    QVERIFY(io::exportedFile(clip, format, {}).ok());
    QVERIFY(io::exportedFile(clip, format, {.takeName = std::string(5000, 'x')}).ok());
  }
}

QTEST_APPLESS_MAIN(TstExportScene)
#include "tst_export_scene.moc"
