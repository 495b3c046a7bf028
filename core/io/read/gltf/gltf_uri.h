#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core::io::gltf {

/// "Two%20words.bin" as "Two words.bin". Signs that are no hexadecimal number stay.
std::string withoutPercents(std::string_view uri);
/// The bytes of "data:application/octet-stream;base64,..."; nothing for other URIs and for what is no base64.
std::optional<std::string> inlineData(std::string_view uri);
/// Latin-1 as UTF-8 where a text is no UTF-8, as some exporters write names.
std::string asUtf8(std::string text);

}  // namespace core::io::gltf
