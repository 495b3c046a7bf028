#include "ui/widgets/style_delegate.h"

#include "ui/look/theme.h"

#include <QIcon>
#include <QPainter>

namespace ui {

QSize StyleDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const { return {81, 44 + option.fontMetrics.height() + 12}; }

void StyleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const bool isSelected = option.state & QStyle::State_Selected;
  const bool isHovered = option.state & QStyle::State_MouseOver;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF tile = QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5);
  const bool hasFocus = option.state & QStyle::State_HasFocus;
  painter->setPen(hasFocus ? QPen(theme::kText, 1.6) : isSelected ? QPen(theme::kAccent, 1.2) : QPen(Qt::transparent));
  painter->setBrush(isSelected ? theme::kSelected : isHovered ? theme::kHover : theme::kPanel);
  painter->drawRoundedRect(tile, 6, 6);
  const QRect picture(option.rect.center().x() - 21, option.rect.top() + 4, 44, 44);
  index.data(Qt::DecorationRole).value<QIcon>().paint(painter, picture);
  QFont font = option.font;
  font.setPointSizeF(font.pointSizeF() - 0.5);
  painter->setFont(font);
  painter->setPen(theme::kText);
  const QRect words = option.rect.adjusted(5, 48, -5, -4);
  const QString text = QFontMetrics(font).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, words.width());
  painter->drawText(words, Qt::AlignHCenter | Qt::AlignVCenter, text);
  painter->restore();
}

}  // namespace ui
