#pragma once

#include "ui/session/pinned_poses.h"

#include <QRect>
#include <QWidget>

#include <optional>

class QMenu;

namespace ui {

class TimeRuler;

/// The key poses of the draft under the ruler, on its scale: a diamond each, filled for a whole body and hollow for single joints, with a bar as long as it is held.
/// Drag moves in time, Ctrl+drag holds, Delete removes, a double-click goes to its frame, a right click chooses joints. There only while the draft has key poses.
class KeyLane : public QWidget {
  Q_OBJECT
 public:
  /// All must outlive the lane.
  KeyLane(PinnedPoses& poses, PlaybackClock& clock, TimeRuler& ruler, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {600, kHeight}; }
  QSize minimumSizeHint() const override { return {200, kHeight}; }
  /// Of a pose's diamond, for tests.
  QRect diamondOf(std::size_t pose) const;
  int chosen() const { return chosen_; }
  void choose(int pose);
  /// Joints, place, and what else can be done with a pose.
  void fillMenu(QMenu& menu, std::size_t pose);

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
  static constexpr int kHeight = 13;

  void showPoses();
  /// The pose at a place, the chosen one first, or -1.
  int poseAt(const QPointF& place) const;
  double xOfEnd(std::size_t pose) const;
  void goTo(int pose);
  void remove(int pose);
  void moveBy(int frames);
  void paintKey(QPainter& painter, std::size_t pose) const;
  void paintWords(QPainter& painter, std::size_t pose) const;

  PinnedPoses& poses_;
  PlaybackClock& clock_;
  TimeRuler& ruler_;
  int chosen_ = -1;
  struct Drag {
    double pressX = 0.0, time = 0.0, secondsPerPixel = 0.0;
    double anchor = 0.0;  // of what is held: the other end
    bool holds = false;
  };
  std::optional<Drag> drag_;
};

}  // namespace ui
