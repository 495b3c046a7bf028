#pragma once

#include "core/families/crossdiff/crossdiff.h"
#include "core/model_import/import_kind.h"

#include <string>

namespace core::model {

/// The authors' CrossDiff files: the newest of several checkpoints.
ImportKind crossDiffImportKind();

/// The keys of the network as they are in published files but for the sinusoid, without making one.
KeyShapes crossDiffKeys(const CrossDiffOptions& options, const std::string& prefix);

}  // namespace core::model
