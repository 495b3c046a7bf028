#include "core/families/crossdiff/mixture.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::sampling {

using model::CrossDiffOutput;
using model::MotionKind;

namespace {

/// Reports a step and says whether the person wants to stop.
bool mayGoOn(const jobs::ProgressSink& progress, const std::stop_token& stop, std::size_t done, std::size_t all) {
  progress({"sampling", static_cast<std::int64_t>(done), static_cast<std::int64_t>(all)});
  return !stop.stop_requested();
}

Error stopped() { return {ErrorCode::Cancelled, "sampling was stopped"}; }

}  // namespace

model::CrossDiffImpl::Prediction guidedPrediction(model::CrossDiff& network, const at::Tensor& x, const at::Tensor& timestep, const at::Tensor& text, double guidance,
                                                  CrossDiffOutput wanted) {
  if (guidance == 0.0) return network->forward(x, timestep, text, wanted);
  const auto both = network->forward(at::cat({x, x}), at::cat({timestep, timestep}), at::cat({at::zeros_like(text), text}), wanted);
  model::CrossDiffImpl::Prediction result;
  if (both.motion3d.defined()) result.motion3d = guidedClean(both.motion3d, guidance);
  if (both.motion2d.defined()) result.motion2d = guidedClean(both.motion2d, guidance);
  return result;
}

CrossDiffPredictor::CrossDiffPredictor(model::CrossDiff network, const at::Tensor& text, double guidance, std::shared_ptr<const model::CrossDiffImpl::Plan> plan)
    : network_(std::move(network)), guidance_(guidance), plan_(std::move(plan)) {
  textPart_ = network_->condition().textPart(guidance_ == 0.0 ? text : at::cat({at::zeros_like(text), text}));
  if (!plan_) plan_ = std::make_shared<model::CrossDiffImpl::Plan>(network_->plan());
  // Copies of this one share them, and what they hold: none of it changes.
  const auto repeated = [network = network_, plan = plan_](CrossDiffOutput output, at::Tensor model::CrossDiffImpl::Prediction::*motion) {
    return std::make_shared<RepeatedNetwork>(
        [network, plan, output, motion](const std::vector<at::Tensor>& given) mutable { return network->evaluate(given[0], given[1], output, *plan).*motion; });
  };
  evaluate_ = {repeated(CrossDiffOutput::Motion3d, &model::CrossDiffImpl::Prediction::motion3d),
               repeated(CrossDiffOutput::Motion2d, &model::CrossDiffImpl::Prediction::motion2d)};
}

at::Tensor CrossDiffPredictor::clean(const at::Tensor& sample, std::int64_t step, MotionKind wanted) const {
  const auto token = network_->condition().tokenOf(at::full({1}, step, at::kLong), textPart_);
  const auto motion = (*evaluate_[wanted == MotionKind::Motion3d ? 0 : 1])({guidance_ == 0.0 ? sample : at::cat({sample, sample}), token});
  return guidance_ == 0.0 ? motion : guidedClean(motion, guidance_);
}

Result<at::Tensor> samplePlain(const CrossDiffPredictor& predictor, const LoopSchedule& schedule, at::Tensor sample, const Draw& draw, const LoopOptions& options,
                               const jobs::ProgressSink& progress, std::stop_token stop) {
  const auto kind = sample.size(2) == predictor.sizes().motionWidth ? MotionKind::Motion3d : MotionKind::Motion2d;
  auto own = options;
  if (kind == MotionKind::Motion2d) own.known = {};
  const CleanLoop loop{.clean = [&](const at::Tensor& noisy, std::int64_t told) { return predictor.clean(noisy, told, kind); },
                       .draw = [&](std::size_t) { return draw(kind); }};
  return runCleanLoop(loop, schedule, std::move(sample), own, progress, stop);
}

Result<MixtureSample> sampleMixture(const CrossDiffPredictor& predictor, const LoopSchedule& schedule, const at::Tensor& initial2d, const Draw& draw,
                                    const MixtureOptions& options, const jobs::ProgressSink& progress, std::stop_token stop) {
  const bool needsDraws = options.reverse == diffusion::ReverseStep::Posterior;
  const auto drawn = [&](MotionKind kind) { return needsDraws ? draw(kind) : at::Tensor(); };
  MixtureSample result;
  result.last2d = initial2d;
  std::size_t i = 0;
  for (; i < options.steps.size() && schedule.told(options.steps[i]) > options.alpha; ++i) {
    if (!mayGoOn(progress, stop, i, options.steps.size())) return stopped();
    const auto step = options.steps[i];
    const auto clean = predictor.clean(result.last2d, schedule.told(step), MotionKind::Motion2d);
    if (options.keepEvery > 0 && i % static_cast<std::size_t>(options.keepEvery) == 0) result.clean2d.push_back(clean);
    result.last2d = diffusion::reverseStep(options.reverse, schedule.schedule, clean, result.last2d, step, drawn(MotionKind::Motion2d));
  }
  if (i == options.steps.size()) {
    return Error{ErrorCode::InvalidArgument, fmt::format("no sampling step lies at or below the switch at {}", options.alpha)};
  }
  const auto step = options.steps[i];
  if (options.keepEvery > 0) result.clean2d.push_back(predictor.clean(result.last2d, schedule.told(step), MotionKind::Motion2d));
  const auto crossed = options.known.applied(predictor.clean(result.last2d, schedule.told(step), MotionKind::Motion3d));
  // The switch needs noise whatever the loop's kind of step is: only the clean motion crosses.
  result.switch3d = diffusion::noisedBelow(schedule.schedule, crossed, step, step == 0 ? at::Tensor() : draw(MotionKind::Motion3d));
  LoopOptions rest = options;
  rest.steps.assign(options.steps.begin() + static_cast<std::ptrdiff_t>(i) + 1, options.steps.end());
  // One loop for the person who watches: the second half counts on.
  const auto before = static_cast<std::int64_t>(i) + 1, all = static_cast<std::int64_t>(options.steps.size());
  jobs::ProgressSink onwards;
  onwards = [&](const jobs::Progress& at) { progress({at.stage, before + at.done, all}); };
  auto final3d = samplePlain(predictor, schedule, result.switch3d, draw, rest, onwards, stop);
  if (!final3d) return final3d.error();
  result.final3d = *final3d;
  return result;
}

}  // namespace core::sampling
