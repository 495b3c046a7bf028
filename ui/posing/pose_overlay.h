#pragma once

#include "render/gizmo.h"
#include "ui/posing/posing.h"

#include <QPointF>
#include <QWidget>

#include <optional>

class QMouseEvent;

namespace ui {

/// Joints and handles over a view, while its body is posed: a click chooses a joint, a drag of a handle moves or turns it, Ctrl goes in steps, Esc puts it back. Where
/// trails are shown the hands and feet of key poses are points on them, which can be dragged as well. The view passes its events on: the overlay takes none itself.
class PoseOverlay : public QWidget {
  Q_OBJECT
 public:
  /// All must outlive it. It covers the surface; scene: what the view draws.
  PoseOverlay(Posing& posing, const render::OrbitCamera& camera, const render::Scene& scene, QWidget* surface);

  /// What the view would do with an event of its surface, first asked here. True where it was the pose's.
  bool handle(QEvent& event);
  /// Points on trails.
  void setTrailsShown(bool isShown);
  /// Another pose, time or scene.
  void follow();
  /// Whether this view shows the body that is posed.
  bool isOfPosedBody() const;

  /// Where things are in the picture, for tests; nothing for what cannot be seen.
  std::optional<QPointF> placeOf(int joint) const;
  /// A place where the handle is taken hold of.
  std::optional<QPointF> gripOf(render::GizmoHandle handle) const;
  std::optional<QPointF> trailPoint(std::size_t pose, core::motion::BodyEnd end) const;
  /// The joint under the pointer, or -1.
  int hovered() const { return hovered_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  enum class Drag { None, Click, Handle, Trail };
  bool press(const QMouseEvent& event);
  bool drag(const QMouseEvent& event);
  bool release(const QMouseEvent& event);
  bool key(QEvent& event);
  void hover(const QPointF& at);
  void dragHandle(const QMouseEvent& event);
  bool isPosing() const;
  render::PictureView view() const;
  std::optional<render::Gizmo> gizmo() const;
  std::vector<Posing::KeyJoint> trailKeys() const;
  int jointAt(const QPointF& at) const;
  std::optional<Posing::KeyJoint> trailKeyAt(const QPointF& at) const;
  void paintJoints(QPainter& painter) const;
  void paintGizmo(QPainter& painter) const;
  void paintHandle(QPainter& painter, const render::Gizmo& gizmo, render::GizmoHandle handle) const;
  void paintTrailKeys(QPainter& painter) const;
  void paintLabel(QPainter& painter, const QPointF& at, const QString& words, const QColor& colour) const;

  Posing& posing_;
  const render::OrbitCamera& camera_;
  const render::Scene& scene_;
  QWidget* surface_;
  bool showsTrails_ = false, wasActive_ = false;
  int hovered_ = -1;
  render::GizmoHandle over_ = render::GizmoHandle::None;
  Drag drag_ = Drag::None;
  QPointF pressed_;
  render::Gizmo start_;                                   // as the drag began
  render::GizmoHandle held_ = render::GizmoHandle::None;  // what is dragged
  QString amount_;                                        // of the drag, in words
};

}  // namespace ui
