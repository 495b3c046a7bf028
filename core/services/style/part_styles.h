#pragma once

#include "core/base/result.h"
#include "core/motion/styled_part.h"
#include "core/services/style_reference.h"

#include <string>
#include <string_view>
#include <vector>

// Styles of single parts of the body, where the rest has another one or its own.
namespace core::services {

struct PartStyle {
  motion::StyledPart part = motion::StyledPart::Spine;
  StyleReference style;
};

/// "left_arm=proud_walk.bvh"; "legs" and "arms" stand for both of them. Errors: InvalidArgument, quoting the text; of another part naming those that there are.
Result<std::vector<PartStyle>> partStylesFrom(std::string_view text);
std::string partStyleText(const PartStyle& style);

/// Errors: InvalidArgument for a part with two styles, or without any.
Result<void> validate(const std::vector<PartStyle>& parts);

}  // namespace core::services
