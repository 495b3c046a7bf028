#pragma once

#include "render/painted_capsule.h"
#include "render/skin/skin_geometry.h"

#include <QImage>
#include <QRectF>

#include <map>
#include <memory>

class QPainter;

namespace render {

/// Pictures of skins as images, decoded once; forgets those whose skin is gone.
class SkinPictures {
 public:
  /// The material's picture in plain bytes of red, green, blue and alpha, or a null image.
  const QImage& of(const std::shared_ptr<const core::motion::SkinnedMesh>& mesh, int material);

 private:
  struct Entry {
    std::weak_ptr<const core::motion::SkinnedMesh> mesh;
    std::vector<QImage> images;
  };
  std::map<const core::motion::SkinnedMesh*, Entry> entries_;
};

/// Draws a skin triangle by triangle, the farthest first, lit as the OpenGL renderer does; one colour a triangle. opacity: of all of it, as one.
void paintSkin(QPainter& painter, const SkinGeometry& skin, float opacity, const PaintProjection& projection, const QRectF& area, SkinPictures& pictures);

}  // namespace render
