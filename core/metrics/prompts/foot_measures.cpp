#include "core/metrics/prompts/measure_parts.h"

#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>

#include <cmath>

namespace core::metrics::measures {

namespace {

using namespace motion::humanml3d;

int ankleOf(Side side) { return side == Side::Left ? kLeftAnkle : kRightAnkle; }
int toeOf(Side side) { return side == Side::Left ? kLeftFoot : kRightFoot; }
int kneeOf(Side side) { return side == Side::Left ? kLeftKnee : kRightKnee; }
int hipOf(Side side) { return side == Side::Left ? kLeftHip : kRightHip; }

// Mean height of the joints, which falls freely when nothing holds the body up.
double bodyHeight(const BodyTrack& track, int t) {
  double sum = 0.0;
  for (int j = 0; j < kJointCount; ++j) sum += track.at(t, j).y;
  return sum / kJointCount;
}

// Flight bends downward: a body that is held in the air, or carried by something, does not. Free fall is -9.8 m/s2; frames are few and the mean of the joints
// is not the centre of mass, so a third of it is enough.
constexpr double kFallsAtLeast = 3.3;

bool isBallistic(const BodyTrack& track, int begin, int end) {
  const int a = std::max(begin - 1, 0), c = std::min(end, track.frames() - 1), b = (a + c) / 2;
  if (c - a < 2) return false;
  const double first = (b - a) / track.fps(), second = (c - b) / track.fps();
  const double slopeBefore = (bodyHeight(track, b) - bodyHeight(track, a)) / first, slopeAfter = (bodyHeight(track, c) - bodyHeight(track, b)) / second;
  return (slopeAfter - slopeBefore) / ((first + second) / 2.0) < -kFallsAtLeast;
}

struct Flight {
  double seconds = 0.0;
  int begin = 0, end = 0;
};

// Runs with both feet higher than that, kept when they fall as thrown bodies do.
std::vector<Flight> flights(const BodyTrack& track, FrameSpan span, double height) {
  std::vector<Flight> found;
  for (int t = span.begin; t < span.end; ++t) {
    if (track.lowestFoot(t) <= height) continue;
    int end = t;
    while (end < span.end && track.lowestFoot(end) > height) ++end;
    if (isBallistic(track, t, end)) found.push_back({(end - t) / track.fps(), t, end});
    t = end;
  }
  return found;
}

// Flights that begin and end on both feet at once: shortly before and after, both are down. Running always has one foot ahead.
int hops(const BodyTrack& track, FrameSpan span, double height) {
  const int near = std::max(1, static_cast<int>(std::lround(0.12 * track.fps())));
  const auto bothDown = [&](int t) {
    if (t < span.begin || t >= span.end) return true;  // cut off there
    return std::max(std::min(track.at(t, kLeftFoot).y, track.at(t, kLeftAnkle).y), std::min(track.at(t, kRightFoot).y, track.at(t, kRightAnkle).y)) < height + 0.04;
  };
  int count = 0;
  for (const auto& flight : flights(track, span, height)) count += bothDown(flight.begin - near) && bothDown(flight.end - 1 + near) ? 1 : 0;
  return count;
}

double longestFlight(const BodyTrack& track, FrameSpan span, double height) {
  double longest = 0.0;
  for (const auto& flight : flights(track, span, height)) longest = std::max(longest, flight.seconds);
  return longest;
}

// Times that a height goes over a limit, having been a third of it lower before.
template <class Height>
int timesOver(FrameSpan span, double limit, Height height) {
  int count = 0;
  bool isReady = true;
  for (int t = span.begin; t < span.end; ++t) {
    const double now = height(t);
    if (isReady && now > limit) {
      ++count;
      isReady = false;
    } else if (now < limit - std::max(0.03, limit / 3.0)) {
      isReady = true;
    }
  }
  return count;
}

double lifts(const BodyTrack& track, FrameSpan span, Side side, double height) {
  // Against where that foot stands in this part: steps of a person on a stair or a box count too.
  double lowest = 1e9;
  for (int t = span.begin; t < span.end; ++t) lowest = std::min(lowest, static_cast<double>(track.at(t, ankleOf(side)).y));
  return timesOver(span, height, [&](int t) { return track.at(t, ankleOf(side)).y - lowest; });
}

// How far the ankle is from its hip over the floor while it is higher than that and not behind, where a runner's foot goes too.
double kickReach(const BodyTrack& track, FrameSpan span, Side side, double height) {
  return largest(span, [&](int t) {
    auto leg = track.at(t, ankleOf(side)) - track.at(t, hipOf(side));
    leg.y = 0.0f;
    const bool isKick = track.at(t, ankleOf(side)).y > height && glm::dot(leg, track.forward(t)) > -0.3f * glm::length(leg);
    return isKick ? static_cast<double>(glm::length(leg)) : 0.0;
  });
}

double standsAbove(const BodyTrack& track, FrameSpan span, double height) {
  return longestRun(track, span, [&](int t) { return track.lowestFoot(t) > height; });
}

}  // namespace

std::vector<Measure> ofTheFeet() {
  using Args = MeasureArguments;
  const MeasureParameter side{"limb", "side"}, height{"height", "m"};
  return {
      {"flight",
       "s",
       {height},
       "longest time that both feet are higher than that while the body falls freely, as in a jump",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return longestFlight(b, s, a.numbers[0]); }},
      {"flights",
       "",
       {height},
       "how many times that is so",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return static_cast<double>(flights(b, s, a.numbers[0]).size()); }},
      {"hops",
       "",
       {height},
       "how many of these flights begin and end on both feet together",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return static_cast<double>(hops(b, s, a.numbers[0])); }},
      {"flight_length",
       "m",
       {height},
       "longest way over the floor in such a flight",
       [](const BodyTrack& b, FrameSpan s, const Args& a) {
         double longest = 0.0;
         for (const auto& flight : flights(b, s, a.numbers[0])) {
           auto way = b.at(std::min(flight.end, b.frames() - 1), kPelvis) - b.at(std::max(flight.begin - 1, 0), kPelvis);
           way.y = 0.0f;
           longest = std::max(longest, static_cast<double>(glm::length(way)));
         }
         return longest;
       }},
      {"stands_above",
       "s",
       {height},
       "longest time that both feet are higher than that, thrown or not: on a step, a ladder, a box",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return standsAbove(b, s, a.numbers[0]); }},
      {"foot_over_foot",
       "s",
       {height},
       "longest time that one ankle is higher than the other by that, as on a ladder",
       [](const BodyTrack& b, FrameSpan s, const Args& a) {
         return longestRun(b, s, [&](int t) { return std::abs(b.at(t, kLeftAnkle).y - b.at(t, kRightAnkle).y) > a.numbers[0]; });
       }},
      {"foot_height",
       "m",
       {side},
       "greatest height of the toes",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return ofLimb(a.limb, [&](Side k) { return largest(s, [&](int t) { return b.at(t, toeOf(k)).y; }); }); }},
      {"foot_above",
       "s",
       {side, height},
       "longest time that the ankle is higher than that",
       [](const BodyTrack& b, FrameSpan s, const Args& a) {
         return ofLimb(a.limb, [&](Side k) { return longestRun(b, s, [&](int t) { return b.at(t, ankleOf(k)).y > a.numbers[0]; }); });
       }},
      {"foot_speed",
       "m/s",
       {side},
       "greatest speed of the ankle against the pelvis",
       [](const BodyTrack& b, FrameSpan s, const Args& a) {
         return ofLimb(a.limb, [&](Side k) { return largest(s, [&](int t) { return glm::length(b.velocityFromPelvis(t, ankleOf(k))); }); });
       }},
      {"kick_reach",
       "m",
       {side, height},
       "how far over the floor the ankle gets from its hip, to the front or the side, while it is higher than that",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return ofLimb(a.limb, [&](Side k) { return kickReach(b, s, k, a.numbers[0]); }); }},
      {"foot_lifts",
       "",
       {side, height},
       "how many times the ankle goes up by that and comes back",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return ofLimb(a.limb, [&](Side k) { return lifts(b, s, k, a.numbers[0]); }); }},
      {"knee_below",
       "s",
       {side, height},
       "longest time that the knee is lower than that (standing: about 0.5 m)",
       [](const BodyTrack& b, FrameSpan s, const Args& a) {
         return ofLimb(a.limb, [&](Side k) { return longestRun(b, s, [&](int t) { return b.at(t, kneeOf(k)).y < a.numbers[0]; }); });
       }},
      {"knee_highest",
       "m",
       {side},
       "greatest height of the knee",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return ofLimb(a.limb, [&](Side k) { return largest(s, [&](int t) { return b.at(t, kneeOf(k)).y; }); }); }},
  };
}

}  // namespace core::metrics::measures

namespace core::metrics {

double floatingSeconds(const BodyTrack& track, FrameSpan span, double height) {
  std::vector<bool> isAloft(static_cast<std::size_t>(track.frames()), false);
  for (int t = span.begin; t < span.end; ++t) isAloft[static_cast<std::size_t>(t)] = track.lowestJoint(t) > height;
  for (const auto& flight : measures::flights(track, span, height)) std::fill(isAloft.begin() + flight.begin, isAloft.begin() + flight.end, false);
  return measures::longestRun(track, span, [&](int t) { return isAloft[static_cast<std::size_t>(t)]; });
}

}  // namespace core::metrics
