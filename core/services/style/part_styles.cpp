#include "core/services/style/part_styles.h"

#include "core/base/words.h"
#include "core/services/motion_plan.h"

#include <fmt/format.h>

#include <set>

namespace core::services {

Result<std::vector<PartStyle>> partStylesFrom(std::string_view text) {
  using motion::StyledPart;
  const auto refused = [](std::string message) { return Error{ErrorCode::InvalidArgument, std::move(message)}; };
  const auto equals = text.find('=');
  const auto name = base::trimmed(text.substr(0, equals));
  const auto style = equals == std::string_view::npos ? StyleReference() : styleFrom(std::string(base::trimmed(text.substr(equals + 1))));
  if (equals == std::string_view::npos || name.empty() || style.kind == StyleReference::Kind::None)
    return refused(fmt::format("the style of a part of the body is written as \"left_arm=proud_walk.bvh\", not \"{}\"", text));
  if (name == "legs") return std::vector<PartStyle>{{StyledPart::LeftLeg, style}, {StyledPart::RightLeg, style}};
  if (name == "arms") return std::vector<PartStyle>{{StyledPart::LeftArm, style}, {StyledPart::RightArm, style}};
  const auto part = motion::styledPartNamed(name);
  if (!part) return refused(fmt::format("\"{}\" is no part of the body that has a style of its own; those are {}, legs and arms", name, motion::styledPartNames()));
  return std::vector<PartStyle>{{*part, style}};
}

std::string partStyleText(const PartStyle& style) { return fmt::format("{}={}", motion::styledPartName(style.part), styleText(style.style)); }

Result<void> validate(const std::vector<PartStyle>& parts) {
  std::set<motion::StyledPart> seen;
  for (const auto& one : parts) {
    if (one.style.kind == StyleReference::Kind::None)
      return Error{ErrorCode::InvalidArgument, fmt::format("{} is to have a style of its own, and none is said", motion::styledPartName(one.part))};
    if (!seen.insert(one.part).second) return Error{ErrorCode::InvalidArgument, fmt::format("{} is given two styles", motion::styledPartName(one.part))};
  }
  return {};
}

}  // namespace core::services
