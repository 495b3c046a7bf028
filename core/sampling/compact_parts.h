#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/text/text_encoder.h"

#include <filesystem>
#include <memory>
#include <string>

// Files of our own recipes, and bundles of several: in a bundle every name of a part stands behind "PART/".
namespace core::sampling {

/// One part ("vae", "text", "denoiser", ...): the weights file of its recipe as it is, or that part of a bundle. Errors: as reading it.
Result<model::TensorFile> readModelPart(const std::filesystem::path& file, const std::string& part);

/// The compact text encoder of the recipe text-encoder. Errors: ParseFailed, Unsupported.
Result<std::shared_ptr<text::TextEncoder>> loadTextEncoder(const model::TensorFile& file, const std::string& fileName);

}  // namespace core::sampling
