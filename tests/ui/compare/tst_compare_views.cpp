// Takes set against each other: four views, a wipe, clocks and cameras of their own, figures in one place. With mouse and keyboard where a person would use them.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/steered_window.h"
#include "ui/film/film_recorder.h"
#include "ui/studio_tool_bar.h"
#include "ui/viewport/wipe_handle.h"

#include <QDropEvent>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

#include <glm/geometric.hpp>

using namespace core::document;
using test_support::Steered;

class TstCompareViews : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void fourViewsEachTakeATake();
  void fewerViewsAreTheFirstOnes();
  void aWipeIsDraggedByMouseAndKeys();
  void whatIsDroppedRightOfTheBorderIsB();
  void freeClocksMoveOneViewAlone();
  void freeClocksRunOnTogether();
  void camerasTurnTogetherOrAlone();
  void figuresStandInOnePlace();
  void aFilmIsWhatTheViewsShow();
  void theLayoutIsKeptWithTheProject();
  void nothingToCompareIsSaid();
};

namespace {

/// A window with takes of 4, 2, 3 and 4 seconds.
struct Compared : Steered {
  Compared() {
    for (const double seconds : {2.0, 3.0, 4.0}) {
      studio.document.editDraft(DraftField::Length, [seconds](Draft& draft) { draft.request.seconds = seconds; });
      studio.document.editDraft(DraftField::Seed, [seconds](Draft& draft) { draft.request.seed = 10 + static_cast<std::uint64_t>(seconds); });
      make("a person walks");
    }
    window.views().showTake(1, 0);
  }
  ui::ViewportWidget& view(int index) { return window.views().view(index); }
  const ViewState& state() const { return project().view; }
  double shownSeconds(int index) { return view(index).scene().figures.front().seconds; }
  ui::WipeHandle* handle() { return window.findChild<ui::WipeHandle*>(); }
  /// A take from the list, let go over a place of a view.
  void drop(TakeId take, ui::ViewportWidget& on, const QPoint& at) {
    const ui::TakeDrag data(take, nullptr);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(QPointF(at), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &dropped);
  }
  glm::vec3 rootOf(const render::SceneFigure& figure) { return render::jointPositionAt(figure, render::rootJointOf(figure.clip->skeleton())); }
  QToolButton* buttonOf(QAction* action) { return qobject_cast<QToolButton*>(window.findChild<ui::StudioToolBar*>()->widgetForAction(action)); }
};

}  // namespace

void TstCompareViews::fourViewsEachTakeATake() {
  Compared test;
  test.press(Qt::Key_4);
  QCOMPARE(test.state().viewCount, 4);
  for (int i = 0; i < 4; ++i) QVERIFY2(test.view(i).isVisible() && test.view(i).width() > 150 && test.view(i).height() > 120, qPrintable(QString::number(i)));
  QVERIFY(test.view(2).mapToGlobal(QPoint(0, 0)).y() > test.view(0).mapToGlobal(QPoint(0, 0)).y());
  QVERIFY(test.window.actions().fourViews->isChecked());
  for (int i = 0; i < 4; ++i) test.drop(static_cast<TakeId>(i + 1), test.view(i), QPoint(60, 80));
  const auto& shown = test.state().shown;
  for (std::size_t i = 0; i < 4; ++i) QCOMPARE(shown[i], TakeId{i + 1});
  QCOMPARE(test.window.views().activeView(), 3);
  QCOMPARE(test.studio.clock.duration(), 4.0);
  // Each in its own colour, in the view as in the list.
  auto* list = test.window.findChild<QListView*>("takeList");
  for (int i = 0; i < 4; ++i) {
    QVERIFY(test.view(i).scene().figures.front().accent == render::palette::kFigureAccents[static_cast<std::size_t>(i)]);
    const QColor colour = ui::theme::viewColour(i);
    const auto has = [&colour](const QImage& image) {
      int found = 0;
      for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) found += image.pixelColor(x, y) == colour;
      return found > 20;
    };
    QVERIFY2(has(test.view(i).grab(QRect(0, 0, 40, 28)).toImage()), qPrintable(colour.name()));
    QVERIFY2(has(list->grab().toImage()), qPrintable(colour.name()));
  }
  // All on one clock, each round and round by itself.
  test.studio.clock.seek(2.5);
  QCOMPARE(test.shownSeconds(0), 2.5);
  QCOMPARE(test.shownSeconds(1), 0.5);
  QCOMPARE(test.shownSeconds(3), 2.5);
}

void TstCompareViews::fewerViewsAreTheFirstOnes() {
  Compared test;
  for (const int view : {1, 2, 3}) test.window.views().showTake(static_cast<TakeId>(view + 1), view);
  test.press(Qt::Key_1);
  QTest::qWait(20);
  const int height = test.surface()->height();
  test.press(Qt::Key_4);
  test.press(Qt::Key_1);
  QTRY_VERIFY2(test.surface()->height() > height - 4, "four bars took the room of the view, and kept it");
  test.press(Qt::Key_4);
  test.drop(3, test.view(2), QPoint(60, 80));
  QCOMPARE(test.window.views().activeView(), 2);
  QTest::mouseClick(test.buttonOf(test.window.actions().twoViews), Qt::LeftButton);
  QVERIFY(test.view(1).isVisible() && !test.view(2).isVisible() && !test.view(3).isVisible());
  QCOMPARE(test.window.views().activeView(), 0);
  test.press(Qt::Key_1);
  QVERIFY(test.view(0).isVisible() && !test.view(1).isVisible());
  // What is not open is not moved, and costs nothing.
  test.studio.clock.seek(0.5);
  const double closed = test.shownSeconds(2);
  test.studio.clock.seek(1.7);
  QCOMPARE(test.shownSeconds(2), closed);
  QCOMPARE(test.shownSeconds(0), 1.7);
  // What was in C is still there when it is opened again.
  test.press(Qt::Key_4);
  QCOMPARE(test.state().shown[2], TakeId{3});
  QVERIFY(test.view(2).clip() == test.studio.document.take(3)->clip);
  QCOMPARE(test.shownSeconds(2), test.window.views().timeOf(2));
}

void TstCompareViews::aWipeIsDraggedByMouseAndKeys() {
  Compared test;
  test.window.views().showTake(2, 1);
  QCOMPARE(test.state().viewCount, 2);
  test.press(Qt::Key_W, Qt::ShiftModifier);
  QVERIFY(test.state().isWiped && test.state().viewCount == 1);
  QVERIFY(test.window.actions().wipe->isChecked() && !test.window.actions().oneView->isChecked());
  auto* handle = test.handle();
  QVERIFY(handle && handle->isVisible());
  const auto& scene = test.view(0).scene();
  QCOMPARE(scene.figures.size(), std::size_t{2});
  QVERIFY(scene.figures[1].clip == test.studio.document.take(2)->clip && scene.figures[1].opacity == 1.0f);
  QCOMPARE(*scene.wipe, 0.5f);
  // Both letters stand beside the border.
  const auto badges = handle->parentWidget()->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly);
  const auto badge = [&badges](const QString& letter) {
    const auto found = std::find_if(badges.begin(), badges.end(), [&](const QLabel* label) { return label->text() == letter && label->isVisible(); });
    return found == badges.end() ? nullptr : *found;
  };
  QVERIFY(badge("A") && badge("B") && badge("A")->x() < handle->x() && badge("B")->x() > handle->x());
  const int width = handle->parentWidget()->width();
  const QPoint grip = handle->rect().center();
  // The border goes along with the mouse: places are those of the screen.
  const QPointF from = handle->mapToGlobal(QPointF(grip));
  QTest::mousePress(handle, Qt::LeftButton, {}, grip);
  for (const QPointF& to : {from + QPointF(width / 8.0, 5), from + QPointF(width / 4.0, 0)}) {
    QMouseEvent move(QEvent::MouseMove, handle->mapFromGlobal(to), to, Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(handle, &move);
  }
  QTest::mouseRelease(handle, Qt::LeftButton, {}, grip);
  QVERIFY2(std::abs(test.state().wipeAt - 0.75) < 0.02, qPrintable(QString::number(test.state().wipeAt)));
  QCOMPARE(*scene.wipe, static_cast<float>(test.state().wipeAt));
  QVERIFY(std::abs(handle->x() + handle->width() / 2 - 0.75 * width) < 4);
  // The arrow keys are the border's while it has the focus, not the clock's.
  const double time = test.studio.clock.time();
  handle->setFocus();
  const double before = test.state().wipeAt;
  QTest::keyClick(handle, Qt::Key_Left);
  QVERIFY(std::abs(test.state().wipeAt - (before - 0.02)) < 1e-6);
  QTest::keyClick(handle, Qt::Key_Right, Qt::ShiftModifier);
  QVERIFY(std::abs(test.state().wipeAt - (before + 0.08)) < 1e-6);
  QTest::keyClick(handle, Qt::Key_Home);
  QCOMPARE(test.state().wipeAt, 0.0);
  QTest::mouseDClick(handle, Qt::LeftButton, {}, grip);
  QCOMPARE(test.state().wipeAt, 0.5);
  QCOMPARE(test.studio.clock.time(), time);
  // On the clock: B goes round by itself.
  test.studio.clock.seek(2.5);
  QCOMPARE(scene.figures[0].seconds, 2.5);
  QCOMPARE(scene.figures[1].seconds, 0.5);
  test.press(Qt::Key_1);
  QVERIFY(!test.state().isWiped && !handle->isVisible() && !scene.wipe);
  QCOMPARE(scene.figures.size(), std::size_t{1});
}

void TstCompareViews::whatIsDroppedRightOfTheBorderIsB() {
  Compared test;
  test.window.views().showTake(2, 1);
  QTest::mouseClick(test.buttonOf(test.window.actions().wipe), Qt::LeftButton);
  QVERIFY(test.state().isWiped);
  test.drop(3, test.view(0), QPoint(test.view(0).width() - 40, 120));
  QCOMPARE(test.state().shown[1], TakeId{3});
  QVERIFY(test.state().isWiped && test.view(0).scene().figures[1].clip == test.studio.document.take(3)->clip);
  test.drop(4, test.view(0), QPoint(40, 120));
  QCOMPARE(test.state().shown[0], TakeId{4});
  QCOMPARE(test.state().shown[1], TakeId{3});
}

void TstCompareViews::freeClocksMoveOneViewAlone() {
  Compared test;
  test.window.views().showTake(2, 1);
  test.studio.clock.seek(1.0);
  test.press(Qt::Key_T, Qt::ShiftModifier);
  QVERIFY(!test.state().isClockShared && !test.window.actions().shareClock->isChecked());
  const auto timeIn = [&](int view) { return test.view(view).findChild<QLabel*>("viewTime"); };
  QVERIFY(timeIn(0)->isVisible() && timeIn(1)->isVisible());
  QCOMPARE(test.window.views().activeView(), 1);
  test.studio.clock.seek(1.5);
  QCOMPARE(test.shownSeconds(0), 1.0);
  QCOMPARE(test.shownSeconds(1), 1.5);
  QVERIFY2(timeIn(1)->text().contains(QStringLiteral("1.50")), qPrintable(timeIn(1)->text()));
  QCOMPARE(test.ruler->trackTimes(), (QList<double>{1.0, 1.5}));
  // A click into a view gives it the clock, at its own time.
  QTest::mouseClick(test.surface(), Qt::LeftButton, {}, QPoint(30, 90));
  QCOMPARE(test.window.views().activeView(), 0);
  QCOMPARE(test.studio.clock.time(), 1.0);
  test.press(Qt::Key_Right);
  QCOMPARE(test.shownSeconds(0), 1.05);
  QCOMPARE(test.shownSeconds(1), 1.5);
  // Together again: all are where the clock is.
  test.press(Qt::Key_T, Qt::ShiftModifier);
  QCOMPARE(test.shownSeconds(1), 1.05);
  QVERIFY(!timeIn(1)->isVisible());
  QVERIFY(test.ruler->trackTimes().isEmpty());
}

void TstCompareViews::freeClocksRunOnTogether() {
  Compared test;
  test.window.views().showTake(2, 1);  // of two seconds
  test.press(Qt::Key_T, Qt::ShiftModifier);
  test.studio.clock.seek(0.5);
  QTest::mouseClick(test.surface(), Qt::LeftButton, {}, QPoint(30, 90));
  test.studio.clock.seek(1.25);
  test.studio.clock.advance(0.25);
  QCOMPARE(test.shownSeconds(0), 1.5);
  QCOMPARE(test.shownSeconds(1), 0.75);
  test.studio.clock.advance(1.5);
  QCOMPARE(test.shownSeconds(0), 3.0);
  QVERIFY(std::abs(test.shownSeconds(1) - 0.25) < 1e-9);  // went round by itself
  test.studio.clock.advance(1.5);                         // the clock goes round, B goes on
  QVERIFY(std::abs(test.shownSeconds(0) - 0.5) < 1e-9);
  QVERIFY(std::abs(test.shownSeconds(1) - 1.75) < 1e-9);
}

void TstCompareViews::camerasTurnTogetherOrAlone() {
  Compared test;
  test.press(Qt::Key_4);
  for (int i = 0; i < 4; ++i) test.drop(static_cast<TakeId>(i + 1), test.view(i), QPoint(60, 80));
  Steered::drag(test.surface(), QPoint(100, 80), QPoint(160, 90));
  for (int i = 1; i < 4; ++i) QCOMPARE(test.view(i).camera().yaw(), test.view(0).camera().yaw());
  test.press(Qt::Key_C, Qt::ShiftModifier);
  QVERIFY(!test.state().isCameraShared);
  Steered::drag(test.surface(), QPoint(100, 80), QPoint(160, 90));
  for (int i = 1; i < 4; ++i) QVERIFY(test.view(i).camera().yaw() != test.view(0).camera().yaw());
}

void TstCompareViews::figuresStandInOnePlace() {
  Compared test;
  test.studio.document.editDraft(DraftField::Length, [](Draft& draft) { draft.request.seconds = 9.0; });
  test.make("a person walks far");
  test.window.views().showTake(1, 0);
  test.window.views().showTake(5, 1);
  test.studio.clock.seek(3.0);
  const auto apart = [&](const render::SceneFigure& figure) {
    const glm::vec3 a = test.rootOf(test.view(0).scene().figures.front()), b = test.rootOf(figure);
    return std::hypot(a.x - b.x, a.z - b.z);
  };
  const auto& b = test.view(1).scene().figures.front();
  const float height = test.rootOf(b).y;
  test.studio.clock.seek(8.0);
  QVERIFY2(apart(b) > 0.3f, qPrintable(QString::number(static_cast<double>(apart(b)))));
  test.press(Qt::Key_R);
  QVERIFY(test.state().areRootsAligned && test.window.actions().alignRoots->isChecked());
  for (const double seconds : {0.5, 3.0, 8.0}) {
    test.studio.clock.seek(seconds);
    QVERIFY(apart(b) < 1e-4f);
  }
  test.studio.clock.seek(3.0);
  QVERIFY2(std::abs(test.rootOf(b).y - height) < 1e-5f, "a crouch is a difference: heights stay");
  test.press(Qt::Key_W, Qt::ShiftModifier);
  test.studio.clock.seek(8.0);
  QVERIFY(apart(test.view(0).scene().figures[1]) < 1e-4f);
  test.press(Qt::Key_R);
  QVERIFY(apart(test.view(0).scene().figures[1]) > 0.3f);
}

void TstCompareViews::aFilmIsWhatTheViewsShow() {
  Compared test;
  ui::FilmView film;
  film.scene.figures.resize(2);
  film.scene.figures[0].clip = test.studio.document.take(1)->clip;
  film.scene.figures[1].clip = test.studio.document.take(2)->clip;
  film.ahead = {0.0, -0.75};
  film.placed = film.scene.figures[0].clip;
  ui::moveTo(film, 1.0, true, 0.0f);
  QCOMPARE(film.scene.figures[1].seconds, 0.25);
  ui::moveTo(film, 0.25, true, 0.0f);
  QCOMPARE(film.scene.figures[1].seconds, 1.5);
  const glm::vec3 a = test.rootOf(film.scene.figures[0]), b = test.rootOf(film.scene.figures[1]);
  QVERIFY(std::hypot(a.x - b.x, a.z - b.z) < 1e-4f);
}

void TstCompareViews::theLayoutIsKeptWithTheProject() {
  QTemporaryDir folder;
  const QString file = folder.filePath("four.gesto");
  Compared test;
  test.press(Qt::Key_4);
  for (int i = 0; i < 4; ++i) test.drop(static_cast<TakeId>(i + 1), test.view(i), QPoint(60, 80));
  test.press(Qt::Key_R);
  test.press(Qt::Key_T, Qt::ShiftModifier);
  QSignalSpy saved(&test.studio.session, &ui::ProjectSession::saved), opened(&test.studio.session, &ui::ProjectSession::opened);
  test.studio.session.save(file);
  QVERIFY(saved.wait());
  const ViewState before = test.state();
  test.studio.session.newProject();
  QCOMPARE(test.state().viewCount, 1);
  QVERIFY(!test.window.actions().alignRoots->isChecked() && test.window.actions().shareClock->isChecked());
  test.studio.session.open(file);
  QVERIFY(opened.wait());
  QVERIFY(test.state() == before);
  QVERIFY(test.view(3).isVisible() && test.view(3).clip());
  QVERIFY(test.window.actions().alignRoots->isChecked() && !test.window.actions().shareClock->isChecked());
}

void TstCompareViews::nothingToCompareIsSaid() {
  Steered test;
  for (QAction* action : {test.window.actions().wipe, test.window.actions().overlay}) {
    QVERIFY(!action->isEnabled());
    QVERIFY2(action->toolTip().contains(QStringLiteral("Alt-click")), qPrintable(action->toolTip()));
  }
  QVERIFY(!test.window.actions().shareClock->isEnabled() && !test.window.actions().alignRoots->isEnabled());
  test.press(Qt::Key_W, Qt::ShiftModifier);
  QVERIFY(!test.project().view.isWiped && !test.window.findChild<ui::WipeHandle*>());
}

STUDIO_GUI_TEST_MAIN(TstCompareViews)
#include "tst_compare_views.moc"
