#pragma once

#include "core/base/result.h"
#include "core/base/settings.h"
#include "core/dataset/motion_dataset.h"
#include "core/training/recipe.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace core::training {

/// Settings of a recipe, its optimizer and its schedule under one name, so that a person need not type them. What the person types holds against it.
struct RecipePreset {
  std::string name;      // "published"
  std::string sentence;  // of which system these are, and what of it is not here
  std::map<std::string, std::string> settings;
  std::int64_t steps = 0;
  double learningRate = 0.0;
  std::string schedule = "constant";
  std::int64_t warmupSteps = 0;
  double gradientClip = 0.0, emaDecay = 0.0, weightDecay = 0.0, beta1 = 0.9, beta2 = 0.999;
};

/// One way to train one model: what `gesto train NAME` runs. The window and the command line read tables of these.
struct RecipeEntry {
  std::string name;
  std::string summary;  // one line for a list
  std::int64_t steps;   // sensible defaults for the compact models
  double learningRate;
  base::SettingSpecs settings;
  std::function<Result<std::unique_ptr<Recipe>>(const dataset::MotionDataset&, const base::Settings&)> make;
  std::string family = {};                 // title of the model family that it is of; the table of all recipes fills it in
  std::vector<RecipePreset> presets = {};  // beside "compact", which is what it does without one
};

/// A recipe that needs nothing but data and settings.
template <class R>
Result<std::unique_ptr<Recipe>> plainRecipe(const dataset::MotionDataset& data, const base::Settings& settings) {
  return std::unique_ptr<Recipe>(std::make_unique<R>(data, settings));
}

}  // namespace core::training
