#include "ui/library/near_clip_tile.h"

#include "ui/look/path_text.h"
#include "ui/look/theme.h"
#include "ui/widgets/elided_label.h"

#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {

NearClipTile::NearClipTile(const core::services::NearClip& clip, QWidget* parent) : QFrame(parent), clip_(clip.clip), use_(new QPushButton(tr("Use"), this)) {
  setObjectName(QStringLiteral("nearClipTile"));
  if (clip.motion) figure_.emplace(clip.motion);
  auto* caption = new ElidedLabel(this);
  caption->setText(QString::fromStdString(clip_.caption));
  auto* facts = new ElidedLabel(this);
  facts->setTone(ElidedLabel::Tone::Dim);
  facts->setText(tr("%1 near · %2 s").arg(QLocale().toString(clip.score, 'f', 2), QLocale().toString(clip.seconds, 'f', 1)));
  use_->setObjectName(QStringLiteral("useNearClip"));
  use_->setCheckable(true);
  setAccessibleName(caption->text());
  setToolTip(textOf(clip_.file));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kGap, kFigureHeight + theme::kGap, theme::kGap, theme::kGap);
  column->setSpacing(theme::kSmall);
  column->addWidget(caption);
  column->addWidget(facts);
  column->addWidget(use_);
  setMinimumWidth(140);
  connect(use_, &QPushButton::toggled, this, &NearClipTile::switched);
}

void NearClipTile::setUsed(bool isUsed, const QString& whyNot) {
  const QSignalBlocker quiet(use_);
  use_->setChecked(isUsed);
  use_->setText(isUsed ? tr("Used") : tr("Use"));
  use_->setEnabled(isUsed || whyNot.isEmpty());
  use_->setToolTip(isUsed ? tr("The next motion is made beside this clip; press again to leave it out") : whyNot);
}

void NearClipTile::setTime(double seconds) {
  seconds_ = seconds;
  update(0, 0, width(), kFigureHeight + theme::kGap);
}

void NearClipTile::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(use_->isChecked() ? QPen(theme::kAccent, 1.4) : QPen(Qt::NoPen));
  painter.setBrush(theme::kPanel);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
  if (figure_) figure_->paint(painter, QRect(0, theme::kSmall, width(), kFigureHeight), seconds_);
}

}  // namespace ui
