#pragma once

#include "render/picture_view.h"
#include "ui/session/floor_path.h"

#include <QWidget>

#include <glm/vec2.hpp>

#include <optional>

class QMouseEvent;

namespace ui {

/// The draft's path over a view: a line through its way points on the floor, with their times. While a path is drawn a click on the floor adds a point, a drag
/// moves one, a drag of the handle in front of the chosen one turns it, Delete removes it and Esc ends. The view passes its events on: the overlay takes none itself.
class PathOverlay : public QWidget {
  Q_OBJECT
 public:
  /// Path and camera must outlive it. It covers the surface.
  PathOverlay(FloorPath& path, const render::OrbitCamera& camera, QWidget* surface);

  /// What the view would do with an event of its surface, first asked here. True where it was the path's.
  bool handle(QEvent& event);
  /// Room for the path, and while one is drawn for more of it, in what a camera frames.
  void addTo(render::Box& box) const;
  /// Whether the path is seen while none is drawn.
  void setShown(bool isShown);
  /// Where things are in the picture, for tests; nothing for what is behind the camera.
  std::optional<QPointF> onPicture(const glm::vec2& place) const;
  std::optional<QPointF> handleOf(int point) const;
  /// The place on the floor, (x, z), that is seen there; nothing where no floor within 60 m is.
  std::optional<glm::vec2> onFloor(const QPointF& at) const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  render::PictureView view() const;
  void follow();
  bool press(const QMouseEvent& event);
  bool drag(const QMouseEvent& event);
  bool release(const QMouseEvent& event);
  bool key(QEvent& event);
  /// The way point there, or -1.
  int pointAt(const QPointF& at) const;
  bool isOnHandle(const QPointF& at) const;
  /// Unit, (x, z): its facing, or along the way.
  glm::vec2 directionOf(int point) const;
  void paintWay(QPainter& painter) const;
  void paintPoint(QPainter& painter, int point, bool isFault) const;
  void paintHandle(QPainter& painter, int point) const;
  void paintHint(QPainter& painter) const;

  FloorPath& path_;
  const render::OrbitCamera& camera_;
  QWidget* surface_;
  bool isShown_ = true;
  int hovered_ = -1;
  enum class Drag { None, Click, Point, Facing } drag_ = Drag::None;
  QPointF pressed_;
};

}  // namespace ui
