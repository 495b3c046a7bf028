#include "ui/curves/curve_tools.h"

#include "ui/actions.h"
#include "ui/curves/curve_lane.h"
#include "ui/panels/timeline_panel.h"
#include "ui/studio.h"
#include "ui/viewport/viewport_area.h"

#include <algorithm>

namespace ui {

CurveTools::CurveTools(Studio& studio, Actions& actions, ViewportArea& views, TimelinePanel& timeline, QObject* parent)
    : QObject(parent),
      actions_(actions),
      views_(views),
      lane_(new CurveLane(
          studio.document, studio.clock, timeline.ruler(), [&views](int view) { return views.timeOf(view); }, &timeline)),
      room_(timeline) {
  timeline.addBelow(lane_);
  connect(actions.showCurves, &QAction::toggled, this, &CurveTools::show);
  connect(&views, &ViewportArea::viewStateChanged, lane_, &CurveLane::follow);
  connect(&views, &ViewportArea::jointPicked, this, [this](int, const std::string& joint) { lane_->toggleJoint(joint); });
  connect(lane_, &CurveLane::jointsChanged, this, &CurveTools::show);
  show();
}

void CurveTools::show() {
  const bool isOn = actions_.showCurves->isChecked();
  if (isOn == lane_->isHidden()) fold(isOn);
  views_.setPicking(isOn);
  views_.setMarkedJoints(isOn ? lane_->joints() : std::vector<std::string>());
}

// The timeline takes the room from the views while it has curves, and gives it back. On a low screen it is less: the panels beside the views are to be seen whole.
void CurveTools::fold(bool isOn) {
  constexpr int kPanels = 736, kLowest = 60;
  const int height = lane_->window()->height();
  if (isOn) room_.take(std::min(height / 7, std::max(kLowest, height - kPanels)));
  lane_->setVisible(isOn);
  if (!isOn) room_.giveBack();
}

}  // namespace ui
