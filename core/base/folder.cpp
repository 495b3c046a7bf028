#include "core/base/folder.h"

#include "core/base/file_system.h"

#include <fmt/format.h>

namespace core::base {

namespace fs = std::filesystem;

Result<void> replaceFolder(const fs::path& made, const fs::path& target) {
  const auto failed = [&](const std::error_code& problem) {
    return Error{ErrorCode::WriteFailed, fmt::format("{}: cannot be replaced ({})", target.string(), problem.message())};
  };
  const fs::path above = target.has_parent_path() ? target.parent_path() : fs::path(".");
  const auto given = giveName(made, target);
  if (!given) {
    rememberNames(above);
    return {};
  }
  std::error_code ignored;
  if (!fs::is_directory(target, ignored) || !fs::is_directory(made, ignored)) return failed(given);
  // At no moment is there none of the target's name.
  fs::path old = made;
  if (const auto exchanged = exchangeNames(made, target); exchanged) {
    if (exchanged != std::errc::function_not_supported) return failed(exchanged);
    // A system or a file system that cannot, as some of networks: in two steps.
    old += ".old";
    if (const auto problem = giveName(target, old); problem) return failed(problem);
    if (const auto problem = giveName(made, target); problem) {
      giveName(old, target);
      return failed(problem);
    }
  }
  rememberNames(above);
  fs::remove_all(old, ignored);
  return {};
}

}  // namespace core::base
