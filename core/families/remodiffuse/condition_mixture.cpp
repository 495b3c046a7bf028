#include "core/families/remodiffuse/condition_mixture.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <cmath>

namespace core::sampling {

namespace {

constexpr std::int64_t kFineBelow = 100;  // and at it
constexpr double kSteps = 1000.0;

/// To the nearest whole number, halves to the even one.
std::int64_t roundedToEven(double value) {
  const double below = std::floor(value);
  const double rest = value - below;
  if (rest != 0.5) return static_cast<std::int64_t>(rest < 0.5 ? below : below + 1.0);
  return static_cast<std::int64_t>(std::fmod(below, 2.0) == 0.0 ? below : below + 1.0);
}

}  // namespace

bool ConditionMixture::isFine(std::int64_t step) { return step <= kFineBelow; }

std::array<double, 4> ConditionMixture::at(std::int64_t step, bool coin) const {
  if (isFine(step)) return {both, text, retrieval, 1.0 - both - text - retrieval};
  const double w = 1.0 + coarseScale * static_cast<double>(step) / kSteps;
  return coin ? std::array<double, 4>{0.0, w, 0.0, 1.0 - w} : std::array<double, 4>{w, 0.0, 1.0 - w, 0.0};
}

Result<diffusion::Respacing> sectionRespace(const diffusion::NoiseSchedule& schedule, std::span<const int> counts) {
  const auto total = static_cast<std::int64_t>(schedule.trainSteps()), sections = static_cast<std::int64_t>(counts.size());
  if (sections < 1) return Error{ErrorCode::InvalidArgument, "steps are kept of one section at least"};
  std::vector<std::int64_t> kept;
  std::int64_t start = 0;
  for (std::int64_t s = 0; s < sections; ++s) {
    const auto size = total / sections + (s < total % sections ? 1 : 0);
    const int count = counts[static_cast<std::size_t>(s)];
    if (count < 1 || count > size) return Error{ErrorCode::InvalidArgument, fmt::format("of {} steps, {} cannot be kept", size, count)};
    // A running sum, not a product: it decides 99 against 100.
    const double stride = count > 1 ? static_cast<double>(size - 1) / static_cast<double>(count - 1) : 0.0;
    double place = 0.0;
    for (int k = 0; k < count; ++k, place += stride) kept.push_back(start + roundedToEven(place));
    start += size;
  }
  std::vector<double> betas;
  double before = 1.0;
  for (const auto step : kept) {
    const double level = schedule.alphaBarAt(step);
    betas.push_back(1.0 - level / before);
    before = level;
  }
  return diffusion::Respacing{diffusion::NoiseSchedule::fromBetas(at::tensor(betas, at::kDouble)), kept};
}

const diffusion::NoiseSchedule& remodiffuseSchedule() {
  static const auto schedule = diffusion::NoiseSchedule::fromBetas(at::linspace(1e-4, 0.02, 1000, at::kDouble));
  return schedule;
}

namespace {

constexpr std::array<std::array<bool, 2>, 4> kSwitches{{{true, true}, {true, false}, {false, true}, {false, false}}};

torch::Tensor predictedUnder(model::Remodiffuse& network, const torch::Tensor& x, std::int64_t step, const RemodiffuseConditions& conditions,
                             const model::RemodiffuseSwitches& switches) {
  return network->forward(x, at::full({x.size(0)}, step, at::kLong), conditions.isInside, conditions.text, conditions.retrieved, switches);
}

torch::Tensor predictedUnder(model::Remodiffuse& network, const torch::Tensor& x, std::int64_t step, const RemodiffuseConditions& conditions,
                             const std::array<bool, 2>& isOn) {
  const auto all = [&](bool value) { return at::full({x.size(0)}, value, at::kBool); };
  return predictedUnder(network, x, step, conditions, model::RemodiffuseSwitches{all(isOn[0]), all(isOn[1])});
}

}  // namespace

std::array<torch::Tensor, 4> predictedUnderEach(model::Remodiffuse& network, const torch::Tensor& x, std::int64_t step, const RemodiffuseConditions& conditions) {
  std::array<torch::Tensor, 4> all;
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = predictedUnder(network, x, step, conditions, kSwitches[i]);
  return all;
}

torch::Tensor mixedClean(model::Remodiffuse& network, const torch::Tensor& x, std::int64_t step, const RemodiffuseConditions& conditions, const ConditionMixture& mixture,
                         const torch::Tensor& coins) {
  if (!ConditionMixture::isFine(step)) {
    // A coin of 1 takes retrieval out of both predictions.
    const double w = mixture.at(step, false)[0];
    const auto all = [&](bool value) { return at::full({x.size(0)}, value, at::kBool); };
    const auto with = predictedUnder(network, x, step, conditions, {all(true), coins.logical_not()});
    return w * with + (1.0 - w) * predictedUnder(network, x, step, conditions, {all(false), coins.logical_not()});
  }
  const auto coefficients = mixture.at(step, false);
  torch::Tensor mixed;
  for (std::size_t i = 0; i < coefficients.size(); ++i) {
    if (coefficients[i] == 0.0) continue;
    const auto part = coefficients[i] * predictedUnder(network, x, step, conditions, kSwitches[i]);
    mixed = mixed.defined() ? mixed + part : part;
  }
  return mixed;
}

Result<torch::Tensor> runRemodiffuse(model::Remodiffuse& network, const RemodiffuseConditions& conditions, const RemodiffuseLoop& loop, torch::Tensor initial,
                                     const jobs::ProgressSink& progress, const std::stop_token& stop) {
  const LoopSchedule schedule{loop.respacing.schedule, loop.respacing.original};
  LoopOptions options;
  options.steps = schedule.descending();
  options.reverse = diffusion::ReverseStep::Ddim;
  std::size_t index = 0;
  const CleanLoop steps{
      .clean = [&](const at::Tensor& sample, std::int64_t told) { return mixedClean(network, sample, told, conditions, loop.mixture, loop.coins(index++)); },
      .after = loop.after};
  return runCleanLoop(steps, schedule, std::move(initial), options, progress, stop);
}

}  // namespace core::sampling
