#include "core/families/smoodi/published/smoodi_import.h"

#include "core/base/json_text.h"
#include "core/families/mld/mld_import.h"
#include "core/families/smoodi/published/published_weights.h"
#include "core/model_import/import_pool.h"
#include "core/model_import/published_layout.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::model {

namespace {

nlohmann::json styleSizes(const StyleNetworkOptions& o) {
  return {{"featureWidth", o.featureWidth}, {"width", o.width},     {"layers", o.layers},      {"heads", o.heads},
          {"feedForward", o.feedForward},   {"classes", o.classes}, {"positions", o.positions}};
}

Result<void> sensibleStyle(const StyleNetworkOptions& o) {
  if (auto ok = sensibleWidths(o.width, o.feedForward, o.layers); !ok) return ok;
  return sensibleSizes({{"feature width", o.featureWidth}, {"number of classes", o.classes}, {"position table", o.positions}});
}

Result<PartLayout> adaptorLayout(const TensorMap& shapes) {
  const auto read = styleAdaptorOptionsOf(shapes, "denoiser.");
  const StyleAdaptorOptions o = read ? read.value() : StyleAdaptorOptions{};
  if (auto ok = sensibleDenoiser(o.denoiser); !ok) return ok.error();
  if (auto ok = sensibleStyle(o.style); !ok) return ok.error();
  PartLayout layout;
  addKeys(layout.keys, *StyleAdaptor(o), "denoiser.");
  layout.config = base::jsonText(nlohmann::json{{"denoiser", denoiserSizes(o.denoiser)}, {"style", styleSizes(o.style)}, {"variant", "released"}});
  return layout;
}

Result<PartLayout> styleLayout(const TensorMap& shapes) {
  const auto read = styleNetworkOptionsOf(shapes, "style_function.");
  const StyleNetworkOptions o = read ? read.value() : StyleNetworkOptions{};
  if (auto ok = sensibleStyle(o); !ok) return ok.error();
  PartLayout layout;
  addKeys(layout.keys, *StyleNetwork(o), "style_function.");
  layout.config = base::jsonText(styleSizes(o));
  return layout;
}

bool isSmoodi(const WeightFile& file) { return file.hasBelow("denoiser.zero_convs.") || file.hasBelow("denoiser.encoder_c.") || file.hasBelow("denoiser.mld_denoiser."); }

bool isClassifier(const WeightFile& file) { return file.has("skel_embedding.weight") && file.hasBelow("encoder.layers."); }

std::string nameOf(const ImportWeights& input) { return input.file.path().filename().string(); }

std::int64_t classesOf(const ImportWeights& input) {
  const auto found = input.file.shapes().find("classifier.bias");
  return found == input.file.shapes().end() || found->second.sizes.empty() ? 0 : found->second.sizes[0];
}

// The network that guides has the 47 classes of the filtered lists; the one with 100 only labels.
Result<void> gatherClassifier(const ImportFiles& files, ImportPool& pool, std::vector<std::string>& remarks) {
  constexpr std::int64_t kFiltered = 47;
  const ImportWeights* chosen = nullptr;
  for (const auto& input : files.weights) {
    if (input.kind->name != "style") continue;
    const bool isBetter = !chosen || (classesOf(*chosen) != kFiltered && classesOf(input) == kFiltered);
    if (chosen) remarks.push_back(fmt::format("{} only labels styles and was left out", nameOf(isBetter ? *chosen : input)));
    if (isBetter) chosen = &input;
  }
  pool.take(chosen, "", "style_function.");
  return {};
}

Result<void> gatherSmoodi(const ImportFiles& files, ImportPool& pool, std::vector<std::string>& remarks) {
  for (const auto& input : files.weights) {
    if (input.kind->name == "smoodi" || input.kind->name == "mld") pool.knownPrefixes[&input] = lightningPrefixes();
  }
  const auto *smoodi = files.first("smoodi"), *mld = files.first("mld");
  pool.take(mld, "vae.", "vae.");
  for (const char* prefix : {"vae.", "denoiser.", "t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."}) pool.take(smoodi, prefix, prefix);
  pool.take(mld, "denoiser.", "denoiser.mld_denoiser.");
  if (smoodi->file.hasBelow("style_function.")) remarks.push_back(fmt::format("style_function of {} is not trained and was left out", nameOf(*smoodi)));
  return gatherClassifier(files, pool, remarks);
}

ImportPart classifierPart() {
  return {.name = "style_function", .prefixes = {"style_function."}, .layout = styleLayout, .frameWidths = {{"style_function.skel_embedding.weight", 1}}};
}

ImportPart adaptorPart() {
  return {.name = "adaptor",
          .prefixes = {"denoiser."},
          .layout = adaptorLayout,
          .frameWidths = {{"denoiser.style_encoder.skel_embedding.weight", 1}},
          .shownAs = {{"denoiser.mld_denoiser.", "denoiser.mld_denoiser"}, {"denoiser.", "denoiser"}}};
}

}  // namespace

std::vector<ImportKind> smoodiImportKinds() {
  return {{.name = "smoodi",
           .title = "a SMooDi model",
           .recognises = isSmoodi,
           .required = {mldVaePart(), adaptorPart()},
           .optional = {classifierPart(), evaluatorPart(), clipPart()},
           .gather = gatherSmoodi,
           .normalization = ImportKind::Normalization::Motion},
          {.name = "style", .title = "a style classifier", .recognises = isClassifier, .required = {classifierPart()}, .gather = gatherClassifier}};
}

}  // namespace core::model
