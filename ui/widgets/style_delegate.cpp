#include "ui/widgets/style_delegate.h"

#include "ui/look/theme.h"
#include "ui/models/style_list_model.h"
#include "ui/styles/style_pictures.h"

#include <QApplication>
#include <QIcon>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

using core::document::TakeStyle;

constexpr double kStillTime = 0.35;  // of a round, seconds: arms and legs are apart there
constexpr int kStar = 15;

QPainterPath starIn(const QRectF& box) {
  QPainterPath star;
  for (int i = 0; i < 10; ++i) {
    const double turn = i * 3.14159265358979 / 5.0, radius = box.width() * (i % 2 == 0 ? 0.5 : 0.21);
    const QPointF corner = box.center() + QPointF(std::sin(turn), -std::cos(turn)) * radius;
    i == 0 ? star.moveTo(corner) : star.lineTo(corner);
  }
  star.closeSubpath();
  return star;
}

}  // namespace

StyleDelegate::StyleDelegate(StylePictures* pictures, const QSize& picture, QObject* parent) : QStyledItemDelegate(parent), pictures_(pictures), picture_(picture) {}

void StyleDelegate::setTarget(const QModelIndex& index, const QString& words) {
  target_ = index;
  words_ = words;
}

QSize StyleDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {picture_.width() + 9, picture_.height() + option.fontMetrics.height() + 6};
}

QRect StyleDelegate::pictureOf(const QRect& tile) const { return {QPoint(tile.left() + (tile.width() - picture_.width()) / 2, tile.top() + 4), picture_}; }

QRect StyleDelegate::starOf(const QRect& tile) const {
  const QRect picture = pictureOf(tile);
  return {picture.right() - kStar - 1, picture.top() + 2, kStar, kStar};
}

void StyleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const bool isSelected = option.state & QStyle::State_Selected, isHovered = option.state & QStyle::State_MouseOver;
  const bool isTarget = target_.isValid() && index == target_;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (!(option.state & QStyle::State_Enabled)) painter->setOpacity(0.4);
  const QRectF tile = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
  const bool hasFocus = option.state & QStyle::State_HasFocus;
  painter->setPen(hasFocus ? QPen(theme::kText, 1.6) : isTarget || isSelected ? QPen(theme::kAccent, isTarget ? 2.0 : 1.2) : QPen(Qt::transparent));
  painter->setBrush(isSelected || isTarget ? theme::kSelected : isHovered ? theme::kHover : theme::kPanel);
  painter->drawRoundedRect(tile, 6, 6);
  const QRect picture = pictureOf(option.rect);
  paintPicture(*painter, picture, index, isHovered);
  QFont font = option.font;
  font.setPointSizeF(font.pointSizeF() - 0.5);
  if (const double length = pictures_ ? pictures_->seconds(index.data(StyleListModel::StyleRole).value<TakeStyle>()) : 0.0; length > 0.0)
    paintLength(*painter, picture, font, length);
  const bool isFavourite = index.data(StyleListModel::FavouriteRole).toBool();
  const bool isStyle = index.data(StyleListModel::KindRole).toInt() != static_cast<int>(TakeStyle::Kind::None);
  if (isFavourite || (isHovered && isStyle)) {
    painter->setPen(QPen(isFavourite ? theme::kAccent : theme::kOnView, 1.1));
    painter->setBrush(isFavourite ? theme::kAccent : QColor(theme::kUnderWords));
    painter->drawPath(starIn(starOf(option.rect)));
  }
  painter->setFont(font);
  painter->setPen(isTarget ? theme::kAccent : theme::kText);
  const QRect words(option.rect.left() + 4, picture.bottom() + 1, option.rect.width() - 8, option.rect.bottom() - picture.bottom() - 3);
  painter->drawText(words, Qt::AlignHCenter | Qt::AlignVCenter,
                    QFontMetrics(font).elidedText(isTarget ? words_ : index.data(Qt::DisplayRole).toString(), Qt::ElideRight, words.width()));
  painter->restore();
}

void StyleDelegate::paintPicture(QPainter& painter, const QRect& place, const QModelIndex& index, bool isHovered) const {
  const double seconds = moving_ == Moving::All || isHovered ? seconds_ : kStillTime;
  const auto* reel = pictures_ ? pictures_->reel(index.data(StyleListModel::StyleRole).value<TakeStyle>(), picture_, painter.device()->devicePixelRatioF()) : nullptr;
  if (reel) return reel->paint(painter, place.topLeft(), seconds);
  const int side = std::min(place.width(), place.height()) - 4;
  index.data(Qt::DecorationRole).value<QIcon>().paint(&painter, QRect(place.center().x() - side / 2, place.top() + 2, side, side));
}

void StyleDelegate::paintLength(QPainter& painter, const QRect& place, const QFont& font, double seconds) const {
  QFont small = font;
  small.setPointSizeF(small.pointSizeF() - 1.5);
  const QString text = tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
  const QFontMetrics metrics(small);
  const QRect box(place.left() + 2, place.bottom() - metrics.height(), metrics.horizontalAdvance(text) + 6, metrics.height() - 1);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(theme::kUnderWords));
  painter.drawRoundedRect(box, 3, 3);
  painter.setFont(small);
  painter.setPen(theme::kOnView);
  painter.drawText(box, Qt::AlignCenter, text);
}

}  // namespace ui
