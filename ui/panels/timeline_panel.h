#pragma once

#include "ui/actions.h"
#include "ui/session/document_bridge.h"
#include "ui/session/playback_clock.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace ui {

class TimeRuler;

/// Play controls, time, speed and the ruler.
class TimelinePanel : public QWidget {
  Q_OBJECT
 public:
  TimelinePanel(DocumentBridge& document, PlaybackClock& clock, Actions& actions, QWidget* parent = nullptr);

 private:
  void showTime();
  void showTracks();
  void showSpeed();

  DocumentBridge& document_;
  PlaybackClock& clock_;
  TimeRuler* ruler_;
  QLabel* time_;
  QComboBox* speed_;
};

}  // namespace ui
