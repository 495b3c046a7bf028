#include "ui/window_host.h"

#include <QApplication>
#include <QTimer>

namespace ui {

WindowHost::WindowHost(Studio& studio, std::function<void(const LookSettings&)> dress) : studio_(studio), dress_(std::move(dress)) {
  makeWindow();
  // The list of jobs is the window's: what runs is let run to its end first.
  connect(&studio_.generation, &GenerationController::busyChanged, this, [this](bool isBusy) {
    if (!isBusy) QTimer::singleShot(0, this, &WindowHost::renewWhenIdle);
  });
}

WindowHost::~WindowHost() = default;

void WindowHost::makeWindow() {
  window_ = std::make_unique<MainWindow>(studio_);
  connect(window_.get(), &MainWindow::lookChanged, this, [this](const LookSettings& look) {
    next_ = look;
    if (waits_) return;
    waits_ = true;
    // Not from inside a signal of the window that is about to go.
    QTimer::singleShot(0, this, &WindowHost::renewWhenIdle);
  });
}

void WindowHost::renewWhenIdle() {
  if (!waits_ || studio_.generation.isBusy()) return;
  // A question of the old window that lies on the stack is answered first; those that delete themselves, as the preferences, may go with it.
  const QWidget* question = QApplication::activeModalWidget();
  if (question && !question->testAttribute(Qt::WA_DeleteOnClose)) return QTimer::singleShot(100, this, &WindowHost::renewWhenIdle);
  renew(next_);
}

void WindowHost::renew(const LookSettings& look) {
  waits_ = false;
  std::unique_ptr<MainWindow> old = std::move(window_);
  const bool wasMaximized = old->isMaximized();
  const QByteArray geometry = old->saveGeometry();
  // The new window reads them, its panels' places among them, and the studio's lists with them. It reads them once: restoring floating panels a second time
  // can end in Qt 6.4 with a pointer to a panel that the first time has put elsewhere.
  old->writeSettings();
  dress_(look);
  studio_.styles.retranslate();
  makeWindow();
  window_->restoreGeometry(geometry);
  old->hide();
  wasMaximized ? window_->showMaximized() : window_->show();
  window_->resume();
  old.release()->deleteLater();
}

}  // namespace ui
