#pragma once

#include <string>
#include <string_view>

namespace core::dataset {

/// A sentence or a content label for the mirrored motion: left and right exchanged, clockwise and counterclockwise (also
/// counter-clockwise, anticlockwise) too, as whole words, keeping a capital first letter. "walk-turn-left" gives "walk-turn-right".
std::string mirroredText(std::string_view text);

/// Whether a combination of content and style is held out of training completely (see README.md).
bool isHeldOut(std::string_view content, std::string_view style);

/// The split of a clip: "composition" for held-out combinations, otherwise the source's own ("train" when it has none).
std::string splitFor(std::string_view content, std::string_view style, std::string_view sourceSplit);

}  // namespace core::dataset
