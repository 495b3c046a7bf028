#include "ui/widgets/note_label.h"

#include "ui/look/theme.h"

#include <QIcon>
#include <QPainter>
#include <QTextLayout>
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
  const QStringList said = lines();
  const int lineHeight = fontMetrics().height();
  int y = (height() - static_cast<int>(said.size()) * lineHeight) / 2 + fontMetrics().ascent();
  for (const QString& line : said) {
    painter.drawText(place().left(), y, line);
    y += lineHeight;
  }
}

QRect NoteLabel::place() const { return rect().adjusted(kIcon + theme::kGap, 0, 0, 0); }

QStringList NoteLabel::lines() const {
  const int width = place().width();
  const auto elided = [&](const QString& text) { return fontMetrics().elidedText(text, Qt::ElideRight, width); };
  if (fontMetrics().horizontalAdvance(text_) <= width || height() < 2 * fontMetrics().height()) return {elided(text_)};
  QTextLayout layout(text_, font());
  layout.beginLayout();
  QTextLine first = layout.createLine();
  first.setLineWidth(width);
  layout.endLayout();
  return {text_.left(first.textLength()).trimmed(), elided(text_.mid(first.textLength()).trimmed())};
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
