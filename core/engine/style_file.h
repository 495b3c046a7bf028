#pragma once

#include "core/base/result.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>
#include <vector>

namespace core::engine {

/// A person's own clip as motion features, float [F, 263], not normalized: BVH of any known skeleton, or HumanML3D .npy.
/// Says in remarks what was assumed. Errors: those of the readers; Unsupported for another kind of file.
Result<at::Tensor> readMotionFeatures(const std::filesystem::path& file, std::vector<std::string>& remarks);

}  // namespace core::engine
