#include "core/model_import/published_layout.h"

#include "core/families/mld/published_mld.h"
#include "core/families/smoodi/published_weights.h"
#include "core/model_import/crossdiff_layout.h"
#include "core/text/clip_text_encoder.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::model {

namespace {

void addKeys(KeyShapes& keys, const torch::nn::Module& module, const std::string& prefix) {
  for (const auto& item : module.named_parameters()) keys[prefix + item.key()] = item.value().sizes().vec();
}

Result<void> sensible(std::initializer_list<std::pair<const char*, int>> sizes) {
  for (const auto& [name, size] : sizes) {
    constexpr int kLargest = 60'000;
    if (size < 1 || size > kLargest) return Error{ErrorCode::Unsupported, fmt::format("the weights ask for a {} of {}, which this program does not make", name, size)};
  }
  return {};
}

Result<void> sensibleWidths(int width, int feedForward, int layers) {
  constexpr int kWidest = 8192, kMostLayers = 99;
  if (width > kWidest || feedForward > 4 * kWidest || layers > kMostLayers) {
    return Error{ErrorCode::Unsupported, fmt::format("the weights ask for {} layers of width {} and {}, which this program does not make", layers, width, feedForward)};
  }
  return sensible({{"width", width}, {"feed-forward width", feedForward}, {"number of layers", layers}});
}

Result<PartLayout> vaeLayout(const TensorMap& shapes) {
  const auto read = mldVaeOptionsOf(shapes, "vae.");
  const MldVaeOptions o = read ? read.value() : MldVaeOptions{};
  if (auto ok = sensibleWidths(o.width, o.feedForward, o.layers); !ok) return ok.error();
  if (auto ok = sensible({{"feature width", o.featureWidth}, {"position table", o.positions}, {"number of latent tokens", o.latentTokens}}); !ok) return ok.error();
  PartLayout layout;
  addKeys(layout.keys, *MldVae(o), "vae.");
  layout.config = nlohmann::json{{"featureWidth", o.featureWidth}, {"width", o.width}, {"layers", o.layers}, {"heads", o.heads},
                                 {"feedForward", o.feedForward}, {"latentTokens", o.latentTokens}, {"positions", o.positions}}.dump();
  return layout;
}

nlohmann::json jsonOf(const DenoiserOptions& o) {
  return {{"width", o.width}, {"layers", o.layers}, {"heads", o.heads}, {"feedForward", o.feedForward}, {"textWidth", o.textWidth},
          {"timeWidth", o.timeWidth}, {"positions", o.positions}};
}

nlohmann::json jsonOf(const StyleNetworkOptions& o) {
  return {{"featureWidth", o.featureWidth}, {"width", o.width}, {"layers", o.layers}, {"heads", o.heads}, {"feedForward", o.feedForward},
          {"classes", o.classes}, {"positions", o.positions}};
}

Result<void> sensibleDenoiser(const DenoiserOptions& o) {
  if (auto ok = sensibleWidths(o.width, o.feedForward, o.layers); !ok) return ok;
  return sensible({{"text width", o.textWidth}, {"time width", o.timeWidth}, {"position table", o.positions}});
}

Result<void> sensibleStyle(const StyleNetworkOptions& o) {
  if (auto ok = sensibleWidths(o.width, o.feedForward, o.layers); !ok) return ok;
  return sensible({{"feature width", o.featureWidth}, {"number of classes", o.classes}, {"position table", o.positions}});
}

Result<PartLayout> denoiserLayout(const TensorMap& shapes) {
  const auto read = denoiserOptionsOf(shapes, "denoiser.");
  const DenoiserOptions o = read ? read.value() : DenoiserOptions{};
  if (auto ok = sensibleDenoiser(o); !ok) return ok.error();
  PartLayout layout;
  addKeys(layout.keys, *MldDenoiser(o), "denoiser.");
  layout.config = jsonOf(o).dump();
  return layout;
}

Result<PartLayout> adaptorLayout(const TensorMap& shapes) {
  const auto read = styleAdaptorOptionsOf(shapes, "denoiser.");
  const StyleAdaptorOptions o = read ? read.value() : StyleAdaptorOptions{};
  if (auto ok = sensibleDenoiser(o.denoiser); !ok) return ok.error();
  if (auto ok = sensibleStyle(o.style); !ok) return ok.error();
  PartLayout layout;
  addKeys(layout.keys, *StyleAdaptor(o), "denoiser.");
  layout.config = nlohmann::json{{"denoiser", jsonOf(o.denoiser)}, {"style", jsonOf(o.style)}, {"variant", "released"}}.dump();
  return layout;
}

Result<PartLayout> styleLayout(const TensorMap& shapes) {
  const auto read = styleNetworkOptionsOf(shapes, "style_function.");
  const StyleNetworkOptions o = read ? read.value() : StyleNetworkOptions{};
  if (auto ok = sensibleStyle(o); !ok) return ok.error();
  PartLayout layout;
  addKeys(layout.keys, *StyleNetwork(o), "style_function.");
  layout.config = jsonOf(o).dump();
  return layout;
}

// The text-to-motion evaluator of the published files; its sizes are the same everywhere but for the movement features.
PartLayout evaluatorLayout(const TensorMap& shapes) {
  const auto first = shapes.find("t2m_moveencoder.main.0.weight");
  const std::int64_t features = first != shapes.end() && first->second.dim() == 3 ? first->second.size(1) : 259;
  PartLayout layout;
  auto& k = layout.keys;
  const auto linear = [&](const std::string& name, std::int64_t out, std::int64_t in) {
    k[name + ".weight"] = {out, in};
    k[name + ".bias"] = {out};
  };
  const auto gru = [&](const std::string& name, std::int64_t width) {
    for (const char* end : {"_l0", "_l0_reverse"}) {
      k[name + "weight_ih" + end] = k[name + "weight_hh" + end] = {3 * width, width};
      k[name + "bias_ih" + end] = k[name + "bias_hh" + end] = {3 * width};
    }
  };
  const auto head = [&](const std::string& name, std::int64_t width) {
    linear(name + "0", width, 2 * width);
    k[name + "1.weight"] = k[name + "1.bias"] = {width};
    linear(name + "3", 512, width);
  };
  k["t2m_moveencoder.main.0.weight"] = {512, features, 4};
  k["t2m_moveencoder.main.3.weight"] = {512, 512, 4};
  k["t2m_moveencoder.main.0.bias"] = k["t2m_moveencoder.main.3.bias"] = {512};
  linear("t2m_moveencoder.out_net", 512, 512);
  k["t2m_textencoder.hidden"] = {2, 1, 512};
  linear("t2m_textencoder.pos_emb", 300, 15);
  linear("t2m_textencoder.input_emb", 512, 300);
  gru("t2m_textencoder.gru.", 512);
  head("t2m_textencoder.output_net.", 512);
  k["t2m_motionencoder.hidden"] = {2, 1, 1024};
  linear("t2m_motionencoder.input_emb", 1024, 512);
  gru("t2m_motionencoder.gru.", 1024);
  head("t2m_motionencoder.output_net.", 1024);
  layout.config = nlohmann::json{{"featureWidth", features}}.dump();
  return layout;
}

Result<PartLayout> clipLayout(const TensorMap& shapes) {
  text::ClipTextOptions o;
  const auto size = [&](const std::string& name, std::int64_t dimension, int fallback) {
    const auto found = shapes.find("clip." + name);
    return found != shapes.end() && found->second.dim() > dimension ? static_cast<int>(std::min<std::int64_t>(found->second.size(dimension), 1'000'000)) : fallback;
  };
  o.vocabularySize = size("text_model.embeddings.token_embedding.weight", 0, o.vocabularySize);
  o.width = size("text_model.embeddings.token_embedding.weight", 1, o.width);
  o.positions = size("text_model.embeddings.position_embedding.weight", 0, o.positions);
  o.projection = size("text_projection.weight", 0, o.projection);
  o.feedForward = size("text_model.encoder.layers.0.mlp.fc1.weight", 0, o.feedForward);
  if (shapes.count("clip.text_model.encoder.layers.0.mlp.fc1.weight")) {
    o.layers = 0;
    while (shapes.count(fmt::format("clip.text_model.encoder.layers.{}.mlp.fc1.weight", o.layers))) ++o.layers;
  }
  constexpr int kHeadWidth = 64;
  o.heads = std::max(1, o.width / kHeadWidth);
  if (o.width % o.heads != 0) return Error{ErrorCode::Unsupported, fmt::format("a text tower of width {} does not split into heads of 64", o.width)};
  if (auto ok = sensibleWidths(o.width, o.feedForward, o.layers); !ok) return ok.error();
  if (auto ok = sensible({{"vocabulary", o.vocabularySize}, {"position table", o.positions}, {"projection", o.projection}}); !ok) return ok.error();
  PartLayout layout;
  // A tower of ViT-L/14 has 124 million weights; its names need none of them.
  auto few = o;
  few.vocabularySize = few.positions = 1;
  addKeys(layout.keys, *text::ClipTextNetwork(few), "clip.");
  layout.keys["clip.text_model.embeddings.token_embedding.weight"] = {o.vocabularySize, o.width};
  layout.keys["clip.text_model.embeddings.position_embedding.weight"] = {o.positions, o.width};
  layout.config = nlohmann::json{{"vocabularySize", o.vocabularySize}, {"positions", o.positions}, {"width", o.width}, {"layers", o.layers},
                                 {"heads", o.heads}, {"feedForward", o.feedForward}, {"projection", o.projection}, {"activation", "quick-gelu"}}.dump();
  return layout;
}

}  // namespace

Result<PartLayout> partLayout(const std::string& part, const TensorMap& shapes) {
  if (part == "vae") return vaeLayout(shapes);
  if (part == "denoiser") return denoiserLayout(shapes);
  if (part == "adaptor") return adaptorLayout(shapes);
  if (part == "style_function") return styleLayout(shapes);
  if (part == "t2m") return evaluatorLayout(shapes);
  if (part == "clip") return clipLayout(shapes);
  if (part == "crossdiff") return crossDiffLayout(shapes);
  if (part == "mdm") return mdmLayout(shapes);
  return Error{ErrorCode::InvalidArgument, fmt::format("there is no part \"{}\"", part)};
}

}  // namespace core::model
