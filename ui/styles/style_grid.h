#pragma once

#include "ui/models/style_list_model.h"
#include "ui/models/style_order.h"
#include "ui/panels/style_courses.h"
#include "ui/session/document_bridge.h"

#include <QElapsedTimer>
#include <QListView>
#include <QTimer>

class QMenu;

namespace ui {

class StyleDelegate;
class StylePictures;

/// The styles as tiles: a click chooses one, a tile dragged onto another blends the two, the star makes a favourite, the menu of a tile mixes it in, gives it to the
/// legs, or takes a clip of one's own away. A tile moves under the mouse, or all in step.
class StyleGrid : public QListView {
  Q_OBJECT
 public:
  enum class Tiles { Small, Large };
  /// All must outlive it. pictures: null for drawings that stand still.
  StyleGrid(DocumentBridge& document, StyleCourses& courses, StyleListModel& styles, StylePictures* pictures, Tiles tiles, QWidget* parent = nullptr);

  /// Which are shown.
  void setWords(const QString& words);
  void setWhich(StyleOrder::Which which);
  bool isEmpty() const { return order_->rowCount() == 0; }
  /// Where the star of a tile is, in the viewport; for tests and the pointer.
  QRect starOf(const QModelIndex& index) const;
  bool isDragging() const { return isDragging_; }

 Q_SIGNALS:
  /// Rows came or went.
  void filled();

 protected:
  bool event(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  core::document::TakeStyle styleAt(const QModelIndex& index) const;
  bool isOnStar(const QModelIndex& index, const QPoint& place) const;
  void choose(const QModelIndex& index);
  void showDraft();
  void tick();
  void dragTo(const QPoint& place);
  void endDrag();
  void fillTileMenu(QMenu& menu, const core::document::TakeStyle& style);

  DocumentBridge& document_;
  StyleCourses& courses_;
  StyleListModel& styles_;
  StylePictures* pictures_;
  Tiles tiles_;
  StyleOrder* order_;
  StyleDelegate* delegate_;
  QTimer timer_;
  QElapsedTimer clock_;
  QPersistentModelIndex pressed_, target_, hovered_;
  QPoint pressedAt_, dragged_;
  bool isStarPressed_ = false, isDragging_ = false, isFiltering_ = false;
};

}  // namespace ui
