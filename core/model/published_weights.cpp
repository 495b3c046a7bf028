#include "core/model/published_weights.h"

#include "core/model/shape_reader.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace core::model {

namespace {

Error invalid(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

constexpr int kPublishedHeads = 4;

template <class Options>
Result<Options> checked(Options options, const ShapeReader& shapes) {
  if (!shapes.problem().empty()) return invalid(shapes.problem());
  if (options.width % kPublishedHeads != 0) return invalid(fmt::format("a width of {} does not split into 4 heads", options.width));
  options.heads = kPublishedHeads;
  return options;
}

template <class Holder, class Options>
Result<Holder> loaded(const Result<Options>& options, const TensorMap& weights, const std::string& prefix) {
  if (!options) return options.error();
  Holder module(options.value());
  if (auto done = loadParameters(*module, weights, prefix); !done) return done.error();
  return module;
}

bool startsWith(const TensorMap& weights, const std::string& prefix) {
  const auto found = weights.lower_bound(prefix);
  return found != weights.end() && found->first.compare(0, prefix.size(), prefix) == 0;
}

}  // namespace

Result<MldVaeOptions> mldVaeOptionsOf(const TensorMap& weights, const std::string& prefix) {
  ShapeReader shapes(weights, prefix);
  MldVaeOptions o;
  o.width = shapes.size("skel_embedding.weight", 0, 2);
  o.featureWidth = shapes.size("skel_embedding.weight", 1, 2);
  o.positions = shapes.size("query_pos_encoder.pe", 0, 3);
  o.latentTokens = shapes.size("global_motion_token", 0, 2) / 2;
  o.layers = shapes.skipLayers("encoder");
  o.feedForward = shapes.size("encoder.middle_block.linear1.weight", 0, 2);
  return checked(o, shapes);
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
  return checked(o, shapes);
}

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
  return checked(o, shapes);
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

Result<void> loadParameters(torch::nn::Module& module, const TensorMap& weights, const std::string& prefix) {
  constexpr std::size_t kMostListed = 5;
  std::vector<std::string> missing, misshaped;
  std::size_t missingCount = 0, misshapedCount = 0;
  torch::NoGradGuard quiet;
  for (auto& item : module.named_parameters()) {
    const auto key = prefix + item.key();
    const auto found = weights.find(key);
    if (found == weights.end()) {
      if (++missingCount <= kMostListed) missing.push_back(key);
      continue;
    }
    const auto& tensor = found->second;
    if (tensor.sizes() != item.value().sizes()) {
      if (++misshapedCount <= kMostListed) {
        misshaped.push_back(fmt::format("{} is [{}], expected [{}]", key, fmt::join(tensor.sizes(), ", "), fmt::join(item.value().sizes(), ", ")));
      }
      continue;
    }
    if (!tensor.is_floating_point()) return invalid(fmt::format("the weight {} does not hold floating-point numbers", key));
    // One pass: a sum is finite only when every term is (overflow aside, which no real weight reaches).
    if (!std::isfinite(tensor.sum(torch::kDouble).item<double>())) return invalid(fmt::format("the weight {} holds values that are not finite", key));
    item.value().set_data(tensor.to(torch::kFloat).contiguous());
    item.value().set_requires_grad(false);
  }
  if (missingCount > 0) return invalid(fmt::format("the weights lack {} tensors of this model, first {}", missingCount, fmt::join(missing, ", ")));
  if (misshapedCount > 0) return invalid(fmt::format("the weights hold {} tensors of another shape: {}", misshapedCount, fmt::join(misshaped, "; ")));
  module.eval();
  return {};
}

Result<MldVae> loadMldVae(const TensorMap& weights, const std::string& prefix) {
  return loaded<MldVae>(mldVaeOptionsOf(weights, prefix), weights, prefix);
}

Result<MldDenoiser> loadMldDenoiser(const TensorMap& weights, std::string prefix) {
  if (prefix.empty()) prefix = startsWith(weights, "denoiser.mld_denoiser.") ? "denoiser.mld_denoiser." : "denoiser.";
  return loaded<MldDenoiser>(denoiserOptionsOf(weights, prefix), weights, prefix);
}

Result<StyleAdaptor> loadStyleAdaptor(const TensorMap& weights, const std::string& prefix) {
  return loaded<StyleAdaptor>(styleAdaptorOptionsOf(weights, prefix), weights, prefix);
}

Result<StyleNetwork> loadStyleNetwork(const TensorMap& weights) {
  const std::string prefix = startsWith(weights, "style_function.") ? "style_function." : "";
  return loaded<StyleNetwork>(styleNetworkOptionsOf(weights, prefix), weights, prefix);
}

}  // namespace core::model
