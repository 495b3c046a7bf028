#include "core/model_import/published_layout.h"

#include <fmt/format.h>

namespace core::model {

namespace {

void addAttention(KeyShapes& keys, const std::string& name, std::int64_t width) {
  keys[name + ".in_proj_weight"] = {3 * width, width};
  keys[name + ".in_proj_bias"] = {3 * width};
  addLinear(keys, name + ".out_proj", width, width);
}

}  // namespace

void addKeys(KeyShapes& keys, const torch::nn::Module& module, const std::string& prefix) {
  for (const auto& item : module.named_parameters()) keys[prefix + item.key()] = item.value().sizes().vec();
}

Result<void> sensibleSizes(std::initializer_list<std::pair<const char*, int>> sizes, int largest) {
  for (const auto& [name, size] : sizes) {
    if (size < 1 || size > largest) return Error{ErrorCode::Unsupported, fmt::format("the weights ask for a {} of {}, which this program does not make", name, size)};
  }
  return {};
}

Result<void> sensibleWidths(int width, int feedForward, int layers) {
  constexpr int kWidest = 8192, kMostLayers = 99;
  if (width > kWidest || feedForward > 4 * kWidest || layers > kMostLayers) {
    return Error{ErrorCode::Unsupported, fmt::format("the weights ask for {} layers of width {} and {}, which this program does not make", layers, width, feedForward)};
  }
  return sensibleSizes({{"width", width}, {"feed-forward width", feedForward}, {"number of layers", layers}});
}

void addConvolution(KeyShapes& keys, const std::string& name, std::int64_t out, std::int64_t in, std::initializer_list<std::int64_t> kernel) {
  auto& weight = keys[name + ".weight"] = {out, in};
  weight.insert(weight.end(), kernel);
  keys[name + ".bias"] = {out};
}

void addLinear(KeyShapes& keys, const std::string& name, std::int64_t out, std::int64_t in) { addConvolution(keys, name, out, in, {}); }

void addLayers(KeyShapes& keys, const std::string& name, int count, LayerKind kind, std::int64_t width, std::int64_t feedForward) {
  for (int i = 0; i < count; ++i) {
    const auto layer = fmt::format("{}.{}", name, i);
    addAttention(keys, layer + ".self_attn", width);
    if (kind == LayerKind::Decoder) addAttention(keys, layer + ".multihead_attn", width);
    addLinear(keys, layer + ".linear1", feedForward, width);
    addLinear(keys, layer + ".linear2", width, feedForward);
    const int norms = kind == LayerKind::Decoder ? 3 : 2;
    for (int norm = 1; norm <= norms; ++norm) keys[fmt::format("{}.norm{}.weight", layer, norm)] = keys[fmt::format("{}.norm{}.bias", layer, norm)] = {width};
  }
}

void addCondition(KeyShapes& keys, const std::string& prefix, std::int64_t width, std::int64_t textWidth) {
  addLinear(keys, prefix + "embed_timestep.time_embed.0", width, width);
  addLinear(keys, prefix + "embed_timestep.time_embed.2", width, width);
  addLinear(keys, prefix + "embed_text", width, textWidth);
}

}  // namespace core::model
