#pragma once

#include "core/base/settings.h"
#include "core/diffusion/noise_schedule.h"
#include "core/families/mdm/mdm_model.h"
#include "core/training/batch_sampler.h"
#include "core/training/caption_source.h"
#include "core/training/recipe.h"

#include <memory>
#include <optional>

namespace core::training {

/// Mean squared error of the clean motion over the frames inside, a motion as much as another: clean, predicted [B, F, D], isInside bool [B, F].
at::Tensor mdmLoss(const at::Tensor& clean, const at::Tensor& predicted, const at::Tensor& isInside);

/// MDM at compact size: the clean motion from a noisy one, its step and its text, 1,000 cosine steps, frames behind the end hidden.
class MdmRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  /// textPart: the tensors and metadata of the text encoder's file, stored with the weights so that they can sample by themselves. A run that goes on keeps sizes
  /// and normalization. Throws std::invalid_argument when settings and start do not belong together.
  MdmRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::shared_ptr<text::TextEncoder> encoder, const model::TensorFile& textPart,
            std::optional<sampling::MdmModel> start = {});

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  /// val_loss: of held-out clips at the same steps and with the same noise each time.
  Scalars validate() override;
  void setTraining(bool isTraining) override { network_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override;

 private:
  at::Tensor lossOf(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count, double nullText);

  const dataset::MotionDataset& dataset_;
  CaptionSource captions_;
  BatchSampler sampler_, heldOut_;
  diffusion::NoiseSchedule schedule_;
  model::TensorFile textPart_;  // behind "text/"
  std::int64_t batch_;
  double nullText_;
  model::Mdm network_{nullptr};
  at::Tensor mean_, std_;  // float [263]
};

}  // namespace core::training
