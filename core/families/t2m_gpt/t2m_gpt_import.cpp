#include "core/families/t2m_gpt/t2m_gpt_import.h"

#include "core/base/json_text.h"
#include "core/families/t2m_gpt/code_gpt.h"
#include "core/families/t2m_gpt/vq_vae.h"
#include "core/model_import/import_files.h"
#include "core/model_import/import_pool.h"
#include "core/model_import/published_layout.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::model {

namespace {

constexpr const char* kKind = "t2m-gpt";

void addStack(KeyShapes& keys, const std::string& name, const VqVaeOptions& o) {
  for (int i = 0; i < o.blocks; ++i) {
    addConvolution(keys, fmt::format("{}.model.{}.conv1", name, i), o.width, o.width, {3});
    addConvolution(keys, fmt::format("{}.model.{}.conv2", name, i), o.width, o.width, {1});
  }
}

Result<PartLayout> vqLayout(const TensorMap& shapes) {
  const auto read = vqVaeOptionsOf(shapes);
  const VqVaeOptions o = read ? read.value() : VqVaeOptions{};
  if (auto ok = sensibleSizes({{"feature width", o.featureWidth}, {"width", o.width}, {"code width", o.codeWidth}, {"number of codes", o.codes}}); !ok) return ok.error();
  PartLayout layout;
  auto& keys = layout.keys;
  const std::string encoder = "vqvae.encoder.model.", decoder = "vqvae.decoder.model.";
  addConvolution(keys, encoder + "0", o.width, o.featureWidth, {3});
  addConvolution(keys, decoder + "0", o.width, o.codeWidth, {3});
  for (int s = 2; s < 2 + o.stages; ++s) {
    addConvolution(keys, fmt::format("{}{}.0", encoder, s), o.width, o.width, {4});
    addStack(keys, fmt::format("{}{}.1", encoder, s), o);
    addStack(keys, fmt::format("{}{}.0", decoder, s), o);
    addConvolution(keys, fmt::format("{}{}.2", decoder, s), o.width, o.width, {3});
  }
  addConvolution(keys, fmt::format("{}{}", encoder, 2 + o.stages), o.codeWidth, o.width, {3});
  addConvolution(keys, fmt::format("{}{}", decoder, 2 + o.stages), o.width, o.width, {3});
  addConvolution(keys, fmt::format("{}{}", decoder, 4 + o.stages), o.featureWidth, o.width, {3});
  keys["vqvae.quantizer.codebook"] = {o.codes, o.codeWidth};
  layout.config = base::jsonText(
      nlohmann::json{{"featureWidth", o.featureWidth}, {"width", o.width}, {"codeWidth", o.codeWidth}, {"codes", o.codes}, {"stages", o.stages}, {"blocks", o.blocks}});
  return layout;
}

Result<PartLayout> gptLayout(const TensorMap& shapes) {
  const auto read = codeGptOptionsOf(shapes);
  const CodeGptOptions o = read ? read.value() : CodeGptOptions{};
  if (auto ok = sensibleSizes({{"width", o.width}, {"feed-forward width", o.feedForward}, {"text width", o.textWidth}, {"number of codes", o.codes}, {"block", o.block}});
      !ok)
    return ok.error();
  PartLayout layout;
  auto& keys = layout.keys;
  keys["trans_base.tok_emb.weight"] = {o.codes + 2, o.width};
  addLinear(keys, "trans_base.cond_emb", o.width, o.textWidth);
  keys["trans_base.pos_embed.embed"] = {o.block, 1, o.width};
  for (const auto& [name, count] : {std::pair{"trans_base", o.baseLayers}, std::pair{"trans_head", o.headLayers}}) {
    for (int i = 0; i < count; ++i) {
      const auto block = fmt::format("{}.blocks.{}.", name, i);
      for (const char* norm : {"ln1", "ln2"}) keys[block + norm + ".weight"] = keys[block + norm + ".bias"] = {o.width};
      for (const char* part : {"key", "query", "value", "proj"}) addLinear(keys, block + "attn." + part, o.width, o.width);
      addLinear(keys, block + "mlp.0", o.feedForward, o.width);
      addLinear(keys, block + "mlp.2", o.width, o.feedForward);
    }
  }
  keys["trans_head.ln_f.weight"] = keys["trans_head.ln_f.bias"] = {o.width};
  keys["trans_head.head.weight"] = {o.codes + 1, o.width};
  layout.config = base::jsonText(nlohmann::json{{"codes", o.codes},
                                                {"textWidth", o.textWidth},
                                                {"width", o.width},
                                                {"heads", o.heads},
                                                {"feedForward", o.feedForward},
                                                {"baseLayers", o.baseLayers},
                                                {"headLayers", o.headLayers},
                                                {"block", o.block}});
  return layout;
}

/// "net.", "trans." or nothing: what stands before the keys of a part.
std::string prefixOf(const WeightFile& file, const char* group, const char* first) { return file.hasBelow(first) ? "" : std::string(group) + "."; }
bool holdsVq(const WeightFile& file) { return file.hasBelow(prefixOf(file, "net", "vqvae.") + "vqvae.encoder."); }
bool holdsGpt(const WeightFile& file) { return file.hasBelow(prefixOf(file, "trans", "trans_base.") + "trans_base."); }
bool isT2mGpt(const WeightFile& file) { return holdsVq(file) || holdsGpt(file); }

Result<void> gather(const ImportFiles& files, ImportPool& pool, std::vector<std::string>& remarks) {
  const auto *vq = files.last(kKind, holdsVq, remarks), *gpt = files.last(kKind, holdsGpt, remarks);
  const auto take = [&](const ImportWeights* input, const char* group, std::initializer_list<const char*> parts) {
    if (!input) return;
    const auto prefix = prefixOf(input->file, group, *parts.begin());
    auto& known = pool.knownPrefixes[input];
    for (const char* part : parts) {
      pool.take(input, prefix + part, part);
      known.push_back(prefix + part);
    }
  };
  take(vq, "net", {"vqvae."});
  take(gpt, "trans", {"trans_base.", "trans_head."});
  // Triangles of ones, and a table that nothing reads.
  std::erase_if(pool.keys, [](const auto& item) { return item.first.ends_with(".attn.mask") || item.first == "trans_base.pos_embedding.weight"; });
  return {};
}

}  // namespace

ImportKind t2mGptImportKind() {
  return {.name = kKind,
          .title = "a T2M-GPT model",
          .recognises = isT2mGpt,
          .required = {{.name = "vq", .prefixes = {"vqvae."}, .layout = vqLayout, .frameWidths = {{"vqvae.encoder.model.0.weight", 1}}},
                       {.name = "gpt", .prefixes = {"trans_base.", "trans_head."}, .layout = gptLayout}},
          .optional = {clipPart()},
          .gather = gather,
          .normalization = ImportKind::Normalization::Motion,
          .mayBeKit = true};
}

}  // namespace core::model
