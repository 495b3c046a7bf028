#pragma once

#include "core/base/result.h"
#include "core/diffusion/clean_prediction.h"
#include "core/families/crossdiff/crossdiff.h"
#include "core/jobs/progress.h"
#include "core/sampling/clean_loop.h"
#include "core/sampling/repeated_network.h"

#include <array>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

// Sampling with CrossDiff: the guided prediction, plain reverse loops in 3D or 2D, and the mixture 2D to alpha, then 3D.
namespace core::sampling {

/// Classifier-free guidance null + g (text - null) of every output asked for, in one batch of two; g = 0: one evaluation with text.
model::CrossDiffImpl::Prediction guidedPrediction(model::CrossDiff& network, const at::Tensor& x, const at::Tensor& timestep, const at::Tensor& text, double guidance,
                                                  model::CrossDiffOutput wanted);

/// A network with its text, asked for clean motions step by step.
class CrossDiffPredictor {
 public:
  /// What of the condition and of the network does not change from step to step is computed here, once. text [B, textWidth]; plan: the
  /// network's, where it is already there. The network is in evaluation mode and its weights stay as they are.
  CrossDiffPredictor(model::CrossDiff network, const at::Tensor& text, double guidance, std::shared_ptr<const model::CrossDiffImpl::Plan> plan = nullptr);

  /// The clean motion of the wanted kind from a sample [B, F, C] of either kind; step: what the network is told.
  at::Tensor clean(const at::Tensor& sample, std::int64_t step, model::MotionKind wanted) const;
  const model::CrossDiffOptions& sizes() const { return network_->options(); }

 private:
  mutable model::CrossDiff network_;
  at::Tensor textPart_;  // of the condition token, [B, width]; with guidance null and text, [2B, width]
  double guidance_;
  std::shared_ptr<const model::CrossDiffImpl::Plan> plan_;
  std::array<std::shared_ptr<RepeatedNetwork>, 2> evaluate_;  // to 3D, to 2D
};

/// Asked for one draw of a kind's shape per step that needs one, in order.
using Draw = std::function<at::Tensor(model::MotionKind)>;

/// The loop in one kind from a sample at the first step's level, [B, F, C].
/// Errors: Cancelled, asked once per step.
Result<at::Tensor> samplePlain(const CrossDiffPredictor& predictor, const LoopSchedule& schedule, at::Tensor sample, const Draw& draw, const LoopOptions& options,
                               const jobs::ProgressSink& progress = {}, std::stop_token stop = {});

struct MixtureOptions : LoopOptions {
  std::int64_t alpha = 300;  // told step at which 2D becomes 3D
  int keepEvery = 0;         // keep every so many clean 2D estimates; 0: none
};

struct MixtureSample {
  at::Tensor last2d;                // [B, F, 134] the 2D sample that the switch reads
  at::Tensor switch3d;              // [B, F, 263] after the switch, at the level below alpha
  at::Tensor final3d;               // [B, F, 263]
  std::vector<at::Tensor> clean2d;  // clean 2D estimates on the way, and the one at the switch
};

/// 2D to 2D while the told step is above alpha; at the first step not above it the 2D to 3D prediction, noised with a fresh draw to the
/// level below; 3D to 3D from there. Only the predicted clean 3D motion crosses the switch. At step 0 the prediction is the result.
/// initial2d [B, F, 134]. Draws are taken in order: one 2D per step above alpha, then one 3D per step from the switch on.
/// Errors: InvalidArgument when no step is at or below alpha; Cancelled.
Result<MixtureSample> sampleMixture(const CrossDiffPredictor& predictor, const LoopSchedule& schedule, const at::Tensor& initial2d, const Draw& draw,
                                    const MixtureOptions& options, const jobs::ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace core::sampling
