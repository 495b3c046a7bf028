#include "core/motion/edit/root_path.h"

#include "core/motion/banded_system.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace core::motion {

namespace {

constexpr std::size_t kJoints = humanml3d::kJointCount;
constexpr double kHard = 1e9;  // a weight that nothing else comes near

float wrapped(float radians) { return std::remainder(radians, glm::two_pi<float>()); }

glm::vec2 onFloor(const glm::vec3& point) { return {point.x, point.z}; }

glm::vec2 turned(const glm::vec2& place, float angle) {
  const float c = std::cos(angle), s = std::sin(angle);
  return {place.x * c + place.y * s, -place.x * s + place.y * c};
}

float directionOf(const glm::vec2& way) { return std::atan2(way.x, way.y); }

/// The way over some frames around one, for directions without the sway of single steps.
glm::vec2 wayAround(const std::vector<glm::vec2>& places, int frame, int reach) {
  const int last = static_cast<int>(places.size()) - 1, from = std::max(0, frame - reach), to = std::min(last, frame + reach);
  return to > from ? (places[static_cast<std::size_t>(to)] - places[static_cast<std::size_t>(from)]) / static_cast<float>(to - from) : glm::vec2(0.0f);
}

void check(std::span<const glm::vec3> positions, std::span<const PathPoint> points) {
  if (positions.empty() || positions.size() % kJoints != 0) throw std::invalid_argument(fmt::format("{} positions are not frames of 22 joints", positions.size()));
  int before = -1;
  for (const auto& point : points) {
    if (point.frame <= before || point.frame >= static_cast<int>(positions.size() / kJoints))
      throw std::invalid_argument(fmt::format("a path: frame {} is not behind {} and inside of {} frames", point.frame, before, positions.size() / kJoints));
    before = point.frame;
  }
  if (points.empty()) throw std::invalid_argument("a path without a point");
}

class Bending {
 public:
  Bending(std::span<const glm::vec3> positions, std::span<const PathPoint> points, const RootPathOptions& options)
      : points_(points), options_(options), result_(positions.begin(), positions.end()), curve_(pathCurve(points)), first_(points.front().frame) {
    frames_ = static_cast<int>(positions.size() / kJoints);
    const double frames = options.smoothSeconds * options.fps;
    bend_ = frames * frames * frames * frames;
  }

  std::vector<glm::vec3> run(RootPathReport* report) {
    if (options_.start == RootPathOptions::Start::Moves) {
      const auto move = moveOntoPath(result_, points_);
      for (auto& point : result_) point = move.apply(point);
    }
    for (int f = 0; f < frames_; ++f) {
      places_.push_back(onFloor(result_[static_cast<std::size_t>(f) * kJoints]));
      facings_.push_back(facingOf(std::span(result_).subspan(static_cast<std::size_t>(f) * kJoints, kJoints)));
    }
    const auto turns = turnsWithPath();
    const auto base = bentWay(turns);
    const auto left = whatIsLeft(base);
    for (int f = 0; f < frames_; ++f) {
      const auto at = static_cast<std::size_t>(f);
      const auto place = base[at] + left[at];
      for (std::size_t j = 0; j < kJoints; ++j) {
        auto& point = result_[at * kJoints + j];
        const auto moved = turned(onFloor(point) - places_[at], turns[at]) + place;
        point = {moved.x, point.y, moved.y};
      }
      if (!report) continue;
      report->bentMetres = std::max(report->bentMetres, static_cast<double>(glm::length(left[at])));
      report->bentRadians = std::max(report->bentRadians, static_cast<double>(std::abs(turns[at])));
    }
    return std::move(result_);
  }

 private:
  int last() const { return points_.back().frame; }

  /// As the path goes elsewhere than the motion, so is the motion turned; and as the points say.
  std::vector<float> turnsWithPath() const {
    constexpr float kGoes = 0.15f;  // m/s, below which a direction says nothing
    constexpr int kAround = 6;      // frames on either side
    BandedSystem system(static_cast<std::size_t>(frames_), 2);
    std::vector<double> right(static_cast<std::size_t>(frames_), 0.0);
    const auto pull = [&](int frame, double value, double weight) {
      system.addValue(static_cast<std::size_t>(frame), weight);
      right[static_cast<std::size_t>(frame)] += weight * value;
    };
    std::vector<float> known(static_cast<std::size_t>(frames_), 0.0f);
    float before = 0.0f;
    for (int f = first_; options_.between == RootPathOptions::Between::Follow && f <= last(); ++f) {
      const auto wanted = wayAround(curve_, f - first_, kAround), own = wayAround(places_, f, kAround);
      const float speed = std::min(glm::length(wanted), glm::length(own)) * static_cast<float>(options_.fps);
      if (speed > kGoes) {
        before += wrapped(directionOf(wanted) - directionOf(own) - before);
        pull(f, static_cast<double>(before), static_cast<double>(std::min(1.0f, speed)));
      }
      known[static_cast<std::size_t>(f)] = before;
    }
    for (const auto& point : points_) {
      const auto at = static_cast<std::size_t>(point.frame);
      if (point.facing) pull(point.frame, static_cast<double>(known[at] + wrapped(*point.facing - facings_[at] - known[at])), kHard);
    }
    smooth(system);
    for (int f = 0; f < frames_; ++f) system.addValue(static_cast<std::size_t>(f), 1e-4);
    system.factor();
    system.solve(right);
    return {right.begin(), right.end()};
  }

  /// Smooth everywhere; beyond the points it stays as it was there.
  void smooth(BandedSystem& system) const {
    for (int f = 0; f + 1 < frames_; ++f) {
      const auto at = static_cast<std::size_t>(f);
      if (f > 0) system.addBend(at - 1, at, at + 1, bend_);
      system.addStep(at, at + 1, f < first_ || f >= last() ? 100.0 : 1e-3);
    }
  }

  std::vector<glm::vec2> bentWay(const std::vector<float>& turns) const {
    std::vector<glm::vec2> way = places_;
    const auto step = [&](int f) {
      const auto at = static_cast<std::size_t>(f);
      return turned(places_[at + 1] - places_[at], 0.5f * (turns[at] + turns[at + 1]));
    };
    for (int f = first_; f + 1 < frames_; ++f) way[static_cast<std::size_t>(f) + 1] = way[static_cast<std::size_t>(f)] + step(f);
    for (int f = first_; f > 0; --f) way[static_cast<std::size_t>(f) - 1] = way[static_cast<std::size_t>(f)] - step(f - 1);
    return way;
  }

  std::vector<glm::vec2> whatIsLeft(const std::vector<glm::vec2>& way) const {
    BandedSystem system(static_cast<std::size_t>(frames_), 2);
    std::vector<double> x(static_cast<std::size_t>(frames_), 0.0), z = x;
    const auto pull = [&](int frame, const glm::vec2& place, double weight) {
      const auto at = static_cast<std::size_t>(frame);
      system.addValue(at, weight);
      x[at] += weight * static_cast<double>(place.x - way[at].x);
      z[at] += weight * static_cast<double>(place.y - way[at].y);
    };
    for (int f = first_; options_.between == RootPathOptions::Between::Follow && f <= last(); ++f) pull(f, curve_[static_cast<std::size_t>(f - first_)], 3.0);
    for (const auto& point : points_) pull(point.frame, point.place, kHard);
    smooth(system);
    system.factor();
    system.solve(x);
    system.solve(z);
    std::vector<glm::vec2> left;
    for (std::size_t f = 0; f < x.size(); ++f) left.emplace_back(static_cast<float>(x[f]), static_cast<float>(z[f]));
    return left;
  }

  std::span<const PathPoint> points_;
  RootPathOptions options_;
  std::vector<glm::vec3> result_;
  std::vector<glm::vec2> curve_, places_;
  std::vector<float> facings_;
  int first_ = 0, frames_ = 0;
  double bend_ = 1.0;
};

}  // namespace

float facingOf(std::span<const glm::vec3> joints) {
  using namespace humanml3d;
  if (joints.size() != kJoints) throw std::invalid_argument(fmt::format("{} joints are not a pose of 22", joints.size()));
  const glm::vec3 across = joints[kLeftHip] - joints[kRightHip] + joints[kLeftShoulder] - joints[kRightShoulder];
  return std::atan2(-across.z, across.x);
}

glm::vec3 FloorMove::apply(const glm::vec3& point) const {
  const auto place = apply(onFloor(point));
  return {place.x, point.y, place.y};
}

glm::vec2 FloorMove::apply(const glm::vec2& place) const { return turned(place, turn) + shift; }

FloorMove nearestMove(std::span<const FloorPair> places, std::span<const FacingPair> facings) {
  glm::dvec2 from(0.0), to(0.0);
  double sum = 0.0, along = 0.0, across = 0.0;
  for (const auto& pair : places) from += pair.weight * glm::dvec2(pair.from), to += pair.weight * glm::dvec2(pair.to), sum += pair.weight;
  if (!(sum > 0.0)) return {};
  from /= sum, to /= sum;
  for (const auto& pair : places) {
    const auto a = glm::dvec2(pair.from) - from, b = glm::dvec2(pair.to) - to;
    along += pair.weight * (b.x * a.x + b.y * a.y);
    across += pair.weight * (b.x * a.y - b.y * a.x);
  }
  for (const auto& pair : facings) {
    const double apart = static_cast<double>(pair.to - pair.from);
    along += pair.weight * std::cos(apart);
    across += pair.weight * std::sin(apart);
  }
  FloorMove move;
  if (std::hypot(along, across) > 1e-9) move.turn = static_cast<float>(std::atan2(across, along));
  move.shift = glm::vec2(to) - turned(glm::vec2(from), move.turn);
  return move;
}

std::vector<glm::vec2> pathCurve(std::span<const PathPoint> points) {
  std::vector<glm::vec2> slopes(points.size(), glm::vec2(0.0f));  // per frame
  const auto secant = [&](std::size_t k) { return (points[k + 1].place - points[k].place) / static_cast<float>(points[k + 1].frame - points[k].frame); };
  const auto rests = [&](std::size_t k) { return glm::length(points[k + 1].place - points[k].place) < 1e-4f; };
  for (std::size_t k = 0; k < points.size() && points.size() > 1; ++k) {
    const bool hasBefore = k > 0, hasAfter = k + 1 < points.size();
    if ((hasBefore && rests(k - 1)) || (hasAfter && rests(k))) continue;
    if (hasBefore && hasAfter) {
      // The shorter stretch of time says more of the slope.
      const auto before = static_cast<float>(points[k].frame - points[k - 1].frame), after = static_cast<float>(points[k + 1].frame - points[k].frame);
      slopes[k] = (after * secant(k - 1) + before * secant(k)) / (before + after);
    } else {
      slopes[k] = hasAfter ? secant(k) : secant(k - 1);
    }
  }
  std::vector<glm::vec2> curve;
  for (std::size_t k = 0; k + 1 < points.size(); ++k) {
    const int length = points[k + 1].frame - points[k].frame;
    for (int i = 0; i < length; ++i) {
      const float t = static_cast<float>(i) / static_cast<float>(length), t2 = t * t, t3 = t2 * t, span = static_cast<float>(length);
      curve.push_back((2 * t3 - 3 * t2 + 1) * points[k].place + (t3 - 2 * t2 + t) * span * slopes[k] + (-2 * t3 + 3 * t2) * points[k + 1].place +
                      (t3 - t2) * span * slopes[k + 1]);
    }
  }
  if (!points.empty()) curve.push_back(points.back().place);
  return curve;
}

FloorMove moveOntoPath(std::span<const glm::vec3> positions, std::span<const PathPoint> points) {
  check(positions, points);
  const auto curve = pathCurve(points);
  std::vector<FloorPair> places;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const auto frame = static_cast<std::size_t>(points.front().frame) + i;
    places.push_back({onFloor(positions[frame * kJoints]), curve[i], 1.0});
  }
  std::vector<FacingPair> facings;
  const double weight = 0.3 * static_cast<double>(curve.size()) / static_cast<double>(points.size());
  for (const auto& point : points)
    if (point.facing) facings.push_back({facingOf(positions.subspan(static_cast<std::size_t>(point.frame) * kJoints, kJoints)), *point.facing, weight});
  return nearestMove(places, facings);
}

std::vector<glm::vec3> alongPath(std::span<const glm::vec3> positions, std::span<const PathPoint> points, const RootPathOptions& options, RootPathReport* report) {
  check(positions, points);
  if (report) *report = {};
  return Bending(positions, points, options).run(report);
}

}  // namespace core::motion
