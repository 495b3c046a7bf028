#include "core/base/file.h"

#include "core/base/folder.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace core::base {

namespace fs = std::filesystem;

namespace {

/// A file in the making. Where the system can, it has no name until it is whole, so that a kill leaves nothing behind; otherwise one that begins with
/// a dot. The name that it gets for the moment before it takes the target's is short, whatever the target's: that may fill the system's limit.
class Unnamed {
 public:
  explicit Unnamed(const fs::path& folder) : folder_(folder) {
    // Its stream and its name come by way of /proc.
    if (::access("/proc/self/fd", X_OK) == 0) handle_ = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    if (handle_ >= 0) return;
    hasName_ = named([&] { return (handle_ = ::open(named_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666)) >= 0; });
  }
  ~Unnamed() {
    if (handle_ >= 0) ::close(handle_);
    if (hasName_) ::unlink(named_.c_str());
  }
  Unnamed(const Unnamed&) = delete;
  Unnamed& operator=(const Unnamed&) = delete;

  bool isOpen() const { return handle_ >= 0; }
  /// What a stream opens to write into it.
  std::string path() const { return hasName_ ? named_.string() : fmt::format("/proc/self/fd/{}", handle_); }
  /// 0, or the system's reason.
  int reachesTheDisk() const { return ::fsync(handle_) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno; }
  int becomes(const fs::path& file) {
    const std::string unnamed = path();
    if (!hasName_) hasName_ = named([&] { return ::linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, named_.c_str(), AT_SYMLINK_FOLLOW) == 0; });
    if (!hasName_) return errno;
    if (::rename(named_.c_str(), file.c_str()) != 0) return errno;
    hasName_ = false;
    return 0;
  }

 private:
  /// Tries names until one is free: a process of this number may have been killed here before.
  template <class Take>
  bool named(const Take& take) {
    static std::atomic<unsigned> count = 0;
    for (int tries = 0; tries < 100; ++tries) {
      named_ = folder_ / fmt::format(".gesto-{}-{}.part", ::getpid(), count++);
      if (take()) return true;
      if (errno != EEXIST) return false;
    }
    return false;
  }

  fs::path folder_, named_;
  int handle_ = -1;
  bool hasName_ = false;
};

}  // namespace

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
  const auto failed = [&](const char* what, int number) {
    return Error{ErrorCode::WriteFailed, fmt::format("{}: {} ({})", file.string(), what, std::strerror(number != 0 ? number : EIO))};
  };
  std::error_code code;
  const auto status = fs::status(file, code);
  if (fs::is_directory(status)) return failed("is a folder", EISDIR);
  errno = 0;
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    // A device or a pipe: renaming onto it would replace it by a file.
    std::ofstream out(file, std::ios::binary);
    if (!out || !write(out) || !out.flush()) return failed("writing failed", errno);
    return {};
  }
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  Unnamed made(folder);
  if (!made.isOpen()) return failed("cannot be written", errno);
  {
    std::ofstream out(made.path(), std::ios::binary);
    if (!out) return failed("cannot be written", errno);
    errno = 0;
    if (!write(out) || !out.flush()) return failed("writing failed", errno);
  }
  // Some systems tell only here that the disk is full; and a crash of the machine could leave the new name on an empty file.
  if (const int number = made.reachesTheDisk(); number != 0) return failed("writing failed", number);
  if (const int number = made.becomes(file); number != 0) return failed("cannot be replaced", number);
  rememberNames(folder);
  return {};
}

}  // namespace core::base
