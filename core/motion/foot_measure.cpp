#include "core/motion/foot_measure.h"

#include "core/motion/floor_course.h"
#include "core/motion/foot_skating.h"
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

void measureSlide(std::span<const glm::vec3> p, std::span<const float> contacts, FootMeasure& out) {
  double sum = 0.0;
  for (std::size_t t = 0; (t + 1) * kJoints < p.size(); ++t)
    for (std::size_t column = 0; column < 4; ++column) {
      if (contacts[t * 4 + column] <= 0.5f || contacts[t * 4 + 4 + column] <= 0.5f) continue;
      const std::size_t k = t * kJoints + static_cast<std::size_t>(kContactJoints[column]);
      const glm::vec3 step = p[k + kJoints] - p[k];
      sum += 1000.0 * std::hypot(static_cast<double>(step.x), static_cast<double>(step.z));
      ++out.contactFrames;
    }
  if (out.contactFrames > 0) out.slideMm = sum / out.contactFrames;
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
  measureSlide(positions, contacts, out);
  if (frames >= 2) out.skating = footSkatingRatio(positions, fps);
  const auto supports = supportHeights(positions, realStandingHeights(positions, contacts));
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
  out.jerk = meanJerk(positions, fps);
  for (std::size_t t = 1; t + 1 < frames; ++t)
    for (const int side : {0, 1})
      if (std::abs(kneeAngle(positions, t - 1, side) - 2.0 * kneeAngle(positions, t, side) + kneeAngle(positions, t + 1, side)) > 20.0 * std::max(1.0, 20.0 / fps)) ++out.kneeJumps;
  return out;
}

}  // namespace core::motion
