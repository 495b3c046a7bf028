#include "app/command_line/arguments.h"
#include "app/command_line/model_folders.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/engine/model_library.h"
#include "core/engine/modules/module_runner.h"
#include "core/services/model_card.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using core::services::ModelAbilities;
using core::services::ModelInfo;

const CommandSpec kModelListSpec{
    .name = "model list",
    .summary = "Prints the families of models and what each can do, the models that ship and those of the files named, and the modules of `gesto model run`.",
    .usage = "[FILE.safetensors...] [--json]",
    .examples = {"gesto model list", "gesto model list models/mdm.safetensors --json"},
    .mostPositionals = 64,
    .hasJson = true,
};

struct Ability {
  const char* name;
  bool ModelAbilities::*member;
};
constexpr Ability kAbilities[] = {{"generate", &ModelAbilities::generate},
                                  {"style", &ModelAbilities::style},
                                  {"named styles", &ModelAbilities::namedStyles},
                                  {"restyle", &ModelAbilities::restyle},
                                  {"mixture", &ModelAbilities::mixture},
                                  {"given motion", &ModelAbilities::givenMotion},
                                  {"lift", &ModelAbilities::lift},
                                  {"plan", &ModelAbilities::plan},
                                  {"poses and paths", &ModelAbilities::steer},
                                  {"told foot contacts", &ModelAbilities::stands},
                                  {"style over time", &ModelAbilities::course},
                                  {"clips beside", &ModelAbilities::nearClips},
                                  {"styles of body parts", &ModelAbilities::partStyles},
                                  {"styles from key points", &ModelAbilities::keypointStyles},
                                  {"restyling by inpainting", &ModelAbilities::inpaints},
                                  {"released feet", &ModelAbilities::releasedFeet}};

std::vector<std::string> wordsOf(const ModelAbilities& can) {
  std::vector<std::string> words;
  for (const auto& [name, member] : kAbilities)
    if (can.*member) words.emplace_back(name);
  return words;
}

std::vector<std::string> namesOf(const core::base::SettingSpecs& settings) {
  std::vector<std::string> names;
  for (const auto& setting : settings) names.push_back(setting.name);
  return names;
}

core::Result<std::vector<ModelInfo>> modelsOf(const core::engine::ModelLibrary& library, const std::vector<std::string>& files) {
  auto models = library.list();
  for (const auto& file : files) {
    const auto entry = library.find(file);
    if (!entry) return entry.error();
    models.push_back({file, entry->family->name, entry->family->title, entry->family->abilitiesOf(entry->header), entry->family->usualsFor(entry->header),
                      core::services::dataLicenceOf({}, file), entry->file});
  }
  return models;
}

nlohmann::ordered_json jsonOf(const core::families::FamilyTable& families, const std::vector<ModelInfo>& models) {
  nlohmann::ordered_json json = {
      {"families", nlohmann::ordered_json::array()}, {"models", nlohmann::ordered_json::array()}, {"modules", nlohmann::ordered_json::array()}};
  for (const auto& family : families) {
    nlohmann::ordered_json row = {{"name", family.name}, {"title", family.title}, {"can", wordsOf(family.can)}};
    for (const auto& variant : family.variants)
      if (!variant.word.empty()) row["variants"].push_back(variant.word);
    for (const auto& recipe : family.recipes) row["recipes"].push_back(recipe.name);
    for (const auto& kind : family.imports) row["imports"].push_back(kind.name);
    json["families"].push_back(std::move(row));
  }
  for (const auto& model : models) {
    json["models"].push_back(
        {{"name", model.name}, {"family", model.family}, {"can", wordsOf(model.can)}, {"dataLicence", model.dataLicence}, {"file", model.file.string()}});
  }
  for (const auto& [name, entry] : core::engine::moduleTable()) json["modules"].push_back({{"name", name}, {"settings", namesOf(entry.settings)}});
  return json;
}

core::Result<void> list(const Arguments& arguments) {
  const core::engine::ModelLibrary library(modelFolders());
  const auto models = modelsOf(library, arguments.positionals());
  if (!models) return models.error();
  if (arguments.wantsJson()) {
    std::puts(core::base::jsonText(jsonOf(library.families(), *models), 2).c_str());
    return {};
  }
  std::puts("Families:");
  for (const auto& family : library.families()) {
    const auto words = wordsOf(family.can);
    std::puts(fmt::format("  {:<14} {:<14} {}", family.name, family.title, words.empty() ? "nothing but the modules below" : fmt::format("{}", fmt::join(words, ", ")))
                  .c_str());
  }
  std::puts("\nModels:");
  for (const auto& model : *models) {
    std::puts(fmt::format("  {:<14} {:<14} {}", model.name, model.familyTitle, fmt::join(wordsOf(model.can), ", ")).c_str());
    if (!model.dataLicence.empty()) std::puts(fmt::format("  {:<29} {}", "", model.dataLicence).c_str());
  }
  std::puts("\nModules:");
  for (const auto& [name, entry] : core::engine::moduleTable())
    std::puts(fmt::format("  {}{}{}", name, entry.settings.empty() ? "" : "  ", fmt::join(namesOf(entry.settings), "  ")).c_str());
  return {};
}

}  // namespace

int runModelListCommand(const std::vector<std::string>& arguments) { return runCommand(kModelListSpec, arguments, list); }

}  // namespace app
