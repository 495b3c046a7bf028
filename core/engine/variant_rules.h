#pragma once

#include "core/families/model_family.h"

/// Where another way to use a model takes part: the one place that the window's list and an evaluation ask.
namespace core::engine {

/// Whether a style that is asked for goes into it, as a style.
inline bool takesStyle(const families::Variant& variant) { return variant.style == families::Variant::Style::Given && !variant.isReconstruction; }

/// Where motions are made from a text.
inline bool isOfGeneration(const families::Variant& variant) { return !variant.changeTransfer; }

/// Where motions are done again in another style. Nobody draws several of those.
inline bool isOfTransfers(const families::Variant& variant, const services::ModelAbilities& can) {
  return variant.isReconstruction || (takesStyle(variant) && can.restyle && variant.candidates == 1);
}

/// The same, and says something there: what changes generation alone is the model as it is.
inline bool tellsInTransfers(const families::Variant& variant, const services::ModelAbilities& can) {
  return isOfTransfers(variant, can) && (variant.isReconstruction || !variant.change);
}

/// Whether it is another than the model as it is, in generation: with a style, or without one.
inline bool tellsInGeneration(const families::Variant& variant, bool isStyled) {
  if (!isOfGeneration(variant)) return false;
  return isStyled || (variant.style == families::Variant::Style::Given && !variant.needsStyle);
}

}  // namespace core::engine
