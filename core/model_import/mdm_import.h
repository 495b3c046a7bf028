#pragma once

#include "core/model_import/import_files.h"
#include "core/model_import/mdm_args.h"

#include <string>
#include <vector>

namespace core::model {

/// Which weights of an MDM's files are taken, and what its args.json says of them.
struct MdmSource {
  const ImportWeights* input = nullptr;
  std::string prefix;  // of the keys in the file: "", "model.", "model_avg."
  MdmArgs args;
};

/// The averaged weights are taken when args.json says use_ema, or says nothing and they are there. remarks: what was assumed.
/// Errors: as parseMdmArgs and reading it; Unsupported for another architecture, told from the keys.
Result<MdmSource> mdmSourceOf(const ImportFiles& files, std::vector<std::string>& remarks);

/// That args.json and the shapes speak of the same model. Errors: Unsupported naming both values.
Result<void> checkAgainstShapes(const MdmSource& source, const std::string& argsName);

}  // namespace core::model
