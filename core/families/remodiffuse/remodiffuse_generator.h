#pragma once

#include "core/families/remodiffuse/remodiffuse_model.h"
#include "core/jobs/progress.h"
#include "core/motion/published_forms.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace core::sampling {

inline constexpr int kUsualSteps = 50, kFewestSteps = 5, kMostSteps = 200, kLongestMotion = motion::humanml3d::kMostFrames;

/// Of the 1,000 original steps, how many are kept of each fifth: 15, 15, 8, 6, 6 of 50 as published, other numbers in the same proportion.
std::vector<int> sectionCounts(int steps);
/// Those steps, ascending.
std::vector<std::int64_t> keptSteps(int steps);

struct GivenClip {
  std::string caption;
  at::Tensor features;  // float [F, 263], not normalized; longer ones are cut to their first 196 frames
};

struct RemodiffuseWish {
  std::string prompt;
  int frames = 80;  // at 20 fps, 1 to kLongestMotion
  std::uint64_t seed = 1;
  /// What it is made beside; without: the nearest of the model's library; empty: nothing.
  std::optional<std::vector<GivenClip>> clips = {};
  std::int64_t leftOut = -1;  // a clip of the library that is not looked at
};

/// The nearest clips of a model's library, best first; at most as many as it is made for. Errors: none; an empty library has none.
std::vector<std::int64_t> nearestOf(const RemodiffuseModel& model, const RemodiffuseWish& wish);

/// Everything that does not change in the loop, of a batch padded to its longest.
RemodiffuseConditions conditionsOf(RemodiffuseModel& model, const std::vector<RemodiffuseWish>& wishes);

struct RemodiffuseSampleOptions {
  int steps = kUsualSteps;  // kFewestSteps to kMostSteps
  ConditionMixture mixture;
};

/// One motion for each wish in one batch, float [frames, 263], not normalized; each is what it would be alone, up to rounding: every one has its own noise and coins.
/// Errors: InvalidArgument (lengths, steps), Cancelled.
Result<std::vector<at::Tensor>> sampleRemodiffuse(RemodiffuseModel& model, const std::vector<RemodiffuseWish>& wishes, const RemodiffuseSampleOptions& options,
                                                  const jobs::ProgressSink& progress = {}, const std::stop_token& stop = {});

}  // namespace core::sampling
