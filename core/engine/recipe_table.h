#pragma once

#include "core/base/result.h"
#include "core/families/model_family.h"
#include "core/services/training_service.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core::engine {

using training::RecipeEntry;

/// What `gesto train` can run: every family's recipes, and those of parts that belong to none (text encoder, judges).
std::vector<RecipeEntry> recipeTable(const families::FamilyTable& families = families::modelFamilies());

/// Errors: NotFound, naming the recipes that exist.
Result<RecipeEntry> findRecipe(const std::string& name, const families::FamilyTable& families = families::modelFamilies());

/// "compact" is what the recipe does by itself: nothing. Errors: InvalidArgument, naming the presets that it has.
Result<std::optional<training::RecipePreset>> findPreset(const RecipeEntry& entry, const std::string& name);

/// The recipe, ready to train. settings: of entry.settings. Errors: InvalidArgument for settings that do not belong together, and for a data set that has
/// nothing for it; those of the files that settings name.
Result<std::unique_ptr<training::Recipe>> makeRecipe(const RecipeEntry& entry, const dataset::MotionDataset& data, const base::Settings& settings);

/// The same table for a window, and what makes models of trained parts and published files. Never null.
std::unique_ptr<services::TrainingService> makeTrainingService();

}  // namespace core::engine
