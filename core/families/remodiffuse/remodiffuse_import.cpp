#include "core/families/remodiffuse/remodiffuse_import.h"

#include "core/base/json_text.h"
#include "core/model_import/clip_tower.h"
#include "core/model_import/import_files.h"
#include "core/model_import/import_pool.h"
#include "core/model_import/published_layout.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::model {

namespace {

constexpr const char* kRemodiffuse = "remodiffuse";

void addNorm(KeyShapes& keys, const std::string& name, std::int64_t width) { keys[name + ".weight"] = keys[name + ".bias"] = {width}; }

void addStylization(KeyShapes& keys, const std::string& name, const RemodiffuseOptions& o) {
  addLinear(keys, name + ".emb_layers.1", 2 * o.width, o.timeWidth);
  addNorm(keys, name + ".norm", o.width);
  addLinear(keys, name + ".out_layers.2", o.width, o.width);
}

void addDecoderBlock(KeyShapes& keys, const std::string& block, const RemodiffuseOptions& o) {
  const auto attention = block + ".ca_block.";
  addNorm(keys, attention + "norm", o.width);
  addNorm(keys, attention + "text_norm", o.textWidth);
  for (const char* name : {"query", "key_motion", "value_motion", "value_retr"}) addLinear(keys, attention + name, o.width, o.width);
  for (const char* name : {"key_text", "value_text"}) addLinear(keys, attention + name, o.width, o.textWidth);
  addLinear(keys, attention + "key_retr", o.width, 2 * o.width);
  addNorm(keys, attention + "retr_norm1", 2 * o.width);
  addNorm(keys, attention + "retr_norm2", o.width);
  addStylization(keys, attention + "proj_out", o);
  addLinear(keys, block + ".ffn.linear1", o.feedForward, o.width);
  addLinear(keys, block + ".ffn.linear2", o.width, o.feedForward);
  addStylization(keys, block + ".ffn.proj_out", o);
}

Result<PartLayout> remodiffuseLayout(const TensorMap& shapes) {
  const std::string prefix = std::string(kRemodiffuse) + ".";
  const auto read = remodiffuseOptionsOf(shapes, prefix);
  const RemodiffuseOptions o = read ? read.value() : RemodiffuseOptions{};
  if (auto ok = sensibleSizes({{"width", o.width},
                               {"feed-forward width", o.feedForward},
                               {"width of the step", o.timeWidth},
                               {"number of layers", o.layers},
                               {"text width", o.textWidth},
                               {"width of the text's tokens", o.textInput},
                               {"number of frames", o.frames},
                               {"number of a clip's frames", o.retrievedFrames}});
      !ok)
    return ok.error();
  PartLayout layout;
  layout.keys = remodiffuseKeys(o, prefix);
  layout.config = base::jsonText(nlohmann::json{{"featureWidth", o.featureWidth},
                                                {"width", o.width},
                                                {"layers", o.layers},
                                                {"feedForward", o.feedForward},
                                                {"timeWidth", o.timeWidth},
                                                {"textInput", o.textInput},
                                                {"textWidth", o.textWidth},
                                                {"frames", o.frames},
                                                {"heads", o.heads},
                                                {"textHeads", o.textHeads},
                                                {"stride", o.stride}});
  return layout;
}

/// "module.model.", "model." or nothing: what stands before the keys.
std::string prefixOf(const WeightFile& file) {
  for (const char* prefix : {"module.model.", "model."})
    if (file.hasBelow(std::string(prefix) + "temporal_decoder_blocks.")) return prefix;
  return "";
}

bool isRemodiffuse(const WeightFile& file) {
  const auto prefix = prefixOf(file);
  return file.hasBelow(prefix + "temporal_decoder_blocks.") && file.hasBelow(prefix + "database.");
}

Result<void> gatherRemodiffuse(const ImportFiles& files, ImportPool& pool, std::vector<std::string>& remarks) {
  const auto* input = files.last(kRemodiffuse);
  const auto prefix = prefixOf(input->file);
  pool.takeWhole(files, *input, prefix, std::string(kRemodiffuse) + ".", remarks);
  std::erase_if(pool.keys, [](const auto& item) { return item.first.starts_with("remodiffuse.clip."); });
  takeClipTower(pool, *input, prefix + "clip.");
  if (input->file.hasBelow(prefix + "clip.visual.")) remarks.push_back(fmt::format("the image tower inside {} was left out", input->file.path().filename().string()));
  remarks.push_back(
      "the clips that its authors retrieve are in no file of weights: motions are made beside clips of your own (gesto generate --library), or from the text alone");
  if (!prefix.empty()) pool.knownPrefixes[input] = {prefix};
  return {};
}

}  // namespace

KeyShapes remodiffuseKeys(const RemodiffuseOptions& o, const std::string& prefix) {
  KeyShapes keys;
  keys[prefix + "sequence_embedding"] = {o.frames, o.width};
  addLinear(keys, prefix + "joint_embed", o.width, o.featureWidth);
  addLinear(keys, prefix + "time_embed.0", o.timeWidth, o.width);
  addLinear(keys, prefix + "time_embed.2", o.timeWidth, o.timeWidth);
  addLinear(keys, prefix + "out", o.featureWidth, o.width);
  if (o.hasTextProjection) addLinear(keys, prefix + "text_pre_proj", o.textWidth, o.textInput);
  addLayers(keys, prefix + "textTransEncoder.layers", o.textLayers, LayerKind::Encoder, o.textWidth, o.textFeedForward);
  addNorm(keys, prefix + "text_ln", o.textWidth);
  for (int i = 0; i < o.layers; ++i) addDecoderBlock(keys, fmt::format("{}temporal_decoder_blocks.{}", prefix, i), o);
  const auto database = prefix + "database.";
  keys[database + "motion_pos_embedding"] = {o.retrievedFrames, o.width};
  addLinear(keys, database + "motion_proj", o.width, o.featureWidth);
  for (int i = 0; i < o.motionLayers; ++i) {
    const auto block = fmt::format("{}motion_encoder_blocks.{}.", database, i);
    addNorm(keys, block + "sa_block.norm", o.width);
    for (const char* name : {"query", "key", "value"}) addLinear(keys, block + "sa_block." + name, o.width, o.width);
    addLinear(keys, block + "ffn.linear1", o.motionFeedForward, o.width);
    addLinear(keys, block + "ffn.linear2", o.width, o.motionFeedForward);
  }
  addLayers(keys, database + "text_encoder.layers", o.captionLayers, LayerKind::Encoder, o.width, o.captionFeedForward);
  return keys;
}

ImportKind remodiffuseImportKind() {
  return {.name = kRemodiffuse,
          .title = "a ReMoDiffuse model",
          .recognises = isRemodiffuse,
          .required = {{.name = kRemodiffuse, .prefixes = {"remodiffuse."}, .layout = remodiffuseLayout, .frameWidths = {{"remodiffuse.joint_embed.weight", 1}}}},
          .optional = {clipPart()},
          .gather = gatherRemodiffuse,
          .normalization = ImportKind::Normalization::Motion,
          .mayBeKit = true};
}

}  // namespace core::model
