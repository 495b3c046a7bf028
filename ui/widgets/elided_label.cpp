#include "ui/widgets/elided_label.h"

#include "ui/look/theme.h"

#include <QPainter>

namespace ui {

ElidedLabel::ElidedLabel(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); }

void ElidedLabel::setText(const QString& text) {
  text_ = text;
  setToolTip(text);
  updateGeometry();
  update();
}

void ElidedLabel::setTone(Tone tone) {
  tone_ = tone;
  update();
}

QSize ElidedLabel::sizeHint() const { return {fontMetrics().horizontalAdvance(text_), fontMetrics().height() + 2}; }

QSize ElidedLabel::minimumSizeHint() const { return {30, fontMetrics().height() + 2}; }

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(tone_ == Tone::Fault ? theme::kError : tone_ == Tone::Dim ? theme::kTextDim : theme::kText);
  painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, fontMetrics().elidedText(text_, Qt::ElideRight, width()));
}

}  // namespace ui
