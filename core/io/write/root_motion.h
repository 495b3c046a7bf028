#pragma once

#include "core/motion/clip.h"

#include <string>

namespace core::io {

/// Where the way of the whole body goes in a file. hips: the joint that carries the body, which may hang below joints that only hold the
/// skeleton (Bandai-Namco's rigs keep their root at the origin; Unreal's carries the way).

/// The hips stay above the origin, at their height and with their turns.
motion::Clip inPlace(const motion::Clip& clip, int hips);

/// The joint above all carries the way on the ground and the heading, and the hips what is left. Where the hips are the first joint, such
/// a joint is put above them; where they hang on one that stands still, that one is used; one that moves stays as it is.
motion::Clip withGroundBone(const motion::Clip& clip, int hips, const std::string& name);

/// A joint above all that stands still at the origin; everything below moves as before.
motion::Clip withReferenceBone(const motion::Clip& clip, const std::string& name);

}  // namespace core::io
