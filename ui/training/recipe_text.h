#pragma once

#include "core/services/training_runs.h"

#include <QString>

#include <vector>

namespace ui {

/// What a recipe is for, in two plain sentences; empty for one that has none here.
QString recipeText(const std::string& recipe);

/// In the order in which they need each other, the recipes of a family side by side: what all models read texts with first, judges of models last, and what is not known
/// here behind all.
void sortByNeed(std::vector<core::services::RecipeInfo>& recipes);

/// Whether a line belongs between the two in a list that is sorted so.
bool isOfAnotherGroup(const std::string& recipe, const std::string& next);

}  // namespace ui
