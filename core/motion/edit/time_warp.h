#pragma once

#include "core/base/result.h"
#include "core/motion/clip.h"
#include "core/motion/rig/joint_map.h"

#include <span>

namespace core::motion {

/// At which second of the result a second of the source is seen.
struct TimeKey {
  double target = 0.0;
  double source = 0.0;
};

/// The clip with its time bent so that every key is met, at the same frame rate: between keys a monotone cubic curve (never backwards,
/// no sudden change of speed at a key), beyond the outer keys at their speed. It lasts until the source's last frame is shown.
/// Errors: InvalidArgument for less than two keys, keys that do not rise in both columns, speeds above 100, or a result of more than
/// 2,000,000 frames. Source: Fritsch and Carlson 1980 for the slopes.
Result<Clip> timeWarped(const Clip& clip, std::span<const TimeKey> keys);

/// Plays the clip that many times as fast: 2 halves its length. Errors: InvalidArgument outside of 0.01 to 100.
Result<Clip> speedChanged(const Clip& clip, double factor);

/// Turned about the vertical axis through the world's origin so that the hips face that way in the first frame: radians, 0 for +Z,
/// pi / 2 for +X. Errors: those of heading.
Result<Clip> turnedToHeading(const Clip& clip, const JointMap& map, double radians);

}  // namespace core::motion
