#include "ui/panels/style_mix_row.h"

#include "ui/look/theme.h"
#include "ui/session/request_conversion.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

using core::document::TakeCourse;
using core::document::TakeStyle;

StyleMixRow::StyleMixRow(StyleCourses& courses, QWidget* parent)
    : QWidget(parent),
      courses_(courses),
      mix_(new QWidget(this)),
      legs_(new QWidget(this)),
      first_(new ElidedLabel(this)),
      second_(new ElidedLabel(this)),
      legsName_(new ElidedLabel(this)),
      share_(new QSlider(Qt::Horizontal, this)),
      overTime_(new QToolButton(this)),
      unmix_(new QToolButton(this)),
      wholeBody_(new QToolButton(this)) {
  setObjectName(QStringLiteral("styleMixRow"));
  share_->setObjectName(QStringLiteral("styleShare"));
  share_->setRange(0, 100);
  share_->setPageStep(10);
  share_->setAccessibleName(tr("How much of each style"));
  share_->setMinimumWidth(60);
  const auto small = [](QToolButton* button, const char* name, const char* icon, const QString& toolTip) {
    button->setObjectName(QLatin1String(name));
    button->setIcon(theme::icon(QLatin1String(icon)));
    button->setIconSize({16, 16});
    button->setAutoRaise(true);
    button->setToolTip(toolTip);
  };
  small(overTime_, "mixOverTime", "clock", tr("From the first style to the second while the motion goes on"));
  small(unmix_, "unmixStyle", "close", tr("The first style alone"));
  small(wholeBody_, "sameLegs", "close", tr("The legs move as the rest does"));
  overTime_->setCheckable(true);
  first_->setTone(ElidedLabel::Tone::Plain);

  auto* row = new QHBoxLayout(mix_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::kSmall);
  row->addWidget(first_, 2);
  row->addWidget(share_, 3);
  row->addWidget(second_, 2);
  row->addWidget(overTime_);
  row->addWidget(unmix_);
  auto* legs = new QHBoxLayout(legs_);
  legs->setContentsMargins(0, 0, 0, 0);
  legs->setSpacing(theme::kSmall);
  legs->addWidget(legsName_, 1);
  legs->addWidget(wholeBody_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addWidget(mix_);
  column->addWidget(legs_);

  connect(share_, &QSlider::sliderReleased, this, [this] { courses_.seal(); });
  connect(share_, &QSlider::valueChanged, this, [this](int value) {
    courses_.edit([value](TakeCourse& course) { course.share = {{0.0, value / 100.0}}; });
    if (!share_->isSliderDown()) courses_.seal();
  });
  connect(overTime_, &QToolButton::clicked, this, [this](bool isOn) { courses_.setOverTime(isOn); });
  connect(unmix_, &QToolButton::clicked, this, [this] { courses_.mixWith({}); });
  connect(wholeBody_, &QToolButton::clicked, this, [this] { courses_.setLegs({}); });
  connect(&courses_, &StyleCourses::changed, this, &StyleMixRow::showCourse);
  showCourse();
}

void StyleMixRow::showCourse() {
  const auto& course = courses_.course();
  const bool isMixed = course.mix.kind != TakeStyle::Kind::None, hasLegs = course.legs.kind != TakeStyle::Kind::None;
  mix_->setVisible(isMixed);
  legs_->setVisible(hasLegs);
  setVisible(isMixed || hasLegs);
  const bool isOverTime = course.share.size() > 1;
  first_->setText(styleTitle(courses_.style()));
  second_->setText(styleTitle(course.mix));
  legsName_->setText(tr("Legs: %1").arg(styleTitle(course.legs)));
  const double share = core::base::valueAt(course.share, 0.0).value_or(0.5);
  const QSignalBlocker quiet(share_);
  share_->setValue(static_cast<int>(std::lround(isOverTime ? 50.0 : 100.0 * share)));
  overTime_->setChecked(isOverTime);
  const QString whyNot = courses_.whyNotMixed();
  share_->setEnabled(whyNot.isEmpty() && !isOverTime);
  overTime_->setEnabled(whyNot.isEmpty());
  QString toolTip = tr("%1 % of the second style").arg(QLocale().toString(100.0 * share, 'f', 0));
  if (isOverTime) toolTip = tr("It changes while the motion goes on; the clock beside it ends that");
  share_->setToolTip(whyNot.isEmpty() ? toolTip : whyNot);
}

}  // namespace ui
