#include "core/sampling/clean_loop.h"

#include <ATen/ATen.h>

namespace core::sampling {

std::vector<std::int64_t> LoopSchedule::descending() const {
  std::vector<std::int64_t> steps;
  for (std::int64_t step = schedule.trainSteps() - 1; step >= 0; --step) steps.push_back(step);
  return steps;
}

Result<at::Tensor> runCleanLoop(const CleanLoop& loop, const LoopSchedule& schedule, at::Tensor sample, const LoopOptions& options, const jobs::ProgressSink& progress,
                                const std::stop_token& stop) {
  const auto count = options.steps.size();
  for (std::size_t i = 0; i < count; ++i) {
    progress({"sampling", static_cast<std::int64_t>(i), static_cast<std::int64_t>(count)});
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "sampling was stopped"};
    const auto step = options.steps[i];
    const auto clean = options.known.applied(loop.clean(sample, schedule.told(step)));
    const bool isDrawn = options.reverse == diffusion::ReverseStep::Posterior && step > 0;
    sample = diffusion::reverseStep(options.reverse, schedule.schedule, clean, sample, step, isDrawn ? loop.draw(i) : at::Tensor());
    if (loop.after) loop.after(i, sample);
  }
  return sample;
}

at::Tensor guidedClean(const at::Tensor& stacked, double guidance) {
  const auto halves = stacked.chunk(2, 0);
  return halves[0] + guidance * (halves[1] - halves[0]);
}

}  // namespace core::sampling
