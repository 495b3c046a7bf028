#include "app/command_line/program_folders.h"
#include "app/studio/lazy_engine.h"
#include "core/motion/kinematics.h"
#include "core/services/take_actions.h"
#include "tests/ui/gui_test_main.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/panels/action_lane.h"

#include <QSignalSpy>
#include <QToolButton>

#include <glm/geometric.hpp>

#include <algorithm>

using namespace core::document;

/// Freezing and making again, with the mouse and the shipped model behind it. Skips where the engine or the model is not there.
class TstDirectingInWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whatIsFrozenStaysAndTheRestIsMade();
};

namespace {

/// The largest distance of any joint between two frames of two motions, metres.
double apart(const Take& a, const Take& b, int from, int to) {
  double most = 0.0;
  for (int f = from; f < to; ++f) {
    const auto x = core::motion::worldPose(*a.clip, f), y = core::motion::worldPose(*b.clip, f);
    for (std::size_t j = 0; j < x.positions.size(); ++j) most = std::max(most, static_cast<double>(glm::distance(x.positions[j], y.positions[j])));
  }
  return most;
}

}  // namespace

void TstDirectingInWindow::whatIsFrozenStaysAndTheRestIsMade() {
  const std::filesystem::path library = std::filesystem::path(qEnvironmentVariable("STUDIO_BIN_DIR").toStdString()) / "libgesto_engine.so";
  if (!std::filesystem::exists(library)) QSKIP("the engine is not built");
  if (!std::filesystem::exists(app::modelFolder() / "smoodi-compact.safetensors")) QSKIP("the model is not there");
  app::LazyEngine service(library, app::modelFolder());
  ui::Studio studio(service, service, service, {.usesSettings = false});
  ui::MainWindow window(studio);
  window.resize(1280, 800);
  window.show();
  QSignalSpy failed(&studio.generation, &ui::GenerationController::failed);
  QSignalSpy styles(&studio.generation, &ui::GenerationController::stylesReady);
  window.begin({});
  QVERIFY(styles.wait(120'000));
  const auto& takes = studio.document.project().takes;
  const auto wait = [&](std::size_t count) {
    QTRY_VERIFY_WITH_TIMEOUT(takes.size() >= count || !failed.isEmpty(), 300'000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : failed.first().first().value<core::Error>().message.c_str());
  };
  studio.document.editDraft(DraftField::All, [](Draft& draft) {
    draft.request.steps = 8;
    draft.request.seed = 7;
    core::services::setActions(draft.request, {{0, 2, "a person walks forward", {}, {}}, {2, 4, "a person waves the right hand", {}, {}}});
  });
  window.actions().generate->trigger();
  wait(1);
  QCOMPARE(takes[0].clip->frameCount(), 80);

  auto* lane = window.findChild<ui::ActionLane*>();
  const auto press = [lane](const char* name, int action) {
    QTest::mouseMove(lane, lane->barOf(action).center() - QPoint(30, 0));
    QTest::mouseMove(lane, lane->barOf(action).center() - QPoint(31, 0));
    auto* button = lane->findChild<QToolButton*>(QLatin1String(name));
    QVERIFY2(button->isVisible() && button->isEnabled(), qPrintable(button->toolTip()));
    QTest::mouseClick(button, Qt::LeftButton);
  };
  // The walk is frozen, the rest is another draw.
  press("freezeAction", 0);
  studio.document.editDraft(DraftField::Seed, [](Draft& draft) { draft.request.seed = 8; });
  window.actions().generate->trigger();
  wait(2);
  QVERIFY2(apart(takes[0], takes[1], 0, 40) < 1e-4, qPrintable(QString::number(apart(takes[0], takes[1], 0, 40))));
  QVERIFY2(apart(takes[0], takes[1], 50, 80) > 0.05, qPrintable(QString::number(apart(takes[0], takes[1], 50, 80))));
  // The wave once more: nothing else moves.
  press("redrawAction", 1);
  wait(3);
  QVERIFY2(apart(takes[1], takes[2], 0, 40) < 1e-4, qPrintable(QString::number(apart(takes[1], takes[2], 0, 40))));
  QVERIFY2(apart(takes[1], takes[2], 50, 80) > 0.05, qPrintable(QString::number(apart(takes[1], takes[2], 50, 80))));
}

STUDIO_GUI_TEST_MAIN(TstDirectingInWindow)
#include "tst_directing_in_window.moc"
