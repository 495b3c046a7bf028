#pragma once

#include "core/model/condition_token.h"
#include "core/model/transformer.h"
#include "core/motion/published_forms.h"

#include <vector>

namespace core::model {

/// Sizes of MDM with `arch = trans_enc`; the defaults are the published ones for HumanML3D (KIT: 251 features).
struct MdmOptions {
  int featureWidth = motion::humanml3d::kFeatures;
  int width = 512;
  int layers = 8;
  int heads = 4;
  int feedForward = 1024;
  int textWidth = 512;
  int positions = 5000;  // rows of the sinusoid: at least frames + 1 and the diffusion steps
  double dropout = 0.1;
};

/// MDM (Tevet et al. 2023), the text-conditioned transformer encoder: noisy motion, step and text to the clean motion.
/// Spec: spec/crossdiff.md, section 12. Parameter names are the published ones.
class MdmImpl : public torch::nn::Module {
 public:
  explicit MdmImpl(const MdmOptions& options = {});

  /// x [B, F, featureWidth], any F that the position table holds; timestep int64 [B]; text [B, textWidth], zeros for "no text".
  /// frameMask bool [B, F], true = may be attended to (the option mask_frames), or undefined: all. The condition token is always
  /// visible. Returns [B, F, featureWidth]; what stands at masked frames is left as computed.
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& timestep, const torch::Tensor& text, const torch::Tensor& frameMask = {});

  ConditionToken& condition() { return condition_; }
  const MdmOptions& options() const { return options_; }

 private:
  MdmOptions options_;
  ConditionToken condition_;
  torch::nn::Linear poseIn_{nullptr}, poseOut_{nullptr};  // input_process.poseEmbedding, output_process.poseFinal
  std::vector<EncoderLayer> layers_;                      // seqTransEncoder.layers
};
TORCH_MODULE(Mdm);

}  // namespace core::model
