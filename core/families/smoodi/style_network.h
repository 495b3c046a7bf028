#pragma once

#include "core/model/positional.h"
#include "core/model/transformer.h"
#include "core/motion/published_forms.h"

#include <torch/nn/modules/container/sequential.h>

#include <vector>

namespace core::model {

/// The learned tokens in front of a clip's.
inline constexpr long kGlobalTokens = 2;

/// Sizes of the style network; the defaults are the published ones (guidance network, 47 classes).
struct StyleNetworkOptions {
  int featureWidth = motion::humanml3d::kFeatures;
  int width = 256;
  int layers = 6;
  int heads = 4;
  int feedForward = 1024;
  int classes = 47;        // 0: no classifier
  int positions = 500;     // tokens of a clip + 2 may not exceed this
  int framesPerToken = 1;  // > 1: so many frames side by side make one token (compact form)
  double dropout = 0.1;
  bool preNorm = false;
  bool publishedExtras = true;  // hold classification_layers.1 and mem_pos.pe, which nothing uses
};

/// Mean and unbiased standard deviation over the tokens of one layer's output, [B, width] each.
struct LayerStatistics {
  torch::Tensor mean;
  torch::Tensor deviation;
};

/// Motion features to a style embedding, class scores, and the layer statistics that style guidance compares.
/// Published as `style_function.*`, as the bare classifier files, and as the adaptor's `style_encoder.*`.
///
/// Tokens are [2 learned tokens, frames]; lengths (int64 [B], frames) mask the frames beyond them. The published
/// programs never pass lengths: every frame counts, padding included. Pass undefined lengths for that.
class StyleNetworkImpl : public torch::nn::Module {
 public:
  explicit StyleNetworkImpl(const StyleNetworkOptions& options = {});

  /// features [B, T, featureWidth] normalized; returns [B, width]: token 0 after the final norm.
  torch::Tensor embed(const torch::Tensor& features, const torch::Tensor& lengths = {});

  /// [B, classes], without softmax.
  torch::Tensor logits(const torch::Tensor& embedding) { return classifier_(embedding); }
  /// logits(embed(features, lengths)).
  torch::Tensor classify(const torch::Tensor& features, const torch::Tensor& lengths = {}) { return logits(embed(features, lengths)); }

  /// Statistics of the outputs of layers firstLayer .. layers - 1 (counted from 0), before the final norm, over
  /// all valid tokens including the two learned ones. Differentiable with respect to features.
  std::vector<LayerStatistics> statistics(const torch::Tensor& features, int firstLayer, const torch::Tensor& lengths = {});

  /// Everything of one pass: the embedding, and statistics as above.
  struct Reading {
    torch::Tensor embedding;
    std::vector<LayerStatistics> layers;
  };
  Reading read(const torch::Tensor& features, int firstLayer, const torch::Tensor& lengths = {});

  /// The output of the last layer before the final norm, [B, 2 + ceil(T / framesPerToken), width]: what the statistics are of. Differentiable as they are.
  torch::Tensor lastLayer(const torch::Tensor& features, const torch::Tensor& lengths = {});
  /// The statistics of that output, [B, tokens, width], over the valid tokens of the lengths.
  LayerStatistics statisticsOfLayer(const torch::Tensor& layer, const torch::Tensor& lengths = {}) const;

  const StyleNetworkOptions& options() const { return options_; }
  /// The most frames of a clip.
  std::int64_t maxFrames() const { return std::int64_t{options_.positions - 2} * options_.framesPerToken; }

 private:
  /// Tokens with positions [B, 2 + ceil(T / framesPerToken), width].
  torch::Tensor tokens(const torch::Tensor& features);
  torch::Tensor tokenMask(const torch::Tensor& lengths, std::int64_t tokenCount) const;

  StyleNetworkOptions options_;
  torch::Tensor globalTokens_;
  torch::nn::Linear frameEmbedding_{nullptr};
  LearnedPosition position_{nullptr}, unusedPosition_{nullptr};
  std::shared_ptr<torch::nn::Module> encoder_;
  std::vector<EncoderLayer> layers_;
  torch::nn::LayerNorm norm_{nullptr};
  torch::nn::Sequential unusedHead_{nullptr};
  torch::nn::Linear classifier_{nullptr};
};
TORCH_MODULE(StyleNetwork);

}  // namespace core::model
