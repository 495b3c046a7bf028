#include "app/command_line/program_folders.h"
#include "app/studio/lazy_engine.h"
#include "core/document/project_file.h"
#include "core/motion/edit/root_path.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/services/take_actions.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/steered_window.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/panels/action_lane.h"
#include "ui/panels/key_lane.h"
#include "ui/viewport/path_overlay.h"
#include "ui/viewport/viewport_area.h"
#include "ui/widgets/contact_lane.h"
#include "ui/widgets/time_ruler.h"

#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

using namespace core::document;
using test_support::Steered;

/// Freezing and making again, key poses and a path, with the mouse and the shipped model behind it. Skips where the engine or the model is not there.
class TstDirectingInWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whatIsFrozenStaysAndTheRestIsMade();
  void posesAreTakenAndAPathIsWalked();
  void theWholeStoryByHand();
};

namespace {

using namespace core::motion;

std::filesystem::path engine() { return std::filesystem::path(qEnvironmentVariable("STUDIO_BIN_DIR").toStdString()) / "libgesto_engine.so"; }
bool hasModel() { return std::filesystem::exists(engine()) && std::filesystem::exists(app::modelFolder() / "smoodi-compact.safetensors"); }

/// A window with the shipped model behind it.
struct Directed {
  bool begin() {
    window.resize(1280, 800);
    window.show();
    QSignalSpy styles(&studio.generation, &ui::GenerationController::stylesReady);
    window.begin({});
    return styles.wait(120'000);
  }
  void wait(std::size_t count) {
    const auto& takes = studio.document.project().takes;
    QTRY_VERIFY_WITH_TIMEOUT(takes.size() >= count || !failed.isEmpty(), 300'000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : failed.first().first().value<core::Error>().message.c_str());
  }
  const Take& make() {
    const auto count = studio.document.project().takes.size() + 1;
    window.actions().generate->trigger();
    wait(count);
    studio.clock.pause();
    return studio.document.project().takes.back();
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window, 2000);
    QTest::keyClick(&window, key, modifiers);
  }

  app::LazyEngine service{engine(), app::modelFolder()};
  ui::Studio studio{service, service, service, {.usesSettings = false}};
  ui::MainWindow window{studio};
  QSignalSpy failed{&studio.generation, &ui::GenerationController::failed};
};

glm::vec3 jointAt(const Take& take, int joint, int frame) { return worldPose(*take.clip, frame).positions[static_cast<std::size_t>(joint)]; }

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
  if (!hasModel()) QSKIP("the engine or the model is not there");
  Directed test;
  QVERIFY(test.begin());
  auto& studio = test.studio;
  auto& window = test.window;
  const auto& takes = studio.document.project().takes;
  const auto wait = [&test](std::size_t count) { test.wait(count); };
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

void TstDirectingInWindow::posesAreTakenAndAPathIsWalked() {
  if (!hasModel()) QSKIP("the engine or the model is not there");
  Directed test;
  QVERIFY(test.begin());
  auto& studio = test.studio;
  const auto& request = studio.document.project().draft.request;
  studio.document.editDraft(DraftField::All, [](Draft& draft) {
    draft.request.steps = 10;
    draft.request.seed = 7;
    draft.isSeedLocked = true;
    draft.request.prompt = "a person walks forward";
    draft.request.seconds = 3.0;
  });
  studio.document.seal();
  const auto untouched = studio.document.project().draft;
  const auto first = test.make();
  QCOMPARE(first.clip->frameCount(), 60);

  // A hand where it is at 1.5 s, a tenth of a second later.
  auto* keys = test.window.findChild<ui::KeyLane*>();
  auto* ruler = test.window.findChild<ui::TimeRuler*>();
  studio.clock.seek(1.5);
  test.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(request.poses.size(), std::size_t{1});
  QMenu menu;
  keys->fillMenu(menu, 0);
  const auto entries = menu.actions();
  const auto hand = std::find_if(entries.begin(), entries.end(), [](const QAction* entry) { return entry->text() == QStringLiteral("Left hand"); });
  QVERIFY(hand != entries.end());
  (*hand)->trigger();
  const QPoint at = keys->diamondOf(0).center();
  Steered::drag(keys, at, at + QPoint(static_cast<int>(std::lround(0.1 / ruler->secondsPerPixel())), 0));
  QVERIFY(request.poses[0].time == 1.6 && request.poses[0].joints.size() == 1);
  const auto held = test.make();
  const auto wanted = jointAt(first, humanml3d::kLeftWrist, 30);
  const float before = glm::distance(jointAt(first, humanml3d::kLeftWrist, 32), wanted), off = glm::distance(jointAt(held, humanml3d::kLeftWrist, 32), wanted);
  QVERIFY2(before > 0.03f && off < 0.01f, qPrintable(QStringLiteral("%1 m away before, %2 m after").arg(before).arg(off)));

  // A whole pose of the first take, and a path of three points, seen from above.
  QTest::keyClick(keys, Qt::Key_Delete);
  QVERIFY(request.poses.empty());
  test.window.views().showTake(first.id, 0);
  studio.clock.pause();
  studio.clock.seek(2.0);
  test.press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
  studio.clock.seek(1.7);
  test.press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
  test.press(Qt::Key_3, Qt::ControlModifier);
  test.press(Qt::Key_P);
  auto* overlay = test.window.views().view(0).pathOverlay();
  for (const auto& place : {glm::vec2(0.0f, 0.0f), glm::vec2(0.2f, 1.4f), glm::vec2(1.2f, 2.0f)})
    QTest::mouseClick(overlay->parentWidget(), Qt::LeftButton, {}, overlay->onPicture(place)->toPoint());
  QTest::keyClick(overlay->parentWidget(), Qt::Key_Escape);
  QCOMPARE(request.path.size(), std::size_t{3});
  const auto steered = test.make();
  for (const auto& point : steered.request.path) {
    const auto pelvis = jointAt(steered, humanml3d::kPelvis, static_cast<int>(std::lround(point.time * 20.0)));
    const double metres = std::hypot(static_cast<double>(pelvis.x) - point.x, static_cast<double>(pelvis.z) - point.z);
    QVERIFY2(metres < 0.05, qPrintable(QStringLiteral("%1 m beside the way point at %2 s").arg(metres).arg(point.time)));
  }
  const auto source = worldPose(*first.clip, 40).positions, taken = worldPose(*steered.clip, 34).positions;
  std::vector<FloorPair> pairs;
  for (std::size_t j = 0; j < source.size(); ++j) pairs.push_back({{source[j].x, source[j].z}, {taken[j].x, taken[j].z}, 1.0});
  const auto move = nearestMove(pairs);
  for (std::size_t j = 0; j < source.size(); ++j) {
    const float metres = glm::distance(move.apply(source[j]), taken[j]);
    QVERIFY2(metres < 0.03f, qPrintable(QStringLiteral("joint %1 is %2 m off").arg(j).arg(metres)));
  }

  // Saved and opened again; and all of it undone.
  QTemporaryDir folder;
  const QString file = folder.filePath("film.gesto");
  studio.session.save(file);
  QTRY_VERIFY(!studio.document.isModified());
  const auto again = readProject(file.toStdString());
  QVERIFY2(again, again ? "" : again.error().message.c_str());
  QVERIFY(again->draft.request.path == request.path && again->draft.request.poses.size() == 1 && again->draft.request.poses[0].motion == again->takes[0].clip);
  while (studio.document.canUndo() && studio.document.project().draft != untouched) studio.document.undo();
  QVERIFY(request.poses.empty() && request.path.empty());
  QVERIFY(studio.document.project().draft == untouched);
}

// Two actions are written, one is frozen, a hand is pinned, a path drawn, a foot marked; made, undone, opened again. What is set beforehand is how quickly it is made.
void TstDirectingInWindow::theWholeStoryByHand() {
  if (!hasModel()) QSKIP("the engine or the model is not there");
  Directed test;
  QVERIFY(test.begin());
  auto& studio = test.studio;
  auto& window = test.window;
  const auto& request = studio.document.project().draft.request;
  const auto& takes = studio.document.project().takes;
  studio.document.editDraft(DraftField::Steps, [](Draft& draft) { draft.request.steps = 10; });
  studio.document.seal();
  const auto untouched = studio.document.project().draft;
  auto* lane = window.findChild<ui::ActionLane*>();
  auto* words = lane->findChild<QLineEdit*>("actionText");
  const auto write = [words](const char* text) {
    QVERIFY(words->isVisible());
    QTest::keyClicks(words, text);
    QTest::keyClick(words, Qt::Key_Return);
  };
  QTest::mouseDClick(lane, Qt::LeftButton, {}, lane->barOf(0).center());
  write("a person walks forward");
  QTest::mouseClick(window.findChild<QToolButton*>("addAction"), Qt::LeftButton);
  write("a person waves with the right hand");
  const auto actions = core::services::actionsOf(request);
  QVERIFY(actions.size() == 2 && actions[1].prompt == "a person waves with the right hand");
  const auto make = [&] {
    const auto count = takes.size() + 1;
    test.press(Qt::Key_Return, Qt::ControlModifier);
    test.wait(count);
    studio.clock.pause();
    return takes.back();
  };
  const auto first = make();
  QCOMPARE(first.clip->frameCount(), static_cast<int>(std::lround(actions[1].end * 20.0)));

  // The walk is frozen and the wave drawn again.
  const int border = static_cast<int>(std::lround(actions[0].end * 20.0));
  const auto freeze = [lane] {
    QTest::mouseMove(lane, lane->barOf(0).center() - QPoint(30, 0));
    QTest::mouseMove(lane, lane->barOf(0).center() - QPoint(31, 0));
    QTest::mouseClick(lane->findChild<QToolButton*>("freezeAction"), Qt::LeftButton);
  };
  freeze();
  QCOMPARE(request.keeps.size(), std::size_t{1});
  auto* die = window.findChild<QToolButton*>("rollSeed");
  QVERIFY(die && die->isEnabled());
  QTest::mouseClick(die, Qt::LeftButton);
  const auto second = make();
  QVERIFY2(apart(first, second, 0, border) < 1e-4, qPrintable(QString::number(apart(first, second, 0, border))));
  QVERIFY(apart(first, second, border + 10, first.clip->frameCount()) > 0.05);

  // It thaws, since a path leads all of it. The left hand where it is at 2 s, a tenth of a second later.
  freeze();
  QVERIFY(request.keeps.empty());
  auto* keys = window.findChild<ui::KeyLane*>();
  auto* ruler = window.findChild<ui::TimeRuler*>();
  studio.clock.seek(2.0);
  test.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
  QVERIFY(Steered::chooseFromMenu(keys, keys->diamondOf(0).center(), QStringLiteral("Left hand")));
  const QPoint at = keys->diamondOf(0).center();
  Steered::drag(keys, at, at + QPoint(static_cast<int>(std::lround(0.1 / ruler->secondsPerPixel())), 0));
  QVERIFY(request.poses.size() == 1 && std::abs(request.poses[0].time - 2.1) < 1e-6);
  // A path from above, along the way that the take goes.
  test.press(Qt::Key_3, Qt::ControlModifier);
  test.press(Qt::Key_P);
  auto* overlay = window.views().view(0).pathOverlay();
  const auto wanted = jointAt(second, humanml3d::kLeftWrist, 40);
  for (const int frame : {0, 40, border}) {
    const auto pelvis = jointAt(second, humanml3d::kPelvis, frame);
    QTest::mouseClick(overlay->parentWidget(), Qt::LeftButton, {}, overlay->onPicture(glm::vec2(pelvis.x, pelvis.z))->toPoint());
  }
  QTest::keyClick(overlay->parentWidget(), Qt::Key_Escape);
  QCOMPARE(request.path.size(), std::size_t{3});
  // The left foot stands a little longer than it did.
  QTest::mouseClick(lane, Qt::LeftButton, {}, lane->barOf(1).center());
  window.actions().showContacts->trigger();
  QTest::qWait(20);
  auto* contacts = window.findChild<ui::ContactLane*>("contactLane");
  auto* planned = window.findChild<ui::ContactLane*>("plannedContacts");
  const auto stood = contacts->contacts(ui::ContactLane::Foot::Left);
  QVERIFY(!stood.empty());
  QVERIFY(Steered::chooseFromMenu(contacts, contacts->barOf(ui::ContactLane::Foot::Left, stood.back()).center(), QStringLiteral("Generate with these foot contacts")));
  QTRY_VERIFY(planned->isVisible());
  const auto bar = planned->barOf(ui::ContactLane::Foot::Left, planned->contacts(ui::ContactLane::Foot::Left).front());
  Steered::drag(planned, {bar.right() - 1, bar.center().y()}, {bar.right() - 1 + static_cast<int>(std::lround(0.1 / ruler->secondsPerPixel())), bar.center().y()});
  QVERIFY(request.stands.feet[0] && std::abs(request.stands.feet[0]->front().end - stood.front().end - 0.1) < 1e-6);
  const auto directed = make();
  QVERIFY(directed.request.poses == request.poses && directed.request.path == request.path && directed.request.stands == request.stands);
  const float off = glm::distance(jointAt(directed, humanml3d::kLeftWrist, 42), wanted);
  QVERIFY2(off < 0.01f, qPrintable(QString::number(off)));
  for (const auto& point : request.path) {
    const auto pelvis = jointAt(directed, humanml3d::kPelvis, static_cast<int>(std::lround(point.time * 20.0)));
    const double metres = std::hypot(static_cast<double>(pelvis.x) - point.x, static_cast<double>(pelvis.z) - point.z);
    QVERIFY2(metres < 0.05, qPrintable(QStringLiteral("%1 m beside the way point at %2 s").arg(metres).arg(point.time)));
  }

  // Saved, all undone, opened again.
  QTemporaryDir folder;
  const QString file = folder.filePath("film.gesto");
  const auto whole = request;
  studio.session.save(file);
  QTRY_VERIFY(!studio.document.isModified());
  // That the seed stays from the first take on is no step of the person's.
  const auto draft = [&] {
    auto now = studio.document.project().draft;
    now.isSeedLocked = untouched.isSeedLocked;
    return now;
  };
  for (int i = 0; i < 100 && (!takes.empty() || draft() != untouched); ++i) test.press(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(takes.empty());
  QVERIFY(draft() == untouched);
  studio.session.save(folder.filePath("undone.gesto"));
  QTRY_VERIFY(!studio.document.isModified());
  studio.session.open(file);
  QTRY_COMPARE(takes.size(), std::size_t{3});
  QVERIFY(request.poses.size() == whole.poses.size() && request.path == whole.path && request.stands == whole.stands);
  QTRY_VERIFY(keys->isVisible() && planned->isVisible());
}

STUDIO_GUI_TEST_MAIN(TstDirectingInWindow)
#include "tst_directing_in_window.moc"
