#include "core/engine/finished_clip.h"

#include "core/motion/floor_fit.h"
#include "core/motion/foot_lock.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/representation/humanml3d_features.h"

#include <algorithm>

namespace core::engine {

namespace {

// The floor is where the lowest foot stands most of the time; a single low frame must not lift the whole clip.
void standOnFloor(std::vector<glm::vec3>& positions) {
  std::vector<float> lowest;
  for (std::size_t f = 0; f < positions.size(); f += motion::humanml3d::kJointCount) {
    lowest.push_back(std::min(positions[f + motion::humanml3d::kLeftFoot].y, positions[f + motion::humanml3d::kRightFoot].y));
  }
  std::nth_element(lowest.begin(), lowest.begin() + static_cast<std::ptrdiff_t>(lowest.size() / 20), lowest.end());
  const float floor = lowest[lowest.size() / 20];
  for (auto& position : positions) position.y -= floor;
}

}  // namespace

std::shared_ptr<const motion::Clip> finishedClip(const at::Tensor& features, const std::string& name) {
  const auto rows = static_cast<std::size_t>(features.size(0));
  const std::span<const float> values(features.data_ptr<float>(), static_cast<std::size_t>(features.numel()));
  auto positions = representation::recoverPositions(values);
  standOnFloor(positions);
  std::vector<float> contacts(rows * 4);
  for (std::size_t f = 0; f < rows; ++f) {
    for (std::size_t k = 0; k < 4; ++k) contacts[f * 4 + k] = std::clamp(values[f * 263 + 259 + k], 0.0f, 1.0f);
  }
  positions = motion::onFloor(positions);
  motion::FootLockOptions lock;
  lock.maxDrift = 1.0;  // a generated foot slides further during a stance than a recorded one, and is still meant to stand
  positions = motion::lockFeet(positions, contacts, lock);
  return std::make_shared<const motion::Clip>(motion::clipFromJointPositions(positions, motion::humanml3d::kFps, name));
}

}  // namespace core::engine
