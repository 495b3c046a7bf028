#include "core/base/file.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace core::base {

namespace fs = std::filesystem;

Result<std::string> readWholeFile(const fs::path& file, std::uint64_t maxBytes) {
  std::error_code code;
  const auto status = fs::status(file, code);
  if (!fs::exists(status)) return Error{ErrorCode::NotFound, fmt::format("{}: no such file", file.string())};
  if (fs::is_directory(status)) return Error{ErrorCode::ReadFailed, fmt::format("{}: is a folder, not a file", file.string())};
  const auto size = fs::file_size(file, code);
  if (!code && size > maxBytes) {
    return Error{ErrorCode::ReadFailed, fmt::format("{}: {} bytes is more than the {} bytes this reader takes", file.string(), size, maxBytes)};
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{ErrorCode::ReadFailed, fmt::format("{}: cannot be opened ({})", file.string(), std::strerror(errno))};
  std::string bytes;
  bytes.resize(code ? 0 : static_cast<std::size_t>(size));
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) return Error{ErrorCode::ReadFailed, fmt::format("{}: reading failed", file.string())};
  return bytes;
}

Result<void> writeFileAtomically(const fs::path& file, std::string_view bytes) {
  return writeFileAtomically(file, [&](std::ostream& out) {
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return static_cast<bool>(out);
  });
}

Result<void> writeFileAtomically(const fs::path& file, const std::function<bool(std::ostream&)>& write) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const fs::path beside = folder / fmt::format(".{}.{}.part", file.filename().string(), ::getpid());
  const auto failed = [&](const char* what, int number) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    return Error{ErrorCode::WriteFailed, fmt::format("{}: {} ({})", file.string(), what, std::strerror(number))};
  };
  std::error_code code;
  const auto status = fs::status(file, code);
  if (fs::is_directory(status)) return failed("is a folder", EISDIR);
  errno = 0;
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    // A device or a pipe: renaming onto it would replace it by a file.
    std::ofstream out(file, std::ios::binary);
    if (!out) return failed("cannot be written", errno ? errno : EIO);
    if (!write(out) || !out.flush()) return failed("writing failed", errno ? errno : EIO);
    return {};
  }
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    if (!out) return failed("cannot be written", errno ? errno : EIO);
    if (!write(out) || !out.flush()) return failed("writing failed", errno ? errno : EIO);
  }
  // Without this a crash of the machine can leave the new name on an empty file.
  if (const int handle = ::open(beside.c_str(), O_RDONLY); handle >= 0) {
    ::fsync(handle);
    ::close(handle);
  }
  fs::rename(beside, file, code);
  if (code) return failed("cannot be replaced", code.value());
  return {};
}

}  // namespace core::base
