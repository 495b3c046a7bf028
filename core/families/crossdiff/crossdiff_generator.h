#pragma once

#include "core/families/crossdiff/crossdiff_model.h"
#include "core/jobs/progress.h"
#include "core/sampling/known_motion.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace core::sampling {

struct CrossDiffSampleOptions {
  std::string prompt;
  int frames = 80;  // at 20 fps, 1 to the network's own number
  std::uint64_t seed = 1;
  double guidance = 2.5;                // 0: without classifier-free guidance, as the authors sample
  int steps = 50;                       // of 1,000: fewer are taken by DDIM, 1,000 by the posterior. Numbers that no stride gives are rounded down
  std::optional<std::int64_t> mixture;  // alpha: in 2D down to this step of 1,000, then in 3D; without: 3D alone
  int keepEvery = 0;                    // with a mixture: keep every so many clean 2D motions on the way
  KnownMotion known;
};

struct CrossDiffSample {
  at::Tensor features;               // float [frames, 263], not normalized
  std::vector<at::Tensor> motion2d;  // float [frames, 134] each, not normalized: the 2D motion on the way to the switch
};

/// One motion. Mixture sampling uses no guidance, as specified. The same options give the same motion on one machine.
/// Errors: InvalidArgument (a length or alpha outside its range, known values of another shape), Unsupported (a mixture with a model
/// that was imported without its 2D statistics), Cancelled.
Result<CrossDiffSample> sampleCrossDiff(CrossDiffModel& model, const CrossDiffSampleOptions& options, const jobs::ProgressSink& progress = {}, std::stop_token stop = {});

/// The same for several motions as one batch. They share guidance, steps, mixture and keepEvery, and know nothing (throws c10::Error
/// otherwise). Each is what it would be alone, up to rounding. Errors: as above.
Result<std::vector<CrossDiffSample>> sampleCrossDiffBatch(CrossDiffModel& model, const std::vector<CrossDiffSampleOptions>& all, const jobs::ProgressSink& progress = {},
                                                          std::stop_token stop = {});

struct LiftOptions {
  std::string prompt;     // what is done, if it is known; empty: no text, as for pseudo labels
  double overlap = 0.25;  // of a window with the next, for clips longer than the network's frames
  /// Steps of 1,000 from which the lifted motion is denoised again in 3D (0: not at all): brings it nearer to what the model knows.
  std::int64_t refineFrom = 0;
  std::uint64_t seed = 1;
};

/// A 2D motion as 3D: one evaluation 2D to 3D at step 0 per window (spec/crossdiff.md, section 7.3), windows cross-faded in feature
/// space, which holds no place and no heading. features2d float [R, 134], not normalized, of the model's camera; seen float [R, 134] of 0
/// and 1 or undefined; returns float [R, 263], not normalized, facing +Z in its first frame.
/// Errors: InvalidArgument when there is no row, Unsupported as for a mixture, Cancelled (asked once per window and refining step).
Result<at::Tensor> liftMotion(CrossDiffModel& model, const at::Tensor& features2d, const at::Tensor& seen, const LiftOptions& options,
                              const jobs::ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace core::sampling
