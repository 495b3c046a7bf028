#include "core/motion/clip.h"

#include <fmt/format.h>

#include <stdexcept>

namespace core::motion {

Clip::Clip(ClipData data) : data_(std::move(data)) {
  if (!data_.skeleton) throw std::invalid_argument("a clip needs a skeleton");
  const auto expected = data_.rootPositions.size() * static_cast<std::size_t>(data_.skeleton->jointCount());
  if (data_.rootPositions.empty()) throw std::invalid_argument("a clip needs at least one frame");
  if (!(data_.fps > 0.0)) throw std::invalid_argument(fmt::format("a clip cannot run at {} frames per second", data_.fps));
  if (data_.rotations.size() != expected) {
    throw std::invalid_argument(fmt::format("{} rotations for {} frame-joints", data_.rotations.size(), expected));
  }
  if (!data_.translations.empty() && data_.translations.size() != expected) {
    throw std::invalid_argument(fmt::format("{} translations for {} frame-joints", data_.translations.size(), expected));
  }
}

std::span<const glm::quat> Clip::rotations(int frame) const {
  if (frame < 0 || frame >= frameCount()) throw std::out_of_range(fmt::format("frame {} of {}", frame, frameCount()));
  const auto joints = static_cast<std::size_t>(jointCount());
  return {data_.rotations.data() + static_cast<std::size_t>(frame) * joints, joints};
}

std::span<const glm::vec3> Clip::translations(int frame) const {
  if (frame < 0 || frame >= frameCount()) throw std::out_of_range(fmt::format("frame {} of {}", frame, frameCount()));
  if (data_.translations.empty()) return {};
  const auto joints = static_cast<std::size_t>(jointCount());
  return {data_.translations.data() + static_cast<std::size_t>(frame) * joints, joints};
}

Pose Clip::pose(int frame) const {
  const auto turns = rotations(frame);
  const auto moves = translations(frame);
  return {rootPosition(frame), {turns.begin(), turns.end()}, {moves.begin(), moves.end()}};
}

}  // namespace core::motion
