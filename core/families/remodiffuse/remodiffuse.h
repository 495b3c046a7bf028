#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/diffusion/noise_schedule.h"
#include "core/motion/published_forms.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/nn/pimpl.h>
#include <torch/types.h>

#include <memory>
#include <string>
#include <vector>

namespace core::model {

/// Sizes of ReMoDiffuse; the defaults are the published ones for HumanML3D.
struct RemodiffuseOptions {
  int featureWidth = motion::humanml3d::kFeatures;
  int width = 512;
  int layers = 4;
  int heads = 8;
  int feedForward = 1024;
  int timeWidth = 2048;
  int frames = motion::humanml3d::kMostFrames;  // rows of the position table: the longest motion
  int textInput = 512;                          // of a token of the frozen tower
  int textWidth = 256;
  int textLayers = 2, textHeads = 4, textFeedForward = 2048;
  bool hasTextProjection = true;  // false: textInput is textWidth
  // Of the encoder of retrieved clips.
  int motionLayers = 2, motionFeedForward = 1024;
  int captionLayers = 2, captionFeedForward = 1024;
  int captionInput = 0;                                  // of a caption's token, which a projection of ours makes as wide as the network; 0: it is, as published
  int retrievedFrames = motion::humanml3d::kMostFrames;  // rows of its position table
  int stride = 4;                                        // every so many frames of a retrieved clip is a token
};

/// Clips of a library beside a motion: R of them for each of B motions, padded to F frames.
struct RetrievedClips {
  torch::Tensor motion;   // float [B, R, F, featureWidth], normalized, F at most retrievedFrames
  torch::Tensor lengths;  // int64 [B, R]; 0: none in this place
  torch::Tensor text;     // float [B, R, N, width or captionInput]: tokens of their captions
};

/// The same as the network reads them; depend on neither the prompt nor the step, so that they can be kept.
struct RetrievedTokens {
  torch::Tensor motion;    // float [B, R, M, width], M = F / stride rounded up
  torch::Tensor isInside;  // bool [B, R, M]
  torch::Tensor caption;   // float [B, R, width]: the last token of each caption, as published
};

/// Which conditions a motion is made under, bool [B] each; undefined: all are.
struct RemodiffuseSwitches {
  torch::Tensor text, retrieval;
};

class SemanticBlockImpl;
class RetrievedMotionLayerImpl;
class EncoderLayerImpl;

/// ReMoDiffuse (Zhang et al. 2023): denoises a motion beside clips whose captions are near its text. Predicts the clean motion. Spec:
/// spec/remodiffuse.md, section 3. Parameter names are the published ones behind "model.".
class RemodiffuseImpl : public torch::nn::Module {
 public:
  explicit RemodiffuseImpl(const RemodiffuseOptions& options = {});

  /// Tokens of the frozen tower [B, N, textInput], padding too; returns [B, N, textWidth].
  torch::Tensor textFeatures(const torch::Tensor& text);
  RetrievedTokens retrieved(const RetrievedClips& clips);

  /// x [B, F, featureWidth]; timestep int64 [B] of the 1,000 original ones; isInside bool [B, F], undefined: every frame. Frames outside are computed and
  /// do not influence the others. Returns [B, F, featureWidth].
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& timestep, const torch::Tensor& isInside, const torch::Tensor& textFeatures,
                        const RetrievedTokens& retrieved, const RemodiffuseSwitches& switches = {});

  const RemodiffuseOptions& options() const { return options_; }

 private:
  RemodiffuseOptions options_;
  torch::Tensor positions_, retrievedPositions_;
  torch::nn::Linear joints_{nullptr}, time1_{nullptr}, time2_{nullptr}, out_{nullptr}, textProjection_{nullptr}, retrievedIn_{nullptr}, captionProjection_{nullptr};
  torch::nn::LayerNorm textNorm_{nullptr};
  std::vector<std::shared_ptr<EncoderLayerImpl>> textLayers_, captionLayers_;
  std::vector<std::shared_ptr<SemanticBlockImpl>> blocks_;
  std::vector<std::shared_ptr<RetrievedMotionLayerImpl>> motionLayers_;
};
TORCH_MODULE(Remodiffuse);

/// Sizes from the shapes of published keys; 8 heads, 4 of the text encoder and the stride follow from nothing. Errors: InvalidArgument naming the missing or
/// mis-shaped key, or a width that does not part into heads.
Result<RemodiffuseOptions> remodiffuseOptionsOf(const TensorMap& weights, const std::string& prefix = "model.");
/// In evaluation mode and without gradients. Errors: as above.
Result<Remodiffuse> loadRemodiffuse(const TensorMap& weights, const std::string& prefix = "model.");

/// Mean over the frames inside, of all motions together, of the mean squared error of a frame: the published loss. motion, noise [B, F, D].
torch::Tensor remodiffuseLoss(Remodiffuse& network, const diffusion::NoiseSchedule& schedule, const torch::Tensor& motion, const torch::Tensor& noise,
                              const torch::Tensor& timestep, const torch::Tensor& isInside, const torch::Tensor& text, const RetrievedClips& clips,
                              const RemodiffuseSwitches& switches);

}  // namespace core::model
