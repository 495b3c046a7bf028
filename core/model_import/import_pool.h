#pragma once

#include "core/model_import/import_files.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core::model {

/// Where a tensor of the bundle comes from.
struct KeyOrigin {
  const ImportWeights* input = nullptr;
  std::string name;                  // in its file
  std::int64_t part = 0, parts = 1;  // of stacked rows
  bool isTransposed = false;

  std::vector<std::int64_t> sizes() const;  // in the bundle
  /// Errors: as WeightFile::tensor.
  Result<at::Tensor> tensor() const;
};

/// Every key that a bundle could have, gathered by its kind.
struct ImportPool {
  std::map<std::string, KeyOrigin> keys;
  std::map<std::string, KeyOrigin> tables;      // sinusoids "PART.NAME", which are checked and left out
  std::map<std::string, std::string> settings;  // by part: a JSON object that its config takes in
  /// What the keys of a file may begin with; the report names those that do not. A file that is not in here may hold anything.
  std::map<const ImportWeights*, std::vector<std::string>> knownPrefixes;

  /// Keys of the input that begin with `from`, under `to`; later ones win over earlier ones. Nothing happens without an input.
  void take(const ImportWeights* input, const std::string& from, const std::string& to);

  /// The same of a model that is one file (the newest of several), without a text tower that lies in it and with its sinusoid set apart.
  void takeWhole(const ImportFiles& files, const ImportWeights& input, const std::string& from, const std::string& to, std::vector<std::string>& remarks);
};

/// From which file each part is taken; remarks: what was left out. Errors: those of the kind.
Result<ImportPool> gatherKeys(const ImportFiles& files, const ImportKind& kind, std::vector<std::string>& remarks);

}  // namespace core::model
