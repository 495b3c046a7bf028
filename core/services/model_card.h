#pragma once

#include <filesystem>
#include <string>

namespace core::services {

/// What "default" stands for.
inline constexpr const char* kDefaultModel = "smoodi-compact";

/// The one rule from a model's name to its file: a path that ends in .safetensors stands for itself, another name for
/// NAME.safetensors in the folder, "default" for kDefaultModel. The file may be missing.
std::filesystem::path modelFile(const std::filesystem::path& modelFolder, const std::string& model);

/// The licence of the data that a model was trained on, as files made with it should tell: "dataLicence" in MODEL.json beside the model's
/// weights. model: as for modelFile(). Empty when nothing says so.
std::string dataLicenceOf(const std::filesystem::path& modelFolder, const std::string& model);

}  // namespace core::services
