#include "core/model/motion_judge.h"

#include "core/model/positional.h"

namespace core::model {

namespace nn = torch::nn;

MotionJudgeImpl::MotionJudgeImpl(const MotionJudgeOptions& o) : options_(o) {
  patch_ = register_module("patch", nn::Conv1d(nn::Conv1dOptions(o.featureWidth, o.width, 8).stride(4).padding(2)));
  for (int i = 0; i < o.blocks; ++i) {
    const int dilation = 1 << (i % 3);
    const auto name = std::to_string(i);
    norms_.push_back(register_module("norm_" + name, nn::LayerNorm(nn::LayerNormOptions({o.width}))));
    spread_.push_back(register_module("spread_" + name, nn::Conv1d(nn::Conv1dOptions(o.width, o.width, 3).padding(dilation).dilation(dilation))));
    mix_.push_back(register_module("mix_" + name, nn::Conv1d(nn::Conv1dOptions(o.width, o.width, 1))));
  }
  dropout_ = register_module("dropout", nn::Dropout(o.dropout));
  out_ = register_module("out", nn::Linear(2 * o.width, o.classes));
}

torch::Tensor MotionJudgeImpl::embed(const torch::Tensor& features, const torch::Tensor& frameCounts) {
  const auto lengths = frameCounts.to(features.device());
  const auto frames = features.size(1);
  const auto tokens = (frames + 3) / 4;
  auto x = (features * lengthMask(lengths, frames).unsqueeze(2).to(features.scalar_type())).transpose(1, 2);
  x = patch_(torch::constant_pad_nd(x, {0, tokens * 4 - frames}));  // [B, W, F/4]
  const auto mask = lengthMask(torch::div(lengths + 3, 4, "floor"), tokens).unsqueeze(1).to(torch::kFloat);
  x = x.to(torch::kFloat) * mask;
  for (std::size_t i = 0; i < spread_.size(); ++i) {
    const auto normed = norms_[i](x.transpose(1, 2)).transpose(1, 2) * mask;
    x = x + dropout_(mix_[i](torch::gelu(spread_[i](normed)))).to(torch::kFloat) * mask;
  }
  const auto count = mask.sum(2).clamp_min(1.0);
  const auto mean = x.sum(2) / count;
  const auto variance = ((x - mean.unsqueeze(2)).square() * mask).sum(2) / count;
  return torch::cat({mean, torch::sqrt(variance + 1e-5)}, 1);
}

torch::Tensor MotionJudgeImpl::forward(const torch::Tensor& features, const torch::Tensor& lengths) { return out_(dropout_(embed(features, lengths))).to(torch::kFloat); }

}  // namespace core::model
