#pragma once

#include "core/families/smoodi/style_network.h"
#include "core/model/packed_layer.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace core::model {

/// The style network's layers by packed matrices: what StyleNetwork::lastLayer() and autograd compute, but for rounding, in any of its forms. On the CPU;
/// precision is that of the products. Weights are packed once and may be shared; what they are made of is not looked at again.
class PackedStyleNetwork {
 public:
  /// Whether the network is in single precision on the CPU, in evaluation mode, with widths that the kernels take.
  static bool fits(const StyleNetworkImpl& network);
  /// mostFrames: of the longest clip that is read at once.
  PackedStyleNetwork(const StyleNetworkImpl& network, std::int64_t mostFrames, base::Precision precision = base::Precision::Exact);
  std::int64_t mostFrames() const { return mostFrames_; }

 private:
  friend class StyleReader;
  StyleNetworkOptions options_;
  std::int64_t mostFrames_;
  PackedLinear embedding_;
  at::Tensor globalTokens_, positions_;
  PackedLayers layers_;
};

/// Reads clips of given lengths. Not for two threads at once (it holds buffers); uses the threads that LibTorch has been given, whose number changes no bit.
class StyleReader {
 public:
  /// lengths: frames of each clip, 1 to network->mostFrames().
  StyleReader(std::shared_ptr<const PackedStyleNetwork> network, const std::vector<std::int64_t>& lengths);

  /// features [B, T, D] normalized, T at least the longest clip's length; returns [B, 2 + ceil(T / framesPerToken), W] as StyleNetwork::lastLayer() of those lengths, but
  /// zeros behind a clip's own tokens. Has a gradient where one is recorded: once, and before the next call quicker than behind it.
  torch::Tensor lastLayer(const torch::Tensor& features);

 private:
  struct Clip;
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace core::model
