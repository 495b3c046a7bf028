#include "core/diffusion/goal_guidance.h"

#include "core/diffusion/ddim.h"

#include <ATen/ATen.h>
#include <torch/autograd.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>

namespace core::diffusion {

GoalGuidance::GoalGuidance(Energy energy, const GoalGuidanceOptions& options) : energy_(std::move(energy)), options_(options) {}

torch::Tensor GoalGuidance::descended(torch::Tensor clean, int iterations) const {
  constexpr double kMet = 1e-8;  // square metres
  for (int i = 0; i < iterations; ++i) {
    torch::Tensor gradient;
    double energy = 0.0;
    {
      const torch::AutoGradMode gradients(true);
      const auto start = clean.detach().requires_grad_(true);
      const auto value = energy_(start);
      energy = value.item<double>();
      if (energy < kMet) break;
      gradient = torch::autograd::grad({value}, {start})[0];
    }
    const double square = gradient.square().sum().item<double>();
    if (!(square > 0.0) || !std::isfinite(square)) break;
    const double spread = std::sqrt(square / static_cast<double>(gradient.numel()));
    const double step = std::min(options_.rate * 2.0 * energy / square, options_.mostStep / spread);
    clean = clean.detach() - step * gradient;
  }
  return clean;
}

torch::Tensor GoalGuidance::guide(const torch::Tensor& noise, const torch::Tensor& latent, double alphaBar) const {
  const torch::NoGradGuard quiet;
  const auto clean = descended(ddimCleanEstimate(latent.detach(), noise.detach(), alphaBar), options_.iterations);
  return (latent - std::sqrt(alphaBar) * clean) / std::sqrt(1.0 - alphaBar);
}

}  // namespace core::diffusion
