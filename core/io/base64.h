#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core::io {

/// RFC 4648 with padding.
std::string toBase64(std::string_view bytes);
/// nullopt for anything that toBase64 does not write.
std::optional<std::string> fromBase64(std::string_view text);

}  // namespace core::io
