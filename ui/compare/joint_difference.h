#pragma once

#include "core/motion/clip.h"

#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// How far the joints of two clips are apart, each seen from its own root, so that another way over the floor is no difference.
struct JointDifference {
  std::vector<float> metres;  // [J] of the first clip; 0 for a joint that the second does not have
  double meanMetres = 0.0;    // over the joints that both have
};

/// Two clips joint by joint. Which joints belong together is found once: by name, or by what they are in the body.
class JointComparison {
 public:
  JointComparison() = default;
  JointComparison(std::shared_ptr<const core::motion::Clip> first, std::shared_ptr<const core::motion::Clip> second);

  bool isOf(const core::motion::Clip* first, const core::motion::Clip* second) const { return first_.get() == first && second_.get() == second; }
  /// At a time of each, seconds, between frames interpolated. Nothing where a clip is missing or fewer than half of the first clip's joints have a partner.
  std::optional<JointDifference> at(double firstSeconds, double secondSeconds) const;

 private:
  std::shared_ptr<const core::motion::Clip> first_, second_;
  std::vector<int> partner_;  // [J] which joint of the second stands for each of the first, -1 for none
  std::size_t paired_ = 0;
};

/// What is wholly red in a picture: 0.2 m.
inline constexpr float kLargestDifference = 0.2f;

/// [J] 0 to 1 for render::SceneFigure::jointDifference.
std::vector<float> differenceShares(const JointDifference& difference);

}  // namespace ui
