#pragma once

#include <cstdint>
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

/// A number by which recordings are shared out to splits. Close names (walk_01, walk_02) do not have close ones, as with FNV-1a alone, which puts whole series together.
/// Source of the mixing: Steele, Lea and Flood 2014, Fast splittable pseudorandom number generators, figure 16 (variant 13).
std::uint64_t mixedName(std::string_view stem);

}  // namespace core::dataset
