#include "core/engine/finished_clip.h"

#include "core/motion/foot_plant.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/representation/humanml3d_features.h"

#include <algorithm>

namespace core::engine {

std::shared_ptr<const motion::Clip> finishedClip(const at::Tensor& features, const std::string& name) {
  const auto rows = static_cast<std::size_t>(features.size(0));
  const std::span<const float> values(features.data_ptr<float>(), static_cast<std::size_t>(features.numel()));
  auto positions = representation::recoverPositions(values);
  std::vector<float> contacts(rows * 4);
  for (std::size_t f = 0; f < rows; ++f) {
    for (std::size_t k = 0; k < 4; ++k) contacts[f * 4 + k] = std::clamp(values[f * 263 + 259 + k], 0.0f, 1.0f);
  }
  positions = motion::plantFeet(positions, contacts).positions;
  return std::make_shared<const motion::Clip>(motion::clipFromJointPositions(positions, motion::humanml3d::kFps, name));
}

}  // namespace core::engine
