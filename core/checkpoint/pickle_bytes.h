#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// The lowest floor of the pickle reader: bytes, and how it gives up. Only for pickle.cpp.
namespace core::model::pickle {

/// A refusal on its way out of the machine; becomes an Error at its only entrance.
struct Refusal {
  ErrorCode code;
  std::string what;
};

/// Throws a Refusal of ParseFailed.
[[noreturn]] void damaged(std::string what);

/// Takes a pickle apart from front to back. What is not there, or is no number, is damaged().
class ByteCursor {
 public:
  ByteCursor(std::string_view bytes, std::size_t position) : bytes_(bytes), at_(position) {}

  std::string_view take(std::uint64_t count);
  /// Little-endian, width bytes.
  std::uint64_t number(std::size_t width);
  /// Without its line feed.
  std::string_view line();
  /// Of the next byte.
  std::size_t position() const { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_;
};

/// The whole text as a number.
std::int64_t decimal(std::string_view text);

}  // namespace core::model::pickle
