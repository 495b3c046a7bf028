#include "core/text/characters.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace core::text {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Length of the well-formed sequence at offset and its code point, or 0.
int wellFormed(std::string_view bytes, std::size_t offset, char32_t& codePoint) {
  utf8proc_int32_t value = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data() + offset), static_cast<utf8proc_ssize_t>(bytes.size() - offset), &value);
  codePoint = static_cast<char32_t>(value);
  return length > 0 ? static_cast<int>(length) : 0;
}

void appendLowerCase(std::string& text, char32_t c) {
  if (c == 0x130) {  // the only letter whose lower case is two code points
    appendUtf8(text, 'i');
    appendUtf8(text, 0x307);
    return;
  }
  appendUtf8(text, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
}

}  // namespace

std::string validUtf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    char32_t c = 0;
    const int length = wellFormed(bytes, i, c);
    if (length > 0)
      text.append(bytes.substr(i, static_cast<std::size_t>(length)));
    else
      appendUtf8(text, kReplacement);
    i += static_cast<std::size_t>(std::max(length, 1));
  }
  return text;
}

char32_t nextCodePoint(std::string_view text, std::size_t& offset) {
  char32_t c = kReplacement;
  offset += static_cast<std::size_t>(std::max(wellFormed(text, offset, c), 1));
  return c;
}

void appendUtf8(std::string& text, char32_t c) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

bool isLetter(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool isNumber(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

bool isSpace(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string cleanedLowerCase(std::string_view bytes) {
  const std::string valid = validUtf8(bytes);
  std::string text;
  text.reserve(valid.size());
  bool needsSpace = false;
  for (std::size_t i = 0; i < valid.size();) {
    const char32_t c = nextCodePoint(valid, i);
    if (isSpace(c)) {
      needsSpace = !text.empty();
      continue;
    }
    if (needsSpace) text.push_back(' ');
    needsSpace = false;
    appendLowerCase(text, c);
  }
  return text;
}

std::vector<std::string_view> splitWords(std::string_view text) {
  enum class Kind { Space, Letters, Number, Signs };
  const auto kindOf = [](char32_t c) { return isSpace(c) ? Kind::Space : isLetter(c) ? Kind::Letters : isNumber(c) ? Kind::Number : Kind::Signs; };
  // The endings that CLIP's pattern splits off before anything else.
  constexpr std::array<std::string_view, 7> kEndings = {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const auto ending = std::find_if(kEndings.begin(), kEndings.end(), [&](std::string_view e) { return rest.starts_with(e); });
    if (ending != kEndings.end()) {
      words.push_back(rest.substr(0, ending->size()));
      i += ending->size();
      continue;
    }
    const std::size_t start = i;
    const Kind kind = kindOf(nextCodePoint(text, i));
    if (kind == Kind::Space) continue;
    while (i < text.size() && kind != Kind::Number) {
      std::size_t next = i;
      if (kindOf(nextCodePoint(text, next)) != kind) break;
      i = next;
    }
    words.push_back(text.substr(start, i - start));
  }
  return words;
}

}  // namespace core::text
