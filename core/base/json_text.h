#pragma once

#include <nlohmann/json.hpp>

#include <string_view>

/// JSON that comes from outside.
namespace core::base {

/// How deep lists and objects may stand in each other: deeper than any file that is read here.
inline constexpr int kDeepestJson = 100;

/// Whether a text of JSON nests deeper than that. To be asked before it is parsed: an open bracket takes seventy times its own byte, so that a file of brackets
/// alone would fill the memory.
inline bool nestsTooDeep(std::string_view text) {
  int depth = 0;
  bool isText = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (isText) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        isText = false;
    } else if (c == '"') {
      isText = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDeepestJson) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

/// What the text holds; a discarded value, which is of no kind, where it is no JSON or nests too deep. Does not throw.
template <class Json = nlohmann::json>
Json parsedJson(std::string_view text) {
  return nestsTooDeep(text) ? Json(Json::value_t::discarded) : Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

}  // namespace core::base
