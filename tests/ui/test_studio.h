#pragma once

#include "tests/support/fake_generation_service.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/viewport/viewport_area.h"
#include "ui/widgets/message_bar.h"

namespace test_support {

/// A window with a fake model, as a test meets it.
struct TestStudio {
  explicit TestStudio(const QString& recoveryFolder = {}, const QString& styleFolder = {}, bool usesSettings = false)
      : studio(service, service, service, {.recoveryFolder = recoveryFolder, .styleFolder = styleFolder, .usesSettings = usesSettings, .nearClips = &service}),
        window(studio) {
    window.resize(1280, 800);
    window.show();
    window.begin({});
  }
  void generate(const char* prompt) {
    studio.document.editDraft(core::document::DraftField::Prompt, [prompt](core::document::Draft& draft) { draft.request.prompt = prompt; });
    window.actions().generate->trigger();
  }
  QString message() { return window.findChild<ui::MessageBar*>()->isVisible() ? window.findChild<ui::MessageBar*>()->text() : QString(); }
  const core::document::Project& project() const { return studio.document.project(); }

  FakeGenerationService service;
  ui::Studio studio;
  ui::MainWindow window;
};

/// With GESTO_KEEP_PICTURE=NAME the window is kept as NAME_WHAT.png, for a person to look at.
inline void keepPicture(QWidget& window, const QString& what) {
  QTest::qWait(50);
  if (const QByteArray name = qgetenv("GESTO_KEEP_PICTURE"); !name.isEmpty())
    QVERIFY(window.grab().save(QStringLiteral("%1_%2.png").arg(QString::fromLocal8Bit(name), what)));
}

}  // namespace test_support
