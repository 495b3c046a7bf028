#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace core::base {

/// Characters (code points) of a UTF-8 text, as a person counts them; a byte that belongs to none counts as one where it leads.
inline std::size_t characterCount(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace core::base
