#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

// The authors' checkpoint files to one file of this program ("gesto-published-model"): weights under the published key names, sizes,
// normalization and where everything came from.
namespace core::model {

struct ModelImportRequest {
  /// Checkpoints, safetensors, Mean.npy and Std.npy, of a CrossDiff also Mean_complicate2d.npy and Std_complicate2d.npy, of an MDM its
  /// args.json, CLIP's merges (bpe_simple_vocab_16e6.txt[.gz] or merges.txt); a folder stands for the files of these names in it.
  /// All but the checkpoints are also looked for beside them.
  std::vector<std::filesystem::path> files;
  std::string kind;  // smoodi, mld, crossdiff, mdm, style, t2m, clip; empty: told from the files
};

struct ModelImportReport {
  std::string kind;
  /// What each part was taken from: "vae", "denoiser", "denoiser.mld_denoiser", "style_function", "t2m", "clip", "crossdiff", "mdm",
  /// "normalization", "normalization2d".
  std::map<std::string, std::filesystem::path> parts;
  std::vector<std::string> missing, misshaped, extra;  // keys, with shapes where they help
  std::vector<std::string> remarks;                    // what was left out or is not there, one sentence each
  std::size_t tensors = 0;                             // written
  bool isComplete() const { return missing.empty() && misshaped.empty(); }
};

/// Reads, checks and writes. When keys are missing or mis-shaped the report says so and nothing is written. Rules (spec/smoodi.md,
/// section 1.12): the frozen denoiser of a SMooDi model comes from the MLD file when one is given; style_function comes from the
/// 47-class classifier file only, that inside SMooDi.ckpt is not trained; the VAE is that of SMooDi.ckpt. Of several CrossDiff or MDM
/// checkpoints the last is taken, of an MDM's two sets of weights the averaged one when args.json says use_ema (mdm_import.h); their
/// table of sines is checked and left out, since it is a formula.
/// Errors: NotFound, ReadFailed, ParseFailed (damage, values that are not numbers), Unsupported (another model, another skeleton, a
/// refused pickle), InvalidArgument (kind), WriteFailed.
Result<ModelImportReport> importModel(const ModelImportRequest& request, const std::filesystem::path& out);

}  // namespace core::model
