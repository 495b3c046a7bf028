#pragma once

#include "core/base/settings.h"
#include "core/dataset/motion_dataset.h"
#include "core/model/motion_judge.h"
#include "core/text/compact_text_encoder.h"
#include "core/training/batch_sampler.h"
#include "core/training/recipe.h"

namespace core::training {

/// The compact text encoder. Two sentences about the same motion are pulled together, sentences about different ones
/// apart, and so are a sentence and its motion (InfoNCE, temperature 0.07): all captions of the data set take part, also those whose
/// motion is not there.
class TextRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  TextRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings);

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  /// Share of held-out caption pairs whose other half is the nearest of 32; share of held-out motions likewise.
  Scalars validate() override;
  void setTraining(bool isTraining) override;
  std::map<std::string, std::string> metadata() const override;

 private:
  std::string captionOf(const dataset::ClipEntry& clip, base::RandomStream& random) const;
  at::Tensor encode(const std::vector<std::string>& sentences);
  at::Tensor encodeMotion(const MotionBatch& batch);

  const dataset::MotionDataset& dataset_;
  std::vector<std::vector<std::string>> trainGroups_, heldOutGroups_;
  text::CompactBpe tokenizer_;
  text::CompactTextNetwork network_{nullptr};
  model::MotionJudge motionEncoder_{nullptr};
  torch::nn::Linear motionProjection_{nullptr};
  BatchSampler sampler_;
  std::int64_t batch_, motions_;
};

}  // namespace core::training
