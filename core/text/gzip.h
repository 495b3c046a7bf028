#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace core::text {

/// Begins with gzip's two magic bytes.
bool isGzip(std::string_view bytes);

/// The unpacked bytes of a gzip stream. Errors: ParseFailed when it is damaged, cut, or unpacks to more than maxBytes.
Result<std::string> gunzip(std::string_view bytes, std::uint64_t maxBytes);

}  // namespace core::text
