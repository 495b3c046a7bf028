#include "ui/viewport/overlay_hint.h"

#include "ui/look/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

void paintOverlayHint(QPainter& painter, int width, const QString& words) {
  const QRectF room(10, 10, width - 20.0, painter.fontMetrics().height() + 6.0);
  const double needed = painter.fontMetrics().horizontalAdvance(words) + 18.0;
  const QRectF box(room.left(), room.top(), std::min(needed, room.width()), room.height());
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme::kUnderWords);
  painter.drawRoundedRect(box, 4, 4);
  painter.setPen(theme::kOnView);
  painter.drawText(box.adjusted(8, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft,
                   painter.fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(box.width()) - 16));
}

}  // namespace ui
