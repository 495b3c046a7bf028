#pragma once

#include "core/base/result.h"
#include "core/jobs/progress.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace core::sampling {

struct CrossDiffBenchOptions {
  int rounds = 10;         // of denoising steps at the published size, turn by turn
  int compactRepeats = 3;  // of whole samples of a compact model
  int compactFrames = 80, compactSteps = 50;
  double compactGuidance = 2.5;
  std::uint64_t seed = 1;  // of weights and draws
};

/// Seconds of a repeated piece of work.
struct Timing {
  double wall = 0.0;       // of the quickest round
  double processor = 0.0;  // of the round that took least of it; the steadier number on a busy machine
  double medianProcessor = 0.0;
};

struct CrossDiffBenchReport {
  Timing planned, plain;          // one step 3D to 3D, 196 frames, batch 1: CrossDiffPredictor, and UncachedCrossDiff
  std::optional<Timing> rounded;  // CrossDiffPredictor in bf16, where this processor multiplies it
  double planSeconds = 0.0;       // processor time of what is kept once per model
  double largestDifference = 0.0, largestValue = 0.0;
  double roundedDifference = 0.0;  // of the motions in bf16
  Timing compact;                  // a whole sample of a compact model, text included
};

/// Measures with weights by chance at the published and the compact size, with the threads that LibTorch has been given.
/// Errors: Cancelled, asked once per round.
Result<CrossDiffBenchReport> benchCrossDiff(const CrossDiffBenchOptions& options, const jobs::ProgressSink& progress, const std::stop_token& stop);

}  // namespace core::sampling
