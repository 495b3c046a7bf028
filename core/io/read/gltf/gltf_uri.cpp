#include "core/io/read/gltf/gltf_uri.h"

#include "core/io/base64.h"

namespace core::io::gltf {

namespace {

int hexOf(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// As files have it: in the form for URIs or the other, in lines, padded or not.
std::optional<std::string> looseBase64(std::string_view text) {
  std::string letters;
  letters.reserve(text.size() + 3);
  for (const char c : text.substr(0, text.find('='))) {
    if (c == '\n' || c == '\r' || c == ' ') continue;
    letters += c == '-' ? '+' : c == '_' ? '/' : c;
  }
  if (letters.size() % 4 == 1) {
    if (!fromBase64(letters.substr(letters.size() - 1) + "AAA")) return std::nullopt;
    letters.pop_back();  // six bits that are no byte
  }
  letters.resize((letters.size() + 3) / 4 * 4, '=');
  return fromBase64(letters);
}

/// The bytes of a UTF-8 sign that begins here, or 0.
std::size_t signLength(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xc0) != 0x80) return 0;
  if (length == 3 && ((first == 0xe0 && byte(at + 1) < 0xa0) || (first == 0xed && byte(at + 1) > 0x9f))) return 0;
  if (length == 4 && ((first == 0xf0 && byte(at + 1) < 0x90) || (first == 0xf4 && byte(at + 1) > 0x8f))) return 0;
  return length;
}

}  // namespace

std::string withoutPercents(std::string_view uri) {
  std::string out;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size() && hexOf(uri[i + 1]) >= 0 && hexOf(uri[i + 2]) >= 0) {
      out += static_cast<char>(hexOf(uri[i + 1]) * 16 + hexOf(uri[i + 2]));
      i += 2;
    } else {
      out += uri[i];
    }
  }
  return out;
}

std::optional<std::string> inlineData(std::string_view uri) {
  if (!uri.starts_with("data:")) return std::nullopt;
  const auto comma = uri.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto data = uri.substr(comma + 1);
  if (!uri.substr(0, comma).ends_with(";base64")) return withoutPercents(data);
  return looseBase64(data.find('%') == std::string_view::npos ? data : std::string_view(withoutPercents(data)));
}

std::string asUtf8(std::string text) {
  bool isGood = true;
  for (std::size_t i = 0; i < text.size() && isGood;) {
    const std::size_t length = signLength(text, i);
    isGood = length > 0;
    i += length;
  }
  if (isGood) return text;
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      out += c;
    else
      (out += static_cast<char>(0xc0 | byte >> 6)) += static_cast<char>(0x80 | (byte & 0x3f));
  }
  return out;
}

}  // namespace core::io::gltf
