// What becomes of a posed body: a key pose that is saved, said, mirrored, kept in the library, and dragged on its trail.
#include "core/document/project_file.h"
#include "core/document/take_place.h"
#include "core/io/motion_file.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/posed_window.h"
#include "ui/look/path_text.h"

#include <QClipboard>
#include <QListWidget>
#include <QTemporaryDir>

using namespace core::document;
using core::motion::BodyEnd;
using render::GizmoHandle;
using test_support::apartMm;
using test_support::Joints;
using test_support::Posed;
using test_support::Steered;
using test_support::TestStudio;
namespace body = core::motion::humanml3d;

class TstPosedKeys : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void itIsSavedAndSaid();
  void aCopiedPoseIsPinnedMirrored();
  void aPosedBodyIsKeptInTheLibrary();
  void aKeyIsExchangedInItsPlace();
  void aKeyIsDraggedOnItsTrail();
  void aGhostIsClicked();
};

void TstPosedKeys::itIsSavedAndSaid() {
  QTemporaryDir folder;
  const QString file = folder.filePath("film.gesto");
  Posed test;
  test.press(Qt::Key_W);
  test.choose(body::kRightWrist);
  test.pull(GizmoHandle::View, {10, -50});
  const auto pose = test.posed();
  const auto id = test.request().poses[0].take;
  test.make("a person walks");
  QVERIFY(!test.project().find(id));
  test.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  const QString line = QGuiApplication::clipboard()->text();
  QVERIFY2(line.contains(QStringLiteral("--pose '1=project.gesto#%1@0:right_hand,placed'").arg(id)), qPrintable(line));
  test.studio.session.save(file);
  QTRY_VERIFY(!test.studio.document.isModified());
  TestStudio other;
  other.studio.session.open(file);
  QTRY_COMPARE(other.project().takes.size(), std::size_t{2});
  for (const auto* request : {&other.project().draft.request, &other.project().takes[1].request}) {
    QCOMPARE(request->poses.size(), std::size_t{1});
    const auto& read = request->poses[0];
    QVERIFY(read.isPosed && read.isPlaced && read.take == id && read.joints == std::vector{BodyEnd::RightHand} && read.motion);
    QVERIFY(apartMm(core::motion::worldPose(*read.motion, 0).positions[body::kRightWrist], pose[body::kRightWrist]) < 0.1f);
  }
  QVERIFY(other.project().nextTakeId > id);
  // What the command line reads.
  const auto said = readTakeMotion({ui::pathOf(file), id});
  QVERIFY(said && (*said)->frameCount() == 1);
  QVERIFY(apartMm(core::motion::worldPose(**said, 0).positions[body::kRightWrist], pose[body::kRightWrist]) < 0.1f);
}

void TstPosedKeys::aCopiedPoseIsPinnedMirrored() {
  Posed test;
  QVERIFY(!test.window.actions().pinMirroredPose->isEnabled());
  test.press(Qt::Key_W);
  test.choose(body::kLeftWrist);
  test.pull(GizmoHandle::View, {20, -70});
  const auto pose = test.posed();
  test.press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);  // the posed one, since it is what is seen
  test.press(Qt::Key_Escape);
  test.press(Qt::Key_Escape);
  test.studio.clock.seek(2.0);
  test.press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
  QCOMPARE(test.request().poses.size(), std::size_t{2});
  const auto& mirrored = test.request().poses[1];
  QVERIFY(mirrored.time == 2.0 && !mirrored.isPlaced && mirrored.joints == std::vector{BodyEnd::RightHand});
  const auto other = test.posed(1);
  QVERIFY(std::abs(other[body::kRightWrist].y - pose[body::kLeftWrist].y) < 1e-3f && std::abs(other[body::kRightWrist].x + pose[body::kLeftWrist].x) < 1e-3f);
  test.studio.clock.seek(3.0);
  test.press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
  QVERIFY(test.request().poses[2].joints == std::vector{BodyEnd::LeftHand} && test.request().poses[2].motion == test.request().poses[0].motion);
  for (int i = 0; i < 3; ++i) test.studio.document.undo();
  QVERIFY(test.request().poses.empty());
}

void TstPosedKeys::aPosedBodyIsKeptInTheLibrary() {
  QTemporaryDir folder;
  Posed test;
  test.studio.options.poseFolder = folder.filePath("poses");
  test.press(Qt::Key_W);
  test.choose(body::kLeftWrist);
  test.pull(GizmoHandle::View, {20, -70});
  const auto pose = test.posed();
  test.press(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
  const auto read = core::io::readMotionFile(ui::pathOf(folder.filePath("poses/A person walks 1 s.bvh")));
  QVERIFY(read);
  const auto kept = core::motion::worldPose(*read->clip, 0).positions[static_cast<std::size_t>(read->clip->skeleton().indexOf("left_wrist"))];
  QVERIFY2(std::abs(kept.y - pose[body::kLeftWrist].y) < 0.005f, qPrintable(QString::number(kept.y)));
}

void TstPosedKeys::aKeyIsExchangedInItsPlace() {
  Posed test;
  test.pinAt(1.5);
  const auto before = test.own(1.5);
  QVERIFY(test.chooseFromMenu(test.keys, test.keys->diamondOf(0).center(), QStringLiteral("Exchange left and right")));
  const auto after = test.posed();
  QVERIFY(test.request().poses[0].isPosed && test.request().poses[0].isPlaced && test.request().poses[0].time == 1.5);
  QVERIFY(apartMm(after[body::kPelvis], before[body::kPelvis]) < 30.0f);
  QVERIFY(std::abs(after[body::kRightWrist].z - before[body::kLeftWrist].z) < 0.05f && apartMm(after[body::kRightWrist], before[body::kRightWrist]) > 30.0f);
  QVERIFY(test.chooseFromMenu(test.keys, test.keys->diamondOf(0).center(), QStringLiteral("Copy")));
  test.studio.clock.seek(2.5);
  test.press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
  QVERIFY(test.request().poses.at(1).motion == test.request().poses[0].motion && !test.request().poses[1].isPlaced);
  test.studio.document.undo();
  test.studio.document.undo();
  QCOMPARE(test.told(), QStringLiteral("1.5 #1@1.5"));
}

void TstPosedKeys::aKeyIsDraggedOnItsTrail() {
  Posed test;
  test.pinAt(1.0);
  QVERIFY(test.chooseFromMenu(test.keys, test.keys->diamondOf(0).center(), QStringLiteral("Right hand")));
  test.studio.clock.seek(1.6);
  QVERIFY(!test.pose->trailPoint(0, BodyEnd::RightHand));
  test.press(Qt::Key_T);
  const auto from = test.pose->trailPoint(0, BodyEnd::RightHand);
  QVERIFY(from && test.pose->isVisible());
  QVERIFY(!test.pose->trailPoint(0, BodyEnd::LeftHand));
  test.hover(*from);
  QVERIFY(test.surface()->cursor().shape() == Qt::OpenHandCursor);
  const auto before = test.own(1.0);
  Steered::drag(test.surface(), from->toPoint(), from->toPoint() + QPoint(10, -40));
  const auto& key = test.request().poses.at(0);
  QVERIFY(key.isPosed && key.time == 1.0 && key.joints == std::vector{BodyEnd::RightHand});
  const auto after = test.posed();
  QVERIFY(after[body::kRightWrist].y > before[body::kRightWrist].y + 0.05f);
  QVERIFY(apartMm(after[body::kLeftFoot], before[body::kLeftFoot]) < 1.0f && std::abs(after[body::kRightWrist].x - before[body::kRightWrist].x) < 2e-3f);
  const auto now = test.pose->trailPoint(0, BodyEnd::RightHand);
  QVERIFY((*now - *from - QPointF(10, -40)).manhattanLength() < 2.0);
  QCOMPARE(test.studio.clock.time(), 1.6);
  test.studio.document.undo();
  QCOMPARE(test.told(), QStringLiteral("1 #1@1 right_hand"));
  // A second before the playhead, as far as the trail goes.
  test.studio.clock.seek(2.5);
  QVERIFY(!test.pose->trailPoint(0, BodyEnd::RightHand) && !test.pose->isVisible());
}

void TstPosedKeys::aGhostIsClicked() {
  Posed test;
  test.studio.clock.seek(2.0);
  const auto& view = test.window.views().view(0);
  const auto headAt = [&](double seconds) {
    const render::PictureView picture(view.camera(), static_cast<float>(test.surface()->width()), static_cast<float>(test.surface()->height()));
    const auto seen = picture.pixelOf(test.own(seconds)[body::kHead]);
    return QPoint(static_cast<int>(seen->x), static_cast<int>(seen->y));
  };
  QTest::mouseClick(test.surface(), Qt::LeftButton, {}, headAt(1.6));
  QCOMPARE(test.studio.clock.time(), 2.0);  // none is shown
  test.press(Qt::Key_O);
  Steered::drag(test.surface(), headAt(1.6), headAt(1.6) + QPoint(30, 0));
  QCOMPARE(test.studio.clock.time(), 2.0);  // the camera was turned
  test.press(Qt::Key_2, Qt::ControlModifier);
  QTest::mouseClick(test.surface(), Qt::LeftButton, {}, headAt(1.6));
  QVERIFY(std::abs(test.studio.clock.time() - 1.6) < 1e-6);
  QTest::mouseClick(test.surface(), Qt::LeftButton, {}, headAt(2.0));
  QVERIFY(std::abs(test.studio.clock.time() - 2.0) < 1e-6);
}

STUDIO_GUI_TEST_MAIN(TstPosedKeys)
#include "tst_posed_keys.moc"
