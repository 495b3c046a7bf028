// Poses of the shown take, of another one or of the library are pinned, dragged and held on the timeline, and asked of the model.
#include "core/io/motion_file.h"
#include "core/motion/kinematics.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/steered_window.h"
#include "ui/session/request_conversion.h"

#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QToolButton>

using namespace core::document;
using test_support::Steered;

class TstPinnedPoses : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aPoseIsPinnedAtThePlayhead();
  void aKeyIsDraggedAndHeld();
  void keysAreChosenAndRemovedByTheKeyboard();
  void theMenuPinsSingleJoints();
  void aPoseOfAnotherTakeIsPinned();
  void whatIsFrozenTakesNoPose();
  void aTakeOlderThanItsKeysIsTold();
  void whatWasNotMetIsTold();
  void anotherKeyMayChangeAllOfIt();
  void posesAreKeptForAllProjects();
};

void TstPinnedPoses::aPoseIsPinnedAtThePlayhead() {
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
  QCOMPARE(QString::fromStdString(test.project().takes[1].name), QStringLiteral("1 key pose(s)"));  // without a translation
  test.studio.document.undo();
  test.studio.document.undo();
  QVERIFY(test.request().poses.empty() && !test.keys->isVisible());
  test.studio.document.redo();
  QCOMPARE(test.told(), QStringLiteral("1.5 #1@1.5"));
}

void TstPinnedPoses::aKeyIsDraggedAndHeld() {
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

void TstPinnedPoses::keysAreChosenAndRemovedByTheKeyboard() {
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

void TstPinnedPoses::theMenuPinsSingleJoints() {
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

void TstPinnedPoses::aPoseOfAnotherTakeIsPinned() {
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

void TstPinnedPoses::whatIsFrozenTakesNoPose() {
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
  QVERIFY(test.window.actions().drawPath->isEnabled());  // a path leads there and on
}

void TstPinnedPoses::aTakeOlderThanItsKeysIsTold() {
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

void TstPinnedPoses::whatWasNotMetIsTold() {
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

void TstPinnedPoses::anotherKeyMayChangeAllOfIt() {
  QTemporaryDir folder;
  const QString file = folder.filePath("film.gesto");
  Steered test;
  const auto* change = test.window.actions().letChange;
  const QString words = change->text();
  QVERIFY(change->isEnabled() && !change->isChecked());
  test.pinAt(1.5);
  test.make("a person walks");
  QVERIFY(!test.service.lastRequest.plan.letsChange);
  // From the lane's menu, beside a pose.
  const QPoint beside(test.keys->diamondOf(0).center().x() + 60, test.keys->height() / 2);
  QVERIFY(test.chooseFromMenu(test.keys, beside, words));
  QVERIFY(test.request().letsChange && change->isChecked());
  QCOMPARE(test.studio.document.undoTitle(), QStringLiteral("let all of it change"));
  auto* badge = test.window.findChild<QToolButton*>("changedSince");
  QVERIFY2(badge->isVisible() && badge->toolTip().contains(QStringLiteral("poses and path")), qPrintable(badge->toolTip()));
  test.make("a person walks");
  QVERIFY(test.service.lastRequest.plan.letsChange && !badge->isVisible());
  const Take& take = test.project().takes.back();
  QCOMPARE(QString::fromStdString(take.name), QStringLiteral("all may change"));
  QVERIFY2(ui::commandLine(take).contains(QStringLiteral(" --let-change ")), qPrintable(ui::commandLine(take)));
  test.studio.session.save(file);
  QTRY_VERIFY(!test.studio.document.isModified());
  test_support::TestStudio other;
  other.studio.session.open(file);
  QTRY_COMPARE(other.project().takes.size(), std::size_t{3});
  QVERIFY(other.project().draft.request.letsChange && other.window.actions().letChange->isChecked());
  // Undone, it is as it was; a path has the same entry.
  while (test.request().letsChange) test.studio.document.undo();
  QVERIFY(!change->isChecked() && test.request().poses.size() == 1);
  test.drawThree();
  QVERIFY(test.chooseFromMenu(test.path, test.path->triangleOf(1).center(), words));
  QVERIFY(test.request().letsChange);
  QVERIFY(test.chooseFromMenu(test.path, test.path->triangleOf(1).center(), words));
  QVERIFY(!test.request().letsChange && !change->isChecked());
}

void TstPinnedPoses::posesAreKeptForAllProjects() {
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
  test_support::keepPicture(*list->window(), QStringLiteral("poses"));
  // One goes, and comes back.
  list->setCurrentRow(1);
  QTest::keyClick(list, Qt::Key_Delete);
  QCOMPARE(names(), QStringLiteral("A person walks 1 s.bvh, A person walks 2 s.bvh"));
  QVERIFY2(test.message().contains(QStringLiteral("A person walks 2 s 2")), qPrintable(test.message()));
  // Another name, typed; and another pose is not overwritten.
  QTest::failOnWarning(QRegularExpression(QStringLiteral("closeEditor")));
  list->setCurrentRow(0);
  QTest::keyClick(list, Qt::Key_F2);
  auto* editor = list->findChild<QLineEdit*>();
  QVERIFY(editor);
  QTest::keyClicks(editor, "Wide step");
  QTest::keyClick(editor, Qt::Key_Return);
  QTRY_COMPARE(names(), QStringLiteral("A person walks 2 s.bvh, Wide step.bvh"));
  QTRY_COMPARE(list->item(1)->text(), QStringLiteral("Wide step"));
  list->item(0)->setText(QStringLiteral("Wide step"));
  QTRY_COMPARE(list->item(0)->text(), QStringLiteral("A person walks 2 s"));
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

STUDIO_GUI_TEST_MAIN(TstPinnedPoses)
#include "tst_pinned_poses.moc"
