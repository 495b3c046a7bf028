#include "core/families/mld/published_mld.h"

#include "core/checkpoint/module_weights.h"
#include "core/model/shape_reader.h"

namespace core::model {

Result<MldVaeOptions> mldVaeOptionsOf(const TensorMap& weights, const std::string& prefix) {
  ShapeReader shapes(weights, prefix);
  MldVaeOptions o;
  o.width = shapes.size("skel_embedding.weight", 0, 2);
  o.featureWidth = shapes.size("skel_embedding.weight", 1, 2);
  o.positions = shapes.size("query_pos_encoder.pe", 0, 3);
  o.latentTokens = shapes.size("global_motion_token", 0, 2) / 2;
  o.layers = shapes.skipLayers("encoder");
  o.feedForward = shapes.size("encoder.middle_block.linear1.weight", 0, 2);
  if (auto ok = checkedWidth(shapes, o.width); !ok) return ok.error();
  o.heads = kPublishedHeads;
  return o;
}

Result<DenoiserOptions> denoiserOptionsOf(const TensorMap& weights, const std::string& prefix) {
  ShapeReader shapes(weights, prefix);
  DenoiserOptions o;
  o.width = shapes.size("emb_proj.1.weight", 0, 2);
  o.textWidth = shapes.size("emb_proj.1.weight", 1, 2);
  o.timeWidth = shapes.size("time_embedding.linear_1.weight", 1, 2);
  o.positions = shapes.size("query_pos.pe", 0, 3);
  o.layers = shapes.skipLayers("encoder");
  o.feedForward = shapes.size("encoder.middle_block.linear1.weight", 0, 2);
  o.latentProjections = shapes.has("latent_in.weight");
  o.latentWidth = o.latentProjections ? shapes.size("latent_in.weight", 1, 2) : o.width;
  o.publishedExtras = shapes.has("mem_pos.pe");
  if (auto ok = checkedWidth(shapes, o.width); !ok) return ok.error();
  o.heads = kPublishedHeads;
  return o;
}

Result<MldVae> loadMldVae(const TensorMap& weights, const std::string& prefix) { return loadedModule<MldVae>(mldVaeOptionsOf(weights, prefix), weights, prefix); }

Result<MldDenoiser> loadMldDenoiser(const TensorMap& weights, std::string prefix) {
  if (prefix.empty()) prefix = hasBelow(weights, "denoiser.mld_denoiser.") ? "denoiser.mld_denoiser." : "denoiser.";
  return loadedModule<MldDenoiser>(denoiserOptionsOf(weights, prefix), weights, prefix);
}

}  // namespace core::model
