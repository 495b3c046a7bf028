#pragma once

#include "core/diffusion/noise_schedule.h"
#include "core/families/smoodi/style_adaptor.h"

#include <array>
#include <functional>
#include <utility>

// SMooDi's training loss, term by term: the recipe puts the terms together for batches of its own, smoodiLoss() as published.
namespace core::training {

/// A batch that the controlled denoiser D is asked about. latent [B, N, D] clean, noise like it, timestep int64 [B], text [B, L, C];
/// mask bool [B, N], true where a token counts, or undefined.
struct ControlledBatch {
  torch::Tensor latent, noise, timestep, text, mask;
};

/// The calls of D on one batch. The adaptor and the schedule must outlive it.
class ControlledCalls {
 public:
  /// accumulates: every call leaves its style embedding added to the noisy buffer that the next call reads, and with it in the clean
  /// estimate, as in the released code; needs latents as wide as the adaptor.
  ControlledCalls(model::StyleAdaptor& adaptor, const diffusion::NoiseSchedule& schedule, ControlledBatch batch, bool accumulates = false);

  /// The noise that D sees in the buffer; embedding [B, width] of the style.
  torch::Tensor predict(const torch::Tensor& embedding);
  /// Mean square error against the batch's noise over the tokens that count, a scalar with its graph.
  torch::Tensor error(const torch::Tensor& predicted) const;
  /// What the buffer is without the predicted noise; zeros at tokens that do not count.
  torch::Tensor clean(const torch::Tensor& predicted) const;
  /// Noise anew, from a clean latent: later calls read this.
  void renoise(const torch::Tensor& clean, const torch::Tensor& noise);

 private:
  model::StyleAdaptor& adaptor_;
  const diffusion::NoiseSchedule& schedule_;
  ControlledBatch batch_;
  torch::Tensor buffer_;
  model::StyleAdaptorImpl::Tokens time_, text_;
  bool accumulates_;
};

/// L_cyc of both directions: x with y's style and y with x's, the clean estimates noised afresh (cut from the graph) and denoised with the
/// style of what the other side's estimate decodes to; gradients reach the adaptor through it.
enum class LossSide { X, Y };
struct CycleInput {
  torch::Tensor onX, onY;  // embeddings: y's style for x, x's style for y
  std::function<torch::Tensor(LossSide side, const torch::Tensor& like)> freshNoise;
  std::function<torch::Tensor(LossSide side, const torch::Tensor& clean)> embedClean;  // the style of what that side's clean latent decodes to
};
std::pair<torch::Tensor, torch::Tensor> cycleTerms(ControlledCalls& x, ControlledCalls& y, const CycleInput& input);

struct SmoodiLossOptions {
  double standardWeight = 1.0;      // L_std, the style clips
  double priorWeight = 1.0;         // L_pr, the content clips
  double cycleWeight = 0.1;         // L_cyc, both directions
  bool hasPrior = true;             // false: the ablation without L_pr
  bool hasCycle = true;             // false: the ablation without L_cyc; calls 3 to 6 are not made
  bool accumulatesInBuffer = true;  // as released
};

/// A pair of batches: x from the style data, y from the content data. Latents [B, N, D] clean, text [B, L, C], style features
/// [B, T, F], lengths int64 [B] of the motions, noises like the latents, timestep int64 [B] shared by the pair.
struct SmoodiLossSide {
  torch::Tensor latent;
  torch::Tensor text;
  torch::Tensor style;
  torch::Tensor lengths;
  torch::Tensor noise;
  torch::Tensor cycleNoise;  // for the second noising, of the cycle
};

struct SmoodiLossInput {
  SmoodiLossSide x, y;
  torch::Tensor timestep;
  /// Frame orders of the style in calls 1 to 6, int64 [T of that call's style]; undefined: the given order.
  std::array<torch::Tensor, 6> permutations;
};

/// Scalars with their graphs; a term that is switched off is zero.
struct SmoodiLossTerms {
  torch::Tensor total, standard, prior, cycleX, cycleY;
};

/// latent and lengths to motion features, differentiable.
using LatentDecoder = std::function<torch::Tensor(const torch::Tensor& latent, const torch::Tensor& lengths)>;

/// The published loss, L_std + L_pr + 0.1 (L_cyc of both directions). Calls: 1 D(X, cx, sx), 2 D(Y, cy, sy), 3 D(X, cx, sy),
/// 4 D(Y, cy, sx), then the clean estimates of 3 and 4 are decoded to motions m_xy, m_yx and, noised afresh, denoised in
/// 5 D(X', cx, m_yx) and 6 D(Y', cy, m_xy).
SmoodiLossTerms smoodiLoss(model::StyleAdaptor& adaptor, const diffusion::NoiseSchedule& schedule, const LatentDecoder& decode, const SmoodiLossInput& input,
                           const SmoodiLossOptions& options = {});

}  // namespace core::training
