#pragma once

#include "core/families/smoodi/stylized_generator.h"
#include "core/sampling/known_motion.h"
#include "core/sampling/motion_goals.h"

#include <cstdint>
#include <vector>

namespace core::sampling {

/// How the style goes over the whole motion: float [F], undefined or without where nothing is said.
struct PlanCourse {
  at::Tensor strength, classifier;       // in place of w_s and of the classifier's scale
  at::Tensor change;                     // in place of the spans' (StylizedSampleOptions::change); with a strength
  std::optional<StyleCondition> second;  // mixed into the style of every span that has one
  at::Tensor share;                      // 0 to 1, of the second style
  /// Of the lower body, in place of the spans' style: a second prediction in that style is made at every step, both clean estimates are decoded, joined at
  /// the pelvis, and read again. Twice the time.
  std::optional<StyleCondition> legs;

  bool isEmpty() const { return !strength.defined() && !classifier.defined() && !second && !legs; }
};

/// Training steps above which what is kept is held fully, and below which it is let go; straight between them.
struct HoldRange {
  double free = 200.0, held = 500.0;
};

/// Several actions in one motion.
struct StylizedPlan {
  /// In order, one after the other; frames, prompt, style and weights of each count. Steps are those of the first, seeds and starts are not looked at.
  std::vector<StylizedSampleOptions> spans;
  std::uint64_t seed = 1;
  /// What is there already, features and mask [F, 263] of the whole motion: rows whose mask is set throughout are kept, the others are made, and
  /// their features say how it went on. Undefined: nothing.
  KnownMotion known;
  /// What it is steered to: an energy on the decoded motion pulls the clean estimate there, in every second step.
  MotionGoals goals;
  PlanCourse course = {};
  /// Of what is known nothing is kept to the end: all of it is held so far, and is where the motion begins.
  std::optional<HoldRange> loosely = {};
};

/// float [F, 263], not normalized, F the sum of the spans. All spans are denoised together as windows over one sequence of tokens
/// (plan_windows.h); place and heading go on because the features hold speeds. Tokens whose eight frames are all kept are given back at every step;
/// those at the border are held softly while the noise is high and let go below training step 200. A plan of one span of at most 196 frames
/// that keeps nothing and has neither goal nor course is sampleStylized() to the byte.
/// Errors: InvalidArgument (steps, the known motion), Cancelled; the stop token is asked once per step.
Result<at::Tensor> samplePlan(StylizedModel& model, const StylizedPlan& plan, const jobs::ProgressSink& progress, std::stop_token stop);

}  // namespace core::sampling
