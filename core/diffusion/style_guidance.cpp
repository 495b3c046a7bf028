#include "core/diffusion/style_guidance.h"

#include "core/diffusion/ddim.h"

#include <ATen/ATen.h>
#include <torch/autograd.h>

#include <cmath>

namespace core::diffusion {

StyleGuidance::StyleGuidance(Decode decode, Measure measure, Statistics reference, const StyleGuidanceOptions& options)
    : decode_(std::move(decode)), measure_(std::move(measure)), reference_(std::move(reference)), options_(options) {}

torch::Tensor StyleGuidance::energy(const torch::Tensor& features) const {
  const auto [mean, deviation] = measure_(features);
  const auto difference = (mean - reference_.first).abs().sum() + (deviation - reference_.second).abs().sum();
  return 2.0 * difference / static_cast<double>(features.size(0));
}

torch::Tensor StyleGuidance::guide(const torch::Tensor& noise, const torch::Tensor& latent, double alphaBar, Trace* trace) const {
  torch::AutoGradMode gradients(true);
  const double cleanPerNoise = -std::sqrt((1.0 - alphaBar) / alphaBar);
  auto guided = noise.detach();
  for (int i = 0; i < options_.iterations; ++i) {
    const auto clean = ddimCleanEstimate(latent.detach(), guided, alphaBar).requires_grad_(true);
    const auto loss = energy(decode_(clean));
    auto gradient = torch::autograd::grad({loss}, {clean})[0] * cleanPerNoise;
    if (options_.zeroFirstChannel) gradient.select(-1, 0).zero_();
    if (i == 0 && trace) *trace = {loss.detach().reshape({1}), gradient};
    guided = guided - options_.scale * gradient;
  }
  return guided;
}

}  // namespace core::diffusion
