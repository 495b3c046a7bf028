// Poses are pinned, dragged and held on the timeline, a path is drawn on the floor of the view; both are asked of the model, saved and undone.
#include "core/io/motion_file.h"
#include "core/motion/kinematics.h"
#include "core/services/take_actions.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/panels/key_lane.h"
#include "ui/panels/path_lane.h"
#include "ui/viewport/path_overlay.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/time_ruler.h"

#include <QClipboard>
#include <QDir>
#include <QDockWidget>
#include <QListWidget>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

using namespace core::document;
using core::motion::BodyEnd;
using test_support::TestStudio;

namespace {

/// A window with a take of four seconds, at rest.
struct Steered : TestStudio {
  explicit Steered(std::vector<core::services::ModelInfo> installed = {}) {
    waitForStyles();
    if (!installed.empty()) studio.models.setModels(std::move(installed));
    keys = window.findChild<ui::KeyLane*>();
    path = window.findChild<ui::PathLane*>();
    overlay = window.views().view(0).pathOverlay();
    ruler = window.findChild<ui::TimeRuler*>();
    make("a person walks");
  }
  void waitForStyles() { QTRY_COMPARE(studio.styles.rowCount(), 13); }
  void waitFor(std::size_t takes) { QTRY_COMPARE(project().takes.size(), takes); }
  void make(const char* prompt) {
    const auto before = project().takes.size();
    generate(prompt);
    waitFor(before + 1);
    studio.clock.pause();
  }
  const TakeRequest& request() const { return project().draft.request; }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window, 2000);
    QTest::keyClick(&window, key, modifiers);
  }
  void pinAt(double seconds) {
    studio.clock.seek(seconds);
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
  }
  static void drag(QWidget* on, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mousePress(on, Qt::LeftButton, modifiers, from);
    for (const QPoint& at : {(from + to) / 2, to}) {
      QMouseEvent move(QEvent::MouseMove, QPointF(at), on->mapToGlobal(QPointF(at)), Qt::NoButton, Qt::LeftButton, modifiers);
      QApplication::sendEvent(on, &move);
    }
    QTest::mouseRelease(on, Qt::LeftButton, modifiers, to);
  }
  int pixels(double seconds) const { return static_cast<int>(std::lround(seconds / ruler->secondsPerPixel())); }
  /// "1.5 #1@1.5", "1-2 #1@1.5 left_hand": time, take and second of each pose.
  QString told() const {
    QStringList parts;
    for (const auto& pose : request().poses) {
      parts << QString::number(pose.time) + (pose.until ? QStringLiteral("-%1").arg(*pose.until) : QString()) + QStringLiteral(" #%1@%2").arg(pose.take).arg(pose.from);
      for (const auto end : pose.joints) parts.back() += QStringLiteral(" ") + QLatin1String(core::motion::bodyEndName(end));
    }
    return parts.join(QStringLiteral(", "));
  }
  /// Chooses from the menu that a right click opens.
  bool chooseFromMenu(QWidget* on, const QPoint& at, const QString& words) {
    bool isFound = false;
    QTimer::singleShot(0, &window, [&] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      if (!menu) return;
      for (QAction* entry : menu->actions())
        if (entry->text() == words && entry->isEnabled()) {
          isFound = true;
          menu->setActiveAction(entry);
          return QTest::keyClick(menu, Qt::Key_Return);
        }
      menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, on->mapToGlobal(at));
    QApplication::sendEvent(on, &event);
    return isFound;
  }
  QWidget* surface() const { return overlay->parentWidget(); }
  QPoint seen(double x, double z) const { return overlay->onPicture({static_cast<float>(x), static_cast<float>(z)})->toPoint(); }
  void clickFloor(double x, double z) { QTest::mouseClick(surface(), Qt::LeftButton, {}, seen(x, z)); }
  /// A path of three points, drawn from above.
  void drawThree() {
    press(Qt::Key_3, Qt::ControlModifier);
    press(Qt::Key_P);
    clickFloor(0.0, 0.0);
    clickFloor(0.0, 1.0);
    clickFloor(0.8, 1.6);
  }

  ui::KeyLane* keys = nullptr;
  ui::PathLane* path = nullptr;
  ui::PathOverlay* overlay = nullptr;
  ui::TimeRuler* ruler = nullptr;
};

bool isNear(const TakeWayPoint& point, double x, double z) { return std::hypot(point.x - x, point.z - z) < 0.03; }

core::services::ModelInfo model(const char* name, bool steers) {
  core::services::ModelInfo info;
  info.name = name, info.familyTitle = steers ? "SMooDi" : "MDM";
  info.can.plan = info.can.steer = steers;
  return info;
}

}  // namespace

class TstSteeringInWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aPoseIsPinnedAtThePlayhead();
  void aKeyIsDraggedAndHeld();
  void keysAreChosenAndRemovedByTheKeyboard();
  void theMenuPinsSingleJoints();
  void aPoseOfAnotherTakeIsPinned();
  void whatIsFrozenTakesNoPose();
  void aPathIsDrawnOnTheFloor();
  void wayPointsAreMovedAndTurned();
  void aClickIsNoDrag();
  void wayPointsAreDraggedInTime();
  void whatCannotBeIsSaidInThePromptPanel();
  void everythingIsUndoneAndOpenedAgain();
  void theCommandSaysIt();
  void aTakeOlderThanItsKeysIsTold();
  void whatWasNotMetIsTold();
  void aModelThatCannotSaysSo();
  void posesAreKeptForAllProjects();
  void itIsSeenAndFits_data();
  void itIsSeenAndFits();
};

void TstSteeringInWindow::aPoseIsPinnedAtThePlayhead() {
  Steered test;
  QVERIFY(!test.keys->isVisible() && !test.path->isVisible() && !test.overlay->isVisible());  // nothing that nobody asked for
  test.pinAt(1.5);
  QCOMPARE(test.told(), QStringLiteral("1.5 #1@1.5"));
  QVERIFY(test.request().poses[0].isPlaced);
  QVERIFY(test.keys->isVisible());
  QCOMPARE(test.keys->chosen(), 0);
  QVERIFY(std::abs(test.keys->diamondOf(0).center().x() - test.ruler->toX(1.5)) < 2);
  QCOMPARE(test.studio.document.undoTitle(), QStringLiteral("change key poses"));
  test.make("a person walks");
  const auto& asked = test.service.lastRequest.plan.poses;
  QCOMPARE(asked.size(), std::size_t{1});
  QVERIFY(asked[0].motion == test.project().takes[0].clip && asked[0].isPlaced);
  test.studio.document.undo();
  test.studio.document.undo();
  QVERIFY(test.request().poses.empty() && !test.keys->isVisible());
  test.studio.document.redo();
  QCOMPARE(test.told(), QStringLiteral("1.5 #1@1.5"));
}

void TstSteeringInWindow::aKeyIsDraggedAndHeld() {
  Steered test;
  test.pinAt(1.0);
  test.pinAt(3.0);
  const auto at = [&test](std::size_t key) { return test.keys->diamondOf(key).center(); };
  Steered::drag(test.keys, at(0), at(0) + QPoint(test.pixels(0.5), 0));
  QCOMPARE(test.told(), QStringLiteral("1.5 #1@1, 3 #1@3"));
  // Past another one it stays the one that is dragged.
  Steered::drag(test.keys, at(0), at(0) + QPoint(test.pixels(2.0), 0));
  QCOMPARE(test.told(), QStringLiteral("3 #1@3, 3.5 #1@1"));
  QCOMPARE(test.keys->chosen(), 1);
  test.studio.document.undo();
  QCOMPARE(test.told(), QStringLiteral("1.5 #1@1, 3 #1@3"));
  Steered::drag(test.keys, at(0), at(0) + QPoint(test.pixels(0.5), 0), Qt::ControlModifier);
  QCOMPARE(test.told(), QStringLiteral("1.5-2 #1@1, 3 #1@3"));
  // Its end alone, then all of it.
  Steered::drag(test.keys, at(0) + QPoint(test.pixels(0.5), 0), at(0) + QPoint(test.pixels(0.75), 0));
  QCOMPARE(test.told(), QStringLiteral("1.5-2.25 #1@1, 3 #1@3"));
  Steered::drag(test.keys, at(0) + QPoint(test.pixels(0.35), 0), at(0) + QPoint(test.pixels(-0.15), 0));
  QCOMPARE(test.told(), QStringLiteral("1-1.75 #1@1, 3 #1@3"));
  QTest::mouseDClick(test.keys, Qt::LeftButton, {}, at(1));
  QCOMPARE(test.studio.clock.time(), 3.0);
}

void TstSteeringInWindow::keysAreChosenAndRemovedByTheKeyboard() {
  Steered test;
  test.pinAt(1.0);
  test.pinAt(2.0);
  test.window.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&test.window, 2000));
  test.keys->setFocus();
  QTest::keyClick(test.keys, Qt::Key_Left);
  QCOMPARE(test.keys->chosen(), 0);
  QTest::keyClick(test.keys, Qt::Key_Right, Qt::ControlModifier);
  QTest::keyClick(test.keys, Qt::Key_Right, Qt::ControlModifier);
  QCOMPARE(test.told(), QStringLiteral("1.1 #1@1, 2 #1@2"));
  QTest::keyClick(test.keys, Qt::Key_Return);
  QVERIFY(std::abs(test.studio.clock.time() - 1.1) < 1e-6);
  QTest::keyClick(test.keys, Qt::Key_Delete);
  QCOMPARE(test.told(), QStringLiteral("2 #1@2"));
  test.studio.document.undo();
  test.studio.document.undo();
  QCOMPARE(test.told(), QStringLiteral("1 #1@1, 2 #1@2"));
}

void TstSteeringInWindow::theMenuPinsSingleJoints() {
  Steered test;
  test.pinAt(1.5);
  const QPoint at = test.keys->diamondOf(0).center();
  QVERIFY(test.chooseFromMenu(test.keys, at, QStringLiteral("Right hand")));
  QVERIFY(test.chooseFromMenu(test.keys, at, QStringLiteral("Left hand")));
  QCOMPARE(test.told(), QStringLiteral("1.5 #1@1.5 left_hand right_hand"));
  QVERIFY(test.chooseFromMenu(test.keys, at, QStringLiteral("Right hand")));
  QCOMPARE(test.told(), QStringLiteral("1.5 #1@1.5 left_hand"));
  QVERIFY(test.chooseFromMenu(test.keys, at, QStringLiteral("Where it was on the floor")));
  QVERIFY(!test.request().poses[0].isPlaced);
  QVERIFY(test.chooseFromMenu(test.keys, at, QStringLiteral("Whole body")));
  QCOMPARE(test.told(), QStringLiteral("1.5 #1@1.5"));
  QVERIFY(test.chooseFromMenu(test.keys, at, QStringLiteral("Remove")));
  QVERIFY(test.request().poses.empty());
}

void TstSteeringInWindow::aPoseOfAnotherTakeIsPinned() {
  Steered test;
  QVERIFY(!test.window.actions().pinCopiedPose->isEnabled());
  test.make("a person waves");
  test.studio.clock.seek(0.5);
  test.press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
  test.window.views().showTake(1, 0);
  test.studio.clock.pause();
  test.studio.clock.seek(2.0);
  test.press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
  QCOMPARE(test.told(), QStringLiteral("2 #2@0.5"));
  QVERIFY(!test.request().poses[0].isPlaced);
  QVERIFY(test.request().poses[0].motion == test.project().takes[1].clip);
  // It outlives its take.
  test.studio.document.run(std::make_unique<RemoveTakes>(std::vector<TakeId>{2}));
  test.make("a person bows");
  QVERIFY(test.service.lastRequest.plan.poses.at(0).motion);
}

void TstSteeringInWindow::whatIsFrozenTakesNoPose() {
  Steered test;
  test.studio.document.editDraft(DraftField::Keeps, [&test](Draft& draft) {
    TakeKept kept;
    kept.start = 1.0, kept.end = 2.0;
    kept.take = 1;
    kept.motion = test.project().takes[0].clip;
    draft.request.keeps = {kept};
  });
  test.pinAt(1.5);
  QVERIFY(test.request().poses.empty());
  QVERIFY2(test.message().contains(QStringLiteral("frozen from 1 to 2 s")), qPrintable(test.message()));
  test.pinAt(2.5);
  QCOMPARE(test.told(), QStringLiteral("2.5 #1@2.5"));
  QVERIFY(!test.window.actions().drawPath->isEnabled());
  QVERIFY2(test.window.actions().drawPath->toolTip().contains(QStringLiteral("frozen")), qPrintable(test.window.actions().drawPath->toolTip()));
}

void TstSteeringInWindow::aPathIsDrawnOnTheFloor() {
  Steered test;
  test.drawThree();
  QVERIFY(test.window.actions().drawPath->isChecked());
  const auto& path = test.request().path;
  QCOMPARE(path.size(), std::size_t{3});
  QVERIFY(isNear(path[0], 0.0, 0.0) && isNear(path[1], 0.0, 1.0) && isNear(path[2], 0.8, 1.6));
  QCOMPARE(path[0].time, 0.0);
  QVERIFY(path[1].time > 0.7 && path[1].time < 1.0 && path[2].time > path[1].time);  // at a walk
  QVERIFY(test.path->isVisible());
  QVERIFY(std::abs(test.path->triangleOf(1).center().x() - test.ruler->toX(path[1].time)) < 3);
  // The last one is chosen.
  QTest::keyClick(test.surface(), Qt::Key_Delete);
  QCOMPARE(test.request().path.size(), std::size_t{2});
  test.studio.document.undo();
  QCOMPARE(test.request().path.size(), std::size_t{3});
  QTest::keyClick(test.surface(), Qt::Key_Escape);
  QVERIFY(!test.window.actions().drawPath->isChecked());
  QVERIFY(test.overlay->isVisible());
  test.clickFloor(0.3, 0.3);
  QCOMPARE(test.request().path.size(), std::size_t{3});  // the tool is put away
  test.make("a person walks");
  const auto& asked = test.service.lastRequest.plan.path;
  QVERIFY(asked.size() == 3 && asked[2].x == path[2].x && asked[2].time == path[2].time);
  // The other switch of the view hides it as it hides the way of the take.
  test.window.actions().showPath->trigger();
  QVERIFY(!test.overlay->isVisible());
}

void TstSteeringInWindow::wayPointsAreMovedAndTurned() {
  Steered test;
  test.drawThree();
  Steered::drag(test.surface(), test.seen(0.0, 1.0), test.seen(-0.5, 1.2));
  QVERIFY(isNear(test.request().path[1], -0.5, 1.2));
  QCOMPARE(test.request().path.size(), std::size_t{3});
  QVERIFY(!test.request().path[1].facing);
  const auto handle = test.overlay->handleOf(1);
  QVERIFY(handle);
  Steered::drag(test.surface(), handle->toPoint(), test.seen(-0.1, 1.2));  // towards +X
  QVERIFY(test.request().path[1].facing);
  QVERIFY2(std::abs(*test.request().path[1].facing - 90.0) < 6.0, qPrintable(QString::number(*test.request().path[1].facing)));
  QVERIFY(isNear(test.request().path[1], -0.5, 1.2));
  QVERIFY(test.chooseFromMenu(test.path, test.path->triangleOf(1).center(), QStringLiteral("Look along the way")));
  QVERIFY(!test.request().path[1].facing);
  for (int i = 0; i < 2; ++i) test.studio.document.undo();
  QVERIFY(isNear(test.request().path[1], -0.5, 1.2) && !test.request().path[1].facing);
  test.studio.document.undo();
  QVERIFY(isNear(test.request().path[1], 0.0, 1.0));
}

void TstSteeringInWindow::aClickIsNoDrag() {
  Steered test;
  test.press(Qt::Key_P);
  const float yaw = test.window.views().view(0).camera().yaw();
  const QPoint middle = test.surface()->rect().center() + QPoint(0, 60);
  Steered::drag(test.surface(), middle, middle + QPoint(60, 0));
  QVERIFY(test.request().path.empty());
  QVERIFY(test.window.views().view(0).camera().yaw() != yaw);
  // Two clicks where one would otherwise frame the figure are two way points.
  QTest::mouseClick(test.surface(), Qt::LeftButton, {}, middle);
  QTest::mouseDClick(test.surface(), Qt::LeftButton, {}, middle - QPoint(70, 0));
  QTest::mouseRelease(test.surface(), Qt::LeftButton, {}, middle - QPoint(70, 0));
  QCOMPARE(test.request().path.size(), std::size_t{2});
  // Above the horizon is no floor.
  test.press(Qt::Key_1, Qt::ControlModifier);
  test.window.views().view(0).orbitBy(0.0f, -0.6f);
  QTest::mouseClick(test.surface(), Qt::LeftButton, {}, QPoint(test.surface()->width() - 8, 3));
  QCOMPARE(test.request().path.size(), std::size_t{2});
}

void TstSteeringInWindow::wayPointsAreDraggedInTime() {
  Steered test;
  test.drawThree();
  const auto before = test.request().path;
  const QPoint at = test.path->triangleOf(2).center();
  Steered::drag(test.path, at, at + QPoint(test.pixels(1.0), 0));
  QVERIFY(std::abs(test.request().path[2].time - before[2].time - 1.0) < 0.051);
  QVERIFY(test.request().path[2].x == before[2].x);
  test.studio.document.undo();
  QVERIFY(test.request().path == before);
  QTest::mouseDClick(test.path, Qt::LeftButton, {}, test.path->triangleOf(1).center());
  QCOMPARE(test.studio.clock.time(), before[1].time);
  test.path->setFocus();
  QTest::keyClick(test.path, Qt::Key_Delete);
  QCOMPARE(test.request().path.size(), std::size_t{2});
}

void TstSteeringInWindow::whatCannotBeIsSaidInThePromptPanel() {
  Steered test;
  auto* said = test.window.findChild<ui::ElidedLabel*>("steeringFault");
  QVERIFY(said && !said->isVisible());
  test.drawThree();
  QVERIFY(!said->isVisible());
  test.studio.document.editDraft(DraftField::Path, [](Draft& draft) { draft.request.path[2].x = 40.0; });
  QVERIFY(said->isVisible());
  QVERIFY2(said->text().endsWith(QStringLiteral(" m/s to way point 3 is too fast.")), qPrintable(said->text()));
  test.studio.document.undo();
  QVERIFY(!said->isVisible());
  test.pinAt(3.5);
  test.studio.document.editDraft(DraftField::Length, [](Draft& draft) { core::services::setLength(draft.request, 3.0); });
  QVERIFY2(said->text() == QStringLiteral("The key pose at 3.5 s is beyond the end."), qPrintable(said->text()));
}

void TstSteeringInWindow::everythingIsUndoneAndOpenedAgain() {
  QTemporaryDir folder;
  const QString file = folder.filePath("film.gesto");
  Steered test;
  const auto draft = test.project().draft;
  test.drawThree();
  QTest::keyClick(test.surface(), Qt::Key_Escape);
  test.pinAt(2.0);
  QVERIFY(test.chooseFromMenu(test.keys, test.keys->diamondOf(0).center(), QStringLiteral("Head")));
  test.studio.session.save(file);
  QTRY_VERIFY(!test.studio.document.isModified());
  TestStudio other;
  other.studio.session.open(file);
  QTRY_COMPARE(other.project().takes.size(), std::size_t{1});
  const auto& read = other.project().draft.request;
  QVERIFY(read.path == test.request().path);
  QCOMPARE(read.poses.size(), std::size_t{1});
  QVERIFY(read.poses[0].motion == other.project().takes[0].clip && read.poses[0].joints == std::vector{BodyEnd::Head});
  QVERIFY(other.window.findChild<ui::KeyLane*>()->isVisible() && other.window.findChild<ui::PathLane*>()->isVisible());
  for (int i = 0; i < 5; ++i) test.studio.document.undo();
  QVERIFY(test.project().draft == draft);
  QVERIFY(!test.keys->isVisible() && !test.path->isVisible() && !test.overlay->isVisible());
}

void TstSteeringInWindow::theCommandSaysIt() {
  Steered test;
  test.drawThree();
  QTest::keyClick(test.surface(), Qt::Key_Escape);
  test.pinAt(1.5);
  QVERIFY(test.chooseFromMenu(test.keys, test.keys->diamondOf(0).center(), QStringLiteral("Left hand")));
  test.make("a person walks");
  test.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  const QString line = QGuiApplication::clipboard()->text();
  QVERIFY2(line.contains(QStringLiteral("--pose '1.5=project.gesto#1@1.5:left_hand,placed'")) && line.contains(QStringLiteral("--path '0: 0, ")), qPrintable(line));
}

void TstSteeringInWindow::aTakeOlderThanItsKeysIsTold() {
  Steered test;
  auto* badge = test.window.findChild<QToolButton*>("changedSince");
  QVERIFY(!badge->isVisible());
  test.pinAt(1.5);
  QVERIFY(badge->isVisible());
  QVERIFY2(badge->toolTip().contains(QStringLiteral("poses and path")), qPrintable(badge->toolTip()));
  test.make("a person walks");
  QVERIFY(!badge->isVisible());
  test.drawThree();
  QVERIFY(badge->isVisible());
  for (int i = 0; i < 3; ++i) test.studio.document.undo();
  QVERIFY(!badge->isVisible());
  QVERIFY(test.chooseFromMenu(test.keys, test.keys->diamondOf(0).center(), QStringLiteral("Pelvis")));
  QVERIFY(badge->isVisible());
}

void TstSteeringInWindow::whatWasNotMetIsTold() {
  Steered test;
  test.pinAt(1.0);
  test.pinAt(2.0);
  const QString lane = QStringLiteral("keyLane");
  const auto picture = [&test] {
    test.keys->repaint();
    return test.keys->grab(test.keys->diamondOf(0).adjusted(-2, -2, 2, 2)).toImage();
  };
  test.keys->choose(-1);
  const QImage before = picture();
  test.service.remarks = {"the prompt was new to the model", "key pose 1 (at 1 s, take 1) is 9 cm out of reach; the motion comes as near as it can"};
  test.make("a person walks");
  QVERIFY(picture() != before);  // in the colour of errors
  auto* note = test.window.findChild<QWidget*>("note");
  QVERIFY2(note->toolTip().startsWith(QStringLiteral("key pose 1 (at 1 s")), qPrintable(note->toolTip()));
  // Another pose there is another matter.
  QVERIFY(test.chooseFromMenu(test.keys, test.keys->diamondOf(0).center(), QStringLiteral("Head")));
  test.keys->choose(-1);
  test.studio.document.undo();
  QVERIFY(picture() != before);
}

void TstSteeringInWindow::aModelThatCannotSaysSo() {
  Steered test({model("default", true), model("mdm", false)});
  test.pinAt(1.5);
  test.drawThree();
  QVERIFY(!test.request().poses.empty() && !test.request().path.empty());
  test.studio.models.choose("mdm");
  QVERIFY(test.request().poses.empty() && test.request().path.empty());
  QVERIFY(!test.window.actions().drawPath->isChecked());
  for (QAction* action : {test.window.actions().pinPose, test.window.actions().pinCopiedPose, test.window.actions().drawPath}) {
    QVERIFY(!action->isEnabled());
    QVERIFY2(action->toolTip().contains(QStringLiteral("MDM")), qPrintable(action->toolTip()));
  }
  QVERIFY(test.window.actions().copyPose->isEnabled());
  test.window.actions().undo->trigger();  // the model, and what it could not
  QVERIFY(!test.request().poses.empty() && !test.request().path.empty());
  QVERIFY(test.window.actions().pinPose->isEnabled());
}

void TstSteeringInWindow::posesAreKeptForAllProjects() {
  QTemporaryDir folder;
  Steered test;
  auto& actions = test.window.actions();
  QVERIFY(!actions.keepPose->isEnabled() && actions.keepPose->toolTip().contains(QStringLiteral("keeps no poses")));
  test.studio.options.poseFolder = folder.filePath("poses");
  test.studio.clock.seek(1.0);
  test.studio.document.editDraft(DraftField::Seed, [](Draft& draft) { draft.request.seed = 5; });  // looks again
  test.press(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
  test.studio.clock.seek(2.0);
  test.press(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
  test.press(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
  const auto names = [&folder] { return QDir(folder.filePath("poses")).entryList(QDir::Files, QDir::Name).join(QStringLiteral(", ")); };
  QCOMPARE(names(), QStringLiteral("A person walks 1 s.bvh, A person walks 2 s 2.bvh, A person walks 2 s.bvh"));
  const auto open = [&test] {
    test.press(Qt::Key_P, Qt::ShiftModifier);
    return test.window.findChild<QListWidget*>("poseList");
  };
  auto* list = open();
  QVERIFY(list && list->count() == 3);
  QVERIFY(!list->item(0)->icon().isNull());
  if (const QByteArray name = qgetenv("GESTO_KEEP_PICTURE"); !name.isEmpty())
    QVERIFY(list->window()->grab().save(QString::fromLocal8Bit(name) + QStringLiteral("_poses.png")));
  // One goes, and comes back.
  list->setCurrentRow(1);
  QTest::keyClick(list, Qt::Key_Delete);
  QCOMPARE(names(), QStringLiteral("A person walks 1 s.bvh, A person walks 2 s.bvh"));
  QVERIFY2(test.message().contains(QStringLiteral("A person walks 2 s 2")), qPrintable(test.message()));
  // Another name, and another is not overwritten.
  list->item(0)->setText(QStringLiteral("Wide step"));
  QCOMPARE(names(), QStringLiteral("A person walks 2 s.bvh, Wide step.bvh"));
  list->item(0)->setText(QStringLiteral("Wide step"));
  QCOMPARE(names(), QStringLiteral("A person walks 2 s.bvh, Wide step.bvh"));
  QCOMPARE(list->count(), 2);
  // A click pins.
  test.studio.clock.seek(3.0);
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
  QCOMPARE(test.request().poses.size(), std::size_t{1});
  const auto& pose = test.request().poses[0];
  QCOMPARE(pose.time, 3.0);
  QVERIFY(!pose.isPlaced && pose.take == 0 && pose.from == 0.0);
  QCOMPARE(QString::fromStdU16String(pose.file.filename().u16string()), QStringLiteral("Wide step.bvh"));
  // It is the pose that was seen, above the middle of the floor.
  const auto read = core::io::readMotionFile(pose.file);
  QVERIFY(read);
  const auto& clip = *test.project().takes[0].clip;
  const auto wanted = core::motion::worldPose(clip, 20), found = core::motion::worldPose(*read->clip, 0);
  const auto shift = wanted.positions[0] - found.positions[0];
  QVERIFY(std::abs(shift.y) < 1e-3f && std::abs(found.positions[0].x) < 1e-3f && std::abs(found.positions[0].z) < 1e-3f);
  for (int joint = 0; joint < clip.jointCount(); ++joint) {
    const auto& name = clip.skeleton().joint(joint).name;
    const int there = read->clip->skeleton().indexOf(name);
    QVERIFY2(there >= 0, name.c_str());
    const auto off = wanted.positions[static_cast<std::size_t>(joint)] - found.positions[static_cast<std::size_t>(there)] - shift;
    QVERIFY2(std::abs(off.x) + std::abs(off.y) + std::abs(off.z) < 0.01f, name.c_str());
  }
  test.make("a person walks");
  QCOMPARE(test.service.lastRequest.plan.poses.at(0).file, pose.file);
}

void TstSteeringInWindow::itIsSeenAndFits_data() {
  QTest::addColumn<QSize>("size");
  QTest::newRow("a small laptop") << QSize(1280, 800);
  QTest::newRow("a desk") << QSize(1600, 1000);
}

// With GESTO_KEEP_PICTURE=NAME the windows are kept, for a person to look at: NAME_1280_drawing.png and so on.
void TstSteeringInWindow::itIsSeenAndFits() {
  QFETCH(QSize, size);
  Steered test;
  test.window.resize(size);
  test.window.actions().resetLayout->trigger();
  QTest::qWait(50);
  const auto keep = [&test, size](const QString& what) {
    QTest::qWait(50);
    if (const QByteArray name = qgetenv("GESTO_KEEP_PICTURE"); !name.isEmpty())
      QVERIFY(test.window.grab().save(QStringLiteral("%1_%2_%3.png").arg(QString::fromLocal8Bit(name)).arg(size.width()).arg(what)));
  };
  keep(QStringLiteral("empty"));
  const QImage before = test.surface()->grab().toImage();
  test.press(Qt::Key_4, Qt::ControlModifier);
  test.press(Qt::Key_P);
  test.clickFloor(0.0, 0.0);
  test.clickFloor(0.3, 1.2);
  test.clickFloor(1.2, 1.6);
  const auto handle = test.overlay->handleOf(2);
  Steered::drag(test.surface(), handle->toPoint(), test.seen(1.2, 1.0));
  QVERIFY(test.surface()->grab().toImage() != before);
  keep(QStringLiteral("drawing"));
  QTest::keyClick(test.surface(), Qt::Key_Escape);
  test.pinAt(1.0);
  Steered::drag(test.keys, test.keys->diamondOf(0).center(), test.keys->diamondOf(0).center() + QPoint(test.pixels(0.4), 0), Qt::ControlModifier);
  test.pinAt(2.2);
  QVERIFY(test.chooseFromMenu(test.keys, test.keys->diamondOf(1).center(), QStringLiteral("Right hand")));
  test.pinAt(3.2);
  keep(QStringLiteral("keys"));
  // The panels beside it are not cut.
  for (const char* name : {"promptPanel", "guidancePanel"}) {
    auto* scroll = test.window.findChild<QDockWidget*>(QLatin1String(name))->findChild<QScrollArea*>();
    QVERIFY2(scroll->verticalScrollBar()->maximum() == 0,
             qPrintable(QStringLiteral("%1: %2 pixels are cut off").arg(QLatin1String(name)).arg(scroll->verticalScrollBar()->maximum())));
  }
  test.press(Qt::Key_3, Qt::ControlModifier);
  test.window.actions().showContacts->trigger();
  test.studio.document.editDraft(DraftField::Path, [](Draft& draft) { draft.request.path[1].x = 30.0; });
  keep(QStringLiteral("all"));
  // Everything is inside.
  for (QWidget* lane : {static_cast<QWidget*>(test.keys), static_cast<QWidget*>(test.path)}) {
    QVERIFY(lane->isVisible() && lane->height() >= 13);
    QVERIFY(test.window.rect().contains(QRect(lane->mapTo(&test.window, QPoint(0, 0)), lane->size())));
  }
  QVERIFY(test.surface()->height() >= (size.height() == 800 ? 380 : 560));
}

STUDIO_GUI_TEST_MAIN(TstSteeringInWindow)
#include "tst_steering_in_window.moc"
