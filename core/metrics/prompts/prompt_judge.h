#pragma once

#include "core/metrics/prompts/prompt_list.h"

#include <glm/vec3.hpp>

#include <span>
#include <string>
#include <vector>

/// Whether motions show what was asked for.
namespace core::metrics {

/// How the body holds and carries itself, beside the facts: told, not judged.
struct Bearing {
  double skating = 0.0;          // foot-skating ratio
  double floatingSeconds = 0.0;  // longest time that no joint is nearer than 3 cm to the floor, outside free flight
  double kneeBend = 0.0;         // degrees, mean of both knees over the frames in which the trunk is upright; 0: straight
  double trunkLean = 0.0;        // degrees from the vertical, mean over the same frames
};

struct PromptVerdict {
  bool shown = false;
  double margin = 0.0;  // as in FactVerdict
  std::vector<FactValue> facts;
  Bearing bearing;
};

/// positions [F * 22] of a finished motion, frame-major, metres, Y up. Throws as BodyTrack does.
PromptVerdict judgePrompt(const Prompt& prompt, std::span<const glm::vec3> positions, double fps = 20.0);

/// One prompt over its seeds.
struct PromptTally {
  std::string id;
  int seeds = 0, shownSeeds = 0;
  bool isShown = false;  // in at least 4 of 5 seeds: as many as kShownShare of them, rounded up
  Bearing bearing;       // means
};
constexpr double kShownShare = 0.8;

/// verdicts: one a seed, at least one.
PromptTally tallyOf(const Prompt& prompt, std::span<const PromptVerdict> verdicts);

}  // namespace core::metrics
