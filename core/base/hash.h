#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace core::base {

/// FNV-1a, 64 bit: names, cache keys, the test weights' formula. Not for security.
class ContentHash {
 public:
  void add(std::string_view bytes);
  std::uint64_t value() const { return state_; }
  /// 16 lower-case hexadecimal digits.
  std::string hex() const;

 private:
  std::uint64_t state_ = 0xCBF29CE484222325u;
};

std::uint64_t fnv1a64(std::string_view bytes);

}  // namespace core::base
