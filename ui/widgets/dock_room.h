#pragma once

#include <QPointer>

class QDockWidget;
class QWidget;

namespace ui {

/// Lets a panel grow for something that comes and goes, and have its height of before when that is gone.
class DockRoom {
 public:
  /// inside: a part of the panel.
  explicit DockRoom(QWidget& inside) : inside_(inside) {}

  /// Before what needs the room is shown. more: so many pixels are asked for, where the window has them.
  void take(int more = 0);
  /// After it is gone. Nothing where nothing was taken.
  void giveBack();

 private:
  void ask(int height) const;

  QWidget& inside_;
  QPointer<QDockWidget> dock_;
  int height_ = 0;  // before
};

}  // namespace ui
