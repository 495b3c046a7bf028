#include "core/families/smoodi/style_adaptor.h"

#include <torch/nn/modules/container/modulelist.h>

namespace core::model {

namespace nn = torch::nn;

StyleAdaptorImpl::StyleAdaptorImpl(const StyleAdaptorOptions& o, MldDenoiser frozen) : options_(o) {
  const auto& d = o.denoiser;
  tokenizer_.create(*this, d, "time_embedding_c");
  auto skip = skipTransformerOptions(d);
  skip.inputBlocksOnly = !o.publishedExtras;
  encoder_ = register_module("encoder_c", SkipTransformerEncoder(skip));

  nn::ModuleList list;
  torch::NoGradGuard quiet;
  for (int i = 0; i < encoder_->inputBlockCount(); ++i) {
    zeroLinears_.emplace_back(d.width, d.width);
    zeroLinears_.back()->weight.zero_();
    zeroLinears_.back()->bias.zero_();
    list->push_back(zeroLinears_.back());
  }
  register_module("zero_convs", list);

  styleEncoder_ = register_module("style_encoder", StyleNetwork(o.style));
  if (o.style.width != d.width) styleProjection_ = register_module("style_in", nn::Linear(o.style.width, d.width));
  if (o.publishedExtras) {
    register_module("mem_pos", LearnedPosition(d.positions, d.width));
    register_parameter("global_motion_token", torch::randn({2, d.width}));
    register_module("skel_embedding", nn::Linear(o.style.featureWidth, d.width));
  }
  denoiser_ = register_module("mld_denoiser", frozen ? frozen : MldDenoiser(d));
}

torch::Tensor StyleAdaptorImpl::embedStyle(const torch::Tensor& features, const torch::Tensor& lengths) { return placeStyle(styleEncoder_->embed(features, lengths)); }

torch::Tensor StyleAdaptorImpl::placeStyle(const torch::Tensor& embedding) { return styleProjection_ ? styleProjection_(embedding) : embedding; }

StyleAdaptorImpl::Tokens StyleAdaptorImpl::textTokens(const torch::Tensor& text) { return {denoiser_->tokenizer().texts(text), tokenizer_.texts(text)}; }

StyleAdaptorImpl::Tokens StyleAdaptorImpl::timeTokens(const torch::Tensor& timestep) { return {denoiser_->tokenizer().time(timestep), tokenizer_.time(timestep)}; }

StyleAdaptorImpl::Prediction StyleAdaptorImpl::predict(const torch::Tensor& latent, const Tokens& time, const Tokens& text, const torch::Tensor& styleEmbedding,
                                                       const torch::Tensor& latentMask, const torch::Tensor& textMask) {
  const auto count = latent.size(1);
  const bool isOne = styleEmbedding.dim() == 2 || (styleEmbedding.dim() == 3 && styleEmbedding.size(1) == count);
  TORCH_CHECK(isOne && styleEmbedding.size(-1) == options_.denoiser.width, "a style embedding of shape ", styleEmbedding.sizes(), ", the adaptor reads [B, ",
              options_.denoiser.width, "]");
  const auto style = styleEmbedding.dim() == 2 ? styleEmbedding.unsqueeze(1) : styleEmbedding;  // [B, 1 or N, W]
  const auto bias = sequenceBias(latentMask, textMask, count, text.frozen.size(1));
  const auto styled = tokenizer_.latents(latent) + style;
  auto control = encoder_->inputBlockOutputs(tokenizer_.sequence(styled, time.control, text.control), bias);
  for (std::size_t i = 0; i < control.size(); ++i) control[i] = zeroLinears_[i](control[i]);

  auto& frozen = denoiser_->tokenizer();
  auto seen = frozen.latents(latent);
  if (options_.aliasStyleIntoFrozen) seen = seen + style;
  const auto noise = denoiser_->predict(frozen.sequence(seen, time.frozen, text.frozen), count, bias, control);
  return {noise, styled};
}

torch::Tensor StyleAdaptorImpl::forward(const torch::Tensor& latent, const torch::Tensor& timestep, const torch::Tensor& text, const torch::Tensor& styleEmbedding,
                                        const torch::Tensor& latentMask, const torch::Tensor& textMask) {
  return predict(latent, timeTokens(timestep), textTokens(text), styleEmbedding, latentMask, textMask).noise;
}

void StyleAdaptorImpl::copyFromDenoiser() {
  torch::NoGradGuard quiet;
  const auto source = denoiser_->named_parameters();
  for (auto& target : named_parameters()) {
    auto name = target.key();
    if (name.rfind("mld_denoiser.", 0) == 0 || name.rfind("style_encoder.", 0) == 0) continue;
    const auto renamed = [&](const std::string& own, const std::string& theirs) {
      if (name.rfind(own, 0) == 0) name = theirs + name.substr(own.size());
    };
    renamed("time_embedding_c.", "time_embedding.");
    renamed("encoder_c.", "encoder.");
    if (const auto* from = source.find(name)) target.value().copy_(*from);
  }
}

std::vector<std::pair<std::string, torch::Tensor>> StyleAdaptorImpl::trainableParameters() const {
  std::vector<std::pair<std::string, torch::Tensor>> result;
  for (const auto& parameter : named_parameters()) {
    if (parameter.key().rfind("mld_denoiser.", 0) != 0) result.emplace_back(parameter.key(), parameter.value());
  }
  return result;
}

}  // namespace core::model
