#include "core/io/safetensors_header.h"

#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace core::io {

namespace {

constexpr std::uint64_t kMaxHeaderBytes = std::uint64_t{100} << 20;  // the format's own limit
constexpr std::size_t kMaxDimensions = 16;

struct NamedType {
  const char* name;
  std::uint64_t size;  // bytes
};
// In the order of ElementType.
constexpr std::array<NamedType, kElementTypeCount> kElementTypes = {
    {{"F64", 8}, {"F32", 4}, {"F16", 2}, {"BF16", 2}, {"I64", 8}, {"I32", 4}, {"I16", 2}, {"I8", 1}, {"U8", 1}, {"BOOL", 1}}};

Error parseError(const std::filesystem::path& file, const std::string& what) { return {ErrorCode::ParseFailed, file.string() + ": " + what}; }

/// Bytes that a shape asks for, or nothing when a size is negative or the product overflows.
std::optional<std::uint64_t> byteCount(const std::vector<std::int64_t>& shape, ElementType type) {
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 50;
  std::uint64_t bytes = kElementTypes[static_cast<std::size_t>(type)].size, bound = bytes;  // bound: as if no size were 0, for the strides
  for (const std::int64_t size : shape) {
    if (size < 0) return std::nullopt;
    const auto factor = static_cast<std::uint64_t>(size);
    if (factor > kLimit || bound > kLimit / std::max<std::uint64_t>(factor, 1)) return std::nullopt;
    bound *= std::max<std::uint64_t>(factor, 1);
    bytes *= factor;
  }
  return bytes;
}

Result<SafetensorsEntry> parseEntry(const std::filesystem::path& file, const std::string& name, const nlohmann::json& value) {
  const auto wrong = [&](const std::string& what) { return parseError(file, "tensor \"" + name + "\" " + what); };
  if (!value.is_object() || !value.contains("dtype") || !value.contains("shape") || !value.contains("data_offsets")) return wrong("has no dtype, shape or data_offsets");
  const auto &dtype = value["dtype"], &shape = value["shape"], &offsets = value["data_offsets"];
  SafetensorsEntry entry;
  entry.name = name;
  if (!dtype.is_string()) return wrong("has a dtype that is no word");
  const auto known = std::find_if(kElementTypes.begin(), kElementTypes.end(), [&](const NamedType& type) { return dtype.get_ref<const std::string&>() == type.name; });
  if (known == kElementTypes.end())
    return Error{ErrorCode::Unsupported, file.string() + ": tensor \"" + name + "\" has the element type " + dtype.get<std::string>() + ", which is not read here"};
  entry.type = static_cast<ElementType>(known - kElementTypes.begin());
  if (!shape.is_array() || shape.size() > kMaxDimensions) return wrong("has a shape that is no list of sizes");
  for (const auto& size : shape) {
    if (!size.is_number_unsigned()) return wrong("has a shape that is no list of sizes");
    const auto number = size.get<std::uint64_t>();
    if (number > (std::uint64_t{1} << 62)) return wrong("has an impossible shape");
    entry.shape.push_back(static_cast<std::int64_t>(number));
  }
  if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned())
    return wrong("has data_offsets that are no two positions");
  entry.begin = offsets[0].get<std::uint64_t>();
  entry.end = offsets[1].get<std::uint64_t>();
  const auto bytes = byteCount(entry.shape, entry.type);
  if (!bytes) return wrong("has an impossible shape");
  if (entry.begin > entry.end || entry.end - entry.begin != *bytes)
    return wrong(fmt::format("needs {} bytes by its shape, but names the range {} to {}", *bytes, entry.begin, entry.end));
  return entry;
}

Result<SafetensorsHeader> parseHeader(const std::filesystem::path& file, const std::string& text, std::uint64_t dataBytes) {
  const auto json = base::parsedJson(text);
  if (!json.is_object()) return parseError(file, "the header is not a JSON object");
  SafetensorsHeader header;
  for (const auto& [name, value] : json.items()) {
    if (name == kSafetensorsMetadata) {
      if (!value.is_object()) return parseError(file, "__metadata__ is not a table of strings");
      for (const auto& [key, word] : value.items()) {
        if (!word.is_string()) return parseError(file, "the metadata value \"" + key + "\" is not a string");
        // Many of them are JSON again.
        // Only what begins as JSON is read as such: a vocabulary has brackets, too.
        const auto& said = word.get_ref<const std::string&>();
        const auto first = said.find_first_not_of(" \t\r\n");
        if (first != std::string::npos && (said[first] == '{' || said[first] == '[') && base::nestsTooDeep(said))
          return parseError(file, "the metadata value \"" + key + "\" is nested too deep");
        header.metadata[key] = word.get<std::string>();
      }
      continue;
    }
    auto entry = parseEntry(file, name, value);
    if (!entry) return entry.error();
    header.entries.push_back(std::move(*entry));
  }
  std::sort(header.entries.begin(), header.entries.end(),
            [](const SafetensorsEntry& a, const SafetensorsEntry& b) { return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name); });
  // Without gaps and overlaps, the tensors together cannot ask for more memory than the file has bytes.
  std::uint64_t position = 0;
  for (const auto& entry : header.entries) {
    if (entry.begin != position) return parseError(file, fmt::format("tensor \"{}\" begins at byte {} of the data instead of {}", entry.name, entry.begin, position));
    position = entry.end;
  }
  if (position != dataBytes) return parseError(file, fmt::format("the tensors need {} bytes of data, the file has {}", position, dataBytes));
  return header;
}

}  // namespace

const char* elementTypeName(ElementType type) { return kElementTypes[static_cast<std::size_t>(type)].name; }

Result<SafetensorsHeader> openSafetensors(const std::filesystem::path& file, std::ifstream& stream) {
  std::error_code code;
  if (!std::filesystem::exists(file, code)) return Error{ErrorCode::NotFound, file.string() + " does not exist"};
  if (!std::filesystem::is_regular_file(file, code)) return Error{ErrorCode::ReadFailed, file.string() + " is not a file"};
  const std::uint64_t fileBytes = std::filesystem::file_size(file, code);
  stream.open(file, std::ios::binary);
  if (code || !stream) return Error{ErrorCode::ReadFailed, file.string() + " cannot be opened"};
  std::uint64_t headerBytes = 0;
  if (fileBytes < sizeof headerBytes || !stream.read(reinterpret_cast<char*>(&headerBytes), sizeof headerBytes))
    return parseError(file, "too short for a safetensors file");
  if (headerBytes > kMaxHeaderBytes || headerBytes > fileBytes - sizeof headerBytes)
    return parseError(file, fmt::format("not a safetensors file: a header of {} bytes in a file of {}", headerBytes, fileBytes));
  std::string text(headerBytes, '\0');
  if (!stream.read(text.data(), static_cast<std::streamsize>(text.size()))) return Error{ErrorCode::ReadFailed, file.string() + " could not be read to its end"};
  return parseHeader(file, text, fileBytes - sizeof headerBytes - headerBytes);
}

}  // namespace core::io
