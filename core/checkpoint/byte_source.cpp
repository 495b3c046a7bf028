#include "core/checkpoint/byte_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace core::model {

namespace {

class FileSource : public ByteSource {
 public:
  FileSource(std::string name, std::uint64_t size, std::ifstream stream) : ByteSource(std::move(name), size), stream_(std::move(stream)) {}

 private:
  bool fill(std::uint64_t offset, std::span<char> out) const override {
    stream_.clear();
    stream_.seekg(static_cast<std::streamoff>(offset));
    stream_.read(out.data(), static_cast<std::streamsize>(out.size()));
    return static_cast<std::size_t>(stream_.gcount()) == out.size();
  }
  mutable std::ifstream stream_;
};

class MemorySource : public ByteSource {
 public:
  MemorySource(std::string bytes, std::string name) : ByteSource(std::move(name), bytes.size()), bytes_(std::move(bytes)) {}

 private:
  bool fill(std::uint64_t offset, std::span<char> out) const override {
    std::copy_n(bytes_.data() + offset, out.size(), out.data());
    return true;
  }
  std::string bytes_;
};

}  // namespace

Result<void> ByteSource::read(std::uint64_t offset, std::span<char> out) const {
  if (offset > size_ || out.size() > size_ - offset) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: is cut: {} bytes at {} are asked for, the file ends at {}", name_, out.size(), offset, size_)};
  }
  if (!out.empty() && !fill(offset, out)) return Error{ErrorCode::ReadFailed, fmt::format("{}: reading failed", name_)};
  return {};
}

Result<std::string> ByteSource::read(std::uint64_t offset, std::uint64_t length) const {
  if (offset > size_ || length > size_ - offset) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: is cut: {} bytes at {} are asked for, the file ends at {}", name_, length, offset, size_)};
  }
  std::string bytes(static_cast<std::size_t>(length), '\0');
  if (auto done = read(offset, std::span<char>(bytes)); !done) return done.error();
  return bytes;
}

Result<std::unique_ptr<ByteSource>> openByteSource(const std::filesystem::path& file) {
  std::error_code code;
  const auto status = std::filesystem::status(file, code);
  if (!std::filesystem::exists(status)) return Error{ErrorCode::NotFound, fmt::format("{}: no such file", file.string())};
  if (!std::filesystem::is_regular_file(status)) return Error{ErrorCode::ReadFailed, fmt::format("{}: is no plain file", file.string())};
  const auto size = std::filesystem::file_size(file, code);
  std::ifstream stream(file, std::ios::binary);
  if (code || !stream) return Error{ErrorCode::ReadFailed, fmt::format("{}: cannot be opened", file.string())};
  return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(file.string(), size, std::move(stream)));
}

std::unique_ptr<ByteSource> byteSourceOf(std::string bytes, std::string name) { return std::make_unique<MemorySource>(std::move(bytes), std::move(name)); }

}  // namespace core::model
