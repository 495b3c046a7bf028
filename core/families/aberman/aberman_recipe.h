#pragma once

#include "core/base/settings.h"
#include "core/dataset/motion_dataset.h"
#include "core/families/aberman/aberman_loss.h"
#include "core/families/aberman/aberman_model.h"
#include "core/training/recipe.h"

#include <string>
#include <vector>

namespace core::training {

/// Unpaired transfer on our 22 joints: the critic and the generator learn in turn, an update each. Styles are drawn first and clips of them second, or rare
/// styles would never be judged. With `keypoints` every second pair of updates takes its styles from pictures of the clips, each from another side. Without the twist
/// term, which has no meaning for HumanML3D's rotations; AdamW of the trainer instead of RMSprop.
class AbermanRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  /// Throws std::invalid_argument when the training clips that are as long as a window show less than two styles.
  AbermanRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings);

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  /// val_recon_cm: positions of held-out clips in their own style; val_moved_cm: how far another style moves them from that. With `keypoints` also
  /// val_picture_apart: how far the codes of a clip and of its picture lie apart, as a share of how far those of two clips do.
  Scalars validate() override;
  void setTraining(bool isTraining) override;
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override;

 private:
  /// A window of each clip, float [B, window, 263], not normalized.
  at::Tensor windows(const std::vector<std::size_t>& clips, base::RandomStream& random) const;
  at::Tensor contentOf(const at::Tensor& raw) const { return (raw - contentMean_.unsqueeze(1)) / contentStd_.unsqueeze(1); }
  at::Tensor styleOf(const at::Tensor& raw) const { return (raw - styleMean_.unsqueeze(1)) / styleStd_.unsqueeze(1); }
  /// Pictures of such windows from sides and distances by chance, normalized.
  at::Tensor pictures(const at::Tensor& raw, base::RandomStream& random) const;
  AbermanLossInput draw(model::StyleKind kind, base::RandomStream& random) const;

  const dataset::MotionDataset& dataset_;
  std::int64_t window_, batch_;
  AbermanWeights weights_;
  CriticWeights criticWeights_;
  std::vector<std::string> labels_;
  std::vector<std::vector<std::size_t>> clips_;  // of each label
  std::vector<std::size_t> heldOut_;
  model::AbermanGenerator generator_{nullptr};
  model::AbermanCritic critic_{nullptr};
  at::Tensor contentMean_, contentStd_, styleMean_, styleStd_;
  at::Tensor pictureMean_, pictureStd_;  // undefined without `keypoints`
};

}  // namespace core::training
