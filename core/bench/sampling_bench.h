#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/smoodi/smoodi_sampler.h"
#include "core/jobs/progress.h"
#include "core/motion/published_forms.h"

#include <cstdint>
#include <optional>
#include <stop_token>

namespace core::sampling {

struct SamplingBenchOptions {
  int frames = motion::humanml3d::kMostFrames;
  int styleFrames = motion::humanml3d::kMostFrames;
  SmoodiOptions loop;  // form Released
  std::uint64_t seed = 1;
  int repeats = 1;      // turn by turn; the run of each that took least of the processor counts, so that other programs disturb both alike
  int reuse = 1;        // of guidance gradients, in the cached loop alone: the difference of the results then tells what it changes
  bool hasText = true;  // with a text tower of ViT-L/14's size (124 million weights by chance)
};

/// One way to compute the same sample.
struct SamplingRun {
  double textSeconds = 0.0;
  StageSeconds stages;
  double wallSeconds = 0.0, cpuSeconds = 0.0;  // of all of it; the processor's time is the steadier number on a busy machine
  double peakMegabytes = 0.0;                  // most memory above that at the start; 0 where the system does not tell
};

struct SamplingBenchReport {
  SamplingRun cached, uncached;
  std::optional<SamplingRun> rounded;  // cached in bf16, where this processor multiplies it
  double largestDifference = 0.0;      // of the features, from the uncached loop's
  double roundedDifference = 0.0;      // the same of those in bf16
  double largestValue = 0.0;
};

/// Weights by chance at the published sizes of SMooDi, under the published names.
model::TensorMap publishedSizeWeights(std::uint64_t seed);

/// Guided sampling once with sampleSmoodi(), once with it in bf16 and once with sampleUncached(), from the same weights, text, style, noise and
/// frame orders; batch 1. Uses the threads that LibTorch has been given. Errors: as those; Cancelled.
Result<SamplingBenchReport> benchSampling(const model::TensorMap& weights, const SamplingBenchOptions& options, const jobs::ProgressSink& progress,
                                          const std::stop_token& stop);

}  // namespace core::sampling
