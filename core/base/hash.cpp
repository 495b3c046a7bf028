#include "core/base/hash.h"

#include <fmt/format.h>

namespace core::base {

std::string ContentHash::hex() const { return fullHex().substr(0, 16); }

std::string ContentHash::fullHex() const {
  std::string text;
  for (const unsigned char byte : digest()) text += fmt::format("{:02x}", byte);
  return text;
}

std::uint64_t fnv1a64(std::string_view bytes) {
  std::uint64_t state = 0xCBF29CE484222325u;
  for (const char c : bytes) {
    state ^= static_cast<unsigned char>(c);
    state *= 0x100000001B3u;
  }
  return state;
}

}  // namespace core::base
