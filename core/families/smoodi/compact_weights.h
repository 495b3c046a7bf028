#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/smoodi/style_adaptor.h"
#include "core/families/smoodi/style_network.h"

#include <string>
#include <vector>

namespace core::model {

/// Sizes of our compact style network, which fits two CPU cores.
StyleNetworkOptions compactStyleNetwork();

/// What a weights file says of its network, as the JSON text of the header's "config".
std::string styleNetworkConfig(const StyleNetworkOptions& options, const std::vector<std::string>& labels);

struct TrainedStyleNetwork {
  StyleNetwork network{nullptr};
  std::vector<std::string> labels;
  torch::Tensor mean, std;
};
Result<TrainedStyleNetwork> loadStyleNetwork(const TensorFile& file, const std::string& fileName);

/// The options of an adaptor around a denoiser, with a style embedding from a frozen style network.
StyleAdaptorOptions compactAdaptor(const DenoiserOptions& denoiser, const StyleNetworkOptions& style);

/// The trainable part of an adaptor ("adaptor.*", without the style encoder, which stays frozen). Errors: as loadParameters.
Result<void> loadAdaptor(StyleAdaptor& adaptor, const TensorMap& tensors, const std::string& fileName);

}  // namespace core::model
