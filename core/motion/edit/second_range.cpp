#include "core/motion/edit/second_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace core::motion {

Result<SecondRange> secondRangeFrom(std::string_view text, std::string_view option) {
  const auto wrong = [&] { return Error{ErrorCode::InvalidArgument, fmt::format("{} takes A:B in seconds with A before B, not \"{}\"", option, text)}; };
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return wrong();
  const auto number = [](std::string_view word, double& value) {
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value);
    return code == std::errc{} && end == word.data() + word.size() && std::isfinite(value) && value >= 0.0;
  };
  SecondRange range;
  if (colon > 0 && !number(text.substr(0, colon), range.begin)) return wrong();
  if (colon + 1 < text.size()) {
    double end = 0.0;
    if (!number(text.substr(colon + 1), end) || !(end > range.begin)) return wrong();
    range.end = end;
  }
  return range;
}

Result<FrameRange> framesIn(const SecondRange& range, int frames, double fps, const std::string& name) {
  if (range.end && !(*range.end >= range.begin))
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: a range from {:g} to {:g} seconds holds no frame", name, range.begin, *range.end)};
  const double last = frames - 1, first = std::round(range.begin * fps), end = range.end ? std::min(std::round(*range.end * fps), last) : last;
  if (!(first <= last))
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: the range begins at {:g} s, but the motion ends at {:.2f} s", name, range.begin, frames / fps)};
  return FrameRange{static_cast<int>(first), static_cast<int>(std::max(end, first) - first) + 1};
}

}  // namespace core::motion
