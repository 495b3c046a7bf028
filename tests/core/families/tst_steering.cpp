#include "core/families/finished_clip.h"
#include "core/families/steered_clip.h"
#include "core/families/steering.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/feet/foot_measure.h"
#include "core/motion/feet/stand_slip.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/representation/humanml3d_features.h"
#include "tests/support/synthetic_motion.h"

#include <ATen/ATen.h>
#include <torch/autograd.h>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include <QTest>

#include <algorithm>

using namespace core;
using namespace core::families;
using motion::BodyEnd;

namespace {

std::shared_ptr<const motion::Clip> walk(int frames = 60) { return std::make_shared<const motion::Clip>(test_support::syntheticWalk(3, frames)); }

services::KeyPose pose(double time, double from, std::vector<BodyEnd> joints = {}, bool isPlaced = false) {
  services::KeyPose key;
  key.time = time, key.from = from, key.file = "clip.bvh", key.motion = walk(), key.joints = std::move(joints), key.isPlaced = isPlaced;
  return key;
}

/// The remarks of a plan, and how many keys and points are left of it.
struct Outcome {
  QStringList said;
  int keys = -1, points = -1;
};

Outcome outcome(const services::MotionPlan& plan) {
  std::vector<std::string> remarks;
  const auto steering = steeringOf(plan, 80, remarks);
  Outcome result;
  for (const auto& remark : remarks) result.said << QString::fromStdString(remark);
  if (!steering) return result;
  result.keys = static_cast<int>(steering->goals.keys.size()), result.points = static_cast<int>(steering->goals.path.size());
  return result;
}

}  // namespace

class TstSteering : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whatCannotBeIsLeftOutAndNamed();
  void anotherBodyIsPutOnOurs();
  void aBodyThatNobodyKnowsIsNamed();
  void aPlacedBodyIsAWayPoint();
  void aPathLeadsThroughWhatIsKept();
  void theEnergyIsZeroAtTheGoalAndLeadsThere();
  void feetThatStandBeyondTheEndAreLeftOutAndNamed();
  void theEnergyOfFeetIsThatOfTheirContacts();
  void toldFeetStandWhenTheyAreTold();
  void feetOnABentPathStand();
};

void TstSteering::whatCannotBeIsLeftOutAndNamed() {
  services::MotionPlan plan;
  plan.path = {{0.0, 0.0, 0.0, {}}, {1.0, 0.0, 1.0, {}}, {1.5, 0.0, 31.0, {}}, {4.0, 0.0, 4.0, {}}, {5.0, 0.0, 5.0, {}}};
  plan.poses = {pose(1.5, 0.7), pose(4.5, 0.7), pose(2.0, 9.0), pose(1.5, 0.2), pose(1.5, 0.2, {BodyEnd::Head})};
  const auto [said, keys, points] = outcome(plan);
  QCOMPARE(keys, 2);    // the first, and the head over it
  QCOMPARE(points, 3);  // the one at the very end counts
  QCOMPARE(said.size(), 5);
  QVERIFY2(said[0].contains("way point 3 (at 1.5 s) asks for 60 m/s"), qPrintable(said[0]));
  QVERIFY2(said[1].contains("way point 5 (at 5 s) lies beyond the motion, which lasts 4 s"), qPrintable(said[1]));
  QVERIFY2(said[2].contains("key pose 2 (at 4.5 s, clip.bvh) lies beyond the motion"), qPrintable(said[2]));
  QVERIFY2(said[3].contains("key pose 3 (at 2 s, clip.bvh) is second 9 of a motion that lasts 3 s"), qPrintable(said[3]));
  QVERIFY2(said[4].contains("key pose 4 (at 1.5 s, clip.bvh) holds joints that key pose 1"), qPrintable(said[4]));
  plan = {};
  plan.keeps = {{1.0, 2.0, "take.bvh", {}, {}}};
  plan.poses = {pose(1.5, 0.7), pose(3.0, 0.7)};
  const auto beside = outcome(plan);
  QCOMPARE(beside.keys, 1);
  QVERIFY2(beside.said[0].contains("lies in what is kept from 1 to 2 s"), qPrintable(beside.said[0]));
}

void TstSteering::anotherBodyIsPutOnOurs() {
  // The same walk half as large, its joints named as nobody else does but for ours.
  auto data = walk()->data();
  std::vector<motion::Joint> joints;
  for (auto joint : data.skeleton->joints()) joint.offset *= 0.5f, joints.push_back(joint);
  data.skeleton = std::make_shared<const motion::Skeleton>(joints);
  for (auto& place : data.rootPositions) place *= 0.5f;
  services::MotionPlan plan;
  plan.poses = {pose(1.0, 0.5)};
  plan.poses[0].motion = std::make_shared<const motion::Clip>(std::move(data));
  std::vector<std::string> remarks;
  const auto steering = steeringOf(plan, 80, remarks);
  QVERIFY2(steering, steering ? "" : steering.error().message.c_str());
  QCOMPARE(steering->goals.keys.size(), std::size_t{1});
  const auto& placed = steering->goals.keys[0].joints;
  const auto own = motion::worldPose(*walk(), 10).positions;
  QVERIFY(std::abs(glm::distance(placed[4], placed[7]) - glm::distance(own[4], own[7])) < 0.005f);
}

void TstSteering::aBodyThatNobodyKnowsIsNamed() {
  motion::ClipData data;
  data.skeleton = std::make_shared<const motion::Skeleton>(std::vector<motion::Joint>{{"a", -1, {}}, {"b", 0, {0, 1, 0}}});
  data.rootPositions = {{}, {}};
  data.rotations.assign(4, glm::quat(1, 0, 0, 0));
  services::MotionPlan plan;
  plan.poses = {pose(1.0, 0.0), pose(2.0, 0.5)};
  plan.poses[0].motion = std::make_shared<const motion::Clip>(std::move(data));
  plan.poses[0].file = "stick.bvh";
  const auto [said, keys, points] = outcome(plan);
  QCOMPARE(keys, 1);
  QVERIFY2(said.join('\n').contains("key pose 1 (at 1 s, stick.bvh) cannot be read as a pose of this body"), qPrintable(said.join('\n')));
  // A file that is not there is no wish that cannot be.
  plan.poses[0].motion.reset();
  plan.poses[0].file = "nowhere.bvh";
  std::vector<std::string> remarks;
  QVERIFY(!steeringOf(plan, 80, remarks).ok());
}

void TstSteering::aPlacedBodyIsAWayPoint() {
  services::MotionPlan plan;
  plan.poses = {pose(2.0, 1.0, {}, true)};
  std::vector<std::string> remarks;
  const auto steering = steeringOf(plan, 80, remarks);
  QVERIFY(steering.ok());
  const auto& goals = steering->goals;
  QCOMPARE(goals.path.size(), std::size_t{2});
  QVERIFY(goals.way.start == motion::RootPathOptions::Start::Stays && goals.path[1].frame == 40);
  const auto there = walk()->rootPosition(20);
  QVERIFY(glm::length(goals.path[1].place - glm::vec2(there.x, there.z)) < 1e-4f);
  // Too far to run.
  auto data = walk()->data();
  for (auto& place : data.rootPositions) place.x += 100.0f;
  plan.poses[0].motion = std::make_shared<const motion::Clip>(std::move(data));
  const auto [said, keys, points] = outcome(plan);
  QCOMPARE(keys, 0);
  QVERIFY2(said[0].contains("key pose 1 (at 2 s, clip.bvh) asks for 50 m/s"), qPrintable(said[0]));
}

void TstSteering::aPathLeadsThroughWhatIsKept() {
  const auto source = walk(80);
  services::MotionPlan plan;
  plan.keeps = {{1.0, 2.0, "take.bvh", source, {}}};
  plan.path = {{0.0, 0.0, 0.0, {}}, {1.5, 9.0, 9.0, {}}, {2.25, 0.0, 30.0, {}}, {4.0, 1.0, 2.0, 90.0}};
  std::vector<std::string> remarks;
  const auto steering = steeringOf(plan, 80, remarks, {{source, 20, 20, 20}});
  QVERIFY(steering.ok() && steering->meetsKept);
  const auto& path = steering->goals.path;
  QCOMPARE(remarks.size(), std::size_t{2});
  QVERIFY2(remarks[0].starts_with("way point 2 (at 1.5 s) lies in what is kept"), remarks[0].c_str());
  QVERIFY2(remarks[1].starts_with("way point 3 (at 2.25 s) asks for "), remarks[1].c_str());
  QVERIFY(std::is_sorted(path.begin(), path.end(), [](const auto& a, const auto& b) { return a.frame < b.frame; }));
  QCOMPARE(path.front().frame, 0);
  QCOMPARE(path.back().frame, 79);
  // From its first frame to its last, at its own place.
  QCOMPARE(path[1].frame, 20);
  QCOMPARE(path[path.size() - 2].frame, 39);
  for (std::size_t i = 1; i + 1 < path.size(); ++i) {
    const auto there = source->rootPosition(path[i].frame);
    QVERIFY(glm::length(path[i].place - glm::vec2(there.x, there.z)) < 1e-4f && path[i].facing);
  }
  // Without a path what is kept goes where the motion is.
  plan.path.clear();
  const auto free = steeringOf(plan, 80, remarks, {{source, 20, 20, 20}});
  QVERIFY(free.ok() && free->isEmpty() && !free->meetsKept);
}

void TstSteering::theEnergyIsZeroAtTheGoalAndLeadsThere() {
  at::manual_seed(1);
  const auto features = 0.05 * at::randn({1, 60, 263});
  sampling::MotionGoals goals;
  goals.path = {{0, {3, 1}, {}}, {30, {4, 2}, 0.5f}, {59, {5, 2}, {}}};
  goals.keys = {{20, 20, motion::worldPose(*walk(), 12).positions, {}, motion::KeyTarget::Place::Moves},
                {40, 44, motion::worldPose(*walk(), 30).positions, {BodyEnd::LeftHand, BodyEnd::Head}, motion::KeyTarget::Place::Moves}};
  auto moving = features.clone().requires_grad_(true);
  const auto before = sampling::goalEnergy(goals, moving);
  const auto gradient = torch::autograd::grad({before}, {moving})[0];
  QVERIFY(gradient.isfinite().all().item<bool>());
  // Against the gradient it falls as the gradient says.
  const double square = gradient.square().sum().item<double>(), step = 1e-3 / std::sqrt(square);
  const double fell = (before - sampling::goalEnergy(goals, features - step * gradient)).item<double>(), expected = step * square;
  QVERIFY2(fell > 0.8 * expected && fell < 1.2 * expected, qPrintable(QString("%1, expected %2").arg(fell).arg(expected)));
  // What no key looks at does not matter.
  QCOMPARE(gradient.slice(2, 67, 259).abs().max().item<double>(), 0.0);
}

void TstSteering::feetThatStandBeyondTheEndAreLeftOutAndNamed() {
  services::MotionPlan plan;
  plan.stands.feet[1] = {{0.5, 1.0}, {3.5, 5.0}, {6.0, 7.0}};
  std::vector<std::string> remarks;
  const auto steering = steeringOf(plan, 80, remarks);
  QVERIFY(steering.ok() && !steering->isEmpty());
  QVERIFY(!steering->goals.stands.feet[0]);
  QVERIFY(steering->goals.stands.feet[1] == (std::vector<motion::FootStand>{{0.5, 1.0}, {3.5, 4.0}}));
  QCOMPARE(remarks.size(), std::size_t{1});
  QVERIFY2(QString::fromStdString(remarks[0]).startsWith("right foot, 3 (standing from 6 to 7 s) lies beyond the motion"), remarks[0].c_str());
  const auto place = services::keyNamedIn(remarks[0]);
  QVERIFY(place && place->kind == services::KeyPlace::Kind::RightStand && place->place == 2);
}

void TstSteering::theEnergyOfFeetIsThatOfTheirContacts() {
  const auto clip = walk(80);
  const auto positions = motion::worldPositions(*clip);
  const auto features = at::tensor(representation::extractFeaturesOfEveryFrame(positions)).reshape({1, -1, 263});
  const auto length = features.size(1);
  auto found = motion::detectContacts(positions);
  found.resize(static_cast<std::size_t>(length) * 4);
  const auto stands = motion::standsOf(found, 20.0);
  const auto goalsOf = [](const motion::ToldStands& told) {
    sampling::MotionGoals goals;
    goals.stands = told;
    return goals;
  };
  const auto energy = [&](const motion::ToldStands& told, const at::Tensor& of) { return sampling::goalEnergy(goalsOf(told), of).item<double>(); };
  const motion::ToldStands own{{stands[0], stands[1]}}, exchanged{{stands[1], stands[0]}};
  const double right = energy(own, features), wrong = energy(exchanged, features);
  QVERIFY2(right < 0.004, qPrintable(QString::number(right)));
  QVERIFY2(wrong > 10.0 * right, qPrintable(QString("%1, the own contacts %2").arg(wrong).arg(right)));
  QVERIFY(energy({{stands[0], {}}}, features) < right);  // of a foot that is not told nothing is asked
  // It leads there: the energy falls as its gradient says.
  auto moving = features.clone().requires_grad_(true);
  const auto before = sampling::goalEnergy(goalsOf(exchanged), moving);
  const auto gradient = torch::autograd::grad({before}, {moving})[0];
  const double square = gradient.square().sum().item<double>(), step = 1e-3 / std::sqrt(square);
  const double fell = before.item<double>() - energy(exchanged, features - step * gradient);
  QVERIFY2(fell > 0.8 * step * square && fell < 1.2 * step * square, qPrintable(QString("%1, expected %2").arg(fell).arg(step * square)));
}

void TstSteering::toldFeetStandWhenTheyAreTold() {
  const auto clip = walk(81);
  const auto positions = motion::worldPositions(*clip);
  const auto features = at::tensor(representation::extractFeaturesOfEveryFrame(positions)).reshape({-1, 263});
  const auto stands = motion::standsOf(motion::detectContacts(positions), 20.0);
  // The left foot stands two frames longer than it does by itself, and not at all before.
  Steering steering;
  const motion::FootStand longer{stands[0].at(1).start, stands[0][1].end + 0.1};
  steering.goals.stands.feet[0] = {longer};
  std::vector<std::string> remarks;
  const auto made = steeredClip(features, "walk", steering, motion::Ground::Level, remarks);
  const double held = motion::standSlipCm(motion::worldPositions(*made), 0, longer, 20.0), free = motion::standSlipCm(positions, 0, longer, 20.0);
  QVERIFY2(free > 3.0, qPrintable(QString::number(free)));
  QVERIFY2(held < 0.5 * free && held < 2.0, qPrintable(QString("%1 cm, %2 without").arg(held).arg(free)));
  QVERIFY2(remarks.empty(), remarks.empty() ? "" : remarks.front().c_str());
  // A stand of the whole walk is out of reach: it is said, and the rest is made.
  steering.goals.stands.feet[0] = {{0.0, 4.0}};
  const auto stretched = steeredClip(features, "walk", steering, motion::Ground::Level, remarks);
  QVERIFY(stretched && remarks.size() == 1);
  QVERIFY2(QString::fromStdString(remarks[0]).startsWith("left foot, 1 (standing from 0 to 4 s) is "), remarks[0].c_str());
}

void TstSteering::feetOnABentPathStand() {
  double bent = 0.0, made = 0.0;
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    const auto clip = test_support::syntheticWalk(seed, 81);
    const auto features = at::tensor(representation::extractFeaturesOfEveryFrame(motion::worldPositions(clip))).reshape({-1, 263});
    const auto begin = clip.rootPosition(0), end = clip.rootPosition(79);
    Steering steering;
    steering.goals.path = {{0, {begin.x, begin.z}, {}}, {40, {begin.x + 0.8f, 0.5f * (begin.z + end.z)}, {}}, {79, {begin.x, begin.z + 0.7f * (end.z - begin.z)}, {}}};
    const auto slide = [](const motion::Clip& of) {
      const auto positions = motion::worldPositions(of);
      return motion::measureFeet(positions, motion::detectContacts(positions), 20.0).slideMm;
    };
    // As it is when feet are planted and no more.
    auto body = sampledBody(features, "walk");
    body.positions = motion::alongPath(body.positions, steering.goals.path, steering.goals.way);
    bent += slide(*plantedClip(body, "walk"));
    std::vector<std::string> remarks;
    const auto whole = steeredClip(features, "walk", steering, motion::Ground::Level, remarks);
    made += slide(*whole);
    for (const auto& point : steering.goals.path) {
      const auto pelvis = whole->rootPosition(point.frame);
      QVERIFY2(glm::distance(glm::vec2(pelvis.x, pelvis.z), point.place) < 0.001f, qPrintable(QString("%1, %2").arg(pelvis.x).arg(pelvis.z)));
    }
  }
  QVERIFY2(made < 0.75 * bent, qPrintable(QString("%1 mm a frame, %2 without").arg(made / 3.0).arg(bent / 3.0)));
}

QTEST_GUILESS_MAIN(TstSteering)
#include "tst_steering.moc"
