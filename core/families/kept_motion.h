#pragma once

#include "core/base/result.h"
#include "core/motion/edit/kept_stretch.h"
#include "core/sampling/known_motion.h"
#include "core/services/motion_plan.h"

#include <string>
#include <vector>

namespace core::families {

/// What a plan keeps, as a model takes it and as it is put back afterwards.
struct KeptMotion {
  sampling::KnownMotion known;             // of all frames; undefined: nothing is kept
  std::vector<motion::KeptFrames> frames;  // by their place in the result; on the 22-joint T-pose skeleton, 20 fps
};

/// frames: of the motion that is made, at 20 fps. A source on another skeleton is put on the 22-joint one first. Rows of `known` that nothing is known
/// of repeat the nearest one. remarks: what was assumed.
/// Errors: those of the readers; InvalidArgument where a source is too short, naming it.
Result<KeptMotion> keptMotion(const std::vector<services::KeptStretch>& keeps, int frames, std::vector<std::string>& remarks);

}  // namespace core::families
