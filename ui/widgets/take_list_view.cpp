#include "ui/widgets/take_list_view.h"

#include "ui/models/take_list_model.h"

#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>

namespace ui {

TakeListView::TakeListView(QWidget* parent) : QListView(parent) {
  connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
    if (pressed_ == Qt::NoModifier) Q_EMIT looked(index, -1);
    if (pressed_ == Qt::AltModifier) Q_EMIT looked(index, 1);
  });
}

void TakeListView::renameCurrent() {
  edit(currentIndex(), AllEditTriggers, nullptr);  // false where it is open, or about to be
}

void TakeListView::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->button() == Qt::LeftButton ? event->modifiers() : Qt::ControlModifier;
  QListView::mousePressEvent(event);
}

void TakeListView::startDrag(Qt::DropActions actions) {
  const QModelIndex index = currentIndex();
  if (!dragged_ || !index.isValid()) return QListView::startDrag(actions);
  auto* drag = new QDrag(this);
  drag->setMimeData(dragged_(index));
  drag->setPixmap(index.data(TakeListModel::ThumbnailRole).value<QPixmap>());
  drag->exec(Qt::CopyAction);
}

void TakeListView::keyPressEvent(QKeyEvent* event) {
  const QModelIndex before = currentIndex();
  QListView::keyPressEvent(event);
  if (currentIndex() == before || !currentIndex().isValid()) return;
  if (event->modifiers() == Qt::NoModifier) Q_EMIT looked(currentIndex(), -1);
  if (event->modifiers() == Qt::AltModifier) Q_EMIT looked(currentIndex(), 1);
}

}  // namespace ui
