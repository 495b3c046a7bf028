#include "core/base/hash.h"

#include <fmt/format.h>

namespace core::base {

void ContentHash::add(std::string_view bytes) {
  for (const char c : bytes) {
    state_ ^= static_cast<unsigned char>(c);
    state_ *= 0x100000001B3u;
  }
}

std::string ContentHash::hex() const { return fmt::format("{:016x}", state_); }

std::uint64_t fnv1a64(std::string_view bytes) {
  ContentHash hash;
  hash.add(bytes);
  return hash.value();
}

}  // namespace core::base
