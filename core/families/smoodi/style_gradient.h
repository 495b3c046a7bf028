#pragma once

#include "core/families/mld/mld_vae.h"
#include "core/families/smoodi/style_network.h"
#include "core/model/packed_layer.h"

#include <vector>

namespace core::model {

/// G = sum |mean(m) - mean(s)| + |std(m) - std(s)| over the channels of the style network's last layer, for the motion m that the
/// autoencoder decodes a latent to, and its gradient to the latent: what MldVae::decode(), StyleNetwork::statistics() and autograd
/// compute, by packed layers. In Precision::Exact as exact as their shortcuts: the formulas are the same, only rounding differs.
///
/// - The one latent token reaches the decoder as one vector per layer (value and output projection of the cross-attention as one matrix);
///   its gradient is the sum over the frames.
/// - The decoder's first self-attention is the plan's; the way back ends above it.
/// - The decoder's last linear and the style network's first are one matrix: nobody reads the features between.
/// - Frames beyond a clip's length are not decoded: they reach the style network as zeros, as there.
///
/// Not for two threads at once (it holds buffers); uses the threads that LibTorch has been given, whose number changes no bit.
class StyleGradient {
 public:
  /// Whether the networks have the published structure (one latent token, post-norm, one frame per token) in single precision on the CPU, in
  /// evaluation mode, with widths that the kernels take.
  static bool fits(const MldVaeImpl& vae, const StyleNetworkImpl& network);

  StyleGradient(const MldVaeImpl& vae, const StyleNetworkImpl& network, const MldVaeImpl::DecoderPlan& plan, base::Precision precision = base::Precision::Exact);

  struct Value {
    double energy = 0.0;     // G, summed over the batch
    torch::Tensor gradient;  // like the latent
  };
  /// latent [B, 1, W] for the plan's B clips. mean and deviation [R, Ws] of the references: R = B, 1 for all clips, or any for one clip.
  Value operator()(const torch::Tensor& latent, const torch::Tensor& mean, const torch::Tensor& deviation);

 private:
  double clip(long index, const float* vectors, const torch::Tensor& mean, const torch::Tensor& deviation, float* vectorGradients);
  void decode(long clip, const float* vectors);
  void readStyle();
  double seed(const torch::Tensor& mean, const torch::Tensor& deviation);
  void backStyle();
  void backDecode(float* vectorGradients);
  void sumOverRows(float* vectorGradients);

  torch::Tensor first_;  // [B, T, W]
  std::vector<long> lengths_;
  long frames_ = 0;       // T
  PackedLinear vectors_;  // latent to the vectors of all decoder layers, [W, layers W]
  PackedLayers decoder_, style_;
  std::vector<PackedLinear> skipsCurrent_, skipsKept_;
  PackedNorm decoderNorm_;
  PackedLinear motionToken_;  // decoded token to style token
  torch::Tensor emptyToken_;  // style token of zero features
  torch::Tensor globalTokens_, positions_;
  RowBuffer x_, skipped_, normHat_, y_, g_, styled_, styledGradient_;
  std::vector<RowBuffer> kept_, keptGradients_, vectorGradients_;
  std::vector<float> normInverse_, seedBase_, seedFactor_, seedMean_;
};

/// The style network's embedding of a clip in many frame orders, by packed layers.
class PackedStyleEmbedder {
 public:
  static bool fits(const StyleNetworkImpl& network);
  /// features [B, T, D]
  PackedStyleEmbedder(const StyleNetworkImpl& network, const torch::Tensor& features, base::Precision precision = base::Precision::Exact);
  /// order int64 [T]; returns [B, W], the network's embed() of the clips in that order.
  torch::Tensor embed(const torch::Tensor& order);

 private:
  torch::Tensor frames_, globalTokens_, positions_;
  PackedLayers layers_;
  PackedNorm norm_;
  RowBuffer x_;
};

}  // namespace core::model
