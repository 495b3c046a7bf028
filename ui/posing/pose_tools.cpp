#include "ui/posing/pose_tools.h"

#include "ui/actions.h"
#include "ui/setup/key_map.h"
#include "ui/studio.h"
#include "ui/viewport/viewport_area.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace ui {

void showAbility(QAction& action, const QString& whyNot) {
  action.setEnabled(whyNot.isEmpty());
  if (whyNot.isEmpty())
    showKeyInToolTip(action);
  else
    action.setToolTip(whyNot);
}

bool isTyping() {
  const auto* focus = QApplication::focusWidget();
  return QApplication::activePopupWidget() || qobject_cast<const QLineEdit*>(focus) || qobject_cast<const QPlainTextEdit*>(focus);
}

PoseTools::PoseTools(Studio& studio, Actions& actions, ViewportArea& views, PinnedPoses& poses, QObject* parent)
    : QObject(parent), actions_(actions), views_(views), poses_(poses), posing_(new Posing(studio.document, poses, studio.clock, this)) {
  views.setPosing(*posing_);
  const auto switches = [this](QAction* action, Posing::Tool tool) {
    connect(action, &QAction::triggered, posing_, [this, tool](bool isOn) { posing_->setTool(isOn ? tool : Posing::Tool::None); });
  };
  switches(actions.moveJoint, Posing::Tool::Move);
  switches(actions.turnJoint, Posing::Tool::Turn);
  connect(actions.jointAxes, &QAction::triggered, posing_, &Posing::setOwnAxes);
  connect(actions.nextJoint, &QAction::triggered, posing_, [this] { posing_->chooseNext(1); });
  connect(actions.previousJoint, &QAction::triggered, posing_, [this] { posing_->chooseNext(-1); });
  for (int i = 0; i < actions.nudges.size(); ++i) connect(actions.nudges[i], &QAction::triggered, posing_, [this, i] { posing_->nudge(i / 2, i % 2 == 0 ? 1 : -1); });
  // The pose that is seen is the one that is copied, and of which all is pinned.
  connect(actions.copyPose, &QAction::triggered, this, [this] {
    const auto here = posing_->poseHere();
    here && posing_->isSeen() ? poses_.copyKey(*here) : poses_.copy();
  });
  connect(actions.pinPose, &QAction::triggered, this, [this] {
    const auto here = posing_->poseHere();
    here && posing_->isSeen() ? poses_.setJoints(*here, {}) : poses_.pin();
  });
  connect(posing_, &Posing::toolChanged, this, &PoseTools::showTool);
  connect(posing_, &Posing::changed, this, &PoseTools::showAbilities);
  connect(posing_, &Posing::refused, this, &PoseTools::refused);
  showAbilities();
}

PoseTools::~PoseTools() { qApp->removeEventFilter(this); }

void PoseTools::showTool(Posing::Tool tool) {
  actions_.moveJoint->setChecked(tool == Posing::Tool::Move);
  actions_.turnJoint->setChecked(tool == Posing::Tool::Turn);
  if (tool == Posing::Tool::None) return qApp->removeEventFilter(this);
  qApp->installEventFilter(this);
  views_.view(views_.activeView()).beginPosing();
}

void PoseTools::showAbilities() {
  const QString whyNot = posing_->whyNot();
  const bool isOn = posing_->tool() != Posing::Tool::None;
  for (QAction* action : {actions_.moveJoint, actions_.turnJoint}) showAbility(*action, isOn ? QString() : whyNot);
  for (QAction* action : {actions_.nextJoint, actions_.previousJoint}) showAbility(*action, whyNot);
  const QString noJoint = !whyNot.isEmpty() ? whyNot : posing_->joint() < 0 ? tr("No joint is chosen: W, and a click on one in the view.") : QString();
  for (QAction* action : actions_.nudges) showAbility(*action, noJoint);
}

// Esc goes back step by step, wherever the focus is but for a text that is being written: what is dragged, the joint, the tool.
bool PoseTools::eventFilter(QObject* watched, QEvent* event) {
  const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
  if (!isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape || posing_->tool() == Posing::Tool::None || isTyping())
    return QObject::eventFilter(watched, event);
  event->accept();
  if (event->type() == QEvent::ShortcutOverride) return true;
  if (posing_->isDragging())
    posing_->cancel();
  else if (posing_->joint() >= 0)
    posing_->choose(-1);
  else
    posing_->setTool(Posing::Tool::None);
  return true;
}

}  // namespace ui
