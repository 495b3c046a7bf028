#include "tests/support/fake_generation_service.h"
#include "tests/ui/gui_test_main.h"
#include "ui/dialogs/lift_dialog.h"
#include "ui/panels/jobs_panel.h"
#include "ui/panels/pictures_panel.h"
#include "ui/panels/prompt_panel.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/takes_panel.h"
#include "ui/session/request_conversion.h"
#include "ui/studio.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStringListModel>
#include <QToolButton>

using namespace core::document;

namespace {

Take walkTake(std::uint64_t seed, int frames = 40) {
  Take take;
  take.name = "Walk " + std::to_string(seed);
  take.request.prompt = "a person walks forward";
  take.request.seed = seed;
  take.clip = std::make_shared<core::motion::Clip>(test_support::syntheticWalk(seed, frames));
  return take;
}

}  // namespace

class TstPanels : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void typingAPromptIsOneStepOfUndo();
  void examplesStandUnderAnEmptyPrompt();
  void undoInsideTheTextUndoesTheProject();
  void secondsAndFramesSayTheSame();
  void aLockedSeedStaysAndAnUnlockedOneMoves();
  void aFailedBatchSaysWhyAndNotThatItWasStopped();
  void whatWasAskedInOneProjectStaysOutOfAnother();
  void theStyleListIsAProperModel();
  void choosingAStyleChangesTheDraft();
  void searchingStylesFindsAliases();
  void whatNoStyleIsCalledFindsNone();
  void copyingFromAListWithoutARowIsNothing();
  void theTakeListIsAProperModel();
  void deletedTakesComeBackWithUndo();
  void pinningAndRenamingAreUndone();
  void commandLineOfATakeIsQuoted();
  void flatPicturesComeFromTheSideTheyWereSeenFrom();
  void theLiftDialogAsksWhatFilesDoNotSay();
  void theJobListIsAProperModelAndTellsFailures();
};

void TstPanels::typingAPromptIsOneStepOfUndo() {
  ui::DocumentBridge document;
  ui::ModelChoice models(document);
  document.append(walkTake(1));
  QSignalSpy takes(&document, &ui::DocumentBridge::takesChanged);
  ui::PromptPanel panel(document, models);
  auto* text = panel.findChild<QPlainTextEdit*>("promptText");
  QTest::keyClicks(text, "a person walks");
  QCOMPARE(takes.size(), 0);  // views and lists of takes have nothing to do
  QCOMPARE(document.project().draft.request.prompt, std::string("a person walks"));
  document.undo();
  QCOMPARE(text->toPlainText(), QString());
  QVERIFY(!document.canUndo());
  document.redo();
  QCOMPARE(text->toPlainText(), QStringLiteral("a person walks"));
}

void TstPanels::examplesStandUnderAnEmptyPrompt() {
  ui::DocumentBridge document;
  ui::ModelChoice models(document);
  ui::PromptPanel panel(document, models);
  panel.resize(298, 260);
  panel.show();
  auto* hint = panel.findChild<QLabel*>("promptHint");
  auto* text = panel.findChild<QPlainTextEdit*>("promptText");
  QVERIFY(hint->isVisible());
  // By the keyboard, as by the mouse: the first link has the focus and is followed.
  hint->setFocus(Qt::TabFocusReason);
  QTest::keyClick(hint, Qt::Key_Tab);
  QTest::keyClick(hint, Qt::Key_Return);
  QVERIFY2(text->toPlainText().startsWith(QStringLiteral("a person ")), qPrintable(text->toPlainText()));
  QCOMPARE(document.project().draft.request.prompt, text->toPlainText().toStdString());
  QVERIFY2(!hint->isVisible(), qPrintable(hint->text()));
  document.undo();
  QVERIFY(text->toPlainText().isEmpty() && hint->isVisible());
}

void TstPanels::undoInsideTheTextUndoesTheProject() {
  ui::DocumentBridge document;
  ui::ModelChoice models(document);
  ui::PromptPanel panel(document, models);
  auto* text = panel.findChild<QPlainTextEdit*>("promptText");
  QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
  override.ignore();
  QApplication::sendEvent(text, &override);
  QVERIFY2(!override.isAccepted(), "the text field keeps Ctrl+Z for itself");
  QSignalSpy generate(&panel, &ui::PromptPanel::generateRequested);
  QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
  QCOMPARE(generate.size(), 1);
}

void TstPanels::secondsAndFramesSayTheSame() {
  ui::DocumentBridge document;
  ui::ModelChoice models(document);
  ui::PromptPanel panel(document, models);
  auto* seconds = panel.findChild<QDoubleSpinBox*>("seconds");
  auto* frames = panel.findChild<QSpinBox*>("frames");
  QCOMPARE(frames->value(), 80);
  seconds->setValue(2.5);
  QCOMPARE(frames->value(), 50);
  frames->setValue(196);
  QCOMPARE(seconds->value(), 9.8);
  QCOMPARE(document.project().draft.request.seconds, 9.8);
}

void TstPanels::aLockedSeedStaysAndAnUnlockedOneMoves() {
  test_support::FakeGenerationService service;
  ui::Studio studio(service, service, service, {.backend = ui::ViewportBackend::Painted, .usesSettings = false});
  ui::PromptPanel panel(studio.document, studio.models);
  studio.document.editDraft(DraftField::Prompt, [](Draft& draft) { draft.request.prompt = "walk"; });
  auto* seed = panel.findChild<QLineEdit*>("seed");
  seed->clear();
  QTest::keyClicks(seed, "77");
  panel.findChild<QToolButton*>("lockSeed")->click();
  studio.generation.generate();
  QTRY_VERIFY(!studio.generation.isBusy());
  QCOMPARE(studio.document.project().draft.request.seed, std::uint64_t{77});
  QCOMPARE(studio.document.project().takes.back().request.seed, std::uint64_t{77});
  panel.findChild<QToolButton*>("lockSeed")->click();
  panel.findChild<QSpinBox*>("variants")->setValue(3);
  studio.generation.generate();
  QVERIFY(studio.document.project().draft.request.seed != 77);
  QTRY_VERIFY(!studio.generation.isBusy());
  QCOMPARE(studio.document.project().takes.size(), std::size_t{4});
  QCOMPARE(studio.document.project().takes.back().request.seed, std::uint64_t{79});
}

void TstPanels::aFailedBatchSaysWhyAndNotThatItWasStopped() {
  test_support::FakeGenerationService service;
  service.failure = core::Error{core::ErrorCode::NotFound, "no model here"};
  ui::Studio studio(service, service, service, {.backend = ui::ViewportBackend::Painted, .usesSettings = false});
  studio.document.editDraft(DraftField::Prompt, [](Draft& draft) {
    draft.request.prompt = "walk";
    draft.variants = 4;
  });
  QSignalSpy failed(&studio.generation, &ui::GenerationController::failed), stopped(&studio.generation, &ui::GenerationController::stopped);
  studio.generation.generate();
  QTRY_VERIFY(!studio.generation.isBusy());
  QVERIFY(failed.size() >= 1);
  QCOMPARE(stopped.size(), 0);
  // The next batch, which the person stops, says so again.
  service.failure.reset();
  service.timePerStep = std::chrono::milliseconds(20);
  studio.generation.generate();
  studio.generation.stop();
  QTRY_COMPARE(stopped.size(), 1);
}

void TstPanels::whatWasAskedInOneProjectStaysOutOfAnother() {
  test_support::FakeGenerationService service;
  service.timePerStep = std::chrono::milliseconds(5);
  ui::Studio studio(service, service, service, {.backend = ui::ViewportBackend::Painted, .usesSettings = false});
  studio.document.editDraft(DraftField::Prompt, [](Draft& draft) { draft.request.prompt = "walk"; });
  studio.generation.generate();
  QTRY_COMPARE(service.calls.load(), 1);
  studio.document.replaceProject({});
  QVERIFY(!studio.generation.isBusy());
  bool isDone = false;
  const auto answer = studio.document.whileOpen([&isDone] { isDone = true; });
  answer();
  QVERIFY(isDone);
  isDone = false;
  studio.document.replaceProject({});
  answer();
  QVERIFY2(!isDone, "an answer reached a project that did not ask");
  QTest::qWait(400);
  QCOMPARE(studio.document.project().takes.size(), std::size_t{0});
}

void TstPanels::theStyleListIsAProperModel() {
  ui::StyleListModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  test_support::FakeGenerationService service;
  model.setLibrary(*service.styles());
  QCOMPARE(model.rowCount(), 13);
  const auto added = model.addFile("mine/dancer.bvh", "centimetres were assumed");
  QCOMPARE(model.data(added, Qt::DisplayRole).toString(), QStringLiteral("dancer"));
  QCOMPARE(model.addFile("mine/dancer.bvh"), added);
  model.setLibrary(*service.styles());
  QCOMPARE(model.rowCount(), 14);
  model.removeFile("mine/dancer.bvh");
  QCOMPARE(model.rowCount(), 13);
}

void TstPanels::choosingAStyleChangesTheDraft() {
  ui::DocumentBridge document;
  ui::StyleListModel styles;
  test_support::FakeGenerationService service;
  styles.setLibrary(*service.styles());
  ui::ModelChoice models(document);
  ui::StyleCourses courses(document, models);
  ui::StylePanel panel(document, courses, styles);
  panel.resize(300, 400);
  panel.show();
  QVERIFY(QTest::qWaitForWindowExposed(&panel));
  auto* list = panel.findChild<QListView*>("styleList");
  const QModelIndex old = list->model()->index(9, 0);
  QCOMPARE(old.data().toString(), QStringLiteral("Old"));
  list->scrollTo(old);
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(old).center());
  QCOMPARE(document.project().draft.request.style, (TakeStyle{TakeStyle::Kind::Named, "old", {}}));
  document.undo();
  QCOMPARE(list->currentIndex().row(), 0);
  QCOMPARE(document.project().draft.request.style, TakeStyle{});
}

void TstPanels::searchingStylesFindsAliases() {
  ui::DocumentBridge document;
  ui::StyleListModel styles;
  test_support::FakeGenerationService service;
  styles.setLibrary(*service.styles());
  ui::ModelChoice models(document);
  ui::StyleCourses courses(document, models);
  ui::StylePanel panel(document, courses, styles);
  QTest::keyClicks(panel.findChild<QLineEdit*>("styleSearch"), "ELDER");
  auto* list = panel.findChild<QListView*>("styleList");
  QCOMPARE(list->model()->rowCount(), 1);
  QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("Old"));
  QCOMPARE(document.project().draft.request.style, TakeStyle{});
}

void TstPanels::whatNoStyleIsCalledFindsNone() {
  ui::DocumentBridge document;
  ui::StyleListModel styles;
  test_support::FakeGenerationService service;
  styles.setLibrary(*service.styles());
  ui::ModelChoice models(document);
  ui::StyleCourses courses(document, models);
  ui::StylePanel panel(document, courses, styles);
  auto* search = panel.findChild<QLineEdit*>("styleSearch");
  auto* list = panel.findChild<QListView*>("styleList");
  search->setMaxLength(200'000);
  QTest::failOnWarning(QRegularExpression(QStringLiteral("QRegularExpression")));  // what Qt says of words that it cannot make a pattern of
  for (const QString& words : {QString(QChar(0xd83e)), QString(60'000, u'w'), QStringLiteral("\\"), QStringLiteral("[(*+?.")}) {
    search->setText(words);
    QVERIFY2(list->model()->rowCount() == 0, qPrintable(words.left(20)));
  }
  search->setText(QStringLiteral("old"));
  QCOMPARE(list->model()->rowCount(), 1);
}

void TstPanels::copyingFromAListWithoutARowIsNothing() {
  QTest::failOnWarning(QRegularExpression(QStringLiteral("not valid")));
  ui::DocumentBridge document;
  ui::TakeListModel takes(document);
  ui::StyleListModel styles;
  ui::JobBridge jobs;
  ui::TakesPanel takesPanel(document, takes);
  ui::ModelChoice models(document);
  ui::StyleCourses courses(document, models);
  ui::StylePanel stylePanel(document, courses, styles);
  ui::JobsPanel jobsPanel(jobs);
  for (QWidget* panel : std::initializer_list<QWidget*>{&takesPanel, &stylePanel, &jobsPanel}) {
    auto* list = panel->findChild<QListView*>();
    QVERIFY(list);
    list->setCurrentIndex({});
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
  }
}

void TstPanels::theTakeListIsAProperModel() {
  ui::DocumentBridge document;
  ui::TakeListModel model(document);
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  for (int i = 1; i <= 5; ++i) document.append(walkTake(static_cast<std::uint64_t>(i)));
  QCOMPARE(model.rowCount(), 5);
  QCOMPARE(model.index(0).data().toString(), QStringLiteral("Walk 5"));
  document.run(std::make_unique<RemoveTakes>(std::vector<TakeId>{2, 4}));
  QCOMPARE(model.rowCount(), 3);
  document.append(walkTake(6));
  document.undo();
  QStringList names;
  for (int row = 0; row < model.rowCount(); ++row) names << model.index(row).data().toString();
  QCOMPARE(names, QStringList({"Walk 6", "Walk 5", "Walk 4", "Walk 3", "Walk 2", "Walk 1"}));
  QVERIFY(!model.index(0).data(ui::TakeListModel::ThumbnailRole).value<QPixmap>().isNull());
  document.replaceProject({});
  QCOMPARE(model.rowCount(), 0);
}

void TstPanels::deletedTakesComeBackWithUndo() {
  ui::DocumentBridge document;
  ui::TakeListModel takes(document);
  ui::TakesPanel panel(document, takes);
  for (int i = 1; i <= 3; ++i) document.append(walkTake(static_cast<std::uint64_t>(i)));
  auto* list = panel.findChild<QListView*>("takeList");
  list->selectAll();
  QTest::keyClick(list, Qt::Key_Delete);
  QCOMPARE(takes.rowCount(), 0);
  document.undo();
  QCOMPARE(takes.rowCount(), 3);
  QVERIFY(document.take(2)->clip);
}

void TstPanels::pinningAndRenamingAreUndone() {
  ui::DocumentBridge document;
  ui::TakeListModel takes(document);
  ui::TakesPanel panel(document, takes);
  const TakeId id = document.append(walkTake(1));
  panel.select(id);
  panel.togglePinned();
  QVERIFY(document.take(id)->isPinned);
  QVERIFY(takes.setData(takes.index(0), QStringLiteral("Good one"), Qt::EditRole));
  QCOMPARE(document.take(id)->name, std::string("Good one"));
  document.undo();
  document.undo();
  QVERIFY(!document.take(id)->isPinned);
  QCOMPARE(document.take(id)->name, std::string("Walk 1"));
  QSignalSpy shown(&panel, &ui::TakesPanel::showRequested);
  QTest::keyClick(panel.findChild<QListView*>("takeList"), Qt::Key_Return);
  QCOMPARE(shown.size(), 1);
}

void TstPanels::commandLineOfATakeIsQuoted() {
  Take take;
  TakeRequest& request = take.request;
  request.prompt = "a person's walk";
  request.style = {TakeStyle::Kind::Named, "old", {}};
  request.seed = 7;
  QCOMPARE(ui::commandLine(take), QStringLiteral("gesto generate 'a person'\\''s walk' --style old --length 4 --seed 7 --ws 1.5 "
                                                 "--classifier-scale 0.2 --out take.bvh"));
  request.style = {TakeStyle::Kind::File, {}, "my clips/walk.bvh"};
  QVERIFY(ui::commandLine(take).contains(QStringLiteral("--style 'my clips/walk.bvh'")));
  request.prompt = "--help";
  QVERIFY(ui::commandLine(take).contains(QStringLiteral("generate '--help'")));
  request = {};
  request.prompt = "wave";
  request.model = "crossdiff";
  request.mixture = 300;
  QVERIFY2(ui::commandLine(take).contains(QStringLiteral(" --model crossdiff --mixture 300 ")), qPrintable(ui::commandLine(take)));
  request.given.file = "walk.bvh";
  request.given.keepsLegs = true;
  request.guidance.contentWeight = 7.5;
  request.steps = 50;
  for (const char* part : {" --given walk.bvh --keep legs ", " --wc 7.5 ", " --steps 50 "}) QVERIFY2(ui::commandLine(take).contains(QLatin1String(part)), part);
  request.poses = {{1.5, {}, "clip.bvh", 0.7, {core::motion::BodyEnd::LeftHand}, true}};
  request.path = {{0.0, 0.0, 0.0, {}}, {2.0, 0.5, 1.8, 90.0}};
  for (const char* part : {" --pose '1.5=clip.bvh@0.7:left_hand,placed' ", " --path '0: 0, 0; 2: 0.5, 1.8, facing 90' "})
    QVERIFY2(ui::commandLine(take).contains(QLatin1String(part)), qPrintable(ui::commandLine(take)));
  request.nearClips = {{"my clips/wheel.bvh", "a person does a cartwheel"}, {"kick.bvh", ""}};
  QVERIFY2(ui::commandLine(take).contains(QLatin1String(" --beside 'my clips/wheel.bvh=a person does a cartwheel' --beside kick.bvh ")),
           qPrintable(ui::commandLine(take)));
  take.id = 5;
  for (const auto origin : {Take::Origin::Edited, Take::Origin::Imported}) {
    take.origin = origin;
    QCOMPARE(ui::commandLine(take), QStringLiteral("gesto export project.gesto take.bvh --take 5"));
  }
  take.origin = Take::Origin::Restyled;
  request = {};
  request.prompt = "wave";
  request.style = {TakeStyle::Kind::Named, "old", {}};
  request.restyling = {20, 1.5};
  QVERIFY2(ui::commandLine(take).contains(QStringLiteral(" --turn 20 --from 1.5 ")), qPrintable(ui::commandLine(take)));
  QVERIFY(!ui::commandLine(take).contains(QStringLiteral("--part-style")) && !ui::commandLine(take).contains(QStringLiteral("--feet")));
  request.course.mix = {TakeStyle::Kind::Named, "proud", {}};  // of what is generated alone
  QVERIFY(!ui::commandLine(take).contains(QStringLiteral("--mix-style")));
  QVERIFY2(ui::commandLine(take).startsWith(QStringLiteral("gesto restyle source.bvh --text wave --style old --seed 1 ")), qPrintable(ui::commandLine(take)));
  request.model = "motion-puzzle";
  request.style = {TakeStyle::Kind::File, "", "videos/walk"};
  request.restyling = {
      .parts = {{core::motion::StyledPart::LeftArm, {TakeStyle::Kind::File, "", "my clips/proud.bvh"}}}, .person = 2, .videoFps = 25.0, .hasReleasedFeet = true};
  QVERIFY2(ui::commandLine(take).contains(
               QStringLiteral(" --style videos/walk --part-style 'left_arm=my clips/proud.bvh' --person 2 --video-fps 25 --feet released --seed 1 ")),
           qPrintable(ui::commandLine(take)));
  QCOMPARE(ui::restyledTitle(request), QStringLiteral("walk, Left arm: proud"));
  take.origin = Take::Origin::Lifted;
  request = {};
  request.video = {"my videos/walk", 2, 25.0, true, true, false, 0};
  QCOMPARE(ui::commandLine(take), QStringLiteral("gesto lift --keypoints 'my videos/walk' --video-fps 25 --person 2 --still-camera --no-fit --out take.bvh"));
}

void TstPanels::theLiftDialogAsksWhatFilesDoNotSay() {
  QSettings().clear();
  const QString folder = QStringLiteral("videos/treadmill_27");
  {
    ui::LiftDialog dialog(folder);
    QCOMPARE(dialog.video(), (TakeVideo{"videos/treadmill_27", 1, 30.0, false, true, true, 0}));
    dialog.findChild<QDoubleSpinBox*>("videoFps")->setValue(25.0);
    dialog.findChild<QCheckBox*>("videoStillCamera")->click();
    dialog.findChild<QLineEdit*>("videoPrompt")->setText(QStringLiteral(" a person walks "));
    QCOMPARE(dialog.video(), (TakeVideo{"videos/treadmill_27", 1, 25.0, true, true, true, 0}));
    QCOMPARE(dialog.prompt(), QStringLiteral("a person walks"));
    if (const QByteArray keep = qgetenv("GESTO_KEEP_PICTURE"); !keep.isEmpty()) QVERIFY(dialog.grab().save(QString::fromLocal8Bit(keep)));
    dialog.accept();
  }
  QCOMPARE(ui::LiftDialog(folder).video().fps, 25.0);  // of last time
}

void TstPanels::flatPicturesComeFromTheSideTheyWereSeenFrom() {
  ui::DocumentBridge document;
  ui::PlaybackClock clock;
  ui::PicturesPanel panel(document, clock);
  panel.resize(260, 240);
  panel.show();
  Take plain = walkTake(1), lifted = walkTake(2), mixed = walkTake(3);
  lifted.origin = Take::Origin::Lifted;
  lifted.pictures = {test_support::FakeGenerationService::pictureOf(*lifted.clip, 1.0)};
  for (int i = 0; i < 3; ++i) mixed.pictures.push_back(test_support::FakeGenerationService::pictureOf(*mixed.clip, 0.0));
  const TakeId ids[] = {document.append(plain), document.append(lifted), document.append(mixed)};
  auto* source = panel.findChild<QWidget*>("sourcePicture");
  auto* step = panel.findChild<QSlider*>("mixtureStep");
  panel.showTake(ids[0]);
  QVERIFY(!source->isVisible() && !step->isVisible());
  panel.showTake(ids[1]);
  QVERIFY(source->isVisible() && !step->isVisible());
  panel.showTake(ids[2]);
  QVERIFY(source->isVisible() && step->isVisible());
  QCOMPARE(step->maximum(), 2);
  clock.setDuration(3.0);
  const QImage before = panel.grab().toImage();
  clock.seek(0.4);
  QVERIFY(panel.grab().toImage() != before);
  document.replaceProject({});
  QVERIFY(!source->isVisible());
}

void TstPanels::theJobListIsAProperModelAndTellsFailures() {
  ui::JobBridge jobs;
  ui::JobsPanel panel(jobs);
  auto* model = panel.findChild<ui::JobListModel*>();
  QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  for (int i = 0; i < 60; ++i)
    jobs.submit(QStringLiteral("job %1").arg(i), core::jobs::Lane::File, [i](core::jobs::JobContext& context) -> core::Result<void> {
      context.report({"reading", i, 60});
      if (i == 59) return core::Error{core::ErrorCode::ReadFailed, "walk.bvh is a folder"};
      return {};
    });
  using State = ui::JobListModel::State;
  QTRY_COMPARE(static_cast<State>(model->index(0).data(ui::JobListModel::StateRole).toInt()), State::Failed);
  QCOMPARE(model->rowCount(), 50);
  // What is no row of it is no job that could be stopped.
  QStringListModel other({QStringLiteral("walk")});
  QVERIFY(!model->isActive({}) && !model->isActive(other.index(0)));
  QVERIFY(model->index(0).data(ui::JobListModel::StatusRole).toString().contains(QStringLiteral("walk.bvh is a folder")));
  QVERIFY(panel.findChild<QPlainTextEdit*>("jobLog")->toPlainText().contains(QStringLiteral("walk.bvh is a folder")));
}

STUDIO_GUI_TEST_MAIN(TstPanels)
#include "tst_panels.moc"
