#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// Our compact stylized model. Errors: as loadStylizedModel.
Result<std::unique_ptr<LoadedModel>> loadCompactSmoodi(const std::filesystem::path& file);

}  // namespace core::families
