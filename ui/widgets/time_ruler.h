#pragma once

#include "ui/session/playback_clock.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace ui {

/// Time from left to right: ticks, a bar per view, the loop range with two handles, and the playhead. Drag to
/// scrub, drag a handle to set the range, double-click to play the whole again.
class TimeRuler : public QWidget {
  Q_OBJECT
 public:
  struct Track {
    QString name;
    double seconds = 0.0;
    QColor colour;
  };

  explicit TimeRuler(PlaybackClock& clock, QWidget* parent = nullptr);

  void setTracks(const QList<Track>& tracks);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  enum class Drag { None, Playhead, RangeStart, RangeEnd };
  double toX(double seconds) const;
  double toTime(double x) const;
  Drag partAt(const QPointF& at) const;
  void drag(double x);
  void paintTicks(QPainter& painter) const;
  void paintTracks(QPainter& painter) const;

  PlaybackClock& clock_;
  QList<Track> tracks_;
  Drag drag_ = Drag::None;
  bool wasPlaying_ = false;
};

}  // namespace ui
