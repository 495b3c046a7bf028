#include "ui/dialogs/style_choice.h"

#include "ui/dialogs/dialogs.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"
#include "ui/models/style_list_model.h"
#include "ui/session/clip_files.h"
#include "ui/session/request_conversion.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace ui {

using core::document::TakeStyle;

StyleChoice::StyleChoice(const QString& name, const QString& title, QWidget* parent) : QWidget(parent), box_(new QComboBox(this)) {
  setAcceptDrops(true);
  box_->setObjectName(name);
  box_->setAccessibleName(title);
  box_->setMinimumWidth(220);
  box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  auto* file = new QToolButton(this);
  file->setObjectName(name + QStringLiteral("File"));
  file->setIcon(theme::icon(QStringLiteral("open")));
  file->setAutoRaise(true);
  file->setToolTip(tr("A file of your own; you can also drop it here"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::kSmall);
  row->addWidget(box_, 1);
  row->addWidget(file);
  setFocusProxy(box_);
  connect(box_, &QComboBox::currentIndexChanged, this, [this](int index) {
    if (index < 0) return;
    const TakeStyle& style = listed_[static_cast<std::size_t>(index)];
    box_->setToolTip(style.kind == TakeStyle::Kind::File ? textOf(style.file) : QString());
    Q_EMIT changed();
  });
  connect(file, &QToolButton::clicked, this, [this] {
    const QString chosen = dialogs::chooseStyle(this, kinds_.keypoints ? dialogs::Keypoints::Shown : dialogs::Keypoints::Hidden);
    if (!chosen.isEmpty()) choose({TakeStyle::Kind::File, {}, pathOf(chosen)});
  });
}

const TakeStyle& StyleChoice::style() const {
  static const TakeStyle none;
  return box_->currentIndex() < 0 ? none : listed_[static_cast<std::size_t>(box_->currentIndex())];
}

bool StyleChoice::isKeypoints() const { return style().kind == TakeStyle::Kind::File && dialogs::isKeypoints(QUrl::fromLocalFile(textOf(style().file))); }

void StyleChoice::add(const TakeStyle& style) {
  listed_.push_back(style);
  const bool isFile = style.kind == TakeStyle::Kind::File;
  box_->addItem(isFile ? theme::icon(QStringLiteral("file_clip"), theme::kTextDim) : QIcon(),
                style.kind == TakeStyle::Kind::None && !kinds_.none.isEmpty() ? kinds_.none : styleTitle(style));
}

void StyleChoice::fill(const StyleListModel& styles, const Kinds& kinds) {
  const TakeStyle before = style();
  const bool wasKeypoints = isKeypoints();
  {
    const QSignalBlocker quiet(box_);
    kinds_ = kinds;
    listed_.clear();
    box_->clear();
    if (!kinds.none.isEmpty()) add({});
    for (int row = 0; row < styles.rowCount(); ++row) {
      const TakeStyle style = styles.style(styles.index(row));
      if (style.kind == TakeStyle::Kind::File || (style.kind == TakeStyle::Kind::Named && kinds.names)) add(style);
    }
    if (listed_.empty()) add({});
    box_->setCurrentIndex(0);
  }
  const bool mayStay = before.kind == TakeStyle::Kind::File ? kinds.keypoints || !wasKeypoints : before.kind == TakeStyle::Kind::Named && kinds.names;
  if (mayStay) return choose(before);
  Q_EMIT changed();
}

void StyleChoice::choose(const TakeStyle& style) {
  const auto found = std::find(listed_.begin(), listed_.end(), style);
  const int index = static_cast<int>(found - listed_.begin());
  if (found == listed_.end()) {
    if (style.kind == TakeStyle::Kind::None || (style.kind == TakeStyle::Kind::Named && !kinds_.names)) return;
    const QSignalBlocker quiet(box_);
    add(style);
  }
  if (index == box_->currentIndex()) return Q_EMIT changed();
  box_->setCurrentIndex(index);
}

bool StyleChoice::takes(const QString& file) const {
  const QUrl url = QUrl::fromLocalFile(file);
  return isMotionFile(url) || (kinds_.keypoints && dialogs::isKeypoints(url));
}

void StyleChoice::dragEnterEvent(QDragEnterEvent* event) {
  const auto urls = event->mimeData()->urls();
  if (urls.size() == 1 && takes(urls.front().toLocalFile())) event->acceptProposedAction();
}

void StyleChoice::dropEvent(QDropEvent* event) {
  const auto urls = event->mimeData()->urls();
  if (urls.size() != 1 || !takes(urls.front().toLocalFile())) return;
  event->acceptProposedAction();
  choose({TakeStyle::Kind::File, {}, pathOf(urls.front().toLocalFile())});
}

}  // namespace ui
