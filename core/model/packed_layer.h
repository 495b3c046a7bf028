#pragma once

#include "core/checkpoint/safetensors.h"
#include "core/model/frame_kernels.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

// Post-norm transformer layers in evaluation mode, forward and back to their input, by hand: weights packed once, buffers made once,
// no autograd graph, no gradient of a weight. Single precision on the CPU. The layers of core/model/transformer.h are what they must
// equal; they differ by rounding only.
//
// Work is cut by rows (tokens), so that a thread takes its rows from one attention to the next without waiting for the others; only
// attention needs everyone's rows.
namespace core::model {

/// Rows with a stride that keeps neighbouring rows out of each other's cache sets.
class RowBuffer {
 public:
  RowBuffer() = default;
  RowBuffer(long rows, long width);
  float* row(long i) const { return data_ + i * stride_; }
  long stride() const { return stride_; }

 private:
  at::Tensor values_;
  float* data_ = nullptr;
  long stride_ = 0;
};

/// The right-hand side of a product, in panels.
class PackedMatrix {
 public:
  PackedMatrix() = default;
  /// matrix [depth, columns], any strides.
  explicit PackedMatrix(const at::Tensor& matrix);

  /// A product of `rows` rows of a with this matrix, which must outlive it; everything else filled in.
  Product product(long rows, const float* a, long aRow, float* c, long cRow, const float* bias = nullptr) const;

 private:
  at::Tensor panels_;  // [panels, depth, 32]
  long depth_ = 0, columns_ = 0;
};

struct PackedNorm {
  at::Tensor scale, shift;
};
PackedNorm packNorm(const TensorMap& weights, const std::string& prefix);
Normalization normalization(const PackedNorm& norm, long rows, const RowBuffer& x, const RowBuffer& y, long firstRow);

/// x W^T + b, and the way back where it was asked for.
struct PackedLinear {
  PackedMatrix forward, back;
  at::Tensor bias;
};

struct PackedLayerOptions {
  long width = 0, heads = 0, feedForward = 0;
  bool isDecoder = false;            // between attention and feed-forward a vector is added to every row and normalized (norm2)
  bool hasBack = true;               // false: forward only, nothing is kept for the way back
  bool firstSkipsAttention = false;  // layer 0 begins behind its self-attention
  /// Widths that the kernels take.
  bool fits() const { return heads > 0 && width % (16 * heads) == 0 && width % 16 == 0 && feedForward % 16 == 0; }
};

struct TokenRange {
  long first = 0, last = 0;
  long count() const { return last - first; }
  /// Part i of n.
  static TokenRange part(long tokens, long i, long n) { return {i * tokens / n, (i + 1) * tokens / n}; }
};

/// The layers over one sequence. x and g are the caller's buffers of all rows; each function reads and writes the given rows of them.
/// Per layer, forward: prepare() by everyone, then attend(), addVector() (decoder), feedForward(). Back: backFeedForward(),
/// backVector(), backAttend() by everyone, then backKeys(). "By everyone" means that all rows must be done before the next is called for any.
/// backAttend() of a layer wants packValues() of that layer by everyone before it.
class PackedLayers {
 public:
  PackedLayers() = default;
  /// weights: prefixes[i] + "self_attn.in_proj_weight" and so on. At most `tokens` tokens.
  PackedLayers(const TensorMap& weights, const std::vector<std::string>& prefixes, const PackedLayerOptions& options, long tokens);

  void setTokens(long count) { tokens_ = count; }
  long tokens() const { return tokens_; }
  int count() const { return static_cast<int>(layers_.size()); }

  void prepare(int layer, TokenRange rows, const RowBuffer& x);
  void attend(int layer, TokenRange rows, const RowBuffer& x);
  void addVector(int layer, TokenRange rows, const RowBuffer& x, const float* vector);
  void feedForward(int layer, TokenRange rows, const RowBuffer& x);

  void packValues(int layer, TokenRange rows);
  void backFeedForward(int layer, TokenRange rows, const RowBuffer& g);
  /// Adds the gradient of the vector to sum [width].
  void backVector(int layer, TokenRange rows, const RowBuffer& g, float* sum);
  void backAttend(int layer, TokenRange rows, const RowBuffer& g);
  void backKeys(int layer, TokenRange rows, const RowBuffer& g);

 private:
  struct Layer {
    PackedLinear qkv, out, first, second;
    PackedNorm attentionNorm, vectorNorm, lastNorm;
  };
  /// What the way back reads.
  struct Tape {
    RowBuffer qkv, weights, attentionHat, vectorHat, lastHat, gate;
    std::vector<float> attentionInverse, vectorInverse, lastInverse;
  };
  Tape& tape(int layer) { return tapes_[options_.hasBack ? static_cast<std::size_t>(layer) : static_cast<std::size_t>(layer % 2)]; }
  float* panels(std::vector<float>& packed, long head) { return packed.data() + head * headPanels_; }
  void packTransposed(const float* source, long stride, TokenRange rows, std::vector<float>& packed);

  PackedLayerOptions options_;
  std::vector<Layer> layers_;
  std::vector<Tape> tapes_;
  std::vector<float> keys_[2], values_[2];  // transposed and packed, of this layer and the next
  RowBuffer read_[2], scores_[2];           // on the way back others still read a layer's while the next is at work
  RowBuffer sum_, hidden_, qkvGradient_;
  long tokens_ = 0, capacity_ = 0, headWidth_ = 0, headPanels_ = 0;
};

/// The parameters of a module by name.
template <class Module>
TensorMap parametersOf(const Module& module) {
  TensorMap weights;
  for (const auto& item : module.named_parameters()) weights[item.key()] = item.value().detach();
  return weights;
}

}  // namespace core::model
