#include "core/base/file.h"

#include "core/base/file_system.h"

#include <fmt/format.h>

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
  const auto failed = [&](const char* what, const std::error_code& problem) {
    return Error{ErrorCode::WriteFailed, fmt::format("{}: {} ({})", file.string(), what, problem.message())};
  };
  const auto streamFailed = [&](const char* what) { return failed(what, {errno != 0 ? errno : EIO, std::generic_category()}); };
  std::error_code code;
  const auto status = fs::status(file, code);
  if (fs::is_directory(status)) return failed("is a folder", std::make_error_code(std::errc::is_a_directory));
  errno = 0;
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    // A device or a pipe: renaming onto it would replace it by a file.
    std::ofstream out(file, std::ios::binary);
    if (!out || !write(out) || !out.flush()) return streamFailed("writing failed");
    return {};
  }
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  UnfinishedFile made(folder);
  if (made.problem()) return failed("cannot be written", made.problem());
  {
    std::ofstream out(made.path(), std::ios::binary);
    if (!out) return streamFailed("cannot be written");
    errno = 0;
    if (!write(out) || !out.flush()) return streamFailed("writing failed");
  }
  // Some systems tell only here that the disk is full; and a crash of the machine could leave the new name on an empty file.
  if (const auto problem = made.reachesTheDisk(); problem) return failed("writing failed", problem);
  if (const auto problem = made.becomes(file); problem) return failed("cannot be replaced", problem);
  rememberNames(folder);
  return {};
}

Result<void> appendLine(const std::filesystem::path& file, std::string line) {
  line += '\n';
  if (const auto problem = appendAtOnce(file, line); problem) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", file.string(), problem.message())};
  return {};
}

}  // namespace core::base
