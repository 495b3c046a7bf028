#include "core/base/random.h"
#include "core/services/generation_service.h"
#include "core/services/key_edits.h"
#include "core/services/take_actions.h"
#include "core/services/take_requests.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>

#include <stdexcept>

using namespace core;
using namespace core::services;
using document::TakePose;
using document::TakeRequest;
using motion::BodyEnd;

namespace {

TakeRequest fourSeconds() {
  TakeRequest request;
  request.prompt = "a person walks";
  request.seconds = 4.0;
  return request;
}

TakePose poseAt(double time, std::vector<BodyEnd> joints = {}, document::TakeId take = 1) {
  static const auto walk = std::make_shared<const motion::Clip>(test_support::syntheticWalk(1, 80));
  TakePose pose;
  pose.time = time;
  pose.joints = std::move(joints);
  pose.take = take;
  pose.motion = walk;
  return pose;
}

/// "1, 2-2.5": when there are poses.
QString told(const TakeRequest& request) {
  QStringList parts;
  for (const auto& pose : request.poses) parts << QString::number(pose.time) + (pose.until ? QString("-%1").arg(*pose.until) : QString());
  return parts.join(", ");
}
QString pathTold(const TakeRequest& request) {
  QStringList parts;
  for (const auto& point : request.path) parts << QString::number(point.time);
  return parts.join(", ");
}

}  // namespace

class TstKeyEdits : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void posesStandInTheOrderOfTheirTimes();
  void aPoseOfTheSameJointsAtThatTimeGoes();
  void aPoseIsHeldFromOneTimeToTheOther();
  void nothingLeavesTheMotion();
  void wayPointsComeAtAWalk();
  void aPathThatIsTooLongForTheMotionIsHurried();
  void aWayPointStaysBetweenItsNeighbours();
  void whatCannotBeWalkedIsTold();
  void messagesTellWhichOneTheyAreAbout();
  void posesOfTakesAreAskedOfTheService();
  void whateverIsDoneAServiceTakes();
};

void TstKeyEdits::posesStandInTheOrderOfTheirTimes() {
  auto request = fourSeconds();
  QCOMPARE(addPose(request, poseAt(2.0)), std::size_t{0});
  QCOMPARE(addPose(request, poseAt(1.01)), std::size_t{0});
  QCOMPARE(addPose(request, poseAt(3.0)), std::size_t{2});
  QCOMPARE(told(request), QString("1, 2, 3"));
  QCOMPARE(movePose(request, 0, 2.52), std::size_t{1});
  QCOMPARE(told(request), QString("2, 2.5, 3"));
}

void TstKeyEdits::aPoseOfTheSameJointsAtThatTimeGoes() {
  auto request = fourSeconds();
  addPose(request, poseAt(2.0, {BodyEnd::LeftHand}, 1));
  addPose(request, poseAt(2.0, {BodyEnd::Head}, 2));
  addPose(request, poseAt(2.0, {BodyEnd::LeftHand}, 3));
  QCOMPARE(request.poses.size(), std::size_t{2});
  QCOMPARE(request.poses[0].take, document::TakeId{2});
  QCOMPARE(request.poses[1].take, document::TakeId{3});
}

void TstKeyEdits::aPoseIsHeldFromOneTimeToTheOther() {
  auto request = fourSeconds();
  addPose(request, poseAt(2.0));
  holdPose(request, 0, 2.0, 1.5);
  QCOMPARE(told(request), QString("1.5-2"));
  movePose(request, 0, 2.0);
  QCOMPARE(told(request), QString("2-2.5"));
  holdPose(request, 0, 2.0, 2.01);
  QCOMPARE(told(request), QString("2"));
}

void TstKeyEdits::nothingLeavesTheMotion() {
  auto request = fourSeconds();
  addPose(request, poseAt(9.0));
  QCOMPARE(told(request), QString("3.95"));
  holdPose(request, 0, 3.0, 9.0);
  QCOMPARE(told(request), QString("3-3.95"));
  movePose(request, 0, 3.5);
  QCOMPARE(told(request), QString("3-3.95"));
  movePose(request, 0, -1.0);
  QCOMPARE(told(request), QString("0-0.95"));
}

void TstKeyEdits::wayPointsComeAtAWalk() {
  auto request = fourSeconds();
  QCOMPARE(addWayPoint(request, 0.0, 0.0), std::optional<std::size_t>(0));
  QCOMPARE(addWayPoint(request, 0.0, 1.2), std::optional<std::size_t>(1));
  addWayPoint(request, 0.1, 1.2);
  QCOMPARE(pathTold(request), QString("0, 1, 1.5"));
}

void TstKeyEdits::aPathThatIsTooLongForTheMotionIsHurried() {
  auto request = fourSeconds();
  addWayPoint(request, 0.0, 0.0);
  addWayPoint(request, 0.0, 3.0);  // 2.5 s
  addWayPoint(request, 3.0, 3.0);  // 5 s: too late by a second
  QCOMPARE(pathTold(request), QString("0, 2, 3.95"));
  // As many as there are frames, and no more.
  auto shortOne = fourSeconds();
  shortOne.seconds = 1.0;
  for (int i = 0; i < 20; ++i) QVERIFY(addWayPoint(shortOne, 0.0, i));
  QVERIFY(!addWayPoint(shortOne, 0.0, 20.0));
  for (std::size_t i = 0; i < shortOne.path.size(); ++i) QVERIFY(std::abs(shortOne.path[i].time - static_cast<double>(i) / 20.0) < 1e-6);
}

void TstKeyEdits::aWayPointStaysBetweenItsNeighbours() {
  auto request = fourSeconds();
  request.path = {{0.0, 0, 0, {}}, {1.0, 0, 1, {}}, {2.0, 0, 2, {}}};
  retimeWayPoint(request, 1, 1.52);
  QCOMPARE(pathTold(request), QString("0, 1.5, 2"));
  retimeWayPoint(request, 1, 9.0);
  QCOMPARE(pathTold(request), QString("0, 1.95, 2"));
  retimeWayPoint(request, 1, -9.0);
  QCOMPARE(pathTold(request), QString("0, 0.05, 2"));
  retimeWayPoint(request, 2, 9.0);
  QCOMPARE(pathTold(request), QString("0, 0.05, 3.95"));
  for (const std::size_t nowhere : {std::size_t{3}, std::size_t{900}, static_cast<std::size_t>(-1)})
    QVERIFY_EXCEPTION_THROWN(retimeWayPoint(request, nowhere, 1.0), std::out_of_range);
}

void TstKeyEdits::whatCannotBeWalkedIsTold() {
  const std::vector<WayPoint> path = {{0.0, 0, 0, {}}, {1.0, 0, 1, {}}, {1.5, 0, 20, {}}, {2.0, 0, 2, {}}, {2.01, 0, 2, {}}, {5.0, 0, 2, {}}};
  const auto faults = faultsOf(path, 80);
  QCOMPARE(faults.size(), std::size_t{3});
  QVERIFY(faults[0].point == 2 && faults[0].kind == PathFault::Kind::TooFast && std::abs(faults[0].speed - 38.0) < 1e-9);
  QVERIFY(faults[1].point == 4 && faults[1].kind == PathFault::Kind::SharesFrame);
  QVERIFY(faults[2].point == 5 && faults[2].kind == PathFault::Kind::BeyondEnd);
  QVERIFY(faultsOf({{4.0, 0, 0, {}}}, 80).empty());  // the very end is the last frame
}

void TstKeyEdits::messagesTellWhichOneTheyAreAbout() {
  KeyPose pose;
  pose.time = 1.5, pose.file = "take 3";
  QVERIFY(keyNamedIn(nameOf(pose, 12) + " is 9 cm out of reach") == (KeyPlace{KeyPlace::Kind::Pose, 11}));
  QVERIFY(keyNamedIn(nameOf(WayPoint{2.0, 0, 0, {}}, 1) + " lies beyond") == (KeyPlace{KeyPlace::Kind::WayPoint, 0}));
  for (const char* other : {"", "key pose", "key pose 0 (at", "way points are", "the key pose 1"}) QVERIFY2(!keyNamedIn(other), other);
}

void TstKeyEdits::posesOfTakesAreAskedOfTheService() {
  auto request = fourSeconds();
  addPose(request, poseAt(2.0, {BodyEnd::LeftHand}, 7));
  const auto asked = generationRequest(request);
  QCOMPARE(asked.plan.poses.size(), std::size_t{1});
  QVERIFY(asked.plan.poses[0].motion == request.poses[0].motion);
  QCOMPARE(asked.plan.poses[0].file.string(), std::string("take 7"));
  QVERIFY(validate(asked));
}

void TstKeyEdits::whateverIsDoneAServiceTakes() {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    base::RandomStream random(seed);
    const auto between = [&random](double low, double high) { return low + (high - low) * random.uniform(); };
    const auto oneOf = [&random](std::size_t count) { return count == 0 ? std::size_t{0} : static_cast<std::size_t>(random.below(count)); };
    auto request = fourSeconds();
    for (int step = 0; step < 40; ++step) {
      const double a = between(-1.0, 6.0), b = between(-1.0, 6.0);
      const auto pose = oneOf(request.poses.size()), point = oneOf(request.path.size());
      const auto what = random.below(6);
      if (what == 0) addPose(request, poseAt(a, b > 2.0 ? std::vector{BodyEnd::Head} : std::vector<BodyEnd>()));
      if (what == 1 && !request.poses.empty()) movePose(request, pose, a);
      if (what == 2 && !request.poses.empty()) holdPose(request, pose, a, b);
      if (what == 3) addWayPoint(request, a, b);
      if (what == 4 && !request.path.empty()) retimeWayPoint(request, point, a);
      if (what == 5) setLength(request, std::max(1.0, a));
    }
    const auto ok = validate(generationRequest(request));
    QVERIFY2(ok, ok ? "" : ok.error().message.c_str());
  }
}

QTEST_APPLESS_MAIN(TstKeyEdits)
#include "tst_key_edits.moc"
