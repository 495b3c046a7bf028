#include "ui/main_window.h"

#include "ui/actions.h"
#include "ui/character/character_tools.h"
#include "ui/compare/compare_tools.h"
#include "ui/compare/contact_sheet.h"
#include "ui/curves/curve_tools.h"
#include "ui/dialogs/dialogs.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/lift_dialog.h"
#include "ui/dropped_takes.h"
#include "ui/file_drops.h"
#include "ui/help/help_tools.h"
#include "ui/look/error_text.h"
#include "ui/look/named_controls.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"
#include "ui/panel_docks.h"
#include "ui/panels/guidance_panel.h"
#include "ui/panels/jobs_panel.h"
#include "ui/panels/pictures_panel.h"
#include "ui/panels/prompt_panel.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/takes_panel.h"
#include "ui/panels/timeline_panel.h"
#include "ui/pictures_dock.h"
#include "ui/session/take_names.h"
#include "ui/settings.h"
#include "ui/steering_tools.h"
#include "ui/studio_tool_bar.h"
#include "ui/viewport/viewport_area.h"
#include "ui/widgets/message_bar.h"
#include "ui/window_place.h"
#include "ui/window_tools.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>

namespace ui {

using core::document::Take;
using core::document::TakeId;

MainWindow::MainWindow(Studio& studio, QWidget* parent)
    : QMainWindow(parent),
      studio_(studio),
      actions_(new Actions(this)),
      views_(new ViewportArea(studio.document, studio.clock, studio.options.backend, this)),
      sheet_(new ContactSheet(studio.document, studio.clock, studio.options.backend, this)),
      message_(new MessageBar(this)),
      place_(new WindowPlace(*this)),
      research_(studio, this) {
  setObjectName(QStringLiteral("mainWindow"));
  setWindowIcon(QIcon(QStringLiteral(":/icons/gesto.svg")));
  place_->setUsual();
  auto* centre = new QWidget(this);
  auto* column = new QVBoxLayout(centre);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(message_);
  column->addWidget(views_, 1);
  column->addWidget(sheet_, 1);
  setCentralWidget(centre);

  actions_->fillMenuBar(*menuBar());
  toolBar_ = new StudioToolBar(*actions_, this);
  addToolBar(toolBar_);
  buildPanels();
  docks_->arrange();
  new CompareTools(studio_, *actions_, *views_, timeline_->ruler(), this);
  new CurveTools(studio_, *actions_, *views_, *timeline_, this);
  steering_ = new SteeringTools(studio_, *actions_, *views_, *timeline_, this);
  tools_ = new WindowTools(*this, studio_, *actions_, *views_, *sheet_, *takesPanel_, *guidance_);
  connect(tools_, &WindowTools::lookChanged, this, &MainWindow::lookChanged);
  connect(tools_, &WindowTools::noted, this, &MainWindow::note);
  connect(tools_, &WindowTools::told, jobsPanel_, &JobsPanel::log);
  connect(tools_, &WindowTools::failed, this, [this](const core::Error& error) { message_->showError(errorText(error)); });
  help_ = new HelpTools(*this, studio_, *actions_, *tools_);
  characters_ = new CharacterTools(*this, studio_, *actions_, *views_, *sheet_, *message_, [this] { return chosenTake(); });
  connect(characters_, &CharacterTools::noted, this, &MainWindow::note);
  connect(characters_, &CharacterTools::failed, this, [this](const core::Error& error) { message_->showError(errorText(error)); });
  new NamedControls(this);
  connectActions();
  connectStudio();
  if (studio_.options.usesSettings && settings::read(*this, *place_, studio_, *actions_)) docks_->setArrangedByPerson();
  tools_->showViewOptions();
  updateActions();
  updateTitle();
}

MainWindow::~MainWindow() { docks_->hideFloating(); }

void MainWindow::buildPanels() {
  setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
  prompt_ = new PromptPanel(studio_.document, studio_.models, this);
  stylePanel_ = new StylePanel(studio_.document, studio_.courses, studio_.styles, &studio_.pictures, this);
  guidance_ = new GuidancePanel(studio_.document, studio_.models, this);
  takesPanel_ = new TakesPanel(studio_.document, studio_.takes, this);
  jobsPanel_ = new JobsPanel(studio_.jobs, this);
  pictures_ = new PicturesPanel(studio_.document, studio_.clock, this);
  timeline_ = new TimelinePanel(studio_.document, studio_.models, studio_.clock, *actions_, this);
  docks_ = new PanelDocks(*this, *actions_->panelMenu);
  docks_->add({"promptPanel", tr("Prompt"), prompt_, Qt::LeftDockWidgetArea, 162, false, true, false, prompt_->titleTools()});
  docks_->add({"stylePanel", tr("Style"), stylePanel_, Qt::LeftDockWidgetArea, 148, false, false, true, stylePanel_->titleTools()});
  docks_->add({"guidancePanel", tr("Guidance"), guidance_, Qt::LeftDockWidgetArea, 180, false, true, false, guidance_->titleTools()});
  docks_->add({"takesPanel", tr("Takes"), takesPanel_, Qt::RightDockWidgetArea, 180, false, false, true, takesPanel_->titleTools()});
  // The flat pictures are for those who want them: they come up with the first take that was made of some.
  auto* flat = docks_->add({"picturesPanel", tr("2D views"), pictures_, Qt::RightDockWidgetArea, 240, true});
  picturesDock_ = new PicturesDock(*flat, [this] { docks_->arrangeColumn(Qt::RightDockWidgetArea); });
  docks_->add({"jobsPanel", tr("Jobs"), jobsPanel_, Qt::RightDockWidgetArea, 184, false, false, false, jobsPanel_->titleTools()});
  docks_->add({"timelinePanel", tr("Timeline"), timeline_, Qt::BottomDockWidgetArea, 140, false, false, false, timeline_->titleTools()});
}

void MainWindow::connectActions() {
  Actions& a = *actions_;
  const auto on = [this](QAction* action, auto&& work) { connect(action, &QAction::triggered, this, work); };
  on(a.newProject, [this] { afterAsking([this] { studio_.session.newProject(); }); });
  on(a.openProject, [this] { openProject(); });
  on(a.openExample, [this] { afterAsking([this] { studio_.session.openCopy(studio_.options.exampleProject); }); });
  a.openExample->setEnabled(QFileInfo::exists(studio_.options.exampleProject));
  for (const auto& [action, name] : {std::pair(a.sampleAnimator, "animator"), {a.sampleArtist, "technical_artist"}, {a.sampleResearcher, "researcher"}}) {
    const QString file = QDir(studio_.options.sampleFolder).filePath(QLatin1String(name) + QStringLiteral(".gesto"));
    action->setEnabled(!studio_.options.sampleFolder.isEmpty() && QFileInfo::exists(file));
    on(action, [this, file] {
      afterAsking([this, file] {
        studio_.session.openCopy(file);
        help_->showPage(QStringLiteral("samples"));
      });
    });
  }
  on(a.saveProject, [this] { save(false); });
  on(a.saveProjectAs, [this] { save(true); });
  on(a.importClip, [this] {
    for (const QString& file : dialogs::chooseClips(this)) studio_.files.importClip(file);
  });
  on(a.importVideo, [this] {
    const QString keypoints = dialogs::chooseKeypoints(this);
    if (!keypoints.isEmpty()) liftVideo(keypoints, Becomes::Take);
  });
  on(a.exportTake, [this] { exportTake(takeInActiveView()); });
  on(a.quit, [this] { close(); });

  on(a.undo, [this] { studio_.document.undo(); });
  on(a.redo, [this] { studio_.document.redo(); });
  on(a.renameTake, [this] { takesPanel_->renameCurrent(); });
  on(a.pinTake, [this] { takesPanel_->togglePinned(); });
  on(a.deleteTakes, [this] { takesPanel_->deleteSelected(); });
  on(a.useSettings, [this] { takesPanel_->useSettings(); });
  on(a.copyCommandLine, [this] { takesPanel_->copyCommandLine(); });

  auto& edits = studio_.edits;
  on(a.cleanUp, [this, &edits] { edits.cleanUp(chosenTake()); });
  on(a.mirror, [this, &edits] { edits.mirror(chosenTake()); });
  on(a.makeLoop, [this, &edits] { edits.makeLoop(chosenTake()); });
  on(a.trim, [this, &edits] { edits.trim(chosenTake(), studio_.clock.rangeStart(), studio_.clock.rangeEnd()); });
  on(a.faceForward, [this, &edits] { edits.faceForward(chosenTake()); });

  on(a.generate, [this] { studio_.generation.generate(chosenTake()); });
  on(a.stop, [this] { studio_.generation.stop(); });
  on(a.regenerate, [this] { studio_.generation.regenerate(chosenTake()); });
  on(a.restyle, [this] { studio_.generation.restyle(chosenTake()); });
  on(a.useAsStyle, [this] { useAsStyle(chosenTake()); });
  on(a.browseStyles, [this] { stylePanel_->browse(); });
  on(a.focusPrompt, [this] { prompt_->focusPrompt(); });

  PlaybackClock& clock = studio_.clock;
  on(a.togglePlay, [&clock] { clock.togglePlaying(); });
  on(a.pause, [&clock] { clock.pause(); });
  on(a.shuttleBack, [&clock] { clock.shuttleBackward(); });
  on(a.shuttleForward, [&clock] { clock.shuttleForward(); });
  on(a.stepBack, [&clock] { clock.stepFrames(-1); });
  on(a.stepForward, [&clock] { clock.stepFrames(1); });
  on(a.toStart, [&clock] { clock.goToStart(); });
  on(a.toEnd, [&clock] { clock.goToEnd(); });
  connect(a.loop, &QAction::toggled, &clock, &PlaybackClock::setLooping);
  connect(&clock, &PlaybackClock::loopingChanged, a.loop, &QAction::setChecked);
  connect(&clock, &PlaybackClock::playingChanged, this,
          [this](bool isPlaying) { actions_->togglePlay->setIcon(theme::icon(isPlaying ? QStringLiteral("pause") : QStringLiteral("play"))); });

  using Preset = render::OrbitCamera::Preset;
  on(a.frameAll, [this] { views_->frameAll(); });
  on(a.viewFront, [this] { views_->setPreset(Preset::Front); });
  on(a.viewSide, [this] { views_->setPreset(Preset::Side); });
  on(a.viewTop, [this] { views_->setPreset(Preset::Top); });
  on(a.viewThreeQuarter, [this] { views_->setPreset(Preset::ThreeQuarter); });
  on(a.training, [this] { research_.showTraining(); });
  on(a.teach, [this] { research_.showTeach(); });
  on(a.metrics, [this] { research_.showMetrics(); });
  on(a.models, [this] { research_.showModels(); });
  on(a.resetLayout, [this] { docks_->arrange(); });
  on(a.about, [this] { dialogs::showAbout(this); });
  connect(a.recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
}

void MainWindow::connectStudio() {
  connect(prompt_, &PromptPanel::generateRequested, actions_->generate, &QAction::trigger);
  connect(prompt_, &PromptPanel::nearClipsRequested, actions_->nearClips, &QAction::trigger);
  connect(stylePanel_, &StylePanel::fileOffered, this, [this](const QString& file) {
    if (dialogs::isKeypoints(QUrl::fromLocalFile(file)))
      liftVideo(file, Becomes::Style);
    else
      studio_.files.checkStyle(file);
  });
  connect(stylePanel_, &StylePanel::takeOffered, this, &MainWindow::useAsStyle);
  takesPanel_->setFileOf([this](TakeId id) { return fileToDrag(id); });
  connect(takesPanel_, &TakesPanel::notWritten, this, [this](const core::Error& error) { message_->showError(errorText(error)); });
  takesPanel_->setMotionActions({actions_->trim, actions_->mirror, actions_->faceForward, actions_->makeLoop, actions_->cleanUp, actions_->putOnCharacter});
  connect(takesPanel_, &TakesPanel::showRequested, this, &MainWindow::showTake);
  connect(takesPanel_, &TakesPanel::regenerateRequested, &studio_.generation, &GenerationController::regenerate);
  connect(takesPanel_, &TakesPanel::restyleRequested, &studio_.generation, &GenerationController::restyle);
  connect(takesPanel_, &TakesPanel::styleRequested, this, &MainWindow::useAsStyle);
  connect(takesPanel_, &TakesPanel::exportRequested, this, &MainWindow::exportTake);
  connect(timeline_, &TimelinePanel::refused, this, [this](const QString& why) { message_->showError(why); });
  connect(steering_, &SteeringTools::refused, this, [this](const QString& why) { message_->showError(why); });
  connect(steering_, &SteeringTools::noted, this, &MainWindow::note);
  connect(steering_, &SteeringTools::failed, this, [this](const core::Error& error) { message_->showError(errorText(error)); });
  connect(steering_, &SteeringTools::offered, message_, &MessageBar::showQuestion);
  connect(timeline_, &TimelinePanel::redrawRequested, &studio_.generation, &GenerationController::redraw);
  connect(takesPanel_, &TakesPanel::commandLineCopied, this, [this](const QString& line) { note(tr("Copied: %1").arg(line)); });

  auto& generation = studio_.generation;
  connect(&generation, &GenerationController::busyChanged, toolBar_, &StudioToolBar::setBusy);
  connect(&generation, &GenerationController::progressed, toolBar_, &StudioToolBar::showProgress);
  connect(&generation, &GenerationController::takeMade, this, [this](TakeId id, int variant) {
    // Of several variants the first is looked at; the others wait in the list.
    if (variant == 0) {
      showTake(id, views_->activeView());
      studio_.clock.goToStart();
      studio_.clock.play();
      takesPanel_->select(id);
    }
    const Take* take = studio_.document.take(id);
    if (!take) return;
    note(SteeringTools::remarkOf(take->report.remarks));
    if (!take->pictures.empty()) picturesDock_->present();
  });
  connect(&generation, &GenerationController::styleMade, this, &MainWindow::useAsStyle);
  connect(&generation, &GenerationController::stopped, this, [this] { note(tr("Stopped.")); });
  connect(&generation, &GenerationController::failed, this, [this](const core::Error& error) {
    if (error.code == core::ErrorCode::InvalidArgument) prompt_->focusPrompt();
    message_->showError(errorText(error));
  });
  // Through the window: another one, in other colours, would be the second to pass them on.
  connect(&generation, &GenerationController::modelsReady, this, [this](const std::vector<core::services::ModelInfo>& models) { studio_.models.setModels(models); });
  connect(&studio_.models, &ModelChoice::changed, this, [this] {
    const auto* model = studio_.models.chosen();
    studio_.styles.setLibraryEnabled(!model || !model->can.style || model->can.namedStyles);
  });
  connect(&studio_.shelf, &ModelShelf::changed, this, [this] { studio_.session.setUsualModel(studio_.shelf.usual()); });
  connect(&generation, &GenerationController::stylesReady, this, [this](const std::vector<core::services::StyleInfo>& styles) {
    stylePanel_->setHint({});
    studio_.styles.setLibrary(styles);
  });
  connect(&generation, &GenerationController::modelMissing, this, [this](const core::Error& error) {
    stylePanel_->setHint(tr("No model is installed, so there are no styles yet."));
    jobsPanel_->log(errorText(error));
  });

  auto& files = studio_.files;
  connect(&files, &ClipFiles::imported, this,
          [this](TakeId id, const QString& remark) { presentTake(id, remark.isEmpty() ? tr("Imported.") : tr("Imported: %1").arg(remark)); });
  connect(&files, &ClipFiles::styleAccepted, this, [this](const QString& file, const QString& remark) {
    const auto index = studio_.styles.addFile(pathOf(file), remark);
    const auto style = studio_.styles.style(index);
    studio_.document.editDraft(core::document::DraftField::Style, [&style](core::document::Draft& draft) { draft.request.style = style; });
    note(remark.isEmpty() ? tr("The clip is now a style.") : tr("The clip is now a style: %1").arg(remark));
  });
  connect(&studio_.edits, &TakeEdits::edited, this, &MainWindow::presentTake);
  connect(&studio_.edits, &TakeEdits::failed, this, [this](const core::Error& error) { message_->showError(errorText(error)); });
  connect(&files, &ClipFiles::exported, this, [this](const QString& file, const QString& missing) {
    note(missing.isEmpty() ? tr("Saved %1").arg(file) : tr("Saved %1. Not carried: %2.").arg(file, missing));
  });
  connect(&files, &ClipFiles::otherTold, this, &MainWindow::note);
  connect(&files, &ClipFiles::failed, this, [this](const core::Error& error) { message_->showError(errorText(error)); });

  auto& session = studio_.session;
  connect(&session, &ProjectSession::failed, this, [this](const core::Error& error) { message_->showError(errorText(error)); });
  connect(&session, &ProjectSession::stateChanged, this, [this] {
    updateActions();
    updateTitle();
  });
  connect(&session, &ProjectSession::opened, this, [this] {
    const auto& project = studio_.document.project();
    if (!project.takes.empty() && !project.find(project.view.shown[0])) views_->showTake(project.takes.back().id, 0);
    if (const Take* shown = studio_.document.take(takeInActiveView()); shown && !shown->pictures.empty()) picturesDock_->present();
    studio_.clock.goToStart();
    studio_.clock.play();
  });
  auto* drops = new FileDrops(*this, *views_);
  connect(drops, &FileDrops::clipDropped, characters_, &CharacterTools::takeFile);
  connect(drops, &FileDrops::projectDropped, this, [this](const QString& file) { afterAsking([this, file] { studio_.session.open(file); }); });
  connect(drops, &FileDrops::keypointsDropped, this, [this](const QString& file) { liftVideo(file, Becomes::Take); });
  connect(drops, &FileDrops::refused, this, [this](const QString& sentence) { message_->showError(sentence); });
  connect(views_, &ViewportArea::viewStateChanged, this, &MainWindow::updateActions);
  auto* dropped = new DroppedTakes(studio_.document, *message_, *actions_->bringBackTakes, this);
  connect(dropped, &DroppedTakes::told, jobsPanel_, &JobsPanel::log);
  connect(dropped, &DroppedTakes::broughtBack, this, [this](TakeId id) { presentTake(id, {}); });
  // What a crash would forget is written down as it changes.
  connect(place_, &WindowPlace::settled, this, &MainWindow::writeSettings);
  connect(&studio_.styles, &StyleListModel::rememberedChanged, this, &MainWindow::writeSettings);
  connect(&session, &ProjectSession::opened, this, &MainWindow::writeSettings);
  connect(&session, &ProjectSession::saved, this, &MainWindow::writeSettings);
}

void MainWindow::begin(const QString& project) {
  studio_.generation.loadModels();
  const QDateTime recovery = project.isEmpty() ? studio_.session.findRecovery() : QDateTime();
  const QString last = settings::lastProject();
  if (!project.isEmpty())
    studio_.session.open(project);
  else if (studio_.options.usesSettings && !last.isEmpty() && QFileInfo::exists(last))
    studio_.session.open(last);
  else if (QFileInfo::exists(studio_.options.exampleProject))
    studio_.session.openCopy(studio_.options.exampleProject);
  if (project.isEmpty() && last.isEmpty()) help_->offerTour();
  if (recovery.isValid())
    message_->showQuestion(tr("Gesto Studio did not close properly. There is unsaved work on “%1” from %2.")
                               .arg(studio_.session.recoveryName(), locale().toString(recovery, QLocale::ShortFormat)),
                           tr("Restore it"), [this] { studio_.session.restoreRecovery(); });
}

void MainWindow::resume() {
  toolBar_->setBusy(studio_.generation.isBusy());
  takesPanel_->select(takeInActiveView());
  tools_->showPreferences();
}

TakeId MainWindow::takeInActiveView() const { return studio_.document.project().view.shown[static_cast<std::size_t>(views_->activeView())]; }

TakeId MainWindow::chosenTake() const {
  const TakeId chosen = takesPanel_->currentTake();
  return chosen ? chosen : takeInActiveView();
}

void MainWindow::presentTake(TakeId id, const QString& words) {
  showTake(id, views_->activeView());
  takesPanel_->select(id);
  note(words);
}

void MainWindow::showTake(TakeId id, int view) { views_->showTake(id, view < 0 ? views_->activeView() : view); }

void MainWindow::updateActions() {
  const auto& document = studio_.document;
  const auto label = [](const QString& verb, const QString& what) { return what.isEmpty() ? verb : tr("%1: %2").arg(verb, what); };
  actions_->undo->setEnabled(document.canUndo());
  actions_->undo->setText(label(tr("&Undo"), document.undoTitle()));
  actions_->redo->setEnabled(document.canRedo());
  actions_->redo->setText(label(tr("&Redo"), document.redoTitle()));
  actions_->exportTake->setEnabled(document.take(takeInActiveView()) != nullptr);
  pictures_->showTake(takeInActiveView());
  timeline_->setShownTake(takeInActiveView());
  steering_->setShownTake(takeInActiveView());
  const Take* shown = document.take(takeInActiveView());
  picturesDock_->follow(shown && !shown->pictures.empty());
}

void MainWindow::updateTitle() {
  setWindowTitle(studio_.session.displayName() + QStringLiteral("[*] — Gesto Studio"));
  setWindowModified(studio_.document.isModified());
  takesPanel_->setProjectFile(studio_.session.file());
}

void MainWindow::fillRecentMenu() {
  actions_->recentMenu->clear();
  for (const QString& file : studio_.session.recentFiles())
    actions_->recentMenu->addAction(QFileInfo(file).fileName(), this, [this, file] { afterAsking([this, file] { studio_.session.open(file); }); })->setToolTip(file);
  if (actions_->recentMenu->isEmpty()) actions_->recentMenu->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::openProject() {
  afterAsking([this] {
    const QString file = dialogs::chooseProject(this);
    if (!file.isEmpty()) studio_.session.open(file);
  });
}

void MainWindow::afterAsking(std::function<void()> replace) {
  if (!studio_.document.isModified()) return replace();
  switch (dialogs::askToSave(this, studio_.session.displayName())) {
    case dialogs::SaveAnswer::Discard: return replace();
    case dialogs::SaveAnswer::Save: return save(false, std::move(replace));
    case dialogs::SaveAnswer::Cancel: return;
  }
}

void MainWindow::save(bool asksForName, std::function<void()> then) {
  QString file = studio_.session.file();
  if (asksForName || file.isEmpty()) file = dialogs::chooseSaveProject(this, file);
  if (!file.isEmpty()) studio_.session.save(file, std::move(then));
}

void MainWindow::exportTake(TakeId id) {
  const Take* take = studio_.document.take(id);
  if (!take) return;
  const auto& clock = studio_.clock;
  const bool hasRange = clock.hasRange() && id == takeInActiveView();
  const QString name = takeTitle(studio_.document.project(), id);
  ExportDialog dialog({name, take->clip->fps(), hasRange ? clock.rangeStart() : 0.0, hasRange ? clock.rangeEnd() : 0.0, studio_.character.worn()}, this);
  if (dialog.exec() != QDialog::Accepted) return;
  const QString file = dialogs::chooseExport(this, name, dialog.format());
  if (!file.isEmpty()) studio_.files.exportTake(id, file, dialog.options(), dialog.character());
}

// As the person exported last.
std::shared_ptr<const WrittenFile> MainWindow::fileToDrag(TakeId id) {
  const Take* take = studio_.document.take(id);
  if (!take) return nullptr;
  const QString name = takeTitle(studio_.document.project(), id);
  const ExportDialog last({name, take->clip->fps(), 0.0, 0.0, studio_.character.worn()});
  return studio_.files.handOut(id, dialogs::fileNameFrom(name), last.format(), last.options(), last.character());
}

// What went well is said beside the tools, and kept in the log.
void MainWindow::note(const QString& text) {
  if (text.isEmpty()) return;
  toolBar_->showNote(text);
  jobsPanel_->log(text);
}

void MainWindow::liftVideo(const QString& keypoints, Becomes becomes) {
  LiftDialog dialog(keypoints, this);
  if (dialog.exec() != QDialog::Accepted) return;
  studio_.generation.lift(dialog.video(), dialog.prompt(), becomes == Becomes::Style);
}

void MainWindow::useAsStyle(TakeId id) {
  if (!studio_.document.take(id)) return;
  if (studio_.options.styleFolder.isEmpty()) return note(tr("This window keeps no styles."));
  studio_.files.keepAsStyle(id, studio_.options.styleFolder);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  // A number that is half typed is a change as well.
  if (auto* number = qobject_cast<QAbstractSpinBox*>(QApplication::focusWidget())) number->interpretText();
  if (!mayClose_ && studio_.document.isModified()) {
    const auto answer = dialogs::askToSave(this, studio_.session.displayName());
    if (answer == dialogs::SaveAnswer::Save) save(false, [this] { mayClose_ = true, close(); });
    if (answer != dialogs::SaveAnswer::Discard) return event->ignore();
  }
  writeSettings();
  studio_.generation.stop();
  event->accept();
}

void MainWindow::writeSettings() {
  if (studio_.options.usesSettings) settings::write(*this, studio_, *actions_);
}

}  // namespace ui
