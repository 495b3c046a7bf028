#pragma once

#include "core/motion/edit/key_poses.h"

#include <algorithm>
#include <cmath>

// Used by key_poses.cpp and pinned_joints.cpp.
namespace core::motion {

/// How much of a change at a key is left in the frames around it.
struct PoseFade {
  int first = 0, last = 0;    // the key
  int before = 1, after = 1;  // frames beside it that are changed

  int begin(int) const { return std::max(0, first - before); }
  int end(int frames) const { return std::min(frames, last + after + 1); }
  /// 0 to 1, without a jump of speed or acceleration.
  float share(int frame) const {
    const int off = frame < first ? first - frame : std::max(0, frame - last), reach = frame < first ? before : after;
    const float t = 1.0f - std::min(1.0f, static_cast<float>(off) / static_cast<float>(reach + 1));
    return t * t * t * (10.0f + t * (6.0f * t - 15.0f));
  }
  /// The key's frame whose difference counts there.
  int anchor(int frame) const { return std::clamp(frame, first, last); }
};

/// As wide as the change asks for, but not into another key that `shares` joints with this one.
PoseFade poseFade(std::span<const KeyTarget> keys, std::size_t k, double movedCm, const KeyPoseOptions& options);

/// Whether moving one's joints moves the other's.
bool sharesJoints(const KeyTarget& a, const KeyTarget& b);

/// Where a key's joints are to be in each of its frames, [22] each.
using KeyPlaces = std::vector<std::vector<glm::vec3>>;

/// The pinned joints of a key, in place. Rounds over all keys mend what one pin does to another.
void pinJoints(std::vector<glm::vec3>& positions, const KeyTarget& key, const KeyPlaces& places, const PoseFade& fade, const KeyPoseOptions& options);

}  // namespace core::motion
