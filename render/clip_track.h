#pragma once

#include "core/motion/clip.h"

#include <glm/vec3.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace render {

enum class BodySide { Left, Middle, Right };

/// Which joint of a skeleton is which part of a body: what the joint map of core/motion/rig says; what it does not know is found by names
/// (HumanML3D, CMU, Mixamo, Bandai-Namco, 100STYLE and what is spelled like them) and by the tree. -1 where there is none.
struct BodyMap {
  struct Limbs {
    int hip = -1, knee = -1, ankle = -1, toe = -1;
    int collar = -1, shoulder = -1, elbow = -1, wrist = -1, hand = -1;  // hand: a child of the wrist, where there is one
  };
  Limbs left, right;
  int pelvis = 0;  // the joint that carries both legs: what travels, where files have a still root below it
  int waist = -1;  // first spine joint above the pelvis
  int chest = -1;  // the joint that carries the arms
  int neck = -1;
  int head = -1;
  std::vector<BodySide> sides;  // [J]

  /// Legs, arms and head were all found: a body can be drawn.
  bool isBody() const;
};

BodyMap bodyMapOf(const core::motion::Skeleton& skeleton);

/// What is worked out once for a clip and used in every picture of it.
struct ClipTrack {
  BodyMap body;
  std::vector<glm::vec3> positions;           // [F * J] metres, world
  float legLength = 0.82f;                    // metres, hip to ankle; 1.0 sized to a grown person where unknown
  std::vector<std::array<bool, 2>> contacts;  // [F] left, right: the foot carries weight

  glm::vec3 root(int frame) const { return position(frame, body.pelvis); }
  glm::vec3 position(int frame, int joint) const { return positions[static_cast<std::size_t>(frame) * body.sides.size() + static_cast<std::size_t>(joint)]; }
};

ClipTrack trackOf(const core::motion::Clip& clip);

/// Tracks by clip; forgets those whose clip is gone.
class ClipTrackCache {
 public:
  const ClipTrack& track(const std::shared_ptr<const core::motion::Clip>& clip);

 private:
  struct Entry {
    std::weak_ptr<const core::motion::Clip> clip;
    ClipTrack track;
  };
  std::map<const core::motion::Clip*, Entry> entries_;
};

}  // namespace render
