#pragma once

#include "core/families/model_family.h"

#include <nlohmann/json_fwd.hpp>

namespace core::engine {

/// Everything of a wish and of the model that decides the motion, in words, except for the style (the caller knows where it comes from):
/// two motions with the same words and the same style are the same.
nlohmann::json motionWords(const families::ModelFacts& facts, const families::MotionWish& wish);

}  // namespace core::engine
