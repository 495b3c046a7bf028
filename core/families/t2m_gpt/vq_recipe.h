#pragma once

#include "core/base/settings.h"
#include "core/dataset/motion_dataset.h"
#include "core/families/t2m_gpt/code_losses.h"
#include "core/families/t2m_gpt/t2m_gpt_model.h"
#include "core/training/batch_sampler.h"
#include "core/training/recipe.h"

#include <optional>

namespace core::training {

/// Stage 1 of T2M-GPT: windows of one length to codes and back; the codebook follows the latents and its unused rows are replaced. The sums that
/// it follows are part of a run's state, so that a resumed run goes on where it stood (the authors' program starts the codebook anew).
class VqRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  /// A run that goes on from a trained tokenizer keeps its sizes, normalization and codebook. Throws std::invalid_argument when settings do not fit
  /// together or no clip is as long as a window.
  VqRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::optional<sampling::TrainedVq> start = {});

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  /// val_loss; val_cm: mean joint error, pelvis over pelvis; val_perplexity: of the codes of all held-out windows.
  Scalars validate() override;
  void setTraining(bool isTraining) override { network_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override;
  std::map<std::string, at::Tensor> stateTensors() override;

 private:
  at::Tensor windows(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count) const;
  at::Tensor replacementsOf(const at::Tensor& latents) const;

  const dataset::MotionDataset& dataset_;
  model::VqVae network_{nullptr};
  at::Tensor mean_, std_;  // float [263]
  std::int64_t window_, batch_;
  BatchSampler sampler_, heldOut_;
  VqLossOptions lossOptions_;
  double mu_;
  bool replacesByChance_;
  CodebookSums sums_;
  at::Tensor isStarted_;  // int64 [1]: the codebook holds latents
};

}  // namespace core::training
