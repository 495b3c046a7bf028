#include "ui/compare/compare_tools.h"

#include "ui/actions.h"
#include "ui/setup/key_map.h"
#include "ui/studio.h"
#include "ui/viewport/viewport_area.h"
#include "ui/widgets/time_ruler.h"

namespace ui {

CompareTools::CompareTools(Studio& studio, Actions& actions, ViewportArea& views, TimeRuler& ruler, QObject* parent)
    : QObject(parent), studio_(studio), actions_(actions), views_(views), ruler_(ruler) {
  connect(actions.oneView, &QAction::triggered, this, [this] { views_.setViewCount(1); });
  connect(actions.twoViews, &QAction::triggered, this, [this] { views_.setViewCount(2); });
  connect(actions.fourViews, &QAction::triggered, this, [this] { views_.setViewCount(4); });
  connect(actions.wipe, &QAction::triggered, this, [this] {
    actions_.overlay->setChecked(false);
    views_.setWiped();
  });
  connect(actions.shareCamera, &QAction::triggered, &views, &ViewportArea::setCameraShared);
  connect(actions.shareClock, &QAction::triggered, &views, &ViewportArea::setClockShared);
  connect(actions.alignRoots, &QAction::triggered, &views, &ViewportArea::setRootsAligned);
  connect(actions.overlay, &QAction::toggled, &views, &ViewportArea::setOverlaid);
  connect(actions.difference, &QAction::toggled, &views, &ViewportArea::setDifferenceShown);
  connect(&views, &ViewportArea::viewStateChanged, this, &CompareTools::show);
  connect(&views, &ViewportArea::viewStateChanged, this, &CompareTools::showTimes);
  connect(&studio.clock, &PlaybackClock::timeChanged, this, &CompareTools::showTimes);
  show();
}

void CompareTools::showTimes() {
  QList<double> times;
  const auto& view = studio_.document.project().view;
  for (int i = 0; i < view.shownCount() && !view.isClockShared; ++i)
    if (studio_.document.take(view.shown[static_cast<std::size_t>(i)])) times << views_.timeOf(i);
  ruler_.setTrackTimes(times);
}

void CompareTools::show() {
  const auto& document = studio_.document;
  const auto& view = document.project().view;
  const bool hasBoth = document.take(view.shown[0]) && document.take(view.shown[1]);
  const bool isWiped = view.isWiped && hasBoth, isTwoInOne = isWiped || (hasBoth && actions_.overlay->isChecked());
  actions_.oneView->setChecked(view.viewCount == 1 && !isWiped);
  actions_.twoViews->setChecked(view.viewCount == 2);
  actions_.fourViews->setChecked(view.viewCount == 4);
  actions_.wipe->setChecked(isWiped);
  actions_.shareCamera->setChecked(view.isCameraShared);
  actions_.shareClock->setChecked(view.isClockShared);
  actions_.alignRoots->setChecked(view.areRootsAligned);
  actions_.shareCamera->setEnabled(view.viewCount > 1);
  actions_.shareClock->setEnabled(view.viewCount > 1 || isTwoInOne);
  actions_.alignRoots->setEnabled(view.viewCount > 1 || isTwoInOne);
  // One that is missing is named, where a person looks for the reason.
  for (QAction* action : {actions_.wipe, actions_.overlay, actions_.difference}) {
    action->setEnabled(hasBoth && !(action == actions_.overlay && isWiped));
    if (hasBoth)
      showKeyInToolTip(*action);
    else
      action->setToolTip(tr("Needs a take in view A and one in B: Alt-click one in the list to make it B."));
  }
}

}  // namespace ui
