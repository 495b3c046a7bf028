#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/mld/mld_denoiser.h"
#include "core/families/mld/temporal_vae.h"

#include <string>

namespace core::model {

/// A trained autoencoder with the normalization that it was trained in.
struct TrainedVae {
  TemporalVae vae{nullptr};
  torch::Tensor mean, std;  // float [263]
};
/// From a weights file of the recipe mld-vae. Errors: as loadParameters; Unsupported for another kind of model.
Result<TrainedVae> loadVae(const TensorFile& file, const std::string& fileName);

/// Sizes of our compact latent denoiser, which fits two CPU cores.
DenoiserOptions compactDenoiser();

/// What a weights file says of its denoiser, as the JSON text of the header's "config".
std::string denoiserConfig(const DenoiserOptions& options, const std::string& kind);

/// A latent denoiser with the whitening of the latents that it was trained on.
struct TrainedDenoiser {
  MldDenoiser denoiser{nullptr};
  torch::Tensor latentMean, latentStd;  // float [latentWidth]
};
Result<TrainedDenoiser> loadDenoiser(const TensorFile& file, const std::string& fileName);

}  // namespace core::model
