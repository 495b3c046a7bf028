// Commands by name, keys of one's own, the mouse of another program, colours and language while the studio runs.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/setup/command_palette.h"
#include "ui/setup/preferences_dialog.h"
#include "ui/window_host.h"

#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QTranslator>
#include <QTreeWidget>

using test_support::TestStudio;

class TstSetup : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void commandsAreFoundByAFewLetters();
  void thePaletteRunsWhatWasChosen();
  void whatNothingIsCalledIsTold();
  void keysCanBeChangedAndAreRemembered();
  void twoCommandsOnOneKeyAreShown();
  void theMouseFollowsOtherPrograms_data();
  void theMouseFollowsOtherPrograms();
  void theViewsTakeTheChosenNavigation();
  void theLightSheetTurnsGreysAround();
  void coloursAndLanguageChangeWhileItRuns();
  void theWindowStaysWhileItAsks();
};

void TstSetup::init() { QSettings().clear(); }

void TstSetup::cleanup() { ui::theme::apply(*qApp); }

void TstSetup::commandsAreFoundByAFewLetters() {
  using ui::CommandPalette;
  QVERIFY(CommandPalette::match("mir", "Mirror") > CommandPalette::match("mir", "Animate mirror"));
  QVERIFY(CommandPalette::match("gta", "Generate take again") > 0);
  QVERIFY(CommandPalette::match("take", "Generate take again") > CommandPalette::match("gta", "Generate take again"));
  QCOMPARE(CommandPalette::match("xyz", "Mirror"), 0);
  QVERIFY(CommandPalette::match("", "Mirror") > 0);
}

void TstSetup::thePaletteRunsWhatWasChosen() {
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  const auto open = [&] {
    test.window.actions().commandPalette->trigger();
    return test.window.findChild<ui::CommandPalette*>();
  };
  auto* palette = open();
  QVERIFY(palette && palette->isVisible());
  auto* list = palette->findChild<QListWidget*>("paletteList");
  QVERIFY2(list->count() > 50, qPrintable(QString::number(list->count())));
  auto* search = palette->findChild<QLineEdit*>("paletteSearch");
  QTest::keyClicks(search, "mirr");
  QVERIFY2(list->item(0)->text().startsWith(QStringLiteral("Mirror")), qPrintable(list->item(0)->text()));
  QTest::keyClick(search, Qt::Key_Return);
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  QTRY_VERIFY(!test.window.findChild<ui::CommandPalette*>());
  // The last one used stands first; the arrows choose among the others.
  palette = open();
  list = palette->findChild<QListWidget*>("paletteList");
  QVERIFY(list->item(0)->text().startsWith(QStringLiteral("Mirror")));
  QTest::keyClick(palette->findChild<QLineEdit*>("paletteSearch"), Qt::Key_Down);
  QCOMPARE(list->currentRow(), 1);
  QTest::keyClick(palette->findChild<QLineEdit*>("paletteSearch"), Qt::Key_Escape);
  QTRY_VERIFY(!test.window.findChild<ui::CommandPalette*>());
  QCOMPARE(test.project().takes.size(), std::size_t{2});
}

void TstSetup::whatNothingIsCalledIsTold() {
  TestStudio test;
  test.window.actions().commandPalette->trigger();
  auto* palette = test.window.findChild<ui::CommandPalette*>();
  auto* list = palette->findChild<QListWidget*>("paletteList");
  auto* search = palette->findChild<QLineEdit*>("paletteSearch");
  QTest::keyClicks(search, "qqqqq");
  QCOMPARE(list->count(), 1);
  QCOMPARE(list->item(0)->text(), QStringLiteral("Nothing is called “qqqqq”."));
  QTest::keyClick(search, Qt::Key_Return);  // calls nothing, and the palette stays
  QVERIFY(palette->isVisible());
  search->clear();
  QVERIFY(list->count() > 50);
  QTest::keyClick(search, Qt::Key_Escape);
}

namespace {

QTreeWidgetItem* rowOf(ui::PreferencesDialog& dialog, const QString& command) {
  const auto found = dialog.findChild<QTreeWidget*>("keyList")->findItems(command, Qt::MatchExactly, 0);
  return found.isEmpty() ? nullptr : found.first();
}

}  // namespace

void TstSetup::keysCanBeChangedAndAreRemembered() {
  {
    TestStudio test;
    test.window.actions().preferences->trigger();
    auto* dialog = test.window.findChild<ui::PreferencesDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    auto* row = rowOf(*dialog, QStringLiteral("Mirror"));
    QVERIFY(row);
    dialog->findChild<QTreeWidget*>("keyList")->setCurrentItem(row);
    auto* edit = dialog->findChild<QKeySequenceEdit*>("keyEdit");
    QTest::keyClick(edit, Qt::Key_M, Qt::AltModifier);
    QTRY_COMPARE(test.window.actions().mirror->shortcut(), QKeySequence(Qt::ALT | Qt::Key_M));  // the field waits a second for a second stroke
    QVERIFY(row->text(1).contains(QStringLiteral("Alt+M")));
    QVERIFY2(test.window.actions().mirror->toolTip().contains(QStringLiteral("Alt+M")), qPrintable(test.window.actions().mirror->toolTip()));
  }
  TestStudio test;  // another day
  QCOMPARE(test.window.actions().mirror->shortcut(), QKeySequence(Qt::ALT | Qt::Key_M));
  test.window.actions().preferences->trigger();
  auto* dialog = test.window.findChild<ui::PreferencesDialog*>();
  dialog->findChild<QTreeWidget*>("keyList")->setCurrentItem(rowOf(*dialog, QStringLiteral("Mirror")));
  dialog->findChild<QPushButton*>("usualKey")->click();
  QCOMPARE(test.window.actions().mirror->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_M));
  QVERIFY(!QSettings().contains("keys/mirror"));
}

void TstSetup::twoCommandsOnOneKeyAreShown() {
  TestStudio test;
  test.window.actions().preferences->trigger();
  auto* dialog = test.window.findChild<ui::PreferencesDialog*>();
  auto* list = dialog->findChild<QTreeWidget*>("keyList");
  for (int i = 0; i < list->topLevelItemCount(); ++i) QVERIFY2(!list->topLevelItem(i)->text(1).contains(u'⚠'), qPrintable(list->topLevelItem(i)->text(0)));
  list->setCurrentItem(rowOf(*dialog, QStringLiteral("Mirror")));
  QTest::keyClick(dialog->findChild<QKeySequenceEdit*>("keyEdit"), Qt::Key_Space);
  QTRY_VERIFY(rowOf(*dialog, QStringLiteral("Mirror"))->text(1).contains(u'⚠'));
  QVERIFY(rowOf(*dialog, QStringLiteral("Play or pause"))->text(1).contains(u'⚠'));
  bool isNamed = false;
  for (const auto* label : dialog->findChildren<QLabel*>()) isNamed |= label->text().contains(QStringLiteral("Play or pause"));
  QVERIFY(isNamed);
  dialog->findChild<QPushButton*>("allUsualKeys")->click();
  QVERIFY(!rowOf(*dialog, QStringLiteral("Play or pause"))->text(1).contains(u'⚠'));
}

void TstSetup::theMouseFollowsOtherPrograms_data() {
  QTest::addColumn<QString>("program");
  QTest::addColumn<int>("buttons");
  QTest::addColumn<int>("modifiers");
  QTest::addColumn<int>("drag");
  const auto row = [](const char* program, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers, ui::CameraDrag drag) {
    QTest::addRow("%s %d %d", program, static_cast<int>(buttons), static_cast<int>(modifiers))
        << QString::fromLatin1(program) << static_cast<int>(buttons) << static_cast<int>(modifiers) << static_cast<int>(drag);
  };
  using enum ui::CameraDrag;
  row("gesto", Qt::LeftButton, Qt::NoModifier, Orbit);
  row("gesto", Qt::RightButton, Qt::NoModifier, Pan);
  row("gesto", Qt::LeftButton, Qt::ShiftModifier, Pan);
  row("maya", Qt::LeftButton, Qt::NoModifier, None);
  row("maya", Qt::LeftButton, Qt::AltModifier, Orbit);
  row("maya", Qt::MiddleButton, Qt::AltModifier, Pan);
  row("maya", Qt::RightButton, Qt::AltModifier, Zoom);
  row("blender", Qt::LeftButton, Qt::NoModifier, None);
  row("blender", Qt::MiddleButton, Qt::NoModifier, Orbit);
  row("blender", Qt::MiddleButton, Qt::ShiftModifier, Pan);
  row("blender", Qt::MiddleButton, Qt::ControlModifier, Zoom);
}

void TstSetup::theMouseFollowsOtherPrograms() {
  QFETCH(QString, program);
  QFETCH(int, buttons);
  QFETCH(int, modifiers);
  QFETCH(int, drag);
  const auto navigation = ui::navigationFrom(program);
  QCOMPARE(ui::wordFor(navigation), program);
  QCOMPARE(static_cast<int>(ui::cameraDragFor(navigation, Qt::MouseButtons(buttons), Qt::KeyboardModifiers(modifiers))), drag);
}

void TstSetup::theViewsTakeTheChosenNavigation() {
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.clock.pause();
  auto& view = test.window.views().view(0);
  auto* surface = view.findChild<QWidget*>("paintedSurface");
  if (!surface) surface = view.findChild<QWidget*>("glSurface");
  QVERIFY(surface);
  const auto drag = [&](Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
    const float before = view.camera().yaw();
    QTest::mousePress(surface, button, modifiers, {100, 100});
    QMouseEvent move(QEvent::MouseMove, QPointF(160, 100), surface->mapToGlobal(QPointF(160, 100)), Qt::NoButton, button, modifiers);
    QCoreApplication::sendEvent(surface, &move);
    QTest::mouseRelease(surface, button, modifiers, {160, 100});
    return view.camera().yaw() != before;
  };
  QVERIFY(drag(Qt::LeftButton, Qt::NoModifier));
  test.window.actions().preferences->trigger();
  auto* dialog = test.window.findChild<ui::PreferencesDialog*>();
  auto* choice = dialog->findChild<QComboBox*>("navigationChoice");
  choice->setFocus();
  QTest::keyClick(choice, Qt::Key_Down);  // Maya
  dialog->close();
  QVERIFY(!drag(Qt::LeftButton, Qt::NoModifier));
  QVERIFY(drag(Qt::LeftButton, Qt::AltModifier));
  QCOMPARE(QSettings().value("look/navigation").toString(), QStringLiteral("maya"));
}

void TstSetup::theLightSheetTurnsGreysAround() {
  const QString light =
      ui::theme::lightSheet(QStringLiteral("a { color: #e4e6ea; background: #1d1f23; border: 1px solid #f0914a; outline: #1b1d21; selection-color: #ffc79c; }"));
  const auto colourAfter = [&light](const QString& word) { return QColor(light.mid(light.indexOf(word) + word.size(), 7)); };
  QVERIFY(colourAfter(QStringLiteral("color: ")).lightnessF() < 0.35f);
  QVERIFY(colourAfter(QStringLiteral("background: ")).lightnessF() > 0.8f);
  QCOMPARE(colourAfter(QStringLiteral("solid ")), QColor("#f0914a"));
  QCOMPARE(colourAfter(QStringLiteral("outline: ")), QColor("#1b1d21"));
  QVERIFY(colourAfter(QStringLiteral("selection-color: ")).lightnessF() < 0.4f);  // what is chosen among the weights is read in light too
}

namespace {

/// Every sentence in capitals: a language that nobody has to translate.
class Loud : public QTranslator {
 public:
  using QTranslator::QTranslator;
  bool isEmpty() const override { return false; }
  QString translate(const char*, const char* text, const char*, int) const override { return QString::fromUtf8(text).toUpper(); }
};

}  // namespace

void TstSetup::coloursAndLanguageChangeWhileItRuns() {
  test_support::FakeGenerationService service;
  ui::Studio studio(service, service, service, {.usesSettings = false});
  Loud loud;
  ui::WindowHost host(studio, [&loud](const ui::LookSettings& look) {
    if (look.language == QStringLiteral("de")) QCoreApplication::installTranslator(&loud);
    ui::theme::apply(*qApp, look.scheme);
  });
  host.window().resize(1180, 760);
  host.window().show();
  host.window().begin({});
  studio.document.editDraft(core::document::DraftField::Prompt, [](core::document::Draft& draft) { draft.request.prompt = "walk"; });
  host.window().actions().generate->trigger();
  QTRY_COMPARE(studio.document.project().takes.size(), std::size_t{1});
  QTRY_VERIFY(studio.styles.rowCount() > 3);
  const auto choose = [&host](const char* name, int steps) {
    auto* dialog = host.window().findChild<ui::PreferencesDialog*>();
    auto* box = dialog->findChild<QComboBox*>(name);
    box->setFocus();
    for (int i = 0; i < steps; ++i) QTest::keyClick(box, Qt::Key_Down);
  };
  const auto* before = &host.window();
  host.window().actions().preferences->trigger();
  const QColor dark = ui::theme::kPanel;
  choose("schemeChoice", 1);
  QTRY_VERIFY(&host.window() != before);
  QVERIFY(dark.lightnessF() < 0.3f && ui::theme::kPanel.lightnessF() > 0.7f);
  QTest::qWait(60);
  const QImage light = host.window().grab().toImage();
  QVERIFY2(QColor(light.pixel(4, light.height() - 4)).lightnessF() > 0.6f, "the window is still dark");
  QCOMPARE(host.window().size(), QSize(1180, 760));
  // The work is as it was, and the window shows it.
  QCOMPARE(studio.document.project().takes.size(), std::size_t{1});
  QVERIFY(host.window().views().view(0).clip() == studio.document.project().takes.front().clip);
  QVERIFY(studio.document.canUndo());
  QVERIFY2(host.window().findChild<ui::PreferencesDialog*>()->isVisible(), "the dialog is gone");

  const auto* second = &host.window();
  choose("languageChoice", 2);
  QTRY_VERIFY(&host.window() != second);
  QCOMPARE(host.window().actions().generate->text(), QStringLiteral("&GENERATE"));
  QCOMPARE(host.window().findChild<ui::PreferencesDialog*>()->windowTitle(), QStringLiteral("PREFERENCES"));
  QCOMPARE(studio.styles.index(0).data().toString(), QStringLiteral("NO STYLE"));
  host.window().actions().generate->trigger();  // and goes on working
  QTRY_COMPARE(studio.document.project().takes.size(), std::size_t{2});
  QCoreApplication::removeTranslator(&loud);
}

void TstSetup::theWindowStaysWhileItAsks() {
  test_support::FakeGenerationService service;
  ui::Studio studio(service, service, service, {.usesSettings = false});
  ui::WindowHost host(studio, [](const ui::LookSettings&) {});
  host.window().show();
  const auto* before = &host.window();
  Q_EMIT host.window().lookChanged({});
  QDialog question(&host.window());
  bool stayed = false;
  QTimer::singleShot(300, &question, [&] {
    stayed = &host.window() == before;
    question.reject();
  });
  question.exec();
  QVERIFY(stayed);
  question.setParent(nullptr);
  QTRY_VERIFY(&host.window() != before);
}

STUDIO_GUI_TEST_MAIN(TstSetup)
#include "tst_setup.moc"
