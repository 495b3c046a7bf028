#include "ui/widgets/frame_rate_choice.h"

#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>

namespace ui {

FrameRateChoice::FrameRateChoice(PlaybackClock& clock, QWidget* parent) : QComboBox(parent), clock_(clock) {
  setObjectName(QStringLiteral("frameRate"));
  setAccessibleName(tr("Frame rate"));
  setToolTip(tr("Frames a second in which the timeline counts, steps and scrubs. The motion itself stays as it was made."));
  for (const double rate : {0.0, 24.0, 25.0, 30.0}) addItem(QString(), rate);
  connect(this, &QComboBox::activated, this, [this](int index) { clock_.setAuthorRate(itemData(index).toDouble()); });
  connect(&clock_, &PlaybackClock::frameRateChanged, this, &FrameRateChoice::follow);
  follow();
}

void FrameRateChoice::follow() {
  const QSignalBlocker quiet(this);
  const QLocale locale;
  for (int i = 0; i < count(); ++i) {
    const double rate = itemData(i).toDouble();
    setItemText(i, rate > 0.0 ? tr("%1 fps").arg(locale.toString(rate)) : tr("%1 fps, as made").arg(locale.toString(clock_.takeRate(), 'g', 4)));
  }
  setCurrentIndex(std::max(0, findData(clock_.authorRate())));
}

}  // namespace ui
