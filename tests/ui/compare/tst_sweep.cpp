// A table of takes with different weights: what is asked for, how it comes in, and how one is kept. With mouse and keyboard.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/steered_window.h"
#include "ui/compare/contact_sheet.h"
#include "ui/compare/sweep_dialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>

using namespace core::document;
using test_support::Steered;

class TstSweep : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void valuesAreEvenlySpaced();
  void aTableOfWeightsIsMadeAndOneIsKept();
  void columnsCanBeStyles();
  void withoutAStyleItSaysWhy();
  void stoppingLeavesWhatIsThere();
  void undoTakesOneTakeOutOfTheTable();
  void whatWasChosenIsRemembered();
};

namespace {

struct Swept : Steered {
  Swept() {
    chooseStyle("old");
    sheet = window.findChild<ui::ContactSheet*>();
  }
  void chooseStyle(const char* name) {
    studio.document.editDraft(DraftField::Style, [name](Draft& draft) { draft.request.style = {TakeStyle::Kind::Named, name, {}}; });
  }
  ui::SweepDialog* open() {
    press(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    return window.findChild<ui::SweepDialog*>();
  }
  static QPushButton* ok(ui::SweepDialog* dialog) { return dialog->findChild<QPushButton*>("primary"); }
  static void type(ui::SweepDialog* dialog, const char* box, const char* text) {
    auto* spin = dialog->findChild<QDoubleSpinBox*>(QLatin1String(box));
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, QLatin1String(text));
    QTest::keyClick(spin, Qt::Key_Tab);
  }
  QStringList headings() {
    QStringList found;
    for (auto* label : sheet->findChildren<QLabel*>("sheetHeading"))
      if (label->isVisible()) found << label->text();
    return found;
  }
  ui::ContactSheet* sheet = nullptr;
};

}  // namespace

void TstSweep::valuesAreEvenlySpaced() {
  QCOMPARE(ui::sweepValues(0.5, 3.5, 3, 0.1), (std::vector<double>{0.5, 2.0, 3.5}));
  QCOMPARE(ui::sweepValues(1.5, 1.5, 3, 0.1), (std::vector<double>{1.5}));
  QCOMPARE(ui::sweepValues(0.0, 0.1, 3, 0.05), (std::vector<double>{0.0, 0.05, 0.1}));
  QCOMPARE(ui::sweepValues(2.0, 1.0, 2, 0.5), (std::vector<double>{2.0, 1.0}));
  QCOMPARE(ui::sweepValues(2.0, 9.0, 1, 0.5), (std::vector<double>{2.0}));
  TakeRequest draft;
  draft.seed = 7;
  draft.prompt = "a person walks";
  const auto requests = ui::sweepRequests({{1.0, 2.0}, ui::Sweep::Columns::Guide, {0.0, 0.2, 0.4}, {}}, draft);
  QCOMPARE(requests.size(), std::size_t{6});
  for (std::size_t i = 0; i < 6; ++i) {
    QCOMPARE(requests[i].guidance.styleWeight, i < 3 ? 1.0 : 2.0);
    QCOMPARE(requests[i].guidance.classifierScale, 0.2 * static_cast<double>(i % 3));
    QCOMPARE(requests[i].seed, draft.seed);
    QCOMPARE(requests[i].prompt, draft.prompt);
  }
}

void TstSweep::aTableOfWeightsIsMadeAndOneIsKept() {
  Swept test;
  auto* dialog = test.open();
  QVERIFY(dialog && dialog->isVisible());
  Swept::type(dialog, "weightFirst", "1");
  Swept::type(dialog, "weightLast", "5");
  Swept::type(dialog, "guideLast", "0.2");
  dialog->findChild<QSpinBox*>("guideCount")->setValue(2);
  bool isTold = false;
  for (auto* label : dialog->findChildren<QLabel*>()) isTold |= label->text().contains(QStringLiteral("3 × 2 takes"));
  QVERIFY2(isTold, "how many takes it will be, and how long it takes, is said before");
  const auto before = test.request();
  QTest::mouseClick(Swept::ok(dialog), Qt::LeftButton);
  QTRY_VERIFY(test.sheet->isVisible());
  QTRY_COMPARE(test.headings(), (QStringList{"Style 1.0", "Style 3.0", "Style 5.0", "Guide 0.00", "Guide 0.20"}));
  test.waitFor(7);
  QTRY_VERIFY(!test.studio.generation.isBusy());
  const auto takes = test.sheet->takes();
  QCOMPARE(takes.size(), std::size_t{6});
  for (std::size_t i = 0; i < 6; ++i) {
    const auto* take = test.studio.document.take(takes[i]);
    QVERIFY(take);
    QCOMPARE(take->request.guidance.styleWeight, 1.0 + 2.0 * static_cast<double>(i / 2));
    QCOMPARE(take->request.guidance.classifierScale, i % 2 == 0 ? 0.0 : 0.2);
    QCOMPARE(take->request.seed, before.seed);
  }
  QVERIFY2(test.request() == before, "the panels stay as they are");
  QVERIFY(test.project().view.shown[0] == 1);
  // They move in step; a number keeps one, in place of what the view showed.
  QVERIFY(test.studio.clock.isPlaying());
  QTRY_VERIFY(test.studio.clock.time() > 0.1);
  const TakeId fourth = takes[3];
  QTest::keyClick(test.sheet, Qt::Key_4);
  QVERIFY(!test.sheet->isVisible());
  QCOMPARE(test.project().view.shown[0], fourth);
  QCOMPARE(test.project().takes.size(), std::size_t{7});
}

void TstSweep::columnsCanBeStyles() {
  Swept test;
  auto* dialog = test.open();
  auto* columns = dialog->findChild<QComboBox*>("sweepColumns");
  columns->setFocus();
  QTest::keyClick(columns, Qt::Key_Down);
  auto* list = dialog->findChild<QListWidget*>("sweepStyles");
  QVERIFY(list->isVisible() && list->count() > 5);
  const auto checked = [list] {
    int count = 0;
    for (int row = 0; row < list->count(); ++row) count += list->item(row)->checkState() == Qt::Checked;
    return count;
  };
  QCOMPARE(checked(), 1);  // the draft's own
  int other = list->item(0)->checkState() == Qt::Checked ? 1 : 0;
  list->setCurrentRow(other);
  list->setFocus();
  QTest::keyClick(list, Qt::Key_Space);
  QCOMPARE(checked(), 2);
  dialog->findChild<QSpinBox*>("weightCount")->setValue(2);
  // More than fit are refused in a sentence.
  for (const int row : {3, 4}) list->item(row)->setCheckState(Qt::Checked);
  QVERIFY(!Swept::ok(dialog)->isEnabled());
  for (const int row : {3, 4}) list->item(row)->setCheckState(Qt::Unchecked);
  QVERIFY(Swept::ok(dialog)->isEnabled());
  QTest::mouseClick(Swept::ok(dialog), Qt::LeftButton);
  test.waitFor(5);
  QTRY_VERIFY(!test.studio.generation.isBusy());
  const auto takes = test.sheet->takes();
  QCOMPARE(takes.size(), std::size_t{4});
  const auto styleOf = [&](std::size_t at) { return test.studio.document.take(takes[at])->request.style; };
  QVERIFY(styleOf(0) == styleOf(2) && styleOf(1) == styleOf(3) && styleOf(0) != styleOf(1));
  // A click keeps one.
  auto cells = test.sheet->findChildren<ui::SheetCell*>();
  QTest::mouseClick(cells[1], Qt::LeftButton);
  QCOMPARE(test.project().view.shown[0], takes[1]);
  QVERIFY(!test.sheet->isVisible());
}

void TstSweep::withoutAStyleItSaysWhy() {
  Swept test;
  test.studio.document.editDraft(DraftField::Style, [](Draft& draft) { draft.request.style = {}; });
  auto* dialog = test.open();
  QVERIFY(!Swept::ok(dialog)->isEnabled());
  bool isTold = false;
  for (auto* label : dialog->findChildren<QLabel*>()) isTold |= label->text().contains(QStringLiteral("Choose a style"));
  QVERIFY(isTold);
  dialog->findChild<QComboBox*>("sweepColumns")->setCurrentIndex(1);
  dialog->findChild<QListWidget*>("sweepStyles")->item(0)->setCheckState(Qt::Checked);
  QVERIFY(Swept::ok(dialog)->isEnabled());
  dialog->reject();
  // An empty prompt is told as ever, and no empty table comes up.
  test.chooseStyle("old");
  test.studio.document.editDraft(DraftField::Prompt, [](Draft& draft) { draft.request.prompt.clear(); });
  dialog = test.open();
  QTest::mouseClick(Swept::ok(dialog), Qt::LeftButton);
  QTRY_VERIFY(!test.message().isEmpty());
  QVERIFY(!test.sheet->isVisible());
}

void TstSweep::stoppingLeavesWhatIsThere() {
  Swept test;
  auto* dialog = test.open();
  test.service.timePerStep = std::chrono::milliseconds(8);
  QTest::mouseClick(Swept::ok(dialog), Qt::LeftButton);
  QTRY_VERIFY(test.sheet->isVisible());
  const auto named = [&](const QString& words) {
    int count = 0;
    for (auto* cell : test.sheet->findChildren<ui::SheetCell*>()) count += cell->isVisible() && cell->accessibleName() == words;
    return count;
  };
  QCOMPARE(named("being made…"), 9);
  // What is not there yet cannot be kept.
  QTest::keyClick(test.sheet, Qt::Key_9);
  QVERIFY(test.sheet->isVisible());
  test.waitFor(2);
  test.window.actions().stop->trigger();
  QTRY_VERIFY(!test.studio.generation.isBusy());
  QTRY_VERIFY(named("not made") >= 6);
  QCOMPARE(named("being made…"), 0);
  QVERIFY(test.sheet->isVisible());
  QTest::keyClick(test.sheet, Qt::Key_Escape);
  QVERIFY(!test.sheet->isVisible() && test.window.views().isVisible());
}

void TstSweep::undoTakesOneTakeOutOfTheTable() {
  Swept test;
  QTest::mouseClick(Swept::ok(test.open()), Qt::LeftButton);
  test.waitFor(10);
  QTRY_VERIFY(!test.studio.generation.isBusy());
  const TakeId last = test.sheet->takes().back();
  test.press(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(!test.studio.document.take(last));
  QVERIFY(test.sheet->isVisible());
  QCOMPARE(test.sheet->takes().size(), std::size_t{9});
  QCOMPARE(test.sheet->takes().back(), TakeId{0});
  QVERIFY(test.sheet->takes().front() != 0);
}

void TstSweep::whatWasChosenIsRemembered() {
  {
    Swept test;
    auto* dialog = test.open();
    Swept::type(dialog, "weightLast", "9.5");
    dialog->findChild<QSpinBox*>("weightCount")->setValue(1);
    QTest::mouseClick(Swept::ok(dialog), Qt::LeftButton);
    QTRY_VERIFY(!test.studio.generation.isBusy());
  }
  Swept test;
  auto* dialog = test.open();
  QCOMPARE(dialog->findChild<QDoubleSpinBox*>("weightLast")->value(), 9.5);
  QCOMPARE(dialog->findChild<QSpinBox*>("weightCount")->value(), 1);
}

STUDIO_GUI_TEST_MAIN(TstSweep)
#include "tst_sweep.moc"
