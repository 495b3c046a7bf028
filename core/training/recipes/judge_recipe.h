#pragma once

#include "core/base/settings.h"
#include "core/dataset/motion_dataset.h"
#include "core/model/motion_judge.h"
#include "core/training/batch_sampler.h"
#include "core/training/recipe.h"

namespace core::training {

/// Clips that only judges learn from, and those that the guiding style network learns from, are two halves of the training split by
/// a hash of the original clip's id (a mirrored twin goes with its original). True: the judges' half.
bool belongsToJudges(const dataset::ClipEntry& clip);

/// A style or content classifier that takes no part in generation.
class JudgeRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  JudgeRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings);

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  Scalars validate() override;
  void setTraining(bool isTraining) override { judge_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override { return {{"mean", dataset_.mean()}, {"std", dataset_.std()}}; }

 private:
  const std::string& labelOf(const dataset::ClipEntry& clip) const { return label_ == "content" ? clip.content : clip.style; }
  std::int64_t indexOf(const std::string& label) const;

  const dataset::MotionDataset& dataset_;
  std::string label_, source_;
  std::vector<std::string> labels_;
  BatchSampler sampler_;
  model::MotionJudge judge_{nullptr};
  std::int64_t batch_;
  double noise_;
};

}  // namespace core::training
