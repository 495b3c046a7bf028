#include "core/io/read/file_bounds.h"

#include "core/motion/clip.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace core::io {

namespace {

constexpr float kFarthest = 1e6f;  // metres
constexpr std::size_t kFewTurns = 2'000'000;

}  // namespace

Result<void> turnsWithinBytes(std::size_t frames, std::size_t joints, std::size_t bytes, std::string_view name) {
  // A turn that is written takes six bytes or more.
  if (joints == 0 || frames <= (kFewTurns + bytes) / joints) return {};
  return Error{ErrorCode::Unsupported, fmt::format("{}: has {} frames of {} joints, more than its {} bytes can tell of", name, frames, joints, bytes)};
}

Result<void> placesInRange(std::span<const glm::vec3> places, std::string_view name) {
  const bool areNear =
      std::all_of(places.begin(), places.end(), [](const glm::vec3& p) { return std::abs(p.x) < kFarthest && std::abs(p.y) < kFarthest && std::abs(p.z) < kFarthest; });
  if (!areNear) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds positions out of range", name)};
  return {};
}

Result<void> placesInRange(const motion::Clip& clip, std::string_view name) {
  std::vector<glm::vec3> offsets;
  for (const auto& joint : clip.skeleton().joints()) offsets.push_back(joint.offset);
  for (const auto& [joint, offset] : clip.skeleton().endSites()) offsets.push_back(offset);
  for (const auto places :
       {std::span<const glm::vec3>(offsets), std::span<const glm::vec3>(clip.data().rootPositions), std::span<const glm::vec3>(clip.data().translations)})
    if (auto ok = placesInRange(places, name); !ok) return ok;
  return {};
}

}  // namespace core::io
