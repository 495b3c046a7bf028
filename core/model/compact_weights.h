#pragma once

#include "core/base/result.h"
#include "core/model/motion_judge.h"
#include "core/model/mld_denoiser.h"
#include "core/model/safetensors.h"
#include "core/model/style_adaptor.h"
#include "core/model/style_network.h"
#include "core/model/temporal_vae.h"

#include <string>
#include <vector>

namespace core::model {

/// Copies tensors named prefix + parameter name into the module, with conversion to its type.
/// Errors: ParseFailed naming what is missing, mis-shaped or not finite, and the file.
Result<void> loadParameters(torch::nn::Module& module, const TensorMap& tensors, const std::string& prefix, const std::string& fileName);

/// A trained autoencoder with the normalization that it was trained in.
struct TrainedVae {
  TemporalVae vae{nullptr};
  torch::Tensor mean, std;  // float [263]
};
/// From a weights file of the recipe mld-vae. Errors: as loadParameters; Unsupported for another kind of model.
Result<TrainedVae> loadVae(const TensorFile& file, const std::string& fileName);

struct TrainedJudge {
  MotionJudge judge{nullptr};
  std::vector<std::string> labels;
  torch::Tensor mean, std;
};
Result<TrainedJudge> loadJudge(const TensorFile& file, const std::string& fileName);

/// Sizes of our compact style network and latent denoiser, which fit two CPU cores.
StyleNetworkOptions compactStyleNetwork();
DenoiserOptions compactDenoiser();

/// What a weights file says of its network, as the JSON text of the header's "config".
std::string styleNetworkConfig(const StyleNetworkOptions& options, const std::vector<std::string>& labels);
std::string denoiserConfig(const DenoiserOptions& options, const std::string& kind);

struct TrainedStyleNetwork {
  StyleNetwork network{nullptr};
  std::vector<std::string> labels;
  torch::Tensor mean, std;
};
Result<TrainedStyleNetwork> loadStyleNetwork(const TensorFile& file, const std::string& fileName);

/// A latent denoiser with the whitening of the latents that it was trained on.
struct TrainedDenoiser {
  MldDenoiser denoiser{nullptr};
  torch::Tensor latentMean, latentStd;  // float [latentWidth]
};
Result<TrainedDenoiser> loadDenoiser(const TensorFile& file, const std::string& fileName);

/// The options of an adaptor around a denoiser, with a style embedding from a frozen style network.
StyleAdaptorOptions compactAdaptor(const DenoiserOptions& denoiser, const StyleNetworkOptions& style);

/// The trainable part of an adaptor ("adaptor.*", without the style encoder, which stays frozen). Errors: as loadParameters.
Result<void> loadAdaptor(StyleAdaptor& adaptor, const TensorMap& tensors, const std::string& fileName);

}  // namespace core::model
