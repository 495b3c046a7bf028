#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/smoodi/style_adaptor.h"
#include "core/families/smoodi/style_network.h"

#include <string>

// SMooDi's own networks from tensors under the published names, as published_mld.h does it for those that it is built on.
// Errors everywhere: InvalidArgument naming the missing or mis-shaped key.
namespace core::model {

/// The sizes of the part whose keys start with the prefix ("style_function.", "denoiser.", "").
Result<StyleNetworkOptions> styleNetworkOptionsOf(const TensorMap& weights, const std::string& prefix);
Result<StyleAdaptorOptions> styleAdaptorOptionsOf(const TensorMap& weights, const std::string& prefix);

/// Options and parameters in one.
Result<StyleAdaptor> loadStyleAdaptor(const TensorMap& weights, const std::string& prefix = "denoiser.");
/// "style_function." of a SMooDi file when such keys are there, else the bare names of a classifier file.
Result<StyleNetwork> loadStyleNetwork(const TensorMap& weights);

}  // namespace core::model
