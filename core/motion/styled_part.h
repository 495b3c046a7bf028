#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace core::motion {

/// The parts of the body that may have a style each, in the order of the networks. Source: Jang et al. 2022, Motion Puzzle; spec/motion_puzzle.md, section 2.
enum class StyledPart { LeftLeg, RightLeg, Spine, LeftArm, RightArm };

inline constexpr std::array kStyledParts = {StyledPart::LeftLeg, StyledPart::RightLeg, StyledPart::Spine, StyledPart::LeftArm, StyledPart::RightArm};

/// "left_leg", "right_leg", "spine", "left_arm", "right_arm".
const char* styledPartName(StyledPart part);
/// With '-' for '_' as well.
std::optional<StyledPart> styledPartNamed(std::string_view name);
/// All names, with commas, for messages.
const char* styledPartNames();

}  // namespace core::motion
