#pragma once

#include "core/families/mld/mld_denoiser.h"
#include "core/model_import/import_kind.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace core::model {

/// The authors' MLD files (Lightning checkpoints).
ImportKind mldImportKind();

// SMooDi's files are made of the same networks.

ImportPart mldVaePart();
/// The sizes of a denoiser for a bundle's config. Errors: Unsupported, sizes beyond anything sensible.
nlohmann::json denoiserSizes(const DenoiserOptions& options);
Result<void> sensibleDenoiser(const DenoiserOptions& options);
/// What the keys of a Lightning checkpoint of MLD or SMooDi may begin with.
const std::vector<std::string>& lightningPrefixes();

}  // namespace core::model
