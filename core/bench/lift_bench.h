#pragma once

#include "core/dataset/motion_dataset.h"
#include "core/jobs/progress.h"
#include "core/services/lifting_service.h"

#include <cstdint>
#include <stop_token>
#include <string>

namespace core::bench {

struct LiftBenchOptions {
  int clips = 60;        // at most so many, drawn by the seed
  double noiseCm = 0.0;  // standard deviation of the key points' error
  std::uint64_t seed = 1;
  /// How each is lifted; file and rate are the bench's own.
  services::LiftRequest request;
};

/// How far joints are from the truth, centimetres: pelvis over pelvis, first frames facing the same way.
struct LiftErrors {
  double all = 0.0;
  double legs = 0.0, arms = 0.0;  // knees and ankles; elbows and wrists
  double flat = 0.0;              // every joint at its root's depth
};

struct LiftBenchReport {
  std::size_t clips = 0;
  LiftErrors mean;        // over the clips
  double medianCm = 0.0;  // of their joints
  std::string modelHash;
};

/// Lifting where the truth is known: clips of 2 to 9.5 seconds that are not for training, seen from their four sides in turn, as a detector would write them (BODY_25).
/// Errors: NotFound without such clips; WriteFailed; those of lift().
Result<LiftBenchReport> benchLift(services::LiftingService& service, const dataset::MotionDataset& data, const LiftBenchOptions& options,
                                  const jobs::ProgressSink& progress, const std::stop_token& stop);

}  // namespace core::bench
