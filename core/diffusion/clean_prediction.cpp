#include "core/diffusion/clean_prediction.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <cmath>

namespace core::diffusion {

namespace {
double at(const at::Tensor& table, std::int64_t step) {
  TORCH_CHECK(step >= 0 && step < table.size(0), "step ", step, " of a schedule with ", table.size(0), " steps");
  return table.data_ptr<double>()[step];
}

/// Signal of the level below a step; 1 below the first.
double levelBelow(const NoiseSchedule& schedule, std::int64_t step) { return step == 0 ? 1.0 : at(schedule.alphaBar(), step - 1); }
}  // namespace

at::Tensor posteriorStep(const NoiseSchedule& schedule, const at::Tensor& clean, const at::Tensor& current, std::int64_t step, const at::Tensor& fresh) {
  const auto mean = at(schedule.posteriorMeanCoefficient1(), step) * clean + at(schedule.posteriorMeanCoefficient2(), step) * current;
  if (step == 0) return mean;
  TORCH_CHECK(fresh.defined(), "a posterior step at ", step, " needs fresh noise");
  return mean + std::exp(0.5 * at(schedule.posteriorLogVarianceClipped(), step)) * fresh;
}

at::Tensor ddimCleanStep(const NoiseSchedule& schedule, const at::Tensor& clean, const at::Tensor& current, std::int64_t step) {
  const double here = at(schedule.alphaBar(), step), below = levelBelow(schedule, step);
  const auto noise = (current - std::sqrt(here) * clean) / std::sqrt(1.0 - here);
  return std::sqrt(below) * clean + std::sqrt(1.0 - below) * noise;
}

at::Tensor reverseStep(ReverseStep kind, const NoiseSchedule& schedule, const at::Tensor& clean, const at::Tensor& current, std::int64_t step, const at::Tensor& fresh) {
  return kind == ReverseStep::Ddim ? ddimCleanStep(schedule, clean, current, step) : posteriorStep(schedule, clean, current, step, fresh);
}

at::Tensor noisedBelow(const NoiseSchedule& schedule, const at::Tensor& clean, std::int64_t step, const at::Tensor& fresh) {
  if (step == 0) return clean;
  const double below = levelBelow(schedule, step);
  return std::sqrt(below) * clean + std::sqrt(1.0 - below) * fresh;
}

at::Tensor KnownValues::applied(const at::Tensor& clean) const { return values.defined() ? at::where(mask, values, clean) : clean; }

Result<Respacing> respace(const NoiseSchedule& schedule, int keep) {
  const std::int64_t all = schedule.trainSteps();
  if (keep < 0 || keep > all) return Error{ErrorCode::InvalidArgument, fmt::format("{} of {} diffusion steps cannot be kept", keep, all)};
  if (keep == 0) keep = static_cast<int>(all);
  // ceil(all / stride) = keep; the smallest such stride is ceil(all / keep), if it is one at all.
  const std::int64_t stride = (all + keep - 1) / keep;
  if ((all + stride - 1) / stride != keep) {
    return Error{ErrorCode::InvalidArgument, fmt::format("no whole stride keeps {} of {} diffusion steps", keep, all)};
  }
  std::vector<std::int64_t> original;
  std::vector<double> betas;
  double before = 1.0;
  for (std::int64_t step = 0; step < all; step += stride) {
    const double level = at(schedule.alphaBar(), step);
    original.push_back(step);
    betas.push_back(1.0 - level / before);
    before = level;
  }
  return Respacing{NoiseSchedule::fromBetas(at::tensor(betas, at::kDouble)), std::move(original)};
}

}  // namespace core::diffusion
