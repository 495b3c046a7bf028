#include "core/base/folder.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace core::base {

namespace fs = std::filesystem;

void rememberNames(const fs::path& folder) {
  if (const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); handle >= 0) {
    ::fsync(handle);
    ::close(handle);
  }
}

Result<void> replaceFolder(const fs::path& made, const fs::path& target) {
  const auto failed = [&](int number) { return Error{ErrorCode::WriteFailed, fmt::format("{}: cannot be replaced ({})", target.string(), std::strerror(number))}; };
  const fs::path above = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (::rename(made.c_str(), target.c_str()) == 0) {
    rememberNames(above);
    return {};
  }
  if (errno != ENOTEMPTY && errno != EEXIST) return failed(errno);
  // In one step the two exchange their names: at no moment is there none of the target's.
  std::error_code ignored;
  fs::path old = made;
  if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) != 0) {
    if (errno != EINVAL && errno != ENOSYS) return failed(errno);
    // A file system that cannot, as some of networks: in two steps.
    old += ".old";
    if (::rename(target.c_str(), old.c_str()) != 0) return failed(errno);
    if (::rename(made.c_str(), target.c_str()) != 0) {
      const int number = errno;
      fs::rename(old, target, ignored);
      return failed(number);
    }
  }
  rememberNames(above);
  fs::remove_all(old, ignored);
  return {};
}

}  // namespace core::base
