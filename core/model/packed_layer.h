#pragma once

#include "core/base/precision.h"
#include "core/checkpoint/safetensors.h"
#include "core/model/frame_kernels.h"
#include "core/model/token_parts.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

// Transformer layers in evaluation mode, forward and back to their input, by hand: weights packed once, buffers made once,
// no autograd graph, no gradient of a weight. On the CPU, values in single precision. The layers of core/model/transformer.h are what they must
// equal; they differ by rounding only. In Precision::Bf16 the factors of every product are rounded to bf16, weights once and values when they are read; sums,
// softmax, GELU, norms and what runs past the layers stay in single precision.
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

/// Bf16 where it was asked for and this processor multiplies it, otherwise Exact.
base::Precision precisionHere(base::Precision wanted);

/// The hash of a model that runs on packed layers, which is to tell takes apart that differ by their precision: HASH, or HASH+bf16 where that is what runs here.
std::string hashWith(const std::string& hash, base::Precision wanted);

/// The right-hand side of a product, in panels.
class PackedMatrix {
 public:
  PackedMatrix() = default;
  /// matrix [depth, columns], any strides.
  explicit PackedMatrix(const at::Tensor& matrix, base::Precision precision = base::Precision::Exact);

  /// A product of `rows` rows of a with this matrix, which must outlive it; everything else filled in.
  Product product(long rows, const float* a, long aRow, float* c, long cRow, const float* bias = nullptr) const;

 private:
  at::Tensor panels_;  // float [panels, depth, 32], or bf16 [panels, pairs, 32, 2]
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
  /// What stands between attention and feed-forward, with norm2 behind it.
  enum class Reads {
    Nothing,  // an encoder's layer
    Vector,   // a decoder's whose memory is one token: it reaches every row as the same vector
    Memory    // a decoder's: attention to a memory of several tokens. Forward only
  };
  long width = 0, heads = 0, feedForward = 0;
  Reads reads = Reads::Nothing;
  long memoryTokens = 0;             // of the memory, at most
  bool hasBack = true;               // false: forward only, nothing is kept for the way back
  bool firstSkipsAttention = false;  // layer 0 begins behind its self-attention
  bool isPreNorm = false;            // norms in front of what is added, none behind; only where the layers read nothing else
  base::Precision precision = base::Precision::Exact;
  /// Widths that the kernels take.
  bool fits() const { return heads > 0 && width % heads == 0 && width % 16 == 0 && feedForward % 16 == 0; }
};

/// The layers over one sequence. x and g are the caller's buffers of all rows; each function reads and writes the given rows of them.
/// Per layer, forward: prepare() by everyone, then attend(), what the layer reads (addVector(); readMemory(), after prepareMemory() of all of the memory's rows by
/// everyone), feedForward(). Back: backFeedForward(), backVector(), backAttend() by everyone, then backKeys(). "By everyone" means that all rows must be done
/// before the next is called for any. backAttend() of a layer wants packValues() of that layer by everyone before it.
class PackedLayers {
 public:
  PackedLayers() = default;
  /// weights: prefixes[i] + "self_attn.in_proj_weight" and so on. At most `tokens` tokens.
  PackedLayers(const TensorMap& weights, const std::vector<std::string>& prefixes, const PackedLayerOptions& options, long tokens);

  /// The same weights with buffers of its own: for another sequence whose way back is still to come.
  PackedLayers sibling() const;

  void setTokens(long count) { tokens_ = count; }
  void setMemoryTokens(long count) { memoryTokens_ = count; }
  long tokens() const { return tokens_; }
  int count() const { return static_cast<int>(layers_.size()); }

  /// All layers of an encoder, whose first is prepared, with what back() wants.
  void run(const RowBuffer& x);
  /// The way back through all of them.
  void back(const RowBuffer& g);

  void prepare(int layer, TokenRange rows, const RowBuffer& x);
  void attend(int layer, TokenRange rows, const RowBuffer& x);
  void addVector(int layer, TokenRange rows, const RowBuffer& x, const float* vector);
  /// rows: of the memory.
  void prepareMemory(int layer, TokenRange rows, const RowBuffer& memory);
  void readMemory(int layer, TokenRange rows, const RowBuffer& x);
  void feedForward(int layer, TokenRange rows, const RowBuffer& x);

  void packValues(int layer, TokenRange rows);
  void backFeedForward(int layer, TokenRange rows, const RowBuffer& g);
  /// The sum of g over all rows is then the gradient of the vector.
  void backVector(int layer, TokenRange rows, const RowBuffer& g);
  void backAttend(int layer, TokenRange rows, const RowBuffer& g);
  void backKeys(int layer, TokenRange rows, const RowBuffer& g);

 private:
  struct Layer {
    PackedLinear qkv, out, first, second;
    PackedLinear queries, keysAndValues, memoryOut;  // to a memory
    PackedNorm attentionNorm, readNorm, lastNorm;
  };
  /// What the way back reads.
  struct Tape {
    RowBuffer qkv, weights, attentionHat, readHat, lastHat, gate;
    std::vector<float> attentionInverse, readInverse, lastInverse;
  };
  Tape& tape(int layer) { return tapes_[options_.hasBack ? static_cast<std::size_t>(layer) : static_cast<std::size_t>(layer % 2)]; }
  /// What heads read: queries, keys transposed and packed, values, of so many tokens.
  struct Reading {
    const RowBuffer& queries;
    const std::vector<float>& keys;
    const RowBuffer& values;
    long valueColumn, tokens;
    const RowBuffer &weights, &read;
  };
  void readHeads(const Reading& reading, TokenRange rows) const;
  void makeBuffers();
  /// normed_ = norm(x): what a pre-norm layer reads.
  void normalizeInto(const RowBuffer& x, const PackedNorm& norm, TokenRange rows, const RowBuffer& hat, std::vector<float>& inverse);
  /// g += the gradient of x, of which sum_ holds that of norm(x).
  void addBackThroughNorm(const RowBuffer& g, const PackedNorm& norm, TokenRange rows, const RowBuffer& hat, const std::vector<float>& inverse);
  /// x = norm(x + from W^T + b), or without the norm where it stands in front; the value before the norm stays in sum_.
  void addOnto(const RowBuffer& x, const RowBuffer& from, const PackedLinear& linear, const PackedNorm& norm, TokenRange rows, const RowBuffer& hat,
               std::vector<float>& inverse);
  PackedLinear packed(const TensorMap& weights, const std::string& name) const;
  PackedLinear packed(const at::Tensor& weight, const at::Tensor& bias) const;
  Product headProduct(TokenRange rows, long columns, long depth) const;
  long panelsOf(long tokens) const { return (tokens + kPanelColumns - 1) / kPanelColumns * kPanelColumns * headWidth_; }
  const float* panels(const std::vector<float>& packed, long head) const { return packed.data() + head * static_cast<long>(packed.size()) / options_.heads; }
  void packTransposed(const float* source, long stride, TokenRange rows, std::vector<float>& packed) const;

  PackedLayerOptions options_;
  std::vector<Layer> layers_;
  std::vector<Tape> tapes_;
  std::vector<float> keys_[2], values_[2];  // transposed and packed, of this layer and the next
  RowBuffer read_[2], scores_[2];           // on the way back others still read a layer's while the next is at work
  RowBuffer sum_, normed_, hidden_, qkvGradient_;
  // Of the memory: of this layer and the next.
  std::vector<float> memoryKeys_[2];
  RowBuffer memoryValues_[2], memoryQueries_, memoryWeights_;
  long tokens_ = 0, capacity_ = 0, headWidth_ = 0, memoryTokens_ = 0;
};

/// Whether a module is in single precision on the CPU, in evaluation mode.
template <class Module>
bool isPackable(const Module& module) {
  if (module.is_training()) return false;
  for (const auto& p : module.parameters())
    if (p.scalar_type() != at::kFloat || !p.device().is_cpu()) return false;
  return true;
}

/// The parameters of a module by name.
template <class Module>
TensorMap parametersOf(const Module& module) {
  TensorMap weights;
  for (const auto& item : module.named_parameters()) weights[item.key()] = item.value().detach();
  return weights;
}

}  // namespace core::model
