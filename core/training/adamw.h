#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace core::training {

struct NamedParameter {
  std::string name;
  at::Tensor value;  // a leaf that requires a gradient
};

struct AdamWOptions {
  double beta1 = 0.9;
  double beta2 = 0.99;
  double epsilon = 1e-8;
  double weightDecay = 0.01;
  double emaDecay = 0.999;  // of the averaged weights; the average warms up as (1 + step) / (10 + step)
};

/// AdamW (Loshchilov and Hutter 2019) and the exponential average of the weights in one pass over memory.
/// torch::optim::AdamW has the same arithmetic; it is not used because a run must resume bit for bit from one
/// safetensors file, and its state can only be saved in PyTorch's own archive.
class AdamW {
 public:
  AdamW(std::vector<NamedParameter> parameters, const AdamWOptions& options);

  /// One update with the gradients that are there; parameters without one stay as they are.
  void step(double learningRate);
  void zeroGradients();
  /// Scales gradients down so that their joint 2-norm is at most limit; returns the norm before.
  double clipGradients(double limit);

  struct Slot {
    NamedParameter parameter;
    at::Tensor firstMoment, secondMoment, average;
  };
  /// For checkpoints.
  std::vector<Slot>& slots() { return slots_; }
  std::int64_t stepsDone() const { return stepsDone_; }
  void setStepsDone(std::int64_t steps) { stepsDone_ = steps; }

 private:
  AdamWOptions options_;
  std::vector<Slot> slots_;
  std::int64_t stepsDone_ = 0;
};

}  // namespace core::training
