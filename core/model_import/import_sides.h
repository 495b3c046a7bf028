#pragma once

#include "core/base/result.h"
#include "core/model_import/import_kind.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <string>

// What stands beside weights.
namespace core::model {

/// float [width] of a Mean.npy or Std.npy, or of the member "mean" or "std" of an .npz. Errors: as reading it; Unsupported for another number of values; ParseFailed for
/// values that are not numbers, and for a Std that is not above 0.
Result<at::Tensor> readNormalization(const std::filesystem::path& file, std::int64_t width, NormalizationRow row);

/// CLIP's merges as text, gzipped or not, checked by making a tokenizer of them. Errors: as reading; ParseFailed.
Result<std::string> readClipMerges(const std::filesystem::path& file);

}  // namespace core::model
