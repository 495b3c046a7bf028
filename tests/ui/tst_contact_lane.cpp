// When feet stand is changed on the timeline by mouse and keyboard, kept with the take, and obeyed when it is cleaned up.
#include "core/motion/kinematics.h"
#include "render/scene.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/steered_window.h"
#include "ui/widgets/contact_lane.h"

#include <glm/geometric.hpp>

#include <QScrollArea>
#include <QTemporaryDir>

using namespace core::document;
using core::motion::FootStand;
using core::motion::FootStands;
using test_support::Steered;
using test_support::TestStudio;
using Foot = ui::ContactLane::Foot;

namespace {

struct Standing : Steered {
  Standing() : lane(window.findChild<ui::ContactLane*>()) {
    window.actions().showContacts->trigger();
    QTest::qWait(20);
  }
  const Take& take(std::size_t i = 0) const { return project().takes[i]; }
  QRect bar(Foot foot, std::size_t i) const { return lane->barOf(foot, lane->contacts(foot).at(i)); }
  FootStand at(Foot foot, std::size_t i) const { return lane->contacts(foot).at(i); }
  QPoint onRow(Foot foot, double seconds) const { return {static_cast<int>(std::lround(ruler->toX(seconds))), bar(foot, 0).center().y()}; }

  ui::ContactLane* lane;
};

bool isNear(double a, double b) { return std::abs(a - b) < 1e-6; }

}  // namespace

class TstContactLane : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void edgesAndBarsAreDragged();
  void escapePutsABarBack();
  void barsAreRemovedAndDrawn();
  void everythingByKeys();
  void commandsChangeThePlayheadsBar();
  void itIsUndoneSavedAndOpenedAgain();
  void theFiguresFeetSayTheSame();
  void cleaningUpObeys();
  void itIsSeen_data();
  void itIsSeen();
};

void TstContactLane::edgesAndBarsAreDragged() {
  Standing test;
  QVERIFY(!test.take().stands && !test.lane->isEdited());
  const auto before = test.at(Foot::Left, 1);
  const QRect bar = test.bar(Foot::Left, 1);
  Steered::drag(test.lane, {bar.right() - 1, bar.center().y()}, {bar.right() - 1 + test.pixels(0.1), bar.center().y()});
  QVERIFY(test.take().stands && test.lane->isEdited());
  QVERIFY2(isNear(test.at(Foot::Left, 1).start, before.start) && isNear(test.at(Foot::Left, 1).end, before.end + 0.1),
           qPrintable(QString::number(test.at(Foot::Left, 1).end)));
  QCOMPARE(test.studio.document.undoTitle(), QStringLiteral("change foot contacts"));
  const QRect longer = test.bar(Foot::Left, 1);
  Steered::drag(test.lane, {longer.left() + 1, bar.center().y()}, {longer.left() + 1 + test.pixels(0.15), bar.center().y()});
  QVERIFY(isNear(test.at(Foot::Left, 1).start, before.start + 0.15));
  const auto now = test.at(Foot::Left, 1);
  const QPoint middle = test.bar(Foot::Left, 1).center();
  Steered::drag(test.lane, middle, middle + QPoint(test.pixels(-0.1), 0));
  QVERIFY(isNear(test.at(Foot::Left, 1).start, now.start - 0.1) && isNear(test.at(Foot::Left, 1).end, now.end - 0.1));
  // Not into the next one.
  Steered::drag(test.lane, test.bar(Foot::Left, 1).center(), test.bar(Foot::Left, 1).center() + QPoint(test.pixels(3.0), 0));
  QVERIFY(isNear(test.at(Foot::Left, 1).end, test.at(Foot::Left, 2).start - 0.05));
  // Each is a step; the other foot is as it was found.
  for (int i = 0; i < 4; ++i) test.studio.document.undo();
  QVERIFY(!test.take().stands && isNear(test.at(Foot::Left, 1).end, before.end));
  // A click changes nothing.
  QTest::mouseClick(test.lane, Qt::LeftButton, {}, middle);
  QVERIFY(!test.take().stands);
  QCOMPARE(test.lane->chosen(), 1);
}

void TstContactLane::escapePutsABarBack() {
  Standing test;
  const auto before = test.at(Foot::Right, 1);
  const QPoint from = test.bar(Foot::Right, 1).center(), to = from + QPoint(test.pixels(0.2), 0);
  test.window.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&test.window, 2000));
  QTest::mousePress(test.lane, Qt::LeftButton, {}, from);
  QMouseEvent move(QEvent::MouseMove, QPointF(to), test.lane->mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(test.lane, &move);
  QVERIFY(!(test.at(Foot::Right, 1) == before));
  QTest::keyClick(test.lane, Qt::Key_Escape);
  QVERIFY(test.at(Foot::Right, 1) == before);
  QTest::mouseRelease(test.lane, Qt::LeftButton, {}, to);
  QVERIFY(!test.take().stands && test.at(Foot::Right, 1) == before);
}

void TstContactLane::barsAreRemovedAndDrawn() {
  Standing test;
  const auto count = test.lane->contacts(Foot::Left).size();
  const auto gone = test.at(Foot::Left, 1);
  QTest::mouseClick(test.lane, Qt::LeftButton, {}, test.bar(Foot::Left, 1).center());
  QTest::keyClick(test.lane, Qt::Key_Delete);
  QCOMPARE(test.lane->contacts(Foot::Left).size(), count - 1);
  // Drawn anew, from the right to the left.
  Steered::drag(test.lane, test.onRow(Foot::Left, gone.start + 0.3), test.onRow(Foot::Left, gone.start + 0.1));
  QCOMPARE(test.lane->contacts(Foot::Left).size(), count);
  QVERIFY(isNear(test.at(Foot::Left, 1).start, gone.start + 0.1) && isNear(test.at(Foot::Left, 1).end, gone.start + 0.3));
  test.studio.document.undo();
  // A double-click puts one there, the menu too.
  QTest::mouseDClick(test.lane, Qt::LeftButton, {}, test.onRow(Foot::Left, gone.start + 0.1));
  QVERIFY(isNear(test.at(Foot::Left, 1).start, gone.start + 0.1) && isNear(test.at(Foot::Left, 1).end, gone.start + 0.45));
  QVERIFY(test.chooseFromMenu(test.lane, test.bar(Foot::Left, 1).center(), QStringLiteral("Remove: the foot swings here")));
  QVERIFY(test.chooseFromMenu(test.lane, test.onRow(Foot::Left, gone.start + 0.2), QStringLiteral("The foot stands here")));
  QCOMPARE(test.lane->contacts(Foot::Left).size(), count);
  QVERIFY(test.chooseFromMenu(test.lane, test.bar(Foot::Left, 1).center(), QStringLiteral("Foot contacts as found")));
  QVERIFY(!test.take().stands && isNear(test.at(Foot::Left, 1).end, gone.end));
  test.studio.document.undo();
  QVERIFY(test.take().stands.has_value());
}

void TstContactLane::everythingByKeys() {
  Standing test;
  test.window.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&test.window, 2000));
  test.lane->setFocus();
  const auto before = test.at(Foot::Right, 1);
  QTest::keyClick(test.lane, Qt::Key_Right);
  QTest::keyClick(test.lane, Qt::Key_Right);
  QTest::keyClick(test.lane, Qt::Key_Down);
  QVERIFY(test.lane->chosen() == 1 && test.lane->chosenFoot() == Foot::Right);
  const double time = test.studio.clock.time();
  QTest::keyClick(test.lane, Qt::Key_Left, Qt::ControlModifier);
  QTest::keyClick(test.lane, Qt::Key_Left, Qt::ControlModifier);
  QVERIFY(isNear(test.at(Foot::Right, 1).start, before.start - 0.1) && isNear(test.at(Foot::Right, 1).end, before.end - 0.1));
  QTest::keyClick(test.lane, Qt::Key_Right, Qt::ShiftModifier);
  QVERIFY(isNear(test.at(Foot::Right, 1).start, before.start - 0.1) && isNear(test.at(Foot::Right, 1).end, before.end - 0.05));
  QCOMPARE(test.studio.clock.time(), time);
  test.studio.document.undo();  // one step
  QVERIFY(!test.take().stands);
  test.studio.document.redo();
  QVERIFY(isNear(test.at(Foot::Right, 1).end, before.end - 0.05));
  QTest::keyClick(test.lane, Qt::Key_Delete);
  QVERIFY(!isNear(test.at(Foot::Right, 1).start, before.start - 0.1));
}

void TstContactLane::commandsChangeThePlayheadsBar() {
  Steered test;
  auto* lane = test.window.findChild<ui::ContactLane*>();
  auto& actions = test.window.actions();
  QVERIFY(!lane->isVisible() && !actions.standsAsFound->isEnabled());
  test.studio.clock.seek(1.5);
  const auto before = core::motion::FootStands{};
  test.press(Qt::Key_BracketLeft, Qt::ControlModifier);
  QVERIFY(lane->isVisible());  // what is changed is seen
  QVERIFY(test.project().takes[0].stands.has_value() && *test.project().takes[0].stands != before);
  const auto standsAt = [&test](std::size_t foot, double seconds) {
    const auto& bars = (*test.project().takes[0].stands)[foot];
    return std::any_of(bars.begin(), bars.end(), [seconds](const auto& bar) { return bar.start <= seconds && seconds < bar.end; });
  };
  const bool stood = standsAt(0, 1.5);
  test.press(Qt::Key_BracketLeft, Qt::ControlModifier);
  QVERIFY(standsAt(0, 1.5) != stood);
  const bool right = standsAt(1, 1.5);
  actions.rightStands->trigger();
  QVERIFY(standsAt(1, 1.5) != right);
  actions.standsAsFound->trigger();
  QVERIFY(!test.project().takes[0].stands);
}

void TstContactLane::itIsUndoneSavedAndOpenedAgain() {
  QTemporaryDir folder;
  const QString file = folder.filePath("film.gesto");
  Standing test;
  QTest::mouseClick(test.lane, Qt::LeftButton, {}, test.bar(Foot::Left, 1).center());
  QTest::keyClick(test.lane, Qt::Key_Delete);
  const auto told = test.take().stands;
  QVERIFY(told);
  test.studio.session.save(file);
  QTRY_VERIFY(!test.studio.document.isModified());
  TestStudio other;
  other.studio.session.open(file);
  QTRY_COMPARE(other.project().takes.size(), std::size_t{1});
  QVERIFY(other.project().takes[0].stands == told);
  test.studio.document.undo();
  QVERIFY(!test.take().stands);
}

void TstContactLane::theFiguresFeetSayTheSame() {
  Standing test;
  const auto bar = test.at(Foot::Left, 1);
  test.studio.clock.seek(0.5 * (bar.start + bar.end));
  const QImage before = test.surface()->grab().toImage();
  QTest::mouseClick(test.lane, Qt::LeftButton, {}, test.bar(Foot::Left, 1).center());
  QTest::keyClick(test.lane, Qt::Key_Delete);
  const QImage after = test.surface()->grab().toImage();
  QVERIFY(after != before);  // the foot is not green any more
  test.studio.document.undo();
  QCOMPARE(test.surface()->grab().toImage(), before);
}

void TstContactLane::cleaningUpObeys() {
  Standing test;
  // The left foot stands three frames longer than it was found to.
  const auto before = test.at(Foot::Left, 1);
  QTest::mouseClick(test.lane, Qt::LeftButton, {}, test.bar(Foot::Left, 1).center());
  for (int i = 0; i < 3; ++i) QTest::keyClick(test.lane, Qt::Key_Right, Qt::ShiftModifier);
  test.window.actions().cleanUp->trigger();
  test.waitFor(2);
  QVERIFY(test.take(1).stands == test.take(0).stands);
  QVERIFY2(test.take(1).origin == Take::Origin::Edited, "edited");
  const auto toe = [&](std::size_t take, double seconds) {
    const auto& clip = *test.take(take).clip;
    return core::motion::worldPose(clip, static_cast<int>(std::lround(seconds * 20))).positions[static_cast<std::size_t>(clip.skeleton().indexOf("left_foot"))];
  };
  const double middle = 0.5 * (before.start + before.end), late = before.end + 0.05;
  const auto moved = [&](std::size_t take) { return glm::length(glm::vec2(toe(take, late).x - toe(take, middle).x, toe(take, late).z - toe(take, middle).z)); };
  QVERIFY2(moved(0) > 0.08f, qPrintable(QString::number(moved(0))));
  QVERIFY2(moved(1) < 0.01f, qPrintable(QString::number(moved(1))));
}

void TstContactLane::itIsSeen_data() {
  QTest::addColumn<QSize>("size");
  QTest::newRow("a small laptop") << QSize(1280, 800);
  QTest::newRow("a desk") << QSize(1600, 1000);
}

void TstContactLane::itIsSeen() {
  QFETCH(QSize, size);
  Standing test;
  test.window.resize(size);
  test.window.actions().resetLayout->trigger();
  test.pinAt(1.0);
  test.drawThree();
  QTest::keyClick(test.surface(), Qt::Key_Escape);
  QTest::mouseClick(test.lane, Qt::LeftButton, {}, test.bar(Foot::Left, 1).center());
  QTest::keyClick(test.lane, Qt::Key_Right, Qt::ShiftModifier);
  test.press(Qt::Key_4, Qt::ControlModifier);
  test_support::keepPicture(test.window, QStringLiteral("%1_contacts").arg(size.width()));
  QVERIFY(test.lane->height() >= 24);
  QVERIFY(test.window.rect().contains(QRect(test.lane->mapTo(&test.window, QPoint(0, 0)), test.lane->size())));
  QVERIFY2(test.surface()->height() >= (size.height() == 800 ? 380 : 560), qPrintable(QString::number(test.surface()->height())));
}

STUDIO_GUI_TEST_MAIN(TstContactLane)
#include "tst_contact_lane.moc"
