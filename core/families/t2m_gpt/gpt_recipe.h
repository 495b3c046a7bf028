#pragma once

#include "core/base/settings.h"
#include "core/families/t2m_gpt/code_cache.h"
#include "core/families/t2m_gpt/code_losses.h"
#include "core/text/text_encoder.h"
#include "core/training/batch_sampler.h"
#include "core/training/caption_source.h"
#include "core/training/recipe.h"

#include <memory>
#include <optional>

namespace core::training {

/// Stage 2 of T2M-GPT: the next code from the text and the codes before, half of which are replaced by chance.
class GptRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  /// Encodes the whole data set first. Throws std::invalid_argument when settings and start do not belong together.
  GptRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, sampling::TrainedVq vq, std::shared_ptr<text::TextEncoder> encoder,
            std::optional<sampling::TrainedCodeGpt> start = {});

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  /// val_entropy: of a next code with the true ones before; val_hits: how often the likeliest is right; of held-out clips.
  Scalars validate() override;
  void setTraining(bool isTraining) override { network_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;

 private:
  struct Drawn {
    at::Tensor codes, lengths, text;  // int64 [B, L], [B]; float [B, W]
  };
  Drawn draw(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count, bool varies);
  double scaleOf(text::TextEncoder& encoder) const;

  const dataset::MotionDataset& dataset_;
  CodeCache cache_;
  CaptionSource captions_;
  std::int64_t batch_;
  BatchSampler sampler_, heldOut_;
  double keep_, textScale_ = 1.0;
  std::string codebook_;
  model::CodeGpt network_{nullptr};
};

}  // namespace core::training
