#include "ui/pictures_dock.h"

#include <QAction>
#include <QDockWidget>

namespace ui {

PicturesDock::PicturesDock(QDockWidget& dock, std::function<void()> arrange) : QObject(&dock), dock_(dock), arrange_(std::move(arrange)) {
  connect(dock.toggleViewAction(), &QAction::triggered, this, [this] { isOwn_ = false; });
  // Closed by its own button.
  connect(&dock, &QDockWidget::visibilityChanged, this, [this](bool) {
    if (!isMoving_ && dock_.isHidden()) isOwn_ = false;
  });
}

void PicturesDock::present() {
  if (!dock_.isHidden()) return;
  isOwn_ = true;
  setShown(true);
}

void PicturesDock::follow(bool hasPictures) {
  if (isOwn_ && dock_.isHidden() == hasPictures) setShown(hasPictures);
}

void PicturesDock::setShown(bool isShown) {
  isMoving_ = true;
  dock_.setVisible(isShown);
  isMoving_ = false;
  if (isShown) arrange_();
}

}  // namespace ui
