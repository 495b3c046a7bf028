#include "core/representation/body_parts.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/representation/projection_2d.h"

#include <array>

namespace core::representation {

namespace {

using namespace motion::humanml3d;
constexpr std::array<int, 9> kLowerJoints = {kPelvis, kLeftHip, kRightHip, kLeftKnee, kRightKnee, kLeftAnkle, kRightAnkle, kLeftFoot, kRightFoot};

bool isLower(int joint) {
  for (const int lower : kLowerJoints)
    if (joint == lower) return true;
  return false;
}

struct Columns {
  BodyPart part;
  std::vector<int> list = {};

  /// size columns per joint from `first` on, which is joint `firstJoint`'s.
  void add(int first, int size, int firstJoint) {
    for (int joint = firstJoint; joint < kJointCount; ++joint) {
      if (isLower(joint) != (part == BodyPart::Lower)) continue;
      for (int i = 0; i < size; ++i) list.push_back(first + (joint - firstJoint) * size + i);
    }
  }
  void addRange(int begin, int end) {
    for (int column = begin; column < end; ++column) list.push_back(column);
  }
};

}  // namespace

std::vector<int> bodyPartJoints(BodyPart part) {
  std::vector<int> joints;
  for (int joint = 0; joint < kJointCount; ++joint)
    if (isLower(joint) == (part == BodyPart::Lower)) joints.push_back(joint);
  return joints;
}

std::vector<int> bodyPartColumns(BodyPart part, Contacts contacts) {
  const auto& layout = featureLayout(Layout::HumanMl3d);
  Columns columns{part};
  if (part == BodyPart::Lower) columns.addRange(0, layout.rootHeight.end);
  columns.add(layout.positions.begin, 3, 1);
  columns.add(layout.rotations.begin, 6, 1);
  columns.add(layout.velocities.begin, 3, 0);
  if (part == BodyPart::Lower && contacts == Contacts::Included) columns.addRange(layout.contacts.begin, layout.contacts.end);
  return columns.list;
}

std::vector<int> bodyPartColumns2d(BodyPart part, Contacts contacts) {
  const auto& groups = kFeatureGroups2d;
  Columns columns{part};
  if (part == BodyPart::Lower) columns.addRange(groups[0][0], groups[0][1]);
  columns.add(groups[1][0], 2, 1);
  columns.add(groups[2][0], 2, 1);
  columns.add(groups[3][0], 2, 0);
  if (part == BodyPart::Lower && contacts == Contacts::Included) columns.addRange(groups[4][0], groups[4][1]);
  return columns.list;
}

}  // namespace core::representation
