#include "ui/widgets/note_label.h"

#include "ui/look/theme.h"

#include <QIcon>
#include <QPainter>
#include <QTimer>
#include <QVariantAnimation>

#include <algorithm>

namespace ui {
namespace {

constexpr int kStayMs = 6000, kFadeMs = 700;
constexpr int kIcon = 16;

}  // namespace

NoteLabel::NoteLabel(QWidget* parent) : QWidget(parent), timer_(new QTimer(this)), fading_(new QVariantAnimation(this)) {
  setObjectName(QStringLiteral("note"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  timer_->setSingleShot(true);
  timer_->setInterval(kStayMs);
  fading_->setStartValue(1.0);
  fading_->setEndValue(0.0);
  fading_->setDuration(kFadeMs);
  connect(timer_, &QTimer::timeout, fading_, [this] { fading_->start(); });
  connect(fading_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
    strength_ = value.toReal();
    update();
  });
  connect(fading_, &QVariantAnimation::finished, this, &NoteLabel::clear);
}

void NoteLabel::setStay(int milliseconds) { timer_->setInterval(milliseconds); }

void NoteLabel::showNote(const QString& text) {
  fading_->stop();
  text_ = text;
  strength_ = 1.0;
  setToolTip(text);
  setAccessibleName(text);
  if (underMouse())
    timer_->stop();
  else
    timer_->start();
  update();
}

void NoteLabel::clear() {
  text_.clear();
  setToolTip({});
  update();
}

QSize NoteLabel::sizeHint() const { return {200, std::max(kIcon, fontMetrics().height()) + 4}; }

void NoteLabel::paintEvent(QPaintEvent*) {
  if (text_.isEmpty()) return;
  QPainter painter(this);
  painter.setOpacity(strength_);
  theme::icon(QStringLiteral("check"), theme::kGood).paint(&painter, QRect(0, (height() - kIcon) / 2, kIcon, kIcon));
  painter.setPen(theme::kText);
  const QRect words = rect().adjusted(kIcon + theme::kGap, 0, 0, 0);
  painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, fontMetrics().elidedText(text_, Qt::ElideRight, words.width()));
}

void NoteLabel::enterEvent(QEnterEvent*) {
  if (text_.isEmpty()) return;
  timer_->stop();
  fading_->stop();
  strength_ = 1.0;
  update();
}

void NoteLabel::leaveEvent(QEvent*) {
  if (!text_.isEmpty()) timer_->start();
}

}  // namespace ui
