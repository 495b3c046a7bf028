#pragma once

#include "core/base/result.h"
#include "core/base/settings.h"
#include "core/dataset/motion_dataset.h"
#include "core/training/recipe.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace core::training {

/// One way to train one model: what `gesto train NAME` runs. The window and the command line read tables of these.
struct RecipeEntry {
  std::string name;
  std::string summary;  // one line for a list
  std::int64_t steps;   // sensible defaults for the compact models
  double learningRate;
  base::SettingSpecs settings;
  std::function<Result<std::unique_ptr<Recipe>>(const dataset::MotionDataset&, const base::Settings&)> make;
  std::string family = {};  // title of the model family that it is of; the table of all recipes fills it in
};

/// A recipe that needs nothing but data and settings.
template <class R>
Result<std::unique_ptr<Recipe>> plainRecipe(const dataset::MotionDataset& data, const base::Settings& settings) {
  return std::unique_ptr<Recipe>(std::make_unique<R>(data, settings));
}

}  // namespace core::training
