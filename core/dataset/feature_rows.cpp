#include "core/dataset/feature_rows.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <bit>
#include <fstream>
#include <limits>

namespace core::dataset {

namespace fs = std::filesystem;

namespace {

static_assert(std::endian::native == std::endian::little, "safetensors files are little-endian");
constexpr std::uint64_t kLongestHeader = std::uint64_t{1} << 20;

// A count that is there and not negative, or -1.
std::int64_t countOf(const nlohmann::json& value) {
  if (!value.is_number_integer()) return -1;
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return -1;
  return value.get<std::int64_t>();
}

}  // namespace

Result<FeatureRows> readFeatureRows(const fs::path& file) {
  const auto refused = [&](std::string what) { return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", file.string(), what)}; };
  std::error_code code;
  if (!fs::exists(file, code)) return Error{ErrorCode::NotFound, fmt::format("{}: no such file", file.string())};
  const std::uint64_t size = fs::file_size(file, code);
  std::ifstream in(file, std::ios::binary);
  if (code || !in) return Error{ErrorCode::ReadFailed, fmt::format("{}: cannot be read", file.string())};

  std::uint64_t headerLength = 0;
  if (!in.read(reinterpret_cast<char*>(&headerLength), sizeof headerLength)) return refused("shorter than its header");
  if (headerLength > kLongestHeader || headerLength + sizeof headerLength > size) return refused("the header is longer than the file");
  std::string text(headerLength, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  const auto header = nlohmann::json::parse(text, nullptr, false);
  if (!in || !header.is_object() || !header.contains("features") || !header["features"].is_object()) return refused("holds no tensor \"features\"");
  const auto& tensor = header["features"];
  const auto shape = tensor.value("shape", nlohmann::json()), offsets = tensor.value("data_offsets", nlohmann::json());
  if (tensor.value("dtype", nlohmann::json()) != "F32" || !shape.is_array() || shape.size() != 2 || !offsets.is_array() || offsets.size() != 2) {
    return refused("the tensor \"features\" is not a table of 32-bit floats");
  }
  const std::int64_t rows = countOf(shape[0]), width = countOf(shape[1]), begin = countOf(offsets[0]), end = countOf(offsets[1]);
  const std::uint64_t dataBytes = size - sizeof headerLength - headerLength;
  if (rows < 0 || width < 1 || begin < 0 || end < begin || static_cast<std::uint64_t>(end) > dataBytes)
    return refused("the tensor \"features\" lies outside of the file");
  // Divisions, because products of hostile counts overflow.
  const std::int64_t cells = (end - begin) / static_cast<std::int64_t>(sizeof(float));
  if ((end - begin) % static_cast<std::int64_t>(sizeof(float)) != 0 || cells % width != 0 || cells / width != rows) {
    return refused("the shape of \"features\" does not agree with its bytes");
  }
  FeatureRows read{rows, width, std::vector<float>(static_cast<std::size_t>(cells))};
  in.seekg(static_cast<std::streamoff>(sizeof headerLength + headerLength) + begin);
  in.read(reinterpret_cast<char*>(read.values.data()), static_cast<std::streamsize>(end - begin));
  if (!in) return Error{ErrorCode::ReadFailed, fmt::format("{}: reading failed", file.string())};
  return read;
}

}  // namespace core::dataset
