#include "ui/window_tools.h"

#include "ui/actions.h"
#include "ui/compare/contact_sheet.h"
#include "ui/compare/sweep_dialog.h"
#include "ui/dialogs/dialogs.h"
#include "ui/dialogs/restyle_dialog.h"
#include "ui/film/film_tools.h"
#include "ui/library/near_clips_dialog.h"
#include "ui/panels/guidance_panel.h"
#include "ui/panels/takes_panel.h"
#include "ui/session/take_names.h"
#include "ui/setup/command_palette.h"
#include "ui/setup/preferences_dialog.h"
#include "ui/setup/work_page.h"
#include "ui/studio.h"
#include "ui/viewport/viewport_area.h"

#include <QMainWindow>
#include <QMenu>

namespace ui {

using core::document::Take;
using core::document::TakeId;

WindowTools::WindowTools(QMainWindow& window, Studio& studio, Actions& actions, ViewportArea& views, ContactSheet& sheet, TakesPanel& takes, GuidancePanel& guidance)
    : QObject(&window),
      window_(window),
      studio_(studio),
      actions_(actions),
      views_(views),
      sheet_(sheet),
      takes_(takes),
      keys_(actions.all()),
      look_(studio.options.usesSettings ? LookSettings::read() : LookSettings()) {
  views_.setNavigation(look_.navigation);
  connect(actions.commandPalette, &QAction::triggered, this, &WindowTools::showPalette);
  connect(actions.preferences, &QAction::triggered, this, &WindowTools::showPreferences);
  connect(actions.shortcuts, &QAction::triggered, this, [this] { dialogs::showKeys(&window_, actions_, look_.navigation); });
  for (QAction* action : {actions.followRoot, actions.showGrid, actions.showShadow, actions.showPath, actions.showBones, actions.showSides, actions.showContacts,
                          actions.showOnionSkin, actions.showTrails})
    connect(action, &QAction::triggered, this, &WindowTools::showViewOptions);
  auto* films = new FilmTools(window, studio, views, sheet);
  connect(actions.renderView, &QAction::triggered, films, &FilmTools::showDialog);
  connect(films, &FilmTools::noted, this, &WindowTools::noted);
  connect(films, &FilmTools::failed, this, &WindowTools::failed);
  connectSheet();
  connectPreview(guidance);
  connectLiveLink();
  connect(&studio.generation, &GenerationController::takeMade, this, [this](TakeId id) {
    // Of two that were mixed the first one comes first.
    const Take* take = studio_.document.take(id);
    if (!take) return;
    studio_.styles.noteUsed(take->request.course.mix);
    studio_.styles.noteUsed(take->request.style);
  });
  actions.nearClips->setVisible(studio.nearClips.isThere());
  connect(actions.nearClips, &QAction::triggered, this, &WindowTools::showNearClips);
  takes.setRestyleWith(actions.restyleWith);
  connect(actions.restyleWith, &QAction::triggered, this, &WindowTools::showRestyleDialog);
}

void WindowTools::connectLiveLink() {
  auto& link = studio_.liveLink;
  actions_.liveLink->setVisible(link.isThere());
  // The window may be made anew while it serves.
  showLiveLink();
  connect(actions_.liveLink, &QAction::triggered, &link, &LiveLink::setOn);
  connect(&link, &LiveLink::failed, this, &WindowTools::failed);
  connect(&link, &LiveLink::asked, this, [this](const QString& line) { Q_EMIT told(tr("Live link: %1").arg(line)); });
  connect(&link, &LiveLink::changed, this, [this] {
    showLiveLink();
    const auto address = studio_.liveLink.address();
    if (!address.isEmpty()) Q_EMIT noted(tr("Other programs on this computer reach the studio at %1").arg(address));
  });
}

void WindowTools::showLiveLink() {
  const auto address = studio_.liveLink.address();
  actions_.liveLink->setChecked(studio_.liveLink.isOn());
  actions_.liveLink->setText(address.isEmpty() ? tr("&Live link") : tr("&Live link: %1").arg(address));
}

void WindowTools::showViewOptions() {
  const Actions& a = actions_;
  ViewOptions options;
  options.grid = a.showGrid->isChecked();
  options.contactShadow = a.showShadow->isChecked();
  options.rootPath = a.showPath->isChecked();
  options.bones = a.showBones->isChecked();
  options.sideColours = a.showSides->isChecked();
  options.footContacts = a.showContacts->isChecked();
  options.onionSkin = a.showOnionSkin->isChecked();
  options.trails = a.showTrails->isChecked();
  options.followRoot = a.followRoot->isChecked();
  views_.setOptions(options);
  sheet_.setOptions(options);
}

void WindowTools::showPalette() {
  QList<QAction*> commands = actions_.all();
  for (QAction* panel : actions_.panelMenu->actions())
    if (!panel->isSeparator() && !commands.contains(panel)) commands << panel;
  auto* palette = new CommandPalette(commands, &window_);
  palette->show();
}

void WindowTools::showPreferences() {
  auto* dialog = new PreferencesDialog(keys_, look_, studio_.clock, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &PreferencesDialog::lookChanged, this, &WindowTools::adopt);
  auto* work = new WorkPage(studio_, dialog);
  dialog->addPage(work, tr("Work"));
  connect(work, &WorkPage::tourWanted, dialog, [this, dialog] {
    dialog->accept();
    actions_.tour->trigger();
  });
  dialog->open();
}

void WindowTools::setNavigation(Navigation navigation) {
  LookSettings look = look_;
  look.navigation = navigation;
  if (studio_.options.usesSettings) look.write();
  adopt(look);
}

void WindowTools::adopt(const LookSettings& look) {
  const bool isNew = look.scheme != look_.scheme || look.language != look_.language;
  look_ = look;
  views_.setNavigation(look.navigation);
  if (isNew) Q_EMIT lookChanged(look);
}

// The shown take follows the sliders of the guidance.
void WindowTools::connectPreview(GuidancePanel& guidance) {
  TakePreview& preview = studio_.preview;
  guidance.showPreviewOn(preview.isOn());
  connect(&preview, &TakePreview::switched, &guidance, &GuidancePanel::showPreviewOn);
  connect(&guidance, &GuidancePanel::previewSwitched, &preview, &TakePreview::setOn);
  connect(&guidance, &GuidancePanel::held, this, [this, &preview] {
    const int view = views_.activeView();
    preview.hold(sheet_.isVisible() ? 0 : studio_.document.project().view.shown[static_cast<std::size_t>(view)], view);
  });
  connect(&guidance, &GuidancePanel::released, &preview, &TakePreview::release);
  connect(&preview, &TakePreview::looked, &views_, &ViewportArea::showPreview);
  connect(&preview, &TakePreview::ended, &views_, &ViewportArea::endPreview);
  connect(&preview, &TakePreview::replaced, this, [this](int view, TakeId take) {
    views_.replaceTake(take, view);
    takes_.select(take);
  });
}

void WindowTools::connectSheet() {
  connect(&sheet_, &ContactSheet::opened, &views_, &QWidget::hide);
  connect(&sheet_, &ContactSheet::closed, this, [this] {
    views_.show();
    views_.reload();
    views_.setFocus();
  });
  connect(&sheet_, &ContactSheet::kept, this, [this](TakeId id) {
    views_.showTakeHere(id);
    takes_.select(id);
  });
  connect(actions_.contactSheet, &QAction::triggered, this, &WindowTools::showSheet);
  connect(actions_.sweep, &QAction::triggered, this, &WindowTools::showSweepDialog);
  connect(&studio_.generation, &GenerationController::sweepMade, this, [this](TakeId id, int place) {
    sheet_.put(place, id);
    if (sheet_.isTable() && sheet_.isVisible()) studio_.clock.play();
  });
  connect(&studio_.generation, &GenerationController::busyChanged, this, [this](bool isBusy) {
    if (!isBusy) sheet_.endWaiting();
  });
  // Several variants are there to be chosen from.
  connect(&studio_.generation, &GenerationController::takeMade, this, [this](TakeId id, int variant) {
    if (variant == 0) firstVariant_ = id;
    if (variant == 1) sheet_.open({firstVariant_, id});
    if (variant > 1) sheet_.add(id);
  });
}

void WindowTools::showSweepDialog() {
  SweepDialog::Subject subject;
  const auto& project = studio_.document.project();
  subject.draft = project.draft.request;
  for (const Take& take : project.takes)
    if (take.origin == Take::Origin::Generated) subject.secondsATake = take.report.secondsTaken;
  if (const auto* model = studio_.models.chosen(); model && !model->can.style)
    subject.whyNot = tr("%1 knows no styles; the default model does.").arg(QString::fromStdString(model->familyTitle));
  auto* dialog = new SweepDialog(subject, studio_.styles, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog] { makeSweep(dialog->sweep()); });
  dialog->open();
}

void WindowTools::showNearClips() {
  auto* dialog = new NearClipsDialog(studio_.document, studio_.nearClips, studio_.models, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void WindowTools::showRestyleDialog() {
  const auto& project = studio_.document.project();
  const TakeId id = takes_.currentTake() ? takes_.currentTake() : project.view.shown[static_cast<std::size_t>(views_.activeView())];
  if (!project.find(id)) return;
  auto* dialog = new RestyleDialog({project.draft.request, studio_.models.restylers(), takeTitle(project, id)}, studio_.styles, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog, id] { studio_.generation.restyleAs(id, dialog->request()); });
  dialog->open();
}

void WindowTools::makeSweep(const Sweep& sweep) {
  const TakeId from = takes_.currentTake() ? takes_.currentTake() : studio_.document.project().view.shown[0];
  if (studio_.generation.sweep(sweepRequests(sweep, studio_.document.project().draft.request), from) > 0) sheet_.openTable(sweepRows(sweep), sweepColumns(sweep));
}

void WindowTools::showSheet() {
  if (sheet_.isVisible()) return sheet_.leave();
  std::vector<TakeId> chosen = takes_.selectedTakes();
  if (chosen.size() < 2) {
    // The chosen take with what stands beside it: what it was made from, and all that was made from that.
    const Take* take = studio_.document.take(takes_.currentTake() ? takes_.currentTake() : studio_.document.project().view.shown[0]);
    if (!take) return;
    const TakeId first = studio_.document.take(take->parent) ? take->parent : take->id;
    chosen = {first};
    for (const Take& other : studio_.document.project().takes)
      if (other.parent == first) chosen.push_back(other.id);
    // Room for nine: the newest ones, and the one they were made from.
    if (chosen.size() > static_cast<std::size_t>(ContactSheet::kMost)) chosen.erase(chosen.begin() + 1, chosen.end() - (ContactSheet::kMost - 1));
  }
  sheet_.open(chosen);
}

}  // namespace ui
