#pragma once

#include "ui/curves/joint_curve.h"
#include "ui/session/playback_clock.h"

#include <QColor>
#include <QPixmap>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace ui {

class TimeRuler;

/// Curves over time on the ruler's scale, with the playhead. Click or drag goes to that time, the mouse over it tells the values there, the wheel zooms the ruler.
class JointPlot : public QWidget {
  Q_OBJECT
 public:
  struct Curve {
    QString joint;              // its title
    int style = 0;              // of the line: 0 to 5, one for each joint
    int view = 0;               // whose take it is of: 0 to 3
    double fps = 20.0;          // of the take
    std::vector<float> values;  // [F]; empty: it means nothing for this joint
  };

  /// Both must outlive the plot. timeOf: what each view shows now, seconds of its take.
  JointPlot(PlaybackClock& clock, TimeRuler& ruler, std::function<double(int)> timeOf, QWidget* parent = nullptr);

  void setCurves(CurveKind kind, std::vector<Curve> curves);
  const std::vector<Curve>& curves() const { return curves_; }
  CurveKind kind() const { return kind_; }
  /// What the mouse is told there: time and frame, then a line for each of the nearest curves. Empty outside of what there is to play.
  QStringList wordsAt(const QPointF& place) const;
  /// Where a value of a curve is drawn, for tests.
  QPointF placeOf(const Curve& curve, double seconds) const;
  static QPen penOf(int style, const QColor& colour);

  QSize sizeHint() const override { return {600, 96}; }
  QSize minimumSizeHint() const override { return {200, 48}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  /// What does not move while it plays.
  void paintCurves(QPainter& painter) const;
  void paintHover(QPainter& painter) const;
  void redraw();
  double toY(double value) const;
  bool isEmpty() const;

  PlaybackClock& clock_;
  TimeRuler& ruler_;
  std::function<double(int)> timeOf_;
  CurveKind kind_ = CurveKind::Height;
  std::vector<Curve> curves_;
  double low_ = 0.0, high_ = 1.0;
  QPixmap drawn_;
  std::optional<QPointF> hovered_;
  bool isDragging_ = false, wasPlaying_ = false;
};

}  // namespace ui
