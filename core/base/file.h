#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace core::base {

/// The whole file as bytes. Errors: NotFound; ReadFailed (a folder, no permission, larger than maxBytes).
Result<std::string> readWholeFile(const std::filesystem::path& file, std::uint64_t maxBytes = std::uint64_t{4} << 30);

/// Writes beside the target and renames, so that the target holds the old or the new bytes, never half. A target that is a
/// device or a pipe ("/dev/stdout") is written straight.
/// Errors: WriteFailed, naming the file and the system's reason; the temporary file is removed.
Result<void> writeFileAtomically(const std::filesystem::path& file, std::string_view bytes);

/// The same for writers that stream. The callback returns false to give up.
Result<void> writeFileAtomically(const std::filesystem::path& file, const std::function<bool(std::ostream&)>& write);

/// A whole line and its break at the end of a file, which is made if need be, in one write: neither a kill nor another process mixes two. Errors: WriteFailed.
Result<void> appendLine(const std::filesystem::path& file, std::string line);

}  // namespace core::base
