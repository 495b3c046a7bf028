#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

// What people and files write, word by word.
namespace core::base {

/// Without the blanks around it.
inline std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// With the letters of ASCII in lower case; all other bytes stay.
inline std::string lowered(std::string_view text) {
  std::string made(text);
  for (char& c : made)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return made;
}

/// The whole text, blanks around it aside, as a finite number.
inline std::optional<double> numberIn(std::string_view text) {
  text = trimmed(text);
  double value = 0.0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

}  // namespace core::base
