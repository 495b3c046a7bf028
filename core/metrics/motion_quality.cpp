#include "core/metrics/motion_quality.h"

#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace core::metrics {

namespace {

constexpr std::size_t kJoints = motion::humanml3d::kJointCount, kFewestFrames = 4;
constexpr std::array<std::size_t, 2> kToes = {10, 11};
constexpr double kStillStep = 0.01, kContactHeight = 0.02, kSunk = 0.005;        // metres
constexpr double kPelvisMoves = 0.001, kToeMoves = 1.2e-4, kSmallest = 1e-6;     // metres per frame
constexpr double kGoesAlong = 0.6, kOvertakes = 1.75, kGoesAlongInTheAir = 0.4;  // of the pelvis's step
constexpr std::size_t kShortestFlight = 4, kWavers = 2;                          // frames, turns

using Track = std::vector<glm::dvec3>;

/// The steps to the next frame; the last one stands twice, so that there are as many as frames.
std::vector<glm::dvec3> stepsOf(const Track& track) {
  std::vector<glm::dvec3> steps;
  for (std::size_t t = 0; t + 1 < track.size(); ++t) steps.push_back(track[t + 1] - track[t]);
  steps.push_back(steps.back());
  return steps;
}

/// Stretches [first, end) in which the sign is as given.
std::vector<std::pair<std::size_t, std::size_t>> stretches(const std::vector<bool>& signs, bool wanted) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t t = 0; t < signs.size(); ++t) {
    if (signs[t] != wanted) continue;
    if (t == 0 || signs[t - 1] != wanted) found.emplace_back(t, t);
    found.back().second = t + 1;
  }
  return found;
}

struct Toe {
  Track track;
  std::vector<double> step, across, rate;  // length, length on the ground, relative to the pelvis over the pelvis's step
  std::vector<bool> isInContact;

  bool goesAlong(std::size_t t) const { return step[t] > kToeMoves && (rate[t] < kGoesAlong || rate[t] > kOvertakes); }
};

Toe toeOf(const Track& track, const Track& pelvis, const std::vector<double>& pelvisStep, double floor) {
  Toe toe;
  toe.track = track;
  Track relative;
  for (std::size_t t = 0; t < track.size(); ++t) relative.push_back(track[t] - pelvis[t]);
  const auto steps = stepsOf(track), beside = stepsOf(relative);
  for (std::size_t t = 0; t < track.size(); ++t) {
    toe.step.push_back(glm::length(steps[t]));
    toe.across.push_back(std::hypot(steps[t].x, steps[t].z));
    toe.rate.push_back(glm::length(beside[t]) / (pelvisStep[t] + kSmallest));
    toe.isInContact.push_back(toe.step[t] < kStillStep || track[t].y - floor < kContactHeight);
  }
  return toe;
}

double slideOf(const Toe& toe) {
  double sum = 0.0;
  std::size_t frames = 0;
  for (std::size_t t = 0; t < toe.step.size(); ++t) {
    if (!toe.isInContact[t]) continue;
    sum += toe.across[t];
    ++frames;
  }
  return frames == 0 ? 0.0 : sum / static_cast<double>(frames);
}

/// How often the direction in which the toe has gone so far is furthest from that of its whole way.
std::size_t waversOf(const Track& toe, std::size_t first, std::size_t last) {
  const auto direction = [&](std::size_t t) {
    const auto way = toe[t] - toe[first];
    return way / (glm::length(way) + kSmallest);
  };
  std::vector<double> angles;
  for (std::size_t t = first + 1; t <= last; ++t) angles.push_back(std::acos(std::clamp(glm::dot(direction(t), direction(last)), -1.0, 1.0)));
  std::size_t peaks = 0;
  for (std::size_t t = 1; t + 1 < angles.size(); ++t) {
    if (angles[t] <= angles[t - 1]) continue;
    std::size_t end = t;
    while (end + 1 < angles.size() && angles[end + 1] == angles[t]) ++end;
    if (end + 1 < angles.size() && angles[end + 1] < angles[t]) ++peaks;
  }
  return peaks;
}

double hoverOf(const std::array<Toe, 2>& toes, const std::vector<double>& pelvisStep) {
  const std::size_t frames = pelvisStep.size();
  double count = 0.0;
  std::vector<bool> isAloft(frames);
  for (std::size_t t = 0; t < frames; ++t) {
    bool isTouching = false, isCarried = false;
    for (const auto& toe : toes) {
      if (!toe.isInContact[t]) continue;
      isTouching = true;
      isCarried |= !toe.goesAlong(t);
    }
    isAloft[t] = !isTouching;
    if (isTouching && !isCarried && pelvisStep[t] >= kPelvisMoves) count += 1.0;
  }
  for (const auto& toe : toes) {
    for (const auto& [first, end] : stretches(toe.isInContact, false)) {
      if (end - first < kShortestFlight) continue;
      std::size_t still = 0, along = 0;
      for (std::size_t t = first; t < end; ++t) {
        still += pelvisStep[t] < kPelvisMoves;
        along += toe.rate[t] < kGoesAlongInTheAir;
      }
      if (2 * still <= end - first) count += 0.5 * static_cast<double>(along);
    }
  }
  for (const auto& [first, end] : stretches(isAloft, true))
    if (end - first >= kShortestFlight && waversOf(toes[0].track, first, end - 1) > kWavers) count += static_cast<double>(end - first);
  return std::min(1.0, count / static_cast<double>(frames));
}

/// Mean length of the differences of that order, over joints and frames.
double meanStep(std::span<const glm::vec3> positions, bool isRelative, int order) {
  const std::size_t frames = positions.size() / kJoints, steps = frames - static_cast<std::size_t>(order);
  const auto at = [&](std::size_t t, std::size_t j) {
    const auto place = glm::dvec3(positions[t * kJoints + j]);
    return isRelative ? place - glm::dvec3(positions[t * kJoints]) : place;
  };
  double sum = 0.0;
  for (std::size_t t = 0; t < steps; ++t)
    for (std::size_t j = 0; j < kJoints; ++j) sum += glm::length(order == 1 ? at(t + 1, j) - at(t, j) : at(t + 2, j) - 2.0 * at(t + 1, j) + at(t, j));
  return sum / static_cast<double>(steps * kJoints);
}

}  // namespace

MotionQuality motionQuality(std::span<const glm::vec3> positions) {
  const std::size_t frames = positions.size() / kJoints;
  if (positions.size() % kJoints != 0 || frames < kFewestFrames)
    throw std::invalid_argument(std::to_string(positions.size()) + " positions are not at least " + std::to_string(kFewestFrames) + " frames of 22 joints");
  const auto trackOf = [&](std::size_t joint) {
    Track track;
    for (std::size_t t = 0; t < frames; ++t) track.emplace_back(positions[t * kJoints + joint]);
    return track;
  };
  const std::array<Track, 2> tracks = {trackOf(kToes[0]), trackOf(kToes[1])};
  double floor = std::numeric_limits<double>::infinity();
  for (const auto& track : tracks)
    for (const auto& place : track) floor = std::min(floor, place.y);
  const auto pelvis = trackOf(0);
  std::vector<double> pelvisStep;
  for (const auto& step : stepsOf(pelvis)) pelvisStep.push_back(glm::length(step));
  const std::array<Toe, 2> toes = {toeOf(tracks[0], pelvis, pelvisStep, floor), toeOf(tracks[1], pelvis, pelvisStep, floor)};

  MotionQuality quality;
  quality.slide = 0.5 * (slideOf(toes[0]) + slideOf(toes[1]));
  quality.hover = hoverOf(toes, pelvisStep);
  quality.jitter = meanStep(positions, false, 2) + meanStep(positions, true, 2);
  quality.dynamic = meanStep(positions, false, 1) + meanStep(positions, true, 1);
  double depth = 0.0;
  std::size_t under = 0;
  for (const auto& place : positions) {
    const double below = floor - static_cast<double>(place.y);
    if (below <= kSunk) continue;
    depth += below;
    ++under;
  }
  quality.sunk = under == 0 ? 0.0 : depth / static_cast<double>(under);
  return quality;
}

}  // namespace core::metrics
