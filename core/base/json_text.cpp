#include "core/base/json_text.h"

namespace core::base {

bool nestsTooDeep(std::string_view text) {
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

template <class Json>
Json parsedJson(std::string_view text) {
  return nestsTooDeep(text) ? Json(Json::value_t::discarded) : Json::parse(text, nullptr, /*allow_exceptions=*/false);
}
template nlohmann::json parsedJson(std::string_view text);
template nlohmann::ordered_json parsedJson(std::string_view text);

nlohmann::json parseJson(std::string_view text) { return nlohmann::json::parse(text); }

std::string jsonText(const nlohmann::json& value, int indent, char filler) {
  return value.dump(indent, filler, /*ensure_ascii=*/false, nlohmann::json::error_handler_t::replace);
}

std::string jsonText(const nlohmann::ordered_json& value, int indent, char filler) {
  return value.dump(indent, filler, /*ensure_ascii=*/false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string asciiJsonText(const nlohmann::ordered_json& value) { return value.dump(-1, ' ', /*ensure_ascii=*/true, nlohmann::ordered_json::error_handler_t::replace); }

}  // namespace core::base
