#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/motion/published_forms.h"

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>
#include <torch/types.h>

#include <memory>
#include <string>

namespace core::model {

/// Sizes of T2M-GPT's motion tokenizer; the defaults are the published ones for HumanML3D (KIT: 251 features).
struct VqVaeOptions {
  int featureWidth = motion::humanml3d::kFeatures;
  int width = 512;      // channels of the hidden layers
  int codeWidth = 512;  // C: of a latent and of a row of the codebook
  int codes = 512;      // K
  int stages = 2;       // halvings of the time: a code stands for 2^stages frames
  int blocks = 3;       // of a residual stack, dilations 3^(blocks - 1), ..., 3, 1 in the encoder and in the decoder alike
};

class VqEncoder;
class VqDecoder;

/// Convolutional VQ-VAE (Zhang et al. 2023, T2M-GPT): 263 features to one code per 4 frames and back. Spec: spec/t2m_gpt.md, section 3.
/// Parameter names are the published ones behind "vqvae."; the codebook is a buffer, "quantizer.codebook". No normalization layer, no mask:
/// what stands beyond a motion's end changes its last codes, so motions of one batch have one length.
class VqVaeImpl : public torch::nn::Module {
 public:
  explicit VqVaeImpl(const VqVaeOptions& options = {});

  /// features [B, F, featureWidth] normalized, F at least framesPerCode(); returns latents [B, N, C], N = F / framesPerCode() rounded down.
  torch::Tensor encode(const torch::Tensor& features);
  /// int64 [B, N]: the nearest row of the codebook by squared Euclidean distance, the first one of equals. Always in float32.
  torch::Tensor codesOf(const torch::Tensor& latents) const;
  /// Rows of the codebook, [B, N, C]. Throws c10::Error for a code outside of it.
  torch::Tensor lookUp(const torch::Tensor& codes) const;
  /// latents [B, N, C]; returns [B, N framesPerCode(), featureWidth], normalized.
  torch::Tensor decode(const torch::Tensor& latents);

  torch::Tensor& codebook() { return codebook_; }  // float [K, C]
  const VqVaeOptions& options() const { return options_; }
  int framesPerCode() const { return 1 << options_.stages; }

 private:
  VqVaeOptions options_;
  std::shared_ptr<VqEncoder> encoder_;
  std::shared_ptr<VqDecoder> decoder_;
  torch::Tensor codebook_;
};
TORCH_MODULE(VqVae);

/// Sizes from the shapes of published keys. Errors: InvalidArgument naming the missing or mis-shaped key.
Result<VqVaeOptions> vqVaeOptionsOf(const TensorMap& weights, const std::string& prefix = "vqvae.");

/// The tokenizer with published weights in it, in evaluation mode and without gradients. Errors: as above.
Result<VqVae> loadVqVae(const TensorMap& weights, const std::string& prefix = "vqvae.");

}  // namespace core::model
