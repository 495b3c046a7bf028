#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/mld/mld_denoiser.h"
#include "core/families/mld/mld_vae.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

// MLD's published architecture, one latent token for a whole motion, as this program trains it: the parts' weights under the published names, and
// the file that they are joined into, which is one that `gesto model import` could have written. What samples imported models samples it.
namespace core::model {

/// The autoencoder with the normalization that it was trained in.
struct TokenVae {
  MldVae vae{nullptr};
  torch::Tensor mean, std;  // float [263]
};
/// From a weights file of the recipe mld-token-vae, or a bundle of published parts. Errors: InvalidArgument naming a key, Unsupported.
Result<TokenVae> loadTokenVae(const TensorFile& file, const std::string& fileName);

/// From a weights file of the recipe mld-token-denoiser, or such a bundle. Errors: as above.
Result<MldDenoiser> loadTokenDenoiser(const TensorFile& file, const std::string& fileName);

/// Normalized features [B, T, 263] with their lengths to a latent [B, 1, width], drawn from what the autoencoder says of each.
torch::Tensor drawnLatent(MldVae& vae, const torch::Tensor& features, const torch::Tensor& lengths);

}  // namespace core::model

namespace core::sampling {

/// What a file brings into a model: all tensors below each prefix, renamed.
struct PublishedPart {
  std::filesystem::path file;
  std::map<std::string, std::string> prefixes;  // in the file to in the bundle: "vae." to "vae."
};
/// kind: "mld", "smoodi". vae: of the recipe mld-token-vae, whose normalization is the model's; clip: an imported text tower with its vocabulary. Errors: as reading and
/// writing; Unsupported when a file lacks what its part has to bring.
Result<void> writePublishedModel(const std::string& kind, const std::filesystem::path& vae, const std::filesystem::path& clip, const std::vector<PublishedPart>& others,
                                 const std::filesystem::path& out);

}  // namespace core::sampling
