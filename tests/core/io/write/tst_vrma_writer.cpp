#include "core/io/write/export.h"
#include "core/motion/edit/clip_edits.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/mat4x4.hpp>

#include <array>
#include <cstring>
#include <functional>

using namespace core;
namespace body = motion::humanml3d;

namespace {

/// A binary glTF read by a page of code that shares nothing with the program: nodes, one animation, places of nodes.
struct Gltf {
  QJsonObject json;
  QByteArray buffer;

  static Gltf read(const std::string& bytes) {
    std::uint32_t size = 0;
    std::memcpy(&size, bytes.data() + 12, 4);
    return {QJsonDocument::fromJson(QByteArray(bytes.data() + 20, static_cast<qsizetype>(size))).object(),
            QByteArray(bytes.data() + 28 + size, static_cast<qsizetype>(bytes.size() - 28 - size))};
  }
  std::vector<double> numbers(int index) const {
    const auto accessor = json["accessors"].toArray()[index].toObject();
    const auto view = json["bufferViews"].toArray()[accessor["bufferView"].toInt()].toObject();
    const int each = accessor["type"].toString() == "VEC4" ? 4 : accessor["type"].toString() == "VEC3" ? 3 : accessor["type"].toString() == "MAT4" ? 16 : 1;
    std::vector<double> values;
    for (int i = 0; i < each * accessor["count"].toInt(); ++i) {
      float value = 0.0f;
      std::memcpy(&value, buffer.constData() + view["byteOffset"].toInt() + 4 * i, 4);
      values.push_back(value);
    }
    return values;
  }
  QJsonObject node(int index) const { return json["nodes"].toArray()[index].toObject(); }
  int nodeOf(const QString& bone) const {
    const auto bones = json["extensions"].toObject()["VRMC_vrm_animation"].toObject()["humanoid"].toObject()["humanBones"].toObject();
    return bones.contains(bone) ? bones[bone].toObject()["node"].toInt(-1) : -1;
  }
  /// World matrices of all nodes at a frame; -1: at rest.
  std::vector<glm::dmat4> places(int frame) const {
    const auto nodes = json["nodes"].toArray();
    std::vector<glm::dvec3> moved;
    std::vector<glm::dquat> turned;
    for (const auto& value : nodes) {
      const auto t = value.toObject()["translation"].toArray(), r = value.toObject()["rotation"].toArray();
      moved.emplace_back(t[0].toDouble(), t[1].toDouble(), t[2].toDouble());
      turned.push_back(r.isEmpty() ? glm::dquat(1, 0, 0, 0) : glm::dquat(r[3].toDouble(), r[0].toDouble(), r[1].toDouble(), r[2].toDouble()));
    }
    const auto animation = json["animations"].toArray()[0].toObject();
    for (const auto& value : animation["channels"].toArray()) {
      if (frame < 0) break;
      const auto target = value.toObject()["target"].toObject();
      const auto values = numbers(animation["samplers"].toArray()[value.toObject()["sampler"].toInt()].toObject()["output"].toInt());
      const auto k = static_cast<std::size_t>(frame), n = static_cast<std::size_t>(target["node"].toInt());
      if (target["path"] == "rotation")
        turned[n] = glm::dquat(values[4 * k + 3], values[4 * k], values[4 * k + 1], values[4 * k + 2]);
      else
        moved[n] = {values[3 * k], values[3 * k + 1], values[3 * k + 2]};
    }
    std::vector<glm::dmat4> world(moved.size());
    const std::function<void(int, const glm::dmat4&)> walk = [&](int n, const glm::dmat4& above) {
      const auto k = static_cast<std::size_t>(n);
      world[k] = above * glm::translate(glm::dmat4(1.0), moved[k]) * glm::mat4_cast(turned[k]);
      for (const auto& child : nodes[n].toObject()["children"].toArray()) walk(child.toInt(), world[k]);
    };
    for (const auto& root : json["scenes"].toArray()[0].toObject()["nodes"].toArray()) walk(root.toInt(), glm::dmat4(1.0));
    return world;
  }
};

constexpr std::array<const char*, 22> kBones = {"hips",         "leftUpperLeg",  "rightUpperLeg", "spine",      "leftLowerLeg", "rightLowerLeg",
                                                "chest",        "leftFoot",      "rightFoot",     "upperChest", "leftToes",     "rightToes",
                                                "neck",         "leftShoulder",  "rightShoulder", "head",       "leftUpperArm", "rightUpperArm",
                                                "leftLowerArm", "rightLowerArm", "leftHand",      "rightHand"};

/// The walk on a skeleton whose rest pose has the arms half down, on a root that stays at the origin.
motion::Clip onOtherRig(const motion::Clip& walk) {
  std::vector<motion::Joint> joints = {{"Armature", -1, {}}};
  for (auto joint : walk.skeleton().joints()) {
    ++joint.parent;
    const bool isArm = joint.name.find("elbow") != std::string::npos || joint.name.find("wrist") != std::string::npos;
    if (isArm) joint.offset = glm::vec3(joint.offset.x * 0.6f, -std::abs(joint.offset.x) * 0.8f, 0.0f);
    if (joint.name.find("ankle") != std::string::npos) joint.offset += glm::vec3(0.03f, 0.0f, 0.05f);
    joints.push_back(joint);
  }
  motion::ClipData data;
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(joints));
  data.fps = walk.fps();
  for (int f = 0; f < walk.frameCount(); ++f) {
    data.rootPositions.emplace_back(0.0f);
    data.rotations.emplace_back(1.0f, 0.0f, 0.0f, 0.0f);
    data.translations.emplace_back(0.0f);
    data.translations.push_back(walk.rootPosition(f));
    for (int j = 0; j < walk.jointCount(); ++j) {
      data.rotations.push_back(walk.rotations(f)[static_cast<std::size_t>(j)]);
      if (j > 0) data.translations.push_back(data.skeleton->joint(j + 1).offset);
    }
  }
  return motion::Clip(std::move(data));
}

motion::Clip withoutJoint(const motion::Clip& clip, const std::string& name) {
  auto joints = clip.skeleton().joints();
  for (auto& joint : joints) {
    if (joint.name == name) joint.name = "tail";
  }
  motion::ClipData data = clip.data();
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(joints));
  return motion::Clip(std::move(data));
}

}  // namespace

class TstVrmaWriter : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyBoneIsWhereTheMotionHasIt_data();
  void everyBoneIsWhereTheMotionHasIt();
  void atRestItStandsAsAVrmTPose_data();
  void atRestItStandsAsAVrmTPose();
  void onlyTheHipsTravel();
  void namesTimesAndProvenanceAreThere();
  void theRestOfTheSkinIsTheRestOfTheNodes();
  void aShortSpineLosesItsUpperNames();
  void whatIsNoBodyIsRefusedByItsBones();
};

void TstVrmaWriter::everyBoneIsWhereTheMotionHasIt_data() {
  QTest::addColumn<bool>("isOther");
  QTest::addColumn<int>("root");
  QTest::newRow("our body") << false << static_cast<int>(io::RootMotion::Hips);
  QTest::newRow("our body on a ground bone") << false << static_cast<int>(io::RootMotion::GroundBone);
  QTest::newRow("a rig with arms half down, below a still root") << true << static_cast<int>(io::RootMotion::Hips);
}

void TstVrmaWriter::everyBoneIsWhereTheMotionHasIt() {
  QFETCH(bool, isOther);
  QFETCH(int, root);
  const auto walk = test_support::syntheticWalk(3, 40);
  const auto clip = isOther ? onOtherRig(walk) : walk;
  const io::ExportOptions options{.root = static_cast<io::RootMotion>(root)};
  const auto bytes = io::exportedFile(clip, io::ExportFormat::Vrma, options);
  QVERIFY2(bytes.ok(), bytes ? "" : bytes.error().message.c_str());
  const auto scene = io::preparedScene(clip, io::ExportFormat::Vrma, options);
  QVERIFY(scene.ok());
  const auto file = Gltf::read(*bytes);
  double worst = 0.0;
  for (int f = 0; f < clip.frameCount(); ++f) {
    const auto wanted = motion::worldPose(scene->clip, f);
    const auto got = file.places(f);
    for (std::size_t i = 0; i < kBones.size(); ++i) {
      const int joint = scene->clip.skeleton().indexOf(body::skeleton()->joint(static_cast<int>(i)).name), node = file.nodeOf(kBones[i]);
      QVERIFY2(joint >= 0 && node >= 0, kBones[i]);
      worst = std::max(worst, glm::length(glm::dvec3(got[static_cast<std::size_t>(node)][3]) - glm::dvec3(wanted.positions[static_cast<std::size_t>(joint)])));
    }
  }
  QVERIFY2(worst < 1e-5, qPrintable(QString::number(worst)));
}

void TstVrmaWriter::atRestItStandsAsAVrmTPose_data() {
  QTest::addColumn<bool>("isOther");
  QTest::newRow("our body") << false;
  QTest::newRow("a rig with arms half down") << true;
}

void TstVrmaWriter::atRestItStandsAsAVrmTPose() {
  QFETCH(bool, isOther);
  const auto walk = test_support::syntheticWalk(3, 5);
  const auto bytes = io::exportedFile(isOther ? onOtherRig(walk) : walk, io::ExportFormat::Vrma, {});
  QVERIFY2(bytes.ok(), bytes ? "" : bytes.error().message.c_str());
  const auto file = Gltf::read(*bytes);
  const auto world = file.places(-1);
  const auto bone = [&](const char* from, const char* to) {
    return glm::normalize(glm::dvec3(world[static_cast<std::size_t>(file.nodeOf(to))][3] - world[static_cast<std::size_t>(file.nodeOf(from))][3]));
  };
  for (const auto& [from, to, x, y] : {std::tuple{"leftUpperArm", "leftLowerArm", 1.0, 0.0},
                                       {"leftLowerArm", "leftHand", 1.0, 0.0},
                                       {"rightUpperArm", "rightLowerArm", -1.0, 0.0},
                                       {"rightLowerArm", "rightHand", -1.0, 0.0},
                                       {"leftUpperLeg", "leftLowerLeg", 0.0, -1.0},
                                       {"leftLowerLeg", "leftFoot", 0.0, -1.0},
                                       {"rightLowerLeg", "rightFoot", 0.0, -1.0}})
    QVERIFY2(glm::length(bone(from, to) - glm::dvec3(x, y, 0.0)) < 1e-5, from);
  // Feet look forward.
  QVERIFY(bone("leftFoot", "leftToes").z > 0.7);
  QVERIFY(world[static_cast<std::size_t>(file.nodeOf("hips"))][3].y > 0.7);
}

void TstVrmaWriter::onlyTheHipsTravel() {
  const auto bytes = io::exportedFile(onOtherRig(test_support::syntheticWalk(3, 20)), io::ExportFormat::Vrma, {});
  QVERIFY(bytes.ok());
  const auto file = Gltf::read(*bytes);
  int travelling = 0;
  for (const auto& value : file.json["animations"].toArray()[0].toObject()["channels"].toArray()) {
    const auto target = value.toObject()["target"].toObject();
    QVERIFY(target["path"] != "scale");
    if (target["path"] == "translation") {
      QCOMPARE(target["node"].toInt(), file.nodeOf("hips"));
      ++travelling;
    }
  }
  QCOMPARE(travelling, 1);
  for (const auto& root : file.json["scenes"].toArray()[0].toObject()["nodes"].toArray()) QCOMPARE(root.toInt(), file.nodeOf("hips"));
}

void TstVrmaWriter::namesTimesAndProvenanceAreThere() {
  io::ExportOptions options{.fps = 30, .takeName = "Old walk"};
  options.provenance.prompt = "a person walks";
  const auto bytes = io::exportedFile(test_support::syntheticWalk(3, 41), io::ExportFormat::Vrma, options);
  QVERIFY(bytes.ok());
  const auto file = Gltf::read(*bytes);
  QCOMPARE(file.json["extensionsUsed"].toArray(), QJsonArray{"VRMC_vrm_animation"});
  const auto extension = file.json["extensions"].toObject()["VRMC_vrm_animation"].toObject();
  QCOMPARE(extension["specVersion"].toString(), QString("1.0"));
  QCOMPARE(extension["humanoid"].toObject()["humanBones"].toObject().size(), 22);
  QSet<int> nodes;
  for (const auto& bone : extension["humanoid"].toObject()["humanBones"].toObject()) nodes.insert(bone.toObject()["node"].toInt());
  QCOMPARE(nodes.size(), 22);
  const auto animation = file.json["animations"].toArray()[0].toObject();
  QCOMPARE(animation["name"].toString(), QString("Old walk"));
  const auto times = file.numbers(animation["samplers"].toArray()[0].toObject()["input"].toInt());
  QVERIFY(std::abs(times[30] - 1.0) < 1e-6);
  QCOMPARE(file.json["asset"].toObject()["extras"].toObject()["prompt"].toString(), QString("a person walks"));
}

void TstVrmaWriter::theRestOfTheSkinIsTheRestOfTheNodes() {
  const auto bytes = io::exportedFile(onOtherRig(test_support::syntheticWalk(3, 5)), io::ExportFormat::Vrma, {});
  QVERIFY(bytes.ok());
  const auto file = Gltf::read(*bytes);
  const auto skin = file.json["skins"].toArray()[0].toObject();
  const auto inverse = file.numbers(skin["inverseBindMatrices"].toInt());
  const auto world = file.places(-1);
  const auto joints = skin["joints"].toArray();
  for (qsizetype j = 0; j < joints.size(); ++j) {
    glm::dmat4 bind(1.0);
    for (int i = 0; i < 16; ++i) bind[i / 4][i % 4] = inverse[static_cast<std::size_t>(16 * j + i)];
    const auto one = world[static_cast<std::size_t>(joints[j].toInt())] * bind;
    for (int i = 0; i < 16; ++i) QVERIFY(std::abs(one[i / 4][i % 4] - (i / 4 == i % 4 ? 1.0 : 0.0)) < 1e-5);
  }
}

void TstVrmaWriter::aShortSpineLosesItsUpperNames() {
  // Only the middle one of three spine joints has a name that is known.
  const auto clip = withoutJoint(withoutJoint(test_support::syntheticWalk(3, 5), "spine1"), "spine3");
  const auto bytes = io::exportedFile(clip, io::ExportFormat::Vrma, {});
  if (!bytes.ok()) {  // then it is one sentence that says so
    QVERIFY2(bytes.error().message.find("VRM") != std::string::npos, bytes.error().message.c_str());
    return;
  }
  const auto file = Gltf::read(*bytes);
  QVERIFY(file.nodeOf("spine") >= 0);
  // Never an upper chest without a chest.
  if (file.nodeOf("upperChest") >= 0) QVERIFY(file.nodeOf("chest") >= 0);
}

void TstVrmaWriter::whatIsNoBodyIsRefusedByItsBones() {
  motion::ClipData pole;
  pole.skeleton = std::make_shared<const motion::Skeleton>(std::vector<motion::Joint>{{"base", -1, {}}, {"tip", 0, {0, 1, 0}}});
  pole.rootPositions = {{}, {}};
  pole.rotations.assign(4, glm::quat(1, 0, 0, 0));
  const auto refused = io::exportedFile(motion::Clip(std::move(pole)), io::ExportFormat::Vrma, {});
  QVERIFY(!refused.ok());
  QCOMPARE(refused.error().code, ErrorCode::Unsupported);
  QVERIFY2(refused.error().message.starts_with("a VRM animation needs"), refused.error().message.c_str());
}

QTEST_APPLESS_MAIN(TstVrmaWriter)
#include "tst_vrma_writer.moc"
