#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/motion/published_forms.h"

#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/rnn.h>

#include <string>

/// The text-to-motion evaluator: three networks that put motions and texts into one space of 512 numbers, on which R-precision,
/// FID and the like are measured. Structure and names of the parameters: spec/representation_metrics.md, section 7.
/// B batch, T frames, M movements (4 frames each), N words.
namespace core::model::t2m {

struct MovementEncoderOptions {
  int featureWidth = motion::humanml3d::kFeatures - 4;  // motion features without the 4 contacts; 247 for KIT
  int hidden = 512;
  int width = 512;
};

/// Every 4 frames to one movement.
class MovementEncoderImpl : public torch::nn::Module {
 public:
  explicit MovementEncoderImpl(const MovementEncoderOptions& options = {});
  /// features [B, T, featureWidth] normalized with the evaluator's own mean and std, T at least 4; returns [B, T / 4, width].
  torch::Tensor forward(const torch::Tensor& features);

 private:
  torch::nn::Sequential main_{nullptr};
  torch::nn::Linear out_{nullptr};
};
TORCH_MODULE(MovementEncoder);

struct SequenceEncoderOptions {
  int inputWidth = 512;  // movements, or words
  int hidden = 1024;     // of the recurrent layer, per direction
  int width = 512;       // of the result
};

/// A bidirectional GRU over the movements; its last states to one vector.
class MotionEncoderImpl : public torch::nn::Module {
 public:
  explicit MotionEncoderImpl(const SequenceEncoderOptions& options = {});
  /// movements [B, M, inputWidth], lengths int64 [B] in movements, 1 to M, in any order; returns [B, width] in the same order.
  /// Throws c10::Error on a length outside the range.
  torch::Tensor forward(const torch::Tensor& movements, const torch::Tensor& lengths);

 private:
  torch::nn::Linear input_{nullptr};
  torch::nn::GRU gru_{nullptr};
  torch::nn::Sequential output_{nullptr};
  torch::Tensor hidden_;  // [2, 1, hidden] learned initial state
};
TORCH_MODULE(MotionEncoder);

/// The same over words, with the word class added to the word vector.
class TextEncoderImpl : public torch::nn::Module {
 public:
  explicit TextEncoderImpl(const SequenceEncoderOptions& options = {300, 512, 512}, int tagCount = 15);
  /// words [B, N, inputWidth], tags [B, N, tagCount] one-hot, lengths int64 [B] in words, 1 to N, in any order; returns [B, width].
  torch::Tensor forward(const torch::Tensor& words, const torch::Tensor& tags, const torch::Tensor& lengths);

 private:
  torch::nn::Linear tags_{nullptr}, input_{nullptr};
  torch::nn::GRU gru_{nullptr};
  torch::nn::Sequential output_{nullptr};
  torch::Tensor hidden_;
};
TORCH_MODULE(TextEncoder);

/// Networks from weights in either published layout: `movement_encoder.*`, `motion_encoder.*`, `text_encoder.*` of the evaluator's
/// own file, or `t2m_moveencoder.*`, `t2m_motionencoder.*`, `t2m_textencoder.*` inside a SMooDi file. Sizes follow from the shapes.
/// In evaluation mode and without gradients; the weights' memory is shared.
/// Errors: InvalidArgument naming a missing or mis-shaped tensor.
Result<MovementEncoder> loadMovementEncoder(const TensorMap& weights);
Result<MotionEncoder> loadMotionEncoder(const TensorMap& weights);
Result<TextEncoder> loadTextEncoder(const TensorMap& weights);

}  // namespace core::model::t2m
