#pragma once

#include "core/families/smoodi/stylized_generator.h"
#include "core/sampling/latent_loop.h"
#include "core/sampling/repeated_network.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace core::sampling {

/// What no step of a padded batch changes (text, style, reference statistics, masks), and the loop that it takes. The motions go together
/// (goTogether, throws c10::Error otherwise); their initial latents are not looked at. Not copied: the loop points into it. The model and the
/// schedule outlive it.
class StylizedBatch {
 public:
  /// timesteps: as latentTimesteps gives them for the motions' steps and start.
  StylizedBatch(StylizedModel& model, const diffusion::NoiseSchedule& schedule, const std::vector<std::int64_t>& timesteps,
                const std::vector<StylizedSampleOptions>& all);
  StylizedBatch(const StylizedBatch&) = delete;
  StylizedBatch& operator=(const StylizedBatch&) = delete;

  const LatentLoop& loop() const { return loop_; }
  std::int64_t size() const { return size_; }
  /// Of each motion, and of the longest: its latents are [size, mostTokens, width], zeros behind a motion's own tokens.
  const std::vector<std::int64_t>& tokens() const { return tokens_; }
  std::int64_t mostTokens() const { return mostTokens_; }

  /// Whitened latents to normalized features [size, frames of the longest, 263].
  at::Tensor decode(const at::Tensor& latent) const;

 private:
  /// What the style network's last layer makes of normalized features.
  at::Tensor styleLayer(const at::Tensor& features) const;
  at::Tensor predict(const at::Tensor& sample, std::int64_t timestep);
  /// The noises of all branches where they are not packed, from samples, the frozen and the control network's time.
  at::Tensor noises(const std::vector<at::Tensor>& given) const;
  diffusion::GuidedNoise rescaled(const diffusion::GuidedNoise& mixed, const at::Tensor& predicted, const at::Tensor& sample, const diffusion::DdimLevels& levels) const;
  diffusion::StyleGuidance energyOf(const std::vector<StylizedSampleOptions>& all) const;
  diffusion::StyleGuidance courseEnergyOf(const std::vector<StylizedSampleOptions>& all, diffusion::StyleGuidanceOptions options) const;

  StylizedModel& model_;
  bool hasStyle_ = false;
  double rescale_ = 0.0;
  std::int64_t size_ = 0, branches_ = 0, mostTokens_ = 0;
  std::vector<std::int64_t> tokens_;
  at::Tensor lengths_, text_, style_, mask_;
  model::StyleAdaptorImpl::Tokens textTokens_;
  // For the classifier guidance; null without a style.
  std::shared_ptr<model::TemporalDecoding> decoding_;
  std::shared_ptr<model::StyleReader> reader_;
  diffusion::StyleGuidance energy_;
  LatentLoop loop_;
  RepeatedNetwork network_{[this](const std::vector<at::Tensor>& given) { return noises(given); }};
};

}  // namespace core::sampling
