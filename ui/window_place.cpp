#include "ui/window_place.h"

#include <QEvent>
#include <QMainWindow>
#include <QScreen>

#include <algorithm>

namespace ui {
namespace {

constexpr QSize kUsual(1280, 800), kSmallest(960, 600);
constexpr int kTitleBar = 32;  // what a window manager puts above; it is asked only once the window is there
constexpr int kSettleMs = 1000;

}  // namespace

WindowPlace::WindowPlace(QMainWindow& window) : QObject(&window), window_(window) {
  timer_.setSingleShot(true);
  timer_.setInterval(kSettleMs);
  connect(&timer_, &QTimer::timeout, this, &WindowPlace::settled);
  window.installEventFilter(this);
}

QRect WindowPlace::inside(QRect place, const QRect& screen, int frame) {
  const QRect room = screen.adjusted(0, frame, 0, 0);
  place.setSize(place.size().boundedTo(room.size()));
  place.moveLeft(std::clamp(place.left(), room.left(), room.right() - place.width() + 1));
  place.moveTop(std::clamp(place.top(), room.top(), room.bottom() - place.height() + 1));
  return place;
}

void WindowPlace::setUsual() {
  const QRect screen = window_.screen()->availableGeometry();
  window_.setMinimumSize(kSmallest.boundedTo(screen.size() - QSize(0, kTitleBar)));
  window_.resize(kUsual.boundedTo(screen.size() - QSize(0, kTitleBar)));
}

bool WindowPlace::restore(const QByteArray& geometry) {
  if (geometry.isEmpty() || !window_.restoreGeometry(geometry)) return false;
  fit();
  return true;
}

void WindowPlace::fit() {
  if (window_.isMaximized() || window_.isFullScreen()) return;
  const QRect now(window_.pos(), window_.size());
  const QRect fitting = inside(now, window_.screen()->availableGeometry(), window_.isVisible() ? 0 : kTitleBar);
  if (fitting.size() != now.size()) window_.resize(fitting.size());
  if (fitting != now) window_.move(fitting.left(), std::max(window_.screen()->availableGeometry().top(), fitting.top() - kTitleBar));
}

bool WindowPlace::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::WindowStateChange:
      if (window_.isVisible()) timer_.start();
      break;
    default: break;
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace ui
