#pragma once

#include "core/motion/clip.h"

#include <span>
#include <vector>

namespace core::motion {

/// The motion with its feet standing again where they slide, because it was bent or blended to meet something: frames that are fixed stay as they are, to the bit. In the
/// others feet that carry weight (detectContacts) keep to one place, that of a fixed frame where the contact reaches into one, and the correction is lost in the
/// swing (footTrack); heights stay. Legs alone are changed. Out of reach a foot comes as near as it can.
/// clip: on the 22-joint body. isFixed [F]. Throws std::invalid_argument for other sizes.
Clip settledFeet(const Clip& clip, const std::vector<bool>& isFixed);

/// The same where one thing hands over to another: all frames are fixed but those within 0.7 s of the given ones, wherever these lie.
Clip settledAround(const Clip& clip, std::span<const int> frames);

}  // namespace core::motion
