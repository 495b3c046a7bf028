#include "core/families/mld/mld_import.h"

#include "core/base/json_text.h"
#include "core/families/mld/published_mld.h"
#include "core/model_import/import_pool.h"
#include "core/model_import/published_layout.h"

#include <nlohmann/json.hpp>

namespace core::model {

namespace {

Result<PartLayout> vaeLayout(const TensorMap& shapes) {
  const auto read = mldVaeOptionsOf(shapes, "vae.");
  const MldVaeOptions o = read ? read.value() : MldVaeOptions{};
  if (auto ok = sensibleWidths(o.width, o.feedForward, o.layers); !ok) return ok.error();
  if (auto ok = sensibleSizes({{"feature width", o.featureWidth}, {"position table", o.positions}, {"number of latent tokens", o.latentTokens}}); !ok) return ok.error();
  PartLayout layout;
  addKeys(layout.keys, *MldVae(o), "vae.");
  layout.config = base::jsonText(nlohmann::json{{"featureWidth", o.featureWidth},
                                                {"width", o.width},
                                                {"layers", o.layers},
                                                {"heads", o.heads},
                                                {"feedForward", o.feedForward},
                                                {"latentTokens", o.latentTokens},
                                                {"positions", o.positions}});
  return layout;
}

Result<PartLayout> denoiserLayout(const TensorMap& shapes) {
  const auto read = denoiserOptionsOf(shapes, "denoiser.");
  const DenoiserOptions o = read ? read.value() : DenoiserOptions{};
  if (auto ok = sensibleDenoiser(o); !ok) return ok.error();
  PartLayout layout;
  addKeys(layout.keys, *MldDenoiser(o), "denoiser.");
  layout.config = base::jsonText(denoiserSizes(o));
  return layout;
}

bool isMld(const WeightFile& file) {
  const bool isSmoodi = file.hasBelow("denoiser.zero_convs.") || file.hasBelow("denoiser.encoder_c.") || file.hasBelow("denoiser.mld_denoiser.");
  return !isSmoodi && file.hasBelow("vae.") && file.hasBelow("denoiser.");
}

Result<void> gatherMld(const ImportFiles& files, ImportPool& pool, std::vector<std::string>&) {
  for (const auto& input : files.weights) {
    if (input.kind->name == "mld") pool.knownPrefixes[&input] = lightningPrefixes();
  }
  for (const char* prefix : {"vae.", "denoiser.", "t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."}) pool.take(files.first("mld"), prefix, prefix);
  return {};
}

}  // namespace

nlohmann::json denoiserSizes(const DenoiserOptions& o) {
  return {{"width", o.width},         {"layers", o.layers},       {"heads", o.heads},        {"feedForward", o.feedForward},
          {"textWidth", o.textWidth}, {"timeWidth", o.timeWidth}, {"positions", o.positions}};
}

Result<void> sensibleDenoiser(const DenoiserOptions& o) {
  if (auto ok = sensibleWidths(o.width, o.feedForward, o.layers); !ok) return ok;
  return sensibleSizes({{"text width", o.textWidth}, {"time width", o.timeWidth}, {"position table", o.positions}});
}

const std::vector<std::string>& lightningPrefixes() {
  static const std::vector<std::string> prefixes = {"vae.", "denoiser.", "style_function.", "t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."};
  return prefixes;
}

ImportPart mldVaePart() { return {.name = "vae", .prefixes = {"vae."}, .layout = vaeLayout, .frameWidths = {{"vae.skel_embedding.weight", 1}}}; }

ImportKind mldImportKind() {
  return {.name = "mld",
          .title = "an MLD model",
          .recognises = isMld,
          .required = {mldVaePart(), {.name = "denoiser", .prefixes = {"denoiser."}, .layout = denoiserLayout}},
          .optional = {evaluatorPart(), clipPart()},
          .gather = gatherMld,
          .normalization = ImportKind::Normalization::Motion};
}

}  // namespace core::model
