#pragma once

#include "core/base/settings.h"
#include "core/dataset/motion_dataset.h"
#include "core/families/motion_puzzle/puzzle_loss.h"
#include "core/families/motion_puzzle/puzzle_model.h"
#include "core/training/batch_sampler.h"
#include "core/training/recipe.h"

#include <optional>

namespace core::training {

/// Motion Puzzle on our 22 joints: windows of one length, contents and styles drawn apart, no label in the loss. Labelled clips are half of what is
/// drawn where there are any, rare styles more often than they are there; else locomotion of one style fills every batch.
class PuzzleRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  /// A run that goes on keeps sizes and normalization. Throws std::invalid_argument when no clip is as long as a window.
  PuzzleRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::optional<sampling::PuzzleModel> start = {});

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  /// val_recon: held-out clips in their own style; val_moved: how far another clip's style moves them from that. The second must be the larger.
  Scalars validate() override;
  void setTraining(bool isTraining) override { network_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override { return {{"mean", normalizer_.mean}, {"std", normalizer_.std}}; }

 private:
  at::Tensor windows(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count) const;

  const dataset::MotionDataset& dataset_;
  std::int64_t window_, batch_;
  double mix_;
  PuzzleLossOptions lossOptions_;
  BatchSampler sampler_, heldOut_;
  model::MotionPuzzle network_{nullptr};
  model::PuzzleNormalizer normalizer_;
};

}  // namespace core::training
