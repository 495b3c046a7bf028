#pragma once

#include "core/checkpoint/safetensors.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/pimpl.h>
#include <torch/types.h>

#include <cstdint>
#include <string>

namespace core::model {

/// A learned position table `pe` [rows, 1, width], drawn from uniform [0, 1) as published.
class LearnedPositionImpl : public torch::nn::Module {
 public:
  LearnedPositionImpl(std::int64_t rows, std::int64_t width);

  /// Rows first .. first + count - 1 as [1, count, width], to be added to batch-first tokens.
  /// Throws c10::Error when the table is shorter.
  torch::Tensor rows(std::int64_t first, std::int64_t count) const;

  const torch::Tensor& table() const { return pe_; }

 private:
  torch::Tensor pe_;
};
TORCH_MODULE(LearnedPosition);

/// Sinusoid of the diffusion step: [cos | sin] of step * exp(-ln(10000) i / (width / 2)), cosines first.
/// timestep int64 [B]; width even; returns float32 [B, width].
torch::Tensor timestepFeatures(const torch::Tensor& timestep, std::int64_t width);

/// linear_2(SiLU(linear_1(sinusoid))).
class TimestepEmbeddingImpl : public torch::nn::Module {
 public:
  TimestepEmbeddingImpl(std::int64_t sinusoidWidth, std::int64_t width);

  /// timestep int64 [B]; returns [B, 1, width], one token.
  torch::Tensor forward(const torch::Tensor& timestep);

 private:
  std::int64_t sinusoidWidth_;
  torch::nn::Linear linear1_{nullptr}, linear2_{nullptr};
};
TORCH_MODULE(TimestepEmbedding);

/// bool [B, count], true where the index is below the length.
torch::Tensor lengthMask(const torch::Tensor& lengths, std::int64_t count);

/// The sinusoid table [rows, width] of a published file, which holds it under two names, one, or none, and in several lengths; an
/// undefined tensor when there is none of that width with so many rows.
torch::Tensor sinusoidTableOf(const TensorMap& weights, const std::string& prefix, std::int64_t width, std::int64_t fewestRows);

}  // namespace core::model
