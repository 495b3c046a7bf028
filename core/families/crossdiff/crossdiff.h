#pragma once

#include "core/base/precision.h"
#include "core/model/condition_token.h"
#include "core/model/transformer.h"
#include "core/motion/published_forms.h"

#include <array>
#include <memory>
#include <vector>

namespace core::model {

/// The two kinds of motion that CrossDiff reads and writes.
enum class MotionKind { Motion3d, Motion2d };
/// Which outputs a forward pass computes.
enum class CrossDiffOutput { Motion3d, Motion2d, Both };

class PackedCrossDiff;

/// Sizes of CrossDiff; the defaults are the published ones for HumanML3D (KIT: 251 and 128 features).
struct CrossDiffOptions {
  int motionWidth = motion::humanml3d::kFeatures;  // 3D features, of which the first motionRoot are the root's
  int motionRoot = 4;
  int jointWidth = 134;  // 2D features, of which the first jointRoot are the root's
  int jointRoot = 2;
  int frames = motion::humanml3d::kMostFrames;  // every sequence has this length
  int framesPerToken = 1;                       // published: 1; our compact networks read several frames as one token; divides frames
  int width = 512;
  int heads = 4;
  int feedForward = 1024;
  int rootFeedForward = 512;
  int ownLayers = 4;     // of E_3D and E_2D
  int sharedLayers = 6;  // of the shared encoder and of each decoder, at least rootLayers
  int rootLayers = 2;    // of the root encoders and root decoders
  int textWidth = 512;
  int positions = 5000;  // rows of the sinusoid; at least frames + 1 and the diffusion steps
  double dropout = 0.1;
  bool sharesEncoder = true;  // false: an encoder ladder per kind, `bridge_m` and `bridge_j` (the ablation)
};

/// CrossDiff (ECCV 2024): noisy 3D or 2D motion, diffusion step and text to the clean motion in 3D, in 2D, or both.
/// Spec: spec/crossdiff.md, section 4. Decoder layer i reads output i of the shared encoder (a ladder); root and pose
/// travel apart, and the root decoder reads the last rootLayers outputs of the pose decoder.
/// Parameter names are the published ones. No padding mask exists anywhere.
class CrossDiffImpl : public torch::nn::Module {
 public:
  explicit CrossDiffImpl(const CrossDiffOptions& options = {});

  struct Prediction {
    torch::Tensor motion3d;  // [B, frames, motionWidth], undefined when not asked for
    torch::Tensor motion2d;  // [B, frames, jointWidth]
  };

  /// x [B, frames, width of its kind]; timestep int64 [B]; text [B, textWidth], zeros for "no text".
  Prediction forward(const torch::Tensor& x, const torch::Tensor& timestep, const torch::Tensor& text, CrossDiffOutput wanted);

  /// What evaluations with the same weights share: the query tokens behind what the first decoder layers do before they see a memory.
  /// In evaluation mode only; stale as soon as a weight changes. With packed layers, which it has where they fit, it serves one thread at a time.
  struct Plan {
    std::array<DecoderLayerImpl::Prepared, 2> queries;  // by MotionKind
    std::shared_ptr<PackedCrossDiff> packed;
  };
  Plan plan(base::Precision precision = base::Precision::Exact);

  /// forward() in evaluation mode with a plan, and a condition token [B, 1, width] that was made beforehand. The same values.
  Prediction evaluate(const torch::Tensor& x, const torch::Tensor& token, CrossDiffOutput wanted, const Plan& plan);

  /// The same for one output, in the input's batch order.
  torch::Tensor predict(const torch::Tensor& x, const torch::Tensor& timestep, const torch::Tensor& text, MotionKind wanted);

  /// Told by the number of features. Throws c10::Error when it is neither.
  MotionKind kindOf(const torch::Tensor& x) const;
  int widthOf(MotionKind kind) const { return kind == MotionKind::Motion3d ? options_.motionWidth : options_.jointWidth; }

  ConditionToken& condition() { return condition_; }
  const CrossDiffOptions& options() const { return options_; }

 private:
  // What belongs to one kind; published names end in _m or _j.
  struct Branch {
    torch::Tensor token;  // motion_token, joint_token [frames / framesPerToken, 1, width]
    torch::nn::Linear poseIn{nullptr}, poseOut{nullptr}, rootIn{nullptr}, rootOut{nullptr};
    std::vector<EncoderLayer> encoder, rootEncoder, ownBridge;
    std::vector<DecoderLayer> decoder, rootDecoder;
    int root = 0;
  };
  int tokens() const { return options_.frames / options_.framesPerToken; }
  Branch makeBranch(const char* suffix, const char* tokenName, int width, int root);
  /// What the decoders read: the shared encoder's outputs, and the input's root tokens.
  struct Encoded {
    std::vector<torch::Tensor> ladder;
    torch::Tensor rootTokens;
  };
  Encoded encode(const torch::Tensor& x, const torch::Tensor& token);
  /// first: the first decoder layer's output [B or 1, tokens, width].
  torch::Tensor decode(Branch& branch, torch::Tensor first, const Encoded& encoded);
  /// The input's pose and root tokens in front of their encoders, [B, 1 + tokens, width].
  std::array<torch::Tensor, 2> placed(const torch::Tensor& x, const torch::Tensor& token);
  torch::Tensor motionOf(Branch& branch, const torch::Tensor& pose, const torch::Tensor& root);
  Prediction evaluatePacked(const torch::Tensor& x, const torch::Tensor& token, CrossDiffOutput wanted, PackedCrossDiff& packed);
  torch::Tensor firstLayer(Branch& branch, const Encoded& encoded);

  CrossDiffOptions options_;
  ConditionToken condition_;
  std::array<Branch, 2> branches_;  // by MotionKind
  std::vector<EncoderLayer> bridge_;
};
TORCH_MODULE(CrossDiff);

}  // namespace core::model
