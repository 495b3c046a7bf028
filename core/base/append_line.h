#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace core::base {

/// A whole line and its break at the end of a file, which is made if need be, in one write: neither a kill nor another process mixes two. Errors: WriteFailed.
Result<void> appendLine(const std::filesystem::path& file, std::string line);

}  // namespace core::base
