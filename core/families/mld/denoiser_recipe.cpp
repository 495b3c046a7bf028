#include "core/families/mld/denoiser_recipe.h"

#include "core/families/mld/mld_weights.h"
#include "core/training/action_balance.h"

#include <torch/torch.h>

namespace core::training {

at::Tensor maskedNoiseError(const at::Tensor& predicted, const at::Tensor& noise, const at::Tensor& mask) {
  const auto weight = mask.unsqueeze(2).to(torch::kFloat);
  return ((predicted.to(torch::kFloat) - noise).square() * weight).sum() / (weight.sum() * static_cast<double>(noise.size(2)));
}

namespace {
CaptionMix captionMix(const RecipeSettings& settings) {
  CaptionMix mix;
  mix.nullText = settings.number("null-text", mix.nullText);
  mix.styledText = settings.number("styled-text", mix.styledText);
  mix.phrases = settings.number("phrases", mix.phrases);
  return mix;
}
}  // namespace

DenoiserRecipe::DenoiserRecipe(const dataset::MotionDataset& dataset, const RecipeSettings& settings, model::TrainedVae vae,
                               std::shared_ptr<text::TextEncoder> encoder, std::optional<model::TrainedDenoiser> start)
    : dataset_(dataset), latents_(dataset, vae), captions_(dataset, encoder, captionMix(settings)), sampler_(dataset, actionBalance(dataset)),
      heldOut_(dataset, [](const dataset::ClipEntry& clip) { return clip.split == "val" && !clip.mirrored && !clip.captions.empty() ? 1.0 : 0.0; }),
      schedule_(diffusion::NoiseSchedule::scaledLinear().value()), batch_(settings.integer("batch", 192)) {
  if (start) {
    latents_.useWhitening(start->latentMean, start->latentStd);
    denoiser_ = start->denoiser;
    return;
  }
  auto options = model::compactDenoiser();
  options.latentWidth = vae.vae->options().latentWidth;
  options.textWidth = encoder->width();
  options.layers = static_cast<int>(settings.integer("layers", options.layers));
  options.dropout = settings.number("dropout", options.dropout);
  denoiser_ = model::MldDenoiser(options);
}

std::vector<NamedParameter> DenoiserRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : denoiser_->named_parameters()) all.push_back({"denoiser." + item.key(), item.value()});
  return all;
}

at::Tensor DenoiserRecipe::loss(std::int64_t, base::RandomStream& random, Scalars&) {
  const auto clips = sampler_.draw(random, static_cast<std::size_t>(batch_));
  const auto batch = latents_.draw(clips);
  const auto text = captions_.draw(clips, random);
  const auto step = torch::randint(schedule_.trainSteps(), {batch_}, torch::kLong);
  const auto noise = torch::randn_like(batch.latent);
  const auto predicted = denoiser_->forward(schedule_.addNoise(batch.latent, noise, step), step, text, batch.mask);
  return maskedNoiseError(predicted, noise, batch.mask);
}

Scalars DenoiserRecipe::validate() {
  // The same clips, steps and noise each time, so that the curve shows the model alone.
  torch::manual_seed(17);
  base::RandomStream random(17);
  double sum = 0.0;
  constexpr int kBatches = 8;
  for (int i = 0; i < kBatches; ++i) {
    const auto clips = heldOut_.draw(random, 64);
    const auto batch = latents_.draw(clips);
    const auto text = captions_.draw(clips, random);
    const auto step = torch::randint(schedule_.trainSteps(), {64}, torch::kLong);
    const auto noise = torch::randn_like(batch.latent);
    sum += maskedNoiseError(denoiser_->forward(schedule_.addNoise(batch.latent, noise, step), step, text, batch.mask), noise, batch.mask).item<double>();
  }
  return {{"val_noise_error", sum / kBatches}};
}

std::map<std::string, std::string> DenoiserRecipe::metadata() const {
  return {{"config", model::denoiserConfig(denoiser_->options(), "mld-denoiser")}, {"data", dataset_.hash()}};
}

std::map<std::string, at::Tensor> DenoiserRecipe::extraTensors() { return {{"latent_mean", latents_.mean()}, {"latent_std", latents_.std()}}; }

}  // namespace core::training
