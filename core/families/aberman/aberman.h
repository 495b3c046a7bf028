#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/aberman/joint_tree.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/pimpl.h>
#include <torch/types.h>

#include <memory>
#include <string>
#include <vector>

// Unpaired style transfer (Aberman et al. 2020): a content code, one vector for a style, and a critic. Spec: spec/aberman.md. Parameter names are the
// published ones. Everything is [B, channels, frames].
namespace core::model {

/// Sizes; the defaults are the published ones of 31 joints and 21 chosen ones.
struct AbermanOptions {
  int contentWidth = 128;   // 4 J + 4: quaternions (w, x, y, z), root position, yaw
  int style3dWidth = 64;    // 3 (K - 1) + 4: positions of the chosen joints, root position, yaw
  int style2dWidth = 42;    // 2 K; 0: no styles from key points
  int rotationWidth = 124;  // 4 J
  int classes = 8;
  int styleHidden = 96, width = 144;
  int mlpFirst = 192, mlpSecond = 256;
};

inline constexpr int kAbermanFewestFrames = 9;  // what the reflecting convolutions need

enum class StyleKind { Joints3d, Keypoints2d };

class AbermanStyleEncoder;
class AbermanContentEncoder;
class AbermanDecoder;

class AbermanGeneratorImpl : public torch::nn::Module {
 public:
  explicit AbermanGeneratorImpl(const AbermanOptions& options = {});

  /// [B, contentWidth, T] normalized; returns [B, width, T / 2 rounded up].
  torch::Tensor content(const torch::Tensor& motion);
  /// [B, style3dWidth or style2dWidth, any T]; returns [B, width].
  torch::Tensor style(const torch::Tensor& motion, StyleKind kind);
  /// Of a style code [B, width]: shifts, then scales, [B, 2 width].
  torch::Tensor adaIn(const torch::Tensor& style);
  /// Content code and style code; returns raw quaternions [B, rotationWidth, 2 frames of the code].
  torch::Tensor decode(const torch::Tensor& content, const torch::Tensor& style);

  const AbermanOptions& options() const { return options_; }

 private:
  AbermanOptions options_;
  std::shared_ptr<AbermanContentEncoder> content_;
  std::shared_ptr<AbermanStyleEncoder> style3d_, style2d_;
  std::vector<torch::nn::Linear> mlp_;
  std::shared_ptr<AbermanDecoder> decoder_;
};
TORCH_MODULE(AbermanGenerator);

class AbermanCriticBlock;

/// The discriminator: a response per class and time.
class AbermanCriticImpl : public torch::nn::Module {
 public:
  struct Answer {
    torch::Tensor response;  // [B, R] of the class asked for
    torch::Tensor features;  // [B, width, R], behind the leaky ReLU
  };

  explicit AbermanCriticImpl(const AbermanOptions& options = {});

  /// differences [B, style3dWidth, T] of differencesOf(); labels int64 [B]. R = T halved twice.
  Answer forward(const torch::Tensor& differences, const torch::Tensor& labels);

  /// The first frame followed by the steps from frame to frame.
  static torch::Tensor differencesOf(const torch::Tensor& motion);

 private:
  torch::nn::Conv1d in_{nullptr}, out_{nullptr};
  std::vector<std::shared_ptr<AbermanCriticBlock>> blocks_;
};
TORCH_MODULE(AbermanCritic);

/// Sizes from the shapes of published keys "gen.*" and, where it is there, "dis.*". Errors: InvalidArgument naming the missing or mis-shaped key.
Result<AbermanOptions> abermanOptionsOf(const TensorMap& weights);
Result<AbermanGenerator> loadAbermanGenerator(const TensorMap& weights);
Result<AbermanCritic> loadAbermanCritic(const TensorMap& weights);

}  // namespace core::model
