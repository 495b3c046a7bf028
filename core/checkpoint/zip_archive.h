#pragma once

#include "core/checkpoint/byte_source.h"

#include <map>
#include <span>
#include <string>

namespace core::model {

/// Where a stored (not compressed) member's bytes lie in the file.
struct ZipMember {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint32_t crc = 0;
};

/// Fills out, of the member's size, with its bytes, and checks them against their CRC where the table has one. what: for the message, "the storage 3".
/// Errors: ParseFailed when they are damaged; ReadFailed.
Result<void> readZipMember(const ByteSource& source, const ZipMember& member, const std::string& what, std::span<char> out);

/// Begins with a local file header.
bool isZip(const ByteSource& source);

/// The table of a zip archive, 64-bit sizes included, as PyTorch writes it: members stored, sizes in the central directory.
/// Every member is checked to lie inside the file. Errors: ParseFailed; Unsupported for compressed or encrypted members and archives
/// in several parts.
Result<std::map<std::string, ZipMember>> readZipDirectory(const ByteSource& source);

}  // namespace core::model
