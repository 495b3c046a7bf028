#include "ui/library/pose_popup.h"

#include "ui/look/pose_icon.h"
#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr QSize kPicture(72, 84);

}  // namespace

PosePopup::PosePopup(PoseShelf shelf, QWidget* parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint), shelf_(std::move(shelf)), list_(new QListWidget(this)), hint_(new QLabel(this)) {
  setObjectName(QStringLiteral("posePopup"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Pose library"));
  list_->setObjectName(QStringLiteral("poseList"));
  list_->setViewMode(QListView::IconMode);
  list_->setResizeMode(QListView::Adjust);
  list_->setMovement(QListView::Static);
  list_->setIconSize(kPicture);
  list_->setGridSize(QSize(96, 112));
  list_->setTextElideMode(Qt::ElideMiddle);
  list_->setWordWrap(false);
  list_->setUniformItemSizes(true);
  list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
  list_->installEventFilter(this);
  hint_->setObjectName(QStringLiteral("dim"));
  hint_->setWordWrap(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kGap, theme::kGap, theme::kGap, theme::kGap);
  column->addWidget(list_, 1);
  column->addWidget(hint_);
  setFixedSize(430, 330);
  if (parent) move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, 120)));
  connect(list_, &QListWidget::itemClicked, this, &PosePopup::choose);
  connect(list_, &QListWidget::itemChanged, this, &PosePopup::rename);
  fill();
  list_->setFocus();
}

void PosePopup::fill() {
  const QSignalBlocker quiet(list_);
  const int row = list_->currentRow();
  list_->clear();
  entries_ = shelf_.entries();
  for (const auto& entry : entries_) {
    auto* item = new QListWidgetItem(QIcon(clipThumbnail(entry.clip, kPicture, devicePixelRatioF())), entry.name, list_);
    item->setToolTip(entry.name);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
  }
  list_->setCurrentRow(std::clamp(row, 0, std::max(0, list_->count() - 1)));
  hint_->setText(entries_.empty() ? tr("No pose is kept yet: “Keep pose in the library” keeps the one that is shown.")
                                  : tr("A click pins the pose at the playhead. F2 renames, Delete removes."));
}

void PosePopup::choose() {
  const int row = list_->currentRow();
  if (row < 0 || row >= static_cast<int>(entries_.size())) return;
  const auto file = entries_[static_cast<std::size_t>(row)].file;
  close();
  Q_EMIT chosen(file);
}

void PosePopup::removeCurrent() {
  const int row = list_->currentRow();
  if (row < 0 || row >= static_cast<int>(entries_.size())) return;
  const auto entry = entries_[static_cast<std::size_t>(row)];
  const auto bytes = shelf_.remove(entry.file);
  if (!bytes) return Q_EMIT failed(bytes.error());
  fill();
  Q_EMIT removed(entry.name, entry.file, *bytes);
}

void PosePopup::rename(QListWidgetItem* item) {
  const int row = list_->row(item);
  if (row < 0 || row >= static_cast<int>(entries_.size())) return;
  const auto& entry = entries_[static_cast<std::size_t>(row)];
  if (item->text() == entry.name) return;
  if (const auto renamed = shelf_.rename(entry.file, item->text()); !renamed) Q_EMIT failed(renamed.error());
  QTimer::singleShot(0, this, &PosePopup::fill);  // the list is still closing the editor in which the name was typed
}

bool PosePopup::eventFilter(QObject* watched, QEvent* event) {
  // A name that is being typed hands its Return on to the list.
  const auto* name = list_->findChild<QLineEdit*>();
  if (watched == list_ && event->type() == QEvent::KeyPress && !(name && name->isVisible())) {
    const auto key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
      choose();
      return true;
    }
    if (key == Qt::Key_Delete) {
      removeCurrent();
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace ui
