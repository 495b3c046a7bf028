#include "core/model_import/clip_names.h"

#include <array>
#include <string_view>
#include <utility>

namespace core::model {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 4> kOutside = {{{"token_embedding.weight", "text_model.embeddings.token_embedding.weight"},
                                           {"positional_embedding", "text_model.embeddings.position_embedding.weight"},
                                           {"ln_final.weight", "text_model.final_layer_norm.weight"},
                                           {"ln_final.bias", "text_model.final_layer_norm.bias"}}};
constexpr std::array<Pair, 5> kInside = {
    {{"attn.out_proj.", "self_attn.out_proj."}, {"ln_1.", "layer_norm1."}, {"ln_2.", "layer_norm2."}, {"mlp.c_fc.", "mlp.fc1."}, {"mlp.c_proj.", "mlp.fc2."}}};
constexpr std::array<std::string_view, 3> kStacked = {"q_proj", "k_proj", "v_proj"};

}  // namespace

std::optional<ClipTarget> clipTargetOf(const std::string& key, int part) {
  constexpr std::string_view kBlocks = "transformer.resblocks.";
  if (key.starts_with(kBlocks)) {
    const auto dot = key.find('.', kBlocks.size());
    if (dot == std::string::npos) return std::nullopt;
    const auto layer = "text_model.encoder.layers." + key.substr(kBlocks.size(), dot - kBlocks.size()) + ".";
    const auto rest = std::string_view(key).substr(dot + 1);
    for (const std::string_view end : {"weight", "bias"}) {
      if (rest != std::string("attn.in_proj_") + std::string(end)) continue;
      if (part < 0 || part >= static_cast<int>(kStacked.size())) return std::nullopt;
      return ClipTarget{layer + "self_attn." + std::string(kStacked[static_cast<std::size_t>(part)]) + "." + std::string(end), part, static_cast<int>(kStacked.size()),
                        false};
    }
    if (part != 0) return std::nullopt;
    for (const auto& [from, to] : kInside) {
      if (rest.starts_with(from)) return ClipTarget{layer + std::string(to) + std::string(rest.substr(from.size())), 0, 1, false};
    }
    return std::nullopt;
  }
  if (part != 0) return std::nullopt;
  for (const auto& [from, to] : kOutside) {
    if (key == from) return ClipTarget{std::string(to), 0, 1, false};
  }
  if (key == "text_projection") return ClipTarget{"text_projection.weight", 0, 1, true};
  return std::nullopt;
}

}  // namespace core::model
