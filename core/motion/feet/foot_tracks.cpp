#include "core/motion/feet/foot_tracks.h"

#include "core/motion/banded_system.h"
#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace core::motion {

using namespace humanml3d;

namespace {

constexpr std::size_t kJoints = kJointCount;
constexpr double kCreep = 0.05;        // m/s by which fading goes on while a foot does not move
constexpr double kPlanted = 300.0;     // W
constexpr double kPlantedEdge = 60.0;  // W in the first and last frame of a contact
constexpr double kCorner = 4.0;        // k at 20 frames per second
constexpr double kAttitude = 0.7;      // h at 20 frames per second
constexpr float kStandsBelow = 0.05f;  // metres above the standing height up to which a held joint is brought down to it
constexpr float kToldBelow = 0.25f;    // the same for one of which a person says that it stands
constexpr float kLowestAnkle = 0.03f;

const glm::vec3& at(std::span<const glm::vec3> p, std::size_t frame, int joint) { return p[frame * kJoints + static_cast<std::size_t>(joint)]; }

glm::vec3 placeOf(const ContactSpan& span, bool isAnkle, bool isExact, const StandingHeights& standing, bool fitsFloor) {
  glm::vec3 place = span.place;
  if (!fitsFloor) return place;
  const float height = isAnkle ? standing.ankle : standing.toe;
  // Feet of somebody who lies or sits are held still as well, but do not stand.
  if (place.y > height + (isExact ? kToldBelow : kStandsBelow)) return place;
  place.y = std::clamp(place.y, std::max(isAnkle ? kLowestAnkle : 0.0f, height - 0.015f), height + 0.02f);
  return place;
}

/// The way of a joint from each frame to the next, and a little with time; metres, [F].
std::vector<double> ways(std::span<const glm::vec3> p, int joint, double fps) {
  const std::size_t frames = p.size() / kJoints;
  std::vector<double> out(frames, kCreep / fps);
  for (std::size_t t = 0; t + 1 < frames; ++t) out[t] += static_cast<double>(glm::distance(at(p, t + 1, joint), at(p, t, joint)));
  return out;
}

/// L: what the foot goes in the release time while it swings (the mean of steps faster than 0.5 m/s), at least 10 cm.
double fadeLength(const std::vector<double>& way, const FootTrackOptions& options) {
  double sum = 0.0;
  int count = 0;
  for (const double step : way)
    if (step * options.fps > 0.5) sum += step * options.fps, ++count;
  return std::max(0.1, count > 0 ? sum / count * options.releaseSeconds : 0.0);
}

/// What pinning asks of both joints of a foot, [2 F]: toe and ankle of each frame in turn.
struct Wishes {
  std::vector<double> weight;
  std::vector<glm::dvec3> offset;
};

Wishes wishesOf(std::span<const glm::vec3> p, int side, const ContactSpans& spans, const StandingHeights& standing, bool fitsFloor) {
  const std::size_t frames = p.size() / kJoints;
  Wishes out{std::vector<double>(2 * frames, 0.0), std::vector<glm::dvec3>(2 * frames, glm::dvec3(0.0))};
  for (const bool isAnkle : {false, true}) {
    const auto column = static_cast<std::size_t>(2 * side + (isAnkle ? 0 : 1));
    for (const ContactSpan& span : spans.columns[column]) {
      const glm::vec3 place = placeOf(span, isAnkle, spans.areExact, standing, fitsFloor);
      for (int t = span.begin; t < span.end; ++t) {
        const auto k = static_cast<std::size_t>(t);
        const int fromEnd = std::min(t - span.begin, span.end - 1 - t);
        const bool isOutermost = t == 0 || k + 1 == frames;  // the clip is cut there, the contact does not begin
        glm::vec3 offset = place - at(p, k, kContactJoints[column]);
        // The first and last frames keep some of their own height, or a fading pull would press the swinging foot down.
        const float inside = isOutermost ? 1.0f : std::min(1.0f, 0.5f * static_cast<float>(fromEnd));
        offset.y = glm::mix(place.y - span.place.y, offset.y, inside);
        out.offset[2 * k + (isAnkle ? 1 : 0)] = glm::dvec3(offset);
        out.weight[2 * k + (isAnkle ? 1 : 0)] = fromEnd == 0 && !isOutermost ? kPlantedEdge : kPlanted;
      }
    }
  }
  return out;
}

std::vector<glm::dvec3> corrections(std::span<const glm::vec3> p, int side, const Wishes& wishes, const FootTrackOptions& options) {
  const std::size_t frames = p.size() / kJoints;
  BandedSystem system(2 * frames, 4);
  const double rate = options.fps / 20.0;
  for (const bool isAnkle : {false, true}) {
    const std::size_t off = isAnkle ? 1 : 0;
    const auto way = ways(p, (isAnkle ? kLeftAnkle : kLeftFoot) + side, options.fps);
    const double length = fadeLength(way, options);
    for (std::size_t t = 0; t < frames; ++t) {
      system.addValue(2 * t + off, wishes.weight[2 * t + off] + way[t] / length);
      if (t + 1 < frames) system.addStep(2 * t + off, 2 * t + 2 + off, length / way[t]);
      if (t > 0 && t + 1 < frames) system.addBend(2 * t - 2 + off, 2 * t + off, 2 * t + 2 + off, kCorner * rate * rate * rate);
    }
  }
  for (std::size_t t = 0; t < frames; ++t) system.addStep(2 * t, 2 * t + 1, kAttitude / rate);
  system.factor();
  std::vector<glm::dvec3> out(2 * frames);
  std::vector<double> right(2 * frames);
  for (int axis = 0; axis < 3; ++axis) {
    for (std::size_t k = 0; k < right.size(); ++k) right[k] = wishes.weight[k] * wishes.offset[k][axis];
    system.solve(right);
    for (std::size_t k = 0; k < right.size(); ++k) out[k][axis] = right[k];
  }
  return out;
}

/// Where a contact was divided the foot is taken from one place to the next in an arc, as in a small step.
int liftSteps(FootTrack& track, const std::vector<ContactSpan>& spans, double stepHeight) {
  int steps = 0;
  for (std::size_t i = 1; i < spans.size(); ++i) {
    if (!spans[i].followsSlide) continue;
    const glm::vec3 way = spans[i].place - spans[i - 1].place;
    const float distance = std::hypot(way.x, way.z);
    const float height = std::min(static_cast<float>(stepHeight), 0.5f * distance);
    const int from = spans[i - 1].end - 1, to = spans[i].begin;
    if (height < 0.005f || to - from < 2) continue;
    for (int t = from + 1; t < to; ++t) {
      const float phase = glm::pi<float>() * static_cast<float>(t - from) / static_cast<float>(to - from);
      const float lift = height * std::sin(phase) * std::sin(phase);
      track.toe[static_cast<std::size_t>(t)].y += lift;
      track.ankle[static_cast<std::size_t>(t)].y += lift;
    }
    ++steps;
  }
  return steps;
}

/// A fast foot that scrapes over the floor is lifted by what it lacks.
void clearFloor(FootTrack& track, float standing, const FootTrackOptions& options) {
  std::vector<float> lack(track.toe.size(), 0.0f);
  for (std::size_t t = 1; t + 1 < track.toe.size(); ++t) {
    const glm::vec3 way = 0.5f * (track.toe[t + 1] - track.toe[t - 1]);
    const float speed = std::hypot(way.x, way.z) * static_cast<float>(options.fps);
    const float share = std::clamp((speed - 0.75f) / 0.75f, 0.0f, 1.0f);
    lack[t] = std::max(0.0f, share * static_cast<float>(options.swingClearance) - (track.toe[t].y - standing));
  }
  const auto lift = smoothCover(lack, std::max(1, static_cast<int>(std::lround(0.05 * options.fps))));
  for (std::size_t t = 0; t < lift.size(); ++t) {
    track.toe[t].y += lift[t];
    track.ankle[t].y += lift[t];
  }
}

}  // namespace

glm::vec3 withLength(const glm::vec3& from, const glm::vec3& to, float length) {
  const glm::vec3 bone = to - from;
  const float now = glm::length(bone);
  return now > 1e-6f ? from + bone * (length / now) : to;
}

std::vector<float> smoothCover(const std::vector<float>& values, int reach) {
  const int count = static_cast<int>(values.size());
  std::vector<float> widened(values.size()), out(values.size());
  const auto near = [count](const std::vector<float>& from, int t) { return from[static_cast<std::size_t>(std::clamp(t, 0, count - 1))]; };
  for (int t = 0; t < count; ++t)
    for (int k = -reach; k <= reach; ++k) widened[static_cast<std::size_t>(t)] = std::max(widened[static_cast<std::size_t>(t)], near(values, t + k));
  for (int t = 0; t < count; ++t) {
    float sum = 0.0f, weights = 0.0f;
    for (int k = -reach; k <= reach; ++k) {
      const float weight = 0.5f + 0.5f * std::cos(glm::pi<float>() * static_cast<float>(k) / static_cast<float>(reach + 1));
      sum += weight * near(widened, t + k);
      weights += weight;
    }
    out[static_cast<std::size_t>(t)] = sum / weights;
  }
  return out;
}

FootTrack footTrack(std::span<const glm::vec3> positions, int side, const ContactSpans& spans, const StandingHeights& standing, const FootTrackOptions& options) {
  const std::size_t frames = positions.size() / kJoints;
  const int ankle = kLeftAnkle + side, toe = kLeftFoot + side;
  const auto moved = corrections(positions, side, wishesOf(positions, side, spans, standing, options.fitsFloor), options);
  FootTrack track;
  for (std::size_t t = 0; t < frames; ++t) {
    track.toe.push_back(at(positions, t, toe) + glm::vec3(moved[2 * t]));
    track.ankle.push_back(at(positions, t, ankle) + glm::vec3(moved[2 * t + 1]));
  }
  if (options.stepHeight > 0.0) track.steps = liftSteps(track, spans.columns[static_cast<std::size_t>(2 * side + 1)], options.stepHeight);
  if (options.fitsFloor && options.swingClearance > 0.0 && frames > 0) clearFloor(track, standing.toe, options);
  std::vector<float> sunk(frames, 0.0f);
  for (std::size_t t = 0; t < frames; ++t) {
    track.ankle[t] = withLength(track.toe[t], track.ankle[t], glm::distance(at(positions, t, ankle), at(positions, t, toe)));
    sunk[t] = std::max({0.0f, -track.toe[t].y, kLowestAnkle - track.ankle[t].y});
  }
  if (!options.fitsFloor || frames == 0 || *std::max_element(sunk.begin(), sunk.end()) <= 0.0f) return track;
  const auto lift = smoothCover(sunk, std::max(1, static_cast<int>(std::lround(0.1 * options.fps))));
  for (std::size_t t = 0; t < frames; ++t) {
    track.toe[t].y += lift[t];
    track.ankle[t].y += lift[t];
  }
  return track;
}

}  // namespace core::motion
