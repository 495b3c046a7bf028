#pragma once

#include "core/motion/clip.h"
#include "core/motion/humanml3d_skeleton.h"

#include <glm/vec3.hpp>

#include <vector>

// How a part of a motion moves, for the benches of directing.
namespace core::bench {

inline constexpr std::size_t kJoints = motion::humanml3d::kJointCount;

/// Of one part of a motion: near something, or away from it.
struct PartMeasure {
  double jerk = 0.0;           // m/s^3, mean over joints and frames
  double slideMm = 0.0;        // per frame, of feet that carry weight (motion::FootMeasure)
  double contactFrames = 0.0;  // what slideMm is a mean over
  double speed = 0.0;          // m/s, mean over joints: a stall shows here
  int frames = 0;
};

/// Two parts as one.
PartMeasure together(const PartMeasure& a, const PartMeasure& b);

/// 0 where there is nothing to compare with.
double ratio(double above, double below);

/// The measured clip, 20 fps on the 22-joint body: positions and contacts are made once.
struct Measured {
  explicit Measured(const motion::Clip& clip);
  std::vector<glm::vec3> positions;  // [count * 22]
  std::vector<float> contacts;
  int count;

  /// Frames [from, to). Throws std::invalid_argument for others than the clip has.
  PartMeasure part(int from, int to) const;
};

}  // namespace core::bench
