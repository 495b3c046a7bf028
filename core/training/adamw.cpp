#include "core/training/adamw.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace core::training {

AdamW::AdamW(std::vector<NamedParameter> parameters, const AdamWOptions& options) : options_(options) {
  for (auto& parameter : parameters) {
    const auto value = parameter.value.detach();
    slots_.push_back({parameter, at::zeros_like(value), at::zeros_like(value), value.clone()});
  }
}

void AdamW::zeroGradients() {
  for (auto& slot : slots_) slot.parameter.value.mutable_grad() = at::Tensor();
}

double AdamW::clipGradients(double limit) {
  double sum = 0.0;
  for (auto& slot : slots_) {
    const auto& gradient = slot.parameter.value.grad();
    if (gradient.defined()) sum += std::pow(gradient.norm().item<double>(), 2);
  }
  const double norm = std::sqrt(sum);
  if (limit > 0.0 && norm > limit) {
    for (auto& slot : slots_) {
      if (slot.parameter.value.grad().defined()) slot.parameter.value.mutable_grad().mul_(limit / norm);
    }
  }
  return norm;
}

void AdamW::step(double learningRate) {
  ++stepsDone_;
  const double count = static_cast<double>(stepsDone_);
  const double correction1 = 1.0 - std::pow(options_.beta1, count);
  const double correction2 = 1.0 - std::pow(options_.beta2, count);
  const double decay = std::min(options_.emaDecay, (1.0 + count) / (10.0 + count));
  for (auto& slot : slots_) {
    auto value = slot.parameter.value.detach();
    const auto& gradient = slot.parameter.value.grad();
    if (gradient.defined()) {
      slot.firstMoment.lerp_(gradient, 1.0 - options_.beta1);
      slot.secondMoment.mul_(options_.beta2).addcmul_(gradient, gradient, 1.0 - options_.beta2);
      const auto scale = (slot.secondMoment / correction2).sqrt_().add_(options_.epsilon);
      // Biases and other vectors are not decayed.
      if (value.dim() > 1) value.mul_(1.0 - learningRate * options_.weightDecay);
      value.addcdiv_(slot.firstMoment, scale, -learningRate / correction1);
    }
    slot.average.lerp_(value, 1.0 - decay);
  }
}

}  // namespace core::training
