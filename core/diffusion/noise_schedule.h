#pragma once

#include "core/base/result.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace core::diffusion {

struct ScaledLinearOptions {
  int trainSteps = 1000;       // at least 2
  double firstBeta = 0.00085;  // inside (0, 1)
  double lastBeta = 0.012;     // at least firstBeta, inside (0, 1)
};

struct CosineOptions {
  int trainSteps = 1000;   // at least 2
  double offset = 0.008;   // s; keeps the first steps from vanishing
  double maxBeta = 0.999;  // clip near the last step, inside (0, 1)
};

/// How much signal is left after each step of noising, and the posterior of one step back. Steps run from 0
/// (nearly clean) to T - 1 (nearly pure noise). All tables are float64 [T] on the CPU.
/// Immutable after creation; may be shared between threads.
class NoiseSchedule {
 public:
  /// sqrt(beta) runs linearly (MLD, SMooDi). Errors: InvalidArgument when an option is outside its range.
  static Result<NoiseSchedule> scaledLinear(const ScaledLinearOptions& options = {});

  /// Nichol and Dhariwal 2021, Improved DDPM, eq. 17 (CrossDiff, MDM). Errors: InvalidArgument.
  static Result<NoiseSchedule> cosine(const CosineOptions& options = {});

  /// From a table float64 [T] of betas, each inside (0, 1): a respaced schedule. Throws c10::Error when it is not that.
  static NoiseSchedule fromBetas(const at::Tensor& betas);

  int trainSteps() const { return static_cast<int>(alphaBar_.size(0)); }

  const at::Tensor& betas() const { return betas_; }
  /// Cumulative product of 1 - beta: strictly decreasing, inside (0, 1).
  const at::Tensor& alphaBar() const { return alphaBar_; }
  /// alphaBar of one step; negative steps give that of step 0 (the published "set_alpha_to_one = false").
  double alphaBarAt(std::int64_t step) const;

  /// q(x[t-1] | x[t], x0): variance, its log with the first entry replaced by the second's, and the factors of the
  /// clean estimate (coefficient 1) and of the current sample (coefficient 2).
  const at::Tensor& posteriorVariance() const { return posteriorVariance_; }
  const at::Tensor& posteriorLogVarianceClipped() const { return posteriorLogVarianceClipped_; }
  const at::Tensor& posteriorMeanCoefficient1() const { return posteriorMean1_; }
  const at::Tensor& posteriorMeanCoefficient2() const { return posteriorMean2_; }

  /// Forward process sqrt(a) clean + sqrt(1 - a) noise. clean and noise [B, ...], step int64 [B]; returns [B, ...].
  at::Tensor addNoise(const at::Tensor& clean, const at::Tensor& noise, const at::Tensor& step) const;

  /// The clean estimate (noisy - sqrt(1 - a) noise) / sqrt(a); shapes as addNoise.
  at::Tensor cleanEstimate(const at::Tensor& noisy, const at::Tensor& noise, const at::Tensor& step) const;

 private:
  explicit NoiseSchedule(at::Tensor betas);
  at::Tensor alphaOf(const at::Tensor& step, const at::Tensor& like) const;

  at::Tensor betas_, alphaBar_, posteriorVariance_, posteriorLogVarianceClipped_, posteriorMean1_, posteriorMean2_;
};

}  // namespace core::diffusion
