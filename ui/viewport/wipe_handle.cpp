#include "ui/viewport/wipe_handle.h"

#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr int kWipeWidth = 13, kBadge = 19, kBadgeTop = 10;
constexpr double kWipeStep = 0.02, kWipeLeap = 0.1;

bool isWipeKey(int key) { return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End; }

QLabel* badgeOf(int view, QWidget* surface) {
  auto* badge = new QLabel(QString(QChar(u'A' + view)), surface);
  badge->setFixedSize(kBadge, kBadge);
  badge->setAlignment(Qt::AlignCenter);
  badge->setAttribute(Qt::WA_TransparentForMouseEvents);
  badge->setStyleSheet(QStringLiteral("background: %1; color: %2; border-radius: 4px; font-weight: 600;").arg(theme::viewColour(view).name(), theme::kOnAccent.name()));
  badge->hide();
  return badge;
}

}  // namespace

WipeHandle::WipeHandle(QWidget* surface) : QWidget(surface), surface_(surface), left_(badgeOf(0, surface)), right_(badgeOf(1, surface)) {
  setObjectName(QStringLiteral("wipeHandle"));
  setAccessibleName(tr("Border between A and B"));
  setToolTip(tr("Drag: more of A or more of B. Arrow keys move it, a double-click puts it in the middle."));
  setCursor(Qt::SplitHCursor);
  setFocusPolicy(Qt::StrongFocus);
  surface->installEventFilter(this);
  hide();
}

void WipeHandle::setShare(double share) {
  share_ = std::clamp(share, 0.0, 1.0);
  place();
}

void WipeHandle::setShown(bool isShown) {
  if (isShown) place();
  for (QWidget* part : {static_cast<QWidget*>(this), static_cast<QWidget*>(left_), static_cast<QWidget*>(right_)}) part->setVisible(isShown);
}

bool WipeHandle::isRightOfIt(double x) const { return x > share_ * surface_->width(); }

void WipeHandle::place() {
  const int x = static_cast<int>(std::lround(share_ * surface_->width()));
  // At the very edge half of it is still there to take hold of.
  setGeometry(std::clamp(x - kWipeWidth / 2, -kWipeWidth / 2, surface_->width() - kWipeWidth / 2 - 1), 0, kWipeWidth, surface_->height());
  left_->move(x - kWipeWidth / 2 - kBadge - 2, kBadgeTop);
  right_->move(x + kWipeWidth / 2 + 3, kBadgeTop);
}

void WipeHandle::moveTo(double share) {
  setShare(share);
  Q_EMIT moved(share_);
}

void WipeHandle::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double middle = kWipeWidth / 2.0;
  const bool isStrong = isDragged_ || hasFocus() || underMouse();
  painter.setPen(QPen(QColor(0, 0, 0, 140), isStrong ? 4.0 : 3.0));
  painter.drawLine(QPointF(middle, 0), QPointF(middle, height()));
  const QColor colour = hasFocus() || isDragged_ ? theme::kAccent : theme::kOnView;
  painter.setPen(QPen(colour, isStrong ? 2.0 : 1.4));
  painter.drawLine(QPointF(middle, 0), QPointF(middle, height()));
  painter.setPen(QPen(QColor(0, 0, 0, 150), 1));
  painter.setBrush(colour);
  const QRectF grip(0.5, height() / 2.0 - 17, kWipeWidth - 1, 34);
  painter.drawRoundedRect(grip, 5, 5);
  painter.setPen(QPen(theme::kUnderWords, 1.2));
  for (const double x : {middle - 1.8, middle + 1.8}) painter.drawLine(QPointF(x, grip.center().y() - 6), QPointF(x, grip.center().y() + 6));
}

void WipeHandle::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  isDragged_ = true;
  update();
}

void WipeHandle::mouseMoveEvent(QMouseEvent* event) {
  if (isDragged_) moveTo(surface_->mapFromGlobal(event->globalPosition()).x() / std::max(1, surface_->width()));
}

void WipeHandle::mouseReleaseEvent(QMouseEvent*) {
  if (!isDragged_) return;
  isDragged_ = false;
  update();
  Q_EMIT settled(share_);
}

void WipeHandle::mouseDoubleClickEvent(QMouseEvent*) {
  moveTo(0.5);
  Q_EMIT settled(share_);
}

void WipeHandle::keyPressEvent(QKeyEvent* event) {
  const double step = event->modifiers() & Qt::ShiftModifier ? kWipeLeap : kWipeStep;
  switch (event->key()) {
    case Qt::Key_Left: moveTo(share_ - step); break;
    case Qt::Key_Right: moveTo(share_ + step); break;
    case Qt::Key_Home: moveTo(0.0); break;
    case Qt::Key_End: moveTo(1.0); break;
    default: return QWidget::keyPressEvent(event);
  }
  Q_EMIT settled(share_);
}

bool WipeHandle::event(QEvent* event) {
  // Its own keys stand before those of the window while it has the focus.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (isWipeKey(key->key()) && !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))) {
      event->accept();
      return true;
    }
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut || event->type() == QEvent::Enter || event->type() == QEvent::Leave) update();
  return QWidget::event(event);
}

bool WipeHandle::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize || event->type() == QEvent::Show) place();
  return QWidget::eventFilter(watched, event);
}

}  // namespace ui
