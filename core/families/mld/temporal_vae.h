#pragma once

#include "core/motion/published_forms.h"

#include <torch/torch.h>

namespace core::model {

/// Sizes of the compact motion autoencoder. Frames per token = frameStride.
struct TemporalVaeOptions {
  int featureWidth = motion::humanml3d::kFeatures;
  int width = 320;       // channels of the hidden layers
  int latentWidth = 64;  // channels of a latent token
  int outerBlocks = 3;   // residual blocks at a quarter of the frame rate, on each side
  int innerBlocks = 3;   // residual blocks at the tokens' rate, on each side
  int headWidth = 160;   // channels of the last layer, at the full frame rate
};

struct LatentDistribution {
  torch::Tensor mean;  // [B, N, latentWidth]
  torch::Tensor logVariance;
};

/// Motion features to one latent token per 8 frames and back: the compact stand-in for MLD's
/// transformer VAE, which keeps a whole clip in one token and blurs step cycles when it is trained for minutes
/// rather than days. Residual 1-D convolutions, no normalization layers, so that padding cannot leak: hidden frames beyond a
/// length are set to zero after every block, and a clip gives the same tokens alone and in a batch.
class TemporalVaeImpl : public torch::nn::Module {
 public:
  static constexpr int kFrameStride = 8;

  explicit TemporalVaeImpl(const TemporalVaeOptions& options = {});

  /// features [B, F, D] normalized, lengths int64 [B] (frames, at least 1, at most F); N = ceil(F / 8).
  LatentDistribution encode(const torch::Tensor& features, const torch::Tensor& lengths);

  /// latent [B, N, latentWidth], lengths int64 [B] (frames, at most 8 N); returns [B, frames, D] with
  /// frames = the longest length; zeros beyond each length.
  torch::Tensor decode(const torch::Tensor& latent, const torch::Tensor& lengths);

  const TemporalVaeOptions& options() const { return options_; }

  /// Tokens that a clip of so many frames takes.
  static std::int64_t tokenCount(std::int64_t frames) { return (frames + kFrameStride - 1) / kFrameStride; }

 private:
  struct Block {
    torch::nn::Conv1d spread{nullptr};
    torch::nn::Conv1d mix{nullptr};
  };
  Block makeBlock(const std::string& name, int dilation);
  static torch::Tensor run(Block& block, const torch::Tensor& x, const torch::Tensor& mask);

  TemporalVaeOptions options_;
  torch::nn::Conv1d patch_{nullptr}, down_{nullptr}, toLatent_{nullptr}, fromLatent_{nullptr}, out_{nullptr};
  torch::nn::ConvTranspose1d up_{nullptr}, unpatch_{nullptr};
  std::vector<Block> encoderOuter_, encoderInner_, decoderInner_, decoderOuter_;
};
TORCH_MODULE(TemporalVae);

}  // namespace core::model
