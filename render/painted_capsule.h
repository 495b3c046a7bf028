#pragma once

#include "render/camera.h"
#include "render/figure_geometry.h"

#include <QColor>
#include <QPolygonF>
#include <QRectF>

#include <optional>

class QPainter;

namespace render {

QColor toQColor(const glm::vec3& colour, float alpha = 1.0f);

/// The light of resources/shaders/light.glsl without its shine. base: sRGB; normal: unit, view space; skyward: -1 to 1. sRGB.
glm::vec3 paintedLight(const glm::vec3& base, const glm::vec3& normal, float skyward);

/// From world to a painter's coordinates.
class PaintProjection {
 public:
  /// As the camera sees it, filling the area.
  PaintProjection(const OrbitCamera& camera, const QRectF& area);
  /// Orthographic, from the camera's direction: the world point `anchor` lands on `place`.
  PaintProjection(const OrbitCamera& direction, const glm::vec3& anchor, const QPointF& place, double pixelsPerMetre);

  /// Where a point of view space lands; nothing behind the eye or not a number.
  std::optional<QPointF> fromView(const glm::vec3& view) const;
  std::optional<QPointF> fromWorld(const glm::vec3& world) const { return fromView(viewOf(world)); }
  glm::vec3 viewOf(const glm::vec3& world) const;
  glm::vec3 directionOf(const glm::vec3& world) const;
  /// Towards the eye, unit, in view space, from a point of view space.
  glm::vec3 toEye(const glm::vec3& view) const;
  double pixelsPerMetreAt(const glm::vec3& view) const;
  /// Both ends moved in front of the eye; false when the whole line is behind it.
  bool cutBehindEye(glm::vec3& viewA, glm::vec3& viewB) const;

 private:
  glm::mat4 viewFromWorld_;
  QPointF middle_;
  double scale_;  // pixels a metre, at one metre's depth if in perspective
  bool isPerspective_;
};

/// Draws a figure's capsules, the farthest first. See-through figures become one even silhouette.
void paintFigure(QPainter& painter, const FigureGeometry& figure, const PaintProjection& projection);

/// Soft spots on the floor.
void paintShadows(QPainter& painter, const std::vector<ShadowBlob>& shadows, const PaintProjection& projection);

/// Lines in order.
void paintLines(QPainter& painter, const std::vector<LineSegment>& lines, const PaintProjection& projection);

}  // namespace render
