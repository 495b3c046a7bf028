#include "core/metrics/prompts/measure_parts.h"

#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>

#include <cmath>

namespace core::metrics::measures {

namespace {

using namespace motion::humanml3d;

glm::vec3 level(glm::vec3 v) {
  v.y = 0.0f;
  return v;
}

double pelvisHeight(const BodyTrack& track, int t) { return track.at(t, kPelvis).y; }

// The way from the span's first frame, along a direction of the body in it.
double farthest(const BodyTrack& track, FrameSpan span, glm::vec3 direction) {
  const auto& start = track.at(span.begin, kPelvis);
  return largest(span, [&](int t) { return glm::dot(track.at(t, kPelvis) - start, direction); });
}

// The largest sum of steps in a row: how far it went one way, whatever came before and after.
template <class Step>
double largestStretch(FrameSpan span, Step step) {
  double best = 0.0, sum = 0.0;
  for (int t = span.begin + 1; t < span.end; ++t) {
    sum = std::max(0.0, sum + step(t));
    best = std::max(best, sum);
  }
  return best;
}

// Metres on the floor in the direction that the body faces (along 1, 0) or its left (0, 1) at that time.
double walked(const BodyTrack& track, FrameSpan span, float along, float leftward) {
  return largestStretch(span, [&](int t) {
    const auto step = track.at(t, kPelvis) - track.at(t - 1, kPelvis);
    return glm::dot(step, along * track.forward(t) + leftward * track.leftward(t));
  });
}

double turned(const BodyTrack& track, FrameSpan span, double sign) {
  return largestStretch(span, [&](int t) { return sign * (track.heading(t) - track.heading(t - 1)); });
}

// The lowest or highest so far against what comes later.
double rise(const BodyTrack& track, FrameSpan span, double sign) {
  double best = 0.0, least = sign * pelvisHeight(track, span.begin);
  for (int t = span.begin; t < span.end; ++t) {
    const double height = sign * pelvisHeight(track, t);
    least = std::min(least, height);
    best = std::max(best, height - least);
  }
  return best;
}

double speed(const BodyTrack& track, FrameSpan span, double seconds) {
  const int frames = std::clamp(static_cast<int>(std::lround(seconds * track.fps())), 1, std::max(1, span.size() - 1));
  double best = 0.0;
  for (int t = span.begin; t + frames < span.end; ++t) {
    best = std::max(best, static_cast<double>(glm::length(level(track.at(t + frames, kPelvis) - track.at(t, kPelvis)))) * track.fps() / frames);
  }
  return best;
}

double path(const BodyTrack& track, FrameSpan span) {
  // Steps of a quarter second: swaying on the spot is not walking.
  const int step = std::max(1, static_cast<int>(std::lround(track.fps() / 4.0)));
  double sum = 0.0;
  for (int t = span.begin; t + step < span.end; t += step) sum += glm::length(level(track.at(t + step, kPelvis) - track.at(t, kPelvis)));
  return sum;
}

double dropSpeed(const BodyTrack& track, FrameSpan span) {
  const int step = std::max(1, static_cast<int>(std::lround(track.fps() / 4.0)));
  double best = 0.0;
  for (int t = span.begin; t + step < span.end; ++t) best = std::max(best, (pelvisHeight(track, t) - pelvisHeight(track, t + step)) * track.fps() / step);
  return best;
}

// On a seat or the floor: the pelvis rests where feet under it could not hold it up, 18 cm behind them, which a squat or a crouch never does for long.
bool isSeated(const BodyTrack& track, int t, double height) {
  const auto feet = 0.25f * (track.at(t, kLeftAnkle) + track.at(t, kRightAnkle) + track.at(t, kLeftFoot) + track.at(t, kRightFoot));
  return pelvisHeight(track, t) < height && glm::dot(feet - track.at(t, kPelvis), track.forward(t)) > 0.18f && track.tilt(t) < 40.0;
}

constexpr double kLyingTilt = 60.0, kLyingHeight = 0.40;

}  // namespace

std::vector<Measure> ofTheBody() {
  using Args = MeasureArguments;
  const auto withHeight = std::vector<MeasureParameter>{{"height", "m"}};
  const auto withAngle = std::vector<MeasureParameter>{{"angle", "deg"}};
  return {
      {"pelvis_below", "s", withHeight, "longest time that the pelvis stays lower (standing: about 0.9 m)",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return longestRun(b, s, [&](int t) { return pelvisHeight(b, t) < a.numbers[0]; }); }},
      {"pelvis_above", "s", withHeight, "longest time that the pelvis stays higher",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return longestRun(b, s, [&](int t) { return pelvisHeight(b, t) > a.numbers[0]; }); }},
      {"pelvis_lowest",
       "m",
       {},
       "lowest height of the pelvis",
       [](const BodyTrack& b, FrameSpan s, const Args&) {
         return -largest(
             s, [&](int t) { return -pelvisHeight(b, t); }, -1e9);
       }},
      {"pelvis_highest",
       "m",
       {},
       "greatest height of the pelvis",
       [](const BodyTrack& b, FrameSpan s, const Args&) { return largest(s, [&](int t) { return pelvisHeight(b, t); }); }},
      {"pelvis_rise", "m", {}, "how far the pelvis comes up from a lower place before", [](const BodyTrack& b, FrameSpan s, const Args&) { return rise(b, s, 1.0); }},
      {"pelvis_drop", "m", {}, "how far the pelvis goes down from a higher place before", [](const BodyTrack& b, FrameSpan s, const Args&) { return rise(b, s, -1.0); }},
      {"drop_speed", "m/s", {}, "fastest sinking of the pelvis over a quarter second", [](const BodyTrack& b, FrameSpan s, const Args&) { return dropSpeed(b, s); }},

      {"forward",
       "m",
       {},
       "farthest place in the direction faced at first",
       [](const BodyTrack& b, FrameSpan s, const Args&) { return farthest(b, s, b.forward(s.begin)); }},
      {"backward", "m", {}, "farthest place behind", [](const BodyTrack& b, FrameSpan s, const Args&) { return farthest(b, s, -b.forward(s.begin)); }},
      {"leftward",
       "m",
       {},
       "farthest place to the left of the direction faced at first",
       [](const BodyTrack& b, FrameSpan s, const Args&) { return farthest(b, s, b.leftward(s.begin)); }},
      {"rightward", "m", {}, "farthest place to the right", [](const BodyTrack& b, FrameSpan s, const Args&) { return farthest(b, s, -b.leftward(s.begin)); }},
      {"distance",
       "m",
       {},
       "farthest place from the first, any direction",
       [](const BodyTrack& b, FrameSpan s, const Args&) { return largest(s, [&](int t) { return glm::length(level(b.at(t, kPelvis) - b.at(s.begin, kPelvis))); }); }},
      {"end_distance",
       "m",
       {},
       "from the first place to the last",
       [](const BodyTrack& b, FrameSpan s, const Args&) { return static_cast<double>(glm::length(level(b.at(s.end - 1, kPelvis) - b.at(s.begin, kPelvis)))); }},
      {"walked_forward",
       "m",
       {},
       "longest way in the direction faced at the time, turns included",
       [](const BodyTrack& b, FrameSpan s, const Args&) { return walked(b, s, 1, 0); }},
      {"walked_backward",
       "m",
       {},
       "longest way against the direction faced at the time",
       [](const BodyTrack& b, FrameSpan s, const Args&) { return walked(b, s, -1, 0); }},
      {"walked_left",
       "m",
       {},
       "longest way to the side, left of the direction faced at the time",
       [](const BodyTrack& b, FrameSpan s, const Args&) { return walked(b, s, 0, 1); }},
      {"walked_right", "m", {}, "the same to the right", [](const BodyTrack& b, FrameSpan s, const Args&) { return walked(b, s, 0, -1); }},
      {"path", "m", {}, "length of the way over the floor", [](const BodyTrack& b, FrameSpan s, const Args&) { return path(b, s); }},
      {"speed",
       "m/s",
       {{"seconds", "s"}},
       "highest speed over the floor, as a mean over that time",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return speed(b, s, a.numbers[0]); }},

      {"turned_left", "deg", {}, "longest turn to the left", [](const BodyTrack& b, FrameSpan s, const Args&) { return turned(b, s, 1.0); }},
      {"turned_right", "deg", {}, "longest turn to the right", [](const BodyTrack& b, FrameSpan s, const Args&) { return turned(b, s, -1.0); }},
      {"turned", "deg", {}, "longest turn to either side", [](const BodyTrack& b, FrameSpan s, const Args&) { return std::max(turned(b, s, 1.0), turned(b, s, -1.0)); }},
      {"net_turn",
       "deg",
       {},
       "between the first direction faced and the last, either side",
       [](const BodyTrack& b, FrameSpan s, const Args&) { return std::abs(b.heading(s.end - 1) - b.heading(s.begin)); }},

      {"bent_forward", "s", withAngle, "longest time that the trunk leans forward by more than that",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return longestRun(b, s, [&](int t) { return b.pitch(t) > a.numbers[0]; }); }},
      {"bend",
       "deg",
       {},
       "how far the trunk leans forward at most",
       [](const BodyTrack& b, FrameSpan s, const Args&) {
         return largest(
             s, [&](int t) { return b.pitch(t); }, -1e9);
       }},
      {"upright", "s", withAngle, "longest time that the trunk is within that of the vertical",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return longestRun(b, s, [&](int t) { return b.tilt(t) < a.numbers[0]; }); }},
      {"tilted", "s", withAngle, "longest time that the trunk is farther than that from the vertical, to any side",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return longestRun(b, s, [&](int t) { return b.tilt(t) > a.numbers[0]; }); }},
      {"seated", "s", withHeight, "longest time that the pelvis is lower than that and 18 cm or more behind the feet, the trunk within 40 deg of the vertical",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return longestRun(b, s, [&](int t) { return isSeated(b, t, a.numbers[0]); }); }},
      {"lying",
       "s",
       {},
       "longest time with the trunk more than 60 deg from the vertical and the pelvis below 0.4 m",
       [](const BodyTrack& b, FrameSpan s, const Args&) { return longestRun(b, s, [&](int t) { return b.tilt(t) > kLyingTilt && pelvisHeight(b, t) < kLyingHeight; }); }},
      {"rolled_forward",
       "deg",
       {},
       "how far the trunk turns over forward, as in a somersault",
       [](const BodyTrack& b, FrameSpan s, const Args&) { return largestStretch(s, [&](int t) { return b.pitch(t) - b.pitch(t - 1); }); }},
  };
}

}  // namespace core::metrics::measures
