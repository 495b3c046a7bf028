#include "core/diffusion/style_guidance.h"

#include "core/diffusion/ddim.h"

#include <ATen/ATen.h>
#include <torch/autograd.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

namespace core::diffusion {

StyleGuidance::StyleGuidance(Descend descend, const StyleGuidanceOptions& options) : descend_(std::move(descend)), options_(options) {}

StyleGuidance::StyleGuidance(Decode decode, Measure measure, Statistics reference, const StyleGuidanceOptions& options) : options_(options) {
  descend_ = [decode = std::move(decode), measure = std::move(measure), reference = std::move(reference)](const torch::Tensor& cleanLatent) {
    const torch::AutoGradMode gradients(true);
    const auto clean = cleanLatent.detach().requires_grad_(true);
    const auto loss = energy(measure(decode(clean)), reference);
    return EnergyGradient{loss.detach(), torch::autograd::grad({loss}, {clean})[0]};
  };
}

torch::Tensor StyleGuidance::energy(const Statistics& ours, const Statistics& reference) {
  const auto difference = (ours.first - reference.first).abs().sum() + (ours.second - reference.second).abs().sum();
  return 2.0 * difference / static_cast<double>(ours.first.size(0));
}

torch::Tensor StyleGuidance::guide(const torch::Tensor& noise, const torch::Tensor& latent, double alphaBar, Trace* trace) const {
  const torch::NoGradGuard quiet;
  const double cleanPerNoise = -std::sqrt((1.0 - alphaBar) / alphaBar);
  auto guided = noise.detach();
  torch::Tensor gradient;
  for (int i = 0; i < options_.iterations; ++i) {
    if (i % options_.reuse == 0) {
      const auto reached = descend_(ddimCleanEstimate(latent.detach(), guided, alphaBar));
      gradient = reached.gradient * cleanPerNoise;
      if (options_.zeroFirstChannel) gradient.select(-1, 0).zero_();
      if (i == 0 && trace) *trace = {reached.energy.reshape({1}), gradient};
    }
    guided = guided - options_.scale * gradient;
  }
  return guided;
}

}  // namespace core::diffusion
