#pragma once

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/ui/steered_window.h"
#include "ui/posing/pose_overlay.h"

#include <glm/geometric.hpp>

namespace test_support {

using Joints = std::vector<glm::vec3>;

inline float apartMm(const glm::vec3& a, const glm::vec3& b) { return 1000.0f * glm::distance(a, b); }

/// A window at 1.0 s whose body can be posed.
struct Posed : Steered {
  explicit Posed(std::vector<core::services::ModelInfo> installed = {}) : Steered(std::move(installed)), pose(window.views().view(0).poseOverlay()) {
    press(Qt::Key_2, Qt::ControlModifier);  // from the side
    studio.clock.seek(1.0);
  }
  Joints own(double seconds = 1.0) const { return core::motion::worldPose(*project().takes[0].clip, static_cast<int>(std::lround(seconds * 20))).positions; }
  Joints posed(std::size_t key = 0) const { return core::motion::worldPose(*request().poses.at(key).motion, 0).positions; }
  void choose(int joint) { QTest::mouseClick(surface(), Qt::LeftButton, {}, pose->placeOf(joint)->toPoint()); }
  void hover(const QPointF& at) {
    QMouseEvent move(QEvent::MouseMove, at, surface()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(surface(), &move);
  }
  void pull(render::GizmoHandle handle, const QPoint& by, Qt::KeyboardModifiers modifiers = {}) {
    const QPoint from = pose->gripOf(handle)->toPoint();
    drag(surface(), from, from + by, modifiers);
  }
  /// Begins a drag and does not end it.
  void hold(render::GizmoHandle handle, const QPoint& by) {
    const QPoint from = pose->gripOf(handle)->toPoint(), to = from + by;
    QTest::mousePress(surface(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, QPointF(to), surface()->mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(surface(), &move);
  }
  int figures() { return static_cast<int>(window.views().view(0).scene().figures.size()); }

  ui::PoseOverlay* pose;
};

}  // namespace test_support
