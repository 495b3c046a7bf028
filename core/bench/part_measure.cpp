#include "core/bench/part_measure.h"

#include "core/motion/feet/foot_contacts.h"
#include "core/motion/feet/foot_measure.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <span>
#include <stdexcept>

namespace core::bench {

namespace {

using motion::humanml3d::kFps;

std::span<const glm::vec3> frames(const std::vector<glm::vec3>& positions, int from, int to) {
  return std::span(positions).subspan(static_cast<std::size_t>(from) * kJoints, static_cast<std::size_t>(to - from) * kJoints);
}

}  // namespace

double ratio(double above, double below) { return below > 0.0 ? above / below : 0.0; }

PartMeasure together(const PartMeasure& a, const PartMeasure& b) {
  PartMeasure sum;
  sum.frames = a.frames + b.frames;
  sum.contactFrames = a.contactFrames + b.contactFrames;
  const auto mean = [&](double PartMeasure::*value) {
    return sum.frames > 0 ? (a.*value * static_cast<double>(a.frames) + b.*value * static_cast<double>(b.frames)) / static_cast<double>(sum.frames) : 0.0;
  };
  sum.jerk = mean(&PartMeasure::jerk);
  sum.speed = mean(&PartMeasure::speed);
  sum.slideMm = ratio(a.slideMm * a.contactFrames + b.slideMm * b.contactFrames, sum.contactFrames);
  return sum;
}

Measured::Measured(const motion::Clip& clip) : positions(motion::worldPositions(clip)), contacts(motion::detectContacts(positions)), count(clip.frameCount()) {}

PartMeasure Measured::part(int from, int to) const {
  if (from < 0 || to > count || from > to) throw std::invalid_argument(fmt::format("frames {} to {} of {}", from, to, count));
  PartMeasure result;
  if (to - from < 4) return result;
  const auto places = frames(positions, from, to);
  const auto feet = motion::measureFeet(places, std::span(contacts).subspan(static_cast<std::size_t>(from) * 4, static_cast<std::size_t>(to - from) * 4), kFps);
  result.frames = to - from;
  result.jerk = feet.jerk;
  result.slideMm = feet.slideMm;
  result.contactFrames = feet.contactFrames;
  double way = 0.0;
  for (std::size_t i = kJoints; i < places.size(); ++i) way += static_cast<double>(glm::length(places[i] - places[i - kJoints]));
  result.speed = way / static_cast<double>(places.size() - kJoints) * kFps;
  return result;
}

}  // namespace core::bench
