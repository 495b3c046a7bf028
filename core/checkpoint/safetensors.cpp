#include "core/checkpoint/safetensors.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/io/safetensors_header.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/ne.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <fstream>
#include <ostream>
#include <vector>

namespace core::model {

using io::ElementType;

static_assert(std::endian::native == std::endian::little, "safetensors data are little-endian and copied as they are");

namespace {

// In the order of ElementType.
constexpr std::array<at::ScalarType, io::kElementTypeCount> kScalarTypes = {at::kDouble, at::kFloat, at::kHalf, at::kBFloat16, at::kLong,
                                                                            at::kInt,    at::kShort, at::kChar, at::kByte,     at::kBool};

at::ScalarType scalarType(ElementType type) { return kScalarTypes[static_cast<std::size_t>(type)]; }

const char* wordFor(at::ScalarType type) {
  const auto found = std::find(kScalarTypes.begin(), kScalarTypes.end(), type);
  return found == kScalarTypes.end() ? nullptr : io::elementTypeName(static_cast<ElementType>(found - kScalarTypes.begin()));
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
  auto header = io::openSafetensors(file, stream);
  if (!header) return header.error();
  TensorFile result;
  result.metadata = std::move(header->metadata);
  for (const auto& entry : header->entries) {
    // Bytes other than 0 and 1 are no valid bool, so those are read as numbers first.
    const bool isBool = entry.type == ElementType::Bool;
    at::Tensor tensor = at::empty(entry.shape, at::TensorOptions().dtype(isBool ? at::kByte : scalarType(entry.type)));
    if (entry.end > entry.begin && !stream.read(static_cast<char*>(tensor.data_ptr()), static_cast<std::streamsize>(entry.end - entry.begin)))
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
  auto header = io::openSafetensors(file, stream);
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
    if (name == io::kSafetensorsMetadata || !tensor.defined() || !wordFor(tensor.scalar_type()))
      return Error{ErrorCode::Unsupported, "the tensor \"" + name + "\" cannot be written to " + file.string()};
    items.push_back({&name, tensor.detach().cpu().contiguous()});
  }
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.tensor.element_size() > b.tensor.element_size(); });

  nlohmann::json header = nlohmann::json::object();  // keeps its names in order
  if (!metadata.empty()) header[io::kSafetensorsMetadata] = metadata;
  std::uint64_t position = 0;
  for (const auto& item : items) {
    const auto bytes = static_cast<std::uint64_t>(item.tensor.nbytes());
    header[*item.name] = {{"dtype", wordFor(item.tensor.scalar_type())}, {"shape", item.tensor.sizes().vec()}, {"data_offsets", {position, position + bytes}}};
    position += bytes;
  }
  std::string text = base::jsonText(header);
  text.append((8 - text.size() % 8) % 8, ' ');
  return base::writeFileAtomically(file, [&](std::ostream& stream) {
    const std::uint64_t headerBytes = text.size();
    stream.write(reinterpret_cast<const char*>(&headerBytes), sizeof headerBytes);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    for (const auto& item : items)
      if (item.tensor.numel() > 0) stream.write(static_cast<const char*>(item.tensor.data_ptr()), static_cast<std::streamsize>(item.tensor.nbytes()));
    return stream.good();
  });
}

}  // namespace core::model
