#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/aberman/aberman.h"
#include "core/families/motion_wish.h"

#include <filesystem>
#include <string>
#include <vector>

namespace core::sampling {

/// A generator for our 22 joints, or the authors' for the 31 of theirs, with the normalization that it was trained in; the critic is only there to train.
struct AbermanModel {
  model::AbermanGenerator generator{nullptr};
  at::Tensor contentMean, contentStd;  // float [88], of the authors' [128]
  at::Tensor styleMean, styleStd;      // float [67], of the authors' [64]
  at::Tensor pictureMean, pictureStd;  // of styles from key points: float [44], of the authors' [42]; undefined where it reads none
  std::string hash;                    // of the file
};

/// Whether a style may be what key points show.
enum class StylePictures { None, Read };
/// Sizes for our joints, else the published widths. classes: of the critic.
model::AbermanOptions humanAberman(int classes, StylePictures pictures = StylePictures::None);

inline constexpr const char* kAbermanFormat = "gesto-aberman-model";  // of our weights files
std::string abermanConfig(const model::AbermanOptions& options, const std::vector<std::string>& labels);
/// Of ours, or an imported one.
bool isAbermanModel(const model::TensorMetadata& header);
/// Of such a header. An imported one has the encoder; whether its statistics came along, only the file itself says.
StylePictures picturesOf(const model::TensorMetadata& header);

/// From a weights file of the recipe aberman. Errors: ParseFailed; Unsupported for another kind of model or sizes that do not fit.
Result<AbermanModel> loadAberman(const model::TensorFile& file, const std::string& fileName);
/// The same with the file's hash, or the authors' as it was imported. Errors: as reading it; of an imported one without its statistics, or for another body, Unsupported.
Result<AbermanModel> loadAbermanModel(const std::filesystem::path& file);

/// The same model to be shipped: without the critic, matrices as 8-bit rows. Errors: as reading and writing.
Result<void> packAbermanModel(const std::filesystem::path& weights, const std::filesystem::path& out);

/// content float [F, 263] and style [S, 263], not normalized, kAbermanFewestFrames at least each. The authors' model goes by way of their body (cmu_aberman.h). Returns
/// [F, 263].
at::Tensor transferred(AbermanModel& model, const at::Tensor& content, const at::Tensor& style);

/// The same in the style of what a video shows, of a model that has pictureMean. Says in remarks what was assumed. Errors: those of motion::bodyKeypoints;
/// InvalidArgument for less than kAbermanFewestFrames of it.
Result<at::Tensor> transferredLike(AbermanModel& model, const at::Tensor& content, const families::PersonInVideo& person, std::vector<std::string>& remarks);

}  // namespace core::sampling
