#pragma once

#include "core/dataset/motion_dataset.h"
#include "core/families/mld/mld_weights.h"

#include <vector>

namespace core::training {

/// Every clip of a data set through a trained autoencoder, once: diffusion then trains on these. The latents
/// are whitened per channel (mean 0, deviation 1 over the training split), as the noise schedule expects.
class LatentCache {
 public:
  /// Runs the encoder over the whole data set (seconds per thousand clips).
  LatentCache(const dataset::MotionDataset& dataset, model::TrainedVae& vae);

  struct Batch {
    at::Tensor latent;  // float [B, N, L] sampled and whitened, zeros beyond each length
    at::Tensor mask;    // bool [B, N]
  };
  /// Draws from each clip's posterior with torch's generator.
  Batch draw(const std::vector<std::size_t>& clips) const;

  /// Whitens with given statistics [L] instead of the data's own.
  void useWhitening(const at::Tensor& mean, const at::Tensor& std) {
    mean_ = mean;
    std_ = std;
  }
  const at::Tensor& mean() const { return mean_; }  // float [L]
  const at::Tensor& std() const { return std_; }    // float [L]
  std::int64_t maxTokens() const { return maxTokens_; }

 private:
  std::vector<at::Tensor> means_, deviations_;  // per clip [N, L]
  at::Tensor mean_, std_;
  std::int64_t maxTokens_ = 0;
};

}  // namespace core::training
