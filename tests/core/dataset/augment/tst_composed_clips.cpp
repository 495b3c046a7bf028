#include "core/dataset/augment/composed_clips.h"
#include "core/dataset/augment/motion_course.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/retarget.h"
#include "core/motion/rig/skeleton_map.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>
#include <glm/geometric.hpp>

#include <cmath>
#include <map>

using namespace core;
namespace h3d = motion::humanml3d;

namespace {

constexpr std::size_t kJoints = h3d::kJointCount;
using Motion = std::vector<glm::vec3>;

std::size_t framesOf(const Motion& motion) { return motion.size() / kJoints; }

/// A synthetic walk as the 22 joints at 20 fps.
Motion walk(std::uint64_t seed, int frames) {
  const auto clip = test_support::syntheticWalk(seed, frames);
  auto map = motion::findSkeletonMap(clip.skeleton());
  if (!map) throw std::runtime_error(map.error().message);
  return motion::retargetToHumanml3d(clip, *map, h3d::kFps).value();
}

/// The first frame of a walk, held, breathing a little.
Motion stand(std::uint64_t seed, int frames) {
  const auto pose = walk(seed, 2);
  Motion held;
  for (int f = 0; f < frames; ++f) {
    for (std::size_t j = 0; j < kJoints; ++j) held.push_back(pose[j] + glm::vec3(0.0F, 0.002F * std::sin(0.3F * static_cast<float>(f)), 0.0F));
  }
  return held;
}

/// On a seat: thighs level and ahead, shins upright, the trunk as it stands.
Motion seated(int frames) {
  auto pose = walk(1, 2);
  pose.resize(kJoints);
  const float drop = pose[h3d::kPelvis].y - 0.5F;
  for (const int joint : {h3d::kPelvis, h3d::kLeftHip, h3d::kRightHip, h3d::kSpine1, h3d::kSpine2, h3d::kSpine3, h3d::kNeck, h3d::kHead, h3d::kLeftCollar,
                          h3d::kRightCollar, h3d::kLeftShoulder, h3d::kRightShoulder, h3d::kLeftElbow, h3d::kRightElbow, h3d::kLeftWrist, h3d::kRightWrist}) {
    pose[static_cast<std::size_t>(joint)].y -= drop;
  }
  const auto leg = [&](int hip, int knee, int ankle, int foot) {
    const auto at = [&](int joint) -> glm::vec3& { return pose[static_cast<std::size_t>(joint)]; };
    at(knee) = at(hip) + glm::vec3(0.0F, 0.0F, h3d::kBoneLengths[static_cast<std::size_t>(knee)]);
    at(ankle) = at(knee) - glm::vec3(0.0F, h3d::kBoneLengths[static_cast<std::size_t>(ankle)], 0.0F);
    at(foot) = at(ankle) + glm::vec3(0.0F, -0.05F, 0.12F);
  };
  leg(h3d::kLeftHip, h3d::kLeftKnee, h3d::kLeftAnkle, h3d::kLeftFoot);
  leg(h3d::kRightHip, h3d::kRightKnee, h3d::kRightAnkle, h3d::kRightFoot);
  float floor = 1e9F;
  for (const auto& point : pose) floor = std::min(floor, point.y);
  Motion held;
  for (int f = 0; f < frames; ++f) {
    for (const auto& point : pose) held.push_back(point - glm::vec3(0.0F, floor, 0.0F));
  }
  return held;
}

dataset::PoolClip poolClip(const std::string& id, Motion motion, const std::string& action) {
  dataset::PoolClip made{"mine", {}, {action}};
  made.clip.id = id;
  made.clip.split = "train";
  made.clip.captions.push_back({"a person moves", "free"});
  made.clip.positions = std::move(motion);
  return made;
}

std::vector<dataset::RawClip> composed(const std::vector<dataset::PoolClip>& pool, int count, std::uint64_t seed) {
  std::vector<dataset::RawClip> made;
  dataset::makeComposedClips(pool, {.fewestOfAnAction = 0, .joined = 0, .composed = count, .seed = seed}, [&](const std::string&, dataset::RawClip clip) {
    made.push_back(std::move(clip));
    return true;
  });
  return made;
}

}  // namespace

class TstComposedClips : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void bentWayTurnsAndKeepsItsLength();
  void transitionKeepsBonesAndDoesNotJump();
  void posesAreToldApart();
  void kindsSayWhatTheyShow();
  void samePoolAndSeedGiveTheSameClips();
};

void TstComposedClips::bentWayTurnsAndKeepsItsLength() {
  const auto straight = walk(4, 100);
  const auto frames = framesOf(straight);
  std::vector<float> turn;
  for (std::size_t f = 0; f < frames; ++f) turn.push_back(3.0F * static_cast<float>(f) / static_cast<float>(frames - 1));
  const auto way = dataset::bent(straight, turn);
  const auto before = dataset::courseOf(straight), behind = dataset::courseOf(way);
  const float turned = (behind.heading.back() - behind.heading.front()) - (before.heading.back() - before.heading.front());
  QVERIFY2(std::abs(turned - 3.0F) < 1e-3F, qPrintable(QString::number(turned)));
  const auto length = [&](const Motion& motion) {
    double sum = 0.0;
    for (std::size_t f = 1; f < framesOf(motion); ++f) {
      const auto step = motion[f * kJoints] - motion[(f - 1) * kJoints];
      sum += std::hypot(step.x, step.z);
    }
    return sum;
  };
  QVERIFY(std::abs(length(way) - length(straight)) < 1e-3);
  // Turning to the left leads to the left, which is +X of a body that looks to +Z.
  QVERIFY(way[(frames - 1) * kJoints].x - straight[(frames - 1) * kJoints].x > 0.3F);
}

void TstComposedClips::transitionKeepsBonesAndDoesNotJump() {
  const auto first = walk(2, 60), second = seated(30);
  const int frames = 16;
  const auto both = dataset::movedInto(first, second, frames);
  QCOMPARE(framesOf(both), framesOf(first) + framesOf(second) + static_cast<std::size_t>(frames) - 1);
  for (std::size_t f = framesOf(first); f + framesOf(second) < framesOf(both); ++f) {
    for (std::size_t j = 1; j < kJoints; ++j) {
      const auto parent = static_cast<std::size_t>(h3d::kParents[j]);
      const float bone = glm::length(both[f * kJoints + j] - both[f * kJoints + parent]);
      QVERIFY2(std::abs(bone - h3d::kBoneLengths[j]) < 0.002F, qPrintable(QString("joint %1: %2 m").arg(j).arg(bone)));
    }
  }
  for (std::size_t f = 1; f < framesOf(both); ++f) {
    const float step = glm::length(both[f * kJoints] - both[(f - 1) * kJoints]);
    QVERIFY2(step < 0.12F, qPrintable(QString("frame %1: %2 m").arg(f).arg(step)));
  }
}

void TstComposedClips::posesAreToldApart() {
  QCOMPARE(dataset::poseOf(stand(1, 1).data(), 0.0F), dataset::Pose::Stand);
  QCOMPARE(dataset::poseOf(seated(1).data(), 0.0F), dataset::Pose::Chair);
  auto lying = stand(1, 1);
  for (auto& point : lying) point = {point.x, 0.1F + 0.3F * std::abs(point.z), point.y};
  QCOMPARE(dataset::poseOf(lying.data(), 0.0F), dataset::Pose::Lie);
}

void TstComposedClips::kindsSayWhatTheyShow() {
  const std::vector<dataset::PoolClip> pool = {poolClip("a", walk(1, 120), "walk"), poolClip("b", walk(2, 120), "walk"), poolClip("c", walk(3, 120), "walk"),
                                               poolClip("d", stand(1, 50), "stand"), poolClip("e", seated(60), "sit")};
  std::map<std::string, int> count;
  for (const auto& clip : composed(pool, 6, 1)) {
    ++count[clip.action];
    QCOMPARE(clip.split, std::string("train"));
    QCOMPARE(clip.captions.size(), std::size_t(4));
    const auto course = dataset::courseOf(clip.positions);
    const float turn = glm::degrees(course.heading.back() - course.heading.front());
    const auto says = [&](const char* word) { return clip.captions[0].text.find(word) != std::string::npos; };
    const auto told = QString("%1: %2, turns by %3").arg(QString::fromStdString(clip.id), QString::fromStdString(clip.captions[0].text)).arg(turn);
    if (clip.action == "walk in a circle") {
      QVERIFY2(std::abs(turn) > 220.0F, qPrintable(told));
      if (says("left") || says("counterclockwise"))
        QVERIFY2(turn > 0.0F, qPrintable(told));
      else if (says("right") || says("clockwise"))
        QVERIFY2(turn < 0.0F, qPrintable(told));
    }
    if (clip.action == "walk and come back" || clip.action == "turn to the other side") QVERIFY2(std::abs(turn) > 140.0F && std::abs(turn) < 225.0F, qPrintable(told));
    if (clip.action == "sit down") QVERIFY2(course.pelvis.front() > 0.8F && course.pelvis.back() < 0.6F, qPrintable(told));
    if (clip.action == "sit up" || clip.action == "sit and walk") QVERIFY2(course.pelvis.front() < 0.6F && course.pelvis.back() > 0.8F, qPrintable(told));
    if (clip.action == "walk backward") QVERIFY2(course.meanAhead(0, course.frames()) < -0.4F, qPrintable(told));
    if (clip.action == "walk back and forward") {
      const int half = course.frames() / 2;
      QVERIFY2(course.meanAhead(0, half - 12) < -0.3F && course.meanAhead(half + 12, course.frames()) > 0.3F, qPrintable(told));
    }
  }
  for (const char* kind : {"walk in a circle", "walk and come back", "turn to the other side", "sit down", "sit up", "walk and sit", "walk backward",
                           "walk back and forward", "walk, then stop"}) {
    QVERIFY2(count[kind] == 6, kind);
  }
  // Nobody runs, kneels or kicks in this pool: nothing is made up.
  for (const char* kind : {"run in a circle", "kneel down", "kick, then punch", "run, then stop", "leap"}) QVERIFY2(count[kind] == 0, kind);
}

void TstComposedClips::samePoolAndSeedGiveTheSameClips() {
  const std::vector<dataset::PoolClip> pool = {poolClip("a", walk(1, 120), "walk"), poolClip("b", walk(2, 120), "walk"), poolClip("d", stand(1, 50), "stand")};
  const auto one = composed(pool, 2, 1), again = composed(pool, 2, 1), other = composed(pool, 2, 2);
  QCOMPARE(one.size(), again.size());
  bool isSame = one.size() == other.size();
  for (std::size_t i = 0; i < one.size(); ++i) {
    QCOMPARE(one[i].id, again[i].id);
    QVERIFY(one[i].positions == again[i].positions);
    isSame = isSame && one[i].positions == other[i].positions;
  }
  QVERIFY2(!isSame, "the seed changes nothing");
}

QTEST_APPLESS_MAIN(TstComposedClips)
#include "tst_composed_clips.moc"
