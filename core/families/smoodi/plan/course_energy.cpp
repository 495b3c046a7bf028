#include "core/families/smoodi/plan/course_energy.h"

#include "core/families/mld/temporal_vae.h"
#include "core/families/smoodi/style_network.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace core::sampling {

namespace {

constexpr double kStretch = 40.0;  // frames from the middle of one stretch to that of the next

/// [K, tokens]: hats over the tokens of a motion.
at::Tensor hats(std::int64_t frames, std::int64_t tokens) {
  const auto count = std::max<std::int64_t>(1, std::llround(static_cast<double>(frames) / kStretch));
  if (count == 1 || tokens < 2) return torch::ones({1, tokens});
  const double spacing = static_cast<double>(tokens - 1) / static_cast<double>(count - 1);
  const auto places = torch::arange(tokens, torch::kFloat).unsqueeze(0), middles = spacing * torch::arange(count, torch::kFloat).unsqueeze(1);
  return (1.0 - (places - middles).abs() / spacing).clamp_min(0.0);
}

/// Of latent tokens, at the style network's tokens.
at::Tensor atStyleTokens(const at::Tensor& values, std::int64_t tokens, int framesPerToken) {
  const auto places = torch::arange(tokens, torch::kLong) * framesPerToken / std::int64_t{model::TemporalVaeImpl::kFrameStride};
  return values.index_select(0, places.to(torch::kLong).clamp_max(values.size(0) - 1));
}

}  // namespace

CourseEnergy::CourseEnergy(const std::vector<StylizedSampleOptions>& all, bool isChange, int framesPerToken) : isChange_(isChange) {
  std::vector<at::Tensor> parts;
  std::int64_t mostStretches = 0, mostTokens = 0;
  for (const auto& one : all) {
    const auto tokens = (std::int64_t{one.frames} + framesPerToken - 1) / framesPerToken;
    parts.push_back(hats(one.frames, tokens));
    mostStretches = std::max(mostStretches, parts.back().size(0)), mostTokens = std::max(mostTokens, tokens);
  }
  const auto size = static_cast<std::int64_t>(all.size());
  const auto device = all.front().style->mean.device();
  const auto width = all.front().style->mean.size(1);
  auto weights = torch::zeros({size, mostStretches, model::kGlobalTokens + mostTokens});
  if (!isChange_) target_ = {torch::zeros({size, mostStretches, width}, device), torch::zeros({size, mostStretches, width}, device)};
  for (std::int64_t b = 0; b < size; ++b) {
    const auto& one = all[static_cast<std::size_t>(b)];
    const auto& course = *one.course;
    const auto& own = parts[static_cast<std::size_t>(b)];
    const auto tokens = own.size(1);
    auto rows = weights[b].narrow(0, 0, own.size(0));
    rows.narrow(1, model::kGlobalTokens, tokens).copy_(own);
    // The learned tokens count as an average one of the motion's.
    rows.narrow(1, 0, model::kGlobalTokens).copy_(own.mean(1, true).expand({-1, model::kGlobalTokens}));
    auto change = isChange_ ? torch::full({tokens}, one.change) : torch::ones({tokens});
    if (isChange_ && course.change.defined()) change = atStyleTokens(course.change, tokens, framesPerToken);
    const auto share = course.second ? atStyleTokens(course.share, tokens, framesPerToken) : torch::zeros({tokens});
    const auto mean = own / own.sum(1, true);
    const auto first = (mean * (change * (1.0 - share))).sum(1, true).to(device), second = (mean * (change * share)).sum(1, true).to(device);  // [K, 1]
    auto& taken = parts_.emplace_back(std::vector<Part>{{*one.style, first}});
    if (course.second) taken.push_back({*course.second, second});
    if (isChange_) continue;
    for (const auto& part : taken) {
      target_.mean[b].narrow(0, 0, own.size(0)).add_(part.amount * part.style.mean);
      target_.deviation[b].narrow(0, 0, own.size(0)).add_(part.amount * part.style.deviation);
    }
  }
  weights_ = weights.to(device);
  const auto sums = weights_.sum(2);
  shares_ = sums / sums.sum(1, true);
}

CourseEnergy::Pooled CourseEnergy::pooled(const at::Tensor& lastLayer) const {
  constexpr double kLeast = 1e-6;
  const auto x = lastLayer.unsqueeze(1);  // [B, 1, T, W]
  const auto w = weights_.unsqueeze(3);   // [B, K, T, 1]
  const auto count = w.sum(2);            // [B, K, 1]; 0 for a stretch that a shorter motion has not
  const auto mean = (w * x).sum(2) / count.clamp_min(kLeast);
  const auto centred = x - mean.unsqueeze(2);
  return {mean, ((w * centred * centred).sum(2) / (count - 1.0).clamp_min(1.0) + kLeast).sqrt()};
}

CourseEnergy::Pooled CourseEnergy::changed(const Pooled& own) const {
  Pooled target{own.mean.clone(), own.deviation.clone()};
  for (std::size_t b = 0; b < parts_.size(); ++b)
    for (const auto& part : parts_[b])
      for (std::int64_t k = 0; k < part.amount.size(0); ++k) {
        const auto at = static_cast<std::int64_t>(b);
        const StyleStatistics here{own.mean[at][k], own.deviation[at][k]};
        const auto moved = part.style.change.moved(here, part.amount[k].item<double>());
        target.mean[at][k] += moved.mean - here.mean;
        target.deviation[at][k] += moved.deviation - here.deviation;
      }
  return target;
}

at::Tensor CourseEnergy::operator()(const at::Tensor& lastLayer) {
  const auto now = pooled(lastLayer);
  if (!target_.mean.defined()) target_ = changed({now.mean.detach(), now.deviation.detach()});
  const auto apart = (now.mean - target_.mean).abs().sum(2) + (now.deviation - target_.deviation).abs().sum(2);  // [B, K]
  return 2.0 * (shares_ * apart).sum() / static_cast<double>(lastLayer.size(0));
}

}  // namespace core::sampling
