#include "core/io/read/bvh_reader.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/retarget.h"
#include "core/motion/rig/skeleton_map.h"
#include "tests/core/io/samples.h"
#include "tests/support/synthetic_motion.h"

#include <fmt/format.h>
#include <QTest>
#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <cmath>

using namespace core;
using namespace core::motion::humanml3d;

namespace {

struct Body {
  explicit Body(std::vector<glm::vec3> positions) : p(std::move(positions)) {}
  std::size_t frames() const { return p.size() / kJointCount; }
  const glm::vec3& at(std::size_t frame, int joint) const { return p[frame * kJointCount + static_cast<std::size_t>(joint)]; }
  std::vector<glm::vec3> p;
};

Body retargeted(const std::filesystem::path& file, motion::RetargetReport* report = nullptr) {
  auto clip = io::readBvh(file);
  if (!clip) throw std::runtime_error(clip.error().message);
  auto map = motion::findSkeletonMap(clip->skeleton());
  if (!map) throw std::runtime_error(map.error().message);
  auto positions = motion::retargetToHumanml3d(*clip, *map, 20.0, report);
  if (!positions) throw std::runtime_error(positions.error().message);
  return Body(std::move(positions).value());
}

}  // namespace

class TstRetarget : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void knownSkeletonsGetTheirMaps();
  void bodiesAreWellFormed_data();
  void bodiesAreWellFormed();
  void restPoseFramesAreLeftOut();
  void sidewaysRigsAreTurned();
  void ownSkeletonKeepsItsMotion_data();
  void ownSkeletonKeepsItsMotion();
  void guessedNamesAreEnough();
  void incompleteSkeletonsAreRefused();
  void hipsAndShouldersMayLieInOnePoint_data();
  void hipsAndShouldersMayLieInOnePoint();
};

void TstRetarget::knownSkeletonsGetTheirMaps() {
  REQUIRE_SAMPLES();
  const std::vector<std::pair<std::string, std::string>> expected = {{"100style_Angry_FW_first600.bvh", "xsens23"},  {"bandai1_walk_happy.bvh", "bandai22"},
                                                                     {"cmu_asf27_02_04_jump.bvh", "asf27"},          {"cmu_cgspeed31_12_01_walk.bvh", "cgspeed31"},
                                                                     {"cmu_daz_07_04_slow_walk.bvh", "daz"},         {"cmu_iclone_07_12_brisk_walk.bvh", "iclone"},
                                                                     {"deepmimic13_zombie_walk.bvh", "deepmimic13"}, {"xia_old_13_000.bvh", "cgspeed31"}};
  for (const auto& [file, name] : expected) {
    auto clip = io::readBvh(tests::sampleFolder() / file);
    QVERIFY(clip.ok());
    auto map = motion::findSkeletonMap(clip->skeleton());
    QVERIFY2(map.ok(), file.c_str());
    QCOMPARE(map->name, name);
  }
}

void TstRetarget::bodiesAreWellFormed_data() {
  QTest::addColumn<QString>("file");
  for (const auto& file : tests::sampleBvhFiles()) QTest::newRow(file.stem().c_str()) << QString::fromStdString(file.string());
  if (tests::sampleBvhFiles().empty()) QTest::newRow("absent") << QString();
}

void TstRetarget::bodiesAreWellFormed() {
  REQUIRE_SAMPLES();
  QFETCH(QString, file);
  const Body body = retargeted(file.toStdString());
  QVERIFY(body.frames() > 20);
  float lowest = 1e9f, lowestFootSum = 0.0f;
  for (std::size_t f = 0; f < body.frames(); ++f) {
    for (int j = 1; j < kJointCount; ++j) {
      const auto k = static_cast<std::size_t>(j);
      const float length = glm::length(body.at(f, j) - body.at(f, kParents[k]));
      QVERIFY2(std::abs(length - kBoneLengths[k]) < 1e-4f, fmt::format("frame {} joint {}: {} m", f, j, length).c_str());
      lowest = std::min(lowest, body.at(f, j).y);
    }
    const float foot = std::min(body.at(f, kLeftFoot).y, body.at(f, kRightFoot).y);
    lowestFootSum += foot;
    const float height = body.at(f, kHead).y - foot;
    QVERIFY2(height > 0.9f && height < 1.75f, fmt::format("frame {}: {} m from toe to head", f, height).c_str());
    // Trunk above the hips, left on the left of the way the body faces.
    QVERIFY(body.at(f, kNeck).y > body.at(f, kPelvis).y);
    const glm::vec3 hips = body.at(f, kLeftHip) - body.at(f, kRightHip), shoulders = body.at(f, kLeftShoulder) - body.at(f, kRightShoulder);
    QVERIFY2(glm::dot(glm::normalize(hips), glm::normalize(shoulders)) > 0.3f, fmt::format("frame {}: the trunk is wrung", f).c_str());
    const glm::vec3 forward = glm::cross(hips, glm::vec3(0, 1, 0));
    const glm::vec3 toes = body.at(f, kLeftFoot) - body.at(f, kLeftAnkle) + body.at(f, kRightFoot) - body.at(f, kRightAnkle);
    QVERIFY2(glm::dot(forward, toes) > 0.0f, fmt::format("frame {}: the toes point backward", f).c_str());
  }
  QVERIFY(std::abs(lowest) < 1e-5f);
  const bool jumps = file.contains("jump");
  QVERIFY2(lowestFootSum / static_cast<float>(body.frames()) < (jumps ? 0.12f : 0.04f), "the feet float");
}

void TstRetarget::restPoseFramesAreLeftOut() {
  REQUIRE_SAMPLES();
  motion::RetargetReport report;
  retargeted(tests::sampleFolder() / "cmu_cgspeed31_12_01_walk.bvh", &report);
  QCOMPARE(report.droppedFrames, 1);
  motion::RetargetReport none;
  retargeted(tests::sampleFolder() / "bandai2_run_elderly.bvh", &none);
  QCOMPARE(none.droppedFrames, 0);
}

void TstRetarget::sidewaysRigsAreTurned() {
  REQUIRE_SAMPLES();
  // The source walks along +X, which is where its rest pose faces.
  const Body body = retargeted(tests::sampleFolder() / "deepmimic13_zombie_walk.bvh");
  const glm::vec3 way = body.at(body.frames() - 1, kPelvis) - body.at(0, kPelvis);
  QVERIFY(way.z > 0.9f);
  QVERIFY(std::abs(way.x) < 0.3f);
}

void TstRetarget::ownSkeletonKeepsItsMotion_data() {
  QTest::addColumn<float>("bent");
  QTest::newRow("upright") << 0.0f;
  QTest::newRow("bent over") << 1.2f;
  QTest::newRow("sat on the floor, leaning back") << -0.9f;
}

// What was exported from here is the same when it is read again, down to the curve of its spine.
void TstRetarget::ownSkeletonKeepsItsMotion() {
  QFETCH(float, bent);
  const auto upright = test_support::syntheticWalk(4, 80);
  auto bentPositions = motion::worldPositions(upright);
  for (std::size_t f = 0; f < bentPositions.size() / kJointCount; ++f) {
    auto* joints = &bentPositions[f * kJointCount];
    const auto turn = glm::angleAxis(bent * (0.5f + 0.5f * std::sin(0.1f * static_cast<float>(f))), glm::vec3(1, 0, 0));
    for (int j = kSpine1; j < kJointCount; ++j)
      if (j != kLeftKnee && j != kRightKnee && j != kLeftAnkle && j != kRightAnkle && j != kLeftFoot && j != kRightFoot)
        joints[j] = joints[kPelvis] + turn * (joints[j] - joints[kPelvis]);
  }
  const auto walk = motion::clipFromJointPositions(bentPositions, 20.0, "bent");
  auto map = motion::findSkeletonMap(walk.skeleton());
  QVERIFY(map.ok());
  auto positions = motion::retargetToHumanml3d(walk, *map);
  QVERIFY2(positions.ok(), positions ? "" : positions.error().message.c_str());
  const Body body(std::move(positions).value());
  QCOMPARE(static_cast<int>(body.frames()), walk.frameCount());
  const Body source(motion::worldPositions(walk));
  const glm::vec3 lifted = body.at(0, kPelvis) - source.at(0, kPelvis);
  QVERIFY(std::abs(lifted.x) < 1e-4f && std::abs(lifted.z) < 1e-4f);
  for (std::size_t f = 0; f < body.frames(); ++f)
    for (int j = 0; j < kJointCount; ++j) {
      const float off = glm::length(body.at(f, j) - source.at(f, j) - lifted);
      QVERIFY2(off < 5e-4f, fmt::format("frame {} joint {}: {} m off", f, j, off).c_str());
    }
}

void TstRetarget::guessedNamesAreEnough() {
  // The same walk under Mixamo's and Unreal's names.
  const std::vector<std::vector<std::string>> namings = {
      {"mixamorig:Hips",        "mixamorig:LeftUpLeg",    "mixamorig:RightUpLeg",    "mixamorig:Spine",    "mixamorig:LeftLeg",     "mixamorig:RightLeg",
       "mixamorig:Spine1",      "mixamorig:LeftFoot",     "mixamorig:RightFoot",     "mixamorig:Spine2",   "mixamorig:LeftToeBase", "mixamorig:RightToeBase",
       "mixamorig:Neck",        "mixamorig:LeftShoulder", "mixamorig:RightShoulder", "mixamorig:Head",     "mixamorig:LeftArm",     "mixamorig:RightArm",
       "mixamorig:LeftForeArm", "mixamorig:RightForeArm", "mixamorig:LeftHand",      "mixamorig:RightHand"},
      {"pelvis", "thigh_l", "thigh_r",    "spine_01",   "calf_l", "calf_r",     "spine_02",   "foot_l",     "foot_r",     "spine_03", "ball_l",
       "ball_r", "neck_01", "clavicle_l", "clavicle_r", "head",   "upperarm_l", "upperarm_r", "lowerarm_l", "lowerarm_r", "hand_l",   "hand_r"}};
  const auto walk = test_support::syntheticWalk(4, 30);
  for (const auto& names : namings) {
    std::vector<motion::Joint> joints = walk.skeleton().joints();
    for (std::size_t j = 0; j < joints.size(); ++j) joints[j].name = names[j];
    const motion::Skeleton skeleton(std::move(joints));
    auto map = motion::findSkeletonMap(skeleton);
    QVERIFY2(map.ok(), map ? "" : map.error().message.c_str());
    for (std::size_t j = 0; j < names.size(); ++j) QCOMPARE(map->joints[j], names[j]);
  }
}

void TstRetarget::incompleteSkeletonsAreRefused() {
  const motion::Skeleton snake({{"head", -1, {}}, {"neck", 0, {}}});
  auto map = motion::findSkeletonMap(snake);
  QVERIFY(!map.ok());
  QCOMPARE(map.error().code, ErrorCode::Unsupported);
  QVERIFY(map.error().message.find("left thigh") != std::string::npos);
  const auto walk = test_support::syntheticWalk(1, 5);
  auto wrong = *motion::findSkeletonMap(walk.skeleton());
  wrong.joints[kLeftKnee] = "nowhere";
  auto positions = motion::retargetToHumanml3d(walk, wrong);
  QVERIFY(!positions.ok());
  QVERIFY(positions.error().message.find("'nowhere'") != std::string::npos);
  QCOMPARE(motion::retargetToHumanml3d(walk, *motion::findSkeletonMap(walk.skeleton()), 0.0).error().code, ErrorCode::InvalidArgument);
}

void TstRetarget::hipsAndShouldersMayLieInOnePoint_data() {
  QTest::addColumn<bool>("hips");
  QTest::addColumn<bool>("shoulders");
  QTest::addColumn<bool>("isTaken");
  QTest::newRow("neither") << false << false << true;
  QTest::newRow("hips") << true << false << true;
  QTest::newRow("shoulders") << false << true << true;
  QTest::newRow("both") << true << true << false;
}

void TstRetarget::hipsAndShouldersMayLieInOnePoint() {
  QFETCH(bool, hips);
  QFETCH(bool, shoulders);
  QFETCH(bool, isTaken);
  const auto walk = test_support::syntheticWalk(3, 40);
  motion::ClipData data = walk.data();
  auto joints = walk.skeleton().joints();
  const auto flatten = [&](int joint) { joints[static_cast<std::size_t>(joint)].offset = glm::vec3(0.0f); };
  if (hips) flatten(kLeftHip), flatten(kRightHip);
  if (shoulders) flatten(kLeftShoulder), flatten(kRightShoulder), flatten(kLeftCollar), flatten(kRightCollar);
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(joints));
  const motion::Clip clip(std::move(data));
  const auto map = motion::findSkeletonMap(clip.skeleton());
  QVERIFY2(map, map ? "" : map.error().message.c_str());
  const auto positions = motion::retargetToHumanml3d(clip, *map, 20.0);
  QCOMPARE(static_cast<bool>(positions), isTaken);
  if (!isTaken) {
    QVERIFY2(positions.error().message.starts_with(clip.name()), positions.error().message.c_str());
    return;
  }
  for (const auto& p : *positions) QVERIFY(std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z));
  const auto body = motion::clipFromJointPositions(*positions, 20.0, "body");
  QVERIFY(body.frameCount() > 20);
}

QTEST_APPLESS_MAIN(TstRetarget)
#include "tst_retarget.moc"
