#include "ui/look/pose_icon.h"

#include "core/base/hash.h"
#include "core/base/random.h"
#include "render/painted_scene_renderer.h"
#include "ui/look/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ui {
namespace {

/// Side view, facing right; angles in degrees from hanging straight down, forward positive.
struct Posture {
  double lean, head;  // spine from upright; head on top of that
  double arm1, elbow1, arm2, elbow2;
  double leg1, knee1, leg2, knee2;
};

struct NamedPosture {
  const char* label;
  Posture posture;
};

constexpr NamedPosture kKnown[] = {
    {"old", {34, 24, 30, 45, -8, 40, 18, 22, -14, 26}},
    {"elderly", {34, 24, 30, 45, -8, 40, 18, 22, -14, 26}},
    {"proud", {-9, -12, -28, 30, -34, 35, 20, 2, -20, 4}},
    {"chicken", {26, -22, -60, 110, -55, 100, 30, 60, -12, 50}},
    {"angry", {16, 10, 40, 85, -36, 80, 26, 10, -24, 14}},
    {"happy", {-4, -8, 125, 25, -50, 40, 30, 30, -24, 8}},
    {"sad", {16, 38, 6, 6, -2, 8, 12, 8, -12, 10}},
    {"depressed", {18, 42, 8, 6, 0, 8, 12, 8, -12, 10}},
    {"tired", {26, 34, 14, 4, 8, 4, 14, 16, -12, 18}},
    {"exhausted", {32, 34, 14, 4, 8, 4, 14, 18, -12, 20}},
    {"childish", {-4, 8, 70, 30, -60, 30, 34, 40, -22, 20}},
    {"child", {-4, 8, 70, 30, -60, 30, 34, 40, -22, 20}},
    {"zombie", {12, 20, 84, 8, 78, 12, 16, 6, -14, 10}},
    {"robot", {0, 0, 0, 90, -4, 90, 22, 4, -22, 4}},
    {"active", {8, -2, 46, 70, -46, 70, 36, 24, -30, 40}},
    {"running", {16, -4, 50, 90, -50, 90, 48, 50, -36, 80}},
    {"normal", {2, 0, 22, 16, -22, 14, 22, 6, -22, 10}},
    {"neutral", {2, 0, 22, 16, -22, 14, 22, 6, -22, 10}},
    {"not_confident", {14, 30, 12, 90, 4, 88, 12, 8, -12, 10}},
    {"masculinity", {-4, -4, -18, 40, 26, 34, 24, 8, -24, 10}},
    {"feminine", {-3, -4, -14, 34, 20, 60, 20, 4, -16, 8}},
    {"femininity", {-3, -4, -14, 34, 20, 60, 20, 4, -16, 8}},
};

Posture postureOf(const QString& label) {
  const std::string key = label.toLower().toStdString();
  for (const auto& known : kKnown)
    if (key == known.label) return known.posture;
  core::base::RandomStream random(core::base::fnv1a64(key));
  const auto between = [&](double low, double high) { return low + (high - low) * random.uniform(); };
  const double stride = between(10, 34);
  return {between(-10, 24), between(-14, 24), between(0, 80), between(4, 80), between(-56, 0), between(4, 80), stride, between(2, 34), -stride * between(0.6, 1.0),
          between(2, 46)};
}

QPointF along(QPointF from, double degrees, double length) {
  const double radians = degrees * 3.14159265358979 / 180.0;
  return from + QPointF(std::sin(radians) * length, std::cos(radians) * length);
}

void drawPosture(QPainter& painter, const Posture& p) {
  // In a box of 100 x 100, feet near y = 92.
  const double leg = 21, arm = 16;
  const QPointF hip(50, 92 - 2 * leg * std::cos(0.35) + 1);
  const QPointF neck = along(hip, 180 - p.lean, 25);
  const QPointF shoulder = along(hip, 180 - p.lean, 22);
  const QPointF head = along(neck, 180 - p.lean - p.head, 10);
  const auto limb = [&](QPointF from, double angle, double bend, double length, const QColor& colour) {
    const QPointF middle = along(from, angle, length);
    const QPointF end = along(middle, angle + bend, length);
    painter.setPen(QPen(colour, 6.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{from, middle, end});
  };
  const QColor far = theme::kTextDim, near = theme::kText;
  limb(shoulder, p.arm2, p.elbow2, arm, far);
  limb(hip, p.leg2, -p.knee2, leg, far);
  painter.setPen(QPen(near, 7.5, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(hip, neck);
  painter.setPen(Qt::NoPen);
  painter.setBrush(near);
  painter.drawEllipse(head, 7.5, 7.5);
  painter.setBrush(Qt::NoBrush);
  limb(hip, p.leg1, -p.knee1, leg, near);
  limb(shoulder, p.arm1, p.elbow1, arm, theme::kAccent);
}

/// A small picture has no room for the air that a view leaves around a figure.
constexpr float kNearer = 1.3f;

QPixmap blank(const QSize& size, qreal ratio) {
  QPixmap pixmap(size * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  return pixmap;
}

}  // namespace

QPixmap styleIcon(const QString& label, int size, qreal pixelRatio) {
  QPixmap pixmap = blank({size, size}, pixelRatio);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(size / 100.0, size / 100.0);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(8, 9, 11, 130));
  painter.drawEllipse(QPointF(50, 95), 24, 3.5);
  drawPosture(painter, postureOf(label));
  return pixmap;
}

QPixmap noStyleIcon(int size, qreal pixelRatio) {
  QPixmap pixmap = blank({size, size}, pixelRatio);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(size / 100.0, size / 100.0);
  painter.setPen(QPen(theme::kTextOff, 6, Qt::SolidLine, Qt::RoundCap));
  painter.drawEllipse(QPointF(50, 54), 27, 27);
  painter.drawLine(QPointF(32, 72), QPointF(68, 36));
  return pixmap;
}

QImage clipPictures(const std::shared_ptr<const core::motion::Clip>& clip, const QSize& size, qreal pixelRatio, std::span<const double> times) {
  const int count = static_cast<int>(times.size()), columns = std::min(count, kPictureColumns), rows = (count + columns - 1) / std::max(1, columns);
  QImage image(QSize(columns * size.width(), rows * size.height()) * pixelRatio, QImage::Format_ARGB32_Premultiplied);
  if (image.isNull()) return image;
  image.setDevicePixelRatio(pixelRatio);
  image.fill(Qt::transparent);
  render::Scene scene;
  scene.grid = false;
  scene.rootPath = false;
  render::SceneFigure figure;
  figure.clip = clip;
  figure.seconds = times.front();
  scene.figures.push_back(std::move(figure));
  render::OrbitCamera camera;
  camera.setPreset(render::OrbitCamera::Preset::ThreeQuarter);
  const float aspect = static_cast<float>(size.width()) / static_cast<float>(size.height());
  const bool goesAlong = clip && count > 1;
  const int root = goesAlong ? render::rootJointOf(clip->skeleton()) : 0;
  if (goesAlong)
    camera.frame(render::boundsAlongTheWay(*clip, root), aspect);
  else if (clip)
    camera.frame(render::shownBounds(scene), aspect);
  if (goesAlong) {
    camera.zoom(kNearer);
    camera.follow(glm::vec3(0.0f));
  }
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  render::PaintedSceneRenderer renderer;
  for (int i = 0; i < count; ++i) {
    scene.figures.front().seconds = times[static_cast<std::size_t>(i)];
    if (goesAlong) camera.follow(render::jointPositionAt(scene.figures.front(), root));
    const QRectF cell(QPointF(i % columns * size.width(), i / columns * size.height()), size);
    QPainterPath corners;
    corners.addRoundedRect(cell, 5, 5);
    painter.setClipPath(corners);
    renderer.render(painter, cell, scene, camera);
  }
  return image;
}

QPixmap clipThumbnail(const std::shared_ptr<const core::motion::Clip>& clip, const QSize& size, qreal pixelRatio) {
  const double middle = clip ? clip->duration() * 0.5 : 0.0;
  return QPixmap::fromImage(clipPictures(clip, size, pixelRatio, {&middle, 1}));
}

}  // namespace ui
