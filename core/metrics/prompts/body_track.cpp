#include "core/metrics/prompts/body_track.h"

#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace core::metrics {

namespace {

using namespace motion::humanml3d;

constexpr double kAnkleAboveToe = 0.06;
constexpr float kShortAcross = 0.12f;  // metres of hips' and shoulders' lines together, seen from above, that still tell a heading

double wrapped(double degrees) { return std::remainder(degrees, 360.0); }

}  // namespace

BodyTrack::BodyTrack(std::span<const glm::vec3> positions, double fps) : fps_(fps), positions_(positions.begin(), positions.end()) {
  if (positions.size() % kJointCount != 0 || positions.size() < 4 * kJointCount)
    throw std::invalid_argument(std::to_string(positions.size()) + " positions are not at least 4 frames of 22 joints");
  if (!(fps > 0.0)) throw std::invalid_argument("the frame rate is " + std::to_string(fps) + " and not above 0");
  frames_ = static_cast<int>(positions.size() / kJointCount);

  std::vector<float> lowest;
  for (int t = 0; t < frames_; ++t) lowest.push_back(static_cast<float>(lowestJoint(t)));
  const auto rank = lowest.begin() + frames_ / 20;
  std::nth_element(lowest.begin(), rank, lowest.end());
  for (auto& position : positions_) position.y -= *rank;

  double last = 0.0;
  bool isKnown = false;
  for (int t = 0; t < frames_; ++t) {
    glm::vec3 across = (at(t, kLeftHip) - at(t, kRightHip)) + (at(t, kLeftShoulder) - at(t, kRightShoulder));
    across.y = 0.0f;
    if (glm::length(across) > kShortAcross) {
      // across x up looks forward; a heading of 0 faces +Z and grows towards +X, the left.
      const double degrees = glm::degrees(std::atan2(-static_cast<double>(across.z), static_cast<double>(across.x)));
      const double next = isKnown ? last + wrapped(degrees - last) : degrees;
      if (!isKnown) std::fill(heading_.begin(), heading_.end(), next);
      isKnown = true;
      last = next;
    }
    heading_.push_back(last);
  }
  double lean = 0.0;
  for (int t = 0; t < frames_; ++t) {
    const glm::vec3 trunk = at(t, kNeck) - at(t, kPelvis);
    const double along = glm::dot(trunk, forward(t));
    // A trunk that lies across its own heading has no pitch to speak of.
    if (std::hypot(along, static_cast<double>(trunk.y)) > 0.15) lean += wrapped(glm::degrees(std::atan2(along, static_cast<double>(trunk.y))) - lean);
    pitch_.push_back(lean);
  }
}

glm::vec3 BodyTrack::velocity(int frame, int joint) const {
  const int before = std::max(frame - 1, 0), after = std::min(frame + 1, frames_ - 1);
  return (at(after, joint) - at(before, joint)) * static_cast<float>(fps_ / (after - before));
}

glm::vec3 BodyTrack::velocityFromPelvis(int frame, int joint) const { return velocity(frame, joint) - velocity(frame, kPelvis); }

glm::vec3 BodyTrack::forward(int frame) const {
  const double angle = glm::radians(heading(frame));
  return {static_cast<float>(std::sin(angle)), 0.0f, static_cast<float>(std::cos(angle))};
}

glm::vec3 BodyTrack::leftward(int frame) const {
  const double angle = glm::radians(heading(frame));
  return {static_cast<float>(std::cos(angle)), 0.0f, static_cast<float>(-std::sin(angle))};
}

double BodyTrack::tilt(int frame) const {
  const glm::vec3 trunk = at(frame, kNeck) - at(frame, kPelvis);
  const float length = glm::length(trunk);
  return length > 0.0f ? glm::degrees(std::acos(std::clamp(static_cast<double>(trunk.y / length), -1.0, 1.0))) : 0.0;
}

double BodyTrack::lowestFoot(int frame) const {
  return std::min({static_cast<double>(at(frame, kLeftFoot).y), static_cast<double>(at(frame, kRightFoot).y), at(frame, kLeftAnkle).y - kAnkleAboveToe,
                   at(frame, kRightAnkle).y - kAnkleAboveToe});
}

double BodyTrack::lowestJoint(int frame) const {
  double lowest = at(frame, 0).y;
  for (int j = 1; j < kJointCount; ++j) lowest = std::min(lowest, static_cast<double>(at(frame, j).y));
  return lowest;
}

}  // namespace core::metrics
