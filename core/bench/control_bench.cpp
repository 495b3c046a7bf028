#include "core/bench/control_bench.h"

#include "core/base/random.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace core::bench {

namespace {

using motion::humanml3d::kFps;

const char* const kActions[] = {"a person walks forward",
                                "a person runs forward",
                                "a person waves with the right hand",
                                "a person jumps up",
                                "a person kicks with the right leg",
                                "a person walks in a circle",
                                "a person sits down",
                                "a person stands still",
                                "a person claps the hands",
                                "a person punches with both hands",
                                "a person crawls on the floor",
                                "a person bends down and picks something up"};
const char* const kStyles[] = {"old", "proud", "chicken", "angry"};

int frameAt(double seconds) { return static_cast<int>(std::lround(seconds * kFps)); }

std::vector<services::PlanSpan> drawnSpans(base::RandomStream& random) {
  std::vector<services::PlanSpan> spans;
  const auto count = 2 + random.below(2);
  double at = 0.0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const double length = static_cast<double>(30 + random.below(61)) / kFps;  // 1.5 to 4.5 s
    spans.push_back({at, at + length, kActions[random.below(std::size(kActions))], {}, {}});
    at += length;
  }
  return spans;
}

double step(const std::vector<glm::vec3>& positions, int frame) {
  double most = 0.0;
  for (std::size_t j = 0; j < kJoints; ++j) {
    const auto at = static_cast<std::size_t>(frame) * kJoints + j;
    most = std::max(most, static_cast<double>(glm::length(positions[at + kJoints] - positions[at])));
  }
  return 100.0 * most;
}

/// Near the borders and away from them.
std::pair<PartMeasure, PartMeasure> nearAndFar(const Measured& clip, const std::vector<int>& borders, int reach) {
  PartMeasure near, far;
  int from = 0;
  for (const int border : borders) {
    const int begin = std::clamp(border - reach, from, clip.count), end = std::clamp(border + reach, begin, clip.count);
    far = together(far, clip.part(from, begin));
    near = together(near, clip.part(begin, end));
    from = end;
  }
  return {near, together(far, clip.part(from, clip.count))};
}

void measureSteps(const Measured& clip, const std::vector<int>& borders, ControlCase& result) {
  for (int f = 0; f + 1 < clip.count; ++f) {
    const bool isNear = std::any_of(borders.begin(), borders.end(), [&](int border) { return f >= border - 3 && f <= border + 2; });
    auto& most = isNear ? result.largestStepCm : result.usualStepCm;
    most = std::max(most, step(clip.positions, f));
  }
}

class Bench {
 public:
  Bench(services::GenerationService& service, const ControlBenchOptions& options, const std::stop_token& stop)
      : service_(service), options_(options), stop_(stop), reach_(frameAt(options.seamSeconds)) {}

  Result<ControlCase> run(int index) {
    base::RandomStream random(base::derivedSeed(options_.seed, fmt::format("case {}", index)));
    ControlCase result;
    result.spans = drawnSpans(random);
    services::GenerationRequest request;
    request.seed = random.below(1'000'000);
    request.steps = options_.steps;
    request.model = options_.model;
    if (index % 3 == 2) request.style = services::StyleReference::named(kStyles[random.below(std::size(kStyles))]);
    request.plan.spans = result.spans;
    const double start = processorSeconds();
    const auto made = service_.generate(request, {}, stop_);
    if (!made) return made.error();
    result.planSeconds = processorSeconds() - start;
    for (std::size_t i = 0; options_.judge && i < result.spans.size(); ++i) result.views.push_back(viewOf(*made->clip, frameAt(result.spans[i].start), result.spans, i));
    const Measured clip(*made->clip);
    std::vector<int> seams;
    for (std::size_t i = 1; i < result.spans.size(); ++i) seams.push_back(frameAt(result.spans[i].start));
    std::tie(result.seam, result.inside) = nearAndFar(clip, seams, reach_);
    measureSteps(clip, seams, result);
    if (auto ok = timeAlone(request, result); !ok) return ok.error();
    if (auto ok = redraw(request, made->clip, result); !ok) return ok.error();
    return result;
  }

 private:
  /// The i-th action, which begins at frame `first` of the clip.
  ActionView viewOf(const motion::Clip& clip, int first, const std::vector<services::PlanSpan>& spans, std::size_t i) {
    const int end = first + frameAt(spans[i].end) - frameAt(spans[i].start);
    const int from = i > 0 ? first + reach_ : first, to = i + 1 < spans.size() ? end - reach_ : end;
    const auto& text = spans[i].prompt;
    return {options_.judge->view(clip, first, end, text), options_.judge->view(clip, from, to, text)};
  }

  Result<void> timeAlone(services::GenerationRequest request, ControlCase& result) {
    for (std::size_t i = 0; i < result.spans.size(); ++i) {
      const auto& span = result.spans[i];
      request.plan.spans.clear();
      request.prompt = span.prompt;
      request.seconds = span.end - span.start;
      const double start = processorSeconds();
      const auto alone = service_.generate(request, {}, stop_);
      if (!alone) return alone.error();
      result.spanSeconds += processorSeconds() - start;
      if (options_.judge) result.viewsAlone.push_back(viewOf(*alone->clip, 0, result.spans, i));
    }
    return {};
  }

  // The middle 40 percent, with another seed.
  Result<void> redraw(services::GenerationRequest request, const std::shared_ptr<const motion::Clip>& clip, ControlCase& result) {
    const double total = result.spans.back().end;
    const int from = frameAt(0.3 * total), to = frameAt(0.7 * total), count = clip->frameCount();
    request.seed += 1;
    request.plan.keeps = {{0.0, from / kFps, "take", clip, {}}, {to / kFps, count / kFps, "take", clip, {}}};
    const auto again = service_.generate(request, {}, stop_);
    if (!again) return again.error();
    const Measured before(*clip), after(*again->clip);
    double moved = 0.0;
    for (int f = 0; f < count; ++f) {
      const auto at = static_cast<std::size_t>(f) * kJoints;
      for (std::size_t j = 0; j < kJoints; ++j) {
        const auto apart = after.positions[at + j] - before.positions[at + j];
        if (f < from || f >= to)
          result.keptMm = std::max(result.keptMm, 1000.0 * static_cast<double>(glm::length(apart)));
        else
          moved += static_cast<double>(glm::length(apart - (after.positions[at] - before.positions[at])));
      }
    }
    result.redrawnCm = 100.0 * moved / static_cast<double>((to - from) * static_cast<int>(kJoints));
    for (const int border : {from, to}) result.borderGapCm = std::max(result.borderGapCm, step(after.positions, border - 1));
    result.border = nearAndFar(after, {from, to}, reach_).first;
    return {};
  }

  services::GenerationService& service_;
  const ControlBenchOptions& options_;
  std::stop_token stop_;
  int reach_;
};

using Seen = SpanView ActionView::*;

int recognisedAmong(const std::vector<ActionView>& views, Seen part) {
  return static_cast<int>(std::count_if(views.begin(), views.end(), [&](const ActionView& view) { return (view.*part).margin > 0.0; }));
}

Recognition recognitionOf(const std::vector<ControlCase>& cases, Seen part) {
  double inPlan = 0.0, alone = 0.0, actions = 0.0, square = 0.0;
  for (const auto& one : cases) {
    inPlan += recognisedAmong(one.views, part), alone += recognisedAmong(one.viewsAlone, part);
    actions += static_cast<double>(one.views.size());
  }
  Recognition result{ratio(inPlan, actions), ratio(alone, actions), ratio(alone - inPlan, actions), 0.0};
  // A ratio of sums over cases that are drawn: Cochran 1977, Sampling Techniques, eq. 2.45.
  for (const auto& one : cases) {
    const double apart = recognisedAmong(one.viewsAlone, part) - recognisedAmong(one.views, part) - result.less * static_cast<double>(one.views.size());
    square += apart * apart;
  }
  result.halfWidth = 1.96 * ratio(std::sqrt(square), actions);
  return result;
}

}  // namespace

std::span<const char* const> controlTexts() { return kActions; }

double processorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

ControlSummary summaryOf(const ControlBenchReport& report) {
  PartMeasure seam, inside, border;
  ControlSummary summary;
  double steps = 0.0, usual = 0.0, plan = 0.0, spans = 0.0;
  for (const auto& one : report.cases) {
    seam = together(seam, one.seam), inside = together(inside, one.inside), border = together(border, one.border);
    steps += one.largestStepCm, usual += one.usualStepCm;
    plan += one.planSeconds, spans += one.spanSeconds;
    summary.isJudged = summary.isJudged || !one.views.empty();
    summary.keptMm = std::max(summary.keptMm, one.keptMm);
    summary.redrawnCm += one.redrawnCm / static_cast<double>(report.cases.size());
  }
  summary.jerkRatio = ratio(seam.jerk, inside.jerk);
  summary.slideRatio = ratio(seam.slideMm, inside.slideMm);
  summary.speedRatio = ratio(seam.speed, inside.speed);
  summary.stepRatio = ratio(steps, usual);
  summary.borderJerkRatio = ratio(border.jerk, inside.jerk);
  summary.borderSlideRatio = ratio(border.slideMm, inside.slideMm);
  summary.timeRatio = ratio(plan, spans);
  summary.whole = recognitionOf(report.cases, &ActionView::whole), summary.inside = recognitionOf(report.cases, &ActionView::inside);
  return summary;
}

Result<ControlBenchReport> benchControl(services::GenerationService& service, const ControlBenchOptions& options, const jobs::ProgressSink& progress,
                                        const std::stop_token& stop, const KnownCases<ControlCase>& known) {
  if (options.cases < 1) return Error{ErrorCode::InvalidArgument, fmt::format("a bench needs at least one case, not {}", options.cases)};
  ControlBenchReport report;
  Bench bench(service, options, stop);
  // Weights are read for the first request; that is nobody's sampling time.
  services::GenerationRequest first;
  first.prompt = kActions[0];
  first.seconds = 1.0;
  first.model = options.model;
  const auto ready = service.generate(first, {}, stop);
  if (!ready) return ready.error();
  report.modelHash = ready->modelHash;
  for (int i = 0; i < options.cases; ++i) {
    progress({"cases", i, options.cases});
    if (auto there = known.at(i)) {
      report.cases.push_back(std::move(*there));
      continue;
    }
    if (!options.shard.holds(i)) continue;
    auto one = bench.run(i);
    if (!one) return one.error();
    if (auto ok = known.keep(i, *one); !ok) return ok.error();
    report.cases.push_back(std::move(*one));
  }
  return report;
}

}  // namespace core::bench
