#pragma once

#include "core/base/settings.h"
#include "core/diffusion/noise_schedule.h"
#include "core/families/mld/published/token_model.h"
#include "core/families/smoodi/style_adaptor.h"
#include "core/training/batch_sampler.h"
#include "core/training/caption_source.h"
#include "core/training/recipe.h"

#include <optional>

namespace core::training {

/// SMooDi's adaptor around MLD's published denoiser (spec/smoodi.md, sections 1.7 and 1.11), by the published loss (smoodi_loss.h): x, a clip with a style label, and y,
/// one without, each its own style reference. In two variants: "released" as the code has it (the style embedding also goes into the frozen branch and stays in the noisy
/// buffer, frames of the references shuffled in windows of 16, dropout in the frozen networks, the adaptor by chance), "paper" as the paper says it (clean latents for
/// the frozen branch, the adaptor a copy of it).
class PublishedSmoodiRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();
  static std::map<std::string, std::string> published();

  /// styleEncoder: weights that the adaptor's style encoder takes and keeps; nothing: it learns with the rest.
  PublishedSmoodiRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, model::TokenVae vae, std::shared_ptr<text::TextEncoder> encoder,
                        model::MldDenoiser denoiser, std::optional<model::StyleNetwork> styleEncoder);

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  Scalars validate() override;
  void setTraining(bool isTraining) override;
  std::map<std::string, std::string> metadata() const override;
  /// What does not learn of "denoiser.*": the frozen branch and what published files have beside.
  std::map<std::string, at::Tensor> extraTensors() override;

 private:
  at::Tensor lossOf(const BatchSampler& styled, const BatchSampler& prior, base::RandomStream& random, std::int64_t count, double cycleWeight, Scalars* terms);

  const dataset::MotionDataset& dataset_;
  model::TokenVae vae_;
  CaptionSource captions_;
  BatchSampler styled_, prior_, heldOutStyled_, heldOutPrior_;
  diffusion::NoiseSchedule schedule_;
  bool isReleased_, keepsStyleEncoder_;
  std::int64_t batch_;
  double cycleWeight_, styleDropout_;
  model::StyleAdaptor adaptor_{nullptr};
};

}  // namespace core::training
