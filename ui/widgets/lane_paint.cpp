#include "ui/widgets/lane_paint.h"

#include "ui/look/theme.h"

#include <QPainter>
#include <QWidget>

namespace ui {

void paintLaneField(QPainter& painter, const QWidget& lane, double left) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme::kField);
  painter.drawRoundedRect(QRectF(left, 1, lane.width() - 2 * left, lane.height() - 2), 4, 4);
}

void paintLaneFocus(QPainter& painter, const QWidget& lane) {
  if (!lane.hasFocus()) return;
  painter.setPen(QPen(theme::kAccent, 1.4));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(lane.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 4, 4);
}

}  // namespace ui
