// The shown body is posed in the view: joints are chosen, moved and turned by handles and keys.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/posed_window.h"
#include "ui/setup/command_palette.h"

#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>

using namespace core::document;
using core::motion::BodyEnd;
using render::GizmoHandle;
using test_support::apartMm;
using test_support::Joints;
using test_support::Posed;
using test_support::Steered;
using test_support::TestStudio;
namespace body = core::motion::humanml3d;

namespace {

core::services::ModelInfo model(const char* name, bool steers) {
  core::services::ModelInfo info;
  info.name = name, info.familyTitle = steers ? "SMooDi" : "MDM";
  info.can.plan = info.can.steer = steers;
  return info;
}

}  // namespace

class TstPosing : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aJointIsChosenByAClick();
  void aHandIsMovedAndPinned();
  void escapePutsEverythingBack();
  void stepsAndAxes();
  void aPartIsTurned();
  void thePelvisGoesOverItsFeet();
  void whatIsDoneToThePoseAddsUp();
  void theCameraStillTurns();
  void byKeysAndByThePalette();
  void whatCannotBePosedIsSaid();
  void itIsSeen_data();
  void itIsSeen();
};

void TstPosing::aJointIsChosenByAClick() {
  Posed test;
  QVERIFY(!test.pose->isVisible());  // nothing that nobody asked for
  test.press(Qt::Key_W);
  QVERIFY(test.window.actions().moveJoint->isChecked() && test.pose->isVisible());
  QVERIFY(!test.pose->gripOf(GizmoHandle::View));
  test.hover(*test.pose->placeOf(body::kRightElbow));
  QCOMPARE(test.pose->hovered(), static_cast<int>(body::kRightElbow));
  QVERIFY(test.surface()->cursor().shape() == Qt::PointingHandCursor);
  test.choose(body::kHead);
  QVERIFY(test.pose->gripOf(GizmoHandle::View));
  QVERIFY((*test.pose->gripOf(GizmoHandle::View) - *test.pose->placeOf(body::kHead)).manhattanLength() < 1.0);
  // Esc: the joint, then the tool. A click beside lets go too.
  test.press(Qt::Key_Escape);
  QVERIFY(!test.pose->gripOf(GizmoHandle::View) && test.window.actions().moveJoint->isChecked());
  test.choose(body::kHead);
  QTest::mouseClick(test.surface(), Qt::LeftButton, {}, QPoint(30, 60));
  QVERIFY(!test.pose->gripOf(GizmoHandle::View));
  test.press(Qt::Key_Escape);
  QVERIFY(!test.window.actions().moveJoint->isChecked() && !test.pose->isVisible());
  QVERIFY(test.request().poses.empty());
  // One tool after the other, and none; the timeline has a button for each.
  for (auto* button : test.window.findChildren<QToolButton*>())
    if (button->defaultAction() == test.window.actions().turnJoint) QTest::mouseClick(button, Qt::LeftButton);
  QVERIFY(test.window.actions().turnJoint->isChecked());
  test.press(Qt::Key_W);
  QVERIFY(test.window.actions().moveJoint->isChecked() && !test.window.actions().turnJoint->isChecked());
  test.press(Qt::Key_P);
  QVERIFY(!test.window.actions().moveJoint->isChecked() && test.window.actions().drawPath->isChecked());
  test.press(Qt::Key_E);
  QVERIFY(test.window.actions().turnJoint->isChecked() && !test.window.actions().drawPath->isChecked());
  // Who plays looks at the motion.
  test.studio.clock.play();
  QVERIFY(!test.pose->isVisible());
}

void TstPosing::aHandIsMovedAndPinned() {
  Posed test;
  test.press(Qt::Key_W);
  test.choose(body::kLeftWrist);
  const auto before = test.own();
  test.pull(GizmoHandle::View, {30, -60});
  // Under the pointer; once more, since the lane that came up took some of the view's height.
  test.studio.document.undo();
  test.keys->setVisible(true);
  QTest::qWait(20);
  const QPointF at = *test.pose->placeOf(body::kLeftWrist);
  test.pull(GizmoHandle::View, {30, -60});
  QCOMPARE(test.request().poses.size(), std::size_t{1});
  const auto& key = test.request().poses[0];
  QVERIFY(key.time == 1.0 && key.isPosed && key.isPlaced && key.from == 0.0 && key.motion->frameCount() == 1);
  QVERIFY(key.joints == std::vector{BodyEnd::LeftHand});
  // Only the arm went.
  QVERIFY((*test.pose->placeOf(body::kLeftWrist) - at - QPointF(30, -60)).manhattanLength() < 1.5);
  const auto after = test.posed();
  QVERIFY(apartMm(before[body::kLeftWrist], after[body::kLeftWrist]) > 100.0f);
  for (const int joint : {body::kPelvis, body::kHead, body::kRightWrist, body::kLeftFoot, body::kRightFoot})
    QVERIFY(apartMm(before[static_cast<std::size_t>(joint)], after[static_cast<std::size_t>(joint)]) < 1.0f);
  QCOMPARE(test.figures(), 2);  // it is seen, over the take's own
  QVERIFY(test.keys->isVisible() && test.keys->chosen() == 0);
  // It acts in the next motion, and the take there is older.
  test.make("a person walks");
  const auto& asked = test.service.lastRequest.plan.poses;
  QVERIFY(asked.size() == 1 && asked[0].motion == test.request().poses[0].motion && asked[0].isPlaced && asked[0].joints == std::vector{BodyEnd::LeftHand});
  QCOMPARE(QString::fromStdString(asked[0].file.string()), QStringLiteral("posed by hand"));
  test.studio.document.undo();
  test.studio.document.undo();
  QVERIFY(test.request().poses.empty());
  QCOMPARE(test.figures(), 1);
  test.studio.document.redo();
  QVERIFY(apartMm(test.posed()[body::kLeftWrist], after[body::kLeftWrist]) < 1e-3f);
}

void TstPosing::escapePutsEverythingBack() {
  Posed test;
  test.press(Qt::Key_W);
  test.choose(body::kRightWrist);
  const auto draft = test.project().draft;
  const auto before = *test.pose->placeOf(body::kRightWrist);
  test.hold(GizmoHandle::View, {40, -30});
  QVERIFY((*test.pose->placeOf(body::kRightWrist) - before).manhattanLength() > 20.0);
  QCOMPARE(test.figures(), 2);
  QTest::keyClick(test.surface(), Qt::Key_Escape);
  QVERIFY(*test.pose->placeOf(body::kRightWrist) == before);
  QCOMPARE(test.figures(), 1);
  QTest::mouseRelease(test.surface(), Qt::LeftButton, {}, QPoint(100, 100));
  QVERIFY(test.project().draft == draft);
  QVERIFY(test.request().poses.empty());
  QVERIFY(test.window.actions().moveJoint->isChecked());
  // Of a pose that is there: exactly what it was.
  test.pull(GizmoHandle::View, {40, -30});
  const auto motion = test.request().poses.at(0).motion;
  test.hold(GizmoHandle::View, {-60, 10});
  QTest::keyClick(test.surface(), Qt::Key_Escape);
  QTest::mouseRelease(test.surface(), Qt::LeftButton, {}, QPoint(100, 100));
  QVERIFY(test.request().poses.at(0).motion == motion);
  // What is undone in the middle of a drag is gone, and so is the drag.
  test.hold(GizmoHandle::View, {-60, 10});
  test.studio.document.undo();
  QTest::mouseRelease(test.surface(), Qt::LeftButton, {}, QPoint(100, 100));
  QVERIFY(test.request().poses.empty());
  test.studio.document.redo();
  // A press without a move pins nothing.
  test.studio.document.undo();
  test.pull(GizmoHandle::View, {0, 0});
  QVERIFY(test.request().poses.empty());
}

void TstPosing::stepsAndAxes() {
  Posed test;
  test.press(Qt::Key_W);
  test.choose(body::kLeftWrist);
  const auto before = test.own()[body::kLeftWrist];
  test.pull(GizmoHandle::Y, {0, -37}, Qt::ControlModifier);
  auto way = test.posed()[body::kLeftWrist] - before;
  QVERIFY2(std::abs(way.x) < 1e-3f && std::abs(way.z) < 1e-3f, qPrintable(QStringLiteral("%1 %2").arg(way.x).arg(way.z)));
  QVERIFY2(way.y > 0.04f && std::abs(std::remainder(way.y, 0.05f)) < 1e-3f, qPrintable(QString::number(way.y)));
  test.studio.document.undo();
  // From the side the depth has no arrow.
  QVERIFY(!test.pose->gripOf(GizmoHandle::X));
  test.pull(GizmoHandle::Z, {25, 8});
  way = test.posed()[body::kLeftWrist] - before;
  QVERIFY(std::abs(way.x) < 1e-3f && std::abs(way.y) < 1e-3f && std::abs(way.z) > 0.02f);
  test.studio.document.undo();
  // Along the forearm.
  const QPointF level = *test.pose->gripOf(GizmoHandle::Y);
  test.press(Qt::Key_X);
  QVERIFY(test.window.actions().jointAxes->isChecked());
  QVERIFY((*test.pose->gripOf(GizmoHandle::Y) - level).manhattanLength() > 10.0);
  const auto pose = test.own();
  const auto arm = glm::normalize(pose[body::kLeftWrist] - pose[body::kLeftElbow]);
  const QPointF tip = *test.pose->gripOf(GizmoHandle::Y), at = *test.pose->placeOf(body::kLeftWrist);
  test.pull(GizmoHandle::Y, ((at - tip) * 0.6).toPoint());
  way = test.posed()[body::kLeftWrist] - before;
  QVERIFY(glm::length(way) > 0.02f && std::abs(glm::dot(glm::normalize(way), arm)) > 0.99f);
}

void TstPosing::aPartIsTurned() {
  Posed test;
  test.press(Qt::Key_E);
  test.choose(body::kLeftElbow);
  const auto before = test.own();
  test.pull(GizmoHandle::View, {30, 30}, Qt::ControlModifier);
  const auto after = test.posed();
  QVERIFY(test.request().poses[0].joints.empty());  // how a forearm lies only the whole body tells
  QVERIFY(apartMm(after[body::kLeftElbow], before[body::kLeftElbow]) < 0.5f);
  const auto a = glm::normalize(before[body::kLeftWrist] - before[body::kLeftElbow]), b = glm::normalize(after[body::kLeftWrist] - after[body::kLeftElbow]);
  const double degrees = static_cast<double>(glm::degrees(std::acos(std::clamp(glm::dot(a, b), -1.0f, 1.0f))));
  QVERIFY2(degrees > 5.0 && degrees < 120.0, qPrintable(QString::number(degrees)));
  // The ring of the hand is about the elbow.
  test.choose(body::kLeftWrist);
  QVERIFY(test.pose->gripOf(GizmoHandle::View));
  QCOMPARE(test.request().poses.size(), std::size_t{1});
}

void TstPosing::thePelvisGoesOverItsFeet() {
  Posed test;
  test.press(Qt::Key_W);
  test.choose(body::kPelvis);
  const auto before = test.own();
  test.pull(GizmoHandle::Y, {0, 60});
  const auto after = test.posed();
  QVERIFY(test.request().poses[0].joints == std::vector{BodyEnd::Pelvis});
  QVERIFY(after[body::kPelvis].y < before[body::kPelvis].y - 0.1f);
  for (const int joint : {body::kLeftAnkle, body::kLeftFoot, body::kRightAnkle, body::kRightFoot})
    QVERIFY(apartMm(before[static_cast<std::size_t>(joint)], after[static_cast<std::size_t>(joint)]) < 1.0f);
  // Far below the floor it sits on it.
  test.pull(GizmoHandle::Y, {0, 500});
  for (const auto& joint : test.posed()) QVERIFY2(joint.y > 0.0f, qPrintable(QString::number(joint.y)));
}

void TstPosing::whatIsDoneToThePoseAddsUp() {
  Posed test;
  test.press(Qt::Key_W);
  test.choose(body::kLeftWrist);
  test.pull(GizmoHandle::View, {20, -40});
  test.choose(body::kRightWrist);
  test.pull(GizmoHandle::View, {-20, -30});
  QCOMPARE(test.request().poses.size(), std::size_t{1});
  QVERIFY((test.request().poses[0].joints == std::vector{BodyEnd::LeftHand, BodyEnd::RightHand}));
  const auto left = test.posed()[body::kLeftWrist];
  test.pull(GizmoHandle::View, {160, -60});  // out of reach: the trunk leans, the other hand stays
  QVERIFY2(apartMm(test.posed()[body::kLeftWrist], left) < 1.0f, qPrintable(QString::number(apartMm(test.posed()[body::kLeftWrist], left))));
  // All of it.
  test.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
  QVERIFY(test.request().poses.size() == 1 && test.request().poses[0].joints.empty() && test.request().poses[0].isPosed);
  test.studio.document.undo();
  QCOMPARE(test.request().poses[0].joints.size(), std::size_t{2});
  // At another time it is another key.
  test.studio.clock.seek(2.0);
  QCOMPARE(test.figures(), 1);
  test.choose(body::kHead);
  test.pull(GizmoHandle::View, {5, 10});
  QCOMPARE(test.request().poses.size(), std::size_t{2});
  QVERIFY(test.request().poses[1].joints == std::vector{BodyEnd::Head} && test.request().poses[1].time == 2.0);
  QVERIFY(test.request().poses[0].take != test.request().poses[1].take);
  // A hold is kept, and an elbow needs the whole body.
  Steered::drag(test.keys, test.keys->diamondOf(1).center(), test.keys->diamondOf(1).center() + QPoint(test.pixels(0.5), 0), Qt::ControlModifier);
  QVERIFY(test.request().poses[1].until);
  test.choose(body::kLeftElbow);
  test.pull(GizmoHandle::View, {-30, -20});
  QVERIFY(test.request().poses[1].joints.empty() && test.request().poses[1].until);
  QCOMPARE(test.request().poses.size(), std::size_t{2});
}

void TstPosing::theCameraStillTurns() {
  Posed test;
  test.press(Qt::Key_W);
  const float yaw = test.window.views().view(0).camera().yaw();
  Steered::drag(test.surface(), {40, 80}, {140, 90});
  QVERIFY(test.window.views().view(0).camera().yaw() != yaw);
  // Also from a joint, which is not chosen by that.
  const QPoint at = test.pose->placeOf(body::kHead)->toPoint();
  const float before = test.window.views().view(0).camera().yaw();
  Steered::drag(test.surface(), at, at + QPoint(80, 0));
  QVERIFY(test.window.views().view(0).camera().yaw() != before);
  QVERIFY(!test.pose->gripOf(GizmoHandle::View) && test.request().poses.empty());
}

void TstPosing::byKeysAndByThePalette() {
  Posed test;
  auto& actions = test.window.actions();
  QVERIFY(!actions.nudges[0]->isEnabled());
  test.press(Qt::Key_N);
  QVERIFY(actions.moveJoint->isChecked());
  for (int i = 0; i < 5; ++i) test.press(Qt::Key_N);  // from the pelvis up to the head
  QVERIFY((*test.pose->gripOf(GizmoHandle::View) - *test.pose->placeOf(body::kHead)).manhattanLength() < 1.0);
  test.press(Qt::Key_N, Qt::ShiftModifier);
  QVERIFY((*test.pose->gripOf(GizmoHandle::View) - *test.pose->placeOf(body::kNeck)).manhattanLength() < 1.0);
  test.press(Qt::Key_N);
  const auto before = test.own();
  for (int i = 0; i < 3; ++i) test.press(Qt::Key_Down, Qt::AltModifier);
  QVERIFY(std::abs(test.posed()[body::kHead].y - before[body::kHead].y + 0.03f) < 2e-3f);
  test.studio.document.undo();  // one step
  QVERIFY(test.request().poses.empty());
  test.press(Qt::Key_E);
  test.press(Qt::Key_PageUp, Qt::AltModifier);
  QVERIFY(test.request().poses.at(0).joints.empty());
  test.studio.document.undo();
  // By its name.
  test.press(Qt::Key_K, Qt::ControlModifier);
  auto* palette = test.window.findChild<ui::CommandPalette*>();
  QVERIFY(palette);
  auto* search = palette->findChild<QLineEdit*>();
  search->setText(QStringLiteral("joint against x"));
  QTest::keyClick(search, Qt::Key_Return);
  QTRY_COMPARE(test.request().poses.size(), std::size_t{1});
}

void TstPosing::whatCannotBePosedIsSaid() {
  Posed test({model("default", true), model("mdm", false)});
  test.studio.models.choose("mdm");
  for (QAction* action : {test.window.actions().moveJoint, test.window.actions().turnJoint, test.window.actions().nextJoint}) {
    QVERIFY(!action->isEnabled());
    QVERIFY2(action->toolTip().contains(QStringLiteral("MDM")), qPrintable(action->toolTip()));
  }
  test.studio.models.choose("default");
  QVERIFY(test.window.actions().moveJoint->isEnabled());
  // Beyond the end, and in what is frozen.
  test.studio.document.editDraft(DraftField::Keeps, [&test](Draft& draft) {
    TakeKept kept;
    kept.start = 0.5, kept.end = 2.0;
    kept.take = 1;
    kept.motion = test.project().takes[0].clip;
    draft.request.keeps = {kept};
  });
  test.press(Qt::Key_W);
  test.choose(body::kLeftWrist);
  test.pull(GizmoHandle::View, {20, -20});
  QVERIFY(test.request().poses.empty());
  QVERIFY2(test.message().contains(QStringLiteral("frozen from 0.5 to 2 s")), qPrintable(test.message()));
  test.press(Qt::Key_Escape);
  test.press(Qt::Key_Escape);
  // Another body.
  Take take;
  take.name = "Somebody";
  take.origin = Take::Origin::Imported;
  std::vector<core::motion::Joint> joints = test.project().takes[0].clip->skeleton().joints();
  for (auto& joint : joints) joint.offset *= 1.2f;
  auto data = test.project().takes[0].clip->data();
  data.skeleton = std::make_shared<const core::motion::Skeleton>(joints);
  take.clip = std::make_shared<const core::motion::Clip>(std::move(data));
  test.window.views().showTake(test.studio.document.append(std::move(take)), 0);
  QVERIFY(!test.window.actions().moveJoint->isEnabled());
  QVERIFY2(test.window.actions().moveJoint->toolTip().contains(QStringLiteral("Clean up")), qPrintable(test.window.actions().moveJoint->toolTip()));
}

void TstPosing::itIsSeen_data() {
  QTest::addColumn<QSize>("size");
  QTest::newRow("a small laptop") << QSize(1280, 800);
  QTest::newRow("a desk") << QSize(1600, 1000);
}

// With GESTO_KEEP_PICTURE=NAME the windows are kept, for a person to look at: NAME_1280_move.png and so on.
void TstPosing::itIsSeen() {
  QFETCH(QSize, size);
  Posed test;
  test.window.resize(size);
  test.window.actions().resetLayout->trigger();
  QTest::qWait(50);
  const auto keep = [&test, size](const QString& what) { test_support::keepPicture(test.window, QStringLiteral("%1_%2").arg(size.width()).arg(what)); };
  test.press(Qt::Key_4, Qt::ControlModifier);
  const QImage before = test.surface()->grab().toImage();
  test.press(Qt::Key_W);
  keep(QStringLiteral("joints"));
  test.choose(body::kLeftWrist);
  test.hover(*test.pose->placeOf(body::kHead));
  keep(QStringLiteral("move"));
  QVERIFY(test.surface()->grab().toImage() != before);
  test.hold(GizmoHandle::View, {50, -90});
  keep(QStringLiteral("moving"));
  QTest::mouseRelease(test.surface(), Qt::LeftButton, {}, (*test.pose->gripOf(GizmoHandle::View)).toPoint());
  test.press(Qt::Key_E);
  test.choose(body::kSpine3);
  keep(QStringLiteral("turn"));
  test.hold(GizmoHandle::Y, {30, 0});
  keep(QStringLiteral("turning"));
  QTest::keyClick(test.surface(), Qt::Key_Escape);
  QTest::mouseRelease(test.surface(), Qt::LeftButton, {}, QPoint(20, 20));
  test.press(Qt::Key_X);
  test.choose(body::kRightElbow);
  keep(QStringLiteral("part"));
  test.press(Qt::Key_Escape);
  test.press(Qt::Key_Escape);
  test.press(Qt::Key_T);
  test.studio.clock.seek(1.5);
  keep(QStringLiteral("trail"));
  QVERIFY(test.pose->trailPoint(0, BodyEnd::LeftHand));
}

STUDIO_GUI_TEST_MAIN(TstPosing)
#include "tst_posing.moc"
