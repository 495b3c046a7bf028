#pragma once

#include "core/base/result.h"
#include "core/motion/clip.h"
#include "core/motion/rig/joint_map.h"

#include <glm/vec3.hpp>

#include <span>
#include <string>
#include <vector>

namespace core::motion {

struct CharacterOptions {
  double fps = 20.0;
  double armSpace = 0.0;  // degrees by which both arms are turned away from the body at the shoulders, or, below 0, towards it; -60 to 60
  double stride = 1.0;    // steps, and the way over the floor with them, longer or shorter than the legs alone would make them; 0.5 to 1.5
  bool keepsEnds = true;  // hands and feet are brought to their places by two-bone IK; otherwise bones only take over directions
};

/// As far as the window and the command line go: beyond it arms cross the body and steps look like leaps.
struct CharacterRanges {
  static constexpr double kLeastArmSpace = -30.0, kMostArmSpace = 60.0, kLeastStride = 0.7, kMostStride = 1.3;
};

/// Distances in centimetres, over all frames and both sides.
struct EndErrors {
  double meanCm = 0.0, p95Cm = 0.0, maxCm = 0.0;
};

struct CharacterReport {
  double scale = 1.0;                   // stride and hips: the character's legs against the body's
  double armScale = 1.0;                // reach of the hands from the shoulders
  EndErrors hands, feet;                // wrists and ankles against where the motion wants them, on the finished clip
  EndErrors handsWithout, feetWithout;  // the same with directions only
  std::vector<std::string> assumptions;
};

/// A motion of the 22-joint HumanML3D body on somebody's own character. positions [F * 22] frame-major, metres, Y up, floor at y = 0.
/// character: one skeleton in metres, Y up, its rest pose standing and facing +Z (what io::readMotionFile gives), joints named in map;
/// where the rest pose is no standing figure one is made from the bones.
/// Arms and legs take over the body's bone directions, whatever angle they have at rest (T pose, A pose); trunk, neck and head its turns;
/// joints that the map does not name keep their rest pose on their parents. Hips height and stride are scaled by the legs' lengths, feet
/// keep the toe where it stands, hands keep their place before the shoulder, scaled by the arms' lengths. A joint above the pelvis is
/// taken for a root bone: it goes along on the ground. Feet that stand keep standing with any stride: where the legs are too short for it the hips go down, smoothly.
/// Errors: Unsupported when the map names joints that the skeleton lacks, or lacks pelvis, legs or arms; InvalidArgument when
/// neither the rest pose stands nor one that does can be made. Throws std::invalid_argument when positions are no frames of 22, or an option is out of range.
Result<Clip> onCharacter(std::span<const glm::vec3> positions, const Skeleton& character, const JointMap& map, const CharacterOptions& options = {},
                         CharacterReport* report = nullptr);

}  // namespace core::motion
