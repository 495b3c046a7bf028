#pragma once

#include "core/families/smoodi/style_adaptor.h"
#include "core/model/packed_layer.h"

#include <optional>
#include <vector>

namespace core::model {

/// A skip transformer encoder over a few short sequences of equal length, all of them as one batch of rows; forward only. With so
/// few rows the time is that of reading the weights once. The same values as SkipTransformerEncoder but for rounding.
class PackedSkipEncoder {
 public:
  PackedSkipEncoder() = default;
  enum class Blocks { All, Input };
  /// weights: those of a SkipTransformerEncoder.
  PackedSkipEncoder(const TensorMap& weights, const TransformerOptions& block, int layers, Blocks blocks, base::Precision precision);

  /// x [B, S, W]; the outputs of the input blocks.
  std::vector<torch::Tensor> inputBlockOutputs(const torch::Tensor& x);
  /// x [B, S, W]; control: empty, or one [B, S, W] per input block. Returns [B, S, W] after the final norm.
  torch::Tensor forward(const torch::Tensor& x, const std::vector<torch::Tensor>& control);

 private:
  struct Layer {
    PackedMatrix qkv, out, first, second;
    torch::Tensor qkvBias, outBias, firstBias, secondBias;
    PackedNorm attentionNorm, lastNorm;
  };
  torch::Tensor apply(const Layer& layer, const torch::Tensor& x) const;
  /// The heads' sums of values, of queries, keys and values [B, S, 3 W].
  torch::Tensor attended(const torch::Tensor& qkv) const;

  bool isPreNorm_ = false;
  long width_ = 0, heads_ = 0, feedForward_ = 0;
  std::vector<Layer> inputBlocks_, laterBlocks_;  // later: the middle one first
  std::vector<PackedMatrix> skips_;
  std::vector<torch::Tensor> skipBiases_;
  PackedNorm norm_;
};

/// StyleAdaptor::predict() without masks and dropout by packed layers: for sampling, where the weights stay and the batch is small. They are packed when they are
/// first asked for.
class PackedAdaptor {
 public:
  /// Whether the adaptor is in single precision on the CPU, in evaluation mode, with widths that the kernels take.
  static bool fits(const StyleAdaptorImpl& adaptor);
  PackedAdaptor(StyleAdaptor adaptor, base::Precision precision);

  /// As StyleAdaptor::predict(), without masks; returns the noise.
  torch::Tensor predict(const torch::Tensor& latent, const StyleAdaptorImpl::Tokens& time, const StyleAdaptorImpl::Tokens& text, const torch::Tensor& styleEmbedding);
  /// The frozen denoiser's predict() alone, without a style.
  torch::Tensor predictPlain(const torch::Tensor& latent, const StyleAdaptorImpl::Tokens& time, const StyleAdaptorImpl::Tokens& text);

 private:
  /// latents [B, N, width] as the frozen branch reads them.
  torch::Tensor throughFrozen(const torch::Tensor& latents, const StyleAdaptorImpl::Tokens& time, const StyleAdaptorImpl::Tokens& text,
                              const std::vector<torch::Tensor>& control);

  StyleAdaptor adaptor_;
  base::Precision precision_;
  PackedSkipEncoder frozen_;
  std::optional<PackedSkipEncoder> control_;
  std::vector<PackedLinear> zeroLinears_;
};

}  // namespace core::model
