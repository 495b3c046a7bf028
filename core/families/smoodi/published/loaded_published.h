#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// The authors' weights, imported. Errors: as loadPublishedModel.
Result<std::unique_ptr<LoadedModel>> loadPublishedSmoodi(const std::filesystem::path& file);

}  // namespace core::families
