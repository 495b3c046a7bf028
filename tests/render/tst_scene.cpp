#include "core/motion/humanml3d_skeleton.h"
#include "render/clip_track.h"
#include "render/figure_geometry.h"
#include "render/scene.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>

#include <glm/glm.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace core::motion;

namespace {

std::shared_ptr<const Clip> twoFrameClip() {
  const auto skeleton = std::make_shared<const Skeleton>(std::vector<Joint>{{"root", -1, {}}, {"tip", 0, {0, 1, 0}}});
  const glm::quat rest(1, 0, 0, 0), turned = glm::angleAxis(1.2f, glm::vec3(0, 0, 1));
  return std::make_shared<const Clip>(ClipData{skeleton, 10.0, {{0, 0, 0}, {2, 0, 0}}, {rest, rest, turned, rest}, {}, "two"});
}

}  // namespace

class TstScene : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void posesBetweenFramesAreInterpolated();
  void timesOutsideTheClipHoldItsEnds();
  void boundsHoldEveryJoint();
  void rootTravelIsThePathsLength();
  void namesOfKnownSkeletonsMakeABody_data();
  void namesOfKnownSkeletonsMakeABody();
  void rootIsTheJointThatCarriesTheLegs();
  void aBodyWithoutNamesIsFoundByItsShape();
  void unknownSkeletonIsDrawnAsBones();
  void walkingFeetStandInTurns();
  void ghostsStayInsideTheClip();
  void numbersThatAreNoneDoNotStopThePicture();
  void tracksOfGoneClipsAreNotReused();
};

void TstScene::posesBetweenFramesAreInterpolated() {
  const auto clip = twoFrameClip();
  const Pose half = render::interpolatedPose(*clip, 0.05);
  QCOMPARE(half.rootPosition.x, 1.0f);
  QVERIFY(std::abs(glm::angle(half.rotations[0]) - 0.6f) < 1e-4f);
  const auto world = render::worldPoseAt(*clip, 0.05);
  QVERIFY(glm::distance(world.positions[1], glm::vec3(1.0f - std::sin(0.6f), std::cos(0.6f), 0.0f)) < 1e-4f);
  QCOMPARE(render::interpolatedPose(*clip, 0.1).rootPosition.x, 2.0f);
}

void TstScene::timesOutsideTheClipHoldItsEnds() {
  const auto clip = twoFrameClip();
  QCOMPARE(render::interpolatedPose(*clip, -3.0).rootPosition.x, 0.0f);
  QCOMPARE(render::interpolatedPose(*clip, 99.0).rootPosition.x, 2.0f);
  QCOMPARE(render::interpolatedPose(*clip, std::numeric_limits<double>::quiet_NaN()).rootPosition.x, 0.0f);
}

void TstScene::boundsHoldEveryJoint() {
  const auto clip = std::make_shared<const Clip>(test_support::syntheticWalk(1, 40));
  render::Scene scene;
  QVERIFY(render::sceneBounds(scene).isEmpty());
  scene.figures.push_back({.clip = clip, .offset = {5, 0, 0}});
  const auto box = render::sceneBounds(scene);
  for (const auto& position : worldPositions(*clip)) {
    const glm::vec3 moved = position + glm::vec3(5, 0, 0);
    QVERIFY(glm::all(glm::lessThanEqual(box.low, moved)) && glm::all(glm::greaterThanEqual(box.high, moved)));
  }
  const auto now = render::shownBounds(scene);
  QVERIFY(now.high.z - now.low.z < box.high.z - box.low.z);
}

void TstScene::rootTravelIsThePathsLength() {
  QVERIFY(std::abs(render::rootTravel(*twoFrameClip()) - 2.0) < 1e-6);
  const auto walk = test_support::syntheticWalk(3, 61);
  const double metres = render::rootTravel(walk);
  QVERIFY2(metres > 2.2 && metres < 3.2, qPrintable(QString::number(metres)));
}

void TstScene::namesOfKnownSkeletonsMakeABody_data() {
  using Names = QList<std::pair<QByteArray, int>>;
  QTest::addColumn<QList<QByteArray>>("names");
  QTest::addColumn<QList<int>>("parents");
  const auto add = [](const char* title, const Names& joints) {
    QList<QByteArray> names;
    QList<int> parents;
    for (const auto& [name, parent] : joints) names << name, parents << parent;
    QTest::newRow(title) << names << parents;
  };
  add("bandai-namco",
      {{"joint_Root", -1}, {"Hips", 0},    {"Spine", 1},      {"Chest", 2},       {"Neck", 3},        {"Head", 4},    {"Shoulder_L", 3}, {"UpperArm_L", 6},
       {"LowerArm_L", 7},  {"Hand_L", 8},  {"Shoulder_R", 3}, {"UpperArm_R", 10}, {"LowerArm_R", 11}, {"Hand_R", 12}, {"UpperLeg_L", 1}, {"LowerLeg_L", 14},
       {"Foot_L", 15},     {"Toes_L", 16}, {"UpperLeg_R", 1}, {"LowerLeg_R", 18}, {"Foot_R", 19},     {"Toes_R", 20}});
  add("cmu", {{"Hips", -1},      {"LHipJoint", 0},      {"LeftUpLeg", 1}, {"LeftLeg", 2},       {"LeftFoot", 3},   {"LeftToeBase", 4},  {"RHipJoint", 0},
              {"RightUpLeg", 6}, {"RightLeg", 7},       {"RightFoot", 8}, {"RightToeBase", 9},  {"LowerBack", 0},  {"Spine", 11},       {"Spine1", 12},
              {"Neck", 13},      {"Neck1", 14},         {"Head", 15},     {"LeftShoulder", 13}, {"LeftArm", 17},   {"LeftForeArm", 18}, {"LeftHand", 19},
              {"LThumb", 20},    {"RightShoulder", 13}, {"RightArm", 22}, {"RightForeArm", 23}, {"RightHand", 24}, {"RThumb", 25}});
  add("100style", {{"Hips", -1},      {"Chest", 0},       {"Chest2", 1},     {"Neck", 2},         {"Head", 3},       {"RightCollar", 2}, {"RightShoulder", 5},
                   {"RightElbow", 6}, {"RightWrist", 7},  {"LeftCollar", 2}, {"LeftShoulder", 9}, {"LeftElbow", 10}, {"LeftWrist", 11},  {"RightHip", 0},
                   {"RightKnee", 13}, {"RightAnkle", 14}, {"RightToe", 15},  {"LeftHip", 0},      {"LeftKnee", 17},  {"LeftAnkle", 18},  {"LeftToe", 19}});
  add("daz", {{"hip", -1},     {"abdomen", 0}, {"chest", 1},   {"neck", 2},     {"head", 3},      {"rCollar", 2}, {"rShldr", 5},
              {"rForeArm", 6}, {"rHand", 7},   {"lCollar", 2}, {"lShldr", 9},   {"lForeArm", 10}, {"lHand", 11},  {"rButtock", 0},
              {"rThigh", 13},  {"rShin", 14},  {"rFoot", 15},  {"lButtock", 0}, {"lThigh", 17},   {"lShin", 18},  {"lFoot", 19}});
  add("asf", {{"root", -1},      {"lhipjoint", 0},  {"lfemur", 1},    {"ltibia", 2},     {"lfoot", 3},     {"ltoes", 4},      {"rhipjoint", 0},
              {"rfemur", 6},     {"rtibia", 7},     {"rfoot", 8},     {"rtoes", 9},      {"lowerback", 0}, {"upperback", 11}, {"thorax", 12},
              {"lowerneck", 13}, {"upperneck", 14}, {"head", 15},     {"lclavicle", 13}, {"lhumerus", 17}, {"lradius", 18},   {"lwrist", 19},
              {"lhand", 20},     {"rclavicle", 13}, {"rhumerus", 22}, {"rradius", 23},   {"rwrist", 24},   {"rhand", 25}});
  add("mixamo", {{"mixamorig:Hips", -1},
                 {"mixamorig:Spine", 0},
                 {"mixamorig:Neck", 1},
                 {"mixamorig:Head", 2},
                 {"mixamorig:HeadTop_End", 3},
                 {"mixamorig:LeftShoulder", 1},
                 {"mixamorig:LeftArm", 5},
                 {"mixamorig:LeftForeArm", 6},
                 {"mixamorig:LeftHand", 7},
                 {"mixamorig:RightShoulder", 1},
                 {"mixamorig:RightArm", 9},
                 {"mixamorig:RightForeArm", 10},
                 {"mixamorig:RightHand", 11},
                 {"mixamorig:LeftUpLeg", 0},
                 {"mixamorig:LeftLeg", 13},
                 {"mixamorig:LeftFoot", 14},
                 {"mixamorig:RightUpLeg", 0},
                 {"mixamorig:RightLeg", 16},
                 {"mixamorig:RightFoot", 17}});
}

void TstScene::namesOfKnownSkeletonsMakeABody() {
  QFETCH(QList<QByteArray>, names);
  QFETCH(QList<int>, parents);
  std::vector<Joint> joints;
  for (int i = 0; i < names.size(); ++i) joints.push_back({names[i].toStdString(), parents[i], glm::vec3(0, 0.1f, 0)});
  const auto map = render::bodyMapOf(Skeleton(joints));
  QVERIFY(map.isBody());
  const auto name = [&](int joint) { return joint < 0 ? QByteArray("none") : names[joint].toLower(); };
  const auto isOneOf = [&](int joint, std::initializer_list<const char*> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](const char* part) { return name(joint).contains(part); });
  };
  QVERIFY2(isOneOf(map.left.knee, {"leg", "knee", "shin", "tibia"}), name(map.left.knee).constData());
  QVERIFY2(isOneOf(map.right.elbow, {"arm", "elbow", "radius"}), name(map.right.elbow).constData());
  QVERIFY2(isOneOf(map.pelvis, {"hip", "root"}), name(map.pelvis).constData());
  QVERIFY(name(map.head).endsWith("head"));
  QCOMPARE(map.sides[static_cast<std::size_t>(map.left.knee)], render::BodySide::Left);
  QCOMPARE(map.sides[static_cast<std::size_t>(map.right.wrist)], render::BodySide::Right);
  QCOMPARE(map.sides[static_cast<std::size_t>(map.chest)], render::BodySide::Middle);
}

void TstScene::rootIsTheJointThatCarriesTheLegs() {
  // The walk's motion moved from its root to a joint below a root that stays.
  const ClipData walk = test_support::syntheticWalk(1, 20).data();
  std::vector<Joint> joints{{"joint_Root", -1, {}}};
  for (const Joint& joint : walk.skeleton->joints()) joints.push_back({joint.name, joint.parent + 1, joint.offset});
  ClipData data{std::make_shared<const Skeleton>(joints), walk.fps, std::vector<glm::vec3>(20, glm::vec3(0)), {}, {}, "below"};
  for (std::size_t f = 0; f < 20; ++f) {
    for (std::size_t j = 0; j < joints.size(); ++j) {
      data.rotations.push_back(j == 0 ? glm::quat(1, 0, 0, 0) : walk.rotations[f * (joints.size() - 1) + j - 1]);
      data.translations.push_back(j == 1 ? walk.rootPositions[f] : joints[j].offset);
    }
  }
  const auto below = std::make_shared<const Clip>(data);
  QVERIFY(std::abs(render::rootTravel(*below) - render::rootTravel(Clip(walk))) < 1e-4);
  QVERIFY(glm::distance(render::jointPositionAt({.clip = below, .seconds = 0.95}, render::rootJointOf(below->skeleton())), walk.rootPositions[19]) < 1e-4f);
}

void TstScene::aBodyWithoutNamesIsFoundByItsShape() {
  // As export, import and training find it: the figure on screen may not disagree with them.
  const auto walk = test_support::syntheticWalk(1, 20);
  auto joints = walk.skeleton().joints();
  for (std::size_t i = 0; i < joints.size(); ++i) joints[i].name = "bone" + std::to_string(i);
  const Skeleton nameless(joints);
  const auto map = render::bodyMapOf(nameless), named = render::bodyMapOf(walk.skeleton());
  QVERIFY(map.isBody());
  QCOMPARE(map.left.knee, named.left.knee);
  QCOMPARE(map.right.wrist, named.right.wrist);
  QCOMPARE(map.head, named.head);
  QVERIFY(map.sides[static_cast<std::size_t>(map.left.ankle)] == render::BodySide::Left &&
          map.sides[static_cast<std::size_t>(map.right.elbow)] == render::BodySide::Right);
}

void TstScene::unknownSkeletonIsDrawnAsBones() {
  render::ClipTrackCache tracks;
  render::Scene scene;
  scene.figures.push_back({.clip = twoFrameClip()});
  const auto geometry = render::buildSceneGeometry(scene, tracks);
  QCOMPARE(geometry.figures.size(), std::size_t(1));
  QCOMPARE(geometry.figures[0].capsules.size(), std::size_t(4));  // two joints, one bone of two halves
}

void TstScene::walkingFeetStandInTurns() {
  const auto walk = test_support::syntheticWalk(5, 80);
  const auto track = render::trackOf(walk);
  QVERIFY(track.body.isBody());
  int left = 0, right = 0, none = 0;
  for (const auto& [l, r] : track.contacts) {
    left += l && !r;
    right += r && !l;
    none += !l && !r;
  }
  QVERIFY2(left > 15 && right > 15 && none < 12, qPrintable(QStringLiteral("%1 %2 %3").arg(left).arg(right).arg(none)));
}

void TstScene::ghostsStayInsideTheClip() {
  render::ClipTrackCache tracks;
  render::Scene scene;
  scene.figures.push_back({.clip = std::make_shared<const Clip>(test_support::syntheticWalk(2, 20)), .seconds = 0.5});
  scene.onionSkin = {.before = 20, .after = 3, .stepSeconds = 0.2};
  const auto geometry = render::buildSceneGeometry(scene, tracks);
  QCOMPARE(geometry.figures.size(), std::size_t(1 + 2 + 2));  // 0.3 and 0.1 before, 0.7 and 0.9 after, of one second
  QCOMPARE(geometry.figures[0].opacity, 1.0f);
  scene.onionSkin.stepSeconds = 0.0;
  QCOMPARE(render::buildSceneGeometry(scene, tracks).figures.size(), std::size_t(1));
}

void TstScene::numbersThatAreNoneDoNotStopThePicture() {
  const float none = std::numeric_limits<float>::quiet_NaN();
  ClipData data = test_support::syntheticWalk(1, 5).data();
  data.rootPositions[2] = glm::vec3(none);
  data.rotations[7] = glm::quat(none, none, none, none);
  render::ClipTrackCache tracks;
  render::Scene scene;
  scene.figures.push_back({.clip = std::make_shared<const Clip>(data), .seconds = 0.1, .showTrails = true});
  scene.figures.push_back({.clip = scene.figures[0].clip, .seconds = std::numeric_limits<double>::infinity(), .showTrails = true});
  scene.footContacts = true;
  const auto geometry = render::buildSceneGeometry(scene, tracks);
  QVERIFY(std::isfinite(geometry.floorCentre.x));
}

void TstScene::tracksOfGoneClipsAreNotReused() {
  render::ClipTrackCache tracks;
  for (int frames = 1; frames < 30; ++frames) {
    const auto clip = std::make_shared<const Clip>(test_support::syntheticWalk(1, frames));
    QCOMPARE(tracks.track(clip).contacts.size(), static_cast<std::size_t>(frames));
  }
}

QTEST_APPLESS_MAIN(TstScene)
#include "tst_scene.moc"
