// When the feet are to stand in what is generated: taken over from a take, changed by mouse and keyboard, asked for, undone, saved and opened again.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/steered_window.h"
#include "ui/session/floor_path.h"
#include "ui/session/request_conversion.h"
#include "ui/session/take_names.h"
#include "ui/widgets/contact_lane.h"

#include <QTemporaryDir>
#include <QToolButton>

using namespace core::document;
using core::motion::FootStand;
using test_support::Steered;
using test_support::TestStudio;
using Foot = ui::ContactLane::Foot;

namespace {

core::services::ModelInfo model(const char* name, bool takesStands) {
  core::services::ModelInfo info;
  info.name = name, info.familyTitle = takesStands ? "SMooDi" : "MDM";
  info.can.plan = info.can.steer = info.can.stands = takesStands;
  return info;
}

struct Planned : Steered {
  Planned() : Steered({model("default", true), model("mdm", false)}), lane(window.findChild<ui::ContactLane*>("plannedContacts")) {}
  void takeOver() {
    window.actions().holdStands->trigger();
    QTest::qWait(20);
  }
  const core::motion::ToldStands& told() const { return request().stands; }
  QRect bar(Foot foot, std::size_t i) const { return lane->barOf(foot, lane->contacts(foot).at(i)); }
  FootStand at(Foot foot, std::size_t i) const { return lane->contacts(foot).at(i); }

  ui::ContactLane* lane;
};

bool isNear(double a, double b) { return std::abs(a - b) < 1e-6; }

}  // namespace

class TstPlannedContacts : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theShownTakesContactsAreTakenOver();
  void barsAreDraggedDrawnAndRemoved();
  void everythingByKeys();
  void aFootIsLeftToTheModel();
  void generateAsksForThem();
  void itIsUndoneSavedAndOpenedAgain();
  void theTakeSaysThatItIsOlder();
  void aModelThatCannotSaysSo();
  void whatLiesBeyondTheEndIsSaid();
  void itIsSeen_data();
  void itIsSeen();
};

void TstPlannedContacts::theShownTakesContactsAreTakenOver() {
  Planned test;
  QVERIFY(test.lane && !test.lane->isVisible());
  QVERIFY(!test.window.actions().leaveFeet->isEnabled());
  auto* takes = test.window.findChild<ui::ContactLane*>("contactLane");
  test.window.actions().showContacts->trigger();
  QTest::qWait(20);
  QVERIFY(test.chooseFromMenu(takes, takes->barOf(Foot::Left, takes->contacts(Foot::Left)[1]).center(), QStringLiteral("Generate with these foot contacts")));
  QTRY_VERIFY(test.lane->isVisible());
  QVERIFY(test.told().feet[0] && test.told().feet[1]);
  QVERIFY(*test.told().feet[0] == takes->contacts(Foot::Left) && *test.told().feet[1] == takes->contacts(Foot::Right));
  QVERIFY(!test.project().takes[0].stands);  // nothing of the take is changed
  QCOMPARE(test.studio.document.undoTitle(), QStringLiteral("change told foot contacts"));
}

void TstPlannedContacts::barsAreDraggedDrawnAndRemoved() {
  Planned test;
  test.takeOver();
  const auto before = test.at(Foot::Left, 1);
  const QRect bar = test.bar(Foot::Left, 1);
  Steered::drag(test.lane, {bar.right() - 1, bar.center().y()}, {bar.right() - 1 + test.pixels(0.1), bar.center().y()});
  QVERIFY2(isNear(test.at(Foot::Left, 1).end, before.end + 0.1), qPrintable(QString::number(test.at(Foot::Left, 1).end)));
  Steered::drag(test.lane, {bar.left() + 1, bar.center().y()}, {bar.left() + 1 + test.pixels(0.15), bar.center().y()});
  QVERIFY(isNear(test.at(Foot::Left, 1).start, before.start + 0.15));
  Steered::drag(test.lane, test.bar(Foot::Left, 1).center(), test.bar(Foot::Left, 1).center() + QPoint(test.pixels(-0.1), 0));
  QVERIFY(isNear(test.at(Foot::Left, 1).start, before.start + 0.05) && isNear(test.at(Foot::Left, 1).end, before.end));
  QVERIFY(*test.told().feet[0] == test.lane->contacts(Foot::Left));
  const auto count = test.lane->contacts(Foot::Left).size();
  QTest::mouseClick(test.lane, Qt::LeftButton, {}, test.bar(Foot::Left, 1).center());
  QTest::keyClick(test.lane, Qt::Key_Delete);
  QCOMPARE(test.told().feet[0]->size(), count - 1);
  const int row = test.bar(Foot::Left, 0).center().y();
  const auto x = [&](double seconds) { return static_cast<int>(std::lround(test.ruler->toX(seconds))); };
  Steered::drag(test.lane, {x(before.start + 0.1), row}, {x(before.start + 0.3), row});
  QCOMPARE(test.told().feet[0]->size(), count);
  QVERIFY(isNear(test.at(Foot::Left, 1).start, before.start + 0.1) && isNear(test.at(Foot::Left, 1).end, before.start + 0.3));
  // Each is a step, the first takes all of it away again.
  for (int i = 0; i < 6; ++i) test.studio.document.undo();
  QVERIFY(test.told().isEmpty() && !test.lane->isVisible());
}

void TstPlannedContacts::everythingByKeys() {
  Planned test;
  test.takeOver();
  test.window.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&test.window, 2000));
  test.lane->setFocus();
  const auto before = test.at(Foot::Right, 1);
  QTest::keyClick(test.lane, Qt::Key_Right);
  QTest::keyClick(test.lane, Qt::Key_Right);
  QTest::keyClick(test.lane, Qt::Key_Down);
  QTest::keyClick(test.lane, Qt::Key_Left, Qt::ControlModifier);
  QTest::keyClick(test.lane, Qt::Key_Right, Qt::ShiftModifier);
  QVERIFY(isNear(test.at(Foot::Right, 1).start, before.start - 0.05) && isNear(test.at(Foot::Right, 1).end, before.end));
  // Esc puts back what is dragged.
  const QPoint from = test.bar(Foot::Right, 1).center(), to = from + QPoint(test.pixels(0.2), 0);
  QTest::mousePress(test.lane, Qt::LeftButton, {}, from);
  QMouseEvent move(QEvent::MouseMove, QPointF(to), test.lane->mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(test.lane, &move);
  QVERIFY(!isNear(test.at(Foot::Right, 1).start, before.start - 0.05));
  QTest::keyClick(test.lane, Qt::Key_Escape);
  QTest::mouseRelease(test.lane, Qt::LeftButton, {}, to);
  QVERIFY(isNear(test.at(Foot::Right, 1).start, before.start - 0.05));
}

void TstPlannedContacts::aFootIsLeftToTheModel() {
  Planned test;
  test.takeOver();
  QVERIFY(test.chooseFromMenu(test.lane, test.bar(Foot::Right, 1).center(), QStringLiteral("Leave this foot to the model")));
  QVERIFY(test.told().feet[0] && !test.told().feet[1]);
  QVERIFY(test.lane->contacts(Foot::Right).empty());
  // A bar that is drawn there tells it again.
  const QRect left = test.bar(Foot::Left, 1);
  QTest::mouseDClick(test.lane, Qt::LeftButton, {}, {left.center().x(), left.center().y() + 11});
  QVERIFY(test.told().feet[1] && test.told().feet[1]->size() == 1);
  test.window.actions().leaveFeet->trigger();
  QVERIFY(test.told().isEmpty() && !test.lane->isVisible());
  test.studio.document.undo();
  QVERIFY(test.told().feet[0] && test.lane->isVisible());
}

void TstPlannedContacts::generateAsksForThem() {
  Planned test;
  test.takeOver();
  QTest::mouseClick(test.lane, Qt::LeftButton, {}, test.bar(Foot::Left, 1).center());
  QTest::keyClick(test.lane, Qt::Key_Delete);
  const auto told = test.told();
  test.make("a person walks");
  QVERIFY(test.service.lastRequest.plan.stands == told);
  const Take take = test.project().takes.back();
  QVERIFY(take.request.stands == told);
  const QString line = ui::commandLine(take);
  QVERIFY2(line.contains(QStringLiteral("--stands \"left ")) || line.contains(QStringLiteral("--stands 'left ")), qPrintable(line));
}

void TstPlannedContacts::itIsUndoneSavedAndOpenedAgain() {
  QTemporaryDir folder;
  const QString file = folder.filePath("film.gesto");
  Planned test;
  test.takeOver();
  const auto told = test.told();
  test.studio.session.save(file);
  QTRY_VERIFY(!test.studio.document.isModified());
  TestStudio other;
  other.studio.session.open(file);
  QTRY_COMPARE(other.project().takes.size(), std::size_t{1});
  QVERIFY(other.project().draft.request.stands == told);
  QTRY_VERIFY(other.window.findChild<ui::ContactLane*>("plannedContacts")->isVisible());
}

void TstPlannedContacts::theTakeSaysThatItIsOlder() {
  Planned test;
  auto* badge = test.window.findChild<QToolButton*>("changedSince");
  QVERIFY(!badge->isVisible());
  test.takeOver();
  QTRY_VERIFY(badge->isVisible());
  QVERIFY2(badge->toolTip().contains(QStringLiteral("foot contacts")), qPrintable(badge->toolTip()));
  QTest::mouseClick(badge, Qt::LeftButton);
  test.waitFor(2);
  QTRY_VERIFY(!badge->isVisible());
}

void TstPlannedContacts::aModelThatCannotSaysSo() {
  Planned test;
  test.takeOver();
  test.studio.models.choose("mdm");
  QVERIFY(test.told().isEmpty() && !test.lane->isVisible());
  QVERIFY(!test.window.actions().holdStands->isEnabled());
  QVERIFY2(test.window.actions().holdStands->toolTip().contains(QStringLiteral("MDM cannot be told when feet stand")),
           qPrintable(test.window.actions().holdStands->toolTip()));
  test.studio.document.undo();
  QVERIFY(!test.told().isEmpty());
}

void TstPlannedContacts::whatLiesBeyondTheEndIsSaid() {
  Planned test;
  test.takeOver();
  test.studio.document.editDraft(DraftField::Length, [](Draft& draft) { draft.request.seconds = 1.5; });
  QVERIFY2(test.lane->isVisible(), "the lane");
  QVERIFY(ui::steeringFaults(test.request()).join('\n').contains(QStringLiteral("foot is told to stand after the end")));
  test.studio.document.undo();
  QVERIFY(ui::steeringFaults(test.request()).isEmpty());
}

void TstPlannedContacts::itIsSeen_data() {
  QTest::addColumn<QSize>("size");
  QTest::newRow("a small laptop") << QSize(1280, 800);
  QTest::newRow("a desk") << QSize(1600, 1000);
}

void TstPlannedContacts::itIsSeen() {
  QFETCH(QSize, size);
  Planned test;
  test.window.resize(size);
  test.window.actions().resetLayout->trigger();
  test.window.actions().showContacts->trigger();
  test.takeOver();
  QVERIFY(test.chooseFromMenu(test.lane, test.bar(Foot::Right, 1).center(), QStringLiteral("Leave this foot to the model")));
  QTest::mouseClick(test.lane, Qt::LeftButton, {}, test.bar(Foot::Left, 1).center());
  test_support::keepPicture(test.window, QStringLiteral("%1_planned_contacts").arg(size.width()));
  QVERIFY(test.lane->height() >= 24);
  QVERIFY(test.window.rect().contains(QRect(test.lane->mapTo(&test.window, QPoint(0, 0)), test.lane->size())));
}

STUDIO_GUI_TEST_MAIN(TstPlannedContacts)
#include "tst_planned_contacts.moc"
