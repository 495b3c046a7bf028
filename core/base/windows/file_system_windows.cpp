#include "core/base/file_system.h"

#include <fmt/format.h>

#include <windows.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace core::base {

namespace fs = std::filesystem;

namespace {

std::error_code lastProblem() { return {static_cast<int>(::GetLastError()), std::system_category()}; }

HANDLE handleOf(std::intptr_t value) { return reinterpret_cast<HANDLE>(value); }

// Others may read, rename and remove meanwhile, as elsewhere.
HANDLE open(const fs::path& file, DWORD access, DWORD how, DWORD attributes = FILE_ATTRIBUTE_NORMAL) {
  return ::CreateFileW(file.c_str(), access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, how, attributes, nullptr);
}

}  // namespace

UnfinishedFile::UnfinishedFile(const fs::path& folder) : folder_(folder) {
  static std::atomic<unsigned> count = 0;
  for (int tries = 0; tries < 100; ++tries) {
    named_ = folder_ / fmt::format(".gesto-{}-{}.part", ::GetCurrentProcessId(), count++);
    handle_ = reinterpret_cast<std::intptr_t>(open(named_, GENERIC_WRITE, CREATE_NEW));
    hasName_ = handleOf(handle_) != INVALID_HANDLE_VALUE;
    problem_ = hasName_ ? std::error_code() : lastProblem();
    if (problem_.value() != ERROR_FILE_EXISTS) return;
  }
}

UnfinishedFile::~UnfinishedFile() {
  if (handleOf(handle_) != INVALID_HANDLE_VALUE) ::CloseHandle(handleOf(handle_));
  if (hasName_) ::DeleteFileW(named_.c_str());
}

fs::path UnfinishedFile::path() const { return named_; }

std::error_code UnfinishedFile::reachesTheDisk() { return ::FlushFileBuffers(handleOf(handle_)) ? std::error_code() : lastProblem(); }

std::error_code UnfinishedFile::becomes(const fs::path& file) {
  // A name is given to what nobody holds open.
  ::CloseHandle(handleOf(handle_));
  handle_ = reinterpret_cast<std::intptr_t>(INVALID_HANDLE_VALUE);
  if (const auto code = giveName(named_, file); code) return code;
  hasName_ = false;
  return {};
}

RandomAccessFile::RandomAccessFile(const fs::path& file) : handle_(reinterpret_cast<std::intptr_t>(open(file, GENERIC_READ, OPEN_EXISTING))) {
  if (handleOf(handle_) == INVALID_HANDLE_VALUE) problem_ = lastProblem();
}
RandomAccessFile::RandomAccessFile(RandomAccessFile&& other) noexcept
    : handle_(std::exchange(other.handle_, reinterpret_cast<std::intptr_t>(INVALID_HANDLE_VALUE))), problem_(other.problem_) {}
RandomAccessFile::~RandomAccessFile() {
  if (handleOf(handle_) != INVALID_HANDLE_VALUE) ::CloseHandle(handleOf(handle_));
}

std::error_code RandomAccessFile::read(std::uint64_t offset, std::span<std::byte> into) const {
  while (!into.empty()) {
    // A place of its own for each call: the handle's is shared by all threads.
    OVERLAPPED place = {};
    place.Offset = static_cast<DWORD>(offset);
    place.OffsetHigh = static_cast<DWORD>(offset >> 32);
    DWORD got = 0;
    const auto wanted = static_cast<DWORD>(std::min<std::size_t>(into.size(), std::size_t{1} << 30));
    if (!::ReadFile(handleOf(handle_), into.data(), wanted, &got, &place) && ::GetLastError() != ERROR_HANDLE_EOF) return lastProblem();
    if (got == 0) return std::make_error_code(std::errc::result_out_of_range);
    offset += got;
    into = into.subspan(got);
  }
  return {};
}

std::error_code giveName(const fs::path& made, const fs::path& target) {
  // A folder is never replaced by this call, not even an empty one.
  return ::MoveFileExW(made.c_str(), target.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) ? std::error_code() : lastProblem();
}

std::error_code exchangeNames(const fs::path&, const fs::path&) { return std::make_error_code(std::errc::function_not_supported); }

void rememberNames(const fs::path&) {}  // MOVEFILE_WRITE_THROUGH did

bool mayWriteInto(const fs::path& folder) {
  const HANDLE handle = open(folder, FILE_ADD_FILE, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS);
  if (handle == INVALID_HANDLE_VALUE) return false;
  ::CloseHandle(handle);
  return true;
}

fs::path privateFolder(const std::string& beginning) {
  // The temporary folder is the person's own here, and what is made in it has its rights.
  std::error_code code;
  const auto above = fs::temp_directory_path(code);
  for (unsigned tries = 0; !code && tries < 100; ++tries) {
    const auto folder = above / fmt::format("{}-{}-{}", beginning, ::GetCurrentProcessId(), ::GetTickCount64() + tries);
    if (::CreateDirectoryW(folder.c_str(), nullptr)) return folder;
  }
  return {};
}

bool isProgram(const fs::path& file) {
  fs::path program = file;
  if (!program.has_extension()) program += L".exe";
  const DWORD attributes = ::GetFileAttributesW(program.c_str());
  return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) == 0;
}

std::error_code appendAtOnce(const fs::path& file, std::string_view bytes) {
  const HANDLE handle = open(file, FILE_APPEND_DATA, OPEN_ALWAYS);
  if (handle == INVALID_HANDLE_VALUE) return lastProblem();
  DWORD written = 0;
  const bool isWhole = ::WriteFile(handle, bytes.data(), static_cast<DWORD>(bytes.size()), &written, nullptr) && written == bytes.size();
  const auto problem = isWhole ? std::error_code() : lastProblem();
  ::CloseHandle(handle);
  return problem;
}

}  // namespace core::base
