#include "core/base/child_process.h"

#include <fmt/format.h>

#include <exception>
#include <new>
#include <string_view>

namespace core::base {

Result<std::string> runGuarded(const std::string& subject, const std::function<Result<std::string>()>& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::ReadFailed, fmt::format("{}: asks for more memory than it is given", subject)};
  } catch (const std::exception& error) {
    return Error{ErrorCode::Internal, fmt::format("{}: {}", subject, std::string_view(error.what()).substr(0, 500))};
  } catch (...) {
    return Error{ErrorCode::Internal, fmt::format("{}: an unknown exception", subject)};
  }
}

}  // namespace core::base
