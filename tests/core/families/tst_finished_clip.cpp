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

QTEST_APPLESS_MAIN(TstFinishedClip)
#include "tst_finished_clip.moc"
