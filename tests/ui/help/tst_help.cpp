// The first minutes: a tour that stops nothing, and help for every panel in each language.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/help/help_pages.h"
#include "ui/help/help_window.h"
#include "ui/help/tour.h"
#include "ui/setup/languages.h"
#include "ui/setup/navigation_choice.h"

#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTextBrowser>

using test_support::TestStudio;

class TstHelp : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void theTourComesOnceAndPointsAtThreeThings();
  void theTourStopsNothing();
  void theTourCanBeSkippedAndBegunAgain();
  void theTourGoesWithItsWindow();
  void everyPanelHasItsPage();
  void f1OpensThePageOfThePanel();
  void f1WorksInADialogToo();
  void wordsAreFoundInAllPages();
  void eachLanguageHasTheSamePages_data();
  void eachLanguageHasTheSamePages();
  void linksLeadSomewhere();
};

namespace {

struct FirstStart : TestStudio {
  explicit FirstStart(bool usesSettings = true) : TestStudio({}, {}, usesSettings), tour(window.findChild<ui::Tour*>()) {
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window, 2000);
  }
  QPushButton* button(const char* name) { return tour->findChild<QPushButton*>(QLatin1String(name)); }
  /// Whether the balloon's tip is at the widget, and the balloon beside it and not over it.
  bool pointsAt(QWidget* target) {
    const QRect there(target->mapTo(&window, QPoint(0, 0)), target->size()), balloon = tour->geometry().adjusted(9, 9, -9, -9);
    return !there.adjusted(2, 2, -2, -2).intersects(balloon) && there.adjusted(-12, -12, 12, 12).intersects(tour->geometry()) && window.rect().contains(tour->geometry());
  }
  QWidget* widget(const char* name) { return window.findChild<QWidget*>(QLatin1String(name)); }
  QPushButton* generateButton() {
    for (auto* found : window.findChildren<QPushButton*>("primary"))
      if (!tour->isAncestorOf(found) && found->isVisible()) return found;
    return nullptr;
  }
  ui::Tour* tour;
};

}  // namespace

void TstHelp::theTourComesOnceAndPointsAtThreeThings() {
  {
    FirstStart test;
    QVERIFY(test.tour->isRunning() && test.tour->isVisible());
    QTRY_VERIFY(test.pointsAt(test.widget("promptText")));
    QTest::mouseClick(test.button("primary"), Qt::LeftButton);
    QCOMPARE(test.tour->step(), 1);
    QVERIFY(test.pointsAt(test.widget("stylePanel")));
    QTest::mouseClick(test.button("primary"), Qt::LeftButton);
    QVERIFY(test.pointsAt(test.generateButton()));
    QVERIFY(!test.button("skipTour")->isVisible());
    // Whose mouse it is to be is asked there, and kept.
    auto* mouse = test.tour->findChild<ui::NavigationChoice*>();
    QVERIFY(mouse && mouse->isVisible() && test.tour->rect().contains(mouse->geometry()));
    mouse->setFocus();
    QTest::keyClick(mouse, Qt::Key_Down);
    QCOMPARE(QSettings().value("look/navigation").toString(), QStringLiteral("maya"));
    QVERIFY(test.tour->isRunning());
    QTest::keyClick(test.button("primary"), Qt::Key_Space);
    QVERIFY(!test.tour->isRunning() && !test.tour->isVisible());
  }
  FirstStart again;
  QVERIFY2(!again.tour->isRunning(), "it comes at every start");
  QSettings().clear();
  FirstStart none(false);
  QVERIFY2(!none.tour->isRunning(), "a studio that remembers nothing would show it for ever");
}

void TstHelp::theTourStopsNothing() {
  FirstStart test;
  auto* text = test.window.findChild<QPlainTextEdit*>("promptText");
  QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, QPoint(10, 10));
  QVERIFY(text->hasFocus());
  QTest::keyClicks(text, "a person waves");
  QVERIFY(text->toPlainText().contains(QStringLiteral("a person waves")));
  QVERIFY(test.tour->isRunning());
  // Whoever generates has arrived.
  QTest::mouseClick(test.generateButton(), Qt::LeftButton);
  QVERIFY(!test.tour->isRunning());
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
}

void TstHelp::theTourCanBeSkippedAndBegunAgain() {
  FirstStart test;
  auto* text = test.window.findChild<QPlainTextEdit*>("promptText");
  text->setFocus();
  QTest::keyClick(text, Qt::Key_Escape);
  QVERIFY(!test.tour->isVisible());
  test.window.actions().tour->trigger();
  QVERIFY(test.tour->isVisible());
  QVERIFY(test.button("primary")->hasFocus());
  QTest::keyClick(test.button("primary"), Qt::Key_Return);
  QCOMPARE(test.tour->step(), 1);
  test.window.actions().tour->trigger();
  QCOMPARE(test.tour->step(), 0);
  QTest::mouseClick(test.button("skipTour"), Qt::LeftButton);
  QVERIFY(!test.tour->isVisible());
}

void TstHelp::theTourGoesWithItsWindow() {
  FirstStart test;
  QTest::mouseClick(test.button("primary"), Qt::LeftButton);
  for (const QSize& size : {QSize(1000, 640), QSize(1500, 900), QSize(1280, 800)}) {
    test.window.resize(size);
    QTRY_VERIFY2(test.pointsAt(test.widget("stylePanel")), qPrintable(QString("%1 x %2").arg(size.width()).arg(size.height())));
  }
}

void TstHelp::everyPanelHasItsPage() {
  TestStudio test;
  QStringList pages, names;
  for (const auto& page : ui::helpPages()) names << page.name;
  for (auto* dock : test.window.findChildren<QDockWidget*>()) {
    const QString page = ui::helpPageOf(dock->widget());
    QVERIFY2(page != names.first(), qPrintable(dock->objectName()));
    QVERIFY2(names.contains(page), qPrintable(page));
    pages << page;
  }
  QCOMPARE(QSet<QString>(pages.begin(), pages.end()).size(), pages.size());
  QCOMPARE(ui::helpPageOf(&test.window.views()), QStringLiteral("views"));
  QCOMPARE(ui::helpPageOf(test.window.findChild<QWidget*>("curveLane")), QStringLiteral("curves"));
  QCOMPARE(ui::helpPageOf(nullptr), names.first());
}

void TstHelp::f1OpensThePageOfThePanel() {
  TestStudio test;
  test.window.activateWindow();
  if (!QTest::qWaitForWindowActive(&test.window, 2000)) QSKIP("no window manager gives this window the keyboard");
  test.window.findChild<QWidget*>("takeSearch")->setFocus();
  QTest::keyClick(&test.window, Qt::Key_F1);
  auto* help = test.window.findChild<ui::HelpWindow*>();
  QVERIFY(help && help->isVisible());
  QCOMPARE(help->page(), QStringLiteral("takes"));
  QVERIFY(help->findChild<QTextBrowser*>("helpText")->toPlainText().contains(QStringLiteral("Alt-click")));
  QTest::keyClick(help->findChild<QLineEdit*>("helpSearch"), Qt::Key_Escape);
  QTRY_VERIFY(!test.window.findChild<ui::HelpWindow*>());
  test.window.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&test.window, 2000));
  test.window.findChild<QWidget*>("timeRuler")->setFocus();
  QTest::keyClick(&test.window, Qt::Key_F1);
  help = test.window.findChild<ui::HelpWindow*>();
  QVERIFY(help);
  QCOMPARE(help->page(), QStringLiteral("timeline"));
}

void TstHelp::f1WorksInADialogToo() {
  TestStudio test;
  test.window.activateWindow();
  if (!QTest::qWaitForWindowActive(&test.window, 2000)) QSKIP("no window manager gives this window the keyboard");
  test.window.actions().sweep->trigger();
  auto* dialog = test.window.findChild<QDialog*>("sweepDialog");
  QVERIFY(dialog && dialog->isModal() && QTest::qWaitForWindowActive(dialog, 2000));
  auto* box = dialog->findChild<QWidget*>("weightFirst");
  box->setFocus();
  QTRY_VERIFY(QApplication::focusWidget() && dialog->isAncestorOf(QApplication::focusWidget()));
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_F1);
  auto* help = dialog->findChild<ui::HelpWindow*>();
  QVERIFY(help && help->isVisible());
  QCOMPARE(help->page(), QStringLiteral("compare"));
  // It can be used while the dialog waits.
  QVERIFY(QTest::qWaitForWindowActive(help, 2000));
  QTest::keyClicks(help->findChild<QLineEdit*>("helpSearch"), "turntable");
  QCOMPARE(help->page(), QStringLiteral("film"));
  dialog->reject();
  QTRY_VERIFY(!test.window.findChild<QDialog*>("sweepDialog"));
}

void TstHelp::wordsAreFoundInAllPages() {
  ui::HelpWindow help;
  help.show();
  auto* search = help.findChild<QLineEdit*>("helpSearch");
  auto* list = help.findChild<QListWidget*>("helpList");
  auto* text = help.findChild<QTextBrowser*>("helpText");
  const auto shown = [list] {
    int count = 0;
    for (int row = 0; row < list->count(); ++row) count += !list->item(row)->isHidden();
    return count;
  };
  const int all = shown();
  QVERIFY(all >= 18);
  QTest::keyClicks(search, "turntable");
  QCOMPARE(shown(), 1);
  QCOMPARE(help.page(), QStringLiteral("film"));
  QVERIFY2(!text->extraSelections().isEmpty(), "what was searched is not seen");
  // A page of that name before those that only have the word; the arrow keys go on.
  search->clear();
  QCOMPARE(shown(), all);
  QTest::keyClicks(search, "curves");
  QVERIFY(shown() > 2);
  QCOMPARE(help.page(), QStringLiteral("curves"));
  const int row = list->currentRow();
  QTest::keyClick(search, Qt::Key_Down);
  QVERIFY(list->currentRow() > row);
  search->clear();
  QTest::keyClicks(search, "qqqqq");
  QCOMPARE(shown(), 0);
  QVERIFY2(text->toPlainText().contains(QStringLiteral("qqqqq")), qPrintable(text->toPlainText()));
  help.showPage("jobs");
  QCOMPARE(help.page(), QStringLiteral("jobs"));
  QVERIFY(search->text().isEmpty());
}

void TstHelp::eachLanguageHasTheSamePages_data() {
  QTest::addColumn<QString>("language");
  for (const auto& language : ui::languages())
    if (language.code != QStringLiteral("en")) QTest::newRow(qPrintable(language.code)) << language.code;
}

void TstHelp::eachLanguageHasTheSamePages() {
  QFETCH(QString, language);
  const auto read = [](const QString& folder, const QString& page) {
    QFile file(QStringLiteral(":/help/%1/%2.md").arg(folder, page));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
  };
  static const QRegularExpression item(QStringLiteral("^(- |[0-9]\\. |\\| )"), QRegularExpression::MultilineOption), link(QStringLiteral("\\]\\(([a-z]+)\\)"));
  const auto linksOf = [](const QString& text) {
    QSet<QString> found;
    for (auto at = link.globalMatch(text); at.hasNext();) found << at.next().captured(1);
    return found;
  };
  QVERIFY(ui::helpPages().size() >= 18);
  for (const auto& page : ui::helpPages()) {
    const QString english = read("en", page.name), other = read(language, page.name);
    QVERIFY2(english.size() > 300 && other.size() > 300, qPrintable(page.name));
    QVERIFY2(english.startsWith(QStringLiteral("# ")) && other.startsWith(QStringLiteral("# ")), qPrintable(page.name));
    QVERIFY2(english != other, qPrintable(page.name));
    QVERIFY2(english.count(item) == other.count(item), qPrintable(page.name));
    QVERIFY2(linksOf(english) == linksOf(other), qPrintable(page.name));
  }
  QCOMPARE(QDir(QStringLiteral(":/help/%1").arg(language)).entryList().size(), QDir(QStringLiteral(":/help/en")).entryList().size());
  QCOMPARE(static_cast<int>(ui::helpPages().size()), static_cast<int>(QDir(QStringLiteral(":/help/en")).entryList().size()));
}

void TstHelp::linksLeadSomewhere() {
  static const QRegularExpression link(QStringLiteral("\\]\\(([^)]*)\\)"));
  QSet<QString> names;
  for (const auto& page : ui::helpPages()) names << page.name;
  for (const auto& page : ui::helpPages())
    for (auto at = link.globalMatch(page.text); at.hasNext();) {
      const QString to = at.next().captured(1);
      QVERIFY2(names.contains(to), qPrintable(page.name + QStringLiteral(" -> ") + to));
    }
  ui::HelpWindow help;
  help.showPage("start");
  Q_EMIT help.findChild<QTextBrowser*>("helpText")->anchorClicked(QUrl("takes"));
  QCOMPARE(help.page(), QStringLiteral("takes"));
}

STUDIO_GUI_TEST_MAIN(TstHelp)
#include "tst_help.moc"
