#pragma once

#include "ui/session/playback_clock.h"

#include <QComboBox>

namespace ui {

/// In how many frames a second the timeline counts: as the takes were made, or 24, 25, 30. Sets the clock and follows it.
class FrameRateChoice : public QComboBox {
  Q_OBJECT
 public:
  /// The clock must outlive it.
  explicit FrameRateChoice(PlaybackClock& clock, QWidget* parent = nullptr);

 private:
  void follow();

  PlaybackClock& clock_;
};

}  // namespace ui
