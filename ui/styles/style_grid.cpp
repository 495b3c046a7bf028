#include "ui/styles/style_grid.h"

#include "ui/look/theme.h"
#include "ui/session/request_conversion.h"
#include "ui/styles/style_pictures.h"
#include "ui/widgets/style_delegate.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace ui {

namespace {

using core::document::Draft;
using core::document::DraftField;
using core::document::TakeStyle;

constexpr QSize kSmallPicture(72, 50), kLargePicture(124, 104);
constexpr int kScrollEdge = 14, kScrollStep = 12, kStarMargin = 4;  // pixels; a star is small to hit

}  // namespace

StyleGrid::StyleGrid(DocumentBridge& document, StyleCourses& courses, StyleListModel& styles, StylePictures* pictures, Tiles tiles, QWidget* parent)
    : QListView(parent),
      document_(document),
      courses_(courses),
      styles_(styles),
      pictures_(pictures),
      tiles_(tiles),
      order_(new StyleOrder(this)),
      delegate_(new StyleDelegate(pictures, tiles == Tiles::Small ? kSmallPicture : kLargePicture, this)) {
  order_->setSourceModel(&styles_);
  setModel(order_);
  setViewMode(QListView::IconMode);
  setResizeMode(QListView::Adjust);
  setMovement(QListView::Static);
  setUniformItemSizes(true);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setItemDelegate(delegate_);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setMouseTracking(true);
  viewport()->setAttribute(Qt::WA_Hover);
  setAccessibleName(tr("Styles"));
  if (tiles == Tiles::Large) delegate_->setMoving(StyleDelegate::Moving::All);
  timer_.setInterval(static_cast<int>(1000.0 / StyleReel::kFps));
  connect(&timer_, &QTimer::timeout, this, &StyleGrid::tick);
  connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
    if (!isFiltering_ && current.isValid() && selectionModel()->isSelected(current)) choose(current);
  });
  connect(&document_, &DocumentBridge::draftChanged, this, &StyleGrid::showDraft);
  connect(&styles_, &QAbstractItemModel::modelReset, this, &StyleGrid::showDraft);
  connect(&styles_, &QAbstractItemModel::rowsInserted, this, &StyleGrid::showDraft);
  for (const auto told : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) connect(order_, told, this, &StyleGrid::filled);
  connect(order_, &QAbstractItemModel::modelReset, this, &StyleGrid::filled);
  // What is chosen stays in sight when it moves up among the last used ones.
  connect(order_, &QAbstractItemModel::layoutChanged, this, [this] { scrollTo(currentIndex()); });
  if (pictures_) connect(pictures_, &StylePictures::drawn, viewport(), [this] { viewport()->update(); });
  showDraft();
}

TakeStyle StyleGrid::styleAt(const QModelIndex& index) const { return styles_.style(order_->mapToSource(index)); }

QRect StyleGrid::starOf(const QModelIndex& index) const { return delegate_->starOf(visualRect(index)); }

bool StyleGrid::isOnStar(const QModelIndex& index, const QPoint& place) const {
  return starOf(index).adjusted(-kStarMargin, -kStarMargin, kStarMargin, kStarMargin).contains(place);
}

void StyleGrid::setWords(const QString& words) {
  // When the chosen style is filtered away the list moves its cursor; that is not a choice of the person's.
  isFiltering_ = true;
  order_->setWords(words);
  isFiltering_ = false;
  showDraft();
}

void StyleGrid::setWhich(StyleOrder::Which which) {
  isFiltering_ = true;
  order_->setWhich(which);
  isFiltering_ = false;
  showDraft();
}

void StyleGrid::choose(const QModelIndex& index) {
  const TakeStyle style = styleAt(index);
  document_.editDraft(DraftField::Style, [&style](Draft& draft) { draft.request.style = style; });
}

void StyleGrid::showDraft() {
  const TakeStyle& style = document_.project().draft.request.style;
  if (style.kind == TakeStyle::Kind::File && !styles_.indexOf(style).isValid()) styles_.addFile(style.file);
  const QModelIndex index = order_->mapFromSource(styles_.indexOf(style));
  const QSignalBlocker quiet(selectionModel());
  if (index.isValid()) {
    const bool isNew = index != currentIndex();
    setCurrentIndex(index);
    selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
    if (isNew) scrollTo(index);
  } else {
    selectionModel()->clear();
  }
  viewport()->update();
}

void StyleGrid::tick() {
  if (!pictures_->isMoving()) return;
  delegate_->setTime(static_cast<double>(clock_.elapsed()) / 1000.0);
  if (tiles_ == Tiles::Large) return viewport()->update();
  if (hovered_.isValid()) viewport()->update(delegate_->pictureOf(visualRect(hovered_)));
}

void StyleGrid::showEvent(QShowEvent* event) {
  QListView::showEvent(event);
  clock_.start();
  if (pictures_) timer_.start();
  scrollTo(currentIndex());
}

// The chosen one stays in the picture where the panel becomes lower.
void StyleGrid::resizeEvent(QResizeEvent* event) {
  QListView::resizeEvent(event);
  scrollTo(currentIndex());
}

void StyleGrid::hideEvent(QHideEvent* event) {
  timer_.stop();
  endDrag();
  if (pictures_ && tiles_ == Tiles::Large) pictures_->forget(kLargePicture);
  QListView::hideEvent(event);
}

// The list would choose at the press; here a press may become a drag, and only a click chooses.
void StyleGrid::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  pressed_ = indexAt(event->pos());
  pressedAt_ = event->pos();
  isStarPressed_ = pressed_.isValid() && styleAt(pressed_).kind != TakeStyle::Kind::None && isOnStar(pressed_, event->pos());
}

void StyleGrid::mouseMoveEvent(QMouseEvent* event) {
  hovered_ = indexAt(event->pos());
  if (!(event->buttons() & Qt::LeftButton)) return QListView::mouseMoveEvent(event);
  if (!isDragging_) {
    if (!pressed_.isValid() || (event->pos() - pressedAt_).manhattanLength() < QApplication::startDragDistance()) return;
    if (styleAt(pressed_).kind == TakeStyle::Kind::None || !(order_->flags(pressed_) & Qt::ItemIsEnabled)) return;
    isDragging_ = true;
    viewport()->setCursor(Qt::DragCopyCursor);
  }
  dragTo(event->pos());
}

void StyleGrid::leaveEvent(QEvent* event) {
  hovered_ = QModelIndex();
  QListView::leaveEvent(event);
  viewport()->update();
}

void StyleGrid::dragTo(const QPoint& place) {
  dragged_ = place;
  auto* bar = verticalScrollBar();
  if (place.y() < kScrollEdge) bar->setValue(bar->value() - kScrollStep);
  if (place.y() > viewport()->height() - kScrollEdge) bar->setValue(bar->value() + kScrollStep);
  const QModelIndex over = indexAt(place);
  const bool takes = over.isValid() && over != pressed_ && styleAt(over).kind != TakeStyle::Kind::None && (order_->flags(over) & Qt::ItemIsEnabled);
  const QString whyNot = takes ? courses_.whyNotAtAll() : QString();
  target_ = takes && whyNot.isEmpty() ? over : QModelIndex();
  viewport()->setCursor(target_.isValid() ? Qt::DragCopyCursor : Qt::ForbiddenCursor);
  if (!whyNot.isEmpty()) QToolTip::showText(viewport()->mapToGlobal(place), whyNot, this);
  delegate_->setTarget(target_, tr("+ %1").arg(styleTitle(styleAt(pressed_))));
  viewport()->update();
}

void StyleGrid::endDrag() {
  isDragging_ = isStarPressed_ = false;
  pressed_ = target_ = QModelIndex();
  delegate_->setTarget({}, {});
  viewport()->unsetCursor();
  viewport()->update();
}

void StyleGrid::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const QModelIndex pressed = pressed_, at = indexAt(event->pos()), target = target_;
  const bool wasDragged = isDragging_, wasStar = isStarPressed_;
  const TakeStyle style = styleAt(pressed), under = styleAt(target);
  endDrag();
  if (!pressed.isValid()) return;
  if (wasDragged) {
    if (target.isValid()) courses_.blend(under, style);
  } else if (wasStar && at == pressed) {
    if (isOnStar(at, event->pos())) styles_.setFavourite(style, !styles_.isFavourite(style));
  } else if (at == pressed && (order_->flags(at) & Qt::ItemIsEnabled)) {
    // Also where it is the current one already: another project may say so before anything was chosen.
    setCurrentIndex(at);
    choose(at);
  }
}

void StyleGrid::mouseDoubleClickEvent(QMouseEvent* event) { mousePressEvent(event); }

bool StyleGrid::event(QEvent* event) {
  // The arrow keys walk through the grid while it has the focus, not through the timeline; Escape ends a drag, and nothing else.
  if (event->type() == QEvent::ShortcutOverride) {
    switch (static_cast<QKeyEvent*>(event)->key()) {
      case Qt::Key_Left:
      case Qt::Key_Right:
      case Qt::Key_Home:
      case Qt::Key_End: event->accept(); return true;
      case Qt::Key_Escape:
        if (isDragging_) event->accept();
        if (isDragging_) return true;
        break;
      default: break;
    }
  }
  return QListView::event(event);
}

void StyleGrid::keyPressEvent(QKeyEvent* event) {
  if (isDragging_ && event->key() == Qt::Key_Escape) return endDrag();
  QListView::keyPressEvent(event);
}

void StyleGrid::contextMenuEvent(QContextMenuEvent* event) {
  const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
  const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
  const TakeStyle style = styleAt(index);
  if (style.kind == TakeStyle::Kind::None) return;
  QMenu menu;
  fillTileMenu(menu, style);
  menu.exec(viewport()->mapToGlobal(isByKey ? visualRect(index).center() : event->pos()));
}

void StyleGrid::fillTileMenu(QMenu& menu, const TakeStyle& style) {
  const bool isChosen = style == courses_.style();
  const QString whyNot = courses_.whyNotMixed();
  auto* favourite = menu.addAction(tr("Favourite"), this, [this, style](bool isOne) { styles_.setFavourite(style, isOne); });
  favourite->setCheckable(true);
  favourite->setChecked(styles_.isFavourite(style));
  menu.addSeparator();
  auto* mix =
      menu.addAction(theme::icon(QStringLiteral("mix")), whyNot.isEmpty() ? tr("Mix with “%1”").arg(styleTitle(courses_.style())) : tr("Mix with the chosen style"), this,
                     [this, style] { courses_.mixWith(style); });
  mix->setEnabled(whyNot.isEmpty() && !isChosen);
  menu.addAction(tr("For the legs alone"), this, [this, style] { courses_.setLegs(style); })->setEnabled(courses_.whyNotAtAll().isEmpty() && !isChosen);
  if (style.kind != TakeStyle::Kind::File) return;
  menu.addSeparator();
  menu.addAction(theme::icon(QStringLiteral("delete")), tr("Remove from the list"), this, [this, style] {
    styles_.removeFile(style.file);
    if (document_.project().draft.request.style == style) document_.editDraft(DraftField::Style, [](Draft& draft) { draft.request.style = {}; });
  });
}

void StyleGrid::paintEvent(QPaintEvent* event) {
  QListView::paintEvent(event);
  if (!isDragging_ || !pressed_.isValid()) return;
  // What is dragged, over the pointer, so that the words of the tile below it are read.
  QPainter painter(viewport());
  painter.setOpacity(0.75);
  const QSize size = delegate_->picture();
  delegate_->paintPicture(painter, QRect(dragged_ - QPoint(size.width() / 2, size.height()), size), pressed_, true);
}

}  // namespace ui
