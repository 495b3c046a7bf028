#pragma once

#include "core/motion/clip.h"

#include <optional>
#include <vector>

namespace ui {

/// How far the joints of two clips are apart, each seen from its own root, so that another way over the floor is no difference.
struct JointDifference {
  std::vector<float> metres;  // [J] of the first clip; 0 for a joint that the second does not have
  double meanMetres = 0.0;    // over the joints that both have
};

/// At a time of each, seconds, between frames interpolated. Joints are paired by name, or by what they are in the body. Nothing when fewer than half of the first clip's
/// joints have a partner.
std::optional<JointDifference> jointDifference(const core::motion::Clip& first, double firstSeconds, const core::motion::Clip& second, double secondSeconds);

/// What is wholly red in a picture: 0.2 m.
inline constexpr float kLargestDifference = 0.2f;

/// [J] 0 to 1 for render::SceneFigure::jointDifference.
std::vector<float> differenceShares(const JointDifference& difference);

}  // namespace ui
