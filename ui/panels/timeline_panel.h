#pragma once

#include "core/document/take.h"
#include "ui/actions.h"
#include "ui/session/document_bridge.h"
#include "ui/session/model_choice.h"
#include "ui/session/playback_clock.h"
#include "ui/widgets/dock_room.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace ui {

class ActionLane;
class ContactLane;
class FrozenStretches;
class PlannedStands;
class TimeRuler;

/// Play controls, time, speed, the ruler and the actions that are to be made; what of the shown take is frozen, and whether it is older than what the panels say.
class TimelinePanel : public QWidget {
  Q_OBJECT
 public:
  TimelinePanel(DocumentBridge& document, ModelChoice& models, PlaybackClock& clock, Actions& actions, QWidget* parent = nullptr);

  /// What stands in the title of the panel's dock; in the panel itself where it has none.
  QWidget* titleTools() const { return tools_; }

  /// The one that is looked at: what is frozen is of it.
  void setShownTake(core::document::TakeId id);
  /// Below the actions, above the foot contacts.
  void addLane(QWidget* lane);
  /// Below everything, with room to grow.
  void addBelow(QWidget* widget);
  /// For the scale of such lanes.
  TimeRuler& ruler() { return *ruler_; }

 Q_SIGNALS:
  /// One sentence: why an action could not be added, or a stretch not be frozen.
  void refused(const QString& why);
  /// These seconds of the take are to be made again, and the rest is to stay.
  void redrawRequested(core::document::TakeId from, double start, double end);

 private:
  void connectFreezing();
  /// The range of the clock; says by refused() that there is none.
  void onRange(void (FrozenStretches::*what)(double start, double end));
  void connectContacts();
  void connectPlannedContacts();
  void showPlannedContacts();
  void setStands(const std::optional<core::motion::FootStands>& stands);
  void showChanges();
  void showTime();
  void showTracks();
  void showSpeed();

  DocumentBridge& document_;
  PlaybackClock& clock_;
  Actions& actions_;
  QWidget* tools_;
  FrozenStretches* frozen_;
  TimeRuler* ruler_;
  ActionLane* lane_;
  ContactLane* contacts_;  // while the view colours feet
  PlannedStands* planned_;
  ContactLane* plannedContacts_;  // while the draft tells feet
  QVBoxLayout* lanes_;
  DockRoom room_;
  QLabel* time_;
  QComboBox* speed_;
  QToolButton* changed_;
};

}  // namespace ui
