#pragma once

#include <filesystem>
#include <string>

namespace core::services {

/// The licence of the data that a model was trained on, as files made with it should tell: "dataLicence" in MODEL.json beside the model's
/// weights. model: a name of the library ("default" too) or a path to a .safetensors file. Empty when nothing says so.
std::string dataLicenceOf(const std::filesystem::path& modelFolder, const std::string& model);

}  // namespace core::services
