#include "ui/panels/pictures_panel.h"

#include "core/motion/kinematics.h"
#include "core/motion/picture/picture_view.h"
#include "ui/look/body_joints.h"
#include "ui/look/theme.h"
#include "ui/widgets/picture_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <numbers>

namespace ui {

using core::document::Take;

namespace {

/// Of the picture: a standing person, or as high as the hands go. Some hundred frames of a long clip tell it.
double heightOf(const core::motion::Clip& clip) {
  constexpr int kEnough = 400;
  double height = 1.8;
  for (int frame = 0; frame < clip.frameCount(); frame += 1 + clip.frameCount() / kEnough)
    for (const auto& place : core::motion::worldPose(clip, frame).positions) height = std::max(height, static_cast<double>(place.y) + 0.1);
  return height;
}

}  // namespace

PicturesPanel::PicturesPanel(DocumentBridge& document, PlaybackClock& clock, QWidget* parent)
    : QWidget(parent),
      document_(document),
      clock_(clock),
      source_(new PictureView(this)),
      way_(new QWidget(this)),
      step_(new QSlider(Qt::Horizontal, way_)),
      empty_(new QLabel(tr("This take's skeleton has no flat pictures."), this)) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  source_->setObjectName(QStringLiteral("sourcePicture"));
  source_->setToolTip(tr("What the motion was made of, coloured, over the motion as seen from the same side, grey"));
  step_->setObjectName(QStringLiteral("mixtureStep"));
  way_->setToolTip(tr("The flat motion on its way from noise to the step at which it became three-dimensional"));
  empty_->setObjectName(QStringLiteral("dim"));
  empty_->setWordWrap(true);
  empty_->setAlignment(Qt::AlignCenter);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kMargin, theme::kSmall, theme::kMargin, theme::kMargin);
  column->setSpacing(theme::kSmall);
  column->addWidget(empty_, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::kSmall);
  row->addWidget(source_, 1);
  places_ = new QGridLayout;
  places_->setSpacing(theme::kSmall);
  row->addLayout(places_, 1);
  for (auto& side : sides_) side = new PictureView(this);
  column->addLayout(row, 1);
  auto* wayRow = new QHBoxLayout(way_);
  wayRow->setContentsMargins(0, 0, 0, 0);
  for (const QString& text : {tr("Noise"), tr("Switch")}) {
    auto* label = new QLabel(text, way_);
    label->setObjectName(QStringLiteral("dim"));
    wayRow->addWidget(label);
    if (wayRow->count() == 1) wayRow->addWidget(step_, 1);
  }
  column->addWidget(way_);

  connect(step_, &QSlider::valueChanged, this, &PicturesPanel::showPicture);
  connect(&document_, &DocumentBridge::takesChanged, this, &PicturesPanel::reload);
  connect(&document_, &DocumentBridge::projectReplaced, this, &PicturesPanel::reload);
  connect(&clock_, &PlaybackClock::timeChanged, this, [this] {
    if (isVisible()) showTime();
  });
}

void PicturesPanel::showTake(core::document::TakeId id) {
  if (shown_ == id) return;
  shown_ = id;
  reload();
}

void PicturesPanel::reload() {
  if (!isVisible()) return;  // showEvent comes back to it
  const Take* take = document_.take(shown_);
  const auto clip = take ? take->clip : nullptr;
  const bool hasBody = clip && bodyJointsOf(clip->skeleton()).has_value();
  const bool hasPictures = hasBody && isTheBody(clip->skeleton()) && !take->pictures.empty();
  empty_->setVisible(clip && !hasBody);
  source_->setVisible(hasPictures);
  way_->setVisible(hasPictures && take->pictures.size() > 1);
  // In a row, or two by two beside what it was made of.
  const int perRow = hasPictures ? 2 : 4;
  for (int i = 0; i < 4; ++i) {
    auto* side = sides_[static_cast<std::size_t>(i)];
    side->setVisible(!clip || hasBody);
    if (perRow != perRow_) places_->addWidget(side, i / perRow, i % perRow);
  }
  perRow_ = perRow;
  if (clip == clip_) return;
  clip_ = clip;
  const QString names[] = {tr("Front"), tr("Right"), tr("Back"), tr("Left")};
  const double height = hasBody ? heightOf(*clip) : 0.0;
  for (std::size_t i = 0; i < sides_.size(); ++i) sides_[i]->setClip(clip, height, names[i], static_cast<double>(i) * std::numbers::pi / 2.0);
  if (hasPictures) {
    const QSignalBlocker quiet(step_);
    step_->setRange(0, static_cast<int>(take->pictures.size()) - 1);
    step_->setValue(step_->maximum());
    source_->setClip(clip, height, take->origin == Take::Origin::Lifted ? tr("Key points") : tr("Flat motion"),
                     core::motion::yawOfPicture(*clip, *take->pictures.back()));
    showPicture();
  }
  showTime();
}

void PicturesPanel::showTime() {
  source_->setTime(clock_.time());
  for (auto* side : sides_) side->setTime(clock_.time());
}

void PicturesPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  reload();
  showTime();
}

void PicturesPanel::showPicture() {
  const Take* take = document_.take(shown_);
  if (take && !take->pictures.empty()) source_->setPicture(take->pictures[std::min(static_cast<std::size_t>(step_->value()), take->pictures.size() - 1)]);
}

}  // namespace ui
