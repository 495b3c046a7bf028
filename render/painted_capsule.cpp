#include "render/painted_capsule.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float kNear = 0.05f;

// The outline of a rod on the screen and how light falls across it.
struct Outline {
  QPolygonF polygon;
  QLinearGradient shading;
  float depth = 0.0f;  // view space z of its middle: the larger, the nearer
};

std::optional<Outline> outlineOf(const Capsule& capsule, const PaintProjection& projection) {
  const glm::vec3 a = projection.viewOf(capsule.a), b = projection.viewOf(capsule.b);
  const auto screenA = projection.fromView(a), screenB = projection.fromView(b);
  if (!screenA || !screenB) return std::nullopt;
  const glm::vec3 across = projection.directionOf(capsule.across);
  const glm::vec3 rod = b - a;
  const float length = glm::length(rod);
  const glm::vec3 axis = length > 1e-6f ? rod / length : glm::normalize(glm::cross(across, glm::vec3(0.31f, 0.62f, 0.72f)));
  const glm::vec3 front = glm::cross(across, axis);

  // Outline of two ellipses and what lies between: in each direction the farther of the two.
  constexpr int kDirections = 36;
  Outline outline;
  outline.polygon.reserve(kDirections);
  const double scaleA = capsule.radiusA * projection.pixelsPerMetreAt(a), scaleB = capsule.radiusB * projection.pixelsPerMetreAt(b);
  for (int i = 0; i < kDirections; ++i) {
    const float angle = glm::two_pi<float>() * static_cast<float>(i) / kDirections;
    const glm::vec3 d(std::cos(angle), std::sin(angle), 0.0f);
    const float u = glm::dot(d, across) * capsule.wide, v = glm::dot(d, axis), w = glm::dot(d, front) * capsule.deep;
    const float reach = std::max(1e-6f, std::sqrt(u * u + v * v + w * w));
    const glm::vec3 edge = (u * capsule.wide * across + v * axis + w * capsule.deep * front) / reach;
    const QPointF pointA = *screenA + scaleA * QPointF(edge.x, -edge.y), pointB = *screenB + scaleB * QPointF(edge.x, -edge.y);
    const auto along = [&](const QPointF& p) { return p.x() * d.x - p.y() * d.y; };
    outline.polygon << (along(pointA) > along(pointB) ? pointA : pointB);
  }

  const glm::vec3 toEye = projection.toEye(0.5f * (a + b));
  glm::vec3 sideways = length > 1e-6f ? glm::cross(axis, toEye) : glm::vec3(0.0f);
  // A ball, or a rod seen from its end, is shaded along the light.
  if (glm::length(sideways) < 0.25f) sideways = glm::vec3(-0.59f, 0.81f, 0.0f);
  sideways.z = 0.0f;
  sideways = glm::normalize(sideways + glm::vec3(1e-6f, 0, 0));
  const float u = glm::dot(sideways, across) * capsule.wide, v = glm::dot(sideways, front) * capsule.deep;
  const double half = 0.5 * (scaleA + scaleB) * std::max(0.3f, std::sqrt(u * u + v * v));
  const QPointF middle = 0.5 * (*screenA + *screenB), reach(half * sideways.x, -half * sideways.y);
  outline.shading = QLinearGradient(middle - reach, middle + reach);
  const glm::vec3 facing = glm::normalize(toEye - sideways * glm::dot(toEye, sideways));
  const glm::vec3 skyInView = projection.directionOf(glm::vec3(0, 1, 0));
  for (const float at : {-1.0f, -0.66f, -0.33f, 0.0f, 0.33f, 0.66f, 1.0f}) {
    const glm::vec3 normal = glm::normalize(at * sideways + std::sqrt(std::max(0.0f, 1.0f - at * at)) * facing);
    outline.shading.setColorAt(0.5 + 0.5 * at, toQColor(paintedLight(capsule.colour, normal, glm::dot(normal, skyInView))));
  }
  outline.depth = 0.5f * (a.z + b.z);
  return outline;
}

}  // namespace

glm::vec3 paintedLight(const glm::vec3& base, const glm::vec3& normal, float skyward) {
  const glm::vec3 key = glm::normalize(glm::vec3(-0.45f, 0.62f, 0.65f));
  const float wrapped = std::max(0.0f, (glm::dot(normal, key) + 0.25f) / 1.25f);
  const glm::vec3 ambient = glm::mix(glm::vec3(0.14f, 0.12f, 0.11f), glm::vec3(0.30f, 0.33f, 0.38f), 0.5f + 0.5f * skyward);
  const glm::vec3 linear = base * base * (ambient + glm::vec3(0.88f, 0.84f, 0.78f) * wrapped * wrapped);
  return glm::sqrt(glm::min(linear, glm::vec3(1.0f)));
}

QColor toQColor(const glm::vec3& colour, float alpha) {
  const auto channel = [](float value) { return std::clamp(value, 0.0f, 1.0f); };
  return QColor::fromRgbF(channel(colour.x), channel(colour.y), channel(colour.z), channel(alpha));
}

PaintProjection::PaintProjection(const OrbitCamera& camera, const QRectF& area)
    : viewFromWorld_(camera.viewFromWorld()), middle_(area.center()), isPerspective_(camera.projection() == OrbitCamera::Projection::Perspective) {
  scale_ = isPerspective_ ? 0.5 * area.height() / std::tan(0.5 * camera.fieldOfView()) : area.height() / camera.viewHeight();
}

PaintProjection::PaintProjection(const OrbitCamera& direction, const glm::vec3& anchor, const QPointF& place, double pixelsPerMetre)
    : viewFromWorld_(direction.viewFromWorld()), scale_(pixelsPerMetre), isPerspective_(false) {
  const glm::vec3 view = viewOf(anchor);
  middle_ = place - scale_ * QPointF(view.x, -view.y);
}

glm::vec3 PaintProjection::viewOf(const glm::vec3& world) const { return glm::vec3(viewFromWorld_ * glm::vec4(world, 1.0f)); }

glm::vec3 PaintProjection::directionOf(const glm::vec3& world) const { return glm::mat3(viewFromWorld_) * world; }

glm::vec3 PaintProjection::toEye(const glm::vec3& view) const { return isPerspective_ ? glm::normalize(-view) : glm::vec3(0, 0, 1); }

double PaintProjection::pixelsPerMetreAt(const glm::vec3& view) const { return isPerspective_ ? scale_ / std::max(kNear, -view.z) : scale_; }

std::optional<QPointF> PaintProjection::fromView(const glm::vec3& view) const {
  if (isPerspective_ && !(view.z <= -kNear * 0.99f)) return std::nullopt;
  const double scale = pixelsPerMetreAt(view);
  const QPointF point = middle_ + QPointF(scale * view.x, -scale * view.y);
  // The painter's rasterizer works in fixed point: far outside is as good as behind.
  if (!(std::abs(point.x()) < 30000.0 && std::abs(point.y()) < 30000.0)) return std::nullopt;
  return point;
}

bool PaintProjection::cutBehindEye(glm::vec3& viewA, glm::vec3& viewB) const {
  if (!isPerspective_) return true;
  const bool isBehindA = viewA.z > -kNear, isBehindB = viewB.z > -kNear;
  if (isBehindA && isBehindB) return false;
  if (isBehindA) viewA = glm::mix(viewB, viewA, (viewB.z + kNear) / (viewB.z - viewA.z));
  if (isBehindB) viewB = glm::mix(viewA, viewB, (viewA.z + kNear) / (viewA.z - viewB.z));
  return true;
}

void paintFigure(QPainter& painter, const FigureGeometry& figure, const PaintProjection& projection) {
  std::vector<Outline> outlines;
  outlines.reserve(figure.capsules.size());
  glm::vec3 mean(0.0f);
  for (const auto& capsule : figure.capsules) {
    if (auto outline = outlineOf(capsule, projection)) outlines.push_back(std::move(*outline));
    mean += capsule.colour / static_cast<float>(figure.capsules.size());
  }
  painter.setPen(Qt::NoPen);
  if (figure.opacity < 0.999f) {
    QPainterPath silhouette;
    silhouette.setFillRule(Qt::WindingFill);
    for (const auto& outline : outlines) silhouette.addPolygon(outline.polygon), silhouette.closeSubpath();
    painter.fillPath(silhouette, toQColor(0.85f * mean, figure.opacity));
    return;
  }
  std::stable_sort(outlines.begin(), outlines.end(), [](const auto& a, const auto& b) { return a.depth < b.depth; });
  for (const auto& outline : outlines) {
    painter.setBrush(outline.shading);
    painter.drawPolygon(outline.polygon);
  }
}

void paintShadows(QPainter& painter, const std::vector<ShadowBlob>& shadows, const PaintProjection& projection) {
  painter.setPen(Qt::NoPen);
  for (const auto& blob : shadows) {
    const float strength = std::max(blob.strengthA, blob.strengthB);
    if (strength < 0.02f) continue;
    const glm::vec3 rod = blob.b - blob.a;
    const float turn = std::atan2(rod.z, rod.x);
    // Wide spots need more layers before their steps cannot be seen.
    const int layers = std::max(blob.radiusA, blob.radiusB) > 0.4f ? 14 : 5;
    for (int step = 0; step < layers; ++step) {
      const float layer = 1.0f - 0.85f * static_cast<float>(step) / static_cast<float>(layers);
      QPolygonF polygon;
      constexpr int kSteps = 28;
      for (int i = 0; i < kSteps; ++i) {
        const float angle = glm::two_pi<float>() * static_cast<float>(i) / kSteps;
        const bool atB = std::cos(angle) > 0.0f;
        const float radius = layer * (atB ? blob.radiusB : blob.radiusA);
        const glm::vec3 edge(std::cos(angle + turn), 0.0f, std::sin(angle + turn));
        if (const auto point = projection.fromWorld((atB ? blob.b : blob.a) + radius * edge)) polygon << *point;
      }
      // A limb of uneven strength is drawn with the mean of its ends.
      const float alpha = 0.5f * (blob.strengthA + blob.strengthB) / static_cast<float>(layers);
      if (polygon.size() == kSteps) {
        painter.setBrush(toQColor(palette::kShadow, alpha));
        painter.drawPolygon(polygon);
      }
    }
  }
}

void paintLines(QPainter& painter, const std::vector<LineSegment>& lines, const PaintProjection& projection) {
  for (const auto& line : lines) {
    glm::vec3 a = projection.viewOf(line.a), b = projection.viewOf(line.b);
    const glm::vec4 colour = 0.5f * (line.colourA + line.colourB);
    if (colour.w < 0.01f || !projection.cutBehindEye(a, b)) continue;
    const auto from = projection.fromView(a), to = projection.fromView(b);
    if (!from || !to) continue;
    painter.setPen(QPen(toQColor(glm::vec3(colour), colour.w), line.width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(*from, *to);
  }
}

}  // namespace render
