#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/crossdiff/crossdiff.h"

#include <memory>
#include <string>

namespace core::sampling {

/// CrossDiff as LibTorch users write it, as a measure and as a check of model::CrossDiff: torch::nn's own transformer layers, time first
/// as in the released code, and everything computed in every call: the text's part of the condition token and the first decoder layer's
/// self-attention on its constant queries too. One output per call.
class UncachedCrossDiff {
 public:
  /// From weights under the published names behind `prefix`. Errors: InvalidArgument as model::loadCrossDiff.
  static Result<UncachedCrossDiff> make(const model::TensorMap& weights, const std::string& prefix = "");

  /// x [B, F, C] of either kind, timestep int64 [B], text [B, textWidth]; returns [B, F, width of wanted].
  at::Tensor predict(const at::Tensor& x, const at::Tensor& timestep, const at::Tensor& text, model::MotionKind wanted) const;

 private:
  struct Network;
  explicit UncachedCrossDiff(std::shared_ptr<Network> network) : network_(std::move(network)) {}
  std::shared_ptr<Network> network_;
};

}  // namespace core::sampling
