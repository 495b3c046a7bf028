#pragma once

#include "core/families/crossdiff/crossdiff.h"
#include "core/model/packed_layer.h"

#include <array>
#include <memory>
#include <vector>

namespace core::model {

/// CrossDiff's layers in evaluation mode, packed: what CrossDiffImpl::evaluate() computes, one sample after the other, up to rounding. Weights are packed for the
/// kinds that are asked for, when they are asked for first. Holds a copy of them and its buffers: not for two threads at once; stale as soon as a weight changes.
class PackedCrossDiff {
 public:
  /// Whether the network is in evaluation mode, in single precision on the CPU, with widths that the kernels take.
  static bool fits(const CrossDiffImpl& network);

  /// queries: the first decoder layers' tokens behind their self-attention, [1, tokens, width] by MotionKind.
  PackedCrossDiff(const CrossDiffImpl& network, const std::array<torch::Tensor, 2>& queries, base::Precision precision);

  /// What the network makes of one sample's tokens, its linears aside. pose, root: [1 + tokens, width], the condition token first.
  struct Decoded {
    torch::Tensor pose, root;  // [tokens, width]
  };
  void encode(MotionKind from, const torch::Tensor& pose, const torch::Tensor& root);
  /// Of what encode() read last.
  Decoded decode(MotionKind to);

 private:
  struct Encoder {
    PackedLayers pose, root, shared;
  };
  struct Decoder {
    PackedLayers pose, root;
  };
  PackedLayerOptions layerOptions(int feedForward) const;
  Encoder& encoder(MotionKind kind);
  Decoder& decoder(MotionKind kind);

  CrossDiffOptions options_;
  base::Precision precision_;
  TensorMap weights_;  // shared with the network
  std::array<torch::Tensor, 2> queries_;
  std::array<std::unique_ptr<Encoder>, 2> encoders_;
  std::array<std::unique_ptr<Decoder>, 2> decoders_;
  std::vector<RowBuffer> ladder_;  // the shared encoder's outputs
  RowBuffer pose_, rootEncoded_, decoded_, root_;
};

}  // namespace core::model
