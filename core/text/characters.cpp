#include "core/text/characters.h"

#include "core/text/unicode_tables.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace core::text {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

template <class Ranges>
auto findRange(const Ranges& ranges, char32_t c) {
  const auto found = std::partition_point(ranges.begin(), ranges.end(), [c](const auto& range) { return range.last < c; });
  return found != ranges.end() && found->first <= c ? found : ranges.end();
}

int sequenceLength(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

// Length of the well-formed sequence at offset, or 0.
int wellFormedLength(std::string_view bytes, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[offset + i]); };
  const int length = sequenceLength(byte(0));
  if (length == 0 || bytes.size() - offset < static_cast<std::size_t>(length)) return 0;
  for (int i = 1; i < length; ++i) {
    if ((byte(static_cast<std::size_t>(i)) & 0xC0) != 0x80) return 0;
  }
  const unsigned char second = length > 1 ? byte(1) : 0;
  const bool isOverlong = (byte(0) == 0xE0 && second < 0xA0) || (byte(0) == 0xF0 && second < 0x90);
  const bool isSurrogate = byte(0) == 0xED && second >= 0xA0;
  const bool isTooLarge = byte(0) == 0xF4 && second >= 0x90;
  return isOverlong || isSurrogate || isTooLarge ? 0 : length;
}

void appendLowerCase(std::string& text, char32_t c) {
  if (c == 0x130) {  // the only letter whose lower case is two code points
    appendUtf8(text, 'i');
    appendUtf8(text, 0x307);
    return;
  }
  const auto range = findRange(unicode::kUpperCase, c);
  const bool isUpper = range != unicode::kUpperCase.end() && (c - range->first) % range->step == 0;
  appendUtf8(text, isUpper ? static_cast<char32_t>(static_cast<std::int64_t>(c) + range->delta) : c);
}

}  // namespace

std::string validUtf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const int length = wellFormedLength(bytes, i);
    if (length > 0) text.append(bytes.substr(i, static_cast<std::size_t>(length)));
    else appendUtf8(text, kReplacement);
    i += static_cast<std::size_t>(std::max(length, 1));
  }
  return text;
}

char32_t nextCodePoint(std::string_view text, std::size_t& offset) {
  const auto lead = static_cast<unsigned char>(text.at(offset));
  const int length = std::max(sequenceLength(lead), 1);
  constexpr std::array<unsigned char, 5> kLeadBits = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t c = lead & kLeadBits[static_cast<std::size_t>(length)];
  for (int i = 1; i < length; ++i) c = c << 6 | (static_cast<unsigned char>(text.at(offset + static_cast<std::size_t>(i))) & 0x3F);
  offset += static_cast<std::size_t>(length);
  return c;
}

void appendUtf8(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool isLetter(char32_t c) { return findRange(unicode::kLetters, c) != unicode::kLetters.end(); }
bool isNumber(char32_t c) { return findRange(unicode::kNumbers, c) != unicode::kNumbers.end(); }

bool isSpace(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
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
