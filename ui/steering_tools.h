#pragma once

#include "core/base/result.h"
#include "core/document/take.h"

#include <QObject>

#include <functional>
#include <string>
#include <vector>

namespace ui {

class Actions;
class FloorPath;
class KeyLane;
class PathLane;
class PinnedPoses;
class PoseTools;
class TimelinePanel;
class ViewportArea;
struct Studio;

/// Key poses, the path and the style strength of the draft: their commands, their lanes in the timeline, posing and the path in the views, and the library of poses.
class SteeringTools : public QObject {
  Q_OBJECT
 public:
  /// All must outlive this.
  SteeringTools(Studio& studio, Actions& actions, ViewportArea& views, TimelinePanel& timeline, QObject* parent = nullptr);

  /// The one that is looked at: its pose is pinned.
  void setShownTake(core::document::TakeId id);
  /// What is to be said of a take that was made: first of all what of its poses and path could not be. Empty where nothing is.
  static QString remarkOf(const std::vector<std::string>& remarks);

 Q_SIGNALS:
  void refused(const QString& why);
  void noted(const QString& text);
  void failed(const core::Error& error);
  /// Something was done that `then` takes back; action is what a button for that says.
  void offered(const QString& text, const QString& action, const std::function<void()>& then);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void addStrengthLane(TimelinePanel& timeline);
  void connectPoses();
  void connectPath();
  void connectLibrary();
  void connectSwitch();
  void keepPose();
  void showLibrary();
  void showAbilities();

  Studio& studio_;
  Actions& actions_;
  ViewportArea& views_;
  PinnedPoses* poses_;
  PoseTools* posing_;
  FloorPath* path_;
};

}  // namespace ui
