#include "core/families/finished_clip.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/representation/humanml3d_features.h"
#include "tests/support/synthetic_motion.h"

#include <ATen/ATen.h>
#include <QTest>

#include <algorithm>

using namespace core;
namespace h3d = motion::humanml3d;

class TstFinishedClip : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void squeezedArmsDoNotEndInTheFloor();
  void whoClimbsGoesUp();
  void whoWalksStandsOnTheFloor();
};

void TstFinishedClip::squeezedArmsDoNotEndInTheFloor() {
  // Lies on its face a hand's breadth over the floor, with arms down that a decoder has squeezed to a third.
  constexpr int kFrames = 40;
  constexpr std::size_t kJoints = h3d::kJointCount;
  const auto standing = motion::worldPositions(test_support::syntheticWalk(3, 2));
  std::vector<glm::vec3> positions;
  for (int f = 0; f < kFrames; ++f) {
    std::vector<glm::vec3> pose;
    for (std::size_t j = 0; j < kJoints; ++j) pose.push_back({standing[j].x, 0.25F - standing[j].z + standing[0].z, standing[j].y});
    positions.insert(positions.end(), pose.begin(), pose.end());
  }
  auto features = representation::extractFeatures(positions, {}).values;
  const auto rows = static_cast<std::int64_t>(features.size()) / 263;
  for (std::int64_t row = 0; row < rows; ++row) {
    // Columns 4 to 66: where the joints but the pelvis are.
    const auto at = [&](int joint) { return features.data() + row * 263 + 4 + 3 * (joint - 1); };
    for (const auto& [shoulder, elbow, wrist] :
         {std::array{h3d::kLeftShoulder, h3d::kLeftElbow, h3d::kLeftWrist}, std::array{h3d::kRightShoulder, h3d::kRightElbow, h3d::kRightWrist}}) {
      for (int axis = 0; axis < 3; ++axis) {
        at(elbow)[axis] = at(shoulder)[axis] - (axis == 1 ? 0.09F : 0.0F);
        at(wrist)[axis] = at(elbow)[axis] - (axis == 1 ? 0.08F : 0.0F);
      }
    }
  }
  const auto clip = families::finishedClip(at::from_blob(features.data(), {rows, 263}, at::kFloat), "lying", motion::Ground::Level);
  float lowest = 1e9F;
  for (const auto& point : motion::worldPositions(*clip)) lowest = std::min(lowest, point.y);
  QVERIFY2(lowest > -0.03F, qPrintable(QString("%1 m").arg(lowest)));
}

void TstFinishedClip::whoClimbsGoesUp() {
  using enum motion::Ground;
  for (const char* words : {"a person climbs up a ladder", "she walks up the stairs", "A man Steps Up", "CLIMBS", "someone jumps onto a box"})
    QVERIFY2(families::groundOf(words) == Auto, words);
  for (const char* words : {"", "a person jumps over an obstacle", "he stands upright", "a person walks in place"}) QVERIFY2(families::groundOf(words) == Level, words);

  // Goes up by 20 cm a second in turn: each foot stands while the other one rises.
  const auto standing = motion::worldPositions(test_support::syntheticWalk(3, 2));
  std::vector<glm::vec3> positions;
  for (int f = 0; f < 60; ++f) {
    for (std::size_t j = 0; j < h3d::kJointCount; ++j) {
      const bool isLeft = j == h3d::kLeftFoot || j == h3d::kLeftAnkle, isRight = j == h3d::kRightFoot || j == h3d::kRightAnkle;
      const float steps = static_cast<float>(f / 20), part = static_cast<float>(f % 20) / 20.0F;
      const float rise = isLeft ? steps + std::min(1.0F, 2.0F * part) : isRight ? steps + std::max(0.0F, 2.0F * part - 1.0F) : steps + part;
      positions.push_back(standing[j] + glm::vec3(0.0F, 0.2F * rise, 0.0F));
    }
  }
  auto features = representation::extractFeatures(positions, {}).values;
  const auto tensor = at::from_blob(features.data(), {static_cast<std::int64_t>(features.size()) / 263, 263}, at::kFloat);
  const auto rises = [&](const char* words) {
    const auto made = motion::worldPositions(*families::finishedClip(tensor, words, families::groundOf(words)));
    return made[made.size() - h3d::kJointCount].y - made[0].y;
  };
  QVERIFY2(rises("a person climbs a ladder") > 0.4F, qPrintable(QString::number(rises("a person climbs a ladder"))));
  QVERIFY(families::groundUnder(tensor) == Auto);
  QVERIFY2(rises("a person waves") < 0.2F, qPrintable(QString::number(rises("a person waves"))));  // floats by mistake
}

void TstFinishedClip::whoWalksStandsOnTheFloor() {
  const auto walk = motion::worldPositions(test_support::syntheticWalk(60, 2));
  auto features = representation::extractFeatures(walk, {}).values;
  const auto tensor = at::from_blob(features.data(), {static_cast<std::int64_t>(features.size()) / 263, 263}, at::kFloat);
  QVERIFY(families::groundUnder(tensor) == motion::Ground::Level);
}

QTEST_APPLESS_MAIN(TstFinishedClip)
#include "tst_finished_clip.moc"
