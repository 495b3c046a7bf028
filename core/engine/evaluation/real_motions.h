#pragma once

#include "core/base/result.h"
#include "core/dataset/motion_dataset.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>

namespace core::engine {

/// The motions of a data set as they were recorded. MotionDataset gives what networks learn from, normalized and clipped to 8
/// deviations; raised hands go beyond that, so clipped motion has bones that change their length. Rows are read from the file when
/// asked for. The yaw of each first row is 0, as everywhere (it holds a jump).
class RealMotions {
 public:
  /// Errors: NotFound; ParseFailed when features.safetensors is not as FeatureStore writes it, or shorter than the clips say.
  static Result<RealMotions> open(const std::filesystem::path& folder, const dataset::MotionDataset& data);

  /// float [rows, D], not normalized. Throws std::runtime_error when the file can no longer be read.
  at::Tensor motion(const dataset::ClipEntry& clip) const;

 private:
  std::filesystem::path file_;
  std::int64_t begin_ = 0, width_ = 0;
};

}  // namespace core::engine
