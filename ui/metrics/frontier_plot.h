#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace ui {

/// Settings of a sweep as points: one number against another. Points of one series are joined. The pointer reads a point, a click or the arrow keys choose one, a double
/// click or Enter uses it.
class FrontierPlot : public QWidget {
  Q_OBJECT
 public:
  struct Point {
    double x = 0.0, y = 0.0;
    QString label;   // beside the point
    QString text;    // at the pointer, a line each
    QString series;  // points of one are joined in the order given
    int number = 0;  // of the caller's
    bool isDefault = false;
  };
  explicit FrontierPlot(QWidget* parent = nullptr);

  void setPoints(std::vector<Point> points, const QString& xTitle, const QString& yTitle);
  const std::vector<Point>& points() const { return points_; }
  /// -1: none.
  void setChosen(int number);
  int chosen() const { return chosen_; }
  /// Where a point stands.
  QPointF placeOf(std::size_t point) const;

  QSize sizeHint() const override { return {380, 220}; }
  QSize minimumSizeHint() const override { return {220, 130}; }

 Q_SIGNALS:
  void pointChosen(int number);
  void pointUsed(int number);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  QRectF field() const;
  /// Of the points, -1 where the pointer is near none.
  int pointAt(const QPointF& place) const;
  void choose(int point);
  void paintLabels(QPainter& painter) const;

  std::vector<Point> points_;
  std::vector<double> xTicks_, yTicks_;
  QString xTitle_, yTitle_;
  int chosen_ = -1, hovered_ = -1;  // a number; a place in points_
};

}  // namespace ui
