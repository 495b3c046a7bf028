#pragma once

#include <QWidget>

class QDockWidget;

namespace ui {

/// A slim heading for a panel: its name in small capitals; float and close appear under the mouse.
class DockTitle : public QWidget {
  Q_OBJECT
 public:
  explicit DockTitle(QDockWidget* dock);

 protected:
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  QList<QWidget*> buttons_;
};

}  // namespace ui
