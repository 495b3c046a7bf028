#pragma once

#include "core/base/result.h"
#include "core/diffusion/clean_prediction.h"
#include "core/jobs/progress.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

// The reverse loop of networks that predict the clean motion (CrossDiff, MDM).
namespace core::sampling {

/// Steps of a loop: a schedule and what the network is told at each of its steps (empty: the step itself).
struct LoopSchedule {
  diffusion::NoiseSchedule schedule;
  std::vector<std::int64_t> original;

  std::int64_t told(std::int64_t step) const { return original.empty() ? step : original.at(static_cast<std::size_t>(step)); }
  std::vector<std::int64_t> descending() const;  // all steps, last first
};

struct LoopOptions {
  std::vector<std::int64_t> steps;  // indices into the schedule, descending
  diffusion::ReverseStep reverse = diffusion::ReverseStep::Posterior;
  diffusion::KnownValues known;  // in-painting: overwritten in every clean prediction (of 3D motion)
};

/// What differs between models.
struct CleanLoop {
  /// The clean motion from a sample of the same shape; told: the diffusion step as the network knows it.
  std::function<at::Tensor(const at::Tensor& sample, std::int64_t told)> clean;
  /// A normal draw of the sample's shape for the index-th step; asked by the posterior alone, and not for step 0.
  std::function<at::Tensor(std::size_t index)> draw = {};
  /// The sample after the index-th step; may be empty.
  std::function<void(std::size_t index, const at::Tensor& sample)> after = {};
};

/// From a sample at the first step's level. Errors: Cancelled, asked once per step.
Result<at::Tensor> runCleanLoop(const CleanLoop& loop, const LoopSchedule& schedule, at::Tensor sample, const LoopOptions& options,
                                const jobs::ProgressSink& progress = {}, const std::stop_token& stop = {});

/// Classifier-free guidance of stacked predictions [null; text]: null + g (text - null).
at::Tensor guidedClean(const at::Tensor& stacked, double guidance);

}  // namespace core::sampling
