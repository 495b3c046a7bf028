#pragma once

#include "core/families/mld/temporal_vae.h"
#include "core/model/packed_layer.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace core::model {

/// The decoder of a TemporalVae by packed matrices: what TemporalVae::decode() and autograd compute, but for rounding. Its convolutions are one product per tap.
/// On the CPU; precision is that of the products. Weights are packed once and may be shared; what they are made of is not looked at again.
class PackedTemporalDecoder {
 public:
  /// Whether the autoencoder is in single precision on the CPU, in evaluation mode, with widths that the kernels take.
  static bool fits(const TemporalVaeImpl& vae);
  explicit PackedTemporalDecoder(const TemporalVaeImpl& vae, base::Precision precision = base::Precision::Exact);

 private:
  friend class TemporalDecoding;
  struct Tap {
    PackedMatrix matrix;
    long shift = 0;  // of the row that it reads
  };
  /// Row i of `outFirst + i outStep` is the sum over the taps of row `shift + i inStep` times their matrix.
  struct Phase {
    std::vector<Tap> taps;
    long outFirst = 0;
  };
  struct Convolution {
    std::vector<Phase> phases;  // one, or as many as an upsampling makes rows of one
    long inStep = 1, outStep = 1, columns = 0;
    at::Tensor bias;  // undefined on the way back
  };
  struct Layer {
    Convolution forward, back;
  };
  struct Block {
    Layer spread, mix;
  };
  Layer convolution(const TensorMap& weights, const std::string& name, int dilation = 1) const;
  Layer upsampling(const TensorMap& weights, const std::string& name, int stride, int padding) const;

  TemporalVaeOptions options_;
  base::Precision precision_;
  Layer fromLatent_, up_, unpatch_, out_;
  std::vector<Block> inner_, outer_;
};

/// Decoding of clips of given lengths, and the way back to their latents. Not for two threads at once (it holds buffers); uses the threads that LibTorch has been
/// given, whose number changes no bit.
class TemporalDecoding {
 public:
  /// lengths: frames of each clip, at least 1.
  TemporalDecoding(std::shared_ptr<const PackedTemporalDecoder> decoder, const std::vector<std::int64_t>& lengths);

  /// latent [B, N, L], N = the tokens of the longest; returns [B, frames of the longest, D], zeros behind a clip's own. Where gradients are recorded and the latent
  /// asks for one, the result has one: once, and before the next call quicker than behind it.
  torch::Tensor decode(const torch::Tensor& latent);

 private:
  struct Segment;
  struct Columns;
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace core::model
