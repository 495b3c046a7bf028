#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/mld/mld_denoiser.h"
#include "core/families/mld/mld_vae.h"

#include <string>

// Networks from tensors under the published names. Sizes follow from the shapes (layers, widths, classes, rows of the
// position tables); what no shape tells is the published value: 4 heads, one latent token.
// Errors everywhere: InvalidArgument naming the missing or mis-shaped key.
namespace core::model {

/// The sizes of the part whose keys start with the prefix ("vae.", "denoiser.mld_denoiser.", "").
Result<MldVaeOptions> mldVaeOptionsOf(const TensorMap& weights, const std::string& prefix);
Result<DenoiserOptions> denoiserOptionsOf(const TensorMap& weights, const std::string& prefix);

/// Options and parameters in one.
Result<MldVae> loadMldVae(const TensorMap& weights, const std::string& prefix = "vae.");
/// prefix empty: "denoiser.mld_denoiser." when such keys are there (SMooDi files), else "denoiser." (MLD files).
Result<MldDenoiser> loadMldDenoiser(const TensorMap& weights, std::string prefix = "");

}  // namespace core::model
