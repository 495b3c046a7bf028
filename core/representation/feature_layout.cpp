#include "core/representation/feature_layout.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"

namespace core::representation {

const std::array<std::string_view, 7> kFeatureGroupNames = {"yaw", "rootVelocity", "rootHeight", "positions", "rotations", "velocities", "contacts"};

namespace {

FeatureLayout layoutFor(int joints) {
  FeatureLayout layout;
  layout.joints = joints;
  int next = 0;
  const auto take = [&next](int size) {
    next += size;
    return FeatureRange{next - size, next};
  };
  layout.yaw = take(1);
  layout.rootVelocity = take(2);
  layout.rootHeight = take(1);
  layout.positions = take(3 * (joints - 1));
  layout.rotations = take(6 * (joints - 1));
  layout.velocities = take(3 * joints);
  layout.contacts = take(4);
  layout.width = next;
  return layout;
}

BodyTables humanMl3dTables() {
  namespace human = motion::humanml3d;
  BodyTables tables;
  tables.parents.assign(human::kParents.begin(), human::kParents.end());
  tables.unitOffsets.assign(human::kUnitOffsets.begin(), human::kUnitOffsets.end());
  tables.chains = {{0, 2, 5, 8, 11}, {0, 1, 4, 7, 10}, {0, 3, 6, 9, 12, 15}, {9, 14, 17, 19, 21}, {9, 13, 16, 18, 20}};
  tables.rightHip = human::kRightHip;
  tables.leftHip = human::kLeftHip;
  tables.rightShoulder = human::kRightShoulder;
  tables.leftShoulder = human::kLeftShoulder;
  tables.upperLeg = human::kRightKnee;
  tables.lowerLeg = human::kRightAnkle;
  tables.leftFoot = {human::kLeftAnkle, human::kLeftFoot};
  tables.rightFoot = {human::kRightAnkle, human::kRightFoot};
  tables.contactLimit = 0.002f;
  return tables;
}

BodyTables kitTables() {
  const glm::vec3 x(1, 0, 0), y(0, 1, 0), z(0, 0, 1);
  BodyTables tables;
  tables.chains = {{0, 11, 12, 13, 14, 15}, {0, 16, 17, 18, 19, 20}, {0, 1, 2, 3, 4}, {3, 5, 6, 7}, {3, 8, 9, 10}};
  tables.parents.assign(motion::kit::kJointCount, -1);
  for (const auto& chain : tables.chains)
    for (std::size_t i = 1; i < chain.size(); ++i) tables.parents[static_cast<std::size_t>(chain[i])] = chain[i - 1];
  tables.unitOffsets = {glm::vec3(0), y, y, y, y, x, -y, -y, -x, -y, -y, x, -y, -y, z, z, -x, -y, -y, z, z};
  tables.rightHip = 11;
  tables.leftHip = 16;
  tables.rightShoulder = 5;
  tables.leftShoulder = 8;
  tables.upperLeg = 17;
  tables.lowerLeg = 18;
  tables.leftFoot = {19, 20};
  tables.rightFoot = {14, 15};
  tables.contactLimit = 0.05f;
  return tables;
}

}  // namespace

const FeatureLayout& featureLayout(Layout layout) {
  static const FeatureLayout humanMl3d = layoutFor(motion::humanml3d::kJointCount), kit = layoutFor(motion::kit::kJointCount);
  return layout == Layout::Kit ? kit : humanMl3d;
}

const BodyTables& bodyTables(Layout layout) {
  static const BodyTables humanMl3d = humanMl3dTables(), kit = kitTables();
  return layout == Layout::Kit ? kit : humanMl3d;
}

std::span<const glm::vec3> canonicalOffsets() {
  static const std::vector<glm::vec3> offsets = [] {
    std::vector<glm::vec3> values;
    for (std::size_t i = 0; i < motion::humanml3d::kJointCount; ++i) values.push_back(motion::humanml3d::kUnitOffsets[i] * motion::humanml3d::kBoneLengths[i]);
    return values;
  }();
  return offsets;
}

}  // namespace core::representation
