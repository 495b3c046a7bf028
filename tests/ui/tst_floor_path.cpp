// A path is drawn on the floor of the view, and what it and key poses are together: asked of the model, saved, undone, copied, seen.
#include "core/services/take_actions.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/steered_window.h"
#include "ui/session/floor_path.h"
#include "ui/widgets/elided_label.h"

#include <QClipboard>
#include <QDockWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>

using namespace core::document;
using core::motion::BodyEnd;
using test_support::Steered;
using test_support::TestStudio;

namespace {

bool isNear(const TakeWayPoint& point, double x, double z) { return std::hypot(point.x - x, point.z - z) < 0.03; }

core::services::ModelInfo model(const char* name, bool steers) {
  core::services::ModelInfo info;
  info.name = name, info.familyTitle = steers ? "SMooDi" : "MDM";
  info.can.plan = info.can.steer = steers;
  return info;
}

}  // namespace

class TstFloorPath : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aPathIsDrawnOnTheFloor();
  void wayPointsAreMovedAndTurned();
  void aClickIsNoDrag();
  void wayPointsAreDraggedInTime();
  void whatCannotBeIsSaidInThePromptPanel();
  void everythingIsUndoneAndOpenedAgain();
  void theCommandSaysIt();
  void aModelThatCannotSaysSo();
  void itIsSeenAndFits_data();
  void itIsSeenAndFits();
};

void TstFloorPath::aPathIsDrawnOnTheFloor() {
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
  QCOMPARE(QString::fromStdString(test.project().takes[1].name), QStringLiteral("on a path"));
  // What is frozen keeps its place beside it; a way point within is told of.
  test.window.actions().freezeAction->trigger();
  QCOMPARE(test.request().keeps.size(), std::size_t{1});
  QVERIFY(test.overlay->isVisible() && test.window.actions().drawPath->isEnabled());
  QVERIFY2(ui::steeringFaults(test.request()).contains(QStringLiteral("The way point at 0 s lies in what is frozen.")),
           qPrintable(ui::steeringFaults(test.request()).join('\n')));
  test.studio.document.undo();
  QVERIFY(test.request().keeps.empty() && ui::steeringFaults(test.request()).isEmpty());
  // The other switch of the view hides it as it hides the way of the take.
  test.window.actions().showPath->trigger();
  QVERIFY(!test.overlay->isVisible());
}

void TstFloorPath::wayPointsAreMovedAndTurned() {
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

void TstFloorPath::aClickIsNoDrag() {
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

void TstFloorPath::wayPointsAreDraggedInTime() {
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

void TstFloorPath::whatCannotBeIsSaidInThePromptPanel() {
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

void TstFloorPath::everythingIsUndoneAndOpenedAgain() {
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

void TstFloorPath::theCommandSaysIt() {
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

void TstFloorPath::aModelThatCannotSaysSo() {
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

void TstFloorPath::itIsSeenAndFits_data() {
  QTest::addColumn<QSize>("size");
  QTest::newRow("a small laptop") << QSize(1280, 800);
  QTest::newRow("a desk") << QSize(1600, 1000);
}

// With GESTO_KEEP_PICTURE=NAME the windows are kept, for a person to look at: NAME_1280_drawing.png and so on.
void TstFloorPath::itIsSeenAndFits() {
  QFETCH(QSize, size);
  Steered test;
  test.window.resize(size);
  test.window.actions().resetLayout->trigger();
  QTest::qWait(50);
  const auto keep = [&test, size](const QString& what) { test_support::keepPicture(test.window, QStringLiteral("%1_%2").arg(size.width()).arg(what)); };
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
  test.press(Qt::Key_3, Qt::ControlModifier);
  keep(QStringLiteral("above"));
  test.press(Qt::Key_4, Qt::ControlModifier);
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
    QVERIFY(lane->isVisible() && lane->height() >= 12);
    QVERIFY(test.window.rect().contains(QRect(lane->mapTo(&test.window, QPoint(0, 0)), lane->size())));
  }
  QVERIFY(test.surface()->height() >= (size.height() == 800 ? 380 : 560));
}

STUDIO_GUI_TEST_MAIN(TstFloorPath)
#include "tst_floor_path.moc"
