#pragma once

#include "core/base/guidance.h"
#include "core/dataset/motion_dataset.h"
#include "core/engine/evaluation/evaluation_setup.h"

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/// The motions that a contender makes for a plan.
namespace core::engine {

/// Motions made together: 16 keep two cores busy with 25 latent tokens each, and more than that an interruption should not lose.
constexpr std::size_t kMotionsAtOnce = 16;

class ContenderMotions {
 public:
  /// All must outlive this.
  ContenderMotions(const EvaluationRequest& request, const dataset::MotionDataset& data) : request_(request), data_(data) {}

  /// Everything that the motion is made from, in words; two motions with the same words are the same.
  std::string key(const Contender& contender, const PlannedMotion& plan, std::uint64_t seed, const base::Guidance& guidance) const;

  /// One motion for each plan, float [F, 263], not normalized, as one batch where the model allows. seeds: as many as plans.
  /// Errors: Cancelled, those of the style's clip.
  Result<std::vector<at::Tensor>> make(const Contender& contender, std::span<const PlannedMotion> plans, std::span<const std::uint64_t> seeds,
                                       const base::Guidance& guidance, std::stop_token stop) const;

 private:
  families::MotionWish wishOf(const Contender& contender, const PlannedMotion& plan, std::uint64_t seed, const base::Guidance& guidance) const;
  families::RestyleWish transferOf(const Contender& contender, const families::MotionWish& wish) const;
  bool isStyled(const Contender& contender, const PlannedMotion& plan) const;
  bool isShownByClip(const PlannedMotion& plan) const { return request_.usesReferenceClips && plan.hasReference; }
  Result<families::StyleWish> styleOf(const Contender& contender, const PlannedMotion& plan) const;

  const EvaluationRequest& request_;
  const dataset::MotionDataset& data_;
};

}  // namespace core::engine
