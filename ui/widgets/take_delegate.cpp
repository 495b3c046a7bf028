#include "ui/widgets/take_delegate.h"

#include "ui/look/theme.h"
#include "ui/models/take_list_model.h"

#include <QPainter>

#include <algorithm>

namespace ui {
namespace {

constexpr int kRowHeight = 58;
constexpr int kTextLeft = 54;
constexpr int kStep = 14, kDeepest = 4;  // deeper ones are not moved in any further

int indentOf(const QModelIndex& index) { return kStep * std::min(kDeepest, index.data(TakeListModel::DepthRole).toInt()); }

}  // namespace

QSize TakeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {160, kRowHeight}; }

void TakeDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  editor->setGeometry(option.rect.adjusted(kTextLeft - 4 + indentOf(index), 6, -6, 6 + 26 - kRowHeight));
}

void TakeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const bool isSelected = option.state & QStyle::State_Selected;
  const bool isHovered = option.state & QStyle::State_MouseOver;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF tile = QRectF(option.rect).adjusted(1, 1, -1, -1);
  if (isSelected || isHovered) {
    const bool hasFocus = isSelected && option.state & QStyle::State_HasFocus;
    painter->setPen(hasFocus ? QPen(theme::kAccent, 1.2) : isSelected ? QPen(QColor(0x6b, 0x4a, 0x30)) : QPen(Qt::NoPen));
    painter->setBrush(isSelected ? theme::kSelected : theme::kHover);
    painter->drawRoundedRect(tile, 5, 5);
  }
  const auto picture = index.data(TakeListModel::ThumbnailRole).value<QPixmap>();
  const int left = option.rect.left() + indentOf(index);
  if (left > option.rect.left()) {
    // A branch from the take above it.
    painter->setPen(QPen(theme::kTextOff, 1));
    const int x = left - kStep / 2 + 2;
    painter->drawPolyline(QPolygon({QPoint(x, option.rect.top() + 4), QPoint(x, option.rect.center().y()), QPoint(left + 3, option.rect.center().y())}));
  }
  painter->drawPixmap(QPoint(left + 5, option.rect.top() + 5), picture);

  // Badges from the right: views, then the pin.
  int right = option.rect.right() - 7;
  const int shown = index.data(TakeListModel::ShownInRole).toInt();
  for (int view = core::document::ViewState::kMostViews - 1; view >= 0; --view) {
    if (!(shown & (1 << view))) continue;
    const QRect badge(right - 15, option.rect.top() + 9, 16, 16);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::viewColour(view));
    painter->drawRoundedRect(badge, 4, 4);
    QFont font = option.font;
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() - 1.5);
    painter->setFont(font);
    painter->setPen(theme::kOnAccent);
    painter->drawText(badge, Qt::AlignCenter, QString(QChar(u'A' + view)));
    right -= 19;
  }
  if (index.data(TakeListModel::PinnedRole).toBool()) {
    const QIcon pin = theme::icon(QStringLiteral("pin"), theme::kAccent);
    pin.paint(painter, QRect(right - 15, option.rect.top() + 9, 16, 16));
    right -= 19;
  }

  const QRect name(left + kTextLeft, option.rect.top() + 8, right - left - kTextLeft, 19);
  painter->setFont(option.font);
  painter->setPen(theme::kText);
  painter->drawText(name, Qt::AlignVCenter | Qt::AlignLeft, option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, name.width()));
  QFont small = option.font;
  small.setPointSizeF(small.pointSizeF() - 1.0);
  const QFontMetrics metrics(small);
  painter->setFont(small);
  painter->setPen(theme::kTextDim);
  const QRect details(name.left(), name.bottom() + 2, option.rect.right() - 6 - name.left(), 18);
  QString line = index.data(TakeListModel::SubtitleRole).toString();
  const QStringList tags = index.data(TakeListModel::TagsRole).toStringList();
  if (!tags.isEmpty()) line += QStringLiteral(" · #") + tags.join(QStringLiteral(" #"));
  painter->drawText(details, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(line, Qt::ElideRight, details.width()));
  painter->restore();
}

}  // namespace ui
