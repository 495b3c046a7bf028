#pragma once

#include "ui/widgets/dock_room.h"

#include <QObject>

namespace ui {

class Actions;
class CurveLane;
class TimelinePanel;
class ViewportArea;
struct Studio;

/// Puts the curves under the timeline and joins them with the views: a click on a joint there takes it in or out, and the joints that have curves are seen.
class CurveTools : public QObject {
  Q_OBJECT
 public:
  /// All must outlive this.
  CurveTools(Studio& studio, Actions& actions, ViewportArea& views, TimelinePanel& timeline, QObject* parent = nullptr);

 private:
  void show();
  void fold(bool isOn);

  Actions& actions_;
  ViewportArea& views_;
  CurveLane* lane_;
  DockRoom room_;
};

}  // namespace ui
