#pragma once

#include "core/document/take.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace ui {

class StylePictures;

/// A tile of the style picker: the style's moving picture above, or a drawing where there is none, its name below, a star in the corner of favourites and of the tile
/// under the mouse, and on one's own styles how long they are. The chosen one is framed in the accent.
class StyleDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  /// pictures: null for drawings alone; must outlive the delegate. picture: the size of one.
  StyleDelegate(StylePictures* pictures, const QSize& picture, QObject* parent);

  /// What moves, and where it is in its round.
  enum class Moving { Hovered, All };
  void setMoving(Moving moving) { moving_ = moving; }
  void setTime(double seconds) { seconds_ = seconds; }
  /// While a style is dragged: the tile that it would be blended with, and what is written there.
  void setTarget(const QModelIndex& index, const QString& words);

  QRect starOf(const QRect& tile) const;
  QRect pictureOf(const QRect& tile) const;
  const QSize& picture() const { return picture_; }

  /// The picture alone, or the drawing.
  void paintPicture(QPainter& painter, const QRect& place, const QModelIndex& index, bool isHovered) const;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  void paintLength(QPainter& painter, const QRect& place, const QFont& font, double seconds) const;

  StylePictures* pictures_;
  QSize picture_;
  Moving moving_ = Moving::Hovered;
  double seconds_ = 0.0;
  QPersistentModelIndex target_;
  QString words_;
};

}  // namespace ui
