#pragma once

#include "core/base/result.h"
#include "core/base/shard.h"
#include "core/bench/part_measure.h"
#include "core/bench/span_judge.h"
#include "core/jobs/progress.h"
#include "core/services/generation_service.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

// Whether directing does what it says: plans of several actions without a seam, kept stretches that stay. Asked of a service, as people ask.
namespace core::bench {

struct ControlBenchOptions {
  int cases = 100;  // plans of two or three actions, drawn from a list of plain ones
  std::uint64_t seed = 1;
  std::optional<int> steps;  // without: the model's own
  std::string model = "default";
  double seamSeconds = 0.5;    // on both sides of a seam
  base::Shard shard;           // of the cases
  SpanJudge* judge = nullptr;  // opened with controlTexts(); without: no action is judged
};

/// The actions that are drawn from.
std::span<const char* const> controlTexts();
/// The processor time of this process, all threads together, in seconds: what a busy machine does not change.
double processorSeconds();

/// How a judge sees one action: all of its frames, and those that are not within seamSeconds of a seam. What is left out of an action in a plan is left out of the same
/// action made by itself: a judge reads how a motion begins, and in a plan it begins in the middle of another one.
struct ActionView {
  SpanView whole, inside;
};

struct ControlCase {
  std::vector<services::PlanSpan> spans;
  PartMeasure seam, inside;
  double planSeconds = 0.0, spanSeconds = 0.0;    // processor time of the plan, and of its actions one after the other
  std::vector<ActionView> views, viewsAlone;      // of each action, with a judge: in the plan, and made by itself
  double largestStepCm = 0.0, usualStepCm = 0.0;  // of any joint from frame to frame, within two frames of a seam and anywhere else
  // A stretch in the middle made again with another seed.
  double keptMm = 0.0;       // the most that any joint of a kept frame moved
  double redrawnCm = 0.0;    // how far the joints of the stretch are from what they were, on average, root aside
  double borderGapCm = 0.0;  // how far a joint steps over the borders of what is kept, at most
  PartMeasure border;        // within seamSeconds of those borders
};

struct ControlBenchReport {
  std::vector<ControlCase> cases;
  std::string modelHash;
};

/// Shares of the actions that are recognised in their plans and by themselves. less: how much less often in plans, with the half width of its 95 % interval, paired
/// over the cases.
struct Recognition {
  double inPlan = 0.0, alone = 0.0;
  double less = 0.0, halfWidth = 0.0;
};

/// Means over the cases; ratios are those of the sums, so that one quiet clip does not rule.
struct ControlSummary {
  double jerkRatio = 0.0, slideRatio = 0.0, speedRatio = 0.0;  // seam to inside
  double stepRatio = 0.0;                                      // largest step at a seam to the largest elsewhere
  double borderJerkRatio = 0.0, borderSlideRatio = 0.0;
  double timeRatio = 0.0;
  bool isJudged = false;
  Recognition whole, inside;  // as ActionView
  double keptMm = 0.0;        // the worst
  double redrawnCm = 0.0;
};
ControlSummary summaryOf(const ControlBenchReport& report);

/// How cases that were measured before are kept: what is there is not measured again, and is in the report whatever the shard. Either may be empty.
template <class Case>
struct KnownCases {
  std::function<std::optional<Case>(int index)> find;
  std::function<Result<void>(int index, const Case& one)> add;

  std::optional<Case> at(int index) const { return find ? find(index) : std::nullopt; }
  Result<void> keep(int index, const Case& one) const { return add ? add(index, one) : Result<void>(); }
};

/// Errors: InvalidArgument below one case; those of GenerationService::generate and of known.add.
Result<ControlBenchReport> benchControl(services::GenerationService& service, const ControlBenchOptions& options, const jobs::ProgressSink& progress,
                                        const std::stop_token& stop, const KnownCases<ControlCase>& known = {});

}  // namespace core::bench
