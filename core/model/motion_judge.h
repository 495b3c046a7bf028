#pragma once

#include "core/motion/published_forms.h"

#include <torch/torch.h>

namespace core::model {

struct MotionJudgeOptions {
  int featureWidth = motion::humanml3d::kFeatures;
  int width = 192;
  int blocks = 4;
  int classes = 7;
  double dropout = 0.3;
};

/// A classifier of motion features that only judges: another form, other seed and other clips than the
/// style network that guides sampling, so that guidance cannot please it by construction.
/// Strided convolution to a quarter of the frame rate, residual dilated convolutions, mean and deviation over time.
class MotionJudgeImpl : public torch::nn::Module {
 public:
  explicit MotionJudgeImpl(const MotionJudgeOptions& options = {});
  /// features float [B, F, D] normalized, lengths int64 [B]; returns logits [B, classes].
  torch::Tensor forward(const torch::Tensor& features, const torch::Tensor& lengths);
  /// The pooled vector before the last layer, [B, 2 width].
  torch::Tensor embed(const torch::Tensor& features, const torch::Tensor& lengths);
  const MotionJudgeOptions& options() const { return options_; }

 private:
  MotionJudgeOptions options_;
  torch::nn::Conv1d patch_{nullptr};
  std::vector<torch::nn::Conv1d> spread_, mix_;
  std::vector<torch::nn::LayerNorm> norms_;
  torch::nn::Linear out_{nullptr};
  torch::nn::Dropout dropout_{nullptr};
};
TORCH_MODULE(MotionJudge);

}  // namespace core::model
