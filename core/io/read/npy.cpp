#include "core/io/read/npy.h"

#include "core/base/file.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <optional>
#include <stdexcept>

static_assert(std::endian::native == std::endian::little, "NPY values are read and written as they lie in memory");

namespace core::io {

namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::int64_t kMostAlong = 1'000'000'000;  // one extent; 16 of them are multiplied only as far as there are bytes

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
    if (code != std::errc{} || size < 0 || size > kMostAlong || shape.size() >= 16) return std::nullopt;
    shape.push_back(size);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty() && text.front() == 'L') text.remove_prefix(1);  // written by Python 2
  }
}

/// IEEE 754 binary16.
double halfOf(std::uint16_t bits) {
  const int exponent = bits >> 10 & 31, fraction = bits & 1023;
  const double sign = bits & 0x8000 ? -1.0 : 1.0;
  if (exponent == 31) return fraction ? std::numeric_limits<double>::quiet_NaN() : sign * std::numeric_limits<double>::infinity();
  return sign * (exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25));
}

template <class T>
double numberFrom(const char* at, bool isTurned) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, at, sizeof(T));
  if (isTurned) std::reverse(std::begin(bytes), std::end(bytes));
  T value;
  std::memcpy(&value, bytes, sizeof(T));
  return static_cast<double>(value);
}

struct ElementKind {
  std::size_t width = 0;
  double (*read)(const char* at, bool isTurned) = nullptr;
};

/// What "<f4" or "|u1" stands for, without its byte order; no width for kinds that are no plain numbers.
ElementKind kindOf(std::string_view code) {
  if (code == "f2") return {2, [](const char* at, bool isTurned) { return halfOf(static_cast<std::uint16_t>(numberFrom<std::uint16_t>(at, isTurned))); }};
  if (code == "f4") return {4, numberFrom<float>};
  if (code == "f8") return {8, numberFrom<double>};
  if (code == "i1") return {1, numberFrom<std::int8_t>};
  if (code == "u1" || code == "b1") return {1, numberFrom<std::uint8_t>};
  if (code == "i2") return {2, numberFrom<std::int16_t>};
  if (code == "u2") return {2, numberFrom<std::uint16_t>};
  if (code == "i4") return {4, numberFrom<std::int32_t>};
  if (code == "u4") return {4, numberFrom<std::uint32_t>};
  if (code == "i8") return {8, numberFrom<std::int64_t>};
  if (code == "u8") return {8, numberFrom<std::uint64_t>};
  return {};
}

/// From first index fastest to last index fastest.
std::vector<double> inCOrder(const std::vector<double>& values, const std::vector<std::int64_t>& shape) {
  std::vector<double> out(values.size());
  std::vector<std::size_t> step(shape.size(), 1), at(shape.size(), 0);
  for (std::size_t i = 1; i < shape.size(); ++i) step[i] = step[i - 1] * static_cast<std::size_t>(shape[i - 1]);
  for (double& value : out) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < shape.size(); ++i) from += at[i] * step[i];
    value = values[from];
    for (std::size_t i = shape.size(); i-- > 0;) {
      if (++at[i] < static_cast<std::size_t>(shape[i])) break;
      at[i] = 0;
    }
  }
  return out;
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
  const bool isFortran = order->starts_with("True");
  const auto close = type->size() > 1 ? type->find(type->front(), 1) : std::string_view::npos;
  const auto element = close == std::string_view::npos ? std::string_view() : type->substr(1, close - 1);
  const bool hasOrder = !element.empty() && std::string_view("<>=|").find(element.front()) != std::string_view::npos;
  const bool isTurned = hasOrder && element.front() == '>';
  const ElementKind kind = kindOf(hasOrder ? element.substr(1) : element);
  const std::size_t width = kind.width;
  if (width == 0) {
    std::string shown(type->substr(0, 24));
    for (char& c : shown) c = c >= 32 && c < 127 ? c : '?';
    return Error{ErrorCode::Unsupported, fmt::format("{}: holds elements of the kind {}; plain numbers are read", name, shown)};
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
  array.values.resize(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < array.values.size(); ++i) array.values[i] = kind.read(data.data() + i * width, isTurned);
  if (isFortran && shape->size() > 1) array.values = inCOrder(array.values, *shape);
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
