#include "core/io/joint_map_file.h"
#include "core/io/motion_file.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/character.h"
#include "core/motion/rig/shape_map.h"
#include "core/motion/rig/skeleton_map.h"
#include "tests/core/io/samples.h"
#include "tests/support/synthetic_motion.h"

#include <QTemporaryDir>
#include <QTest>

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

using namespace core;
using namespace core::motion;
using namespace core::motion::humanml3d;

namespace {

constexpr auto kJoints = static_cast<std::size_t>(kJointCount);

struct Build {
  float size = 1.0f, legs = 1.0f, arms = 1.0f;
  float armDrop = 0.0f;  // radians below the T pose at rest
  bool hasRootBone = false;
  bool hasHelpers = false;  // a twist bone in each thigh, three fingers on each hand
  bool hidesNames = false;
};

/// The T-pose body standing on y = 0, with other proportions.
Skeleton character(const Build& build) {
  const auto body = tPoseSkeleton();
  const auto rest = restPositions(*body);
  float lowest = 1e9f;
  std::vector<Joint> joints;
  if (build.hasRootBone) joints.push_back({"ground", -1, {}});
  const int shift = static_cast<int>(joints.size());
  const auto isArm = [](int j) { return j == kLeftElbow || j == kRightElbow || j == kLeftWrist || j == kRightWrist; };
  const auto isLeg = [](int j) { return j == kLeftKnee || j == kRightKnee || j == kLeftAnkle || j == kRightAnkle; };
  for (int j = 0; j < kJointCount; ++j) {
    Joint joint = body->joint(j);
    joint.offset *= build.size * (isArm(j) ? build.arms : isLeg(j) ? build.legs : 1.0f);
    if (isArm(j)) joint.offset = glm::angleAxis(joint.offset.x > 0.0f ? -build.armDrop : build.armDrop, glm::vec3(0, 0, 1)) * joint.offset;
    joint.parent = joint.parent < 0 ? shift - 1 : joint.parent + shift;
    joints.push_back(joint);
  }
  if (build.hasHelpers) {
    for (const int hip : {kLeftHip, kRightHip}) joints.push_back({"twist" + std::to_string(hip), hip + shift, glm::vec3(0, -0.1f, 0)});
    for (const int wrist : {kLeftWrist, kRightWrist})
      for (int finger = 0; finger < 3; ++finger)
        joints.push_back({"finger" + std::to_string(wrist) + std::to_string(finger), wrist + shift,
                          glm::vec3(wrist == kLeftWrist ? 0.08f : -0.08f, 0, 0.02f * static_cast<float>(finger - 1))});
  }
  if (build.hidesNames)
    for (std::size_t j = 0; j < joints.size(); ++j) joints[j].name = "bone" + std::to_string(j);
  for (const auto& p : restPositions(Skeleton(joints))) lowest = std::min(lowest, p.y);
  joints[static_cast<std::size_t>(shift)].offset.y -= lowest - 0.02f;
  return Skeleton(std::move(joints));
}

JointMap mapOf(const Skeleton& skeleton, int shift = 0) {
  JointMap map;
  map.name = "by hand";
  for (std::size_t j = 0; j < kJoints; ++j) map.joints[j] = skeleton.joint(static_cast<int>(j) + shift).name;
  return map;
}

std::vector<glm::vec3> walk() { return worldPositions(test_support::syntheticWalk(2, 60)); }

glm::vec3 direction(const std::vector<glm::vec3>& p, int from, int to) { return glm::normalize(p[static_cast<std::size_t>(to)] - p[static_cast<std::size_t>(from)]); }

}  // namespace

class TstCharacter : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theSameBodyMovesTheSame();
  void otherProportionsKeepHandsAndFeet_data();
  void otherProportionsKeepHandsAndFeet();
  void standingFeetStandOnTheCharacterToo();
  void rootBonesStayOnTheGround();
  void charactersThatCannotBeAreRefused();
  void shapeTellsWhatNamesDoNot_data();
  void shapeTellsWhatNamesDoNot();
  void shapeAgreesWithTheMapsOfRealSkeletons();
  void mapsAreKeptAsJson();
  void badMapsSayWhy_data();
  void badMapsSayWhy();
};

void TstCharacter::theSameBodyMovesTheSame() {
  const auto motion = walk();
  const Skeleton own = character({});
  CharacterReport report;
  const auto clip = onCharacter(motion, own, mapOf(own), {}, &report);
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QVERIFY(std::abs(report.scale - 1.0) < 1e-4);
  const auto found = worldPositions(*clip);
  double worst = 0.0;
  for (std::size_t i = 0; i < found.size(); ++i) worst = std::max(worst, static_cast<double>(glm::distance(found[i], motion[i])));
  QVERIFY2(worst < 0.03, qPrintable(QString::number(worst)));
  QVERIFY2(report.feet.maxCm < 0.5 && report.hands.maxCm < 0.5, qPrintable(QString("%1 %2").arg(report.feet.maxCm).arg(report.hands.maxCm)));
}

void TstCharacter::otherProportionsKeepHandsAndFeet_data() {
  QTest::addColumn<float>("size");
  QTest::addColumn<float>("legs");
  QTest::addColumn<float>("arms");
  QTest::addColumn<float>("armDrop");
  QTest::newRow("a giant") << 1.6f << 1.0f << 1.0f << 0.0f;
  QTest::newRow("short legs, long arms") << 1.0f << 0.7f << 1.3f << 0.0f;
  QTest::newRow("A pose") << 0.9f << 1.0f << 1.0f << 0.8f;
}

void TstCharacter::otherProportionsKeepHandsAndFeet() {
  QFETCH(float, size);
  QFETCH(float, legs);
  QFETCH(float, arms);
  QFETCH(float, armDrop);
  const auto motion = walk();
  const Skeleton own = character({.size = size, .legs = legs, .arms = arms, .armDrop = armDrop, .hasHelpers = true});
  CharacterReport report;
  const auto clip = onCharacter(motion, own, mapOf(own), {}, &report);
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QVERIFY2(std::abs(report.scale - static_cast<double>(size * legs)) < 0.01, qPrintable(QString::number(report.scale)));
  QVERIFY2(report.feet.p95Cm < 1.5 && report.hands.p95Cm < 1.0, qPrintable(QString("feet %1, hands %2").arg(report.feet.p95Cm).arg(report.hands.p95Cm)));
  QVERIFY(report.feet.meanCm <= report.feetWithout.meanCm + 1e-6);
  QVERIFY(clip->translations(0).empty());
  // Arms point where the motion's arms point, whatever the rest pose.
  for (int f = 0; f < clip->frameCount(); f += 7) {
    const auto p = worldPose(*clip, f).positions;
    const std::vector<glm::vec3> source(motion.begin() + f * kJointCount, motion.begin() + (f + 1) * kJointCount);
    for (const auto& [from, to] : {std::pair{kLeftShoulder, kLeftElbow}, std::pair{kRightElbow, kRightWrist}, std::pair{kLeftHip, kLeftKnee}})
      QVERIFY2(glm::dot(direction(p, from, to), direction(source, from, to)) > 0.95f, qPrintable(QString("%1 to %2, frame %3").arg(from).arg(to).arg(f)));
  }
}

void TstCharacter::standingFeetStandOnTheCharacterToo() {
  const auto motion = walk();
  const Skeleton own = character({.size = 1.3f, .legs = 0.8f});
  const auto clip = onCharacter(motion, own, mapOf(own));
  QVERIFY(clip);
  const auto found = worldPositions(*clip);
  const float scale = 1.3f * 0.8f;
  int standing = 0;
  for (std::size_t f = 1; f * kJoints < motion.size(); ++f)
    for (const int toe : {kLeftFoot, kRightFoot}) {
      const auto now = f * kJoints + static_cast<std::size_t>(toe), before = now - kJoints;
      if (glm::distance(motion[now], motion[before]) > 0.001f) continue;
      ++standing;
      QVERIFY2(glm::distance(found[now], found[before]) < 0.012f * scale,
               qPrintable(QString("frame %1: %2").arg(f).arg(static_cast<double>(glm::distance(found[now], found[before])))));
    }
  QVERIFY(standing > 20);
}

void TstCharacter::rootBonesStayOnTheGround() {
  const Skeleton own = character({.hasRootBone = true});
  const auto clip = onCharacter(walk(), own, mapOf(own, 1));
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QVERIFY(!clip->translations(0).empty());
  for (int f = 0; f < clip->frameCount(); ++f) {
    const auto p = worldPose(*clip, f).positions;
    QVERIFY(std::abs(p[0].y) < 1e-4f);
    QVERIFY(std::hypot(p[0].x - p[1].x, p[0].z - p[1].z) < 0.05f);
  }
}

void TstCharacter::charactersThatCannotBeAreRefused() {
  const Skeleton own = character({});
  JointMap armless = mapOf(own);
  armless.joints[kLeftElbow].clear();
  QCOMPARE(onCharacter(walk(), own, armless).error().code, ErrorCode::Unsupported);
  JointMap wrong = mapOf(own);
  wrong.joints[kHead] = "tail";
  QCOMPARE(onCharacter(walk(), own, wrong).error().code, ErrorCode::Unsupported);
  JointMap crossed = mapOf(own);
  for (const auto& [a, b] : {std::pair{kLeftHip, kRightHip}, std::pair{kLeftKnee, kRightKnee}, std::pair{kLeftAnkle, kRightAnkle}})
    std::swap(crossed.joints[a], crossed.joints[b]);
  QCOMPARE(onCharacter(walk(), own, crossed).error().code, ErrorCode::InvalidArgument);
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, (void)onCharacter(std::vector<glm::vec3>(5), own, mapOf(own)));
}

void TstCharacter::shapeTellsWhatNamesDoNot_data() {
  QTest::addColumn<bool>("root");
  QTest::addColumn<bool>("helpers");
  QTest::addColumn<float>("drop");
  QTest::newRow("plain") << false << false << 0.0f;
  QTest::newRow("with a root bone") << true << false << 0.0f;
  QTest::newRow("with helpers and fingers") << false << true << 0.0f;
  QTest::newRow("A pose") << true << true << 0.7f;
}

void TstCharacter::shapeTellsWhatNamesDoNot() {
  QFETCH(bool, root);
  QFETCH(bool, helpers);
  QFETCH(float, drop);
  const Skeleton own = character({.armDrop = drop, .hasRootBone = root, .hasHelpers = helpers, .hidesNames = true});
  QVERIFY(!motion::findSkeletonMap(own));
  const auto map = motion::mapByNameOrShape(own);
  QVERIFY2(map, map ? "" : map.error().message.c_str());
  for (const int joint : {kPelvis, kLeftHip, kRightHip, kLeftKnee, kRightKnee, kLeftAnkle, kRightAnkle, kLeftFoot, kRightFoot, kNeck, kLeftShoulder, kRightShoulder,
                          kLeftElbow, kRightElbow, kLeftWrist, kRightWrist})
    QCOMPARE(map->joints[static_cast<std::size_t>(joint)], own.joint(joint + (root ? 1 : 0)).name);
  QVERIFY(onCharacter(walk(), own, *map));
}

void TstCharacter::shapeAgreesWithTheMapsOfRealSkeletons() {
  REQUIRE_SAMPLES();
  int right = 0, wrong = 0;
  for (const auto& path : tests::sampleBvhFiles()) {
    const auto file = io::readMotionFile(path);
    QVERIFY(file);
    const auto named = motion::findSkeletonMap(file->clip->skeleton());
    const auto shaped = motion::mapByShape(file->clip->skeleton());
    if (!shaped) qInfo("%s: %s", path.filename().c_str(), shaped.error().message.c_str());
    if (!named || !shaped) continue;  // rest poses that are none
    for (const int joint : {kLeftHip, kRightHip, kLeftKnee, kRightKnee, kLeftAnkle, kRightAnkle, kLeftShoulder, kRightShoulder, kLeftElbow, kRightElbow}) {
      const auto k = static_cast<std::size_t>(joint);
      (named->joints[k] == shaped->joints[k] ? right : wrong) += 1;
      if (named->joints[k] != shaped->joints[k]) qInfo("%s: %s by name, %s by shape", path.filename().c_str(), named->joints[k].c_str(), shaped->joints[k].c_str());
    }
  }
  qInfo("%d joints agree, %d do not", right, wrong);
  QVERIFY(right >= 40 && wrong * 10 <= right);
}

void TstCharacter::mapsAreKeptAsJson() {
  QTemporaryDir folder;
  const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "map.json";
  JointMap map = mapOf(character({}));
  map.joints[kHead].clear();
  map.traits.footPitch = 31.5;
  QVERIFY(io::writeJointMap(file, map));
  const auto read = io::readJointMap(file);
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->name, map.name);
  QVERIFY(read->joints == map.joints);
  QCOMPARE(*read->traits.footPitch, 31.5);
}

void TstCharacter::badMapsSayWhy_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::newRow("nothing") << QByteArray();
  QTest::newRow("a list") << QByteArray("[1, 2]");
  QTest::newRow("no joints") << QByteArray("{\"name\": \"x\"}");
  QTest::newRow("an unknown joint") << QByteArray("{\"joints\": {\"left_wing\": \"Wing_L\"}}");
  QTest::newRow("a number") << QByteArray("{\"joints\": {\"pelvis\": 3}}");
  QTest::newRow("an angle that is none") << QByteArray("{\"joints\": {}, \"traits\": {\"footPitch\": \"steep\"}}");
}

void TstCharacter::badMapsSayWhy() {
  QFETCH(QByteArray, text);
  const auto map = io::parseJointMap({text.constData(), static_cast<std::size_t>(text.size())}, "map.json");
  QVERIFY(!map);
  QCOMPARE(map.error().code, ErrorCode::ParseFailed);
  QVERIFY(map.error().message.starts_with("map.json: "));
}

QTEST_APPLESS_MAIN(TstCharacter)
#include "tst_character.moc"
