#pragma once

#include "core/base/result.h"
#include "core/families/kept_motion.h"
#include "core/sampling/motion_goals.h"
#include "core/services/motion_plan.h"

#include <string>
#include <vector>

namespace core::families {

/// The key poses, the path and the foot contacts of a plan, as the sampler and the correction behind it take them.
struct Steering {
  sampling::MotionGoals goals;
  std::vector<std::string> keyNames;  // of goals.keys, for messages
  bool meetsKept = false;             // the path leads through what is kept, so that it lies where it is kept already

  bool isEmpty() const { return goals.isEmpty(); }
};

/// frames: of the motion that is made, at 20 fps. A pose of another body is put on the 22-joint one. What cannot be (beyond the end, faster than 12 m/s, a body that
/// no joint map fits, two poses of one joint at a time, a foot that stands when all is over) is left out and said in remarks, one sentence each, naming the pose or
/// point. A whole body or a pelvis that is placed is a way point as well. kept: what is kept of one motion is way points too, at its own place, and those of the person
/// lead to it and on from it; such a point within it is left out. Errors: those of reading the files.
Result<Steering> steeringOf(const services::MotionPlan& plan, int frames, std::vector<std::string>& remarks, const std::vector<motion::KeptFrames>& kept = {});

}  // namespace core::families
