#pragma once

#include "core/base/result.h"
#include "core/io/read/import_report.h"
#include "core/motion/clip.h"

#include <filesystem>
#include <string_view>

namespace core::io {

struct AmcReadOptions {
  double metresPerUnit = 0.0;  // 0: inches divided by the skeleton's "length", as CMU's files mean it (0.45: one unit is 5.644 cm)
  double fps = 0.0;            // 0: 120, at which CMU recorded; the files do not tell
};

/// Acclaim motion capture: a skeleton (ASF) and its movement (AMC), with CMU's conventions: bone directions and axes in world space at
/// rest, axes and rotations in the order X, Y, Z (or as the file says), the root first. Each bone becomes a joint at its inner end, so
/// that "lfemur" is the hip; the outer ends of bones without children become End Sites.
/// amc may be empty: then the clip is one frame of the rest pose.
/// Errors: ParseFailed, naming file and line; Unsupported for features CMU's files do not use (lengths that change).
Result<motion::Clip> parseAcclaim(std::string_view asf, std::string_view asfName, std::string_view amc, std::string_view amcName, const AmcReadOptions& options = {},
                                  ImportReport* report = nullptr);

/// The skeleton that belongs to an AMC: the .asf of the same name or of its first part ("02.asf" for "02_04.amc"), or the only one in
/// the folder. Errors: NotFound.
Result<std::filesystem::path> skeletonBeside(const std::filesystem::path& amc);

}  // namespace core::io
