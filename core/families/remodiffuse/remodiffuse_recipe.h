#pragma once

#include "core/base/settings.h"
#include "core/families/remodiffuse/remodiffuse_model.h"
#include "core/families/remodiffuse/training_library.h"
#include "core/training/batch_sampler.h"
#include "core/training/caption_source.h"
#include "core/training/recipe.h"

#include <memory>
#include <optional>

namespace core::training {

/// ReMoDiffuse at compact size: the clean motion from a noisy one, its step, its text as one token and clips of the data set whose captions are near.
class RemodiffuseRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  /// textPart: the tensors and metadata of the text encoder's file, stored with the weights so that they can sample by themselves, as are clips to make motions
  /// beside. A run that goes on keeps sizes and normalization. Throws std::invalid_argument when settings, data and start do not belong together.
  RemodiffuseRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::shared_ptr<text::TextEncoder> encoder, const model::TensorFile& textPart,
                    std::optional<sampling::RemodiffuseModel> start = {});

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  /// val_loss: of held-out clips under both conditions, at the same steps and with the same noise each time; val_loss_alone: of the same without any clip beside them.
  Scalars validate() override;
  void setTraining(bool isTraining) override { network_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override;

 private:
  struct Drawn {
    at::Tensor motion, isInside, text;  // [B, F, D], [B, F], [B, 1, W]
    model::RetrievedClips clips;
  };
  Drawn draw(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count, bool isByChance);
  at::Tensor lossOf(const Drawn& drawn, double nullText, double nullClips);

  const dataset::MotionDataset& dataset_;
  CaptionSource captions_;
  BatchSampler sampler_, heldOut_;
  std::int64_t batch_;
  double nullText_, nullClips_;
  int near_;
  at::Tensor mean_, std_;  // float [263]
  TrainingLibrary library_;
  model::TensorFile kept_;  // the text encoder behind "text/", and the library
  model::Remodiffuse network_{nullptr};
};

}  // namespace core::training
