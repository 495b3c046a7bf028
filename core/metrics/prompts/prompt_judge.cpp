#include "core/metrics/prompts/prompt_judge.h"

#include "core/motion/feet/foot_skating.h"
#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace core::metrics {

namespace {

using namespace motion::humanml3d;

constexpr double kFloats = 0.03, kUprightTilt = 35.0;

double kneeBend(const BodyTrack& track, int t, int hip, int knee, int ankle) {
  const auto thigh = track.at(t, knee) - track.at(t, hip), shin = track.at(t, ankle) - track.at(t, knee);
  const double lengths = static_cast<double>(glm::length(thigh)) * glm::length(shin);
  return lengths > 0.0 ? glm::degrees(std::acos(std::clamp(glm::dot(thigh, shin) / lengths, -1.0, 1.0))) : 0.0;
}

Bearing bearingOf(const BodyTrack& track, std::span<const glm::vec3> positions) {
  Bearing bearing;
  bearing.skating = motion::footSkatingRatio(positions, track.fps());
  int uprightFrames = 0;
  for (int t = 0; t < track.frames(); ++t) {
    if (track.tilt(t) > kUprightTilt) continue;
    ++uprightFrames;
    bearing.kneeBend += 0.5 * (kneeBend(track, t, kLeftHip, kLeftKnee, kLeftAnkle) + kneeBend(track, t, kRightHip, kRightKnee, kRightAnkle));
    bearing.trunkLean += track.tilt(t);
  }
  if (uprightFrames > 0) {
    bearing.kneeBend /= uprightFrames;
    bearing.trunkLean /= uprightFrames;
  }
  bearing.floatingSeconds = floatingSeconds(track, track.whole(), kFloats);
  return bearing;
}

}  // namespace

PromptVerdict judgePrompt(const Prompt& prompt, std::span<const glm::vec3> positions, double fps) {
  const BodyTrack track(positions, fps);
  auto facts = checkFacts(prompt.facts, track, track.whole());
  return {facts.holds, facts.margin, std::move(facts.values), bearingOf(track, positions)};
}

PromptTally tallyOf(const Prompt& prompt, std::span<const PromptVerdict> verdicts) {
  if (verdicts.empty()) throw std::invalid_argument("a tally of \"" + prompt.id + "\" needs at least one verdict");
  PromptTally tally{prompt.id, static_cast<int>(verdicts.size()), 0, false, {}};
  const double share = 1.0 / static_cast<double>(verdicts.size());
  for (const auto& verdict : verdicts) {
    tally.shownSeeds += verdict.shown ? 1 : 0;
    tally.bearing.skating += share * verdict.bearing.skating;
    tally.bearing.floatingSeconds += share * verdict.bearing.floatingSeconds;
    tally.bearing.kneeBend += share * verdict.bearing.kneeBend;
    tally.bearing.trunkLean += share * verdict.bearing.trunkLean;
  }
  tally.isShown = tally.shownSeeds >= static_cast<int>(std::ceil(kShownShare * tally.seeds - 1e-9));
  return tally;
}

}  // namespace core::metrics
