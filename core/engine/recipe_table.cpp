#include "core/engine/recipe_table.h"

#include "core/engine/model_making.h"
#include "core/training/recipes/evaluator_recipe.h"
#include "core/training/recipes/judge_recipe.h"
#include "core/training/recipes/text_recipe.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <stdexcept>

namespace core::engine {

std::vector<RecipeEntry> recipeTable(const families::FamilyTable& families) {
  std::vector<RecipeEntry> table;
  for (const auto& family : families)
    for (const auto& entry : family.recipes) table.emplace_back(entry).family = family.title;
  table.push_back({"text-encoder", "text encoder: captions of the same motion, and their motion, close together", 3000, 5e-4, training::TextRecipe::settings(),
                   training::plainRecipe<training::TextRecipe>});
  table.push_back({"judge", "a style or content classifier that takes no part in generation (label=style or content)", 1500, 1e-3, training::JudgeRecipe::settings(),
                   training::plainRecipe<training::JudgeRecipe>});
  table.push_back({"evaluator", "motions and captions in one space, for FID and R-precision (part=all, upper, lower or joints)", 3000, 5e-4,
                   training::EvaluatorRecipe::settings(), training::plainRecipe<training::EvaluatorRecipe>});
  return table;
}

namespace {

class TrainingEngine : public services::TrainingService {
 public:
  Result<std::vector<services::RecipeInfo>> recipes() override {
    std::vector<services::RecipeInfo> all;
    for (const auto& entry : recipeTable(families::modelFamilies()))
      all.push_back({entry.name, entry.family, entry.summary, entry.steps, entry.learningRate, entry.settings});
    return all;
  }
  Result<std::vector<services::BundlingInfo>> bundlings() override { return bundlingsOf(); }
  Result<services::BundleReport> bundle(const services::BundleRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) override {
    return bundleModel(request, progress, std::move(stop));
  }
  Result<services::ImportReport> importFiles(const services::ImportRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) override {
    return importToModel(request, progress, std::move(stop));
  }
};

}  // namespace

std::unique_ptr<services::TrainingService> makeTrainingService() { return std::make_unique<TrainingEngine>(); }

Result<RecipeEntry> findRecipe(const std::string& name, const families::FamilyTable& families) {
  std::vector<std::string> names;
  for (const auto& entry : recipeTable(families)) {
    if (entry.name == name) return entry;
    names.push_back(entry.name);
  }
  return Error{ErrorCode::NotFound, fmt::format("there is no recipe \"{}\"; there are {}", name, fmt::join(names, ", "))};
}

Result<std::optional<training::RecipePreset>> findPreset(const RecipeEntry& entry, const std::string& name) {
  std::string names = "compact";
  if (name == names) return std::optional<training::RecipePreset>();
  for (const auto& preset : entry.presets) {
    if (preset.name == name) return std::optional(preset);
    names += ", " + preset.name;
  }
  return Error{ErrorCode::InvalidArgument, fmt::format("{} has no preset \"{}\"; there {} {}", entry.name, name, entry.presets.empty() ? "is" : "are", names)};
}

Result<std::unique_ptr<training::Recipe>> makeRecipe(const RecipeEntry& entry, const dataset::MotionDataset& data, const base::Settings& settings) {
  // The boundary where what a constructor refuses becomes one sentence.
  try {
    return entry.make(data, settings);
  } catch (const std::invalid_argument& wrong) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: {}", entry.name, wrong.what())};
  }
}

}  // namespace core::engine
