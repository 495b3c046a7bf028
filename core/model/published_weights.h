#pragma once

#include "core/base/result.h"
#include "core/model/mld_denoiser.h"
#include "core/model/mld_vae.h"
#include "core/model/safetensors.h"
#include "core/model/style_adaptor.h"
#include "core/model/style_network.h"

#include <string>

// Networks from tensors under the published names. Sizes follow from the shapes (layers, widths, classes, rows of the
// position tables); what no shape tells is the published value: 4 heads, one latent token.
// Errors everywhere: InvalidArgument naming the missing or mis-shaped key.
namespace core::model {

/// The sizes of the part whose keys start with the prefix ("vae.", "denoiser.mld_denoiser.", "").
Result<MldVaeOptions> mldVaeOptionsOf(const TensorMap& weights, const std::string& prefix);
Result<DenoiserOptions> denoiserOptionsOf(const TensorMap& weights, const std::string& prefix);
Result<StyleNetworkOptions> styleNetworkOptionsOf(const TensorMap& weights, const std::string& prefix);
Result<StyleAdaptorOptions> styleAdaptorOptionsOf(const TensorMap& weights, const std::string& prefix);

/// Gives every parameter of the module the tensor `prefix + name`, sharing memory with it, in evaluation mode and without
/// gradients. Further tensors in the map are allowed. The error lists up to five missing keys and up to five keys of another
/// shape; a tensor that is not float or holds a value that is not finite is refused by name.
Result<void> loadParameters(torch::nn::Module& module, const TensorMap& weights, const std::string& prefix);

/// Options and parameters in one.
Result<MldVae> loadMldVae(const TensorMap& weights, const std::string& prefix = "vae.");
/// prefix empty: "denoiser.mld_denoiser." when such keys are there (SMooDi files), else "denoiser." (MLD files).
Result<MldDenoiser> loadMldDenoiser(const TensorMap& weights, std::string prefix = "");
Result<StyleAdaptor> loadStyleAdaptor(const TensorMap& weights, const std::string& prefix = "denoiser.");
/// "style_function." of a SMooDi file when such keys are there, else the bare names of a classifier file.
Result<StyleNetwork> loadStyleNetwork(const TensorMap& weights);

}  // namespace core::model
