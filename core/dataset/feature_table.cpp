#include "core/dataset/feature_table.h"

#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <limits>
#include <string>

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

struct TableHeader {
  std::int64_t rows = 0, width = 0;
  std::uint64_t begin = 0;  // of the data in the file
};

Result<TableHeader> readTableHeader(const base::RandomAccessFile& file, const fs::path& path) {
  const auto refused = [&](std::string what) { return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", path.string(), what)}; };
  std::error_code code;
  const std::uint64_t size = fs::file_size(path, code);
  if (code) return Error{ErrorCode::ReadFailed, fmt::format("{}: cannot be read ({})", path.string(), code.message())};
  std::uint64_t length = 0;
  if (size < sizeof length || file.read(0, std::as_writable_bytes(std::span(&length, 1)))) return refused("shorter than its header");
  if (length > kLongestHeader || length + sizeof length > size) return refused("the header is longer than the file");
  std::string text(length, '\0');
  if (file.read(sizeof length, std::as_writable_bytes(std::span(text)))) return refused("its header cannot be read");
  const auto header = base::parsedJson(text);
  if (!header.is_object() || !header.contains("features") || !header["features"].is_object()) return refused("holds no tensor \"features\"");
  const auto& tensor = header["features"];
  const auto shape = tensor.value("shape", nlohmann::json()), offsets = tensor.value("data_offsets", nlohmann::json());
  if (tensor.value("dtype", nlohmann::json()) != "F32" || !shape.is_array() || shape.size() != 2 || !offsets.is_array() || offsets.size() != 2) {
    return refused("the tensor \"features\" is not a table of 32-bit floats");
  }
  const std::int64_t rows = countOf(shape[0]), width = countOf(shape[1]), begin = countOf(offsets[0]), end = countOf(offsets[1]);
  const std::uint64_t dataBytes = size - sizeof length - length;
  if (rows < 0 || width < 1 || begin < 0 || end < begin || static_cast<std::uint64_t>(end) > dataBytes)
    return refused("the tensor \"features\" lies outside of the file");
  // Divisions, because products of hostile counts overflow.
  const std::int64_t cells = (end - begin) / static_cast<std::int64_t>(sizeof(float));
  if ((end - begin) % static_cast<std::int64_t>(sizeof(float)) != 0 || cells % width != 0 || cells / width != rows) {
    return refused("the shape of \"features\" does not agree with its bytes");
  }
  return TableHeader{rows, width, sizeof length + length + static_cast<std::uint64_t>(begin)};
}

}  // namespace

Result<FeatureTable> FeatureTable::open(const std::vector<fs::path>& files) {
  FeatureTable table;
  table.shards_.reserve(files.size());
  for (const auto& path : files) {
    std::error_code code;
    if (!fs::exists(path, code)) return Error{ErrorCode::NotFound, fmt::format("{}: no such file", path.string())};
    base::RandomAccessFile file(path);
    if (file.problem()) return Error{ErrorCode::ReadFailed, fmt::format("{}: cannot be read ({})", path.string(), file.problem().message())};
    const auto header = readTableHeader(file, path);
    if (!header) return header.error();
    if (table.width_ != 0 && header->width != table.width_) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: rows of {} numbers, those before have {}", path.string(), header->width, table.width_)};
    }
    if (header->rows > std::numeric_limits<std::int64_t>::max() - table.rows_) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: more rows than can be counted", path.string())};
    }
    table.width_ = header->width;
    table.shards_.push_back({path, std::move(file), header->begin, table.rows_, table.rows_ + header->rows});
    table.rows_ += header->rows;
  }
  return table;
}

Result<void> FeatureTable::read(std::int64_t first, std::int64_t count, std::span<float> into) const {
  if (first < 0 || count < 0 || count > rows_ - first || into.size() != static_cast<std::size_t>(count * width_)) {
    return Error{ErrorCode::ReadFailed, fmt::format("rows {} to {} of {} are not there", first, first + count, rows_)};
  }
  auto shard = std::upper_bound(shards_.begin(), shards_.end(), first, [](std::int64_t row, const Shard& other) { return row < other.end; });
  for (; !into.empty(); ++shard) {
    const auto rows = std::min(count, shard->end - first);
    const auto part = into.first(static_cast<std::size_t>(rows * width_));
    const auto offset = shard->begin + static_cast<std::uint64_t>((first - shard->first) * width_) * sizeof(float);
    if (const auto problem = shard->file.read(offset, std::as_writable_bytes(part))) {
      return Error{ErrorCode::ReadFailed, fmt::format("{}: cannot be read ({})", shard->path.string(), problem.message())};
    }
    into = into.subspan(part.size());
    first += rows;
    count -= rows;
  }
  return {};
}

}  // namespace core::dataset
