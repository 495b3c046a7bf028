#include "core/families/mld/mld_vae.h"

namespace core::model {

namespace nn = torch::nn;

MldVaeImpl::MldVaeImpl(const MldVaeOptions& o) : options_(o) {
  globalTokens_ = register_parameter("global_motion_token", torch::randn({2 * o.latentTokens, o.width}));
  encoderPosition_ = register_module("query_pos_encoder", LearnedPosition(o.positions, o.width));
  decoderPosition_ = register_module("query_pos_decoder", LearnedPosition(o.positions, o.width));
  SkipTransformerOptions skip;
  skip.block = {.width = o.width, .heads = o.heads, .feedForward = o.feedForward, .dropout = o.dropout};
  skip.layers = o.layers;
  encoder_ = register_module("encoder", SkipTransformerEncoder(skip));
  decoder_ = register_module("decoder", SkipTransformerDecoder(skip));
  frameEmbedding_ = register_module("skel_embedding", nn::Linear(o.featureWidth, o.width));
  finalLayer_ = register_module("final_layer", nn::Linear(o.width, o.featureWidth));
}

MldVaeImpl::Posterior MldVaeImpl::encode(const torch::Tensor& features, const torch::Tensor& frameCounts) {
  const auto lengths = frameCounts.to(features.device());
  const auto frames = features.size(1);
  TORCH_CHECK(frames <= maxFrames(), "a clip of ", frames, " frames, the autoencoder reads at most ", maxFrames());
  TORCH_CHECK(lengths.size(0) == features.size(0), lengths.size(0), " lengths for a batch of ", features.size(0));
  const auto globalCount = globalTokens_.size(0);
  auto x = frameEmbedding_(features).to(globalTokens_.scalar_type());  // [B, T, W]
  x = torch::cat({globalTokens_.unsqueeze(0).expand({x.size(0), -1, -1}), x}, 1);
  x = x + encoderPosition_->rows(0, x.size(1));
  const auto visible = torch::arange(x.size(1), lengths.options()).unsqueeze(0) < (lengths + globalCount).unsqueeze(1);
  const auto tokens = encoder_->forward(x, attentionBias(visible), {}, globalCount);  // [B, 2 N, W]
  return {tokens.narrow(1, 0, globalCount / 2), tokens.narrow(1, globalCount / 2, globalCount / 2)};
}

MldVaeImpl::DecoderPlan MldVaeImpl::plan(const torch::Tensor& frameCounts) {
  const auto lengths = frameCounts.to(globalTokens_.device());
  const auto longest = lengths.max().item<std::int64_t>();
  const auto shortest = lengths.min().item<std::int64_t>();
  TORCH_CHECK(shortest >= 1 && longest <= options_.positions, "lengths of ", shortest, " to ", longest, " frames, the autoencoder writes 1 to ", options_.positions);
  DecoderPlan plan;
  auto queries = decoderPosition_->rows(0, longest);  // [1, T, W]: the queries are zeros plus positions
  if (shortest < longest) {
    const auto visible = torch::arange(longest, lengths.options()).unsqueeze(0) < lengths.unsqueeze(1);
    plan.bias = attentionBias(visible);
    plan.frames = visible.unsqueeze(2).to(queries.scalar_type());
  }
  // With dropout every clip draws its own; without, equal lengths share one computation.
  if (plan.bias.defined() || is_training()) queries = queries.expand({lengths.size(0), -1, -1});
  plan.first = decoder_->firstSelfAttention(queries, plan.bias).expand({lengths.size(0), -1, -1});
  return plan;
}

torch::Tensor MldVaeImpl::decode(const torch::Tensor& latent, const DecoderPlan& plan) {
  const auto x = decoder_->fromFirstSelfAttention(plan.first, latent, plan.bias);
  const auto features = finalLayer_(x).to(finalLayer_->weight.scalar_type());  // [B, T, D]
  return plan.frames.defined() ? features * plan.frames : features;
}

torch::Tensor MldVaeImpl::sample(const Posterior& posterior, const torch::Tensor& noise) { return posterior.mean + (0.5 * posterior.logVariance).exp() * noise; }

}  // namespace core::model
