#include "core/io/write/fbx_document.h"

#include <zlib.h>

#include <bit>
#include <cstring>
#include <stdexcept>
#include <type_traits>

namespace core::io {

namespace {

static_assert(std::endian::native == std::endian::little, "numbers are copied as they lie in memory");

constexpr std::uint32_t kVersion = 7400;
constexpr std::size_t kSentinelSize = 13;  // an empty record: three lengths of 4 bytes, a name of none

template <class T>
void append(std::string& bytes, T value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void appendBytes(std::string& bytes, char kind, const std::string& value) {
  bytes += kind;
  append(bytes, static_cast<std::uint32_t>(value.size()));
  bytes += value;
}

template <class T>
void appendArray(std::string& bytes, char kind, const std::vector<T>& values) {
  const std::size_t size = values.size() * sizeof(T);
  const auto* data = reinterpret_cast<const char*>(values.data());
  bytes += kind;
  append(bytes, static_cast<std::uint32_t>(values.size()));
  std::string packed;
  if (size >= 128) {
    auto length = ::compressBound(static_cast<uLong>(size));
    packed.resize(length);
    const int code = ::compress2(reinterpret_cast<Bytef*>(packed.data()), &length, reinterpret_cast<const Bytef*>(data), static_cast<uLong>(size), 6);
    packed.resize(code == Z_OK ? length : 0);
  }
  const bool isPacked = !packed.empty() && packed.size() < size;
  append(bytes, std::uint32_t{isPacked});
  append(bytes, static_cast<std::uint32_t>(isPacked ? packed.size() : size));
  if (isPacked)
    bytes += packed;
  else
    bytes.append(data, size);
}

void appendProperty(std::string& bytes, const FbxProperty& property) {
  std::visit(
      [&](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, bool>)
          bytes += 'C', bytes += static_cast<char>(value);
        else if constexpr (std::is_same_v<T, std::int32_t>)
          bytes += 'I', append(bytes, value);
        else if constexpr (std::is_same_v<T, std::int64_t>)
          bytes += 'L', append(bytes, value);
        else if constexpr (std::is_same_v<T, double>)
          bytes += 'D', append(bytes, value);
        else if constexpr (std::is_same_v<T, std::string>)
          appendBytes(bytes, 'S', value);
        else if constexpr (std::is_same_v<T, FbxBytes>)
          appendBytes(bytes, 'R', value.value);
        else if constexpr (std::is_same_v<T, std::vector<std::int32_t>>)
          appendArray(bytes, 'i', value);
        else if constexpr (std::is_same_v<T, std::vector<std::int64_t>>)
          appendArray(bytes, 'l', value);
        else if constexpr (std::is_same_v<T, std::vector<float>>)
          appendArray(bytes, 'f', value);
        else
          appendArray(bytes, 'd', value);
      },
      property);
}

void putLength(std::string& bytes, std::size_t at, std::size_t value) {
  if (value > 0xFFFFFFFFu) throw std::length_error("the FBX file would be larger than 4 GiB");
  const auto length = static_cast<std::uint32_t>(value);
  std::memcpy(bytes.data() + at, &length, sizeof length);
}

void appendNode(std::string& bytes, const FbxNode& node) {
  const std::size_t start = bytes.size();
  bytes.append(12, '\0');  // end, number of values, their length: known below
  bytes += static_cast<char>(node.name.size());
  bytes += node.name;
  const std::size_t values = bytes.size();
  for (const auto& property : node.properties) appendProperty(bytes, property);
  putLength(bytes, start + 4, node.properties.size());
  putLength(bytes, start + 8, bytes.size() - values);
  for (const auto& child : node.children) appendNode(bytes, child);
  // Readers expect the closing record also in a record that has neither values nor children, and in these two kinds.
  const bool isAlwaysBlock = node.name == "AnimationStack" || node.name == "AnimationLayer";
  if (!node.children.empty() || node.properties.empty() || isAlwaysBlock) bytes.append(kSentinelSize, '\0');
  putLength(bytes, start, bytes.size());
}

// The file id at the top, the creation time and the id in the footer belong together by an undisclosed formula; this triple is one
// that fits and that programs accept, the one with the time of 1970.
constexpr char kFooterId[] = "\xfa\xbc\xab\x09\xd0\xc8\xd4\x66\xb1\x76\xfb\x83\x1c\xf7\x26\x7e";
constexpr char kFooterEnd[] = "\xf8\x5a\x8c\x6a\xde\xf5\xd9\x7e\xec\xe9\x0c\xe3\x75\x8f\x29\x0b";

}  // namespace

FbxNode& FbxNode::add(std::string childName, std::vector<FbxProperty> values) {
  children.push_back({std::move(childName), std::move(values)});
  return children.back();
}

std::string fbxName(const std::string& name, const char* objectClass) { return name + std::string("\0\1", 2) + objectClass; }

std::string fbxFile(const std::vector<FbxNode>& topLevel) {
  std::string bytes("Kaydara FBX Binary  \0\x1a\0", 23);
  append(bytes, kVersion);
  for (const auto& node : topLevel) appendNode(bytes, node);
  bytes.append(kSentinelSize, '\0');
  bytes.append(kFooterId, 16);
  bytes.append(4, '\0');
  bytes.append(16 - bytes.size() % 16, '\0');
  append(bytes, kVersion);
  bytes.append(120, '\0');
  bytes.append(kFooterEnd, 16);
  return bytes;
}

}  // namespace core::io
