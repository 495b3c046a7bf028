#pragma once

#include "core/families/smoodi/published/published_model.h"
#include "core/families/smoodi/stylized_generator.h"
#include "core/services/style/restyle_way.h"

// A motion done again in another style: DDIM inversion up to some step, where it turns, and sampling down again with the style.
// Source: spec/smoodi.md, section 1.10. Or by inpainting, see core/services/style/restyle_way.h.
namespace core::sampling {

struct RestyleOptions {
  std::string prompt;                   // what the clip shows; empty: the null text, which is the safest when nothing is known
  std::optional<StyleCondition> style;  // none: inversion and reconstruction
  std::uint64_t seed = 1;
  int steps = 50;  // DDIM steps of the whole range
  int turn = 30;   // steps upward before it turns, 1 to steps: few keep the motion, many take the style
  services::RestyleWay way = services::RestyleWay::Inversion;
  diffusion::GuidanceWeights weights;  // on the way down
  /// The published transfer's, without the quirk of the released code.
  diffusion::StyleGuidanceOptions energy{.scale = 0.4, .iterations = 10, .below = 150, .zeroFirstChannel = false};
};

/// With our compact model, in the paper's form of the guidance. The inversion takes no classifier-free guidance: w times the difference of
/// two predictions on the way up is not undone on the way down. By inpainting it is samplePlan() of one action that keeps all of the motion loosely, held above the step
/// at which it turns and free below 0.4 of it. features float [F, 263], not normalized, F 20 to 196; returns the
/// same shape. Same options, same result. Errors: InvalidArgument (turn, steps, length), Cancelled.
Result<at::Tensor> restyle(StylizedModel& model, const at::Tensor& features, const RestyleOptions& options, const jobs::ProgressSink& progress,
                           const std::stop_token& stop);

/// The published transfer: 10 guidance iterations of 0.4 below training step 150.
SmoodiOptions publishedTransfer();

struct PublishedRestyleOptions {
  std::string prompt;
  at::Tensor style;  // float [F, 263], not normalized
  std::uint64_t seed = 1;
  int turn = 30;
  /// start is set from turn. stacksReference of the loop is the released code's mistake.
  SmoodiOptions loop = publishedTransfer();
};

/// The published transfer with an imported model: guided inversion from the VAE's mean (weights as given for the way down), then the
/// released loop. Frames must be 1 to 196. Errors: as samplePublished, InvalidArgument.
Result<at::Tensor> restylePublished(PublishedModel& model, const at::Tensor& features, const PublishedRestyleOptions& options, const jobs::ProgressSink& progress,
                                    const std::stop_token& stop);

}  // namespace core::sampling
