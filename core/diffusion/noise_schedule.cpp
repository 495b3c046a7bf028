#include "core/diffusion/noise_schedule.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace core::diffusion {

namespace {
constexpr int kMostSteps = 1'000'000;

Error outside(const char* name, double value) { return {ErrorCode::InvalidArgument, fmt::format("noise schedule: {} = {} is outside its range", name, value)}; }

bool isFraction(double value) { return value > 0.0 && value < 1.0; }
}  // namespace

NoiseSchedule::NoiseSchedule(at::Tensor betas) : betas_(std::move(betas)) {
  const auto alpha = 1.0 - betas_;
  alphaBar_ = alpha.cumprod(0);
  const auto before = at::cat({at::ones({1}, betas_.options()), alphaBar_.narrow(0, 0, alphaBar_.size(0) - 1)});
  posteriorVariance_ = betas_ * (1.0 - before) / (1.0 - alphaBar_);
  // Entry 0 would be log 0; it borrows from entry 1, which a schedule of one step does not have.
  const auto later = posteriorVariance_.narrow(0, 1, posteriorVariance_.size(0) - 1);
  const auto first = later.size(0) > 0 ? later.narrow(0, 0, 1) : at::ones({1}, betas_.options());
  posteriorLogVarianceClipped_ = at::cat({first, later}).log();
  posteriorMean1_ = betas_ * before.sqrt() / (1.0 - alphaBar_);
  posteriorMean2_ = (1.0 - before) * alpha.sqrt() / (1.0 - alphaBar_);
}

Result<NoiseSchedule> NoiseSchedule::scaledLinear(const ScaledLinearOptions& o) {
  if (o.trainSteps < 2 || o.trainSteps > kMostSteps) return outside("trainSteps", o.trainSteps);
  if (!isFraction(o.firstBeta)) return outside("firstBeta", o.firstBeta);
  if (!isFraction(o.lastBeta) || o.lastBeta < o.firstBeta) return outside("lastBeta", o.lastBeta);
  const double first = std::sqrt(o.firstBeta), last = std::sqrt(o.lastBeta);
  std::vector<double> betas(static_cast<std::size_t>(o.trainSteps));
  for (int i = 0; i < o.trainSteps; ++i) {
    const double root = first + (last - first) * i / (o.trainSteps - 1);
    betas[static_cast<std::size_t>(i)] = root * root;
  }
  return NoiseSchedule(at::tensor(betas, at::kDouble));
}

Result<NoiseSchedule> NoiseSchedule::cosine(const CosineOptions& o) {
  if (o.trainSteps < 2 || o.trainSteps > kMostSteps) return outside("trainSteps", o.trainSteps);
  if (!(o.offset >= 0.0 && o.offset < 1.0)) return outside("offset", o.offset);
  if (!isFraction(o.maxBeta)) return outside("maxBeta", o.maxBeta);
  const auto signal = [&](int step) {
    const double c = std::cos((static_cast<double>(step) / o.trainSteps + o.offset) / (1.0 + o.offset) * std::numbers::pi / 2);
    return c * c;
  };
  std::vector<double> betas(static_cast<std::size_t>(o.trainSteps));
  for (int i = 0; i < o.trainSteps; ++i) {
    betas[static_cast<std::size_t>(i)] = std::min(1.0 - signal(i + 1) / signal(i), o.maxBeta);
  }
  return NoiseSchedule(at::tensor(betas, at::kDouble));
}

NoiseSchedule NoiseSchedule::fromBetas(const at::Tensor& betas) {
  TORCH_CHECK(betas.dim() == 1 && betas.size(0) >= 1 && betas.scalar_type() == at::kDouble, "betas are float64 [T], got ", betas.sizes());
  TORCH_CHECK(betas.min().item<double>() > 0.0 && betas.max().item<double>() < 1.0, "betas lie between 0 and 1");
  return NoiseSchedule(betas);
}

double NoiseSchedule::alphaBarAt(std::int64_t step) const {
  TORCH_CHECK(step < alphaBar_.size(0), "step ", step, " of a schedule with ", alphaBar_.size(0), " steps");
  return alphaBar_.data_ptr<double>()[std::max<std::int64_t>(step, 0)];
}

at::Tensor NoiseSchedule::alphaOf(const at::Tensor& step, const at::Tensor& like) const {
  std::vector<std::int64_t> shape(static_cast<std::size_t>(like.dim()), 1);
  shape[0] = step.size(0);
  return alphaBar_.index_select(0, step.to(at::kCPU)).reshape(shape);
}

at::Tensor NoiseSchedule::addNoise(const at::Tensor& clean, const at::Tensor& noise, const at::Tensor& step) const {
  const auto alpha = alphaOf(step, clean);
  return alpha.sqrt().to(clean.options()) * clean + (1.0 - alpha).sqrt().to(clean.options()) * noise;
}

at::Tensor NoiseSchedule::cleanEstimate(const at::Tensor& noisy, const at::Tensor& noise, const at::Tensor& step) const {
  const auto alpha = alphaOf(step, noisy);
  return (noisy - (1.0 - alpha).sqrt().to(noisy.options()) * noise) / alpha.sqrt().to(noisy.options());
}

}  // namespace core::diffusion
