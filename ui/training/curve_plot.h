#pragma once

#include "core/services/training_runs.h"

#include <QColor>
#include <QString>
#include <QWidget>

#include <vector>

namespace ui {

/// Curves over updates or time. The wheel zooms along the axis, dragging moves it, a double click shows all again; the pointer reads values.
class CurvePlot : public QWidget {
  Q_OBJECT
 public:
  struct Curve {
    QString name;
    QColor colour;
    std::vector<core::services::CurvePoint> points;
  };

  explicit CurvePlot(QWidget* parent = nullptr);

  void setCurves(std::vector<Curve> curves);
  const std::vector<Curve>& curves() const { return curves_; }
  /// A value axis in powers of ten; values of 0 and below are left out.
  void setLogarithmic(bool isOn);
  /// Whether values are to come where there are none; otherwise an empty plot says nothing.
  void setWaiting(bool isOn) { isWaiting_ = isOn; }
  /// Seconds instead of updates along the axis.
  void setOverTime(bool isOn);
  /// Share of the earlier values in each shown one, 0 to below 1; the plain curve stays behind it, faint.
  void setSmoothing(double share);

  /// What stands beside the pointer: a line for each curve at that place of the axis.
  QStringList valuesAt(double x) const;
  double axisAt(int pixel) const;

  QSize sizeHint() const override { return {560, 320}; }
  QSize minimumSizeHint() const override { return {260, 160}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  struct Range {
    double low = 0.0, high = 1.0;
  };
  double along(const core::services::CurvePoint& point) const { return isOverTime_ ? point.seconds : static_cast<double>(point.step); }
  QRectF field() const;
  Range wholeAxis() const;
  Range axis() const { return hasZoom_ ? zoom_ : wholeAxis(); }
  Range values() const;
  std::vector<double> smoothed(const Curve& curve) const;
  QString axisText(double value) const;

  std::vector<Curve> curves_;
  bool isWaiting_ = true, isLogarithmic_ = false, isOverTime_ = false, hasZoom_ = false;
  double smoothing_ = 0.0;
  Range zoom_;
  int pointer_ = -1, grip_ = -1;  // pixels; -1: none
};

}  // namespace ui
