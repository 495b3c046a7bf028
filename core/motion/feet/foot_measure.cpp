#include "core/motion/feet/foot_measure.h"

#include "core/motion/feet/floor_course.h"
#include "core/motion/feet/foot_skating.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/jitter_filter.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace core::motion {

using namespace humanml3d;

namespace {

constexpr auto kJoints = static_cast<std::size_t>(kJointCount);

/// Zhang et al. 2018: full weight on the floor, none at 2.5 cm above it.
double weightAt(float height) { return std::clamp(2.0 - std::exp2(static_cast<double>(height) / 0.025), 0.0, 1.0); }

/// The skin of the heel: below the ankle while the foot stands flat, and turned with the foot about its sideways axis.
glm::vec3 heelPoint(const glm::vec3& ankle, const glm::vec3& toe, const StandingHeights& standing) {
  const glm::vec3 bone = toe - ankle;
  const float length = glm::length(bone), flat = std::hypot(bone.x, bone.z);
  if (!(length > 1e-4f) || !(flat > 1e-4f)) return ankle - glm::vec3(0.0f, standing.ankle, 0.0f);
  const float turn = std::asin(std::clamp(bone.y / length, -1.0f, 1.0f)) + std::asin(std::clamp((standing.ankle - standing.toe) / length, -1.0f, 1.0f));
  const glm::vec3 ahead(bone.x / flat, 0.0f, bone.z / flat);
  return ankle + standing.ankle * (std::sin(turn) * ahead - std::cos(turn) * glm::vec3(0.0f, 1.0f, 0.0f));
}

void measureSlide(std::span<const glm::vec3> p, std::span<const float> contacts, const StandingHeights& standing, FootMeasure& out) {
  double sum = 0.0, weights = 0.0;
  for (std::size_t t = 0; (t + 1) * kJoints < p.size(); ++t)
    for (const std::size_t side : {std::size_t{0}, std::size_t{2}}) {
      double least = -1.0, weight = 0.0;
      for (const std::size_t column : {side, side + 1}) {
        if (contacts[t * 4 + column] <= 0.5f || contacts[t * 4 + 4 + column] <= 0.5f) continue;
        const auto point = [&](std::size_t frame) {
          const std::size_t ankle = frame * kJoints + static_cast<std::size_t>(kContactJoints[side]),
                            toe = frame * kJoints + static_cast<std::size_t>(kContactJoints[side + 1]);
          return column == side ? heelPoint(p[ankle], p[toe], standing) : p[toe] - glm::vec3(0.0f, standing.toe, 0.0f);
        };
        const glm::vec3 from = point(t), to = point(t + 1);
        const double way = 1000.0 * std::hypot(static_cast<double>(to.x - from.x), static_cast<double>(to.z - from.z));
        const double own = weightAt(std::max(from.y, to.y));
        if (own <= 0.0) continue;
        // A foot that rolls or turns on a standing heel or toe does not slide.
        if (least < 0.0 || way < least) least = way, weight = own;
      }
      if (least < 0.0) continue;
      sum += weight * least;
      weights += weight;
    }
  out.contactFrames = weights;
  if (weights > 0.0) out.slideMm = sum / weights;
}

double kneeAngle(std::span<const glm::vec3> p, std::size_t frame, int side) {
  const auto at = [&](int joint) { return glm::dvec3(p[frame * kJoints + static_cast<std::size_t>(joint + side)]); };
  const glm::dvec3 up = at(kLeftHip) - at(kLeftKnee), down = at(kLeftAnkle) - at(kLeftKnee);
  const double lengths = glm::length(up) * glm::length(down);
  return lengths > 1e-9 ? std::acos(std::clamp(glm::dot(up, down) / lengths, -1.0, 1.0)) * 57.29577951 : 0.0;
}

}  // namespace

FootMeasure measureFeet(std::span<const glm::vec3> positions, std::span<const float> contacts, double fps) {
  if (positions.size() % kJoints != 0 || contacts.size() != positions.size() / kJoints * 4)
    throw std::invalid_argument(fmt::format("{} positions and {} contacts are not frames of 22 joints and 4 contacts", positions.size(), contacts.size()));
  if (!(fps > 0.0)) throw std::invalid_argument(fmt::format("the frame rate is {} and not above 0", fps));
  FootMeasure out;
  const std::size_t frames = positions.size() / kJoints;
  if (frames == 0) return out;
  const StandingHeights standing = realStandingHeights(positions, contacts);
  measureSlide(positions, contacts, standing, out);
  if (frames >= 2) out.skating = footSkatingRatio(positions, fps);
  const auto supports = supportHeights(positions, standing);
  for (const Airborne& run : airborneStretches(positions, supports, fps)) {
    if (run.isFlight) continue;
    out.floatShare += static_cast<double>(run.end - run.begin) / static_cast<double>(frames);
    out.longestFloat = std::max(out.longestFloat, (run.end - run.begin) / fps);
  }
  for (std::size_t k = 0; k < positions.size(); ++k) {
    const std::size_t joint = k % kJoints;
    const double height = static_cast<double>(positions[k].y);
    out.deepestCm = std::max(out.deepestCm, 100.0 * (static_cast<double>(kFlesh[joint]) - height));
    if (std::find(kContactJoints.begin(), kContactJoints.end(), static_cast<int>(joint)) != kContactJoints.end()) out.toesCm = std::max(out.toesCm, -100.0 * height);
  }
  out.jerk = meanJerk(positions, static_cast<int>(kJoints), fps);
  return out;
}

int newKneePops(std::span<const glm::vec3> before, std::span<const glm::vec3> after) {
  const std::size_t frames = std::min(before.size(), after.size()) / kJoints;
  int pops = 0;
  for (const int side : {0, 1}) {
    const auto bend = [side](std::span<const glm::vec3> p, std::size_t t) {
      return std::abs(kneeAngle(p, t - 1, side) - 2.0 * kneeAngle(p, t, side) + kneeAngle(p, t + 1, side));
    };
    for (std::size_t t = 1; t + 1 < frames; ++t) {
      double usual = 0.0;
      for (std::size_t k = t < 3 ? 1 : t - 2; k <= std::min(frames - 2, t + 2); ++k) usual = std::max(usual, bend(before, k));
      pops += bend(after, t) > usual + 15.0;
    }
  }
  return pops;
}

}  // namespace core::motion
