#pragma once

#include "core/model_import/import_pool.h"

#include <string>

namespace core::model {

/// CLIP's text tower under OpenAI's names behind `from` in a file, as "clip...." of the bundle.
void takeClipTower(ImportPool& pool, const ImportWeights& input, const std::string& from = {});

}  // namespace core::model
