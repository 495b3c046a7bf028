#pragma once

#include "core/base/curve.h"
#include "ui/panels/style_courses.h"

#include <QPointF>
#include <QWidget>

#include <optional>

namespace ui {

class TimeRuler;

/// How strong the draft's style is over time, under the ruler on its scale: a line through points. A double-click adds a point, a drag moves it, Delete removes it; the
/// arrows choose one, with Ctrl they move it in time, up and down in strength. Everything is a step of undo. Folded away until a person unfolds it; there while
/// the draft has a curve.
class StrengthLane : public QWidget {
  Q_OBJECT
 public:
  /// Both must outlive the lane.
  StrengthLane(StyleCourses& courses, TimeRuler& ruler, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {600, kHeight}; }
  QSize minimumSizeHint() const override { return {200, kHeight}; }
  /// Where a point is, for tests too.
  QPointF placeOf(std::size_t point) const;
  QPointF placeOf(double seconds, double strength) const;
  int chosen() const { return chosen_; }
  /// Whether it is shown without a curve as well.
  void setUnfolded(bool isUnfolded);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  static constexpr int kHeight = 38;

  void showCourse();
  const core::base::Curve& curve() const { return courses_.course().strength; }
  /// What the top of the lane stands for.
  double top() const;
  core::base::CurvePoint valueHere(const QPointF& place) const;
  int pointAt(const QPointF& place) const;
  void choose(int point);
  void add(core::base::CurvePoint point);
  void remove();
  /// Between its neighbours, within the limits.
  void moveTo(std::size_t place, core::base::CurvePoint point);
  void paintCurve(QPainter& painter) const;

  StyleCourses& courses_;
  TimeRuler& ruler_;
  bool isUnfolded_ = false;
  int chosen_ = -1;
  int hovered_ = -1;
  struct Drag {
    QPointF press;
    core::base::CurvePoint point;
    double top = 5.0, secondsPerPixel = 0.0;
    core::base::Curve before;
  };
  std::optional<Drag> drag_;
};

}  // namespace ui
