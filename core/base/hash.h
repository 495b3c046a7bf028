#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace core::base {

/// SHA-256 of bytes (libcrypto; on Windows the system's own): tells which weights, which data set and which question an answer came from.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(const ContentHash&) = delete;
  ContentHash& operator=(const ContentHash&) = delete;
  void add(std::string_view bytes);
  /// The first 16 of the 64 lower-case hexadecimal digits: enough to tell files apart, short enough to be read. More may be added afterwards.
  std::string hex() const;
  /// All 64, as `sha256sum` prints them.
  std::string fullHex() const;

 private:
  std::array<unsigned char, 32> digest() const;
  struct State;
  std::unique_ptr<State> state_;
};

/// ContentHash::hex() of a file of any size. Errors: NotFound, ReadFailed.
Result<std::string> hashOfFile(const std::filesystem::path& file);

/// FNV-1a, 64 bit, for draws that must be the same everywhere: the test weights' formula, splits, colours. Not for provenance.
std::uint64_t fnv1a64(std::string_view bytes);

}  // namespace core::base
