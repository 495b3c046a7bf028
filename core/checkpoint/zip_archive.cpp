#include "core/checkpoint/zip_archive.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <string_view>

namespace core::model {

namespace {

// Records of the format (APPNOTE 6.3, sections 4.3.7 to 4.3.16).
constexpr std::string_view kLocalMark = "PK\x03\x04", kCentralMark = "PK\x01\x02", kEndMark = "PK\x05\x06", kEnd64Mark = "PK\x06\x06", kEnd64LocatorMark = "PK\x06\x07";
constexpr std::size_t kLocalBytes = 30, kCentralBytes = 46, kEndBytes = 22, kEnd64Bytes = 56, kLocatorBytes = 20;
constexpr std::uint64_t kLongestComment = 65535, kLargestDirectory = std::uint64_t{64} << 20;
constexpr std::uint32_t kIn64 = 0xFFFFFFFFu;  // the value stands in the 64-bit field

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = width; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

struct Directory {
  std::uint64_t offset = 0, size = 0, count = 0;
};

class Reader {
 public:
  explicit Reader(const ByteSource& source) : source_(source) {}

  Result<std::map<std::string, ZipMember>> members() {
    auto place = findDirectory();
    if (!place) return place.error();
    if (place->size > kLargestDirectory) return damaged(fmt::format("its table of {} bytes is absurdly long", place->size));
    if (place->count > place->size / kCentralBytes) return damaged(fmt::format("its table cannot hold {} members", place->count));
    auto table = source_.read(place->offset, place->size);
    if (!table) return table.error();
    std::map<std::string, ZipMember> members;
    std::size_t at = 0;
    for (std::uint64_t i = 0; i < place->count; ++i) {
      auto next = member(*table, at, members);
      if (!next) return next.error();
    }
    return members;
  }

 private:
  Error damaged(const std::string& what) const { return {ErrorCode::ParseFailed, fmt::format("{}: a damaged zip archive: {}", source_.name(), what)}; }

  Result<Directory> findDirectory() {
    const auto length = std::min(source_.size(), kLongestComment + kEndBytes + kLocatorBytes);
    const auto start = source_.size() - length;
    auto tail = source_.read(start, length);
    if (!tail) return tail.error();
    const auto found = tail->rfind(kEndMark);
    if (found == std::string::npos || tail->size() - found < kEndBytes) return damaged("its end is missing; the file may be cut");
    if (number(*tail, found + 4, 2) != 0 && number(*tail, found + 4, 2) != 0xFFFF)
      return Error{ErrorCode::Unsupported, source_.name() + ": a zip archive in several parts"};
    Directory place{number(*tail, found + 16, 4), number(*tail, found + 12, 4), number(*tail, found + 10, 2)};
    const bool is64 = place.offset == kIn64 || place.size == kIn64 || place.count == 0xFFFF;
    if (!is64) return place;
    if (found < kLocatorBytes || tail->compare(found - kLocatorBytes, 4, kEnd64LocatorMark) != 0) return damaged("its 64-bit table is missing");
    auto end64 = source_.read(number(*tail, found - kLocatorBytes + 8, 8), kEnd64Bytes);
    if (!end64) return end64.error();
    if (end64->compare(0, 4, kEnd64Mark) != 0) return damaged("its 64-bit table is missing");
    return Directory{number(*end64, 48, 8), number(*end64, 40, 8), number(*end64, 32, 8)};
  }

  Result<void> member(std::string_view table, std::size_t& at, std::map<std::string, ZipMember>& members) {
    if (table.size() - at < kCentralBytes || table.substr(at, 4) != kCentralMark) return damaged("its table is not readable");
    const auto flags = number(table, at + 8, 2), method = number(table, at + 10, 2);
    const auto nameLength = number(table, at + 28, 2), extraLength = number(table, at + 30, 2), commentLength = number(table, at + 32, 2);
    if (table.size() - at - kCentralBytes < nameLength + extraLength + commentLength) return damaged("its table is cut");
    const std::string name(table.substr(at + kCentralBytes, nameLength));
    const auto extra = table.substr(at + kCentralBytes + nameLength, extraLength);
    ZipMember found{number(table, at + 42, 4), number(table, at + 24, 4), static_cast<std::uint32_t>(number(table, at + 16, 4))};
    std::uint64_t packed = number(table, at + 20, 4);
    at += kCentralBytes + nameLength + extraLength + commentLength;
    if (flags & 1) return Error{ErrorCode::Unsupported, fmt::format("{}: the member {} is encrypted", source_.name(), name)};
    if (method != 0)
      return Error{ErrorCode::Unsupported, fmt::format("{}: the member {} is compressed; only members that are stored plainly are read", source_.name(), name)};
    if (auto ok = widen(extra, found, packed); !ok) return ok;
    if (packed != found.size) return damaged(fmt::format("the member {} has two sizes", name));
    // The local header repeats the name; its lengths say where the data begin.
    auto local = source_.read(found.offset, kLocalBytes);
    if (!local) return local.error();
    if (local->compare(0, 4, kLocalMark) != 0) return damaged(fmt::format("the member {} is not where the table says", name));
    found.offset += kLocalBytes + number(*local, 26, 2) + number(*local, 28, 2);
    if (found.offset > source_.size() || found.size > source_.size() - found.offset)
      return damaged(fmt::format("the member {} reaches beyond the end of the file", name));
    if (!members.emplace(name, found).second) return damaged(fmt::format("the member {} stands there twice", name));
    return {};
  }

  // 64-bit values, in this order, for the fields that say so.
  Result<void> widen(std::string_view extra, ZipMember& found, std::uint64_t& packed) {
    while (extra.size() >= 4) {
      const auto id = number(extra, 0, 2), length = number(extra, 2, 2);
      if (length > extra.size() - 4) return damaged("a field of its table is cut");
      auto body = extra.substr(4, length);
      extra.remove_prefix(4 + length);
      if (id != 1) continue;
      for (auto* value : {&found.size, &packed, &found.offset}) {
        if (*value != kIn64) continue;
        if (body.size() < 8) return damaged("a 64-bit field of its table is cut");
        *value = number(body, 0, 8);
        body.remove_prefix(8);
      }
    }
    return {};
  }

  const ByteSource& source_;
};

}  // namespace

Result<void> readZipMember(const ByteSource& source, const ZipMember& member, const std::string& what, std::span<char> out) {
  if (auto done = source.read(member.offset, out); !done) return done.error();
  if (member.crc == 0) return {};
  uLong sum = crc32_z(0, nullptr, 0);
  sum = crc32_z(sum, reinterpret_cast<const Bytef*>(out.data()), out.size());
  if (sum != member.crc) return Error{ErrorCode::ParseFailed, fmt::format("{}: {} is damaged: its checksum does not fit", source.name(), what)};
  return {};
}

bool isZip(const ByteSource& source) {
  const auto head = source.read(0, std::uint64_t{4});
  return head && head.value() == kLocalMark;
}

Result<std::map<std::string, ZipMember>> readZipDirectory(const ByteSource& source) { return Reader(source).members(); }

}  // namespace core::model
