#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/motion_puzzle/body_graph.h"

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>
#include <torch/types.h>

#include <array>
#include <memory>
#include <string>

namespace core::model {

/// Sizes of Motion Puzzle; the defaults are the published ones.
struct MotionPuzzleOptions {
  int joints = 21;  // 21: the authors' skeleton; 22: HumanML3D's joints (body_graph.h)
  int width = 64;   // n: channels of a joint; twice, four and eight times as many on the levels above
  int latent = 128;
};

inline constexpr int kPuzzleChannels = 12;      // of a joint: position, forward axis, up axis, velocity
inline constexpr int kPuzzleFewestFrames = 12;  // every level needs more frames than its reflection pads

/// What an encoder makes of a motion, [B, channels, frames, nodes] each. n = width; divisions are rounded down in turn.
struct PuzzleFeatures {
  torch::Tensor joint;  // [B, 2n, T, V]
  torch::Tensor mid;    // [B, 4n, T / 2, 10]
  torch::Tensor part;   // [B, 8n, T / 4, 5]
  torch::Tensor code;   // [B, 8n, T / 4, 5]
};

class PuzzleEncoder;
class PuzzleDecoder;

/// Motion Puzzle (Jang, Park and Lee 2022): a graph network that gives each part of a body the style of its own clip. Spec:
/// spec/motion_puzzle.md, sections 4 and 5. Parameter names are the published ones; the constant matrices are no parameters.
/// Motions are [B, 12, V, T], normalized, T at least kPuzzleFewestFrames. Throws c10::Error on another shape.
class MotionPuzzleImpl : public torch::nn::Module {
 public:
  using Styles = std::array<PuzzleFeatures, kBodyParts>;  // in the order of bodyPartNames(); each of any length

  explicit MotionPuzzleImpl(const MotionPuzzleOptions& options = {});

  PuzzleFeatures content(const torch::Tensor& motion);
  PuzzleFeatures style(const torch::Tensor& motion);
  /// code: of content(). Returns [B, 12, V, 4 frames of the code].
  torch::Tensor decode(const torch::Tensor& code, const Styles& styles);
  /// One style for the whole body.
  torch::Tensor decode(const torch::Tensor& code, const PuzzleFeatures& style) { return decode(code, Styles{style, style, style, style, style}); }

  const MotionPuzzleOptions& options() const { return options_; }

 private:
  MotionPuzzleOptions options_;
  std::shared_ptr<PuzzleEncoder> content_, style_;
  std::shared_ptr<PuzzleDecoder> decoder_;
};
TORCH_MODULE(MotionPuzzle);

/// Sizes from the shapes of published keys. Errors: InvalidArgument naming the missing or mis-shaped key.
Result<MotionPuzzleOptions> motionPuzzleOptionsOf(const TensorMap& weights, const std::string& prefix = "");

/// In evaluation mode and without gradients. Errors: as above.
Result<MotionPuzzle> loadMotionPuzzle(const TensorMap& weights, const std::string& prefix = "");

}  // namespace core::model
