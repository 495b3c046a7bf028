#include "core/model_import/crossdiff_layout.h"

#include "core/families/crossdiff/published_crossdiff.h"
#include "core/families/mdm/published_mdm.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::model {

namespace {

void linear(KeyShapes& keys, const std::string& name, std::int64_t out, std::int64_t in) {
  keys[name + ".weight"] = {out, in};
  keys[name + ".bias"] = {out};
}

void attention(KeyShapes& keys, const std::string& name, std::int64_t width) {
  keys[name + ".in_proj_weight"] = {3 * width, width};
  keys[name + ".in_proj_bias"] = {3 * width};
  linear(keys, name + ".out_proj", width, width);
}

enum class Layer { Encoder, Decoder };

/// "name.0", "name.1", ...
void layers(KeyShapes& keys, const std::string& name, int count, Layer kind, std::int64_t width, std::int64_t feedForward) {
  for (int i = 0; i < count; ++i) {
    const auto layer = fmt::format("{}.{}", name, i);
    attention(keys, layer + ".self_attn", width);
    if (kind == Layer::Decoder) attention(keys, layer + ".multihead_attn", width);
    linear(keys, layer + ".linear1", feedForward, width);
    linear(keys, layer + ".linear2", width, feedForward);
    const int norms = kind == Layer::Decoder ? 3 : 2;
    for (int norm = 1; norm <= norms; ++norm) keys[fmt::format("{}.norm{}.weight", layer, norm)] = keys[fmt::format("{}.norm{}.bias", layer, norm)] = {width};
  }
}

void condition(KeyShapes& keys, const std::string& prefix, std::int64_t width, std::int64_t textWidth) {
  linear(keys, prefix + "embed_timestep.time_embed.0", width, width);
  linear(keys, prefix + "embed_timestep.time_embed.2", width, width);
  linear(keys, prefix + "embed_text", width, textWidth);
}

Result<void> sensible(std::initializer_list<std::pair<const char*, int>> sizes) {
  constexpr int kLargest = 32'768;
  for (const auto& [name, size] : sizes) {
    if (size < 1 || size > kLargest) return Error{ErrorCode::Unsupported, fmt::format("the weights ask for a {} of {}, which this program does not make", name, size)};
  }
  return {};
}

}  // namespace

KeyShapes crossDiffKeys(const CrossDiffOptions& o, const std::string& prefix) {
  KeyShapes keys;
  condition(keys, prefix, o.width, o.textWidth);
  if (o.sharesEncoder) layers(keys, prefix + "bridge", o.sharedLayers, Layer::Encoder, o.width, o.feedForward);
  const struct {
    const char *suffix, *token;
    int width, root;
  } kinds[] = {{"_m", "motion_token", o.motionWidth, o.motionRoot}, {"_j", "joint_token", o.jointWidth, o.jointRoot}};
  for (const auto& kind : kinds) {
    const auto named = [&](const char* name) { return prefix + name + kind.suffix; };
    keys[prefix + kind.token] = {o.frames, 1, o.width};
    linear(keys, named("p_linear"), o.width, kind.width - kind.root);
    linear(keys, named("r_linear"), o.width, kind.root);
    linear(keys, named("p_linear2"), kind.width - kind.root, o.width);
    linear(keys, named("r_linear2"), kind.root, o.width);
    layers(keys, named("seqTransEncoder") + ".layers", o.ownLayers, Layer::Encoder, o.width, o.feedForward);
    layers(keys, named("r_encoder") + ".layers", o.rootLayers, Layer::Encoder, o.width, o.rootFeedForward);
    if (!o.sharesEncoder) layers(keys, named("bridge"), o.sharedLayers, Layer::Encoder, o.width, o.feedForward);
    layers(keys, named("decoder"), o.sharedLayers, Layer::Decoder, o.width, o.feedForward);
    layers(keys, named("r_decoder"), o.rootLayers, Layer::Decoder, o.width, o.rootFeedForward);
  }
  return keys;
}

KeyShapes mdmKeys(const MdmOptions& o, const std::string& prefix) {
  KeyShapes keys;
  condition(keys, prefix, o.width, o.textWidth);
  linear(keys, prefix + "input_process.poseEmbedding", o.width, o.featureWidth);
  linear(keys, prefix + "output_process.poseFinal", o.featureWidth, o.width);
  layers(keys, prefix + "seqTransEncoder.layers", o.layers, Layer::Encoder, o.width, o.feedForward);
  return keys;
}

Result<PartLayout> crossDiffLayout(const TensorMap& shapes) {
  const std::string prefix = "crossdiff.";
  const auto read = crossDiffOptionsOf(shapes, prefix);
  const CrossDiffOptions o = read ? read.value() : CrossDiffOptions{};
  if (auto ok = sensible({{"width", o.width}, {"feed-forward width", o.feedForward}, {"root feed-forward width", o.rootFeedForward}, {"number of layers", o.ownLayers},
                          {"number of decoder layers", o.sharedLayers}, {"text width", o.textWidth}}); !ok) return ok.error();
  PartLayout layout;
  layout.keys = crossDiffKeys(o, prefix);
  // The released code's 2D motions are seen by its perspective camera; the paper's camera is another.
  layout.config = nlohmann::json{{"motionWidth", o.motionWidth}, {"jointWidth", o.jointWidth}, {"frames", o.frames}, {"width", o.width}, {"heads", o.heads},
                                 {"feedForward", o.feedForward}, {"rootFeedForward", o.rootFeedForward}, {"ownLayers", o.ownLayers},
                                 {"sharedLayers", o.sharedLayers}, {"rootLayers", o.rootLayers}, {"textWidth", o.textWidth},
                                 {"sharesEncoder", o.sharesEncoder}, {"camera", "perspective"}, {"diffusionSteps", 1000}}.dump();
  return layout;
}

Result<PartLayout> mdmLayout(const TensorMap& shapes) {
  const std::string prefix = "mdm.";
  const auto read = mdmOptionsOf(shapes, prefix);
  const MdmOptions o = read ? read.value() : MdmOptions{};
  if (auto ok = sensible({{"width", o.width}, {"feed-forward width", o.feedForward}, {"number of layers", o.layers}, {"text width", o.textWidth}}); !ok) return ok.error();
  PartLayout layout;
  layout.keys = mdmKeys(o, prefix);
  layout.config = nlohmann::json{{"featureWidth", o.featureWidth}, {"width", o.width}, {"layers", o.layers}, {"heads", o.heads},
                                 {"feedForward", o.feedForward}, {"textWidth", o.textWidth}}.dump();
  return layout;
}

bool isSinusoid(const at::Tensor& table, std::int64_t width) {
  constexpr double kHalfPrecision = 2e-3;
  if (table.dim() != 3 || table.size(0) < 1 || table.size(1) != 1 || table.size(2) != width || width % 2 != 0) return false;
  return (table.select(1, 0) - sinusoidTable(table.size(0), width)).abs().max().item<double>() < kHalfPrecision;
}

}  // namespace core::model
