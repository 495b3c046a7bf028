#include "render/painted_scene_renderer.h"

#include "render/figure_geometry.h"
#include "render/painted_capsule.h"
#include "render/skin/painted_skin.h"

#include <QLinearGradient>
#include <QPainter>

#include <glm/geometric.hpp>

#include <algorithm>

namespace render {

namespace {
constexpr int kPaintedGridRadius = 6;  // metres; fewer than with OpenGL, each piece costs a painter call
}

PaintedSceneRenderer::PaintedSceneRenderer() : tracks_(std::make_unique<ClipTrackCache>()), pictures_(std::make_unique<SkinPictures>()) {}
PaintedSceneRenderer::~PaintedSceneRenderer() = default;

void PaintedSceneRenderer::render(QPainter& painter, const QRectF& area, const Scene& scene, const OrbitCamera& camera) {
  if (area.isEmpty()) return;
  if (!scene.wipe) return renderPart(painter, area, area, scene, camera, SceneSide::Whole);
  const double border = area.width() * std::clamp(static_cast<double>(*scene.wipe), 0.0, 1.0);
  renderPart(painter, QRectF(area.topLeft(), QSizeF(border, area.height())), area, scene, camera, SceneSide::Left);
  renderPart(painter, area.adjusted(border, 0, 0, 0), area, scene, camera, SceneSide::Right);
}

void PaintedSceneRenderer::renderPart(QPainter& painter, const QRectF& part, const QRectF& area, const Scene& scene, const OrbitCamera& camera, SceneSide side) {
  if (part.isEmpty()) return;
  painter.save();
  painter.setClipRect(part, Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);

  QLinearGradient background(area.topLeft(), area.bottomLeft());
  background.setColorAt(0.0, toQColor(scene.background.value_or(palette::kBackgroundTop)));
  background.setColorAt(1.0, toQColor(scene.background.value_or(palette::kBackgroundBottom)));
  painter.fillRect(area, background);

  const PaintProjection projection(camera, area);
  SceneGeometry geometry = buildSceneGeometry(scene, *tracks_, side);
  if (scene.grid) paintLines(painter, gridLines(geometry.floorCentre, kPaintedGridRadius), projection);
  paintShadows(painter, geometry.shadows, projection);
  paintLines(painter, geometry.floorLines, projection);
  // Without a depth buffer figures cannot pass through each other: the farthest is drawn first.
  const glm::vec3 eye = camera.eye();
  std::stable_sort(geometry.figures.begin(), geometry.figures.end(),
                   [&](const auto& a, const auto& b) { return glm::distance(a.centre, eye) > glm::distance(b.centre, eye); });
  for (const auto& figure : geometry.figures) {
    if (figure.skin.mesh)
      paintSkin(painter, figure.skin, figure.opacity, projection, area, *pictures_);
    else
      paintFigure(painter, figure, projection);
  }
  paintLines(painter, geometry.trails, projection);
  painter.restore();
}

}  // namespace render
