#pragma once

#include "core/base/result.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>
#include <vector>

namespace core::engine {

/// A person's own clip as motion features, float [F, 263], not normalized: any file that io::readMotionFile takes.
/// Says in remarks what was assumed. Errors: those of the readers; InvalidArgument for less than two frames.
Result<at::Tensor> readMotionFeatures(const std::filesystem::path& file, std::vector<std::string>& remarks);

}  // namespace core::engine
