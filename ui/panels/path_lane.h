#pragma once

#include "ui/session/floor_path.h"
#include "ui/session/playback_clock.h"

#include <QRect>
#include <QWidget>

#include <optional>

namespace ui {

class TimeRuler;

/// When the draft's path is where: a triangle for each way point under the ruler, on its scale. Drag one in time, Delete removes, a double-click goes to its frame.
/// There only while the draft has a path.
class PathLane : public QWidget {
  Q_OBJECT
 public:
  /// All must outlive the lane.
  PathLane(FloorPath& path, PlaybackClock& clock, TimeRuler& ruler, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {600, kHeight}; }
  QSize minimumSizeHint() const override { return {200, kHeight}; }
  /// Of a way point's triangle, for tests.
  QRect triangleOf(std::size_t point) const;

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
  static constexpr int kHeight = 12;

  /// The way point at a place, or -1.
  int pointAt(const QPointF& place) const;
  void goTo(int point);

  FloorPath& path_;
  PlaybackClock& clock_;
  TimeRuler& ruler_;
  struct Drag {
    int point = 0;
    double pressX = 0.0, time = 0.0, secondsPerPixel = 0.0;
  };
  std::optional<Drag> drag_;
};

}  // namespace ui
