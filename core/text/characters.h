#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core::text {

/// The bytes as UTF-8, with everything that is not well formed (stray bytes, overlong forms, surrogates, cut sequences)
/// replaced by U+FFFD.
std::string validUtf8(std::string_view bytes);

/// The next code point of well-formed UTF-8; moves offset behind it. offset is smaller than the length.
char32_t nextCodePoint(std::string_view text, std::size_t& offset);
void appendUtf8(std::string& text, char32_t codePoint);

/// Unicode's own classes, the same on every machine whatever its locale is (utf8proc's tables).
bool isLetter(char32_t c);  // general category L
bool isNumber(char32_t c);  // general category N
bool isSpace(char32_t c);   // what Python's and Perl's \s means

/// Valid UTF-8, lower case, every run of white space one space, none at the ends. Simple lower case: a final sigma becomes
/// an ordinary one.
std::string cleanedLowerCase(std::string_view bytes);

/// The words of a cleaned text: runs of letters, single numbers, runs of other signs; spaces are left out. Views into text.
std::vector<std::string_view> splitWords(std::string_view text);

}  // namespace core::text
