#pragma once

#include "render/picture_view.h"
#include "render/scene.h"

#include <optional>

namespace render {

/// The clip time of the first figure's ghost that is seen at a pixel: the nearest, of those that lie over each other the one nearest in time. Nothing where the figure
/// itself is, and where the scene has no ghosts.
std::optional<double> ghostAt(const Scene& scene, const PictureView& view, const glm::vec2& pixel);

}  // namespace render
