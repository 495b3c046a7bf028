#pragma once

#include "core/base/settings.h"
#include "core/diffusion/noise_schedule.h"
#include "core/families/mld/published/token_model.h"
#include "core/training/batch_sampler.h"
#include "core/training/caption_source.h"
#include "core/training/recipe.h"

namespace core::training {

/// Stage 2 of MLD as published (spec/smoodi.md, section 1.5): text to the one latent token, which is drawn anew from the frozen autoencoder for each clip; mean
/// squared error of the noise.
class TokenDenoiserRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();
  static std::map<std::string, std::string> published();

  TokenDenoiserRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, model::TokenVae vae, std::shared_ptr<text::TextEncoder> encoder);

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  Scalars validate() override;
  void setTraining(bool isTraining) override { denoiser_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;

 private:
  at::Tensor noiseError(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count);

  const dataset::MotionDataset& dataset_;
  model::TokenVae vae_;
  CaptionSource captions_;
  BatchSampler sampler_, heldOut_;
  diffusion::NoiseSchedule schedule_;
  model::MldDenoiser denoiser_{nullptr};
  std::int64_t batch_;
};

}  // namespace core::training
