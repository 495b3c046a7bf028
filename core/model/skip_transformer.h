#pragma once

#include "core/model/transformer.h"

#include <vector>

namespace core::model {

struct SkipTransformerOptions {
  TransformerOptions block;
  int layers = 9;                // odd: (layers - 1) / 2 input blocks, one middle block, as many output blocks
  bool inputBlocksOnly = false;  // true: hold only input_blocks (the part of a control copy that matters)
};

/// Transformer encoder with long skips: input_blocks.i, middle_block, output_blocks.i, linear_blocks.i, norm.
/// Before output block i the current tokens and the output of input block n-1-i are concatenated (in this
/// order, along features) and mapped back to the width by linear_blocks.i.
class SkipTransformerEncoderImpl : public torch::nn::Module {
 public:
  explicit SkipTransformerEncoderImpl(const SkipTransformerOptions& options);

  /// x [B, S, W]; bias from attentionBias() or undefined. control: empty, or one [B, S, W] per input block,
  /// added to that block's output before it goes on and onto the skip stack. outputTokens > 0: only that many
  /// leading tokens are wanted, [B, outputTokens, W] (exact, the last block computes no others); 0: all.
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& bias = {}, const std::vector<torch::Tensor>& control = {}, std::int64_t outputTokens = 0);

  /// The outputs of the input blocks, each [B, S, W]; nothing behind them is computed.
  std::vector<torch::Tensor> inputBlockOutputs(const torch::Tensor& x, const torch::Tensor& bias = {});

  int inputBlockCount() const { return static_cast<int>(inputBlocks_.size()); }

 private:
  std::vector<EncoderLayer> inputBlocks_, outputBlocks_;
  EncoderLayer middleBlock_{nullptr};
  std::vector<torch::nn::Linear> skips_;
  torch::nn::LayerNorm norm_{nullptr};
};
TORCH_MODULE(SkipTransformerEncoder);

/// The same shape made of decoder layers, all reading one memory.
class SkipTransformerDecoderImpl : public torch::nn::Module {
 public:
  explicit SkipTransformerDecoderImpl(const SkipTransformerOptions& options);

  /// x [B, S, W], memory [B, M, W], bias for x's own keys. Returns [B, S, W] after the final norm.
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& memory, const torch::Tensor& bias = {});

  /// The first self-attention with its norm, which sees no memory; constant for a request.
  torch::Tensor firstSelfAttention(const torch::Tensor& x, const torch::Tensor& bias = {});

  /// forward() from the value of firstSelfAttention() on. first may have batch 1 and is broadcast then.
  torch::Tensor fromFirstSelfAttention(const torch::Tensor& first, const torch::Tensor& memory, const torch::Tensor& bias = {});

 private:
  std::vector<DecoderLayer> inputBlocks_, outputBlocks_;
  DecoderLayer middleBlock_{nullptr};
  std::vector<torch::nn::Linear> skips_;
  torch::nn::LayerNorm norm_{nullptr};
};
TORCH_MODULE(SkipTransformerDecoder);

}  // namespace core::model
