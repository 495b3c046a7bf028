#pragma once

#include "core/base/settings.h"
#include "core/dataset/motion_dataset.h"
#include "core/families/mld/published/token_model.h"
#include "core/training/batch_sampler.h"
#include "core/training/recipe.h"

namespace core::training {

/// Stage 1 of MLD as published (spec/smoodi.md, section 1.4): one token for a whole motion; smooth L1 of features and of the joints that they give, and KL,
/// plain means over the padded batch. Other sizes than the published ones train in the same way.
class TokenVaeRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();
  /// The published sizes, batch and optimizer.
  static std::map<std::string, std::string> published();

  TokenVaeRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings);

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  Scalars validate() override;
  void setTraining(bool isTraining) override { vae_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override { return {{"mean", mean_}, {"std", std_}}; }

 private:
  const dataset::MotionDataset& dataset_;
  model::MldVae vae_;
  at::Tensor mean_, std_;  // float [263]
  BatchSampler sampler_;
  std::int64_t batch_;
  double jointWeight_, klWeight_;
};

}  // namespace core::training
