#include "core/diffusion/guidance.h"

#include <ATen/ATen.h>

namespace core::diffusion {

std::vector<GuidanceBranch> guidanceBranches(GuidanceForm form) {
  constexpr GuidanceBranch null{false, false}, text{true, false}, style{false, true}, both{true, true};
  switch (form) {
    case GuidanceForm::Released: return {null, text, style};
    case GuidanceForm::ReleasedTwoBranch: return {style, both};
    case GuidanceForm::Paper: return {null, text, both};
    case GuidanceForm::TextOnly: return {null, text};
  }
  return {};
}

at::Tensor GuidedNoise::sum() const { return afterEnergy.defined() ? base + afterEnergy : base; }

GuidedNoise compose(GuidanceForm form, const at::Tensor& stacked, const GuidanceWeights& w, const at::Tensor& styleWeights) {
  const auto count = static_cast<std::int64_t>(guidanceBranches(form).size());
  TORCH_CHECK(stacked.size(0) % count == 0, stacked.size(0), " predictions do not split into ", count, " branches");
  const auto e = stacked.chunk(count, 0);
  const auto styled = [&](const at::Tensor& change) { return styleWeights.defined() ? styleWeights * change : w.style * change; };
  switch (form) {
    case GuidanceForm::Released: return {e[0] + styled(e[2] - e[0]), w.content * (e[1] - e[0])};
    case GuidanceForm::ReleasedTwoBranch: return {e[0] + w.content * (e[1] - e[0]), {}};
    case GuidanceForm::Paper: return {e[0] + w.content * (e[1] - e[0]) + styled(e[2] - e[1]), {}};
    case GuidanceForm::TextOnly: return {e[0] + w.content * (e[1] - e[0]), {}};
  }
  return {};
}

}  // namespace core::diffusion
