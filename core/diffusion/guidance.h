#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

// Classifier-free guidance with a content weight and a style weight: which predictions a step needs, and how they mix.
namespace core::diffusion {

/// How the style term is formed, and in which order content, style and energy terms act.
enum class GuidanceForm {
  /// Released code, modes v2 and v4. Branches (0,0), (c,0), (0,s):
  /// base = e00 + w_s (e0s - e00), then the energy terms act on base, then w_c (ec0 - e00) is added.
  Released,
  /// Released code, mode v0. Branches (0,s), (c,s): base = e0s + w_c (ecs - e0s); w_s is not used. Energy terms act last.
  ReleasedTwoBranch,
  /// Paper. Branches (0,0), (c,0), (c,s): base = e00 + w_c (ec0 - e00) + w_s (ecs - ec0). Energy terms act last.
  Paper,
  /// No style at all (MLD). Branches (0,0), (c,0): base = e00 + w_c (ec0 - e00).
  TextOnly,
};

struct GuidanceWeights {
  double content = 7.5;  // w_c
  double style = 1.5;    // w_s
  bool operator==(const GuidanceWeights&) const = default;
};

struct GuidanceBranch {
  bool hasText = false;
  bool hasStyle = false;
};

/// The predictions that a form mixes, in the order in which compose() expects them.
std::vector<GuidanceBranch> guidanceBranches(GuidanceForm form);

/// The mixture in two parts: energy terms change `base`; `afterEnergy` (undefined when there is nothing) is added behind them.
struct GuidedNoise {
  at::Tensor base;
  at::Tensor afterEnergy;

  /// base with the later part, for steps without energy terms.
  at::Tensor sum() const;
};

/// stacked: the branches' noises along the batch, [K B, ...] for K branches. Returns tensors of [B, ...].
/// styleWeights: w_s where it is not one number, of a shape that goes over [B, ...], as [B, N, 1]; undefined: that of the weights.
GuidedNoise compose(GuidanceForm form, const at::Tensor& stacked, const GuidanceWeights& weights, const at::Tensor& styleWeights = {});

}  // namespace core::diffusion
