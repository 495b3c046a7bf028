#pragma once

#include "core/base/result.h"
#include "core/dataset/motion_dataset.h"
#include "core/training/recipe.h"
#include "core/training/recipes/recipe_settings.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace core::engine {

/// One way to train one model: what `gesto train NAME` runs. The window and the command line read this table.
struct RecipeEntry {
  std::string name;
  std::string summary;  // one line for a list
  std::int64_t steps;   // sensible defaults for the compact models
  double learningRate;
  std::function<Result<std::unique_ptr<training::Recipe>>(const dataset::MotionDataset&, const training::RecipeSettings&)> make;
};

const std::vector<RecipeEntry>& recipeTable();

/// Errors: NotFound, naming the recipes that exist.
Result<RecipeEntry> findRecipe(const std::string& name);

}  // namespace core::engine
