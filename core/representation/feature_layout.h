#pragma once

#include <glm/vec3.hpp>

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace core::representation {

/// Which published data set the vector follows. HumanML3D: 22 joints, metres, 20 fps, 263 features.
/// KIT: 21 joints, millimetres, 12.5 fps, 251 features.
enum class Layout { HumanMl3d, Kit };

/// Half-open range of columns [begin, end).
struct FeatureRange {
  int begin = 0;
  int end = 0;
  int size() const { return end - begin; }
};

/// Where everything stands in one row. J joints:
/// yaw 1 | root velocity x, z 2 | root height 1 | positions of joints 1..J-1 | 6D rotations of joints 1..J-1 |
/// velocities of joints 0..J-1 | contacts of left ankle, left foot, right ankle, right foot.
/// Source: spec/representation_metrics.md, section 3.
struct FeatureLayout {
  int joints = 0;
  int width = 0;
  FeatureRange yaw, rootVelocity, rootHeight, positions, rotations, velocities, contacts;

  /// The seven groups in column order.
  std::array<FeatureRange, 7> groups() const { return {yaw, rootVelocity, rootHeight, positions, rotations, velocities, contacts}; }
};

const FeatureLayout& featureLayout(Layout layout);
/// "yaw", "rootVelocity", ... in the order of FeatureLayout::groups().
extern const std::array<std::string_view, 7> kFeatureGroupNames;

/// What the formulas need to know about the bodies.
struct BodyTables {
  std::vector<int> parents;                            // [J], -1 for joint 0
  std::vector<glm::vec3> unitOffsets;                  // [J], bone directions of the feature convention (joint 0: zero)
  std::vector<std::vector<int>> chains;                // kinematic chains in the published order
  int rightHip, leftHip, rightShoulder, leftShoulder;  // the joints that give the heading, as the published code calls them
  int upperLeg, lowerLeg;                              // the two bones whose lengths give the scale
  std::array<int, 2> leftFoot, rightFoot;              // ankle, foot
  float contactLimit;                                  // squared displacement per frame under which a foot counts as still
};

const BodyTables& bodyTables(Layout layout);

/// Bone vectors of the canonical HumanML3D skeleton, [22], metres.
std::span<const glm::vec3> canonicalOffsets();

}  // namespace core::representation
