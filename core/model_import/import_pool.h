#pragma once

#include "core/model_import/import_files.h"
#include "core/model_import/mdm_import.h"

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

/// Every key that a bundle could have.
struct ImportPool {
  std::map<std::string, KeyOrigin> keys;
  std::map<std::string, KeyOrigin> tables;  // CrossDiff's and MDM's sinusoid, which is checked and left out
  MdmSource mdm;                            // of the kind mdm
};

/// From which file each part is taken; remarks: what was left out. Errors: as mdmSourceOf and checkAgainstShapes.
Result<ImportPool> gatherKeys(const ImportFiles& files, const std::string& kind, std::vector<std::string>& remarks);

}  // namespace core::model
