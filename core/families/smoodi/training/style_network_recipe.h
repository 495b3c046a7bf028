#pragma once

#include "core/base/settings.h"
#include "core/dataset/motion_dataset.h"
#include "core/families/smoodi/style_network.h"
#include "core/training/batch_sampler.h"
#include "core/training/recipe.h"

namespace core::training {

/// The network that embeds styles and guides sampling: a style classifier trained on corrupted clips
/// (spec/smoodi.md, section 1.8), on the half of the training split that no judge learns from. form=published: the architecture, windows and loss of the
/// published one, on all of the training split.
class StyleNetworkRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();
  static std::map<std::string, std::string> published();

  StyleNetworkRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings);

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  Scalars validate() override;
  void setTraining(bool isTraining) override { network_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override { return {{"mean", dataset_.mean()}, {"std", dataset_.std()}}; }

 private:
  at::Tensor corrupted(at::Tensor x, base::RandomStream& random) const;
  std::int64_t indexOf(const std::string& label) const;

  const dataset::MotionDataset& dataset_;
  std::vector<std::string> labels_;
  BatchSampler sampler_;
  model::StyleNetwork network_{nullptr};
  std::int64_t batch_;
  double noise_;
  bool isPublished_;
};

}  // namespace core::training
