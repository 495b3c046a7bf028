#include "render/ghost_pick.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace render {

namespace {

constexpr float kFleshMetres = 0.07f, kLeastPixels = 6.0f;  // around a bone

/// How far a pixel lies outside of a pose's flesh, pixels; 0 or less inside.
float outsideOf(const core::motion::Clip& clip, double seconds, const glm::vec3& offset, const PictureView& view, const glm::vec2& pixel) {
  const auto pose = worldPoseAt(clip, seconds);
  float least = 1e9f;
  for (int joint = 0; joint < clip.jointCount(); ++joint) {
    const int parent = clip.skeleton().joint(joint).parent;
    if (parent < 0) continue;
    const glm::vec3 place = pose.positions[static_cast<std::size_t>(joint)] + offset;
    const auto to = view.pixelOf(place), from = view.pixelOf(pose.positions[static_cast<std::size_t>(parent)] + offset);
    if (!from || !to) continue;
    const float flesh = std::max(kLeastPixels, kFleshMetres / view.metresPerPixel(place));
    least = std::min(least, glm::distance(pixel, nearestOnLine(*from, *to, pixel)) - flesh);
  }
  return least;
}

}  // namespace

std::optional<double> ghostAt(const Scene& scene, const PictureView& view, const glm::vec2& pixel) {
  if (scene.figures.empty() || !scene.figures.front().clip || !(scene.onionSkin.stepSeconds > 0.0)) return {};
  const auto& figure = scene.figures.front();
  const auto outside = [&](double seconds) { return outsideOf(*figure.clip, seconds, figure.offset, view, pixel); };
  if (outside(figure.seconds) <= 0.0f) return {};
  std::optional<double> found;
  for (int i = 1; i <= std::max(scene.onionSkin.before, scene.onionSkin.after); ++i)
    for (const int way : {-1, 1}) {
      const double seconds = figure.seconds + way * i * scene.onionSkin.stepSeconds;
      const bool isThere = i <= (way < 0 ? scene.onionSkin.before : scene.onionSkin.after) && seconds >= 0.0 && seconds <= figure.clip->duration();
      if (!found && isThere && outside(seconds) <= 0.0f) found = seconds;
    }
  return found;
}

}  // namespace render
