#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace core::base {

/// A folder that was filled takes the name of another one, or a name that is free; what bore it before is removed. A kill leaves the old or the new one
/// under the name, both whole, and at worst the old one under made's. Errors: WriteFailed; both are where they were.
Result<void> replaceFolder(const std::filesystem::path& made, const std::filesystem::path& target);

}  // namespace core::base
