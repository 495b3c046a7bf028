#pragma once

#include "core/diffusion/noise_schedule.h"
#include "core/families/smoodi/style_adaptor.h"

#include <array>
#include <functional>

namespace core::training {

struct SmoodiLossOptions {
  double standardWeight = 1.0;   // L_std, the style clips
  double priorWeight = 1.0;      // L_pr, the content clips
  double cycleWeight = 0.1;      // L_cyc, both directions
  bool hasPrior = true;          // false: the ablation without L_pr
  bool hasCycle = true;          // false: the ablation without L_cyc; calls 3 to 6 are not made
  /// Released code: every call leaves its style embedding added to the noisy buffer that the next call reads, and with it
  /// in the clean estimate. false: every call reads the noised latent itself. Needs latents as wide as the adaptor.
  bool accumulatesInBuffer = true;
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

/// SMooDi's training loss: L_std + L_pr + 0.1 (L_cyc of both directions). Calls of the controlled denoiser D:
/// 1 D(X, cx, sx), 2 D(Y, cy, sy), 3 D(X, cx, sy), 4 D(Y, cy, sx), then the clean estimates of 3 and 4 are decoded to motions
/// m_xy, m_yx and, noised afresh and cut from the graph, denoised in 5 D(X', cx, m_yx) and 6 D(Y', cy, m_xy).
SmoodiLossTerms smoodiLoss(model::StyleAdaptor& adaptor, const diffusion::NoiseSchedule& schedule, const LatentDecoder& decode,
                           const SmoodiLossInput& input, const SmoodiLossOptions& options = {});

}  // namespace core::training
