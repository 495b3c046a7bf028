#include "core/engine/recipe_table.h"

#include "core/training/recipes/vae_recipe.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace core::engine {

const std::vector<RecipeEntry>& recipeTable() {
  using dataset::MotionDataset;
  using training::RecipeSettings;
  using RecipePointer = Result<std::unique_ptr<training::Recipe>>;
  static const std::vector<RecipeEntry> table = {
      {"mld-vae", "motion autoencoder: motion to latent tokens and back", 20000, 4e-4,
       [](const MotionDataset& data, const RecipeSettings& settings) -> RecipePointer {
         return std::unique_ptr<training::Recipe>(std::make_unique<training::VaeRecipe>(data, settings));
       }},
  };
  return table;
}

Result<RecipeEntry> findRecipe(const std::string& name) {
  std::vector<std::string> names;
  for (const auto& entry : recipeTable()) {
    if (entry.name == name) return entry;
    names.push_back(entry.name);
  }
  return Error{ErrorCode::NotFound, fmt::format("there is no recipe \"{}\"; there are {}", name, fmt::join(names, ", "))};
}

}  // namespace core::engine
