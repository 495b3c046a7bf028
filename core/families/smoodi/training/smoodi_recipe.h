#pragma once

#include "core/base/settings.h"
#include "core/diffusion/noise_schedule.h"
#include "core/families/mld/latent_cache.h"
#include "core/families/mld/mld_weights.h"
#include "core/families/smoodi/compact_weights.h"
#include "core/families/smoodi/style_change.h"
#include "core/training/batch_sampler.h"
#include "core/training/caption_source.h"
#include "core/training/recipe.h"

namespace core::training {

/// SMooDi's style adaptor around a frozen denoiser, paper variant: adaptor initialised from the denoiser, clean latent in
/// the frozen branch, style dropped (zero embedding) with probability 0.1.
/// L_std on clips with a style label, whose style reference is another clip of the same label (so that it cannot carry the content),
/// and L_pr on the other clips with themselves as reference. The style embedding comes from the trained style network, which stays
/// frozen (spec/smoodi.md, section 1.11: what reproduces the released stylization).
/// L_cyc (off by default) on pairs of a styled clip x and another clip y, each given the other's style: the clean estimates are decoded,
/// read by the frozen style network, noised afresh and denoised with their own text and the style of what was decoded
/// (spec/smoodi.md, section 1.11, without the accumulation in the buffer, which needs latents as wide as the adaptor). Gradients reach the
/// adaptor through the decoded motions.
/// L_sty (off by default), which is ours: what the classifier guidance does at every step of sampling, learnt. Clips are given a style that is not theirs; the
/// statistics that the frozen style network shows of the decoded clean estimate are to be those of the clip, moved as clips of its content move from its own
/// style to that one (of clips without labels: of the content that it is nearest to, from the neutral style). At the late steps, where the guidance acts. Clips without
/// labels are moved as little as that takes (setting style-keep): no recording says what the style makes of sitting down.
class SmoodiRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  SmoodiRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, model::TrainedVae vae, std::shared_ptr<text::TextEncoder> encoder,
               model::TrainedDenoiser denoiser, model::TrainedStyleNetwork style);

  /// Takes the weights of a trained adaptor in place of the copy of the denoiser's, and with the setting keep-styles its prototypes too. Errors: as
  /// model::loadAdaptor.
  Result<void> startFrom(const model::TensorFile& adaptor, const std::string& fileName);

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  Scalars validate() override;
  void setTraining(bool isTraining) override;
  std::map<std::string, std::string> metadata() const override;
  /// latent_mean, latent_std; per style label "prototype.LABEL.embedding|mean|deviation" [width]: means over the label's training clips, or the start's; the same per
  /// content and label as "content.CONTENT.LABEL.mean|deviation".
  std::map<std::string, at::Tensor> extraTensors() override;

 private:
  struct StyleReading {
    at::Tensor embedding, mean, deviation;  // [width]
  };
  at::Tensor meanOf(const std::vector<std::size_t>& clips, at::Tensor StyleReading::*part) const;
  std::size_t referenceFor(std::size_t clip, base::RandomStream& random) const;
  at::Tensor noiseError(const std::vector<std::size_t>& clips, base::RandomStream& random, double styleDropout);
  at::Tensor cycleError(base::RandomStream& random, Scalars& terms);
  at::Tensor styleError(base::RandomStream& random, Scalars& terms);
  /// The embedding of a label as sampling sees it, of a clip or a prototype: the mean over so many of its clips, [width].
  at::Tensor drawnEmbedding(const std::vector<std::size_t>& clips, base::RandomStream& random) const;
  /// Where a clip's statistics go with another style; nothing when no content says it.
  std::optional<sampling::StyleStatistics> targetFor(std::size_t clip, const std::string& style) const;
  /// What the style network sees of a clean whitened latent: normalized features [B, T, 263].
  at::Tensor decoded(const at::Tensor& latent, const at::Tensor& lengths);

  const dataset::MotionDataset& dataset_;
  LatentCache latents_;
  CaptionSource captions_;
  BatchSampler styled_, heldOut_;
  std::unique_ptr<BatchSampler> prior_;  // null when every clip has a style label
  diffusion::NoiseSchedule schedule_;
  model::TrainedVae vae_;
  model::TrainedDenoiser denoiser_;
  model::TrainedStyleNetwork style_;
  model::StyleAdaptor adaptor_{nullptr};
  std::vector<StyleReading> readings_;  // per clip
  std::map<std::string, std::vector<std::size_t>> byStyle_;
  sampling::ContentStatistics contents_;  // of the training clips
  bool keepsStyles_;
  std::map<std::string, at::Tensor> keptStyles_;  // "prototype.LABEL.PART"
  std::int64_t batch_, cycleBatch_, styleBatch_, styleBelow_;
  double priorWeight_, styleDropout_, cycleWeight_, styleWeight_, keepWeight_;
  bool learnsChange_;  // also of the adaptor that it started from
};

}  // namespace core::training
