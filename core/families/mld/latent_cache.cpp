#include "core/families/mld/latent_cache.h"

#include "core/diffusion/drawn_noise.h"
#include "core/families/mld/mld_weights.h"

#include <algorithm>

namespace core::training {

LatentCache::LatentCache(const dataset::MotionDataset& dataset, model::TrainedVae& vae) {
  const torch::NoGradGuard quiet;
  std::vector<at::Tensor> trained;
  // The data set may have been normalized with other statistics than the autoencoder was trained with.
  const auto onVae = [&](const at::Tensor& x) { return x.to(vae.mean.device()); };
  const auto scale = onVae(dataset.std()) / vae.std, shift = (onVae(dataset.mean()) - vae.mean) / vae.std;
  for (std::size_t i = 0; i < dataset.clips().size(); ++i) {
    const auto features = (onVae(dataset.features(i)) * scale + shift).unsqueeze(0);
    const auto rows = std::min<std::int64_t>(features.size(1), 200);
    const auto latent = vae.vae->encode(features.narrow(1, 0, rows), torch::tensor({rows}, torch::kLong));
    means_.push_back(latent.mean[0].contiguous());
    deviations_.push_back(torch::exp(0.5 * latent.logVariance[0]).contiguous());
    maxTokens_ = std::max(maxTokens_, means_.back().size(0));
    if (dataset.clips()[i].split == "train") trained.push_back(means_.back());
  }
  const auto all = torch::cat(trained);
  mean_ = all.mean(0);
  std_ = all.std(0).clamp_min(1e-3);
}

LatentCache::Batch LatentCache::draw(const std::vector<std::size_t>& clips) const {
  std::int64_t longest = 0;
  for (const auto clip : clips) longest = std::max(longest, means_[clip].size(0));
  const auto count = static_cast<std::int64_t>(clips.size());
  Batch batch{torch::zeros({count, longest, mean_.size(0)}, mean_.options()), torch::zeros({count, longest}, mean_.options().dtype(torch::kBool))};
  for (std::int64_t i = 0; i < count; ++i) {
    const auto& mean = means_[clips[static_cast<std::size_t>(i)]];
    const auto& deviation = deviations_[clips[static_cast<std::size_t>(i)]];
    const auto sample = mean + deviation * diffusion::noiseLike(mean);
    batch.latent[i].narrow(0, 0, mean.size(0)).copy_((sample - mean_) / std_);
    batch.mask[i].narrow(0, 0, mean.size(0)).fill_(true);
  }
  return batch;
}

}  // namespace core::training
