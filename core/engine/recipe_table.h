#pragma once

#include "core/base/result.h"
#include "core/families/model_family.h"

#include <string>
#include <vector>

namespace core::engine {

using training::RecipeEntry;

/// What `gesto train` can run: every family's recipes, and those of parts that belong to none (text encoder, judges).
std::vector<RecipeEntry> recipeTable(const families::FamilyTable& families = families::modelFamilies());

/// Errors: NotFound, naming the recipes that exist.
Result<RecipeEntry> findRecipe(const std::string& name, const families::FamilyTable& families = families::modelFamilies());

}  // namespace core::engine
