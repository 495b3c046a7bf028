#pragma once

#include "core/base/result.h"
#include "core/checkpoint/weight_file.h"
#include "core/model_import/import_kinds.h"

#include <filesystem>
#include <list>
#include <vector>

namespace core::model {

struct ImportWeights {
  WeightFile file;
  ImportRole role;
};

/// The files of a model, sorted by what they are.
struct ImportFiles {
  std::list<ImportWeights> weights;  // as they were named; elements stay where they are
  std::filesystem::path mean, std, mean2d, std2d, merges, mdmArgs;  // empty: not there

  const ImportWeights* first(ImportRole role) const;
  const ImportWeights* last(ImportRole role) const;
};

/// Opens what was named; a folder stands for the files in it that this program knows by name. Mean.npy, Std.npy, their 2D twins,
/// args.json and CLIP's merges are also looked for beside the weights.
/// Errors: NotFound, ReadFailed, ParseFailed; Unsupported for weights of another model; InvalidArgument when there are none.
Result<ImportFiles> collectImportFiles(const std::vector<std::filesystem::path>& named);

}  // namespace core::model
