#include "core/services/model_card.h"

#include "core/base/file.h"

#include <nlohmann/json.hpp>

namespace core::services {

std::string dataLicenceOf(const std::filesystem::path& modelFolder, const std::string& model) {
  const bool isFile = model.ends_with(".safetensors");
  auto card = isFile ? std::filesystem::path(model) : modelFolder / ((model == "default" ? "smoodi-compact" : model) + ".safetensors");
  const auto bytes = base::readWholeFile(card.replace_extension(".json"), 1 << 20);
  if (!bytes) return {};
  const auto json = nlohmann::json::parse(*bytes, nullptr, false);
  return json.is_object() && json.contains("dataLicence") && json["dataLicence"].is_string() ? json["dataLicence"].get<std::string>() : std::string();
}

}  // namespace core::services
