#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/aberman/aberman.h"

#include <filesystem>
#include <string>
#include <vector>

namespace core::sampling {

/// A generator for our 22 joints with the normalization that it was trained in; the critic is only there to train.
struct AbermanModel {
  model::AbermanGenerator generator{nullptr};
  at::Tensor contentMean, contentStd;  // float [88]
  at::Tensor styleMean, styleStd;      // float [67]
  std::string hash;                    // of the file
};

/// Sizes for our joints: the published widths, no styles from key points. classes: of the critic.
model::AbermanOptions humanAberman(int classes);

inline constexpr const char* kAbermanFormat = "gesto-aberman-model";  // of our weights files
std::string abermanConfig(const model::AbermanOptions& options, const std::vector<std::string>& labels);
bool isAbermanModel(const model::TensorMetadata& header);

/// From a weights file of the recipe aberman. Errors: ParseFailed; Unsupported for another kind of model or sizes that do not fit.
Result<AbermanModel> loadAberman(const model::TensorFile& file, const std::string& fileName);
/// The same with the file's hash. Errors: as reading it.
Result<AbermanModel> loadAbermanModel(const std::filesystem::path& file);

/// The same model to be shipped: without the critic, matrices as 8-bit rows. Errors: as reading and writing.
Result<void> packAbermanModel(const std::filesystem::path& weights, const std::filesystem::path& out);

/// content float [F, 263] and style [S, 263], not normalized, kAbermanFewestFrames at least each; returns [F, 263].
at::Tensor transferred(AbermanModel& model, const at::Tensor& content, const at::Tensor& style);

}  // namespace core::sampling
