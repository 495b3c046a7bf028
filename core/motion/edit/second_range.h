#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace core::motion {

/// A piece of a motion in seconds, as people say it. Every command, dialog and edit makes frames of it here, so that the same seconds are the same frames everywhere.
struct SecondRange {
  double begin = 0.0;
  std::optional<double> end = std::nullopt;  // without: to the motion's end
};

/// "A:B" with A before B; either may be left out. option: the name that the sentence begins with. Errors: InvalidArgument.
Result<SecondRange> secondRangeFrom(std::string_view text, std::string_view option);

struct FrameRange {
  int first = 0, count = 0;
};

/// The frames nearest to both ends, and all between; the frame at the end belongs to the range. An end behind the motion's is the motion's.
/// frames: how many the motion has, at least 1; name: of the motion, for the sentence.
/// Errors: InvalidArgument when the range begins behind the last frame, or ends before it begins.
Result<FrameRange> framesIn(const SecondRange& range, int frames, double fps, const std::string& name);

}  // namespace core::motion
