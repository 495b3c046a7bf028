#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

/// Text to JSON and back. In one source: where each source parses and writes by itself, the compiler makes the library's parser and writer again, five seconds' worth.
namespace core::base {

/// How deep lists and objects may stand in each other: deeper than any file that is read here.
inline constexpr int kDeepestJson = 100;

/// Whether a text of JSON nests deeper than that. To be asked before it is parsed: an open bracket takes seventy times its own byte, so that a file of brackets
/// alone would fill the memory.
bool nestsTooDeep(std::string_view text);

/// What the text holds; a discarded value, which is of no kind, where it is no JSON or nests too deep. Does not throw.
template <class Json = nlohmann::json>
Json parsedJson(std::string_view text);

/// What the text holds. Throws nlohmann::json::parse_error, which says where the text is no JSON; `nestsTooDeep` is for the caller to ask.
nlohmann::json parseJson(std::string_view text);

/// The value as text: in one line, or (`indent` >= 0) an entry a line, each behind `indent` times `filler` for every value that it stands in. Bytes that are no UTF-8
/// become U+FFFD.
std::string jsonText(const nlohmann::json& value, int indent = -1, char filler = ' ');
std::string jsonText(const nlohmann::ordered_json& value, int indent = -1, char filler = ' ');

/// The value as text in one line of ASCII, as an HTTP header takes it.
std::string asciiJsonText(const nlohmann::ordered_json& value);

}  // namespace core::base
