#include "core/model_import/import_kinds.h"

namespace core::model {

std::string titleOf(ImportRole role) {
  switch (role) {
    case ImportRole::Smoodi: return "a SMooDi model";
    case ImportRole::Mld: return "an MLD model";
    case ImportRole::CrossDiff: return "a CrossDiff model";
    case ImportRole::Mdm: return "an MDM model";
    case ImportRole::Style: return "a style classifier";
    case ImportRole::Evaluator: return "the text-to-motion evaluator";
    case ImportRole::Clip: return "a CLIP text tower";
  }
  return {};
}

std::string mdmPrefixOf(const WeightFile& file, MdmWeights wanted) {
  const auto holds = [&](const char* prefix) { return file.hasBelow(std::string(prefix) + "input_process."); };
  const char *first = wanted == MdmWeights::Averaged ? "model_avg." : "model.", *second = wanted == MdmWeights::Averaged ? "model." : "model_avg.";
  return holds("") ? "" : holds(first) ? first : second;
}

std::optional<ImportRole> roleOf(const WeightFile& file) {
  if (file.hasBelow("denoiser.zero_convs.") || file.hasBelow("denoiser.encoder_c.") || file.hasBelow("denoiser.mld_denoiser.")) return ImportRole::Smoodi;
  if (file.hasBelow("vae.") && file.hasBelow("denoiser.")) return ImportRole::Mld;
  if (file.hasBelow("movement_encoder.") && file.hasBelow("motion_encoder.")) return ImportRole::Evaluator;
  if (file.hasBelow("text_model.") || (file.has("token_embedding.weight") && file.hasBelow("transformer.resblocks."))) return ImportRole::Clip;
  if (file.has("skel_embedding.weight") && file.hasBelow("encoder.layers.")) return ImportRole::Style;
  if (file.hasBelow("seqTransEncoder_m.") || file.hasBelow("seqTransEncoder_j.")) return ImportRole::CrossDiff;
  if (file.hasBelow(mdmPrefixOf(file, MdmWeights::Averaged) + "input_process.")) return ImportRole::Mdm;
  return std::nullopt;
}

const std::vector<ImportKind>& importKinds() {
  static const std::vector<ImportKind> kinds = {
      {"smoodi", ImportRole::Smoodi, {"vae", "adaptor"}, {"style_function", "t2m", "clip"}},
      {"mld", ImportRole::Mld, {"vae", "denoiser"}, {"t2m", "clip"}},
      {"crossdiff", ImportRole::CrossDiff, {"crossdiff"}, {"clip"}},
      {"mdm", ImportRole::Mdm, {"mdm"}, {"clip"}},
      {"style", ImportRole::Style, {"style_function"}, {}},
      {"t2m", ImportRole::Evaluator, {"t2m"}, {}},
      {"clip", ImportRole::Clip, {"clip"}, {}},
  };
  return kinds;
}

std::vector<std::string> prefixesOf(const std::string& part) {
  if (part == "adaptor" || part == "denoiser") return {"denoiser."};
  if (part == "t2m") return {"t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."};
  return {part + "."};
}

}  // namespace core::model
