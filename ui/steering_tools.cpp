#include "ui/steering_tools.h"

#include "core/services/plan_keys.h"
#include "ui/actions.h"
#include "ui/library/pose_popup.h"
#include "ui/library/pose_shelf.h"
#include "ui/look/path_text.h"
#include "ui/panels/key_lane.h"
#include "ui/panels/path_lane.h"
#include "ui/panels/strength_lane.h"
#include "ui/panels/timeline_panel.h"
#include "ui/posing/pose_tools.h"
#include "ui/session/floor_path.h"
#include "ui/session/pinned_poses.h"
#include "ui/session/take_names.h"
#include "ui/studio.h"
#include "ui/viewport/viewport_area.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QStringList>

namespace ui {

SteeringTools::SteeringTools(Studio& studio, Actions& actions, ViewportArea& views, TimelinePanel& timeline, QObject* parent)
    : QObject(parent),
      studio_(studio),
      actions_(actions),
      views_(views),
      poses_(new PinnedPoses(studio.document, studio.models, studio.clock, this)),
      posing_(new PoseTools(studio, actions, views, *poses_, this)),
      path_(new FloorPath(studio.document, studio.models, this)) {
  addStrengthLane(timeline);
  auto* keys = new KeyLane(*poses_, studio.clock, timeline.ruler(), &timeline);
  auto* way = new PathLane(*path_, studio.clock, timeline.ruler(), &timeline);
  keys->addAction(actions_.letChange);
  way->addAction(actions_.letChange);
  timeline.addLane(keys);
  timeline.addLane(way);
  views.setFloorPath(*path_);
  connectPoses();
  connectPath();
  connectLibrary();
  connectSwitch();
  showAbilities();
}

void SteeringTools::addStrengthLane(TimelinePanel& timeline) {
  auto* lane = new StrengthLane(studio_.courses, timeline.ruler(), &timeline);
  timeline.addLane(lane);
  lane->setUnfolded(actions_.showStrength->isChecked());
  connect(actions_.showStrength, &QAction::toggled, lane, &StrengthLane::setUnfolded);
  connect(&studio_.courses, &StyleCourses::changed, this, &SteeringTools::showAbilities);
}

void SteeringTools::connectPoses() {
  connect(actions_.pinCopiedPose, &QAction::triggered, poses_, &PinnedPoses::pinCopied);
  connect(actions_.pinMirroredPose, &QAction::triggered, poses_, &PinnedPoses::pinMirrored);
  connect(poses_, &PinnedPoses::changed, this, &SteeringTools::showAbilities);
  connect(poses_, &PinnedPoses::refused, this, &SteeringTools::refused);
  connect(poses_, &PinnedPoses::noted, this, &SteeringTools::noted);
  connect(poses_, &PinnedPoses::failed, this, &SteeringTools::failed);
  connect(posing_, &PoseTools::refused, this, &SteeringTools::refused);
  connect(&posing_->posing(), &Posing::toolChanged, this, [this](Posing::Tool tool) {
    if (tool != Posing::Tool::None) path_->setDrawing(false);
  });
}

void SteeringTools::connectPath() {
  connect(actions_.drawPath, &QAction::toggled, path_, &FloorPath::setDrawing);
  connect(path_, &FloorPath::changed, this, &SteeringTools::showAbilities);
  connect(path_, &FloorPath::refused, this, &SteeringTools::refused);
  connect(path_, &FloorPath::drawingChanged, this, [this](bool isDrawing) {
    actions_.drawPath->setChecked(isDrawing);
    if (!isDrawing) return qApp->removeEventFilter(this);
    // A floor that runs away under the pointer is hard to draw on.
    studio_.clock.pause();
    posing_->posing().setTool(Posing::Tool::None);
    views_.view(views_.activeView()).beginDrawing();
    qApp->installEventFilter(this);
  });
}

void SteeringTools::connectLibrary() {
  connect(actions_.keepPose, &QAction::triggered, this, &SteeringTools::keepPose);
  connect(actions_.poseLibrary, &QAction::triggered, this, &SteeringTools::showLibrary);
}

void SteeringTools::connectSwitch() {
  auto& document = studio_.document;
  connect(actions_.letChange, &QAction::triggered, this, [&document](bool isOn) {
    document.seal();
    document.editDraft(core::document::DraftField::LetsChange, [isOn](core::document::Draft& draft) { draft.request.letsChange = isOn; });
    document.seal();
  });
  const auto show = [this, &document] { actions_.letChange->setChecked(document.project().draft.request.letsChange); };
  connect(&document, &DocumentBridge::draftChanged, this, show);
  show();
}

void SteeringTools::keepPose() {
  const auto* take = poses_->shown();
  if (!take) return;
  // The pose that is seen.
  const auto& posing = posing_->posing();
  const auto clip = posing.isSeen() ? posing.posed() : take->clip;
  const int frame = posing.isSeen() ? 0 : poses_->frameHere();
  const double time = posing.isSeen() ? studio_.clock.time() : frame / clip->fps();
  const QString name = QStringLiteral("%1 %2 s").arg(takeTitle(studio_.document.project(), take->id), QLocale::c().toString(time, 'g', 4));
  const auto kept = PoseShelf(studio_.options.poseFolder).save(*clip, frame, name);
  if (!kept) return Q_EMIT failed(kept.error());
  Q_EMIT noted(tr("Kept in the pose library: %1").arg(textOf(kept->stem())));
}

void SteeringTools::showLibrary() {
  auto* popup = new PosePopup(PoseShelf(studio_.options.poseFolder), views_.window());
  connect(popup, &PosePopup::chosen, poses_, &PinnedPoses::pinFile);
  connect(popup, &PosePopup::failed, this, &SteeringTools::failed);
  connect(popup, &PosePopup::removed, this, [this](const QString& name, const std::filesystem::path& file, const std::string& bytes) {
    Q_EMIT offered(tr("Removed the pose “%1”.").arg(name), tr("Put it back"), [this, file, bytes] {
      if (const auto put = PoseShelf(studio_.options.poseFolder).putBack(file, bytes); !put) Q_EMIT failed(put.error());
    });
  });
  popup->show();
}

// Esc ends the tool wherever the focus is, but for a text that is being written.
bool SteeringTools::eventFilter(QObject* watched, QEvent* event) {
  const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
  if (!isKey || !path_->isDrawing() || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape || isTyping()) return QObject::eventFilter(watched, event);
  event->accept();
  if (event->type() == QEvent::KeyPress) path_->setDrawing(false);
  return true;
}

void SteeringTools::setShownTake(core::document::TakeId id) { poses_->setShownTake(id); }

void SteeringTools::showAbilities() {
  const auto set = [](QAction* action, const QString& whyNot) { showAbility(*action, whyNot); };
  set(actions_.pinPose, poses_->whyNotPin());
  set(actions_.copyPose, poses_->shown() ? QString() : poses_->whyNotPin());
  set(actions_.pinCopiedPose, poses_->whyNotPinCopied());
  set(actions_.pinMirroredPose, poses_->whyNotPinCopied());
  const QString noFolder = studio_.options.poseFolder.isEmpty() ? tr("This window keeps no poses.") : QString();
  set(actions_.keepPose, !noFolder.isEmpty() ? noFolder : poses_->shown() ? QString() : poses_->whyNotPin());
  set(actions_.poseLibrary, !noFolder.isEmpty() ? noFolder : poses_->whyNotAtAll());
  set(actions_.showStrength, studio_.courses.whyNotAtAll());
  set(actions_.letChange, poses_->whyNotAtAll());
  set(actions_.drawPath, path_->isDrawing() ? QString() : path_->whyNot());
}

QString SteeringTools::remarkOf(const std::vector<std::string>& remarks) {
  QStringList said;
  for (const auto& remark : remarks)
    if (core::services::keyNamedIn(remark)) said << QString::fromStdString(remark);
  if (said.isEmpty() && !remarks.empty()) said << QString::fromStdString(remarks.front());
  return said.join(QStringLiteral(" · "));
}

}  // namespace ui
