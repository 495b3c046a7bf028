#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace core::dataset {

/// All motion features of a data set, clip after clip.
struct FeatureRows {
  std::int64_t rows = 0, width = 0;
  std::vector<float> values;  // [rows * width], row-major
};

/// Reads the tensor "features" (F32, two dimensions) of a safetensors file, as FeatureStore writes it. The general reader belongs to
/// core/model, which stands above this module; this one needs no LibTorch.
/// Errors: NotFound; ReadFailed; ParseFailed when the header is not as described or names more bytes than the file has.
Result<FeatureRows> readFeatureRows(const std::filesystem::path& file);

}  // namespace core::dataset
