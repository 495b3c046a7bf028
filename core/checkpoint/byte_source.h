#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace core::model {

/// Bytes that are read where they are wanted: of a checkpoint of gigabytes only the parts that somebody asks for come into memory.
/// const calls from one thread at a time.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// What error messages call it.
  const std::string& name() const { return name_; }
  std::uint64_t size() const { return size_; }

  /// Fills out with the bytes from offset on. Errors: ParseFailed when they do not lie inside, ReadFailed.
  Result<void> read(std::uint64_t offset, std::span<char> out) const;
  /// The same as a new string; the length is checked before memory is taken.
  Result<std::string> read(std::uint64_t offset, std::uint64_t length) const;

 protected:
  ByteSource(std::string name, std::uint64_t size) : name_(std::move(name)), size_(size) {}
  virtual bool fill(std::uint64_t offset, std::span<char> out) const = 0;

 private:
  std::string name_;
  std::uint64_t size_;
};

/// Errors: NotFound, ReadFailed.
Result<std::unique_ptr<ByteSource>> openByteSource(const std::filesystem::path& file);

/// Bytes that are in memory already.
std::unique_ptr<ByteSource> byteSourceOf(std::string bytes, std::string name);

}  // namespace core::model
