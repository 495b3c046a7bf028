#pragma once

#include "render/camera.h"
#include "render/scene.h"

#include <QRectF>

class QPainter;

namespace render {

class ClipTrackCache;
class SkinPictures;
enum class SceneSide;

/// Draws a Scene with QPainter alone: the view on machines without OpenGL. Keeps what it worked out about each
/// clip between calls. GUI thread, or any one thread when it paints on a QImage.
class PaintedSceneRenderer {
 public:
  PaintedSceneRenderer();
  ~PaintedSceneRenderer();
  PaintedSceneRenderer(const PaintedSceneRenderer&) = delete;
  PaintedSceneRenderer& operator=(const PaintedSceneRenderer&) = delete;

  /// Fills the rectangle, in the painter's logical coordinates, and clips to it.
  void render(QPainter& painter, const QRectF& area, const Scene& scene, const OrbitCamera& camera);

 private:
  void renderPart(QPainter& painter, const QRectF& part, const QRectF& area, const Scene& scene, const OrbitCamera& camera, SceneSide side);

  std::unique_ptr<ClipTrackCache> tracks_;
  std::unique_ptr<SkinPictures> pictures_;
};

}  // namespace render
