#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core::io::bvh {

/// Blanks of a BVH file: spaces, ends of lines and every control character, which editors and old systems leave in texts.
inline bool isBlank(char c) { return static_cast<unsigned char>(c) <= 32 || c == 127; }

/// The file as plain text where it is not: UTF-16, lines that end with a carriage return alone, blanks that do not break (of UTF-8). Nothing where it is plain already.
std::optional<std::string> plainText(std::string_view bytes);

/// The number that a word is: with a sign, a point or a comma for decimals ("0,0333333"), commas behind it left away. Nothing for other words.
/// Values too small for a double are 0; too large ones come as infinite.
std::optional<double> numberOf(std::string_view word);

/// How many decimals a number was written with: 4 for "0.0167", trailing zeros not counted.
int decimalsOf(std::string_view word);

}  // namespace core::io::bvh
