#pragma once

#include "core/base/result.h"
#include "core/model_import/import_kind.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

// The authors' checkpoint files to one file of this program ("gesto-published-model"): weights under the published key names, sizes,
// normalization and where everything came from.
namespace core::model {

struct ModelImportRequest {
  /// Checkpoints, safetensors, Mean.npy and Std.npy, of a CrossDiff also Mean_complicate2d.npy and Std_complicate2d.npy, of an MDM its
  /// args.json, CLIP's merges (bpe_simple_vocab_16e6.txt[.gz] or merges.txt), what the kinds name as statistics; a folder stands for the files of these names in it.
  /// All but the checkpoints are also looked for beside them.
  std::vector<std::filesystem::path> files;
  std::string kind;  // the name of one of the kinds; empty: told from the files, the first that is there
};

struct ModelImportReport {
  std::string kind;
  /// What each part was taken from: "vae", "denoiser", "denoiser.mld_denoiser", "style_function", "t2m", "clip", "crossdiff", "mdm",
  /// "normalization", "normalization2d", "normalization_content".
  std::map<std::string, std::filesystem::path> parts;
  std::vector<std::string> missing, misshaped, extra;  // keys, with shapes where they help
  std::vector<std::string> remarks;                    // what was left out or is not there, one sentence each
  std::size_t tensors = 0;                             // written
  bool isComplete() const { return missing.empty() && misshaped.empty(); }
};

/// Reads, checks and writes. When keys are missing or mis-shaped the report says so and nothing is written. Which file a part comes from
/// is the kind's to say (`gather`, in the families); a table of sines is checked and left out, since it is a formula.
/// Errors: NotFound, ReadFailed, ParseFailed (damage, values that are not numbers), Unsupported (another model, another skeleton, a
/// refused pickle), InvalidArgument (kind), WriteFailed.
Result<ModelImportReport> importModel(const ModelImportRequest& request, std::span<const ImportKind> kinds, const std::filesystem::path& out);

}  // namespace core::model
