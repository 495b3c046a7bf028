#include "ui/panels/timeline_panel.h"

#include "ui/look/theme.h"
#include "ui/panels/action_lane.h"
#include "ui/panels/planned_stands.h"
#include "ui/posing/pose_tools.h"
#include "ui/session/frozen_stretches.h"
#include "ui/session/take_names.h"
#include "ui/setup/key_map.h"
#include "ui/widgets/contact_lane.h"
#include "ui/widgets/frame_rate_choice.h"
#include "ui/widgets/time_ruler.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

TimelinePanel::TimelinePanel(DocumentBridge& document, ModelChoice& models, PlaybackClock& clock, Actions& actions, QWidget* parent)
    : QWidget(parent),
      document_(document),
      clock_(clock),
      actions_(actions),
      tools_(new QWidget(this)),
      frozen_(new FrozenStretches(document, models, this)),
      ruler_(new TimeRuler(clock, this)),
      lane_(new ActionLane(document, models, *frozen_, *ruler_, this)),
      contacts_(new ContactLane(*ruler_, this)),
      planned_(new PlannedStands(document, models, this)),
      plannedContacts_(new ContactLane(*ruler_, this)),
      lanes_(new QVBoxLayout),
      room_(*this),
      time_(new QLabel(tools_)),
      speed_(new QComboBox(tools_)),
      changed_(new QToolButton(tools_)) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kMargin, theme::kSmall, theme::kMargin, theme::kSmall);
  column->setSpacing(theme::kSmall - 1);
  auto* row = new QHBoxLayout(tools_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2);
  const auto addButton = [&](QAction* action) {
    auto* button = new QToolButton(tools_);
    button->setDefaultAction(action);
    button->setIconSize({18, 18});
    button->setAutoRaise(true);
    row->addWidget(button);
  };
  for (QAction* action : {actions.toStart, actions.stepBack, actions.togglePlay, actions.stepForward, actions.toEnd}) addButton(action);
  row->addSpacing(theme::kGap);
  addButton(actions.loop);
  row->addSpacing(theme::kGap);
  speed_->setObjectName(QStringLiteral("speed"));
  speed_->setToolTip(tr("Playing speed; the motion itself stays as it is."));
  for (const double speed : {0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 4.0}) speed_->addItem(locale().toString(speed) + QStringLiteral(" ×"), speed);
  row->addWidget(speed_);
  row->addSpacing(theme::kSmall);
  row->addWidget(new FrameRateChoice(clock_, tools_));
  row->addSpacing(theme::kSmall);
  addButton(actions.moveJoint);
  addButton(actions.turnJoint);
  addButton(actions.showCurves);
  row->addStretch(1);
  changed_->setObjectName(QStringLiteral("changedSince"));
  changed_->setIcon(theme::icon(QStringLiteral("regenerate"), theme::kAccent));
  changed_->setIconSize({16, 16});
  changed_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  changed_->setAutoRaise(true);
  changed_->setText(tr("Changed since"));
  connect(changed_, &QToolButton::clicked, actions.generate, &QAction::trigger);
  row->addWidget(changed_);
  row->addSpacing(theme::kGap);
  auto* add = new QToolButton(tools_);
  add->setObjectName(QStringLiteral("addAction"));
  add->setIcon(theme::icon(QStringLiteral("add")));
  add->setIconSize({18, 18});
  add->setAutoRaise(true);
  add->setToolTip(tr("Add an action: what happens after the last one"));
  connect(add, &QToolButton::clicked, lane_, &ActionLane::addAction);
  connect(lane_, &ActionLane::refused, this, &TimelinePanel::refused);
  row->addWidget(add);
  row->addSpacing(theme::kGap);
  time_->setObjectName(QStringLiteral("timeLabel"));
  time_->setTextFormat(Qt::PlainText);
  row->addWidget(time_);
  column->addWidget(tools_);
  column->addWidget(ruler_, 1);
  column->addWidget(lane_);
  lanes_->setSpacing(0);
  column->addLayout(lanes_);
  column->addWidget(plannedContacts_);
  column->addWidget(contacts_);
  contacts_->setVisible(actions.showContacts->isChecked());
  connect(actions.showContacts, &QAction::toggled, contacts_, &QWidget::setVisible);

  connect(speed_, &QComboBox::activated, this, [this](int index) { clock_.setSpeed(speed_->itemData(index).toDouble()); });
  connect(&clock_, &PlaybackClock::speedChanged, this, &TimelinePanel::showSpeed);
  connect(&clock_, &PlaybackClock::frameRateChanged, this, &TimelinePanel::showTime);
  connect(&clock_, &PlaybackClock::timeChanged, this, &TimelinePanel::showTime);
  connect(&clock_, &PlaybackClock::durationChanged, this, &TimelinePanel::showTime);
  connect(&document_, &DocumentBridge::viewChanged, this, &TimelinePanel::showTracks);
  connect(&document_, &DocumentBridge::takesChanged, this, &TimelinePanel::showTracks);
  connect(&document_, &DocumentBridge::projectReplaced, this, &TimelinePanel::showTracks);
  connectFreezing();
  connectContacts();
  connectPlannedContacts();
  showTime();
  showTracks();
  showSpeed();
}

void TimelinePanel::connectFreezing() {
  connect(frozen_, &FrozenStretches::refused, this, &TimelinePanel::refused);
  connect(frozen_, &FrozenStretches::redrawRequested, this, &TimelinePanel::redrawRequested);
  connect(frozen_, &FrozenStretches::changed, this, &TimelinePanel::showChanges);
  connect(actions_.freezeAction, &QAction::triggered, this, [this] { lane_->toggleFrozen(clock_.time()); });
  connect(actions_.redrawAction, &QAction::triggered, this, [this] { lane_->redraw(clock_.time()); });
  connect(actions_.freezeRange, &QAction::triggered, this, [this] { onRange(&FrozenStretches::toggle); });
  connect(actions_.redrawRange, &QAction::triggered, this, [this] { onRange(&FrozenStretches::redraw); });
  ruler_->addActions({actions_.freezeRange, actions_.redrawRange, actions_.trim});
  ruler_->setContextMenuPolicy(Qt::ActionsContextMenu);
  showChanges();
}

void TimelinePanel::connectContacts() {
  connect(contacts_, &ContactLane::edited, this, &TimelinePanel::setStands);
  connect(contacts_, &ContactLane::asFound, this, [this] { setStands({}); });
  connect(contacts_, &ContactLane::settled, this, [this] { document_.seal(); });
  const auto toggle = [this](ContactLane::Foot foot) {
    // What is changed is seen.
    if (!actions_.showContacts->isChecked()) actions_.showContacts->trigger();
    contacts_->toggleAt(foot, clock_.time());
  };
  connect(actions_.leftStands, &QAction::triggered, this, [toggle] { toggle(ContactLane::Foot::Left); });
  connect(actions_.rightStands, &QAction::triggered, this, [toggle] { toggle(ContactLane::Foot::Right); });
  connect(actions_.standsAsFound, &QAction::triggered, this, [this] { setStands({}); });
}

void TimelinePanel::connectPlannedContacts() {
  plannedContacts_->setObjectName(QStringLiteral("plannedContacts"));
  plannedContacts_->setAccessibleName(tr("Foot contacts of what is generated"));
  connect(plannedContacts_, &ContactLane::edited, planned_, &PlannedStands::edit);
  connect(plannedContacts_, &ContactLane::left, planned_, [this](ContactLane::Foot foot) { planned_->leave(static_cast<std::size_t>(foot)); });
  connect(plannedContacts_, &ContactLane::bothLeft, planned_, &PlannedStands::leaveBoth);
  connect(plannedContacts_, &ContactLane::settled, planned_, &PlannedStands::seal);
  const auto takeOver = [this] {
    if (const QString why = planned_->whyNot(); !why.isEmpty()) return Q_EMIT refused(why);
    planned_->takeOver(contacts_->stands());
  };
  connect(contacts_, &ContactLane::planWanted, this, takeOver);
  connect(actions_.holdStands, &QAction::triggered, this, takeOver);
  connect(actions_.leaveFeet, &QAction::triggered, planned_, &PlannedStands::leaveBoth);
  connect(planned_, &PlannedStands::changed, this, &TimelinePanel::showPlannedContacts);
  showPlannedContacts();
}

void TimelinePanel::showPlannedContacts() {
  plannedContacts_->setPlan(planned_->seconds(), planned_->told());
  plannedContacts_->setVisible(!planned_->told().isEmpty());
  actions_.leaveFeet->setEnabled(!planned_->told().isEmpty());
  const QString why = !planned_->whyNot().isEmpty() ? planned_->whyNot()
                      : frozen_->shown()            ? QString()
                                                    : tr("Nothing is shown yet that has feet: generate a take or import a clip first.");
  showAbility(*actions_.holdStands, why);
}

void TimelinePanel::setStands(const std::optional<core::motion::FootStands>& stands) {
  const auto* take = frozen_->shown();
  if (take && take->stands != stands) document_.run(std::make_unique<core::document::EditStands>(take->id, stands));
}

void TimelinePanel::setShownTake(core::document::TakeId id) { frozen_->setShownTake(id); }

void TimelinePanel::addLane(QWidget* lane) { lanes_->addWidget(lane); }

void TimelinePanel::addBelow(QWidget* widget) { static_cast<QVBoxLayout*>(layout())->addWidget(widget, 3); }

void TimelinePanel::onRange(void (FrozenStretches::*what)(double start, double end)) {
  if (!clock_.hasRange()) return Q_EMIT refused(tr("There is no range: drag the two handles on the timeline first."));
  (frozen_->*what)(clock_.rangeStart(), clock_.rangeEnd());
}

void TimelinePanel::showChanges() {
  const auto* take = frozen_->shown();
  const QStringList changes = take ? changedSince(document_.project(), *take) : QStringList();
  contacts_->setTake(take ? take->clip : nullptr, take ? take->stands : std::nullopt);
  for (QAction* action : {actions_.leftStands, actions_.rightStands}) action->setEnabled(take != nullptr);
  actions_.standsAsFound->setEnabled(take && take->stands);
  showPlannedContacts();
  changed_->setVisible(!changes.isEmpty());
  if (!changes.isEmpty())
    changed_->setToolTip(tr("The shown take is older than what the panels say: %1. Click to generate it as it is now.").arg(changes.join(QStringLiteral(", "))));
  const QString whyNot = frozen_->whyNotAtAll();
  for (QAction* action : {actions_.freezeAction, actions_.redrawAction, actions_.freezeRange, actions_.redrawRange}) {
    action->setEnabled(whyNot.isEmpty());
    if (whyNot.isEmpty())
      showKeyInToolTip(*action);
    else
      action->setToolTip(whyNot);
  }
}

void TimelinePanel::showTime() {
  const double rate = clock_.frameRate();
  const auto frames = static_cast<int>(std::lround(clock_.duration() * rate));
  const int frame = std::min(frames, static_cast<int>(std::floor(clock_.time() * rate + 1e-6)) + 1);
  time_->setText(tr("%1 / %2 s   ·   frame %3 / %4").arg(locale().toString(clock_.time(), 'f', 2), locale().toString(clock_.duration(), 'f', 2)).arg(frame).arg(frames));
}

void TimelinePanel::showTracks() {
  QList<TimeRuler::Track> tracks;
  const auto& view = document_.project().view;
  for (int i = 0; i < view.shownCount(); ++i)
    if (const auto* take = document_.take(view.shown[static_cast<std::size_t>(i)]))
      tracks.append({takeTitle(document_.project(), take->id), take->clip->duration(), theme::viewColour(i)});
  // Of more than two the views give some room.
  if (tracks.size() > 2) room_.take();
  ruler_->setTracks(tracks);
  if (tracks.size() <= 2) room_.giveBack();
  showTime();
}

void TimelinePanel::showSpeed() {
  const QSignalBlocker quiet(speed_);
  speed_->setCurrentIndex(speed_->findData(clock_.speed()));
}

}  // namespace ui
