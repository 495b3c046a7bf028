#include "core/motion/rig/skeleton_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

namespace core::motion {

namespace {

using namespace humanml3d;

const std::vector<JointMap>& builtIn() {
  static const std::vector<JointMap> maps = {
      {"asf27",
       {"root",  "lfemur",    "rfemur",    "upperback", "ltibia", "rtibia",   "thorax",   "lfoot",   "rfoot",   "lowerneck", "ltoes",
        "rtoes", "upperneck", "lclavicle", "rclavicle", "head",   "lhumerus", "rhumerus", "lradius", "rradius", "lwrist",    "rwrist"},
       {}},
      {"daz",
       {"hip", "lThigh", "rThigh",  "abdomen", "lShin", "rShin",  "chest",  "lFoot",    "rFoot",    "",      "",
        "",    "neck",   "lCollar", "rCollar", "head",  "lShldr", "rShldr", "lForeArm", "rForeArm", "lHand", "rHand"},
       {}},
      {"iclone",
       {"CC_Base_Hip",         "CC_Base_L_Thigh",    "CC_Base_R_Thigh",    "CC_Base_Waist",   "CC_Base_L_Calf",     "CC_Base_R_Calf",
        "CC_Base_Spine01",     "CC_Base_L_Foot",     "CC_Base_R_Foot",     "CC_Base_Spine02", "CC_Base_L_ToeBase",  "CC_Base_R_ToeBase",
        "CC_Base_NeckTwist01", "CC_Base_L_Clavicle", "CC_Base_R_Clavicle", "CC_Base_Head",    "CC_Base_L_Upperarm", "CC_Base_R_Upperarm",
        "CC_Base_L_Forearm",   "CC_Base_R_Forearm",  "CC_Base_L_Hand",     "CC_Base_R_Hand"},
       {}},
      {"deepmimic13",
       {"root", "left_hip",      "right_hip",      "chest",      "left_knee",   "right_knee", "", "left_ankle", "right_ankle", "", "", "", "neck", "", "",
        "",     "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "",           ""},
       {}},
      {"bandai22",
       {"Hips",   "UpperLeg_L", "UpperLeg_R", "Spine",      "LowerLeg_L", "LowerLeg_R", "",           "Foot_L",     "Foot_R",     "Chest",  "Toes_L",
        "Toes_R", "Neck",       "Shoulder_L", "Shoulder_R", "Head",       "UpperArm_L", "UpperArm_R", "LowerArm_L", "LowerArm_R", "Hand_L", "Hand_R"},
       {.pelvisPitch = 0.0, .chestPitch = 0.0, .footPitch = 39.6}},
      {"xsens23",
       {"Hips",     "LeftHip", "RightHip",   "Chest",       "LeftKnee", "RightKnee",    "Chest2",        "LeftAnkle", "RightAnkle", "Chest4",    "LeftToe",
        "RightToe", "Neck",    "LeftCollar", "RightCollar", "Head",     "LeftShoulder", "RightShoulder", "LeftElbow", "RightElbow", "LeftWrist", "RightWrist"},
       {}},
      {"cgspeed31",
       {"Hips",         "LeftUpLeg", "RightUpLeg",   "LowerBack",     "LeftLeg", "RightLeg", "Spine",    "LeftFoot",    "RightFoot",    "Spine1",   "LeftToeBase",
        "RightToeBase", "Neck1",     "LeftShoulder", "RightShoulder", "Head",    "LeftArm",  "RightArm", "LeftForeArm", "RightForeArm", "LeftHand", "RightHand"},
       {}},
      {"semi21",
       {"Hips",         "LeftUpLeg", "RightUpLeg",   "Spine",         "LeftLeg", "RightLeg", "Spine1",   "LeftFoot",    "RightFoot",    "",         "LeftToeBase",
        "RightToeBase", "Neck1",     "LeftShoulder", "RightShoulder", "Head",    "LeftArm",  "RightArm", "LeftForeArm", "RightForeArm", "LeftHand", "RightHand"},
       {}},
      {"humanml3d22",
       {"pelvis",        "left_hip",       "right_hip",  "spine1",      "left_knee",  "right_knee",  "spine2",       "left_ankle",
        "right_ankle",   "spine3",         "left_foot",  "right_foot",  "neck",       "left_collar", "right_collar", "head",
        "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist"},
       {}},
  };
  return maps;
}

/// Lower case, without a prefix up to a colon, a vendor's prefix, separators and spaces.
std::string plainName(std::string_view name) {
  if (const auto colon = name.rfind(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  std::string plain;
  for (const char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c))) plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  for (const std::string_view prefix : {"mixamorig", "ccbase", "jbipc", "jbip", "bip001", "bip01", "valvebiped", "def"}) {
    if (plain.size() > prefix.size() && plain.starts_with(prefix)) return plain.substr(prefix.size());
  }
  return plain;
}

/// Names a joint goes by; for the limbs without the side, which is added in the usual ways.
struct Aliases {
  int left;   // the joint, or the left one of a pair
  int right;  // -1 for the middle of the body
  std::vector<std::string_view> names;
};

const std::vector<Aliases>& aliases() {
  static const std::vector<Aliases> table = {
      {kPelvis, -1, {"pelvis", "hips", "hip", "root"}},
      {kNeck, -1, {"neck", "neck1", "neck01"}},
      {kHead, -1, {"head"}},
      {kLeftHip, kRightHip, {"upleg", "upperleg", "thigh", "hip", "hipjoint", "femur"}},
      {kLeftKnee, kRightKnee, {"knee", "lowerleg", "calf", "shin", "leg", "tibia"}},
      {kLeftAnkle, kRightAnkle, {"ankle", "foot"}},
      {kLeftFoot, kRightFoot, {"toebase", "toes", "toe", "toe0", "ball", "foot"}},
      {kLeftCollar, kRightCollar, {"collar", "clavicle", "shoulder"}},
      {kLeftShoulder, kRightShoulder, {"upperarm", "uparm", "arm", "shldr", "shoulder", "humerus"}},
      {kLeftElbow, kRightElbow, {"forearm", "lowerarm", "elbow", "radius"}},
      {kLeftWrist, kRightWrist, {"hand", "wrist"}},
  };
  return table;
}

/// The ways a side is written around a name that has already been made plain.
bool isSided(const std::string& plain, std::string_view name, std::string_view letter, std::string_view word) {
  const std::string base(name);
  return plain == std::string(word) + base || plain == base + std::string(word) || plain == std::string(letter) + base || plain == base + std::string(letter);
}

JointMap guess(const Skeleton& skeleton) {
  JointMap map;
  map.name = "by name";
  std::vector<std::string> plain;
  for (const auto& joint : skeleton.joints()) plain.push_back(plainName(joint.name));
  std::vector<bool> taken(plain.size(), false);
  const auto claim = [&](int target, const auto& fits) {
    for (std::size_t i = 0; i < plain.size(); ++i) {
      if (taken[i] || !fits(plain[i])) continue;
      map.joints[static_cast<std::size_t>(target)] = skeleton.joint(static_cast<int>(i)).name;
      taken[i] = true;
      return true;
    }
    return false;
  };
  for (const Aliases& entry : aliases()) {
    if (entry.right < 0) {
      for (const auto name : entry.names) {
        if (claim(entry.left, [&](const std::string& text) { return text == name; })) break;
      }
      continue;
    }
    for (const auto name : entry.names) {
      if (claim(entry.left, [&](const std::string& text) { return isSided(text, name, "l", "left"); })) break;
    }
    for (const auto name : entry.names) {
      if (claim(entry.right, [&](const std::string& text) { return isSided(text, name, "r", "right"); })) break;
    }
  }
  // The spine has any number of joints: the lowest, the highest and one between them.
  std::vector<std::size_t> spine;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    static constexpr std::string_view kParts[] = {"spine", "chest", "upperchest", "abdomen", "lowerback", "waist", "torso"};
    const bool isSpine = std::any_of(std::begin(kParts), std::end(kParts), [&](std::string_view part) {
      return plain[i].starts_with(part) && plain[i].find_first_not_of("0123456789", part.size()) == std::string::npos;
    });
    if (isSpine && !taken[i]) spine.push_back(i);
  }
  const auto nameOf = [&](std::size_t index) { return skeleton.joint(static_cast<int>(index)).name; };
  if (!spine.empty()) map.joints[kSpine1] = nameOf(spine.front());
  if (spine.size() > 1) map.joints[kSpine3] = nameOf(spine.back());
  if (spine.size() > 2) map.joints[kSpine2] = nameOf(spine[spine.size() / 2]);
  // "LeftShoulder" is the collar where an upper arm follows it, and the upper arm where none does.
  for (const auto& [collar, shoulder] : {std::pair{kLeftCollar, kLeftShoulder}, std::pair{kRightCollar, kRightShoulder}}) {
    auto& upper = map.joints[static_cast<std::size_t>(shoulder)];
    auto& inner = map.joints[static_cast<std::size_t>(collar)];
    if (upper.empty()) std::swap(upper, inner);
  }
  return map;
}

std::string missingJoints(const JointMap& map) {
  static constexpr std::pair<int, const char*> kNeeded[] = {{kPelvis, "pelvis"},          {kLeftHip, "left thigh"},          {kRightHip, "right thigh"},
                                                            {kLeftKnee, "left knee"},     {kRightKnee, "right knee"},        {kLeftAnkle, "left ankle"},
                                                            {kRightAnkle, "right ankle"}, {kLeftShoulder, "left upper arm"}, {kRightShoulder, "right upper arm"},
                                                            {kLeftElbow, "left elbow"},   {kRightElbow, "right elbow"}};
  std::string missing;
  for (const auto& [joint, words] : kNeeded) {
    if (map.joints[static_cast<std::size_t>(joint)].empty()) missing += (missing.empty() ? "" : ", ") + std::string(words);
  }
  return missing;
}

}  // namespace

std::span<const JointMap> builtInSkeletonMaps() { return builtIn(); }

Result<JointMap> findSkeletonMap(const Skeleton& skeleton) {
  const JointMap* best = nullptr;
  std::ptrdiff_t bestCount = 0;
  for (const JointMap& map : builtIn()) {
    const bool fits = std::all_of(map.joints.begin(), map.joints.end(), [&](const std::string& name) { return name.empty() || skeleton.indexOf(name) >= 0; });
    const auto count = std::count_if(map.joints.begin(), map.joints.end(), [](const std::string& name) { return !name.empty(); });
    if (fits && count > bestCount) {
      best = &map;
      bestCount = count;
    }
  }
  if (best) return *best;
  JointMap map = guess(skeleton);
  if (const auto missing = missingJoints(map); !missing.empty()) {
    return Error{ErrorCode::Unsupported, fmt::format("the skeleton's joint names say nothing of: {}; give a joint map to use it", missing)};
  }
  return map;
}

}  // namespace core::motion
