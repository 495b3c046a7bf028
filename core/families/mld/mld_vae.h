#pragma once

#include "core/model/positional.h"
#include "core/model/skip_transformer.h"
#include "core/motion/published_forms.h"

namespace core::model {

/// Sizes of MLD's motion autoencoder; the defaults are the published ones.
struct MldVaeOptions {
  int featureWidth = motion::humanml3d::kFeatures;
  int width = 256;  // also the latent's width
  int layers = 9;   // odd, on each side
  int heads = 4;
  int feedForward = 1024;
  int latentTokens = 1;  // published: 1. Twice as many learned tokens stand before the frames
  int positions = 500;   // frames + 2 latentTokens may not exceed this
  double dropout = 0.1;
};

/// MLD's transformer autoencoder. Published: `vae.*`.
/// Lengths are int64 [B] in frames, each at least 1; keys beyond a length are masked in every self-attention.
class MldVaeImpl : public torch::nn::Module {
 public:
  explicit MldVaeImpl(const MldVaeOptions& options = {});

  /// mean and log variance of the latent, [B, latentTokens, width]; both are raw encoder outputs.
  struct Posterior {
    torch::Tensor mean;
    torch::Tensor logVariance;
  };
  /// features [B, T, featureWidth] normalized, lengths at most T.
  Posterior encode(const torch::Tensor& features, const torch::Tensor& lengths);

  /// What of the decoder depends on the lengths alone: compute once, use for many latents.
  struct DecoderPlan {
    torch::Tensor first;   // [B, T, width], the first self-attention with its norm
    torch::Tensor bias;    // key bias, undefined when all lengths are equal
    torch::Tensor frames;  // [B, T, 1], 1 inside and 0 beyond each length; undefined when all lengths are equal
  };
  /// T = the longest length. The plan takes part in gradients when the parameters do.
  DecoderPlan plan(const torch::Tensor& lengths);

  /// latent [B, latentTokens, width]; returns [B, T, featureWidth], zeros beyond each length.
  torch::Tensor decode(const torch::Tensor& latent, const DecoderPlan& plan);
  torch::Tensor decode(const torch::Tensor& latent, const torch::Tensor& lengths) { return decode(latent, plan(lengths)); }

  /// mean + exp(log variance / 2) * noise.
  static torch::Tensor sample(const Posterior& posterior, const torch::Tensor& noise);

  const MldVaeOptions& options() const { return options_; }
  std::int64_t maxFrames() const { return options_.positions - 2 * options_.latentTokens; }  // that it reads
  std::int64_t maxDecodedFrames() const { return options_.positions; }

 private:
  MldVaeOptions options_;
  torch::Tensor globalTokens_;
  LearnedPosition encoderPosition_{nullptr}, decoderPosition_{nullptr};
  SkipTransformerEncoder encoder_{nullptr};
  SkipTransformerDecoder decoder_{nullptr};
  torch::nn::Linear frameEmbedding_{nullptr}, finalLayer_{nullptr};
};
TORCH_MODULE(MldVae);

}  // namespace core::model
