// What a person is told, and what they can do, while several things are under way.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/widgets/note_label.h"

#include <QFile>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

#include <semaphore>

using namespace core::document;

namespace {

/// The first of several motions fails, whatever the others would do.
class FirstFails : public test_support::FakeGenerationService {
 public:
  core::ErrorCode code = core::ErrorCode::Internal;

  core::Result<core::services::GenerationReport> generate(const core::services::GenerationRequest& request, const core::jobs::ProgressSink& progress,
                                                          std::stop_token stop) override {
    if (calls == 0) {
      ++calls;
      return core::Error{code, "the first of them did not work out"};
    }
    return FakeGenerationService::generate(request, progress, stop);
  }
};

/// Ctrl and the key, as a person presses them.
void press(QWidget& window, Qt::Key key) {
  window.activateWindow();
  (void)QTest::qWaitForWindowActive(&window, 2000);
  QTest::keyClick(&window, key, Qt::ControlModifier);
}

}  // namespace

class TstBusyWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whyTheFirstOfSeveralFailedStays_data();
  void whyTheFirstOfSeveralFailedStays();
  void savingWaitsForNoEdit();
};

void TstBusyWindow::whyTheFirstOfSeveralFailedStays_data() {
  QTest::addColumn<int>("code");
  QTest::addColumn<int>("made");
  QTest::addRow("what fails for all of them") << int(core::ErrorCode::NotFound) << 0;
  QTest::addRow("what fails for one of them") << int(core::ErrorCode::Internal) << 3;
}

void TstBusyWindow::whyTheFirstOfSeveralFailedStays() {
  QFETCH(int, code);
  QFETCH(int, made);
  FirstFails service;
  service.code = static_cast<core::ErrorCode>(code);
  // Long enough for the others to stand in line while the first one fails.
  service.timePerStep = std::chrono::milliseconds(2);
  ui::Studio studio(service, service, service, {.usesSettings = false});
  ui::MainWindow window(studio);
  window.resize(1280, 800);
  window.show();
  window.begin({});
  auto* prompt = window.findChild<QPlainTextEdit*>("promptText");
  QTest::mouseClick(prompt->viewport(), Qt::LeftButton);
  QTest::keyClicks(prompt, "a person walks");
  auto* variants = window.findChild<QSpinBox*>("variants");
  variants->setFocus();
  variants->selectAll();
  QTest::keyClicks(variants, "4");
  QSignalSpy stopped(&studio.generation, &ui::GenerationController::stopped);
  press(window, Qt::Key_Return);
  QTRY_VERIFY(service.calls > 0);
  QTRY_VERIFY_WITH_TIMEOUT(!studio.generation.isBusy(), 30000);
  QCOMPARE(studio.document.project().takes.size(), static_cast<std::size_t>(made));

  auto* message = window.findChild<ui::MessageBar*>();
  auto* note = window.findChild<ui::NoteLabel*>();
  const auto told = [message] { return message->isVisible() ? message->text() : QString(); };
  QVERIFY2(told().contains(QStringLiteral("the first of them did not work out")), qPrintable(told()));
  QVERIFY2(note->text().isEmpty(), qPrintable(note->text()));
  QCOMPARE(stopped.size(), 0);
  QVERIFY(!window.findChild<QPlainTextEdit*>("jobLog")->toPlainText().contains(QStringLiteral("Stopped")));
  // What went well fades after six seconds; why something failed is there until it is closed.
  QTest::qWait(6500);
  QVERIFY2(told().contains(QStringLiteral("the first of them did not work out")), qPrintable(told()));
}

void TstBusyWindow::savingWaitsForNoEdit() {
  QTemporaryDir folder;
  std::binary_semaphore mayEnd{0};
  std::atomic<bool> hasBegun = false;
  test_support::TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  const QString file = folder.filePath(QStringLiteral("film.gesto"));
  test.studio.session.save(file);
  QTRY_VERIFY(!test.studio.document.isModified());

  // An edit that takes as long as it likes, and one behind it that a person asks for.
  test.studio.jobs.submit(QStringLiteral("a long edit"), core::jobs::Lane::Edit, [&](core::jobs::JobContext&) -> core::Result<void> {
    hasBegun = true;
    mayEnd.acquire();
    return {};
  });
  const auto release = qScopeGuard([&mayEnd] { mayEnd.release(); });
  QTRY_VERIFY(hasBegun);
  QSignalSpy edited(&test.studio.edits, &ui::TakeEdits::edited), saved(&test.studio.session, &ui::ProjectSession::saved);
  test.window.actions().mirror->trigger();
  test.studio.document.editDraft(DraftField::Prompt, [](Draft& draft) { draft.request.prompt = "run"; });
  QVERIFY(test.studio.document.isModified());
  press(test.window, Qt::Key_S);
  QTRY_COMPARE(saved.size(), 1);
  QVERIFY(!test.studio.document.isModified());
  QFile written(file);
  QVERIFY(written.open(QIODevice::ReadOnly) && written.readAll().contains("run"));
  // The edit was really behind the long one: where it had gone another way, saving would have shared that way with it.
  QCOMPARE(edited.size(), 0);
  QCOMPARE(test.project().takes.size(), std::size_t{1});

  mayEnd.release();
  QTRY_COMPARE(edited.size(), 1);
  QCOMPARE(test.project().takes.size(), std::size_t{2});
}

STUDIO_GUI_TEST_MAIN(TstBusyWindow)
#include "tst_busy_window.moc"
