#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/nn/pimpl.h>
#include <torch/types.h>

#include <cstdint>

// Transformer blocks with the parameter names of the published checkpoints. Everything is batch-first: [B, S, W].
// All blocks run under CPU autocast to bfloat16: LayerNorm inputs are cast back to the parameters' type, and the
// residual stream keeps that type.
namespace core::model {

struct TransformerOptions {
  int width = 256;
  int heads = 4;  // divides width
  int feedForward = 1024;
  double dropout = 0.1;  // on attention weights and on each branch, in training mode only
  bool preNorm = false;  // false: x = LN(x + f(x)) as published; true: x = x + f(LN(x))
};

/// A key mask (bool [B, S], true = may be attended to) as a term of the attention scores: float [B, 1, 1, S] of
/// 0 and -infinity. An undefined mask gives an undefined bias: everything is visible. Every row needs a true.
torch::Tensor attentionBias(const torch::Tensor& keyMask);

/// Multi-head attention with the fused `in_proj_weight` / `in_proj_bias` (rows q, k, v) and `out_proj`.
class MultiHeadAttentionImpl : public torch::nn::Module {
 public:
  explicit MultiHeadAttentionImpl(const TransformerOptions& options);

  /// Self-attention. x [B, S, W]; bias from attentionBias() or undefined. queries > 0: only that many leading
  /// tokens ask (all are seen), result [B, queries, W]; 0: all, [B, S, W].
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& bias = {}, std::int64_t queries = 0);

  /// Cross-attention. query [B, S, W], memory [B, M, W]. With M = 1 the softmax over one key is 1, so the
  /// result is valueOfSingle(memory), the same for every query: returned as [B, 1, W] in evaluation mode, to be
  /// broadcast. The query and key projections then cannot matter and are not computed.
  torch::Tensor cross(const torch::Tensor& query, const torch::Tensor& memory);

  /// cross() in two steps, for queries that many memories are read with: queriesOf(query) [B, S, W] is their projection, and
  /// fromQueries() the rest, without the shortcut for M = 1.
  torch::Tensor queriesOf(const torch::Tensor& query) const;
  torch::Tensor fromQueries(const torch::Tensor& queries, const torch::Tensor& memory);

 private:
  torch::Tensor heads(const torch::Tensor& x) const;
  torch::Tensor attend(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, const torch::Tensor& bias) const;

  int headCount_;
  std::int64_t width_;
  double dropout_;
  torch::Tensor inWeight_, inBias_;
  torch::nn::Linear outProjection_{nullptr};
};
TORCH_MODULE(MultiHeadAttention);

/// Self-attention and feed-forward (exact GELU). Names: self_attn, linear1, linear2, norm1, norm2.
class EncoderLayerImpl : public torch::nn::Module {
 public:
  explicit EncoderLayerImpl(const TransformerOptions& options);

  /// x [B, S, W]; queries as in MultiHeadAttention::forward. The result has the leading `queries` tokens only.
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& bias = {}, std::int64_t queries = 0);

 private:
  torch::Tensor feedForward(const torch::Tensor& x);

  double dropout_;
  bool preNorm_;
  MultiHeadAttention attention_{nullptr};
  torch::nn::Linear linear1_{nullptr}, linear2_{nullptr};
  torch::nn::LayerNorm norm1_{nullptr}, norm2_{nullptr};
};
TORCH_MODULE(EncoderLayer);

/// Self-attention, cross-attention to a memory, feed-forward; post-norm. Names as EncoderLayer plus
/// multihead_attn, norm3.
class DecoderLayerImpl : public torch::nn::Module {
 public:
  explicit DecoderLayerImpl(const TransformerOptions& options);

  /// x [B, S, W], memory [B, M, W], bias for x's own keys. selfAttended(x, bias) followed by fromSelfAttended().
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& memory, const torch::Tensor& bias = {});

  /// The part that does not see the memory: self-attention and norm1. [B, S, W].
  torch::Tensor selfAttended(const torch::Tensor& x, const torch::Tensor& bias = {});

  /// The rest of the layer.
  torch::Tensor fromSelfAttended(const torch::Tensor& x, const torch::Tensor& memory);

  /// Everything that the layer makes of x before it sees a memory, to be kept while x and the weights stay the same. In evaluation
  /// mode fromPrepared(prepared(x), memory) is forward(x, memory); batches of 1 are spread over the memory's.
  struct Prepared {
    torch::Tensor attended, queries;  // selfAttended(x); its projection for the cross-attention
  };
  Prepared prepared(const torch::Tensor& x);
  torch::Tensor fromPrepared(const Prepared& prepared, const torch::Tensor& memory);

 private:
  torch::Tensor withRead(const torch::Tensor& x, torch::Tensor read);

  double dropout_;
  MultiHeadAttention selfAttention_{nullptr}, crossAttention_{nullptr};
  torch::nn::Linear linear1_{nullptr}, linear2_{nullptr};
  torch::nn::LayerNorm norm1_{nullptr}, norm2_{nullptr}, norm3_{nullptr};
};
TORCH_MODULE(DecoderLayer);

/// LayerNorm that accepts reduced-precision inputs (see the head of this file).
torch::Tensor normalized(torch::nn::LayerNorm& norm, const torch::Tensor& x);

/// Xavier uniform for every parameter with two or more dimensions, as the skip transformers are drawn.
void initializeXavier(torch::nn::Module& module);

}  // namespace core::model
