#pragma once

#include "core/motion/clip.h"
#include "core/motion/rig/joint_map.h"

namespace core::motion {

/// How large the figure is built: the longest chain of bones from the root to a tip, in the skeleton's unit. About 1.15 m in people.
double longestReach(const Skeleton& skeleton);

struct LikelyUnit {
  double metres;
  const char* name;  // "1 cm"
};
/// The usual unit that makes the longest chain of a human figure come out nearest; centimetres where there is no length.
LikelyUnit likelyUnit(double reach);

/// How tall the figure stands in its tallest frame, joints only, along Y or Z, whichever is more, in the clip's unit. Looks at up to 33 frames.
double figureHeight(const Clip& clip);

/// How tall the figure is, whatever it does: its bones from toe over ankle, knee and hip to the head, joints only, in the skeleton's unit. The map must be the
/// skeleton's. 0 where it names no leg and no head.
double standingHeight(const Skeleton& skeleton, const JointMap& map);

}  // namespace core::motion
