#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// Sampling steps: of our compact model, where the judges see no difference to DDIM in as many as published (its card), and those.
constexpr int kCompactSteps = 20, kPublishedSteps = 50;

/// Our compact stylized model. Errors: as loadStylizedModel.
Result<std::unique_ptr<LoadedModel>> loadCompactSmoodi(const std::filesystem::path& file);

}  // namespace core::families
