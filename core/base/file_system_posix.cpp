#include "core/base/file_system.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <utility>

namespace core::base {

namespace fs = std::filesystem;

namespace {

std::error_code lastProblem() { return {errno, std::generic_category()}; }

/// Tries names until one is free: a process of this number may have been killed here before.
template <class Take>
bool takesName(const fs::path& folder, fs::path& name, const Take& take) {
  static std::atomic<unsigned> count = 0;
  for (int tries = 0; tries < 100; ++tries) {
    name = folder / fmt::format(".gesto-{}-{}.part", ::getpid(), count++);
    if (take(name.c_str())) return true;
    if (errno != EEXIST) return false;
  }
  return false;
}

}  // namespace

UnfinishedFile::UnfinishedFile(const fs::path& folder) : folder_(folder) {
#ifdef O_TMPFILE
  // Its stream and its name come by way of /proc.
  if (::access("/proc/self/fd", X_OK) == 0) handle_ = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  if (handle_ >= 0) return;
#endif
  hasName_ = takesName(folder_, named_, [&](const char* name) { return (handle_ = ::open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666)) >= 0; });
  if (!hasName_) problem_ = lastProblem();
}

UnfinishedFile::~UnfinishedFile() {
  if (handle_ >= 0) ::close(static_cast<int>(handle_));
  if (hasName_) ::unlink(named_.c_str());
}

fs::path UnfinishedFile::path() const { return hasName_ ? named_ : fs::path(fmt::format("/proc/self/fd/{}", handle_)); }

std::error_code UnfinishedFile::reachesTheDisk() {
  return ::fsync(static_cast<int>(handle_)) == 0 || errno == EINVAL || errno == EROFS ? std::error_code() : lastProblem();
}

std::error_code UnfinishedFile::becomes(const fs::path& file) {
  const fs::path unnamed = path();
  if (!hasName_) {
    hasName_ = takesName(folder_, named_, [&](const char* name) { return ::linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0; });
  }
  if (!hasName_) return lastProblem();
  if (const auto code = giveName(named_, file); code) return code;
  hasName_ = false;
  return {};
}

RandomAccessFile::RandomAccessFile(const fs::path& file) : handle_(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (handle_ < 0) problem_ = lastProblem();
}
RandomAccessFile::RandomAccessFile(RandomAccessFile&& other) noexcept : handle_(std::exchange(other.handle_, -1)), problem_(other.problem_) {}
RandomAccessFile::~RandomAccessFile() {
  if (handle_ >= 0) ::close(static_cast<int>(handle_));
}

std::error_code RandomAccessFile::read(std::uint64_t offset, std::span<std::byte> into) const {
  while (!into.empty()) {
    const auto got = ::pread(static_cast<int>(handle_), into.data(), into.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return lastProblem();
    if (got == 0) return std::make_error_code(std::errc::result_out_of_range);
    offset += static_cast<std::uint64_t>(got);
    into = into.subspan(static_cast<std::size_t>(got));
  }
  return {};
}

std::error_code giveName(const fs::path& made, const fs::path& target) { return ::rename(made.c_str(), target.c_str()) == 0 ? std::error_code() : lastProblem(); }

std::error_code exchangeNames([[maybe_unused]] const fs::path& one, [[maybe_unused]] const fs::path& other) {
  const auto cannot = std::make_error_code(std::errc::function_not_supported);
#if defined(RENAME_EXCHANGE)
  if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0) return {};
  return errno == EINVAL || errno == ENOSYS ? cannot : lastProblem();
#elif defined(RENAME_SWAP)
  if (::renamex_np(one.c_str(), other.c_str(), RENAME_SWAP) == 0) return {};
  return errno == ENOTSUP ? cannot : lastProblem();
#else
  return cannot;
#endif
}

void rememberNames(const fs::path& folder) {
  if (const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); handle >= 0) {
    ::fsync(handle);
    ::close(handle);
  }
}

bool mayWriteInto(const fs::path& folder) { return ::access(folder.c_str(), W_OK) == 0; }

fs::path privateFolder(const std::string& beginning) {
  std::error_code code;
  std::string name = (fs::temp_directory_path(code) / (beginning + "-XXXXXX")).string();
  return !code && ::mkdtemp(name.data()) ? fs::path(name) : fs::path();
}

bool isProgram(const fs::path& file) { return ::access(file.c_str(), X_OK) == 0; }

std::error_code appendAtOnce(const fs::path& file, std::string_view bytes) {
  const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (handle < 0) return lastProblem();
  errno = 0;
  const auto written = ::write(handle, bytes.data(), bytes.size());
  const auto problem = written == static_cast<ssize_t>(bytes.size()) ? std::error_code() : std::error_code(errno != 0 ? errno : ENOSPC, std::generic_category());
  ::close(handle);
  return problem;
}

}  // namespace core::base
