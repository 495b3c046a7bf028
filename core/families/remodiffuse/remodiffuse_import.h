#pragma once

#include "core/families/remodiffuse/remodiffuse.h"
#include "core/model_import/import_kind.h"

#include <string>

namespace core::model {

/// The authors' ReMoDiffuse file (mmcv's .pth: names below "state_dict", "model." and perhaps "module." before them). The text tower that lies in it is taken, unless one
/// is imported beside it; the arrays of its retrieval are no part of it.
ImportKind remodiffuseImportKind();

/// The keys of the network as they are in published files, without making one.
KeyShapes remodiffuseKeys(const RemodiffuseOptions& options, const std::string& prefix);

}  // namespace core::model
