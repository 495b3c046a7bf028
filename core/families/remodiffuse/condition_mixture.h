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
};

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

/// One prediction under the switches (both on, or not).
torch::Tensor predictedUnder(model::Remodiffuse& network, const torch::Tensor& x, std::int64_t step, const RemodiffuseConditions& conditions, bool hasText,
                             bool hasRetrieval);

/// The mixed clean motion; predictions that count nothing are not made.
torch::Tensor mixedClean(model::Remodiffuse& network, const torch::Tensor& x, std::int64_t step, const RemodiffuseConditions& conditions,
                         const std::array<double, 4>& coefficients);

struct RemodiffuseLoop {
  ConditionMixture mixture;
  diffusion::Respacing respacing;
  std::function<bool(std::size_t index)> coin;  // of the index-th step, from the noisiest on
  std::function<void(std::size_t index, const torch::Tensor& sample)> after = {};
};

/// DDIM, eta 0, over all kept steps, from initial [B, F, D]. Errors: Cancelled.
Result<torch::Tensor> runRemodiffuse(model::Remodiffuse& network, const RemodiffuseConditions& conditions, const RemodiffuseLoop& loop, torch::Tensor initial,
                                     const jobs::ProgressSink& progress = {}, const std::stop_token& stop = {});

}  // namespace core::sampling
