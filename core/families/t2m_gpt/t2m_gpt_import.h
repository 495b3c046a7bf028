#pragma once

#include "core/model_import/import_kind.h"

namespace core::model {

/// The authors' T2M-GPT: the tokenizer's net_last.pth ("net") and the transformer's net_best_fid.pth ("trans"), imported together.
ImportKind t2mGptImportKind();

}  // namespace core::model
