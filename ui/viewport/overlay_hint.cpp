#include "ui/viewport/overlay_hint.h"

#include "ui/look/theme.h"

#include <QPainter>

namespace ui {

void paintOverlayHint(QPainter& painter, int width, const QString& words) {
  constexpr int kFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
  const QRectF room(18, 13, width - 36.0, painter.fontMetrics().height() * 4.0);
  const QRectF needed = painter.boundingRect(room, kFlags, words);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme::kUnderWords);
  painter.drawRoundedRect(needed.adjusted(-8, -3, 8, 3), 4, 4);
  painter.setPen(theme::kOnView);
  painter.drawText(needed, kFlags, words);
}

}  // namespace ui
