#include "core/io/read/kit_motion.h"

#include "core/motion/feature_positions.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace core::io {

Result<std::vector<glm::vec3>> kitPositions(std::span<const float> features, const std::string& name, double metresPerUnit) {
  constexpr double kMillimetre = 0.001;
  if (features.empty()) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds no frame", name)};
  for (const float value : features)
    if (!(std::abs(value) < 1e6f)) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds a value ({}) that is no motion", name, value)};
  auto kit = motion::featurePositions(features, motion::kit::kJointCount);
  for (auto& p : kit) p *= static_cast<float>(metresPerUnit > 0.0 ? metresPerUnit : kMillimetre);
  return motion::humanml3dFromKit(kit);
}

std::vector<glm::vec3> resampledPositions(const std::vector<glm::vec3>& positions, double from, double to) {
  constexpr auto kJoints = static_cast<std::size_t>(motion::humanml3d::kJointCount);
  const auto last = static_cast<std::ptrdiff_t>(positions.size() / kJoints) - 1;
  const double step = from / to;
  const auto count = static_cast<std::size_t>(std::floor(static_cast<double>(last) / step + 1e-3)) + 1;
  std::vector<glm::vec3> out;
  out.reserve(count * kJoints);
  for (std::size_t f = 0; f < count; ++f) {
    const double time = static_cast<double>(f) * step;
    const auto base = std::min(static_cast<std::ptrdiff_t>(time), last);
    const auto u = static_cast<float>(std::clamp(time - static_cast<double>(base), 0.0, 1.0));
    const auto at = [&](std::ptrdiff_t frame, std::size_t joint) {
      return positions[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(frame, 0, last)) * kJoints + joint];
    };
    for (std::size_t j = 0; j < kJoints; ++j) {
      const glm::vec3 a = at(base - 1, j), b = at(base, j), c = at(base + 1, j), d = at(base + 2, j);
      out.push_back(0.5f * (2.0f * b + u * ((c - a) + u * ((2.0f * a - 5.0f * b + 4.0f * c - d) + u * (3.0f * (b - c) + d - a)))));
    }
  }
  return out;
}

}  // namespace core::io
