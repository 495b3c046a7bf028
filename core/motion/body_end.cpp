#include "core/motion/body_end.h"

#include "core/motion/humanml3d_skeleton.h"

namespace core::motion {

const char* bodyEndName(BodyEnd end) {
  switch (end) {
    case BodyEnd::LeftHand: return "left_hand";
    case BodyEnd::RightHand: return "right_hand";
    case BodyEnd::LeftFoot: return "left_foot";
    case BodyEnd::RightFoot: return "right_foot";
    case BodyEnd::Head: return "head";
    case BodyEnd::Pelvis: break;
  }
  return "pelvis";
}

std::optional<BodyEnd> bodyEndNamed(std::string_view name) {
  for (const auto end : kBodyEnds)
    if (name == bodyEndName(end)) return end;
  return {};
}

const char* bodyEndNames() { return "left_hand, right_hand, left_foot, right_foot, head, pelvis"; }

int jointOf(BodyEnd end) {
  switch (end) {
    case BodyEnd::LeftHand: return humanml3d::kLeftWrist;
    case BodyEnd::RightHand: return humanml3d::kRightWrist;
    case BodyEnd::LeftFoot: return humanml3d::kLeftAnkle;
    case BodyEnd::RightFoot: return humanml3d::kRightAnkle;
    case BodyEnd::Head: return humanml3d::kHead;
    case BodyEnd::Pelvis: break;
  }
  return humanml3d::kPelvis;
}

}  // namespace core::motion
