#include "app/lazy_generation_service.h"
#include "app/program_folders.h"
#include "core/document/project_file.h"
#include "tests/ui/gui_test_main.h"
#include "ui/actions.h"
#include "ui/main_window.h"

#include <QFile>
#include <QSignalSpy>

using namespace core::document;

/// The window with the shipped model behind it. Skips where the engine or the model is not there.
/// With GESTO_KEEP_PROJECT=FILE it makes takes of full quality and writes them: this is how resources/first_run.gesto is made.
class TstEngineInWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void promptsAndStylesBecomeTakes();
};

void TstEngineInWindow::promptsAndStylesBecomeTakes() {
  const std::filesystem::path library = std::filesystem::path(qEnvironmentVariable("STUDIO_BIN_DIR").toStdString()) / "libgesto_engine.so";
  if (!std::filesystem::exists(library)) QSKIP("the engine is not built");
  if (!std::filesystem::exists(app::modelFolder() / "smoodi-compact.safetensors")) QSKIP("the model is not there");
  app::LazyGenerationService service(library, app::modelFolder());
  ui::Studio studio(service, {.usesSettings = false});
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
  const int steps = keep.isEmpty() ? 6 : 50;
  const Wish wishes[] = {{"a person walks forward", "", 7}, {"a person walks forward", "old", 7}, {"a person walks forward", "proud", 7}};
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
    project.draft.isSeedLocked = false;
    project.view = {2, {1, 2}, true};
    for (Take& take : project.takes) take.createdAt = 0;
    QVERIFY(writeProject(project, keep.toStdString()).ok());
  }
}

STUDIO_GUI_TEST_MAIN(TstEngineInWindow)
#include "tst_engine_in_window.moc"
