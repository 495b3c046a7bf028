#pragma once

#include <QWidget>

class QLabel;

namespace ui {

/// The border of a wipe over a view's picture: drag it, or with the focus on it the arrow keys (with Shift farther), Home and End; a double-click puts it in the
/// middle. The letters of both takes go along with it.
class WipeHandle : public QWidget {
  Q_OBJECT
 public:
  /// Becomes a child of the surface; hidden until it is shown.
  explicit WipeHandle(QWidget* surface);

  /// Where it is, 0 to 1 of the surface's width.
  double share() const { return share_; }
  void setShare(double share);
  void setShown(bool isShown);
  /// Of an x on the surface.
  bool isRightOfIt(double x) const;

 Q_SIGNALS:
  /// While it is dragged, too.
  void moved(double share);
  /// The person let go of it.
  void settled(double share);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void place();
  void moveTo(double share);

  QWidget* surface_;
  QLabel *left_, *right_;
  double share_ = 0.5;
  bool isDragged_ = false;
};

}  // namespace ui
