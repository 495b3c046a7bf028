#include "core/motion/feet/foot_plant.h"

#include "core/motion/feet/foot_contacts.h"
#include "core/motion/feet/foot_tracks.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/two_bone_ik.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace core::motion {

using namespace humanml3d;

namespace {

constexpr std::size_t kJoints = kJointCount;
constexpr float kHeelAllowance = 0.015f;  // metres that a heel may rise before the pelvis is lowered
constexpr float kStillSpeed = 0.25f;      // m/s below which a foot on the floor stands, whatever contacts say

std::size_t index(std::size_t frame, int joint) { return frame * kJoints + static_cast<std::size_t>(joint); }

void check(std::span<const glm::vec3> positions, std::span<const float> contacts, const FootPlantOptions& options) {
  if (positions.empty() || positions.size() % kJoints != 0) throw std::invalid_argument(fmt::format("{} positions are not frames of 22 joints", positions.size()));
  if (!contacts.empty() && contacts.size() != positions.size() / kJoints * 4)
    throw std::invalid_argument(fmt::format("{} contacts for {} frames, expected four for each or none", contacts.size(), positions.size() / kJoints));
  for (std::size_t k = 0; k < positions.size(); ++k)
    if (!std::isfinite(positions[k].x) || !std::isfinite(positions[k].y) || !std::isfinite(positions[k].z))
      throw std::invalid_argument(fmt::format("joint {} of frame {} is not finite", k % kJoints, k / kJoints));
  const auto inRange = [](double value, double low, double high) { return value >= low && value <= high; };
  if (!inRange(options.fps, 1.0, 1000.0)) throw std::invalid_argument(fmt::format("the frame rate is {} and not from 1 to 1000", options.fps));
  if (!inRange(options.maxShift, 0.0, 10.0) || !inRange(options.contactHeight, 0.0, 1.0) || !inRange(options.maxDrift, 0.0, 10.0) ||
      !inRange(options.stepHeight, 0.0, 0.3) || !inRange(options.swingClearance, 0.0, 0.2) || !inRange(options.maxPelvisDrop, 0.0, 1.0))
    throw std::invalid_argument("planting feet: shift, contact height, drift, step height or pelvis drop is out of range");
  if (!inRange(options.releaseSeconds, 1e-3, 10.0))
    throw std::invalid_argument(fmt::format("planting feet: the release takes {} s, not from 0.001 to 10", options.releaseSeconds));
}

/// The legs' part: joints below the hips, given where both feet shall go.
class Legs {
 public:
  Legs(std::vector<glm::vec3>& positions, const FootPlantOptions& options) : p_(positions), options_(options), frames_(positions.size() / kJoints) {}

  /// Metres that the pelvis was lowered at most.
  double follow(const std::array<FootTrack, 2>& tracks) {
    const auto drop = pelvisDrop(tracks);
    float deepest = 0.0f;
    for (std::size_t t = 0; t < frames_; ++t) {
      deepest = std::max(deepest, drop[t]);
      const std::array<float, 2> feet = {footLength(t, 0), footLength(t, 1)};
      if (drop[t] > 0.0f)
        for (std::size_t j = 0; j < kJoints; ++j) p_[t * kJoints + j].y -= drop[t];
      for (const int side : {0, 1}) solve(t, side, tracks[static_cast<std::size_t>(side)], feet[static_cast<std::size_t>(side)]);
    }
    return static_cast<double>(deepest);
  }

 private:
  float footLength(std::size_t t, int side) const { return glm::distance(p_[index(t, kLeftAnkle + side)], p_[index(t, kLeftFoot + side)]); }
  TwoBoneChain chain(std::size_t t, int side) const { return {p_[index(t, kLeftHip + side)], p_[index(t, kLeftKnee + side)], p_[index(t, kLeftAnkle + side)]}; }

  // Kneecaps point where the hips face, for legs that are quite straight.
  TwoBoneOptions ikOptions(std::size_t t) const {
    TwoBoneOptions options;
    options.fallbackPole = glm::cross(p_[index(t, kLeftHip)] - p_[index(t, kRightHip)], glm::vec3(0, 1, 0));
    return options;
  }

  std::vector<float> pelvisDrop(const std::array<FootTrack, 2>& tracks) const {
    std::vector<float> need(frames_, 0.0f);
    const auto most = static_cast<float>(options_.maxPelvisDrop);
    for (std::size_t t = 0; t < frames_; ++t)
      for (const int side : {0, 1}) {
        const TwoBoneChain leg = chain(t, side);
        const glm::vec3 way = tracks[static_cast<std::size_t>(side)].ankle[t] - leg.root;
        const float reach = exactReach(leg, ikOptions(t)) + kHeelAllowance, flat = way.x * way.x + way.z * way.z;
        if (glm::dot(way, way) <= reach * reach + 1e-7f) continue;
        // The hip goes down until the ankle is in reach; a foot that is too far to the side cannot be had that way.
        const float wanted = flat < reach * reach ? -way.y - std::sqrt(reach * reach - flat) : most;
        need[t] = std::max(need[t], std::clamp(wanted, 0.0f, most));
      }
    if (*std::max_element(need.begin(), need.end()) <= 0.0f) return need;
    return smoothCover(need, std::max(1, static_cast<int>(std::lround(0.1 * options_.fps))));
  }

  void solve(std::size_t t, int side, const FootTrack& track, float foot) {
    const int ankle = kLeftAnkle + side, toe = kLeftFoot + side;
    if (track.ankle[t] == p_[index(t, ankle)] && track.toe[t] == p_[index(t, toe)]) return;
    const TwoBoneChain before = chain(t, side);
    const TwoBoneOptions options = ikOptions(t);
    TwoBoneChain after = solveTwoBone(before, track.ankle[t], options);
    // Out of reach: the heel rises, the toe stays.
    for (int round = 0; round < 6 && std::abs(glm::distance(after.end, track.toe[t]) - foot) > 1e-5f; ++round)
      after = solveTwoBone(before, withLength(track.toe[t], after.end, foot), options);
    p_[index(t, kLeftKnee + side)] = after.middle;
    p_[index(t, ankle)] = after.end;
    p_[index(t, toe)] = withLength(after.end, track.toe[t], foot);
  }

  std::vector<glm::vec3>& p_;
  const FootPlantOptions& options_;
  std::size_t frames_;
};

/// What is given, and feet that stand still on the floor.
std::vector<float> allContacts(std::span<const glm::vec3> p, std::span<const float> given, const StandingHeights& standing, const FootPlantOptions& options) {
  std::vector<float> out(given.begin(), given.end());
  for (std::size_t t = 1; t * kJoints < p.size(); ++t)
    for (std::size_t column = 0; column < 4; ++column) {
      const std::size_t k = index(t, kContactJoints[column]);
      const float limit = column % 2 == 0 ? standing.ankle + 0.015f : standing.toe + 0.03f;
      if (p[k].y > limit || glm::distance(p[k], p[k - kJoints]) * static_cast<float>(options.fps) > kStillSpeed) continue;
      out[t * 4 + column] = out[t * 4 - 4 + column] = 1.0f;
    }
  return out;
}

void liftHands(std::vector<glm::vec3>& p, int reach) {
  for (const auto& [shoulder, elbow, wrist] : {std::array{kLeftShoulder, kLeftElbow, kLeftWrist}, std::array{kRightShoulder, kRightElbow, kRightWrist}}) {
    const auto s = static_cast<std::size_t>(shoulder), e = static_cast<std::size_t>(elbow), w = static_cast<std::size_t>(wrist);
    std::vector<float> need(p.size() / kJoints, 0.0f);
    for (std::size_t f = 0; f < need.size(); ++f) need[f] = std::max({0.0f, kFlesh[w] - p[f * kJoints + w].y, kFlesh[e] - p[f * kJoints + e].y});
    if (*std::max_element(need.begin(), need.end()) <= 0.0f) continue;
    const auto lift = smoothCover(need, reach);
    for (std::size_t f = 0; f < need.size(); ++f) {
      if (lift[f] <= 0.0f) continue;
      const std::size_t base = f * kJoints;
      const TwoBoneChain now{p[base + s], p[base + e], p[base + w]};
      TwoBoneOptions options;
      options.fallbackPole = glm::vec3(0.0f, 1.0f, 0.0f);  // elbows give way upwards, never into the floor
      const TwoBoneChain moved = solveTwoBone(now, now.end + glm::vec3(0.0f, lift[f], 0.0f), options);
      p[base + e] = moved.middle;
      p[base + w] = moved.end;
    }
  }
}

void compare(std::span<const glm::vec3> before, const std::vector<glm::vec3>& after, const std::vector<float>& course, FootPlantReport& report) {
  std::vector<double> hands, own;
  for (std::size_t k = 0; k < after.size(); ++k) {
    const glm::vec3 change = after[k] - before[k] - glm::vec3(0.0f, static_cast<float>(report.shiftCm / 100.0), 0.0f);
    const double cm = 100.0 * static_cast<double>(glm::length(change));
    report.meanChangeCm += cm / static_cast<double>(after.size());
    report.maxChangeCm = std::max(report.maxChangeCm, cm);
    const int joint = static_cast<int>(k % kJoints);
    if (joint != kLeftWrist && joint != kRightWrist) continue;
    hands.push_back(cm);
    own.push_back(100.0 * static_cast<double>(glm::length(change - glm::vec3(0.0f, course[k / kJoints], 0.0f))));
  }
  const auto read = [](std::vector<double>& values, double& p98, double& most) {
    std::sort(values.begin(), values.end());
    p98 = values[static_cast<std::size_t>(0.98 * static_cast<double>(values.size() - 1))];
    most = values.back();
  };
  read(hands, report.handsP98Cm, report.handsMaxCm);
  read(own, report.handsOwnP98Cm, report.handsOwnMaxCm);
}

}  // namespace

PlantedMotion plantFeet(std::span<const glm::vec3> positions, std::span<const float> contacts, const FootPlantOptions& options) {
  check(positions, contacts, options);
  PlantedMotion made{{positions.begin(), positions.end()}, {}};
  auto& [out, report] = made;
  const bool isExact = !contacts.empty() && options.given == FootPlantOptions::Given::Exactly;
  const FootContactOptions contactOptions{options.fps, options.contactHeight, options.maxDrift, !contacts.empty(), isExact};
  const std::vector<float> found = detectContacts(positions, contactOptions);
  const bool isLeft = options.ground == Ground::Leave;

  const double shift = isLeft ? 0.0 : clipShift(positions, options.fps, options.maxShift);
  for (auto& p : out) p.y += static_cast<float>(shift);
  report.shiftCm = 100.0 * shift;
  std::vector<float> course(out.size() / kJoints, 0.0f);
  const StandingHeights standing = realStandingHeights(out, found);
  report.hasThings = options.ground == Ground::Auto && standsOnThings(out, standing, options.fps);
  if (!isLeft && !report.hasThings) {
    course = floorCourse(out, standing, options.fps);
    for (std::size_t k = 0; k < out.size(); ++k) out[k].y += course[k / kJoints];
    report.loweredCm = -100.0 * static_cast<double>(std::min(0.0f, *std::min_element(course.begin(), course.end())));
    report.raisedCm = 100.0 * static_cast<double>(std::max(0.0f, *std::max_element(course.begin(), course.end())));
  }

  const auto standingContacts = contacts.empty() ? detectContacts(out, contactOptions)
                                : isExact        ? std::vector<float>(contacts.begin(), contacts.end())
                                                 : allContacts(out, contacts, standing, options);
  const ContactSpans spans = contactSpans(out, standingContacts, contactOptions);
  const FootTrackOptions trackOptions{options.fps, options.releaseSeconds, !isLeft, options.stepHeight, options.swingClearance};
  const std::array<FootTrack, 2> tracks = {footTrack(out, 0, spans, standing, trackOptions), footTrack(out, 1, spans, standing, trackOptions)};
  report.pelvisDropCm = 100.0 * Legs(out, options).follow(tracks);
  if (!isLeft) liftHands(out, std::max(1, static_cast<int>(std::lround(0.2 * options.fps))));

  for (const auto& column : spans.columns) report.plantedSpans += static_cast<int>(column.size());
  report.steps = tracks[0].steps + tracks[1].steps;
  report.slides = spans.slides;
  report.before = measureFeet(positions, found, options.fps);
  report.after = measureFeet(out, found, options.fps);
  report.kneePops = newKneePops(positions, out);
  compare(positions, out, course, report);
  return made;
}

}  // namespace core::motion
