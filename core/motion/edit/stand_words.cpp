#include "core/motion/edit/stand_words.h"

#include "core/base/words.h"
#include "core/motion/edit/second_range.h"

#include <fmt/format.h>

namespace core::motion {

namespace {

/// The part before the mark; text goes on behind it.
std::string_view taken(std::string_view& text, char mark) {
  const auto at = text.find(mark);
  const auto part = base::trimmed(text.substr(0, at));
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
  return part;
}

}  // namespace

Result<ToldStands> toldStandsFrom(std::string_view text, std::string_view option) {
  const auto refuse = [&](std::string_view part) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{} is written as \"left 0.2:0.9, 1.4:2; right 0.8:1.5\" (seconds in which a foot stands), not \"{}\"", option, part)};
  };
  ToldStands told;
  if (base::trimmed(text).empty()) return refuse(text);
  while (!base::trimmed(text).empty()) {
    const auto part = taken(text, ';');
    auto rest = part;
    const auto side = taken(rest, ' ');
    if (side != "left" && side != "right") return refuse(part);
    auto& foot = told.feet[side == "left" ? 0 : 1];
    if (foot) return refuse(part);
    foot.emplace();
    // A foot without seconds swings all the time.
    while (!base::trimmed(rest).empty()) {
      const auto range = secondRangeFrom(taken(rest, ','), option);
      if (!range || !range->end) return refuse(part);
      if (!foot->empty() && range->begin <= foot->back().end) return refuse(part);
      foot->push_back({range->begin, *range->end});
    }
  }
  return told;
}

std::string toldStandsText(const ToldStands& told) {
  std::string text;
  for (std::size_t foot = 0; foot < told.feet.size(); ++foot) {
    if (!told.feet[foot]) continue;
    text += fmt::format("{}{}", text.empty() ? "" : "; ", foot == 0 ? "left" : "right");
    for (std::size_t i = 0; i < told.feet[foot]->size(); ++i) {
      const auto& stand = (*told.feet[foot])[i];
      text += fmt::format("{}{:g}:{:g}", i == 0 ? " " : ", ", stand.start, stand.end);
    }
  }
  return text;
}

}  // namespace core::motion
