#pragma once

#include "core/engine/evaluation/evaluation_setup.h"
#include "core/engine/evaluation/real_motions.h"
#include "core/families/smoodi/stylized_generator.h"

#include <span>
#include <stop_token>
#include <vector>

/// The motions that a contender makes for a plan.
namespace core::engine {

/// How strongly text, style and classifier guide; the sweep changes it. CrossDiff has a guidance of its own and reads none of them.
struct GuidanceSetting {
  double content = 7.5, style = 1.5, scale = 0.2;
};

/// Motions made together: 16 keep two cores busy with 25 latent tokens each, and more than that an interruption should not lose.
constexpr std::size_t kMotionsAtOnce = 16;

class ContenderMotions {
 public:
  /// All must outlive this.
  ContenderMotions(const EvaluationRequest& request, const dataset::MotionDataset& data, const RealMotions& recorded)
      : request_(request), data_(data), recorded_(recorded) {}

  /// One motion for each plan, float [F, 263], not normalized, as one batch where the model allows. seeds: as many as plans.
  /// Errors: Cancelled, those of the style's clip.
  Result<std::vector<at::Tensor>> make(const Contender& contender, std::span<const PlannedMotion> plans, std::span<const std::uint64_t> seeds,
                                       const GuidanceSetting& guidance, std::stop_token stop) const;

 private:
  at::Tensor reconstructed(const Contender& contender, const PlannedMotion& motion) const;
  Result<sampling::StyleCondition> styleOf(const Contender& contender, const PlannedMotion& motion) const;
  Result<sampling::StylizedSampleOptions> stylizedOptions(const Contender& contender, const PlannedMotion& motion, std::uint64_t seed,
                                                          const GuidanceSetting& guidance) const;
  Result<at::Tensor> transferred(const Contender& contender, const PlannedMotion& motion, const sampling::StylizedSampleOptions& options, std::stop_token stop) const;

  Result<at::Tensor> publishedMotion(const Contender& contender, const PlannedMotion& motion, std::uint64_t seed, const GuidanceSetting& guidance,
                                     std::stop_token stop) const;
  static Result<at::Tensor> mdmMotion(const Contender& contender, const PlannedMotion& motion, std::uint64_t seed, std::stop_token stop);

  const EvaluationRequest& request_;
  const dataset::MotionDataset& data_;
  const RealMotions& recorded_;
};

}  // namespace core::engine
