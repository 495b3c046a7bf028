#include "core/io/npy.h"

#include "core/base/file.h"

#include <fmt/format.h>

#include <bit>
#include <charconv>
#include <cstring>
#include <optional>
#include <stdexcept>

static_assert(std::endian::native == std::endian::little, "NPY values are read and written as they lie in memory");

namespace core::io {

namespace {

constexpr std::string_view kMagic = "\x93NUMPY";

/// What follows "'key':" in the header's dictionary, without leading spaces.
std::optional<std::string_view> valueOf(std::string_view header, std::string_view key) {
  for (const char quote : {'\'', '"'}) {
    const std::string quoted = quote + std::string(key) + quote;
    auto at = header.find(quoted);
    if (at == std::string_view::npos) continue;
    at = header.find(':', at + quoted.size());
    if (at == std::string_view::npos) return std::nullopt;
    at = header.find_first_not_of(' ', at + 1);
    if (at == std::string_view::npos) return std::nullopt;
    return header.substr(at);
  }
  return std::nullopt;
}

std::optional<std::vector<std::int64_t>> shapeOf(std::string_view text) {
  if (text.empty() || text.front() != '(') return std::nullopt;
  const auto close = text.find(')');
  if (close == std::string_view::npos) return std::nullopt;
  text = text.substr(1, close - 1);
  std::vector<std::int64_t> shape;
  while (true) {
    while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
    if (text.empty()) return shape;
    std::int64_t size = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (code != std::errc{} || size < 0 || shape.size() >= 16) return std::nullopt;
    shape.push_back(size);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty() && text.front() == 'L') text.remove_prefix(1);  // written by Python 2
  }
}

template <class T>
std::vector<double> decode(std::string_view bytes) {
  std::vector<double> values(bytes.size() / sizeof(T));
  for (std::size_t i = 0; i < values.size(); ++i) {
    T value;
    std::memcpy(&value, bytes.data() + i * sizeof(T), sizeof(T));
    values[i] = static_cast<double>(value);
  }
  return values;
}

}  // namespace

Result<NpyArray> parseNpy(std::string_view bytes, std::string_view name) {
  const auto malformed = [&](std::string_view what) { return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", name, what)}; };
  if (bytes.size() < 10 || bytes.substr(0, 6) != kMagic) return malformed("is no NPY file");
  const int version = static_cast<unsigned char>(bytes[6]);
  if (version < 1 || version > 3) return malformed(fmt::format("NPY version {} is not known", version));
  const std::size_t prefix = version == 1 ? 10 : 12;
  if (bytes.size() < prefix) return malformed("the header is cut off");
  std::size_t headerSize = 0;
  for (std::size_t i = prefix; i-- > 8;) headerSize = headerSize << 8 | static_cast<unsigned char>(bytes[i]);
  if (headerSize > bytes.size() - prefix) return malformed(fmt::format("the header claims {} bytes, the file is shorter", headerSize));
  const auto header = bytes.substr(prefix, headerSize);
  const auto data = bytes.substr(prefix + headerSize);

  const auto type = valueOf(header, "descr");
  const auto order = valueOf(header, "fortran_order");
  const auto shapeText = valueOf(header, "shape");
  if (!type || !order || !shapeText) return malformed("the header lacks descr, fortran_order or shape");
  const auto shape = shapeOf(*shapeText);
  if (!shape) return malformed("the header's shape makes no sense");
  if (order->starts_with("True")) return Error{ErrorCode::Unsupported, fmt::format("{}: Fortran order is not read", name)};
  const auto close = type->size() > 1 ? type->find(type->front(), 1) : std::string_view::npos;
  const auto element = close == std::string_view::npos ? std::string_view() : type->substr(1, close - 1);
  const std::size_t width = element == "<f4" ? 4 : element == "<f8" || element == "<i8" ? 8 : 0;
  if (width == 0) {
    return Error{ErrorCode::Unsupported, fmt::format("{}: only float32, float64 and int64 arrays are read", name)};
  }
  std::uint64_t count = 1;
  for (const auto size : *shape) {
    const auto extent = static_cast<std::uint64_t>(size);
    if (extent != 0 && count > data.size() / extent) return malformed(fmt::format("the shape asks for more than the {} bytes there are", data.size()));
    count *= extent;
  }
  if (count * width != data.size()) return malformed(fmt::format("the shape asks for {} bytes, the file holds {}", count * width, data.size()));
  NpyArray array;
  array.shape = *shape;
  array.values = element == "<f4" ? decode<float>(data) : element == "<f8" ? decode<double>(data) : decode<std::int64_t>(data);
  return array;
}

Result<NpyArray> readNpy(const std::filesystem::path& file) {
  auto bytes = base::readWholeFile(file);
  if (!bytes) return bytes.error();
  return parseNpy(*bytes, file.filename().string());
}

std::string formatNpy(std::span<const float> values, std::span<const std::int64_t> shape) {
  std::string extents;
  std::uint64_t count = 1;
  for (const auto size : shape) {
    extents += fmt::format("{},", size) + " ";
    count *= static_cast<std::uint64_t>(size);
  }
  if (count != values.size()) throw std::invalid_argument(fmt::format("{} values for a shape of {}", values.size(), count));
  if (!extents.empty()) extents.pop_back();
  if (shape.size() > 1) extents.pop_back();
  std::string header = fmt::format("{{'descr': '<f4', 'fortran_order': False, 'shape': ({}), }}", extents);
  header.append(63 - (10 + header.size()) % 64, ' ');
  header += '\n';
  std::string bytes(kMagic);
  bytes += '\x01';
  bytes += '\0';
  bytes += static_cast<char>(header.size() & 0xff);
  bytes += static_cast<char>(header.size() >> 8);
  bytes += header;
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
  return bytes;
}

Result<void> writeNpy(const std::filesystem::path& file, std::span<const float> values, std::span<const std::int64_t> shape) {
  return base::writeFileAtomically(file, formatNpy(values, shape));
}

}  // namespace core::io
