#include "ui/widgets/drop_hint.h"

#include "ui/look/theme.h"

#include <QEvent>
#include <QPainter>

namespace ui {

DropHint::DropHint(QWidget* over) : QWidget(over) {
  setObjectName(QStringLiteral("dropHint"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  over->installEventFilter(this);
  hide();
}

void DropHint::showHint(const QString& text) {
  text_ = text;
  setGeometry(parentWidget()->rect());
  raise();
  show();
  update();
}

bool DropHint::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::Resize: setGeometry(parentWidget()->rect()); break;
    case QEvent::DragLeave:
    case QEvent::Drop: hide(); break;
    default: break;
  }
  return QWidget::eventFilter(watched, event);
}

void DropHint::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor veil = theme::kAccent;
  veil.setAlpha(34);
  painter.setPen(QPen(theme::kAccent, 2));
  painter.setBrush(veil);
  painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 6, 6);
  if (text_.isEmpty()) return;
  // At the top: in the middle the picture of what is dragged lies over it.
  const QRect words = painter.fontMetrics().boundingRect(rect().adjusted(16, 16, -16, 0), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text_);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme::kPanel);
  painter.drawRoundedRect(words.adjusted(-10, -6, 10, 6), 5, 5);
  painter.setPen(theme::kText);
  painter.drawText(words, Qt::AlignCenter | Qt::TextWordWrap, text_);
}

}  // namespace ui
