#pragma once

#include "core/motion/body_end.h"

#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace core::motion {

/// A pose that a motion is to take. On the 22-joint HumanML3D body, metres, Y up.
struct KeyTarget {
  int first = 0, last = 0;        // frames of the motion that show it; one, or a stretch in which it is held: by joints that move, as seen from the body
  std::vector<glm::vec3> joints;  // [22], bones as long as those of the motion
  std::vector<BodyEnd> ends;      // those alone; empty: the whole body
  /// Moves: turned about the vertical and moved over the floor to where the motion is then. Stays: where `joints` have it.
  enum class Place { Moves, Stays } place = Place::Moves;
};

struct KeyPoseOptions {
  double fps = 20.0;
  double shortestSeconds = 0.4, longestSeconds = 1.0;  // over which a change fades before and after a key, by its size: 0.4 s, and 1 s for each metre
  double mostLean = 0.6;                               // radians that the trunk leans for a hand or the head
  double mostShift = 0.3;                              // metres that the pelvis goes for a limb that is too short
};

/// What became of one key.
struct KeyReport {
  double movedCm = 0.0;   // the most that a joint was away from it before
  double missedCm = 0.0;  // and is, after: where a limb is too short
};

/// Where a target stands when the motion's frame is `pose` [22]; contacts [4] of that frame as in foot_contacts.h, above 0.5 for a foot that carries weight: a whole
/// body is laid so that those feet stay where they are. For Place::Stays the joints as they are.
std::vector<glm::vec3> standingTarget(const KeyTarget& key, std::span<const glm::vec3> pose, std::span<const float> contacts);

/// The motion that takes the poses, exactly at their frames, with the least change that fades smoothly beside them.
/// Whole bodies: the turns of the joints and the place of the pelvis are blended over; feet keep what they are moved by as long as they stand and lose it in
/// their swing, or make a small step. Chosen joints: two-bone IK for hands and feet; beyond nine tenths of an arm the trunk comes along a little; for a hand out of reach
/// and for the head the trunk leans and the pelvis moves, while the feet stay. What cannot be reached is come near to, and reported. Keys that share joints leave each
/// other's frames alone. positions [F * 22] frame-major; contacts [F * 4]; keys inside of the motion. Throws std::invalid_argument for other sizes.
std::vector<glm::vec3> throughPoses(std::span<const glm::vec3> positions, std::span<const float> contacts, std::span<const KeyTarget> keys,
                                    const KeyPoseOptions& options = {}, std::vector<KeyReport>* reports = nullptr);

}  // namespace core::motion
