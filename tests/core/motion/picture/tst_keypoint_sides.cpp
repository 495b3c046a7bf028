#include "core/motion/picture/keypoint_sides.h"

#include <QTest>

#include <cmath>

using namespace core::motion;

/// A person whose left and right a detector exchanges now and then.
class TstKeypointSides : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void momentsAreExchangedBack_data();
  void momentsAreExchangedBack();
  void turnsOfThePersonStay();
};

namespace {

using Pose = std::vector<Keypoint>;

Pose walker(int frame) {
  const auto& at = keypointIndices(KeypointSet::Coco17);
  Pose pose(17);
  const float swing = 12.0f * std::sin(0.3f * static_cast<float>(frame)), x = 200.0f + 2.0f * static_cast<float>(frame);
  for (int s = 0; s < 2; ++s) {
    const float side = s == 0 ? 1.0f : -1.0f;
    const auto put = [&](int index, float dx, float y) { pose[static_cast<std::size_t>(index)] = {{x + side * dx, y}, 0.9f}; };
    put(at.shoulder[s], 20, 100), put(at.elbow[s], 26 + swing * side, 130), put(at.wrist[s], 28 + 2 * swing * side, 160);
    put(at.hip[s], 12, 180), put(at.knee[s], 13, 230 + swing * side), put(at.ankle[s], 14, 280 + swing * side);
  }
  return pose;
}

Pose exchanged(Pose pose, bool arms, bool legs) {
  const auto& at = keypointIndices(KeypointSet::Coco17);
  for (const int* pair : {at.shoulder, at.elbow, at.wrist})
    if (arms) std::swap(pose[static_cast<std::size_t>(pair[0])], pose[static_cast<std::size_t>(pair[1])]);
  for (const int* pair : {at.hip, at.knee, at.ankle})
    if (legs) std::swap(pose[static_cast<std::size_t>(pair[0])], pose[static_cast<std::size_t>(pair[1])]);
  return pose;
}

float worst(const std::vector<Pose>& poses) {
  float most = 0.0f;
  for (std::size_t f = 0; f < poses.size(); ++f) {
    const Pose expected = walker(static_cast<int>(f));
    for (std::size_t i = 0; i < poses[f].size(); ++i)
      most = std::max(most, std::abs(poses[f][i].place.x - expected[i].place.x) + std::abs(poses[f][i].place.y - expected[i].place.y));
  }
  return most;
}

}  // namespace

void TstKeypointSides::momentsAreExchangedBack_data() {
  QTest::addColumn<int>("begin");
  QTest::addColumn<int>("end");
  QTest::addColumn<bool>("arms");
  QTest::addColumn<bool>("legs");
  QTest::newRow("one frame") << 20 << 21 << true << true;
  QTest::newRow("several frames") << 20 << 28 << true << true;
  QTest::newRow("legs only") << 20 << 25 << false << true;
  QTest::newRow("arms only") << 20 << 25 << true << false;
  QTest::newRow("at the beginning") << 0 << 4 << true << true;
  QTest::newRow("at the end") << 56 << 60 << true << true;
  QTest::newRow("never") << 0 << 0 << false << false;
}

void TstKeypointSides::momentsAreExchangedBack() {
  QFETCH(int, begin);
  QFETCH(int, end);
  QFETCH(bool, arms);
  QFETCH(bool, legs);
  std::vector<Pose> poses;
  for (int f = 0; f < 60; ++f) poses.push_back(f >= begin && f < end ? exchanged(walker(f), arms, legs) : walker(f));
  poses[40].clear();  // nobody is seen there
  const auto count = settleSides(poses, keypointIndices(KeypointSet::Coco17), 15);
  QCOMPARE(count, static_cast<std::size_t>(end - begin));
  QCOMPARE(worst(poses), 0.0f);
}

void TstKeypointSides::turnsOfThePersonStay() {
  // Who turns round has the sides exchanged for good, and slowly.
  std::vector<Pose> poses;
  for (int f = 0; f < 60; ++f) {
    Pose pose = walker(f);
    const float turn = std::cos(3.1416f * static_cast<float>(f) / 59.0f), x = 200.0f + 2.0f * static_cast<float>(f);
    for (auto& point : pose) point.place.x = x + turn * (point.place.x - x);
    poses.push_back(pose);
  }
  const auto before = poses;
  QCOMPARE(settleSides(poses, keypointIndices(KeypointSet::Coco17), 15), std::size_t{0});
  // A jump that never comes back is left as it is.
  for (std::size_t f = 30; f < 60; ++f) poses[f] = exchanged(poses[f], true, true);
  QVERIFY(settleSides(poses, keypointIndices(KeypointSet::Coco17), 15) <= 60U);
  QCOMPARE(poses.size(), before.size());
}

QTEST_APPLESS_MAIN(TstKeypointSides)
#include "tst_keypoint_sides.moc"
