#pragma once

#include "core/diffusion/clean_prediction.h"
#include "core/families/remodiffuse/remodiffuse.h"
#include "core/jobs/progress.h"
#include "core/sampling/clean_loop.h"

#include <array>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

// How ReMoDiffuse samples: four predictions mixed by the step and a coin, and its own choice of steps. Spec: spec/remodiffuse.md, sections 5 and 6.
namespace core::sampling {

struct ConditionMixture {
  double coarseScale = 6.5;                                     // above step 100: w = 1 + scale step / 1000
  double both = 0.52351, text = -0.28419, retrieval = 2.39872;  // up to step 100; "none" takes what is left of 1

  /// Of both conditions, the text alone, retrieval alone and neither. step: of the 1,000 original ones.
  std::array<double, 4> at(std::int64_t step, bool coin) const;
  /// Whether that step takes the four constants, and no coin.
  static bool isFine(std::int64_t step);
};

/// The authors' constants, found on their network, and those of a network of which nothing was fitted: what both conditions say.
inline constexpr ConditionMixture kPublishedMixture{}, kPublishedKitMixture{4.0, 0.78123, 0.39284, -0.12475}, kPlainMixture{6.5, 1.0, 0.0, 0.0};

/// `count` of the steps of each section: the 1,000 steps in as many equal parts as there are numbers, a remainder one each to the first ones; from a part's first
/// to its last by a running sum, rounded to even. Errors: InvalidArgument when a part has fewer steps than are asked of it.
Result<diffusion::Respacing> sectionRespace(const diffusion::NoiseSchedule& schedule, std::span<const int> counts);

/// 1,000 steps with betas linear from 1e-4 to 0.02.
const diffusion::NoiseSchedule& remodiffuseSchedule();

/// What a motion is made beside; everything is encoded once.
struct RemodiffuseConditions {
  torch::Tensor text;  // of Remodiffuse::textFeatures
  model::RetrievedTokens retrieved;
  torch::Tensor isInside;  // bool [B, F]
};

/// The predictions under both conditions, the text alone, retrieval alone and neither, in this order.
std::array<torch::Tensor, 4> predictedUnderEach(model::Remodiffuse& network, const torch::Tensor& x, std::int64_t step, const RemodiffuseConditions& conditions);

/// The mixed clean motion; predictions that count nothing are not made. coins: bool [B], one for each motion, so that motions of a batch come out as alone.
torch::Tensor mixedClean(model::Remodiffuse& network, const torch::Tensor& x, std::int64_t step, const RemodiffuseConditions& conditions, const ConditionMixture& mixture,
                         const torch::Tensor& coins);

struct RemodiffuseLoop {
  ConditionMixture mixture;
  diffusion::Respacing respacing;
  std::function<torch::Tensor(std::size_t index)> coins;  // bool [B], of the index-th step, from the noisiest on
  std::function<void(std::size_t index, const torch::Tensor& sample)> after = {};
};

/// DDIM, eta 0, over all kept steps, from initial [B, F, D]. Errors: Cancelled.
Result<torch::Tensor> runRemodiffuse(model::Remodiffuse& network, const RemodiffuseConditions& conditions, const RemodiffuseLoop& loop, torch::Tensor initial,
                                     const jobs::ProgressSink& progress = {}, const std::stop_token& stop = {});

}  // namespace core::sampling
