#pragma once

#include "core/base/result.h"
#include "core/bench/control_bench.h"
#include "core/bench/part_measure.h"
#include "core/jobs/progress.h"
#include "core/services/generation_service.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

// Whether key poses, paths and told foot contacts are met, and what they cost the motion. Asked of a service, as people ask.
namespace core::bench {

struct SteeringBenchOptions {
  int cases = 100;  // each: a path under a walk or run, its feet told when to stand, a whole body, and a pinned joint, of 4 seconds
  std::uint64_t seed = 1;
  std::optional<int> steps;  // without: the model's own
  std::string model = "default";
  base::Shard shard = {};      // of the cases
  SpanJudge* judge = nullptr;  // without: nothing is seen of the motions
};

/// A motion that is steered beside the same one that is not: same prompt, same seed.
struct SteeredCase {
  std::string what;                                // the prompt, and what was asked of it
  double missedCm = 0.0;                           // the worst joint at the key, the worst way point, or how far the worst foot is from where it is to stand
  double besideCm = 0.0;                           // path: mean distance from the curve between the points; stands: how far the worst foot of the free motion is
  double farMovedCm = 0.0;                         // poses: mean distance of the joints from the free motion over 1.2 s away from the key, root aside
  PartMeasure free, steered;                       // of the whole motion
  double freeSeconds = 0.0, steeredSeconds = 0.0;  // processor time
  std::vector<float> freeSeen, steeredSeen;        // as the judge sees both motions, [W]; empty without one
};

/// One of each kind.
struct SteeredCases {
  SteeredCase path, stand, body, pin;
};

struct SteeringBenchReport {
  std::vector<SteeredCase> paths, stands, bodies, pins;
  std::string modelHash;
};

/// Of one kind of case; ratios are those of the sums.
struct SteeringSummary {
  double worstCm = 0.0, meanCm = 0.0, besideCm = 0.0, farMovedCm = 0.0;
  double withinGoal = 0.0;  // share of the cases that miss by no more than the goal
  double jerkRatio = 0.0, slideRatio = 0.0, timeRatio = 0.0;
  std::optional<double> freeFid, fidRatio;  // Frechet distance of the free motions to recorded ones, and that of the steered ones beside it; where some were seen
};
/// real: of SpanJudge::seenRecorded; undefined: no distances.
SteeringSummary summaryOf(const std::vector<SteeredCase>& cases, double goalCm, const at::Tensor& real = {});

/// Errors: InvalidArgument below one case; those of GenerationService::generate and of known.add.
Result<SteeringBenchReport> benchSteering(services::GenerationService& service, const SteeringBenchOptions& options, const jobs::ProgressSink& progress,
                                          const std::stop_token& stop, const KnownCases<SteeredCases>& known = {});

}  // namespace core::bench
