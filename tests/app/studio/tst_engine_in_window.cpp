#include "app/command_line/program_folders.h"
#include "app/studio/lazy_engine.h"
#include "core/document/project_file.h"
#include "tests/support/loop_gap.h"
#include "tests/ui/gui_test_main.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/session/take_preview.h"
#include "ui/viewport/viewport_area.h"
#include "ui/widgets/slider_row.h"

#include <QElapsedTimer>
#include <QFile>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QSlider>
#include <QStyle>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace core::document;

/// The window with the shipped model behind it. Skips where the engine or the model is not there.
/// With GESTO_KEEP_PROJECT=FILE it makes takes of full quality and writes them: this is how resources/first_run.gesto is made.
class TstEngineInWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void promptsAndStylesBecomeTakes();
  void mixturesVideosAndRestyledTakes();
  void aModelMadeOfPartsIsChosenAndGenerates();
  void theShownTakeFollowsASlider();
};

void TstEngineInWindow::promptsAndStylesBecomeTakes() {
  const std::filesystem::path library = std::filesystem::path(qEnvironmentVariable("STUDIO_BIN_DIR").toStdString()) / "libgesto_engine.so";
  if (!std::filesystem::exists(library)) QSKIP("the engine is not built");
  if (!std::filesystem::exists(app::modelFolder() / "smoodi-compact.safetensors")) QSKIP("the model is not there");
  app::LazyEngine service(library, app::modelFolder());
  ui::Studio studio(service, service, service, {.usesSettings = false});
  ui::MainWindow window(studio);
  window.show();
  QSignalSpy failed(&studio.generation, &ui::GenerationController::failed);
  QSignalSpy styles(&studio.generation, &ui::GenerationController::stylesReady);
  window.begin({});
  QVERIFY(styles.wait(120'000));
  QVERIFY2(studio.styles.rowCount() > 3, "the model lists no styles");

  struct Wish {
    const char *prompt, *style;
    std::uint64_t seed;
  };
  const QByteArray keep = qgetenv("GESTO_KEEP_PROJECT");
  const auto steps = keep.isEmpty() ? std::optional(6) : std::nullopt;
  const Wish wishes[] = {{"a person walks forward", "", 5}, {"a person walks forward", "old", 5}, {"a person walks forward", "proud", 5}};
  for (const Wish& wish : wishes) {
    studio.document.editDraft(DraftField::All, [&wish, steps](Draft& draft) {
      draft.request.steps = steps;
      draft.request.prompt = wish.prompt;
      draft.request.style = {};
      if (*wish.style) draft.request.style = {TakeStyle::Kind::Named, wish.style, {}};
      draft.request.seed = wish.seed;
      draft.isSeedLocked = true;
    });
    QVERIFY(studio.styles.indexOf(studio.document.project().draft.request.style).isValid());
    const auto before = studio.document.project().takes.size();
    window.actions().generate->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(studio.document.project().takes.size() > before || !failed.isEmpty(), 300'000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : failed.first().first().value<core::Error>().message.c_str());
  }
  const auto& takes = studio.document.project().takes;
  for (const Take& take : takes) {
    QCOMPARE(take.clip->frameCount(), 80);
    QCOMPARE(take.clip->jointCount(), 22);
    QVERIFY(!take.report.modelHash.empty());
  }
  QVERIFY(takes[0].clip->data().rotations != takes[1].clip->data().rotations);
  // The same request gives the same motion.
  studio.generation.regenerate(takes[1].id);
  QTRY_VERIFY_WITH_TIMEOUT(!studio.generation.isBusy(), 300'000);
  QVERIFY(takes[3].clip->data().rotations == takes[1].clip->data().rotations);
  QCOMPARE(takes[3].parent, takes[1].id);

  if (!keep.isEmpty()) {
    Project project = studio.document.project();
    project.remove(takes[3].id);
    project.draft.request = project.takes[1].request;
    project.draft.isSeedLocked = true;
    project.view = {2, {1, 2}, true};
    for (Take& take : project.takes) take.createdAt = 0;
    QVERIFY(writeProject(project, keep.toStdString()).ok());
  }
}

/// With GESTO_KEEP_PICTURE=FILE the window is kept as a picture, each take in turn (FILE with its number before the ending).
void TstEngineInWindow::mixturesVideosAndRestyledTakes() {
  const std::filesystem::path library = std::filesystem::path(qEnvironmentVariable("STUDIO_BIN_DIR").toStdString()) / "libgesto_engine.so";
  if (!std::filesystem::exists(library)) QSKIP("the engine is not built");
  for (const char* name : {"smoodi-compact.safetensors", "crossdiff.safetensors"})
    if (!std::filesystem::exists(app::modelFolder() / name)) QSKIP("a model is not there");
  QTemporaryDir folder;
  // Two seconds of a person who stands and swings the arms, as OpenPose would have written them.
  for (int frame = 0; frame < 60; ++frame) {
    const double swing = 15.0 * std::sin(0.3 * frame);
    const double places[25][2] = {{0, -70}, {0, -50},  {-18, -50}, {-22, -25}, {-22 - swing, 0}, {18, -50}, {22, -25}, {22 + swing, 0}, {0, 0},
                                  {-10, 0}, {-10, 39}, {-10, 82},  {10, 0},    {10, 39},         {10, 82},  {-3, -73}, {3, -73},        {-7, -70},
                                  {7, -70}, {14, 88},  {16, 88},   {9, 86},    {-14, 88},        {-16, 88}, {-9, 86}};
    QStringList numbers;
    for (const auto& place : places) numbers << QString::number(400 + 2 * place[0]) << QString::number(300 + 2 * place[1]) << QStringLiteral("0.9");
    QFile file(folder.filePath(QStringLiteral("wave_%1_keypoints.json").arg(frame, 4, 10, QLatin1Char('0'))));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QStringLiteral("{\"people\": [{\"pose_keypoints_2d\": [%1]}]}").arg(numbers.join(u',')).toUtf8());
  }

  app::LazyEngine engine(library, app::modelFolder());
  ui::Studio studio(engine, engine, engine, {.usesSettings = false});
  ui::MainWindow window(studio);
  window.resize(1280, 800);
  window.show();
  QSignalSpy failed(&studio.generation, &ui::GenerationController::failed);
  QSignalSpy styles(&studio.generation, &ui::GenerationController::stylesReady);
  window.begin({});
  QVERIFY(styles.wait(120'000));
  const auto& takes = studio.document.project().takes;
  const auto finishes = [&](const auto& start) {
    const auto before = takes.size();
    start();
    if (!QTest::qWaitFor([&] { return takes.size() > before || !failed.isEmpty(); }, 300'000)) return false;
    if (!failed.isEmpty()) qWarning("%s", failed.first().first().value<core::Error>().message.c_str());
    studio.clock.pause();
    studio.clock.seek(1.0);
    QTest::qWait(100);
    if (const QString keep = qEnvironmentVariable("GESTO_KEEP_PICTURE"); !keep.isEmpty())
      window.grab().save(QString(keep).insert(keep.lastIndexOf(u'.'), QString::number(takes.size())));
    return failed.isEmpty();
  };
  studio.document.editDraft(DraftField::All, [](Draft& draft) {
    draft.request.prompt = "a person walks forward";
    draft.request.mixture = 300;
    draft.request.model = "crossdiff";
    draft.request.seed = 3;
  });
  QVERIFY(finishes([&] { studio.generation.generate(); }));
  QVERIFY(takes[0].pictures.size() >= 2);
  QCOMPARE(takes[0].clip->frameCount(), 80);
  studio.document.editDraft(DraftField::Style, [](Draft& draft) { draft.request.style = {TakeStyle::Kind::Named, "old", {}}; });
  QVERIFY(finishes([&] { studio.generation.restyle(1); }));
  QCOMPARE(takes[1].clip->frameCount(), 80);
  QVERIFY(takes[1].clip->data().rotations != takes[0].clip->data().rotations);
  QVERIFY(finishes([&] { studio.generation.lift({folder.path().toStdString(), 1, 30.0, false, true, true, 0}); }));
  QVERIFY(takes[2].clip->frameCount() >= 38);
  QCOMPARE(takes[2].pictures.size(), std::size_t{1});
}

void TstEngineInWindow::aModelMadeOfPartsIsChosenAndGenerates() {
  const std::filesystem::path library = std::filesystem::path(qEnvironmentVariable("STUDIO_BIN_DIR").toStdString()) / "libgesto_engine.so";
  if (!std::filesystem::exists(library)) QSKIP("the engine is not built");
  const auto shipped = app::modelFolder() / "smoodi-compact.safetensors";
  if (!std::filesystem::exists(shipped)) QSKIP("the model is not there");
  QTemporaryDir folder;
  const core::services::ModelFolders folders{app::modelFolder(), folder.path().toStdString()};
  app::LazyEngine engine(library, folders);
  ui::Studio studio(engine, engine, engine, {.models = folders, .usesSettings = false});
  ui::MainWindow window(studio);
  window.show();
  QSignalSpy failed(&studio.generation, &ui::GenerationController::failed), wrong(&studio.shelf, &ui::ModelShelf::failed);
  QSignalSpy made(&studio.shelf, &ui::ModelShelf::made);
  studio.shelf.askBundlings();
  QTRY_VERIFY_WITH_TIMEOUT(!studio.shelf.bundlings().empty(), 120'000);
  const auto& smoodi = studio.shelf.bundlings().front();
  QCOMPARE(smoodi.family, std::string("smoodi"));
  QVERIFY(smoodi.takesModels);
  // Every part knows what trains it.
  std::vector<std::string> recipes;
  for (const auto& part : smoodi.parts) recipes.push_back(part.recipe);
  QCOMPARE(recipes, (std::vector<std::string>{"mld-vae", "text-encoder", "mld-denoiser", "style-network", "smoodi"}));
  core::services::BundleRequest request;
  request.family = smoodi.family;
  for (const auto& part : smoodi.parts) request.files[part.name] = shipped;
  studio.shelf.bundle(request, "as shipped");
  QTRY_VERIFY_WITH_TIMEOUT(!made.isEmpty() || !wrong.isEmpty(), 300'000);
  QVERIFY2(wrong.isEmpty(), wrong.isEmpty() ? "" : wrong.first().first().value<core::Error>().message.c_str());
  QVERIFY(studio.shelf.find("as shipped") && studio.shelf.isOwn(*studio.shelf.find("as shipped")) && !studio.shelf.isOwn(*studio.shelf.find("default")));
  studio.models.choose("as shipped");
  studio.document.editDraft(DraftField::All, [](Draft& draft) {
    draft.request.steps = 6;
    draft.request.prompt = "a person walks forward";
  });
  window.actions().generate->trigger();
  QTRY_VERIFY_WITH_TIMEOUT(!studio.document.project().takes.empty() || !failed.isEmpty(), 300'000);
  QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : failed.first().first().value<core::Error>().message.c_str());
  QCOMPARE(studio.document.project().takes.front().request.model, std::string("as shipped"));
  // What is no checkpoint at all is told, and nothing is kept.
  QFile file(folder.filePath("walk.ckpt"));
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no checkpoint") > 0);
  file.close();
  studio.shelf.importFiles({folder.filePath("walk.ckpt")});
  QTRY_VERIFY_WITH_TIMEOUT(!wrong.isEmpty(), 60'000);
  QVERIFY(wrong.first().first().value<core::Error>().message.find("walk.ckpt") != std::string::npos);
  QVERIFY(!studio.shelf.find("walk"));
}

void TstEngineInWindow::theShownTakeFollowsASlider() {
  const std::filesystem::path library = std::filesystem::path(qEnvironmentVariable("STUDIO_BIN_DIR").toStdString()) / "libgesto_engine.so";
  if (!std::filesystem::exists(library)) QSKIP("the engine is not built");
  if (!std::filesystem::exists(app::modelFolder() / "smoodi-compact.safetensors")) QSKIP("the model is not there");
  app::LazyEngine service(library, app::modelFolder());
  ui::Studio studio(service, service, service, {.backend = ui::ViewportBackend::Painted, .usesSettings = false});
  ui::MainWindow window(studio);
  window.resize(1280, 800);
  window.show();
  QSignalSpy failed(&studio.generation, &ui::GenerationController::failed), looked(&studio.preview, &ui::TakePreview::looked);
  QSignalSpy replaced(&studio.preview, &ui::TakePreview::replaced), styles(&studio.generation, &ui::GenerationController::stylesReady);
  window.begin({});
  QVERIFY(styles.wait(120'000));
  studio.document.editDraft(DraftField::All, [](Draft& draft) {
    draft.request.prompt = "a person walks forward";
    draft.request.style = {TakeStyle::Kind::Named, "old", {}};
    draft.request.seed = 7;
    draft.isSeedLocked = true;
  });
  window.actions().generate->trigger();
  const auto& takes = studio.document.project().takes;
  QTRY_VERIFY_WITH_TIMEOUT(takes.size() == 1 || !failed.isEmpty(), 300'000);
  QVERIFY(failed.isEmpty());
  const auto first = takes.front().clip;
  studio.clock.pause();
  QTest::qWait(300);

  auto* slider = window.findChild<ui::SliderRow*>("styleWeight")->findChild<QSlider*>();
  const auto at = [slider](int tick) {
    const int handle = slider->style()->pixelMetric(QStyle::PM_SliderLength, nullptr, slider);
    return QPoint(handle / 2 + QStyle::sliderPositionFromValue(slider->minimum(), slider->maximum(), tick, slider->width() - handle), slider->height() / 2);
  };
  QElapsedTimer dragging;
  test_support::LoopGap gap;
  QTest::mousePress(slider, Qt::LeftButton, {}, at(slider->value()));
  dragging.start();
  // A second and a half at least, and until a few looks were had: this machine may be busy.
  for (int tick = 16; (dragging.elapsed() < 1500 || looked.size() < 3) && dragging.elapsed() < 120'000; tick = tick < 60 ? tick + 1 : 16) {
    QMouseEvent move(QEvent::MouseMove, QPointF(at(tick)), QPointF(slider->mapToGlobal(at(tick))), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(slider, &move);
    QTest::qWait(8);
  }
  QVERIFY(looked.size() >= 3);
  qInfo("%lld quick looks in %.1f s, longest gap of the event loop %lld ms", static_cast<long long>(looked.size()), static_cast<double>(dragging.elapsed()) / 1000.0,
        static_cast<long long>(gap.longest));
  // Who waited for a look or a take would stop the loop that long; pictures of the view are painted in it, and a busy machine takes its time for them.
  const qint64 most = std::max<qint64>(250, dragging.elapsed() / looked.size() / 2);
  QVERIFY2(gap.longest < most, qPrintable(QStringLiteral("%1 ms, of %2").arg(gap.longest).arg(most)));
  QVERIFY(window.views().view(0).clip() != first);
  QCOMPARE(takes.size(), std::size_t{1});
  QTest::mouseRelease(slider, Qt::LeftButton, {}, at(slider->value()));
  QTRY_VERIFY_WITH_TIMEOUT(replaced.size() == 1 || !failed.isEmpty(), 300'000);
  QCOMPARE(takes.size(), std::size_t{2});
  QCOMPARE(window.views().view(0).clip(), takes.back().clip);
  QCOMPARE(takes.back().request.seed, std::uint64_t{7});
  // What is kept is what the same request makes, not a look at it.
  studio.generation.regenerate(takes.back().id);
  QTRY_VERIFY_WITH_TIMEOUT(!studio.generation.isBusy(), 300'000);
  QVERIFY(takes[2].clip->data().rotations == takes[1].clip->data().rotations);
}

STUDIO_GUI_TEST_MAIN(TstEngineInWindow)
#include "tst_engine_in_window.moc"
