#include "core/families/mld/mld_denoiser.h"

#include <torch/nn/modules/activation.h>

namespace core::model {

namespace nn = torch::nn;

SkipTransformerOptions skipTransformerOptions(const DenoiserOptions& o) {
  SkipTransformerOptions skip;
  skip.block = {.width = o.width, .heads = o.heads, .feedForward = o.feedForward, .dropout = o.dropout, .preNorm = o.preNorm};
  skip.layers = o.layers;
  return skip;
}

void DenoiserTokenizer::create(nn::Module& owner, const DenoiserOptions& o, const char* timeName) {
  TORCH_CHECK(o.latentProjections || o.latentWidth == o.width, "latent width ", o.latentWidth, " and width ", o.width, " differ: this needs latentProjections");
  latentTokens = o.latentTokens;
  time = owner.register_module(timeName, TimestepEmbedding(o.timeWidth, o.width));
  text = owner.register_module("emb_proj", nn::Sequential(nn::ReLU(), nn::Linear(o.textWidth, o.width)));
  position = owner.register_module("query_pos", LearnedPosition(o.positions, o.width));
  if (o.latentProjections) latentIn = owner.register_module("latent_in", nn::Linear(o.latentWidth, o.width));
}

torch::Tensor DenoiserTokenizer::latents(const torch::Tensor& latent) { return latentIn ? latentIn(latent) : latent; }

torch::Tensor DenoiserTokenizer::sequence(const torch::Tensor& latents, const torch::Tensor& time, const torch::Tensor& text) {
  TORCH_CHECK(latents.size(1) <= latentTokens, latents.size(1), " latent tokens, the denoiser was made for ", latentTokens);
  const auto batch = latents.size(0);
  const auto placedLatents = latents + position->rows(0, latents.size(1));
  const auto placedTime = time + position->rows(latentTokens, 1);
  const auto placedText = text + position->rows(latentTokens + 1, text.size(1));
  return torch::cat(
      {placedLatents, placedTime.to(placedLatents.scalar_type()).expand({batch, -1, -1}), placedText.to(placedLatents.scalar_type()).expand({batch, -1, -1})}, 1);
}

torch::Tensor sequenceBias(const torch::Tensor& latentMask, const torch::Tensor& textMask, std::int64_t latentTokens, std::int64_t textTokens) {
  if (!latentMask.defined() && !textMask.defined()) return {};
  const auto& known = latentMask.defined() ? latentMask : textMask;
  const auto batch = known.size(0);
  const auto visible = [&](std::int64_t count) { return torch::ones({batch, count}, known.options().dtype(torch::kBool)); };
  return attentionBias(torch::cat({latentMask.defined() ? latentMask : visible(latentTokens), visible(1), textMask.defined() ? textMask : visible(textTokens)}, 1));
}

MldDenoiserImpl::MldDenoiserImpl(const DenoiserOptions& o) : options_(o) {
  tokenizer_.create(*this, o, "time_embedding");
  if (o.publishedExtras) unusedPosition_ = register_module("mem_pos", LearnedPosition(o.positions, o.width));
  encoder_ = register_module("encoder", SkipTransformerEncoder(skipTransformerOptions(o)));
  if (o.latentProjections) latentOut_ = register_module("latent_out", nn::Linear(o.width, o.latentWidth));
}

torch::Tensor MldDenoiserImpl::predict(const torch::Tensor& sequence, std::int64_t latentTokens, const torch::Tensor& bias, const std::vector<torch::Tensor>& control) {
  return noiseOf(encoder_->forward(sequence, bias, control, latentTokens));
}

torch::Tensor MldDenoiserImpl::noiseOf(const torch::Tensor& tokens) { return latentOut_ ? latentOut_(tokens).to(latentOut_->weight.scalar_type()) : tokens; }

torch::Tensor MldDenoiserImpl::forward(const torch::Tensor& latent, const torch::Tensor& timestep, const torch::Tensor& text, const torch::Tensor& latentMask,
                                       const std::vector<torch::Tensor>& control, const torch::Tensor& textMask) {
  const auto sequence = tokenizer_.sequence(tokenizer_.latents(latent), tokenizer_.time(timestep), tokenizer_.texts(text));
  return predict(sequence, latent.size(1), sequenceBias(latentMask, textMask, latent.size(1), text.size(1)), control);
}

}  // namespace core::model
