#pragma once

#include "core/base/settings.h"
#include "core/diffusion/noise_schedule.h"
#include "core/families/mld/latent_cache.h"
#include "core/families/mld/mld_weights.h"
#include "core/training/batch_sampler.h"
#include "core/training/caption_source.h"
#include "core/training/recipe.h"

#include <optional>

namespace core::training {

/// Noise prediction error of one batch: mean over valid tokens and channels of (predicted - noise)^2.
at::Tensor maskedNoiseError(const at::Tensor& predicted, const at::Tensor& noise, const at::Tensor& mask);

/// Stage 2 of MLD: text to latent tokens, noise prediction on 1,000 scaled-linear steps.
/// A run that goes on from a trained denoiser keeps that one's whitening of the latents. With the setting replay a share of each update comes from the source
/// "replay" and has the start's own prediction for its target instead of the noise that was drawn (Li and Hoiem 2017, Learning without forgetting, on samples of
/// the model itself): terms "taught", the error on the other clips, and "drift", how far the predictions have moved. Where a replayed clip has several captions,
/// each is held to what the start predicts for the first; and with replay-captions half of the replayed clips are held to what the start predicts for one of that
/// file instead, whatever they show: from noise it is the words that decide.
class DenoiserRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  DenoiserRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, model::TrainedVae vae, std::shared_ptr<text::TextEncoder> encoder,
                 std::optional<model::TrainedDenoiser> start = {});

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  Scalars validate() override;
  void setTraining(bool isTraining) override { denoiser_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override;

 private:
  const dataset::MotionDataset& dataset_;
  LatentCache latents_;
  CaptionSource captions_;
  BatchSampler sampler_, heldOut_;
  diffusion::NoiseSchedule schedule_;
  model::MldDenoiser denoiser_{nullptr}, before_{nullptr};
  std::int64_t batch_, replayed_;
  std::optional<BatchSampler> replaySampler_;
  std::vector<std::string> replayCaptions_;
};

}  // namespace core::training
