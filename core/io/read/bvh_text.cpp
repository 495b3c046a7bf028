#include "core/io/read/bvh_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace core::io::bvh {

namespace {

std::string fromUtf16(std::string_view bytes, bool isBig) {
  std::string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto low = static_cast<unsigned char>(bytes[i + (isBig ? 1 : 0)]), high = static_cast<unsigned char>(bytes[i + (isBig ? 0 : 1)]);
    const unsigned sign = high * 256U + low;
    if (sign == 0xfeff) continue;
    // Pairs of surrogates stand for signs that no name of a joint needs.
    if (sign < 0x80)
      out += static_cast<char>(sign);
    else if (sign < 0x800)
      (out += static_cast<char>(0xc0 | sign >> 6)) += static_cast<char>(0x80 | (sign & 0x3f));
    else if (sign >= 0xd800 && sign < 0xe000)
      out += '?';
    else
      ((out += static_cast<char>(0xe0 | sign >> 12)) += static_cast<char>(0x80 | (sign >> 6 & 0x3f))) += static_cast<char>(0x80 | (sign & 0x3f));
  }
  return out;
}

}  // namespace

std::optional<std::string> plainText(std::string_view bytes) {
  std::string text;
  if (bytes.starts_with("\xff\xfe"))
    text = fromUtf16(bytes, false);
  else if (bytes.starts_with("\xfe\xff"))
    text = fromUtf16(bytes, true);
  const bool wasWide = !text.empty();
  const std::string_view now = wasWide ? std::string_view(text) : bytes;
  const bool hasReturns = now.find('\n') == std::string_view::npos && now.find('\r') != std::string_view::npos;
  const bool hasHardBlanks = now.find("\xc2\xa0") != std::string_view::npos;
  if (!hasReturns && !hasHardBlanks) return wasWide ? std::optional<std::string>(std::move(text)) : std::nullopt;
  if (!wasWide) text = std::string(bytes);
  if (hasReturns)
    for (char& c : text)
      if (c == '\r') c = '\n';
  for (std::size_t at = text.find("\xc2\xa0"); at != std::string::npos; at = text.find("\xc2\xa0", at)) text.replace(at, 2, "  ");
  return text;
}

std::optional<double> numberOf(std::string_view word) {
  while (!word.empty() && word.back() == ',') word.remove_suffix(1);
  if (!word.empty() && word.front() == '+') word.remove_prefix(1);
  if (word.empty() || word.front() == '+') return std::nullopt;
  char point[64];
  const auto comma = word.find(',');
  if (comma != std::string_view::npos) {
    if (word.size() > sizeof point || word.find('.') != std::string_view::npos || word.find(',', comma + 1) != std::string_view::npos) return std::nullopt;
    word.copy(point, word.size());
    point[comma] = '.';
    word = std::string_view(point, word.size());
  }
  double value = 0.0;
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (code == std::errc::invalid_argument || end != word.data() + word.size()) return std::nullopt;
  if (code != std::errc::result_out_of_range) return value;
  // Out of range to one of both sides: the exponent tells which.
  const auto exponent = word.find_first_of("eE");
  const bool isSmall = exponent == std::string_view::npos ? word.find_first_not_of("-0.") > word.find('.') : word.substr(exponent + 1).starts_with('-');
  return isSmall ? 0.0 : std::numeric_limits<double>::infinity();
}

int decimalsOf(std::string_view word) {
  while (!word.empty() && word.back() == ',') word.remove_suffix(1);
  const auto point = word.find_first_of(".,");
  auto exponent = word.find_first_of("eE");
  int power = 0;
  if (exponent != std::string_view::npos) {
    auto digits = word.substr(exponent + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    std::from_chars(digits.data(), digits.data() + digits.size(), power);
  } else {
    exponent = word.size();
  }
  int decimals = 0;
  if (point != std::string_view::npos && point < exponent) {
    auto digits = word.substr(point + 1, exponent - point - 1);
    while (!digits.empty() && digits.back() == '0') digits.remove_suffix(1);
    decimals = static_cast<int>(digits.size());
  }
  return std::max(0, std::min(decimals - power, 30));
}

}  // namespace core::io::bvh
