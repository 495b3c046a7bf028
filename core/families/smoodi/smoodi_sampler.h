#pragma once

#include "core/base/precision.h"
#include "core/base/result.h"
#include "core/diffusion/guidance.h"
#include "core/diffusion/noise_schedule.h"
#include "core/diffusion/style_guidance.h"
#include "core/families/mld/mld_vae.h"
#include "core/families/smoodi/style_adaptor.h"
#include "core/families/smoodi/style_network.h"
#include "core/jobs/progress.h"
#include "core/sampling/stage_clock.h"

#include <stop_token>

// SMooDi at its published structure: the guided sampling loop; a transfer starts it inside the range, where invertMld() ended.
// Motions are normalized features [B, T, 263]; text features [B, 1, 768]; latents [B, 1, 256]; lengths int64 [B].
namespace core::sampling {

/// The networks of one model, in evaluation mode and without gradients. styleFunction may be empty when no style guidance
/// is asked for, the style adaptor's style encoder serves the embedding.
struct SmoodiModel {
  model::MldVae vae{nullptr};
  model::StyleAdaptor denoiser{nullptr};
  model::StyleNetwork styleFunction{nullptr};
};

struct SmoodiOptions {
  int steps = 50;    // DDIM steps of the whole range
  int start = 0;     // first step done, 0 .. steps - 1; transfer starts inside the range
  double eta = 0.0;  // > 0 needs freshNoise
  diffusion::GuidanceForm form = diffusion::GuidanceForm::Released;
  diffusion::GuidanceWeights weights;
  diffusion::StyleGuidanceOptions energy;              // scale 0: no style guidance
  base::Precision precision = base::Precision::Exact;  // of denoiser, adaptor, style embeddings and style guidance; the result is decoded exactly
  /// Variant `released`, transfer only: the style guidance is handed the stacked references of the three branches [0, 0, s] instead of s,
  /// so that its L1 terms broadcast and pull to the clip of zeros twice as hard as to the style. Batch 1 only.
  bool stacksReference = false;
};

struct SmoodiRequest {
  torch::Tensor latent;       // level of the first step done
  torch::Tensor textNull;     // [1, 1, 768]
  torch::Tensor textContent;  // [B, 1, 768]
  torch::Tensor style;        // [B, Ts, 263]
  torch::Tensor lengths;
  /// int64 [steps - start, Ts]: the frame order of the style for the adaptor, per step, for the whole batch (released code:
  /// permuted inside windows of 16 frames). Undefined: the given order, and the embedding is computed once.
  torch::Tensor permutations;
  torch::Tensor freshNoise;  // [steps - start, B, 1, 256], only with eta > 0
};

struct SmoodiSample {
  torch::Tensor latent;      // the clean latent
  torch::Tensor features;    // [B, longest length, 263]
  torch::Tensor trajectory;  // [N, B, 1, 256]: latents after 10, 20, ... steps done; N may be 0
  StageSeconds seconds;
};

/// The whole loop. In Precision::Exact no step is approximated, and nothing is computed twice: text, times, the embedding of the zero
/// style, the reference statistics and the lengths' part of the decoder are made once; branches run as one batch, on packed layers.
/// Errors: InvalidArgument (steps, start, shapes that do not fit each other, clips too long), Cancelled.
Result<SmoodiSample> sampleSmoodi(SmoodiModel& model, const diffusion::NoiseSchedule& schedule, const SmoodiRequest& request, const SmoodiOptions& options,
                                  const jobs::ProgressSink& progress = {}, const std::stop_token& stop = {});

/// Frame orders as the released code draws them: [count, frames] int64, each permuted inside consecutive windows of 16
/// frames, each window by itself; the last frames mod 16 stay in place. The same seed gives
/// the same orders.
torch::Tensor windowPermutations(std::int64_t frames, std::int64_t count, std::uint64_t seed);

/// The style-energy term of a request, with everything that does not change between steps computed here. style [B or 1, Ts, 263]
/// in its own order; several for one motion are compared with one by one and summed. The model must outlive the result.
diffusion::StyleGuidance styleGuidanceOf(SmoodiModel& model, const torch::Tensor& style, const model::MldVaeImpl::DecoderPlan& plan,
                                         const diffusion::StyleGuidanceOptions& options, base::Precision precision = base::Precision::Exact);

}  // namespace core::sampling
