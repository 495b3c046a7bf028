#include "core/families/mld/published/token_denoiser_recipe.h"

#include "core/checkpoint/model_device.h"
#include "core/diffusion/drawn_noise.h"
#include "core/families/mld/mld_weights.h"
#include "core/training/renormalized.h"

#include <torch/torch.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace core::training {

namespace {

constexpr std::int64_t kHeldOutBatch = 64;
constexpr int kHeldOutBatches = 4;

}  // namespace

base::SettingSpecs TokenDenoiserRecipe::settings() {
  return {base::neededFile("vae", "the weights.safetensors of a run of mld-token-vae, or a published MLD"),
          base::neededFile("text", "an imported CLIP text tower, as published; or the weights.safetensors of a run of text-encoder"),
          base::integerSetting("batch", 64, 1, 4096, "clips of an update; 64 as published"),
          base::numberSetting("null-text", 0.1, 0, 1, "share of captions left empty, for guidance"),
          base::integerSetting("layers", 5, 1, 25, "of the network, an odd number; 9 as published. Its width is the latent's"),
          base::integerSetting("feed-forward", 256, 16, 4096, "of the network; 1024 as published"),
          base::numberSetting("dropout", 0.1, 0, 0.9, "of the network")};
}

std::map<std::string, std::string> TokenDenoiserRecipe::published() {
  return {{"batch", "64"}, {"null-text", "0.1"}, {"layers", "9"}, {"feed-forward", "1024"}, {"dropout", "0.1"}};
}

TokenDenoiserRecipe::TokenDenoiserRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, model::TokenVae vae,
                                         std::shared_ptr<text::TextEncoder> encoder)
    : dataset_(dataset),
      vae_(std::move(vae)),
      captions_(dataset, encoder, {.nullText = settings.number("null-text"), .styledText = 0.0, .phrases = 0.0}),
      sampler_(dataset, [](const dataset::ClipEntry& clip) { return clip.split == "train" && !clip.captions.empty() ? 1.0 : 0.0; }),
      heldOut_(dataset, [](const dataset::ClipEntry& clip) { return clip.split == "val" && !clip.mirrored && !clip.captions.empty() ? 1.0 : 0.0; }),
      schedule_(diffusion::NoiseSchedule::scaledLinear().value()),
      batch_(settings.integer("batch")) {
  model::DenoiserOptions o;
  o.latentWidth = o.width = vae_.vae->options().width;
  o.layers = static_cast<int>(settings.integer("layers"));
  o.feedForward = static_cast<int>(settings.integer("feed-forward"));
  o.textWidth = o.timeWidth = encoder->width();
  o.dropout = settings.number("dropout");
  if (o.layers % 2 == 0) throw std::invalid_argument("the setting layers is an odd number: one layer stands between those that skip connections join");
  denoiser_ = model::MldDenoiser(o);
  denoiser_->to(model::modelDevice());
}

std::vector<NamedParameter> TokenDenoiserRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : denoiser_->named_parameters()) all.push_back({"denoiser." + item.key(), item.value()});
  return all;
}

at::Tensor TokenDenoiserRecipe::noiseError(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count) {
  const auto clips = sampler.draw(random, static_cast<std::size_t>(count));
  const auto batch = sampler.load(clips, random);
  const auto latent = [&] {
    const torch::NoGradGuard quiet;
    return model::drawnLatent(vae_.vae, renormalized(batch.features, dataset_, vae_.mean, vae_.std), batch.lengths);
  }();
  const auto text = captions_.draw(clips, random);
  const auto step = torch::randint(schedule_.trainSteps(), {count}, torch::kLong);
  const auto noise = diffusion::noiseLike(latent);
  return at::mse_loss(denoiser_->forward(schedule_.addNoise(latent, noise, step), step, text).to(torch::kFloat), noise);
}

at::Tensor TokenDenoiserRecipe::loss(std::int64_t, base::RandomStream& random, Scalars&) { return noiseError(sampler_, random, batch_); }

Scalars TokenDenoiserRecipe::validate() {
  // The same clips, steps and noise each time.
  torch::manual_seed(17);
  base::RandomStream random(17);
  double sum = 0.0;
  for (int i = 0; i < kHeldOutBatches; ++i) sum += noiseError(heldOut_, random, kHeldOutBatch).item<double>();
  return {{"val_noise_error", sum / kHeldOutBatches}};
}

std::map<std::string, std::string> TokenDenoiserRecipe::metadata() const {
  return {{"config", model::denoiserConfig(denoiser_->options(), "token-denoiser")}, {"data", dataset_.hash()}};
}

}  // namespace core::training
