#include "ui/widgets/dock_room.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QTimer>

namespace ui {

void DockRoom::take(int more) {
  if (dock_) return;
  for (QWidget* at = &inside_; at && !dock_; at = at->parentWidget()) dock_ = qobject_cast<QDockWidget*>(at);
  if (!dock_) return;
  height_ = dock_->height();
  if (more > 0) ask(height_ + more);
}

void DockRoom::giveBack() {
  if (dock_) ask(height_);
  dock_.clear();
}

// Once the panel knows how low it may be.
void DockRoom::ask(int height) const {
  QTimer::singleShot(0, dock_.data(), [dock = dock_, height] {
    auto* window = dock ? qobject_cast<QMainWindow*>(dock->parentWidget()) : nullptr;
    if (window && !dock->isFloating()) window->resizeDocks({dock}, {height}, Qt::Vertical);
  });
}

}  // namespace ui
