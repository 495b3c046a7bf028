// An action or a range of the shown take stays when the rest is made again; what was made is told from what is asked for now.
#include "core/services/take_actions.h"
#include "render/clip_track.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/panels/action_lane.h"
#include "ui/panels/timeline_panel.h"
#include "ui/session/request_conversion.h"
#include "ui/widgets/contact_lane.h"
#include "ui/widgets/time_ruler.h"

#include <QClipboard>
#include <QDockWidget>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

using namespace core::document;
using test_support::keepPicture;
using test_support::TestStudio;

namespace {

/// A window with two actions of two seconds each, and a take of them.
struct Directed : TestStudio {
  explicit Directed(std::vector<core::services::ModelInfo> installed = {}) {
    waitForStyles();
    if (!installed.empty()) studio.models.setModels(std::move(installed));
    lane = window.findChild<ui::ActionLane*>();
    ruler = window.findChild<ui::TimeRuler*>();
    studio.document.editDraft(DraftField::Spans, [](Draft& draft) {
      core::services::setActions(draft.request, {{0, 2, "a person walks", {}, {}}, {2, 4, "a person waves", {}, {}}});
    });
    studio.document.seal();
    make();
  }
  void make() {
    const auto before = project().takes.size();
    window.actions().generate->trigger();
    waitFor(before + 1);
  }
  void waitForStyles() { QTRY_COMPARE(studio.styles.rowCount(), 13); }
  void waitFor(std::size_t takes) { QTRY_COMPARE(project().takes.size(), takes); }

  /// "2-4 #1": what the draft keeps, and of which take.
  static QString told(const std::vector<TakeKept>& keeps) {
    QStringList parts;
    for (const auto& kept : keeps) parts << QStringLiteral("%1-%2 #%3").arg(kept.start).arg(kept.end).arg(kept.take);
    return parts.join(QStringLiteral(", "));
  }
  QString frozen() const { return told(project().draft.request.keeps); }
  /// What the service was asked to keep, by the takes that have the motions.
  QString asked() const {
    QStringList parts;
    for (const auto& kept : service.lastRequest.plan.keeps)
      for (const auto& take : project().takes)
        if (take.clip == kept.motion) parts << QStringLiteral("%1-%2 #%3").arg(kept.start).arg(kept.end).arg(take.id);
    return parts.join(QStringLiteral(", "));
  }
  QPoint middleOf(int action) const { return lane->barOf(action).center(); }
  /// The button comes up under the mouse.
  QToolButton* button(const char* name, int action) const {
    QTest::mouseMove(lane, middleOf(action) - QPoint(30, 0));
    QTest::mouseMove(lane, middleOf(action) - QPoint(31, 0));
    auto* found = lane->findChild<QToolButton*>(QLatin1String(name));
    return found->isVisible() ? found : nullptr;
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window, 2000);
    QTest::keyClick(&window, key, modifiers);
  }
  void drag(QWidget* on, const QPoint& from, const QPoint& to) const {
    QTest::mousePress(on, Qt::LeftButton, {}, from);
    QTest::mouseMove(on, (from + to) / 2);
    QTest::mouseMove(on, to);
    QTest::mouseRelease(on, Qt::LeftButton, {}, to);
  }
  void chooseRange(double start, double end) {
    const int y = ruler->height() - 8;
    drag(ruler, {static_cast<int>(ruler->toX(studio.clock.rangeStart())) - 2, y}, {static_cast<int>(ruler->toX(start)), y});
    drag(ruler, {static_cast<int>(ruler->toX(studio.clock.rangeEnd())) + 2, y}, {static_cast<int>(ruler->toX(end)), y});
  }

  ui::ActionLane* lane = nullptr;
  ui::TimeRuler* ruler = nullptr;
};

constexpr auto kActionKeys = Qt::ControlModifier | Qt::ShiftModifier;
constexpr auto kRangeKeys = Qt::ControlModifier | Qt::AltModifier;

}  // namespace

class TstFreezing : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aButtonFreezesAnAction();
  void keysAndMenuDoTheSame();
  void whatIsFrozenIsSeen();
  void oneActionIsMadeAgain();
  void whatIsFrozenIsNotMadeAgain();
  void aRangeIsKeptAndMadeAgain();
  void whatIsFrozenOutlivesItsTake();
  void theCommandNamesTheTake();
  void aModelThatCannotSaysSo();
  void aTakeOlderThanItsPlanIsTold();
  void takesThatUndoTookAwayWait();
  void footContactsAreALane();
  void everythingFitsAtTheUsualSizes_data();
  void everythingFitsAtTheUsualSizes();
};

void TstFreezing::aButtonFreezesAnAction() {
  Directed test;
  auto* freeze = test.button("freezeAction", 1);
  QVERIFY(freeze && freeze->isEnabled());
  QTest::mouseClick(freeze, Qt::LeftButton);
  QCOMPARE(test.frozen(), QStringLiteral("2-4 #1"));
  QCOMPARE(test.studio.document.undoTitle(), QStringLiteral("freeze or thaw"));
  // It goes along when the first action gets longer.
  const auto first = test.lane->barOf(0);
  const int second = static_cast<int>(1.0 / test.ruler->secondsPerPixel());
  test.drag(test.lane, {first.right() + 1, first.center().y()}, {first.right() + 1 + second / 2, first.center().y()});
  QCOMPARE(test.frozen(), QStringLiteral("2.5-4 #1"));
  test.studio.document.undo();
  QCOMPARE(test.frozen(), QStringLiteral("2-4 #1"));
  test.make();
  QCOMPARE(test.asked(), QStringLiteral("2-4 #1"));
  QCOMPARE(Directed::told(test.project().takes.back().request.keeps), QStringLiteral("2-4 #1"));
  QVERIFY2(QString::fromStdString(test.project().takes.back().name).contains(QStringLiteral("2.0 s kept")), test.project().takes.back().name.c_str());
  // Again thaws.
  QTest::mouseClick(test.button("freezeAction", 1), Qt::LeftButton);
  QCOMPARE(test.frozen(), QString());
  test.window.actions().undo->trigger();
  QCOMPARE(test.frozen(), QStringLiteral("2-4 #1"));
}

void TstFreezing::keysAndMenuDoTheSame() {
  Directed test;
  QTest::mouseClick(test.lane, Qt::LeftButton, {}, test.middleOf(1) - QPoint(40, 0));
  QCOMPARE(test.lane->chosen(), 1);
  test.press(Qt::Key_F, kActionKeys);
  QCOMPARE(test.frozen(), QStringLiteral("2-4 #1"));
  test.press(Qt::Key_F, kActionKeys);
  QCOMPARE(test.frozen(), QString());
  // The menu of a bar: its entries are reached by the keyboard.
  const auto chooseFromMenu = [&test](const QString& words) {
    bool isFound = false;
    QTimer::singleShot(0, &test.window, [&] {
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
    const QPoint at = test.middleOf(0);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, test.lane->mapToGlobal(at));
    QApplication::sendEvent(test.lane, &event);
    return isFound;
  };
  QVERIFY(chooseFromMenu(QStringLiteral("Freeze")));
  QCOMPARE(test.frozen(), QStringLiteral("0-2 #1"));
  QVERIFY(!chooseFromMenu(QStringLiteral("Make again")));  // it is frozen
  QVERIFY(chooseFromMenu(QStringLiteral("Thaw")));
  QCOMPARE(test.frozen(), QString());
  QVERIFY(chooseFromMenu(QStringLiteral("Make again")));
  test.waitFor(2);
  QCOMPARE(test.asked(), QStringLiteral("2-4 #1"));
}

// With GESTO_KEEP_PICTURE=NAME the windows of this test and of the last one are kept, for a person to look at: NAME_dark.png and so on.
void TstFreezing::whatIsFrozenIsSeen() {
  for (const auto scheme : {ui::theme::Scheme::Dark, ui::theme::Scheme::Light}) {
    ui::theme::apply(*qApp, scheme);
    Directed test;
    const auto picture = [&test] {
      test.lane->repaint();
      return test.lane->grab().toImage();
    };
    const auto bar = test.lane->barOf(1);
    // Of a part of the lane, in pixels of the screen; as many as it has on a plain one.
    const auto differing = [](const QImage& a, const QImage& b, const QRect& part) {
      const auto ratio = static_cast<int>(a.devicePixelRatio());
      const QRect where(part.topLeft() * ratio, part.size() * ratio);
      int count = 0;
      for (int y = where.top(); y <= where.bottom(); ++y)
        for (int x = where.left(); x <= where.right(); ++x) count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
      return count / (ratio * ratio);
    };
    const QImage before = picture();
    test.studio.document.editDraft(DraftField::Keeps, [&test](Draft& draft) {
      TakeKept kept;
      kept.start = 2.0, kept.end = 4.0;
      kept.take = 1;
      kept.motion = test.project().takes[0].clip;
      draft.request.keeps = {kept};
    });
    const QImage after = picture();
    QVERIFY(differing(before, after, bar) > bar.width() * bar.height() * 3 / 4);
    QCOMPARE(differing(before, after, test.lane->barOf(0).adjusted(0, 0, -2, 0)), 0);
    test.window.actions().showContacts->trigger();
    test.studio.document.editDraft(DraftField::Spans, [](Draft& draft) { draft.request.spans[0].prompt = "a person walks slowly"; });
    QVERIFY(test.button("freezeAction", 0));
    keepPicture(test.window, scheme == ui::theme::Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
  }
  ui::theme::apply(*qApp);
}

void TstFreezing::oneActionIsMadeAgain() {
  Directed test;
  const auto draft = test.project().draft;
  auto* redraw = test.button("redrawAction", 1);
  QVERIFY(redraw && redraw->isEnabled());
  QTest::mouseClick(redraw, Qt::LeftButton);
  test.waitFor(2);
  QCOMPARE(test.asked(), QStringLiteral("0-2 #1"));
  QVERIFY(test.service.lastRequest.seed != draft.request.seed);
  QVERIFY(test.project().draft == draft);  // a wish of the moment, not a setting
  QCOMPARE(test.project().view.shown[0], TakeId{2});
  QCOMPARE(test.project().takes[1].parent, TakeId{1});
  QVERIFY2(test.project().takes[1].name.starts_with("2 to 4 s again, seed "), test.project().takes[1].name.c_str());
  QVERIFY(!test.window.findChild<QToolButton*>("changedSince")->isVisible());
  // The next one starts from what is shown now.
  test.press(Qt::Key_Home, {});
  QTest::mouseClick(test.lane, Qt::LeftButton, {}, test.middleOf(0) - QPoint(40, 0));
  test.press(Qt::Key_G, kActionKeys);
  test.waitFor(3);
  QCOMPARE(test.asked(), QStringLiteral("2-4 #2"));
  // The draft's words count: only they are made.
  test.studio.document.editDraft(DraftField::Spans, [](Draft& d) { d.request.spans[1].prompt = "a person bows"; });
  test.studio.document.editDraft(DraftField::Variants, [](Draft& d) { d.variants = 2; });
  QTest::mouseClick(test.button("redrawAction", 1), Qt::LeftButton);
  test.waitFor(5);
  QCOMPARE(test.service.lastRequest.plan.spans[1].prompt, std::string("a person bows"));
  QCOMPARE(test.project().takes[4].request.seed, test.project().takes[3].request.seed + 1);
}

void TstFreezing::whatIsFrozenIsNotMadeAgain() {
  Directed test;
  QTest::mouseClick(test.button("freezeAction", 1), Qt::LeftButton);
  auto* redraw = test.button("redrawAction", 1);
  QVERIFY(redraw && !redraw->isEnabled());
  QVERIFY2(redraw->toolTip().contains(QStringLiteral("frozen")), qPrintable(redraw->toolTip()));
  test.press(Qt::Key_G, kActionKeys);
  QVERIFY2(test.message().contains(QStringLiteral("frozen")), qPrintable(test.message()));
  QCOMPARE(test.project().takes.size(), std::size_t{1});
}

void TstFreezing::aRangeIsKeptAndMadeAgain() {
  Directed test;
  test.press(Qt::Key_F, kRangeKeys);
  QVERIFY2(test.message().contains(QStringLiteral("There is no range")), qPrintable(test.message()));
  test.chooseRange(1.0, 3.0);
  QCOMPARE(test.studio.clock.rangeStart(), 1.0);
  QCOMPARE(test.studio.clock.rangeEnd(), 3.0);
  test.press(Qt::Key_F, kRangeKeys);
  QCOMPARE(test.frozen(), QStringLiteral("1-3 #1"));
  test.press(Qt::Key_F, kRangeKeys);
  QCOMPARE(test.frozen(), QString());
  test.press(Qt::Key_G, kRangeKeys);
  test.waitFor(2);
  QCOMPARE(test.asked(), QStringLiteral("0-1 #1, 3-4 #1"));
  QVERIFY2(test.project().takes[1].name.starts_with("1 to 3 s again"), test.project().takes[1].name.c_str());
}

void TstFreezing::whatIsFrozenOutlivesItsTake() {
  QTemporaryDir folder;
  const QString file = folder.filePath("film.gesto");
  Directed test;
  QTest::mouseClick(test.button("freezeAction", 1), Qt::LeftButton);
  const auto motion = test.project().takes[0].clip;
  QTest::mouseClick(test.button("redrawAction", 0), Qt::LeftButton);
  test.waitFor(2);
  test.studio.document.run(std::make_unique<RemoveTakes>(std::vector<TakeId>{1}));
  QCOMPARE(test.frozen(), QStringLiteral("2-4 #1"));
  test.studio.session.save(file);
  QTRY_VERIFY(!test.studio.document.isModified());
  TestStudio other;
  other.studio.session.open(file);
  QTRY_COMPARE(other.project().takes.size(), std::size_t{1});
  QCOMPARE(Directed::told(other.project().draft.request.keeps), QStringLiteral("2-4 #1"));
  other.window.actions().generate->trigger();
  QTRY_COMPARE(other.project().takes.size(), std::size_t{2});
  QCOMPARE(other.service.lastRequest.plan.keeps.size(), std::size_t{1});
  const auto& asked = other.service.lastRequest.plan.keeps[0].motion;
  QVERIFY(asked && asked->data().rotations == motion->data().rotations);
  // Also the one that was made from it can be made once more.
  other.studio.generation.regenerate(2);
  QTRY_COMPARE(other.project().takes.size(), std::size_t{3});
  QCOMPARE(other.service.lastRequest.plan.keeps.size(), std::size_t{1});
}

void TstFreezing::theCommandNamesTheTake() {
  QTemporaryDir folder;
  Directed test;
  QTest::mouseClick(test.button("freezeAction", 1), Qt::LeftButton);
  test.make();
  test.press(Qt::Key_C, kActionKeys);
  QVERIFY2(QGuiApplication::clipboard()->text().contains(QStringLiteral("--keep '2-4=project.gesto#1'")), qPrintable(QGuiApplication::clipboard()->text()));
  const QString file = folder.filePath("film.gesto");
  test.studio.session.save(file);
  QTRY_VERIFY(!test.studio.document.isModified());
  test.press(Qt::Key_C, kActionKeys);
  QVERIFY2(QGuiApplication::clipboard()->text().contains(QStringLiteral("--keep '2-4=%1#1'").arg(file)), qPrintable(QGuiApplication::clipboard()->text()));
}

void TstFreezing::aModelThatCannotSaysSo() {
  core::services::ModelInfo smoodi, crossdiff;
  smoodi.name = "default", smoodi.family = "smoodi", smoodi.familyTitle = "SMooDi";
  smoodi.can.style = smoodi.can.plan = true;
  crossdiff.name = crossdiff.family = "crossdiff", crossdiff.familyTitle = "CrossDiff";
  Directed test({smoodi, crossdiff});
  QTest::mouseClick(test.button("freezeAction", 1), Qt::LeftButton);
  QCOMPARE(test.frozen(), QStringLiteral("2-4 #1"));
  test.studio.models.choose("crossdiff");
  QCOMPARE(test.frozen(), QString());
  for (const char* name : {"freezeAction", "redrawAction"}) {
    auto* button = test.button(name, 0);
    QVERIFY(button && !button->isEnabled());
    QVERIFY2(button->toolTip().contains(QStringLiteral("CrossDiff")), qPrintable(button->toolTip()));
  }
  for (QAction* action : {test.window.actions().freezeAction, test.window.actions().redrawRange}) {
    QVERIFY(!action->isEnabled());
    QVERIFY2(action->toolTip().contains(QStringLiteral("CrossDiff")), qPrintable(action->toolTip()));
  }
  test.window.actions().undo->trigger();  // the model, and what it could not
  QCOMPARE(test.frozen(), QStringLiteral("2-4 #1"));
  QVERIFY(test.window.actions().freezeAction->isEnabled());
}

void TstFreezing::aTakeOlderThanItsPlanIsTold() {
  Directed test;
  auto* badge = test.window.findChild<QToolButton*>("changedSince");
  QVERIFY(badge && !badge->isVisible());
  const auto subtitle = [&test] { return test.studio.takes.indexOf(1).data(ui::TakeListModel::SubtitleRole).toString(); };
  QVERIFY2(!subtitle().contains(QStringLiteral("changed since")), qPrintable(subtitle()));
  QTest::mouseClick(test.window.findChild<QToolButton*>("rollSeed"), Qt::LeftButton);
  QVERIFY(!badge->isVisible());  // another draw of the same plan
  QTest::mouseClick(test.button("freezeAction", 0), Qt::LeftButton);
  QVERIFY(!badge->isVisible());  // the take has what it is kept of
  auto* prompt = test.window.findChild<QPlainTextEdit*>("promptText");
  prompt->moveCursor(QTextCursor::End);
  QTest::keyClicks(prompt, " twice");
  QVERIFY(badge->isVisible());
  QVERIFY2(badge->toolTip().contains(QStringLiteral("words")) && !badge->toolTip().contains(QStringLiteral("length")), qPrintable(badge->toolTip()));
  QVERIFY2(subtitle().contains(QStringLiteral("changed since")), qPrintable(subtitle()));
  QTest::mouseClick(badge, Qt::LeftButton);
  test.waitFor(2);
  QVERIFY(!badge->isVisible());
  QCOMPARE(test.asked(), QStringLiteral("0-2 #1"));
  // Whoever looks at the older one again is told again.
  test.window.views().showTake(1, 0);
  QVERIFY(badge->isVisible());
  // Beside the newer one it is only the older one.
  test.window.actions().twoViews->trigger();
  test.window.views().showTake(2, 1);
  QVERIFY(!badge->isVisible());
  test.window.actions().oneView->trigger();
  test.studio.document.undo();  // the take
  test.studio.document.undo();  // the words
  QVERIFY(!badge->isVisible());
}

void TstFreezing::takesThatUndoTookAwayWait() {
  Directed test;
  auto* action = test.window.actions().bringBackTakes;
  QVERIFY(!action->isEnabled());
  test.make();
  test.window.actions().undo->trigger();
  QVERIFY(!action->isEnabled());  // redo can
  test.studio.document.editDraft(DraftField::Prompt, [](Draft& draft) { draft.request.prompt = "a person jumps"; });
  QVERIFY(action->isEnabled());
  // The message was closed, or another one came: they are still there.
  test.window.findChild<ui::MessageBar*>()->showError(QStringLiteral("Something else."));
  action->trigger();
  QCOMPARE(test.project().takes.size(), std::size_t{2});
  QCOMPARE(test.project().view.shown[0], TakeId{2});
  QVERIFY(!action->isEnabled());
}

void TstFreezing::footContactsAreALane() {
  Directed test;
  auto* lane = test.window.findChild<ui::ContactLane*>();
  QVERIFY(!lane->isVisible());  // nothing that nobody asked for
  test.window.actions().showContacts->trigger();
  QVERIFY(lane->isVisible());
  const auto frames = render::trackOf(*test.project().takes[0].clip).contacts;
  for (const auto foot : {ui::ContactLane::Foot::Left, ui::ContactLane::Foot::Right}) {
    QVERIFY(!lane->contacts(foot).empty());
    std::size_t standing = 0;
    for (const auto& contact : lane->contacts(foot)) {
      const auto from = static_cast<std::size_t>(contact.start * 20 + 0.5), to = static_cast<std::size_t>(contact.end * 20 + 0.5);
      for (std::size_t f = from; f < to; ++f, ++standing) QVERIFY(frames[f][static_cast<std::size_t>(foot)]);
      const QRect bar = lane->barOf(foot, contact);
      QVERIFY(std::abs(bar.left() - test.ruler->toX(contact.start)) < 2 && std::abs(bar.right() - test.ruler->toX(contact.end)) < 2);
      QVERIFY(lane->rect().contains(bar));
    }
    for (const auto& frame : frames) standing -= frame[static_cast<std::size_t>(foot)] ? 1 : 0;
    QCOMPARE(standing, std::size_t{0});
  }
  test.window.actions().showContacts->trigger();
  QVERIFY(!lane->isVisible());
}

void TstFreezing::everythingFitsAtTheUsualSizes_data() {
  QTest::addColumn<QSize>("size");
  QTest::newRow("a small laptop") << QSize(1280, 800);
  QTest::newRow("a desk") << QSize(1600, 1000);
}

void TstFreezing::everythingFitsAtTheUsualSizes() {
  QFETCH(QSize, size);
  Directed test;
  test.window.resize(size);
  test.window.actions().resetLayout->trigger();
  QTest::qWait(50);
  for (const char* name : {"promptPanel", "guidancePanel"}) {
    auto* scroll = test.window.findChild<QDockWidget*>(QLatin1String(name))->findChild<QScrollArea*>();
    QVERIFY2(scroll->verticalScrollBar()->maximum() == 0,
             qPrintable(QString("%1: %2 pixels are cut off").arg(QLatin1String(name)).arg(scroll->verticalScrollBar()->maximum())));
  }
  keepPicture(test.window, QString::number(size.width()));
}

STUDIO_GUI_TEST_MAIN(TstFreezing)
#include "tst_freezing.moc"
