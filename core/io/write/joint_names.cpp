#include "core/io/write/joint_names.h"

#include "core/motion/rig/shape_map.h"

#include <stdexcept>

namespace core::io {

// In the order of HumanML3D: pelvis, hips, spine1, knees, spine2, ankles, spine3, toes, neck, collars, head, shoulders, elbows, wrists.
const RigNames& rigNames(JointNames names) {
  static const RigNames kHumanMl3d = {
      {"pelvis",     "left_hip", "right_hip",   "spine1",       "left_knee", "right_knee",    "spine2",         "left_ankle", "right_ankle", "spine3",     "left_foot",
       "right_foot", "neck",     "left_collar", "right_collar", "head",      "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist"},
      "root"};
  static const RigNames kMixamo = {
      {"mixamorig:Hips",        "mixamorig:LeftUpLeg",    "mixamorig:RightUpLeg",    "mixamorig:Spine",    "mixamorig:LeftLeg",     "mixamorig:RightLeg",
       "mixamorig:Spine1",      "mixamorig:LeftFoot",     "mixamorig:RightFoot",     "mixamorig:Spine2",   "mixamorig:LeftToeBase", "mixamorig:RightToeBase",
       "mixamorig:Neck",        "mixamorig:LeftShoulder", "mixamorig:RightShoulder", "mixamorig:Head",     "mixamorig:LeftArm",     "mixamorig:RightArm",
       "mixamorig:LeftForeArm", "mixamorig:RightForeArm", "mixamorig:LeftHand",      "mixamorig:RightHand"},
      "mixamorig:Root"};
  static const RigNames kUnreal = {
      {"pelvis", "thigh_l", "thigh_r",    "spine_01",   "calf_l", "calf_r",     "spine_02",   "foot_l",     "foot_r",     "spine_03", "ball_l",
       "ball_r", "neck_01", "clavicle_l", "clavicle_r", "head",   "upperarm_l", "upperarm_r", "lowerarm_l", "lowerarm_r", "hand_l",   "hand_r"},
      "root"};
  static const RigNames kHumanIk = {
      {"Hips",         "LeftUpLeg", "RightUpLeg",   "Spine",         "LeftLeg", "RightLeg", "Spine1",   "LeftFoot",    "RightFoot",    "Spine2",   "LeftToeBase",
       "RightToeBase", "Neck",      "LeftShoulder", "RightShoulder", "Head",    "LeftArm",  "RightArm", "LeftForeArm", "RightForeArm", "LeftHand", "RightHand"},
      "Reference"};
  static const RigNames kVrm = {{"hips",         "leftUpperLeg",  "rightUpperLeg", "spine",         "leftLowerLeg", "rightLowerLeg", "chest",         "leftFoot",
                                 "rightFoot",    "upperChest",    "leftToes",      "rightToes",     "neck",         "leftShoulder",  "rightShoulder", "head",
                                 "leftUpperArm", "rightUpperArm", "leftLowerArm",  "rightLowerArm", "leftHand",     "rightHand"},
                                "root"};
  switch (names) {
    case JointNames::HumanMl3d: return kHumanMl3d;
    case JointNames::Mixamo: return kMixamo;
    case JointNames::Unreal: return kUnreal;
    case JointNames::HumanIk: return kHumanIk;
    case JointNames::Vrm: return kVrm;
    case JointNames::Keep: break;
  }
  throw std::invalid_argument("there is no table for keeping the names");
}

Result<std::vector<std::string>> renamedJoints(const motion::Skeleton& skeleton, JointNames names) {
  std::vector<std::string> renamed;
  for (const auto& joint : skeleton.joints()) renamed.push_back(joint.name);
  if (names == JointNames::Keep) return renamed;
  const auto map = motion::mapByNameOrShape(skeleton);
  if (!map) return map.error();
  const RigNames& rig = rigNames(names);
  for (std::size_t target = 0; target < rig.joints.size(); ++target) {
    const int joint = map->joints[target].empty() ? -1 : skeleton.indexOf(map->joints[target]);
    if (joint >= 0) renamed[static_cast<std::size_t>(joint)] = rig.joints[target];
  }
  return renamed;
}

}  // namespace core::io
