#include "core/services/model_card.h"

#include "core/base/file.h"

#include <nlohmann/json.hpp>

namespace core::services {

std::filesystem::path modelFile(const std::filesystem::path& modelFolder, const std::string& model) {
  if (model.ends_with(".safetensors")) return model;
  return modelFolder / ((model == "default" ? kDefaultModel : model) + std::string(".safetensors"));
}

std::string dataLicenceOf(const std::filesystem::path& modelFolder, const std::string& model) {
  const auto bytes = base::readWholeFile(modelFile(modelFolder, model).replace_extension(".json"), 1 << 20);
  if (!bytes) return {};
  const auto json = nlohmann::json::parse(*bytes, nullptr, false);
  return json.is_object() && json.contains("dataLicence") && json["dataLicence"].is_string() ? json["dataLicence"].get<std::string>() : std::string();
}

}  // namespace core::services
