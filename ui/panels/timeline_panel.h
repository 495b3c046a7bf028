#pragma once

#include "ui/actions.h"
#include "ui/session/document_bridge.h"
#include "ui/session/model_choice.h"
#include "ui/session/playback_clock.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace ui {

class ActionLane;
class TimeRuler;

/// Play controls, time, speed, the ruler and the actions that are to be made.
class TimelinePanel : public QWidget {
  Q_OBJECT
 public:
  TimelinePanel(DocumentBridge& document, ModelChoice& models, PlaybackClock& clock, Actions& actions, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// One sentence: why an action could not be added.
  void refused(const QString& why);

 private:
  void showTime();
  void showTracks();
  void showSpeed();

  DocumentBridge& document_;
  PlaybackClock& clock_;
  TimeRuler* ruler_;
  ActionLane* lane_;
  QLabel* time_;
  QComboBox* speed_;
};

}  // namespace ui
