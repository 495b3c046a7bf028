#include "ui/help/tour.h"

#include "ui/look/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int kTip = 9, kBalloonWidth = 290, kFromEdge = 6;
constexpr int kBroad = 170;  // what is narrower is a button

}  // namespace

Tour::Tour(QWidget* window)
    : QWidget(window),
      window_(window),
      count_(new QLabel(this)),
      title_(new QLabel(this)),
      text_(new QLabel(this)),
      skip_(new QPushButton(tr("Skip"), this)),
      next_(new QPushButton(this)) {
  setObjectName(QStringLiteral("tour"));
  setAccessibleName(tr("Tour"));
  count_->setObjectName(QStringLiteral("dim"));
  title_->setObjectName(QStringLiteral("pageTitle"));
  title_->setWordWrap(true);
  text_->setWordWrap(true);
  skip_->setObjectName(QStringLiteral("skipTour"));
  skip_->setToolTip(tr("Esc; Help > Tour shows it again"));
  next_->setObjectName(QStringLiteral("primary"));
  auto* column = column_ = new QVBoxLayout(this);
  column->setContentsMargins(14 + kTip, 12 + kTip, 14 + kTip, 12 + kTip);
  column->setSpacing(theme::kGap);
  auto* head = new QHBoxLayout;
  head->addWidget(title_, 1);
  head->addWidget(count_);
  column->addLayout(head);
  column->addWidget(text_);
  auto* foot = new QHBoxLayout;
  foot->addWidget(skip_);
  foot->addStretch(1);
  foot->addWidget(next_);
  column->addLayout(foot);
  setFixedWidth(kBalloonWidth + 2 * kTip);
  connect(skip_, &QPushButton::clicked, this, &Tour::end);
  connect(next_, &QPushButton::clicked, this, &Tour::next);
  hide();
}

void Tour::begin(QList<Step> steps) {
  for (const Step& old : steps_) delete old.below;
  steps_ = std::move(steps);
  if (steps_.isEmpty()) return;
  for (const Step& step : steps_) {
    if (!step.below) continue;
    column_->insertWidget(column_->indexOf(text_) + 1, step.below);
    step.below->hide();
  }
  if (!isRunning()) qApp->installEventFilter(this);
  show(0);
}

void Tour::takeFocus() { next_->setFocus(Qt::OtherFocusReason); }

void Tour::next() {
  if (!isRunning()) return;
  at_ + 1 < steps_.size() ? show(at_ + 1) : end();
}

void Tour::end() {
  if (!isRunning()) return;
  at_ = -1;
  qApp->removeEventFilter(this);
  hide();
}

void Tour::show(int step) {
  at_ = step;
  const Step& now = steps_[step];
  count_->setText(tr("%1 of %2").arg(step + 1).arg(steps_.size()));
  title_->setText(now.title);
  text_->setText(now.text);
  for (const Step& one : steps_)
    if (one.below) one.below->setVisible(one.below == now.below);
  next_->setText(step + 1 < steps_.size() ? tr("Next") : tr("Done"));
  skip_->setVisible(step + 1 < steps_.size());
  place();
  QWidget::show();
  raise();
}

void Tour::place() {
  const QWidget* target = steps_[at_].target;
  const QRect there(target->mapTo(window_, QPoint(0, 0)), target->size());
  const int height = layout()->heightForWidth(width());
  resize(width(), height > 0 ? height : sizeHint().height());
  const auto inside = [](int at, int size, int room) { return std::clamp(at, kFromEdge, std::max(kFromEdge, room - size - kFromEdge)); };
  // Beside what stands on the left, below what stands on top, above what would leave no room there.
  QPoint corner;
  if (there.right() + width() < window_->width() && there.width() >= kBroad) {
    side_ = Side::Left;
    corner = {there.right() - kTip / 2, inside(there.center().y() - this->height() / 2, this->height(), window_->height())};
    tip_ = std::clamp(there.center().y() - corner.y(), 2 * kTip + 8, this->height() - 2 * kTip - 8);
  } else {
    const bool isBelow = there.bottom() + this->height() < window_->height();
    side_ = isBelow ? Side::Top : Side::Bottom;
    corner = {inside(there.center().x() - width() / 2, width(), window_->width()), isBelow ? there.bottom() - kTip / 2 : there.top() - this->height() + kTip / 2};
    tip_ = std::clamp(there.center().x() - corner.x(), 2 * kTip + 8, width() - 2 * kTip - 8);
  }
  move(corner);
  update();
}

void Tour::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF box = QRectF(rect()).adjusted(kTip, kTip, -kTip, -kTip);
  QPainterPath balloon;
  balloon.addRoundedRect(box, 8, 8);
  QPainterPath tip;
  switch (side_) {
    case Side::Left: tip.addPolygon(QPolygonF{QPointF(box.left() + 1, tip_ - kTip), QPointF(1, tip_), QPointF(box.left() + 1, tip_ + kTip)}); break;
    case Side::Top: tip.addPolygon(QPolygonF{QPointF(tip_ - kTip, box.top() + 1), QPointF(tip_, 1), QPointF(tip_ + kTip, box.top() + 1)}); break;
    case Side::Bottom: tip.addPolygon(QPolygonF{QPointF(tip_ - kTip, box.bottom() - 1), QPointF(tip_, height() - 1), QPointF(tip_ + kTip, box.bottom() - 1)}); break;
  }
  tip.closeSubpath();
  painter.setPen(QPen(theme::kAccent, 1.4));
  painter.setBrush(theme::kPanel);
  painter.drawPath(balloon.united(tip));
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
  if (!isRunning()) return QWidget::eventFilter(watched, event);
  switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
      if (watched == window_ || watched == steps_[at_].target) place();
      break;
    // Its buttons have Space and Enter before the window has them. Esc counts wherever the focus is; but a menu, a dialog or the palette has its own Esc.
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
      if (auto* button = qobject_cast<QPushButton*>(watched); button && isAncestorOf(button)) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (event->type() == QEvent::ShortcutOverride && (isEnter || key == Qt::Key_Space)) {
          event->accept();
          return true;
        }
        if (event->type() == QEvent::KeyPress && isEnter) {
          button->click();
          return true;
        }
      }
      if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape || QApplication::activePopupWidget() || QApplication::activeModalWidget()) break;
      event->accept();
      if (event->type() == QEvent::KeyPress) end();
      return true;
    default: break;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace ui
