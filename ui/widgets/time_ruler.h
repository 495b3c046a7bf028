#pragma once

#include "ui/session/playback_clock.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace ui {

/// Time from left to right: ticks, a bar per view, the loop range with two handles, and the playhead. Drag to
/// scrub, drag a handle to set the range, double-click to play the whole again. The wheel zooms around the pointer, with Shift it moves along; + and - zoom around
/// the playhead, 0 shows all. Where the clock has a rate of the author's the ticks are counted in frames, else in seconds.
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
  /// Where each track's view stands, in its order, while the views have clocks of their own; else none.
  void setTrackTimes(const QList<double>& seconds);
  const QList<double>& trackTimes() const { return trackTimes_; }
  /// Shows at least so much time, though less may be there to play: what is to be made. 0: only what there is.
  void setShownSeconds(double seconds);

  /// The scale, for lanes below: pixels from the ruler's left edge.
  double toX(double seconds) const;
  double secondsPerPixel() const;
  /// The nearest whole frame, inside of what there is to play.
  double toTime(double x) const;
  /// 1: all of it.
  double zoom() const { return zoom_; }
  /// Around an x that keeps its time.
  void zoomBy(double factor, double x);
  void showAll();
  void moveBy(double seconds);
  /// As the wheel does over the ruler; for lanes that pass theirs on. x: of this widget.
  void wheelAt(double x, const QWheelEvent& event);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void scaleChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  enum class Drag { None, Playhead, RangeStart, RangeEnd };
  double shownSeconds() const;
  int trackHeight() const;
  void keepInside();
  /// While it plays the playhead stays in the picture.
  void followTime();
  QString tickLabel(double seconds, double step) const;
  Drag partAt(const QPointF& at) const;
  void drag(double x);
  void paintTicks(QPainter& painter) const;
  void paintTracks(QPainter& painter) const;

  PlaybackClock& clock_;
  QList<Track> tracks_;
  QList<double> trackTimes_;
  double planned_ = 0.0;
  double zoom_ = 1.0;
  double first_ = 0.0;  // the second at the left edge
  Drag drag_ = Drag::None;
  bool wasPlaying_ = false;
};

}  // namespace ui
