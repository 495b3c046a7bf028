#pragma once

#include <array>
#include <cstdint>

/// Character data behind core/text/characters.h, sorted, ends included.
namespace core::text::unicode {

struct Range {
  char32_t first, last;
};

/// Upper-case characters first, first + step, ... last; adding delta gives the lower-case one.
struct CaseRange {
  char32_t first, last;
  std::uint32_t step;
  std::int32_t delta;
};

extern const std::array<Range, 648> kLetters;
extern const std::array<Range, 134> kNumbers;
extern const std::array<CaseRange, 181> kUpperCase;

}  // namespace core::text::unicode
