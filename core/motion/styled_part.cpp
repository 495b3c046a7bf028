#include "core/motion/styled_part.h"

#include <algorithm>
#include <string>

namespace core::motion {

const char* styledPartName(StyledPart part) {
  switch (part) {
    case StyledPart::LeftLeg: return "left_leg";
    case StyledPart::RightLeg: return "right_leg";
    case StyledPart::Spine: return "spine";
    case StyledPart::LeftArm: return "left_arm";
    case StyledPart::RightArm: return "right_arm";
  }
  return "spine";
}

std::optional<StyledPart> styledPartNamed(std::string_view name) {
  std::string plain(name);
  std::replace(plain.begin(), plain.end(), '-', '_');
  for (const auto part : kStyledParts)
    if (plain == styledPartName(part)) return part;
  return {};
}

const char* styledPartNames() { return "left_leg, right_leg, spine, left_arm, right_arm"; }

}  // namespace core::motion
