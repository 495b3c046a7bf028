#pragma once

#include "core/base/result.h"
#include "core/checkpoint/weight_file.h"
#include "core/model_import/import_kind.h"

#include <filesystem>
#include <list>
#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace core::model {

struct ImportWeights {
  WeightFile file;
  const ImportKind* kind;  // that it decides; never null
};

/// The files of a model, sorted by what they are.
struct ImportFiles {
  std::list<ImportWeights> weights;                              // as they were named; elements stay where they are
  std::filesystem::path mean, std, mean2d, std2d, merges, args;  // empty: not there
  std::map<std::string, std::filesystem::path> statistics;       // ImportStatistics of the kinds, by the files' names

  /// By the kind's name; null when there is none.
  const ImportWeights* first(std::string_view kind) const;
  const ImportWeights* last(std::string_view kind) const;
  /// The last of the kind that holds a part; says in remarks which others do and were left out.
  const ImportWeights* last(std::string_view kind, bool (*holds)(const WeightFile&), std::vector<std::string>& remarks) const;
};

/// Opens what was named; a folder stands for the files in it that this program knows by name. Mean.npy, Std.npy, their 2D twins,
/// statistics of the kinds, args.json and CLIP's merges are also looked for beside the weights. kinds must outlive the result; of several that recognise a file the
/// first is taken.
/// Errors: NotFound, ReadFailed, ParseFailed; Unsupported for weights of another model; InvalidArgument when there are none.
Result<ImportFiles> collectImportFiles(const std::vector<std::filesystem::path>& named, std::span<const ImportKind> kinds);

}  // namespace core::model
