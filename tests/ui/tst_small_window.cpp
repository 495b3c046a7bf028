// A laptop's screen under a title bar: what a person reaches for is seen without scrolling.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/spoken_window.h"
#include "tests/ui/test_studio.h"
#include "ui/panels/jobs_panel.h"
#include "ui/styles/style_grid.h"
#include "ui/widgets/dock_title.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/slider_row.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QListView>
#include <QMap>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QToolButton>

using test_support::TestStudio;

class TstSmallWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void theWorkIsSeenWithoutScrolling();
  void theVeryFirstWindowShowsItsControls_data();
  void theVeryFirstWindowShowsItsControls();
  void aLineMoreInAPanelIsSeen();
  void aNoteIsReadWhole_data();
  void aNoteIsReadWhole();
  void noPanelScrollsForWhatTheTimelineHolds_data();
  void noPanelScrollsForWhatTheTimelineHolds();
  void whatComesBelowAndGoesLeavesTheColumnsAsTheyWere();
  void higherOnesGiveTheRestToStylesAndTakes();
  void toolsInATitleAreUsedLikeOthers();
  void aPanelThatFloatsIsPutBack();
  void resetPutsFloatingPanelsBack();
};

namespace {

/// As under a title bar of 32 pixels on a screen of 1280 x 800.
struct Laptop : TestStudio {
  explicit Laptop(const QSize& size = {1280, 768}) {
    window.resize(size);
    window.findChild<QAction*>("resetLayout")->trigger();
    generate("a person walks");
    [this] { QTRY_COMPARE(project().takes.size(), std::size_t{1}); }();
    QTest::qWait(80);
  }
  template <typename Widget>
  Widget* find(const char* name) {
    return window.findChild<Widget*>(QLatin1String(name));
  }
  QDockWidget* dock(const char* name) { return find<QDockWidget>(name); }
  /// Rows of tiles that are seen whole.
  int rowsOfStyles() {
    auto* grid = find<ui::StyleGrid>("styleList");
    grid->scrollToTop();
    QSet<int> rows;
    for (int i = 0; i < grid->model()->rowCount(); ++i)
      if (const QRect tile = grid->visualRect(grid->model()->index(i, 0)); grid->viewport()->rect().contains(tile)) rows << tile.top();
    return static_cast<int>(rows.size());
  }
};

}  // namespace

void TstSmallWindow::theWorkIsSeenWithoutScrolling() {
  Laptop test;
  test_support::keepPicture(test.window, QStringLiteral("laptop"));
  QCOMPARE(test.window.size(), QSize(1280, 768));
  for (auto* area : test.window.findChildren<QScrollArea*>("panelScroll")) {
    QVERIFY2(area->verticalScrollBar()->maximum() == 0, qPrintable(area->widget()->metaObject()->className() + QStringLiteral(" scrolls")));
    for (auto* row : area->findChildren<ui::SliderRow*>())
      QVERIFY2(area->viewport()->rect().contains(QRect(row->mapTo(area->viewport(), QPoint(0, 0)), row->size())), qPrintable(row->objectName()));
  }
  QTRY_VERIFY(test.studio.styles.rowCount() > 8);
  QVERIFY2(test.rowsOfStyles() >= 2, qPrintable(QString::number(test.rowsOfStyles())));
  // Two lines of a prompt, three jobs.
  auto* text = test.find<QPlainTextEdit>("promptText");
  QVERIFY2(text->viewport()->height() >= 2 * text->fontMetrics().lineSpacing(), qPrintable(QString::number(text->viewport()->height())));
  auto* jobs = test.find<QListView>("jobList");
  for (const char* prompt : {"walk", "run", "jump"}) test.generate(prompt);
  QTRY_VERIFY(jobs->model()->rowCount() >= 3);
  QTest::qWait(50);
  for (int row = 0; row < 3; ++row) QVERIFY2(jobs->viewport()->rect().contains(jobs->visualRect(jobs->model()->index(row, 0))), qPrintable(QString::number(row)));
  // Titles have room for their tools, and the tools for their words.
  for (auto* title : test.window.findChildren<ui::DockTitle*>())
    if (title->isVisible()) QVERIFY2(title->width() >= title->minimumSizeHint().width(), qPrintable(title->parentWidget()->objectName()));
  for (const char* name : {"styleSearch", "takeSearch"}) {
    const auto* search = test.find<QLineEdit>(name);
    QVERIFY2(search->width() > search->fontMetrics().horizontalAdvance(search->placeholderText()) + 34, name);
  }
}

void TstSmallWindow::theVeryFirstWindowShowsItsControls_data() {
  QTest::addColumn<QString>("language");
  QTest::addColumn<QSize>("size");
  for (const char* language : {"en", "de", "es", "fr"})
    for (const QSize size : {QSize(1280, 768), QSize(1280, 800)}) QTest::addRow("%s %d", language, size.height()) << QString::fromLatin1(language) << size;
}

void TstSmallWindow::theVeryFirstWindowShowsItsControls() {
  QFETCH(QString, language);
  QFETCH(QSize, size);
  const test_support::Spoken spoken(language);
  test_support::FakeGenerationService service;
  ui::Studio studio(service, service, service, {.usesSettings = false, .nearClips = &service});
  ui::MainWindow window(studio);
  window.resize(size);
  window.show();
  window.begin({});
  QVERIFY(studio.document.project().draft.request.prompt.empty());
  QTest::qWait(120);
  test_support::keepPicture(window, QStringLiteral("first_%1_%2").arg(language).arg(size.height()));
  QCOMPARE(window.size(), size);
  for (auto* area : window.findChildren<QScrollArea*>("panelScroll"))
    QVERIFY2(area->verticalScrollBar()->maximum() == 0,
             qPrintable(QStringLiteral("%1 scrolls by %2").arg(QLatin1String(area->widget()->metaObject()->className())).arg(area->verticalScrollBar()->maximum())));
  auto* seed = window.findChild<QLineEdit*>("seed");
  QVERIFY(seed->isVisible() && seed->visibleRegion().boundingRect() == seed->rect());
}

void TstSmallWindow::aNoteIsReadWhole_data() {
  QTest::addColumn<QString>("language");
  for (const char* language : {"en", "de", "es", "fr"}) QTest::newRow(language) << QString::fromLatin1(language);
}

void TstSmallWindow::aNoteIsReadWhole() {
  QFETCH(QString, language);
  const test_support::Spoken spoken(language);
  Laptop test;
  auto* note = test.find<ui::NoteLabel>("note");
  test.studio.clock.pause();
  test.studio.clock.seek(1.0);
  test.window.actions().pinPose->trigger();
  QTRY_VERIFY(!note->text().isEmpty());
  test_support::keepPicture(test.window, QStringLiteral("note_") + language);
  QVERIFY2(note->isWhole(), qPrintable(note->text()));
  // What cannot be seen even so is said to be cut, and stands in the tool tip.
  const QString longer = note->text() + u' ' + note->text() + u' ' + note->text();
  note->showNote(longer);
  QVERIFY(!note->isWhole());
  QCOMPARE(note->toolTip(), longer);
}

void TstSmallWindow::aLineMoreInAPanelIsSeen() {
  Laptop test;
  auto* prompt = test.find<QPlainTextEdit>("promptText");
  auto* area = test.dock("promptPanel")->findChild<QScrollArea*>("panelScroll");
  const int before = test.dock("promptPanel")->height();
  QCOMPARE(area->verticalScrollBar()->maximum(), 0);
  // Examples stand under an empty prompt.
  prompt->setFocus();
  prompt->selectAll();
  QTest::keyClick(prompt, Qt::Key_Delete);
  QTRY_VERIFY(test.dock("promptPanel")->height() > before);
  QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
  QVERIFY(test.rowsOfStyles() >= 1);
  QTest::keyClicks(prompt, "a person walks");
  QTRY_COMPARE(test.dock("promptPanel")->height(), before);
}

void TstSmallWindow::noPanelScrollsForWhatTheTimelineHolds_data() {
  QTest::addColumn<int>("actionsInARow");
  QTest::addColumn<int>("views");
  QTest::newRow("two actions") << 2 << 1;
  QTest::newRow("two views") << 1 << 2;
  QTest::newRow("both") << 2 << 2;
  QTest::newRow("four views") << 1 << 4;
}

void TstSmallWindow::noPanelScrollsForWhatTheTimelineHolds() {
  QFETCH(int, actionsInARow);
  QFETCH(int, views);
  Laptop test;
  auto* text = test.find<QPlainTextEdit>("promptText");
  QTest::mouseClick(text->viewport(), Qt::LeftButton);
  for (int more = 1; more < actionsInARow; ++more) {
    QTest::keyClick(text, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(text, Qt::Key_Return);
    QTest::keyClicks(text, QStringLiteral("a person sits down"));
  }
  QCOMPARE(static_cast<int>(test.project().draft.request.spans.size()), actionsInARow > 1 ? actionsInARow : 0);
  if (views == 2) test.window.actions().twoViews->trigger();
  if (views == 4) test.window.actions().fourViews->trigger();
  for (std::size_t takes = 2; takes <= static_cast<std::size_t>(std::max(2, views)); ++takes) {
    test.window.actions().generate->trigger();
    QTRY_COMPARE(test.project().takes.size(), takes);
    auto view = test.project().view;
    view.shown[takes <= static_cast<std::size_t>(views) ? takes - 1 : 0] = test.project().takes.back().id;
    test.studio.document.setView(view);
  }
  QTest::qWait(120);
  test_support::keepPicture(test.window, QStringLiteral("laptop_%1").arg(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'_')));
  QCOMPARE(test.window.size(), QSize(1280, 768));
  for (auto* area : test.window.findChildren<QScrollArea*>("panelScroll"))
    QVERIFY2(area->verticalScrollBar()->maximum() == 0,
             qPrintable(QStringLiteral("%1 scrolls by %2").arg(QLatin1String(area->widget()->metaObject()->className())).arg(area->verticalScrollBar()->maximum())));
  QVERIFY2(test.rowsOfStyles() >= 1, qPrintable(QString::number(test.rowsOfStyles())));
  QVERIFY2(text->verticalScrollBar()->maximum() == 0, "two lines of a prompt are not seen at once");
}

void TstSmallWindow::whatComesBelowAndGoesLeavesTheColumnsAsTheyWere() {
  Laptop test;
  QTest::qWait(800);  // as somebody looks at it
  const auto heights = [&test] {
    QMap<QString, int> all;
    for (const char* name : {"promptPanel", "stylePanel", "guidancePanel", "takesPanel", "jobsPanel"}) all[QLatin1String(name)] = test.dock(name)->height();
    return all;
  };
  const auto before = heights();
  for (int round = 0; round < 2; ++round) {
    test.window.actions().showCurves->trigger();
    QTest::qWait(800);
    QVERIFY(test.dock("stylePanel")->height() < before["stylePanel"]);
    test.window.actions().showCurves->trigger();
    QTest::qWait(800);
    QCOMPARE(heights(), before);
  }
}

void TstSmallWindow::higherOnesGiveTheRestToStylesAndTakes() {
  Laptop low, high({1600, 1000});
  for (const char* name : {"guidancePanel", "jobsPanel", "timelinePanel"}) QVERIFY2(std::abs(high.dock(name)->height() - low.dock(name)->height()) < 12, name);
  for (const char* name : {"stylePanel", "takesPanel"}) QVERIFY2(high.dock(name)->height() > low.dock(name)->height() + 150, name);
}

void TstSmallWindow::toolsInATitleAreUsedLikeOthers() {
  Laptop test;
  QTRY_VERIFY(test.studio.styles.rowCount() > 8);
  auto* grid = test.find<ui::StyleGrid>("styleList");
  auto* search = test.find<QLineEdit>("styleSearch");
  QVERIFY(qobject_cast<ui::DockTitle*>(test.dock("stylePanel")->titleBarWidget())->isAncestorOf(search));
  QTest::mouseClick(search, Qt::LeftButton);
  QTest::keyClicks(search, "chick");
  QCOMPARE(grid->model()->rowCount(), 1);
  auto* model = test.find<QComboBox>("model");
  QVERIFY(test.dock("promptPanel")->titleBarWidget()->isAncestorOf(model) && model->isVisible());
  QVERIFY(test.dock("timelinePanel")->titleBarWidget()->isAncestorOf(test.find<QComboBox>("speed")));
  // A click on a tool takes no panel out of the window.
  for (auto* dock : test.window.findChildren<QDockWidget*>()) QVERIFY(!dock->isFloating());
}

void TstSmallWindow::aPanelThatFloatsIsPutBack() {
  Laptop test;
  auto* dock = test.dock("takesPanel");
  auto* title = dock->titleBarWidget();
  QTest::mouseDClick(title, Qt::LeftButton, {}, QPoint(20, title->height() / 2));
  QVERIFY(dock->isFloating());
  QToolButton* back = nullptr;
  for (auto* button : title->findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly))
    if (button->isVisible() && !back) back = button;
  QVERIFY2(back, "a panel that floats has no button to put it back");
  QTest::mouseClick(back, Qt::LeftButton);
  QVERIFY(!dock->isFloating());
  QTRY_VERIFY(!back->isVisible());
  // Both are in the menu of the title as well.
  QCOMPARE(title->actions().size(), 2);
  title->actions()[1]->trigger();
  QVERIFY(!dock->isVisible());
}

void TstSmallWindow::resetPutsFloatingPanelsBack() {
  Laptop test;
  auto* takes = test.dock("takesPanel");
  auto* prompt = test.dock("promptPanel");
  takes->setFloating(true);
  prompt->setFloating(true);
  test.window.findChild<QAction*>("resetLayout")->trigger();
  for (QDockWidget* dock : {takes, prompt}) {
    QVERIFY(!dock->isFloating());
    QVERIFY(test.window.dockWidgetArea(dock) != Qt::NoDockWidgetArea);
    QTRY_VERIFY(test.window.rect().contains(QRect(dock->mapTo(&test.window, QPoint(0, 0)), dock->size())));
  }
}

STUDIO_GUI_TEST_MAIN(TstSmallWindow)
#include "tst_small_window.moc"
