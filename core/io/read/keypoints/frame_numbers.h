#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core::io {

/// The numbers of frames in names of files ("clip_0001_1080p", "000012_keypoints"). names: each once, without their endings. Where names are built alike, of their
/// numbers the one counts that is another in every name, and of several such the one that runs closest, the last of them in doubt; otherwise the last number of each
/// name. Nothing where a name has no number.
std::optional<std::vector<std::int64_t>> frameNumbers(const std::vector<std::string>& names);

/// A name with every run of digits as one '#', which tells whether names are built alike.
std::string shapeOfName(const std::string& name);

}  // namespace core::io
