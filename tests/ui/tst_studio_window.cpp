#include "core/document/project_file.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"

#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace core::document;
using test_support::TestStudio;

namespace {

int differentColours(const QImage& image, const QRect& area) {
  QSet<QRgb> colours;
  for (int y = area.top(); y < area.bottom(); y += 2)
    for (int x = area.left(); x < area.right(); x += 2) colours.insert(image.pixel(x, y));
  return static_cast<int>(colours.size());
}

}  // namespace

class TstStudioWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void allPanelsAreVisibleAndNothingIsCutOff();
  void generatingMakesATakeAndPlaysIt();
  void theWindowAnswersWhileItGenerates();
  void escapeStopsGenerating();
  void aMissingModelIsOneSentence();
  void anEmptyPromptIsOneSentence();
  void anExceptionOfTheModelIsAFailureNotACrash();
  void twoViewsShareOneClock();
  void aProjectSurvivesSavingAndOpening();
  void aTruncatedProjectIsRefusedAndTheOpenOneStays();
  void workIsRecoveredAfterACrash();
  void aCleanEndLeavesNoSafetyCopy();
  void importedAndExportedClipsAreTheSameMotion();
  void aMixtureBringsItsFlatPictures();
  void aTakeIsRestyledAndMadeAgain();
  void aVideoBecomesATakeAndAStyle();
  void aLiftKeepsItsOwnWishToBecomeAStyle();
  void keysDriveTheTimeline();
  void aDroppedFileOfAnotherKindIsToldApart();
  void bothTakesAreInThePicture();
  void thePersonsCameraStaysWhenATakeComes();
  void theRangeBelongsToItsTake();
  void takesGoRoundByThemselves();
  void theFirstTakeKeepsItsSeed();
  void quietWorkStaysOutOfTheJobs();
};

void TstStudioWindow::allPanelsAreVisibleAndNothingIsCutOff() {
  TestStudio test;
  for (int i = 0; i < 3; ++i) {
    test.studio.document.editDraft(DraftField::Style, [i](Draft& draft) {
      draft.request.style = {TakeStyle::Kind::Named, std::vector<std::string>{"old", "proud", "chicken"}[static_cast<std::size_t>(i)], {}};
    });
    test.generate("a person walks forward and waves with the right hand");
    QTRY_COMPARE(test.project().takes.size(), static_cast<std::size_t>(i + 1));
  }
  test.window.actions().twoViews->trigger();
  test.window.views().showTake(1, 1);
  QTRY_COMPARE(test.studio.styles.rowCount(), 13);
  test.studio.clock.pause();
  test.studio.clock.seek(1.3);
  QTest::qWait(50);
  const QImage picture = test.window.grab().toImage();
  QCOMPARE(picture.size(), QSize(1280, 800) * picture.devicePixelRatio());
  for (auto* dock : test.window.findChildren<QDockWidget*>()) {
    if (dock->objectName() == QStringLiteral("picturesPanel")) continue;  // comes up when it is needed
    QVERIFY2(dock->isVisible(), qPrintable(dock->objectName()));
    const QRect area(dock->mapTo(&test.window, QPoint(0, 0)), dock->size());
    QVERIFY2(test.window.rect().contains(area), qPrintable(dock->objectName()));
    QVERIFY2(differentColours(picture, area) > 8, qPrintable(dock->objectName() + " looks empty"));
    QTRY_VERIFY2(dock->widget()->height() >= dock->widget()->minimumSizeHint().height(), qPrintable(dock->objectName() + " is squeezed"));
  }
  for (int i = 0; i < 2; ++i) QVERIFY(test.window.views().view(i).isVisible());
  if (const QByteArray keep = qgetenv("GESTO_KEEP_PICTURE"); !keep.isEmpty()) QVERIFY(picture.save(QString::fromLocal8Bit(keep)));
  if (const QByteArray keep = qgetenv("GESTO_KEEP_PROJECT"); !keep.isEmpty()) QVERIFY(writeProject(test.project(), keep.toStdString()).ok());
}

void TstStudioWindow::generatingMakesATakeAndPlaysIt() {
  TestStudio test;
  test.generate("a person walks forward");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  const Take& take = test.project().takes.front();
  QCOMPARE(take.request.prompt, std::string("a person walks forward"));
  QCOMPARE(take.report.modelHash, std::string("0123456789abcdef"));
  QCOMPARE(test.project().view.shown[0], take.id);
  QVERIFY(test.studio.clock.isPlaying());
  QCOMPARE(test.studio.clock.duration(), 4.0);
  QVERIFY(test.window.views().view(0).clip() == take.clip);
  QVERIFY(test.studio.document.isModified());
}

void TstStudioWindow::theWindowAnswersWhileItGenerates() {
  TestStudio test;
  test.service.timePerStep = std::chrono::milliseconds(8);
  QSignalSpy progress(&test.studio.generation, &ui::GenerationController::progressed);
  QElapsedTimer timer;
  timer.start();
  test.generate("walk");
  QVERIFY2(timer.elapsed() < 200, "pressing Generate waited for the model");
  QVERIFY(test.studio.generation.isBusy());
  QVERIFY(test.window.actions().stop->isEnabled());
  int ticks = 0;
  QTimer beat;
  connect(&beat, &QTimer::timeout, this, [&ticks] { ++ticks; });
  beat.start(10);
  QTRY_VERIFY(!test.studio.generation.isBusy());
  QVERIFY2(ticks > 5, qPrintable(QString::number(ticks)));
  QVERIFY(!progress.isEmpty());
  QVERIFY(!test.window.actions().stop->isEnabled());
}

void TstStudioWindow::escapeStopsGenerating() {
  TestStudio test;
  test.service.timePerStep = std::chrono::milliseconds(20);
  test.studio.document.editDraft(DraftField::Variants, [](Draft& draft) { draft.variants = 4; });
  test.generate("walk");
  QTest::qWait(50);
  test.window.actions().stop->trigger();
  QTRY_VERIFY(!test.studio.generation.isBusy());
  QVERIFY(test.project().takes.empty());
  QVERIFY(test.service.calls <= 1);
}

void TstStudioWindow::aMissingModelIsOneSentence() {
  TestStudio test;
  test.service.failure = core::Error{core::ErrorCode::NotFound, "no model is installed"};
  test.generate("walk");
  QTRY_VERIFY(test.message().contains(QStringLiteral("no model is installed")));
}

void TstStudioWindow::anEmptyPromptIsOneSentence() {
  TestStudio test;
  test.generate("   ");
  QVERIFY2(test.message().contains(QStringLiteral("prompt is empty")), qPrintable(test.message()));
  QCOMPARE(test.service.calls.load(), 0);
}

void TstStudioWindow::anExceptionOfTheModelIsAFailureNotACrash() {
  TestStudio test;
  test.service.throws = true;
  test.generate("walk");
  QTRY_VERIFY(test.message().contains(QStringLiteral("tensor a")));
  test.service.throws = false;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
}

void TstStudioWindow::twoViewsShareOneClock() {
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.document.editDraft(DraftField::Length, [](Draft& draft) { draft.request.seconds = 6; });
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  test.window.views().showTake(1, 0);
  test.window.views().showTake(2, 1);
  QCOMPARE(test.project().view.viewCount, 2);
  QCOMPARE(test.studio.clock.duration(), 6.0);
  test.studio.clock.pause();
  test.studio.clock.seek(2.25);
  for (int i = 0; i < 2; ++i) QCOMPARE(test.window.views().view(i).scene().figures.front().seconds, 2.25);
  test.window.views().view(0).orbitBy(0.5f, 0.1f);
  QCOMPARE(test.window.views().view(1).camera().yaw(), test.window.views().view(0).camera().yaw());
  test.window.views().setCameraShared(false);
  test.window.views().view(0).orbitBy(0.5f, 0.0f);
  QVERIFY(test.window.views().view(1).camera().yaw() != test.window.views().view(0).camera().yaw());
}

void TstStudioWindow::aProjectSurvivesSavingAndOpening() {
  QTemporaryDir folder;
  const QString file = folder.filePath("walk.gesto");
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QSignalSpy saved(&test.studio.session, &ui::ProjectSession::saved);
  test.studio.session.save(file);
  QVERIFY(saved.wait());
  QVERIFY(!test.studio.document.isModified());
  const std::string before = projectToText(test.project());
  test.studio.session.newProject();
  QVERIFY(test.project().takes.empty());
  QSignalSpy opened(&test.studio.session, &ui::ProjectSession::opened);
  test.studio.session.open(file);
  QVERIFY(opened.wait());
  QVERIFY(projectToText(test.project()) == before);
  QCOMPARE(test.studio.session.recentFiles().first(), file);
  QVERIFY(test.window.windowTitle().startsWith(QStringLiteral("walk")));
}

void TstStudioWindow::aTruncatedProjectIsRefusedAndTheOpenOneStays() {
  QTemporaryDir folder;
  const QString file = folder.filePath("cut.gesto");
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QFile cut(file);
  QVERIFY(cut.open(QIODevice::WriteOnly));
  const std::string text = projectToText(test.project());
  cut.write(text.data(), static_cast<qint64>(text.size() / 2));
  cut.close();
  test.studio.session.open(file);
  QTRY_VERIFY(test.message().contains(QStringLiteral("cut.gesto")));
  QCOMPARE(test.project().takes.size(), std::size_t{1});
}

void TstStudioWindow::workIsRecoveredAfterACrash() {
  QTemporaryDir folder;
  QTemporaryDir elsewhere;
  {
    TestStudio test(folder.path());
    test.generate("a person waves");
    QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
    test.studio.session.autosaveNow();
    QTRY_VERIFY(QFile::exists(test.studio.session.recoveryFile()));
    // What a killed process leaves: the copy without its lock.
    QVERIFY(QFile::copy(test.studio.session.recoveryFile(), elsewhere.filePath("left.gesto")));
  }
  QVERIFY(QFile::copy(elsewhere.filePath("left.gesto"), folder.filePath("left.gesto")));
  TestStudio test(folder.path());
  QVERIFY2(test.message().contains(QStringLiteral("unsaved work")), qPrintable(test.message()));
  test.studio.session.restoreRecovery();
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QCOMPARE(test.project().takes.front().request.prompt, std::string("a person waves"));
  QVERIFY(test.studio.document.isModified());
  QTRY_VERIFY(!QFile::exists(folder.filePath("left.gesto")));
  QVERIFY(QFile::exists(test.studio.session.recoveryFile()));
}

void TstStudioWindow::aCleanEndLeavesNoSafetyCopy() {
  QTemporaryDir folder;
  {
    TestStudio test(folder.path());
    test.generate("walk");
    QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
    test.studio.session.autosaveNow();
  }
  QVERIFY(QDir(folder.path()).entryList({"*.gesto"}).isEmpty());
}

void TstStudioWindow::importedAndExportedClipsAreTheSameMotion() {
  QTemporaryDir folder;
  const QString file = folder.filePath("walk.bvh");
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QSignalSpy exported(&test.studio.files, &ui::ClipFiles::exported);
  test.studio.files.exportTake(1, file);
  QVERIFY(exported.wait());
  QSignalSpy imported(&test.studio.files, &ui::ClipFiles::imported);
  test.studio.files.importClip(file);
  QVERIFY(imported.wait());
  QCOMPARE(test.project().takes.size(), std::size_t{2});
  const auto& before = *test.project().takes[0].clip;
  const auto& after = *test.project().takes[1].clip;
  QCOMPARE(after.frameCount(), before.frameCount());
  QCOMPARE(after.jointCount(), before.jointCount());
  for (const int frame : {0, 20, 79}) QVERIFY(glm::distance(before.rootPosition(frame), after.rootPosition(frame)) < 1e-4f);
  test.studio.document.undo();
  QCOMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.files.exportTake(1, folder.filePath("no such folder/walk.bvh"));
  QTRY_VERIFY(test.message().contains(QStringLiteral("walk.bvh")));
}

void TstStudioWindow::aMixtureBringsItsFlatPictures() {
  TestStudio test;
  auto* dock = test.window.findChild<QDockWidget*>("picturesPanel");
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QVERIFY(!dock->isVisible());
  test.studio.document.editDraft(DraftField::Mixture, [](Draft& draft) {
    draft.request.mixture = 300;
    draft.request.model = "crossdiff";
  });
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  QCOMPARE(test.service.lastRequest.mixture, std::optional<int>(300));
  QCOMPARE(test.project().takes.back().pictures.size(), std::size_t{2});
  QVERIFY(dock->isVisible());
  QVERIFY(test.window.findChild<QWidget*>("sourcePicture")->isVisible());
  test.window.views().showTake(1, 0);
  QVERIFY(!test.window.findChild<QWidget*>("sourcePicture")->isVisible());
}

void TstStudioWindow::aTakeIsRestyledAndMadeAgain() {
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.window.actions().restyle->trigger();
  QVERIFY2(test.message().contains(QStringLiteral("choose a style")), qPrintable(test.message()));
  test.studio.document.editDraft(DraftField::Style, [](Draft& draft) { draft.request.style = {TakeStyle::Kind::Named, "old", {}}; });
  test.window.actions().restyle->trigger();
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  const Take& restyled = test.project().takes.back();
  QVERIFY(restyled.origin == Take::Origin::Restyled);
  QCOMPARE(restyled.parent, TakeId{1});
  QCOMPARE(restyled.request.prompt, std::string("walk"));
  QCOMPARE(test.service.lastRestyle.style.name, std::string("old"));
  QVERIFY(test.service.lastRestyle.motion == test.project().takes.front().clip);
  test.studio.generation.regenerate(restyled.id);
  QTRY_COMPARE(test.project().takes.size(), std::size_t{3});
  QCOMPARE(test.project().takes.back().parent, TakeId{1});
  test.studio.document.run(std::make_unique<RemoveTakes>(std::vector<TakeId>{1}));
  test.studio.generation.regenerate(test.project().takes.back().id);
  QVERIFY2(test.message().contains(QStringLiteral("restyled from")), qPrintable(test.message()));
}

void TstStudioWindow::aVideoBecomesATakeAndAStyle() {
  QTemporaryDir folder;
  TestStudio test({}, folder.path());
  test.studio.generation.lift({"videos/treadmill", 2, 25.0, true, true, true, 0}, QStringLiteral("walk"));
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  const Take& take = test.project().takes.front();
  QVERIFY(take.origin == Take::Origin::Lifted);
  QCOMPARE(take.name, std::string("treadmill"));
  QCOMPARE(test.service.lastLift.person, 2);
  QCOMPARE(test.service.lastLift.fps, 25.0);
  QVERIFY(test.service.lastLift.holdsPlace);
  QCOMPARE(test.service.lastLift.model, std::string("crossdiff"));
  QVERIFY(test.window.findChild<QDockWidget*>("picturesPanel")->isVisible());
  QSignalSpy accepted(&test.studio.files, &ui::ClipFiles::styleAccepted);
  test.window.actions().useAsStyle->trigger();
  QVERIFY(accepted.wait());
  const TakeStyle style = test.project().draft.request.style;
  QVERIFY(style.kind == TakeStyle::Kind::File && std::filesystem::exists(style.file));
  QVERIFY(test.studio.styles.indexOf(style).isValid());
}

void TstStudioWindow::aLiftKeepsItsOwnWishToBecomeAStyle() {
  QTemporaryDir folder;
  TestStudio test({}, folder.path());
  auto& generation = test.studio.generation;
  QSignalSpy styleMade(&generation, &ui::GenerationController::styleMade);
  const TakeVideo video{"videos/treadmill", 1, 25.0, false, true, true, 0};
  test.service.throws = true;  // whatever is generated fails, before the lift
  test.generate("a person runs");
  generation.lift(video, QStringLiteral("walk"), true);
  QTRY_COMPARE(styleMade.count(), 1);
  QVERIFY(test.project().takes.size() == 1 && test.service.calls == 1);
  // One that is stopped leaves nothing to the next.
  test.service.throws = false;
  test.service.timePerStep = std::chrono::milliseconds(5);
  test.generate("a person runs");
  generation.lift(video, QStringLiteral("walk"), true);
  generation.stop();
  QTRY_VERIFY(!generation.isBusy());
  generation.lift(video, QStringLiteral("walk"));
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  QCOMPARE(styleMade.count(), 1);
}

void TstStudioWindow::aDroppedFileOfAnotherKindIsToldApart() {
  TestStudio test;
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile("/somewhere/notes.txt")});
  QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&test.window, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent drop({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&test.window, &drop);
  QVERIFY2(test.message().contains(QStringLiteral("notes.txt")) && test.message().contains(QStringLiteral("BVH")), qPrintable(test.message()));
}

void TstStudioWindow::bothTakesAreInThePicture() {
  TestStudio test;
  test.window.actions().followRoot->trigger();  // off: the camera stands still
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.document.editDraft(DraftField::Length, [](Draft& draft) { draft.request.seconds = 9.0; });
  test.generate("walk far");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  auto& views = test.window.views();
  views.showTake(1, 0);
  const float alone = views.view(0).camera().distance();
  views.showTake(2, 1);  // goes more than twice as far
  QVERIFY2(views.view(0).camera().distance() > 1.2f * alone, "the shared camera sees only one of the two");
  QCOMPARE(views.view(0).camera().distance(), views.view(1).camera().distance());
  views.setCameraShared(false);
  views.view(0).frameAll();
  views.setViewCount(1);
  QTest::qWait(50);  // for the view to get its room
  views.frameAll();
  QVERIFY(views.view(0).camera().distance() < 1.1f * alone);
}

void TstStudioWindow::thePersonsCameraStaysWhenATakeComes() {
  TestStudio test;
  test.window.actions().followRoot->trigger();  // off
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  auto& view = test.window.views().view(0);
  view.orbitBy(0.7f, 0.1f);
  const float yaw = view.camera().yaw(), distance = view.camera().distance();
  test.studio.document.editDraft(DraftField::Length, [](Draft& draft) { draft.request.seconds = 9.0; });
  test.generate("walk far");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  QCOMPARE(view.camera().yaw(), yaw);
  QCOMPARE(view.camera().distance(), distance);
  view.frameAll();
  QVERIFY(view.camera().distance() > distance);
}

void TstStudioWindow::theRangeBelongsToItsTake() {
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  auto& clock = test.studio.clock;
  clock.setRange(1.0, 3.0);
  test.window.actions().trim->trigger();
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  QTRY_VERIFY(clock.duration() < 2.5);
  QVERIFY2(!clock.hasRange(), "the trimmed take plays the range of the take that it was cut from");
  test.window.views().showTake(1, 0);
  QVERIFY(!clock.hasRange() && clock.duration() == 4.0);
}

void TstStudioWindow::takesGoRoundByThemselves() {
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.document.editDraft(DraftField::Length, [](Draft& draft) { draft.request.seconds = 1.5; });
  test.generate("step");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  auto& views = test.window.views();
  auto& clock = test.studio.clock;
  views.showTake(1, 0);
  views.showTake(2, 1);
  clock.pause();
  clock.setLooping(true);
  clock.seek(3.4);
  QCOMPARE(views.view(0).scene().figures.front().seconds, 3.4);
  QVERIFY(std::abs(views.view(1).scene().figures.front().seconds - 0.4) < 1e-9);
  clock.setLooping(false);
  clock.seek(3.5);
  QCOMPARE(views.view(1).scene().figures.front().seconds, 3.5);  // holds its last pose
}

void TstStudioWindow::theFirstTakeKeepsItsSeed() {
  TestStudio test;
  const auto seed = test.project().draft.request.seed;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QCOMPARE(test.project().draft.request.seed, seed);
  QVERIFY(test.project().draft.isSeedLocked);
  test.studio.document.editDraft(DraftField::Seed, [](Draft& draft) { draft.isSeedLocked = false; });
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  QVERIFY(test.project().draft.request.seed != seed && !test.project().draft.isSeedLocked);  // unlocked by the person
}

void TstStudioWindow::quietWorkStaysOutOfTheJobs() {
  QTemporaryDir folder;
  TestStudio test(folder.path());
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QSignalSpy finished(&test.studio.jobs, &ui::JobBridge::finished);
  test.studio.session.autosaveNow();
  QTRY_VERIFY(QFile::exists(test.studio.session.recoveryFile()));
  const auto* list = test.window.findChild<QListView*>("jobList");
  for (int row = 0; row < list->model()->rowCount(); ++row) QVERIFY2(!list->model()->index(row, 0).data().toString().isEmpty(), "a job without a name is listed");
  QCOMPARE(list->model()->rowCount(), 2);  // the model, the take
}

void TstStudioWindow::keysDriveTheTimeline() {
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.window.activateWindow();
  if (!QTest::qWaitForWindowActive(&test.window, 2000)) QSKIP("no window manager gives this window the keyboard");
  test.window.views().setFocus();
  auto& clock = test.studio.clock;
  clock.pause();
  QTest::keyClick(&test.window, Qt::Key_End);
  QCOMPARE(clock.time(), 4.0);
  QTest::keyClick(&test.window, Qt::Key_Left);
  QVERIFY(qAbs(clock.time() - 3.95) < 1e-9);
  QTest::keyClick(&test.window, Qt::Key_Home);
  QCOMPARE(clock.time(), 0.0);
  QTest::keyClick(&test.window, Qt::Key_Space);
  QVERIFY(clock.isPlaying());
  QTest::keyClick(&test.window, Qt::Key_K);
  QVERIFY(!clock.isPlaying());
  QTest::keyClick(&test.window, Qt::Key_J);
  QVERIFY(clock.shuttle() < 0);
  QTest::keyClick(&test.window, Qt::Key_Space);
  QVERIFY(!clock.isPlaying());
}

STUDIO_GUI_TEST_MAIN(TstStudioWindow)
#include "tst_studio_window.moc"
