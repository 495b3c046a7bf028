#pragma once

#include "core/base/settings.h"
#include "core/dataset/motion_dataset.h"
#include "core/model/evaluators/motion_text_evaluator.h"
#include "core/training/batch_sampler.h"
#include "core/training/recipe.h"

namespace core::training {

/// An evaluator of motions and captions, in two stages as the published one was trained: a movement autoencoder on short windows,
/// whose encoder then stays as it is, and the matching of captions and motions. It sees all training clips, labelled and captioned.
///
/// What differs from the published recipe, beside the network's size (motion_text_evaluator.h):
/// - loss=contrast (default): softmax over all pairs of a batch of -distance^2 / sqrt(width), pairs that say the same (equal label, or
///   equal label and style where the caption names it) all being right. It needs minutes where the margin loss needs days.
///   loss=margin: the published loss, d^2 of true pairs and max(0, 10 - d)^2 of pairs shifted by 1 to B - 1, those that say the same left out;
/// - labelled clips have one caption each, so other phrases for the label are drawn too;
/// - the root's columns count 5 times (published: 25, a factor applied twice);
/// - averaged weights, and the last ones instead of the best on validation.
class EvaluatorRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  EvaluatorRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings);

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  /// Held-out clips: share of captions whose own (or an equally named) motion is among the 1 and 3 nearest of 32, and the autoencoder's error.
  Scalars validate() override;
  void setTraining(bool isTraining) override;
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override { return {{"mean", mean_}, {"std", std_}}; }

 private:
  struct Said {
    std::string caption;
    std::string motion;  // what a motion must be called to fit the caption
    bool namesStyle = false;
  };
  Said say(const dataset::ClipEntry& clip, base::RandomStream& random) const;
  /// The part's columns, normalized; features as the data set gives them.
  at::Tensor input(std::size_t clip, std::int64_t start, std::int64_t rows) const;
  at::Tensor inputs(const std::vector<std::size_t>& clips, at::Tensor& lengths) const;
  at::Tensor embedCaptions(const std::vector<std::string>& captions);
  at::Tensor movementLoss(base::RandomStream& random, Scalars& terms);
  at::Tensor reconstructed(const at::Tensor& windows);

  const dataset::MotionDataset& dataset_;
  model::MotionTextEvaluatorOptions options_;
  std::int64_t autoencoderSteps_, batch_, windows_;
  bool hasMargin_;
  at::Tensor mean_, std_;
  text::CompactBpe tokenizer_;
  BatchSampler sampler_, windowSampler_;
  model::MotionTextEvaluator network_{nullptr};
  torch::nn::Sequential decoder_{nullptr};  // of the movements; not needed afterwards
};

}  // namespace core::training
