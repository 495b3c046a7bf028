// The window in each of its languages: chosen in the preferences, with letters for its menus, and with room for its words.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/spoken_window.h"
#include "tests/ui/test_studio.h"
#include "ui/film/film_recorder.h"
#include "ui/help/help_pages.h"
#include "ui/metrics/evaluation_dialog.h"
#include "ui/setup/key_map.h"
#include "ui/setup/languages.h"
#include "ui/setup/preferences_dialog.h"
#include "ui/widgets/slider_row.h"
#include "ui/window_host.h"

#include <QComboBox>
#include <QHash>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>

using test_support::cutOff, test_support::Spoken, test_support::TestStudio;

class TstLanguages : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void theyAreOfferedByTheirOwnNames();
  void theWindowSpeaksTheChosenOne_data() { eachLanguage(); }
  void theWindowSpeaksTheChosenOne();
  void noMenuHasALetterTwice_data() { eachLanguage(); }
  void noMenuHasALetterTwice();
  void helpCallsMenusWhatTheyAreCalled_data() { eachLanguage(); }
  void helpCallsMenusWhatTheyAreCalled();
  void keysAreCalledAsInTheHelp_data() { eachLanguage(); }
  void keysAreCalledAsInTheHelp();
  void aStripIsWrittenInTheLanguage_data() { eachLanguage(); }
  void aStripIsWrittenInTheLanguage();
  void explanationsAreSeenWhole_data() { eachLanguage(); }
  void explanationsAreSeenWhole();
  void nothingIsCutOff_data();
  void nothingIsCutOff();

 private:
  static void eachLanguage();
};

void TstLanguages::eachLanguage() {
  QTest::addColumn<QString>("language");
  for (const auto& language : ui::languages())
    if (language.code != QStringLiteral("en")) QTest::newRow(qPrintable(language.code)) << language.code;
}

void TstLanguages::theyAreOfferedByTheirOwnNames() {
  TestStudio test;
  test.window.actions().preferences->trigger();
  const auto* box = test.window.findChild<QComboBox*>("languageChoice");
  QVERIFY(ui::languages().size() >= 4);
  QCOMPARE(box->count(), 1 + static_cast<int>(ui::languages().size()));
  QCOMPARE(box->itemText(1), QStringLiteral("English"));
  QVERIFY(box->findText(QStringLiteral("Français")) > 0 && box->findText(QStringLiteral("Español")) > 0);
}

void TstLanguages::theWindowSpeaksTheChosenOne() {
  QFETCH(QString, language);
  test_support::FakeGenerationService service;
  ui::Studio studio(service, service, service, {});
  std::unique_ptr<Spoken> spoken;
  ui::WindowHost host(studio, [&spoken](const ui::LookSettings& look) { spoken = std::make_unique<Spoken>(look.language); });
  host.window().show();
  host.window().begin({});
  const QString english = host.window().actions().generate->text();
  const auto* before = &host.window();
  host.window().actions().preferences->trigger();
  auto* box = host.window().findChild<QComboBox*>("languageChoice");
  box->setFocus();
  const int wanted = box->findData(language);
  QVERIFY(wanted > 0);
  for (int i = 0; i < wanted; ++i) QTest::keyClick(box, Qt::Key_Down);
  QTRY_VERIFY(&host.window() != before);
  QTRY_COMPARE(QSettings().value("look/language").toString(), language);
  QVERIFY2(host.window().actions().generate->text() != english, qPrintable(english));
  QCOMPARE(host.window().findChild<QComboBox*>("languageChoice")->currentData().toString(), language);
}

void TstLanguages::noMenuHasALetterTwice() {
  QFETCH(QString, language);
  const Spoken spoken(language);
  TestStudio test;
  const auto check = [](const QString& where, const QList<QAction*>& entries) {
    QHash<QChar, QString> seen;
    for (const QAction* entry : entries) {
      const auto at = entry->text().indexOf(u'&');
      if (at < 0) continue;
      const QChar letter = entry->text().at(at + 1).toLower();
      QVERIFY2(!seen.contains(letter), qPrintable(QStringLiteral("%1: %2, %3").arg(where, seen.value(letter), entry->text())));
      seen.insert(letter, entry->text());
    }
  };
  check(QStringLiteral("menu bar"), test.window.menuBar()->actions());
  for (const auto* menu : test.window.menuBar()->findChildren<QMenu*>())
    if (menu->actions().size() < 26) check(menu->title(), menu->actions());  // the view's has more entries than there are letters
}

void TstLanguages::helpCallsMenusWhatTheyAreCalled() {
  QFETCH(QString, language);
  const Spoken spoken(language);
  TestStudio test;
  static const QRegularExpression path(QStringLiteral("\\*([^*>\n]+) > ([^*\n]+)\\*"));
  const std::function<bool(const QList<QAction*>&, const QStringList&)> leads = [&](const QList<QAction*>& actions, const QStringList& names) {
    return names.isEmpty() || std::any_of(actions.begin(), actions.end(), [&](const QAction* entry) {
             return ui::plainName(*entry) == names.front() && (names.size() == 1 || (entry->menu() && leads(entry->menu()->actions(), names.mid(1))));
           });
  };
  int found = 0;
  for (const auto& page : ui::helpPages())
    for (auto at = path.globalMatch(page.text); at.hasNext(); ++found) {
      const auto match = at.next();
      const bool isThere = leads(test.window.menuBar()->actions(), QStringList{match.captured(1)} + match.captured(2).split(QStringLiteral(" > ")));
      QVERIFY2(isThere, qPrintable(QStringLiteral("%1: %2").arg(page.name, match.captured())));
    }
  QVERIFY2(found > 12, qPrintable(QString::number(found)));
}

void TstLanguages::keysAreCalledAsInTheHelp() {
  QFETCH(QString, language);
  const Spoken spoken(language);
  TestStudio test;
  QString help;
  for (const auto& page : ui::helpPages())
    if (page.name == QStringLiteral("keys")) help = page.text;
  const auto& actions = test.window.actions();
  for (const QAction* action : {actions.restyle, actions.generate, actions.stop, actions.togglePlay, actions.toStart, actions.toEnd, actions.wipe, actions.renderView}) {
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    QVERIFY2(help.contains(key), qPrintable(action->text() + QStringLiteral(": ") + key));
    QCOMPARE(QKeySequence::fromString(action->shortcut().toString(QKeySequence::PortableText), QKeySequence::PortableText), action->shortcut());
  }
}

void TstLanguages::aStripIsWrittenInTheLanguage() {
  const render::StripWords english;
  QFETCH(QString, language);
  const Spoken spoken(language);
  const auto words = ui::FilmRecorder::stripWords();
  for (const auto& [own, other] : {std::pair{words.left, english.left},
                                   {words.right, english.right},
                                   {words.legend, english.legend},
                                   {words.picture, english.picture},
                                   {words.front, english.front},
                                   {words.side, english.side},
                                   {words.length, english.length},
                                   {words.travel, english.travel},
                                   {words.lowest, english.lowest},
                                   {words.smaller, english.smaller},
                                   {words.above, english.above},
                                   {words.leftOut, english.leftOut}})
    QVERIFY2(!own.isEmpty() && own != other, qPrintable(other));
}

void TstLanguages::explanationsAreSeenWhole() {
  QFETCH(QString, language);
  const Spoken spoken(language);
  ui::EvaluationDialog dialog({});
  dialog.show();
  auto* protocol = dialog.findChild<QComboBox*>("protocol");
  QVERIFY(protocol->count() > 3);
  for (int one = 0; one < protocol->count(); ++one) {
    protocol->setFocus();
    if (one > 0) QTest::keyClick(protocol, Qt::Key_Down);
    QTest::qWait(20);
    test_support::keepPicture(dialog, QStringLiteral("%1_protocol%2").arg(language).arg(one));
    QVERIFY2(cutOff(dialog).isEmpty(), qPrintable(cutOff(dialog).join(u'\n')));
  }
  QCOMPARE(protocol->currentIndex(), protocol->count() - 1);
}

void TstLanguages::nothingIsCutOff_data() {
  QTest::addColumn<QString>("language");
  QTest::addColumn<QSize>("size");
  for (const auto& language : ui::languages())
    for (const QSize size : {QSize(960, 600), QSize(1280, 800)}) QTest::addRow("%s %d", qPrintable(language.code), size.width()) << language.code << size;
}

void TstLanguages::nothingIsCutOff() {
  QFETCH(QString, language);
  QFETCH(QSize, size);
  const Spoken spoken(language);
  TestStudio test;
  test.window.resize(size);
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QTest::qWait(60);
  const QString name = QStringLiteral("%1_%2").arg(language).arg(size.width());
  test_support::keepPicture(test.window, name);
  QCOMPARE(test.window.size(), size);
  QStringList faults = cutOff(test.window);
  QSet<int> begins;
  for (const auto* row : test.window.findChildren<ui::SliderRow*>()) begins << row->findChild<QSlider*>()->x();
  QCOMPARE(begins.size(), 1);
  // The windows beside it, which are as large whatever the size of this one.
  const auto& actions = test.window.actions();
  QList<QAction*> openers{actions.preferences, actions.training,   actions.metrics, actions.models,    actions.help, actions.sweep,
                          actions.renderView,  actions.exportTake, actions.teach,   actions.shortcuts, actions.about};
  if (size.width() > 960) openers.clear();
  for (QAction* opens : openers) {
    QSet<QWidget*> known;
    for (QWidget* one : QApplication::topLevelWidgets())
      if (one->isVisible()) known << one;
    bool isSeen = false;
    const auto look = [&] {
      for (QWidget* one : QApplication::topLevelWidgets()) {
        if (!one->isVisible() || known.contains(one)) continue;
        isSeen = true;
        auto* tabs = one->findChild<QTabWidget*>();
        for (int page = 0; page < (tabs ? tabs->count() : 1); ++page) {
          if (tabs) tabs->setCurrentIndex(page);
          QTest::qWait(10);
          test_support::keepPicture(*one, QStringLiteral("%1_%2%3").arg(name, opens->objectName()).arg(page));
          for (const QString& fault : cutOff(*one)) faults << opens->objectName() + QStringLiteral(": ") + fault;
        }
        one->close();
      }
    };
    // Some of them return when they are closed only.
    QTimer::singleShot(30, this, look);
    opens->trigger();
    QTRY_VERIFY2(isSeen, qPrintable(opens->objectName()));
  }
  QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

STUDIO_GUI_TEST_MAIN(TstLanguages)
#include "tst_languages.moc"
