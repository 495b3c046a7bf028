#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/text/text_encoder.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

// Files of our own recipes, and bundles of several: in a bundle every name of a part stands behind "PART/".
namespace core::sampling {

/// One part ("vae", "text", "denoiser", ...): the weights file of its recipe as it is, or that part of a bundle. Errors: as reading it.
Result<model::TensorFile> readModelPart(const std::filesystem::path& file, const std::string& part);

/// Puts a part into a bundle, without what only helped to train the text encoder.
void addModelPart(model::TensorFile& bundle, const std::string& part, const model::TensorFile& file);

/// Whether a header's "format" is this one.
bool hasFormat(const model::TensorMetadata& header, std::string_view format);

/// "mean" and "std" of such a file. Errors: ParseFailed unless both are `width` finite numbers and every deviation is above 0.
Result<void> loadNormalization(const model::TensorFile& file, const std::string& fileName, std::int64_t width, at::Tensor& mean, at::Tensor& std);

/// The compact text encoder of the recipe text-encoder, or CLIP's text tower of an imported file. Errors: ParseFailed, Unsupported.
Result<std::shared_ptr<text::TextEncoder>> loadTextEncoder(const model::TensorFile& file, const std::string& fileName);

/// What a bundle of ours has beside its networks.
struct TextAndHash {
  std::shared_ptr<text::TextEncoder> text;
  std::string hash;
};
/// The text encoder in the part "text" of a bundle, for a network that reads so many values, and the file's hash. Errors: as of both; ParseFailed for another width.
Result<TextAndHash> loadTextAndHash(const model::TensorFile& bundle, int width, const std::filesystem::path& file);

}  // namespace core::sampling
