#include "core/model/safetensors.h"

#include "core/base/file.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/ne.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <fstream>
#include <optional>
#include <ostream>
#include <vector>

namespace core::model {

static_assert(std::endian::native == std::endian::little, "safetensors data are little-endian and copied as they are");

namespace {

constexpr std::uint64_t kMaxHeaderBytes = std::uint64_t{100} << 20;  // the format's own limit
constexpr std::size_t kMaxDimensions = 16;
constexpr const char* kMetadataName = "__metadata__";

struct ElementType {
  const char* name;
  at::ScalarType type;
};
constexpr std::array<ElementType, 10> kElementTypes = {{{"F64", at::kDouble},
                                                        {"F32", at::kFloat},
                                                        {"F16", at::kHalf},
                                                        {"BF16", at::kBFloat16},
                                                        {"I64", at::kLong},
                                                        {"I32", at::kInt},
                                                        {"I16", at::kShort},
                                                        {"I8", at::kChar},
                                                        {"U8", at::kByte},
                                                        {"BOOL", at::kBool}}};

struct Entry {
  std::string name;
  at::ScalarType type = at::kFloat;
  std::vector<std::int64_t> shape;
  std::uint64_t begin = 0, end = 0;  // in the data section
};

struct Header {
  std::vector<Entry> entries;  // in the order of their data
  TensorMetadata metadata;
};

Error parseError(const std::filesystem::path& file, const std::string& what) {
  return {ErrorCode::ParseFailed, file.string() + ": " + what};
}

/// Bytes that a shape asks for, or nothing when a size is negative or the product overflows.
std::optional<std::uint64_t> byteCount(const std::vector<std::int64_t>& shape, at::ScalarType type) {
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 50;
  std::uint64_t bytes = c10::elementSize(type), bound = bytes;  // bound: as if no size were 0, for the strides
  for (const std::int64_t size : shape) {
    if (size < 0) return std::nullopt;
    const auto factor = static_cast<std::uint64_t>(size);
    if (factor > kLimit || bound > kLimit / std::max<std::uint64_t>(factor, 1)) return std::nullopt;
    bound *= std::max<std::uint64_t>(factor, 1);
    bytes *= factor;
  }
  return bytes;
}

Result<Entry> parseEntry(const std::filesystem::path& file, const std::string& name, const nlohmann::json& value) {
  const auto wrong = [&](const std::string& what) { return parseError(file, "tensor \"" + name + "\" " + what); };
  if (!value.is_object() || !value.contains("dtype") || !value.contains("shape") || !value.contains("data_offsets"))
    return wrong("has no dtype, shape or data_offsets");
  const auto &dtype = value["dtype"], &shape = value["shape"], &offsets = value["data_offsets"];
  Entry entry;
  entry.name = name;
  if (!dtype.is_string()) return wrong("has a dtype that is no word");
  const auto known = std::find_if(kElementTypes.begin(), kElementTypes.end(),
                                  [&](const ElementType& type) { return dtype.get_ref<const std::string&>() == type.name; });
  if (known == kElementTypes.end())
    return Error{ErrorCode::Unsupported, file.string() + ": tensor \"" + name + "\" has the element type " +
                                             dtype.get<std::string>() + ", which is not read here"};
  entry.type = known->type;
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

Result<Header> parseHeader(const std::filesystem::path& file, const std::string& text, std::uint64_t dataBytes) {
  const auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return parseError(file, "the header is not a JSON object");
  Header header;
  for (const auto& [name, value] : json.items()) {
    if (name == kMetadataName) {
      if (!value.is_object()) return parseError(file, "__metadata__ is not a table of strings");
      for (const auto& [key, word] : value.items()) {
        if (!word.is_string()) return parseError(file, "the metadata value \"" + key + "\" is not a string");
        header.metadata[key] = word.get<std::string>();
      }
      continue;
    }
    auto entry = parseEntry(file, name, value);
    if (!entry) return entry.error();
    header.entries.push_back(std::move(*entry));
  }
  std::sort(header.entries.begin(), header.entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
  });
  // Without gaps and overlaps, the tensors together cannot ask for more memory than the file has bytes.
  std::uint64_t position = 0;
  for (const auto& entry : header.entries) {
    if (entry.begin != position)
      return parseError(file, fmt::format("tensor \"{}\" begins at byte {} of the data instead of {}", entry.name, entry.begin, position));
    position = entry.end;
  }
  if (position != dataBytes)
    return parseError(file, fmt::format("the tensors need {} bytes of data, the file has {}", position, dataBytes));
  return header;
}

/// Opens the file and leaves the stream at the first data byte.
Result<Header> openFile(const std::filesystem::path& file, std::ifstream& stream) {
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
  if (!stream.read(text.data(), static_cast<std::streamsize>(text.size())))
    return Error{ErrorCode::ReadFailed, file.string() + " could not be read to its end"};
  return parseHeader(file, text, fileBytes - sizeof headerBytes - headerBytes);
}

const char* wordFor(at::ScalarType type) {
  for (const auto& known : kElementTypes)
    if (known.type == type) return known.name;
  return nullptr;
}

}  // namespace

TensorFile partOf(const TensorFile& whole, const std::string& prefix) {
  TensorFile part;
  for (const auto& [name, tensor] : whole.tensors) {
    if (name.starts_with(prefix)) part.tensors[name.substr(prefix.size())] = tensor;
  }
  for (const auto& [name, text] : whole.metadata) {
    if (name.starts_with(prefix)) part.metadata[name.substr(prefix.size())] = text;
  }
  return part;
}

Result<TensorFile> readTensorFile(const std::filesystem::path& file) {
  std::ifstream stream;
  auto header = openFile(file, stream);
  if (!header) return header.error();
  TensorFile result;
  result.metadata = std::move(header->metadata);
  for (const auto& entry : header->entries) {
    // Bytes other than 0 and 1 are no valid bool, so those are read as numbers first.
    const bool isBool = entry.type == at::kBool;
    at::Tensor tensor = at::empty(entry.shape, at::TensorOptions().dtype(isBool ? at::kByte : entry.type));
    if (entry.end > entry.begin &&
        !stream.read(static_cast<char*>(tensor.data_ptr()), static_cast<std::streamsize>(entry.end - entry.begin)))
      return Error{ErrorCode::ReadFailed, file.string() + " could not be read to its end"};
    result.tensors.emplace(entry.name, isBool ? tensor.ne(0) : tensor);
  }
  return result;
}

Result<TensorMap> readSafetensors(const std::filesystem::path& file) {
  auto result = readTensorFile(file);
  if (!result) return result.error();
  return std::move(result->tensors);
}

Result<TensorMetadata> readSafetensorsMetadata(const std::filesystem::path& file) {
  std::ifstream stream;
  auto header = openFile(file, stream);
  if (!header) return header.error();
  return std::move(header->metadata);
}

Result<void> writeSafetensors(const std::filesystem::path& file, const TensorMap& tensors, const TensorMetadata& metadata) {
  struct Item {
    const std::string* name;
    at::Tensor tensor;
  };
  std::vector<Item> items;
  for (const auto& [name, tensor] : tensors) {
    if (name == kMetadataName || !tensor.defined() || !wordFor(tensor.scalar_type()))
      return Error{ErrorCode::Unsupported, "the tensor \"" + name + "\" cannot be written to " + file.string()};
    items.push_back({&name, tensor.detach().cpu().contiguous()});
  }
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.tensor.element_size() > b.tensor.element_size(); });

  nlohmann::json header = nlohmann::json::object();  // keeps its names in order
  if (!metadata.empty()) header[kMetadataName] = metadata;
  std::uint64_t position = 0;
  for (const auto& item : items) {
    const auto bytes = static_cast<std::uint64_t>(item.tensor.nbytes());
    header[*item.name] = {{"dtype", wordFor(item.tensor.scalar_type())},
                          {"shape", item.tensor.sizes().vec()},
                          {"data_offsets", {position, position + bytes}}};
    position += bytes;
  }
  std::string text = header.dump();
  text.append((8 - text.size() % 8) % 8, ' ');
  return base::writeFileAtomically(file, [&](std::ostream& stream) {
    const std::uint64_t headerBytes = text.size();
    stream.write(reinterpret_cast<const char*>(&headerBytes), sizeof headerBytes);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    for (const auto& item : items)
      if (item.tensor.numel() > 0)
        stream.write(static_cast<const char*>(item.tensor.data_ptr()), static_cast<std::streamsize>(item.tensor.nbytes()));
    return stream.good();
  });
}

}  // namespace core::model
