#include "core/families/smoodi/published/published_weights.h"

#include "core/checkpoint/module_weights.h"
#include "core/families/mld/published_mld.h"
#include "core/model/shape_reader.h"

namespace core::model {

Result<StyleNetworkOptions> styleNetworkOptionsOf(const TensorMap& weights, const std::string& prefix) {
  ShapeReader shapes(weights, prefix);
  StyleNetworkOptions o;
  o.width = shapes.size("skel_embedding.weight", 0, 2);
  o.featureWidth = shapes.size("skel_embedding.weight", 1, 2);
  o.positions = shapes.size("query_pos.pe", 0, 3);
  o.layers = shapes.count("encoder.layers", ".linear1.weight");
  o.feedForward = shapes.size("encoder.layers.0.linear1.weight", 0, 2);
  o.classes = shapes.has("classifier.weight") ? shapes.size("classifier.weight", 0, 2) : 0;
  o.publishedExtras = shapes.has("mem_pos.pe") && shapes.has("classification_layers.1.weight");
  if (auto ok = checkedWidth(shapes, o.width); !ok) return ok.error();
  o.heads = kPublishedHeads;
  return o;
}

Result<StyleAdaptorOptions> styleAdaptorOptionsOf(const TensorMap& weights, const std::string& prefix) {
  auto denoiser = denoiserOptionsOf(weights, prefix + "mld_denoiser.");
  if (!denoiser) return denoiser.error();
  auto style = styleNetworkOptionsOf(weights, prefix + "style_encoder.");
  if (!style) return style.error();
  StyleAdaptorOptions o;
  o.denoiser = denoiser.value();
  o.style = style.value();
  o.publishedExtras = weights.count(prefix + "encoder_c.norm.weight") != 0;
  return o;
}

Result<StyleAdaptor> loadStyleAdaptor(const TensorMap& weights, const std::string& prefix) {
  return loadedModule<StyleAdaptor>(styleAdaptorOptionsOf(weights, prefix), weights, prefix);
}

Result<StyleNetwork> loadStyleNetwork(const TensorMap& weights) {
  const std::string prefix = hasBelow(weights, "style_function.") ? "style_function." : "";
  return loadedModule<StyleNetwork>(styleNetworkOptionsOf(weights, prefix), weights, prefix);
}

}  // namespace core::model
