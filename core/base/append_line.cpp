#include "core/base/append_line.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <system_error>

namespace core::base {

Result<void> appendLine(const std::filesystem::path& file, std::string line) {
  line += '\n';
  const auto failed = [&] { return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", file.string(), std::generic_category().message(errno))}; };
  const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (handle < 0) return failed();
  const auto written = ::write(handle, line.data(), line.size());
  const auto error = written == static_cast<ssize_t>(line.size()) ? Result<void>() : Result<void>(failed());
  ::close(handle);
  return error;
}

}  // namespace core::base
