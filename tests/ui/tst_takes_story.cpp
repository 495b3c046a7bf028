// Making many takes, finding one's way among them, choosing and comparing: with mouse and keyboard.
#include "core/document/project_file.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/compare/contact_sheet.h"
#include "ui/compare/joint_difference.h"
#include "ui/models/take_list_model.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace core::document;
using test_support::TestStudio;

class TstTakesStory : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void takesAreNamedByWhatDiffers();
  void childrenStandBelowTheirParent();
  void theListStaysAProperModelThroughBranches();
  void oneClickShowsAndAltClickComparesAndKeysWalk();
  void aGeneratedTakeIsOneStepOfUndo();
  void aRestyledTakeIsOneStepOfUndo();
  void whatUndoTookAwayIsNotLostWithoutAWord();
  void asManyVariantsAsTheSheetShows();
  void variantsAreChosenFromASheet();
  void onlyTheBestOfTheVariantsIsKept();
  void renamingTwiceIsRenamingOnce();
  void theSheetShowsWhatStandsBesideATake();
  void theSheetFollowsTheSwitchesOfTheViews();
  void bothTakesInOnePicture();
  void differencesAreColoured();
};

namespace {

/// The rows of the list as "depth name".
QStringList rowsOf(TestStudio& test) {
  QStringList rows;
  const auto* model = test.window.findChild<QListView*>("takeList")->model();
  for (int row = 0; row < model->rowCount(); ++row) {
    const auto index = model->index(row, 0);
    rows << QString::number(index.data(ui::TakeListModel::DepthRole).toInt()) + u' ' + index.data().toString();
  }
  return rows;
}

void clickTake(TestStudio& test, const QString& name, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  auto* list = test.window.findChild<QListView*>("takeList");
  for (int row = 0; row < list->model()->rowCount(); ++row) {
    const auto index = list->model()->index(row, 0);
    if (index.data().toString() != name) continue;
    list->scrollTo(index);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers, list->visualRect(index).center());
    return;
  }
  QFAIL(qPrintable(QStringLiteral("there is no take ") + name));
}

void makeWalkAndChildren(TestStudio& test) {
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.document.editDraft(DraftField::Guidance, [](Draft& draft) { draft.request.guidance.styleWeight = 5.0; });
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  test.studio.document.editDraft(DraftField::Seed, [](Draft& draft) { draft.request.seed = 8; });
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{3});
}

}  // namespace

void TstTakesStory::takesAreNamedByWhatDiffers() {
  TestStudio test;
  makeWalkAndChildren(test);
  QCOMPARE(test.project().takes[0].name, std::string("A person walks"));
  QCOMPARE(test.project().takes[1].name, std::string("style 5.0"));
  QCOMPARE(test.project().takes[2].name, std::string("seed 8"));
  QCOMPARE(test.project().takes[2].parent, TakeId{2});
  test.studio.document.editDraft(DraftField::Style, [](Draft& draft) { draft.request.style = {TakeStyle::Kind::Named, "chicken", {}}; });
  for (std::size_t count = 4; count <= 5; ++count) {
    test.window.actions().restyle->trigger();
    QTRY_COMPARE(test.project().takes.size(), count);
  }
  QCOMPARE(test.project().takes[3].name, std::string("Chicken"));
  QCOMPARE(test.project().takes[4].name, std::string("Chicken again"));  // never "Chicken · Chicken"
  test.window.actions().mirror->trigger();
  QTRY_COMPARE(test.project().takes.size(), std::size_t{6});
  QCOMPARE(test.project().takes[5].name, std::string("mirrored"));
  // Where the family is not seen, the first of it is named too.
  const auto& view = test.window.views().view(0);
  bool isTitled = false;
  for (const auto* part : view.findChildren<QWidget*>()) isTitled |= part->toolTip() == QStringLiteral("A person walks · mirrored");
  QVERIFY(isTitled);
  // Another prompt is another family.
  test.generate("a person jumps");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{7});
  QCOMPARE(test.project().takes[6].parent, TakeId{0});
}

void TstTakesStory::childrenStandBelowTheirParent() {
  TestStudio test;
  makeWalkAndChildren(test);
  QCOMPARE(rowsOf(test), QStringList({"0 A person walks", "1 style 5.0", "2 seed 8"}));
  // Going on from the first one makes a second branch, the newest on top.
  clickTake(test, QStringLiteral("A person walks"));
  test.studio.document.editDraft(DraftField::Guidance, [](Draft& draft) { draft.request.guidance.styleWeight = 1.5; });
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{4});
  QCOMPARE(rowsOf(test), QStringList({"0 A person walks", "1 seed 8", "1 style 5.0", "2 seed 8"}));
  test.generate("a person jumps");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{5});
  QCOMPARE(rowsOf(test).first(), QStringLiteral("0 A person jumps"));
}

void TstTakesStory::theListStaysAProperModelThroughBranches() {
  TestStudio test;
  QAbstractItemModelTester tester(&test.studio.takes, QAbstractItemModelTester::FailureReportingMode::QtTest);
  makeWalkAndChildren(test);
  test.generate("a person jumps");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{4});
  QPersistentModelIndex jump = test.studio.takes.indexOf(4);
  clickTake(test, QStringLiteral("style 5.0"));
  test.generate("a person walks");  // brings its family to the top
  QTRY_COMPARE(test.project().takes.size(), std::size_t{5});
  QCOMPARE(jump.data().toString(), QStringLiteral("A person jumps"));
  QCOMPARE(jump.row(), 4);
  test.studio.document.run(std::make_unique<RemoveTakes>(std::vector<TakeId>{1}));
  QCOMPARE(rowsOf(test).first(), QStringLiteral("0 style 5.0"));  // its parent is gone
  test.studio.document.undo();
  QCOMPARE(rowsOf(test).first(), QStringLiteral("0 A person walks"));
  QCOMPARE(test.studio.takes.rowCount(), 5);
}

void TstTakesStory::oneClickShowsAndAltClickComparesAndKeysWalk() {
  TestStudio test;
  makeWalkAndChildren(test);
  const auto& shown = test.project().view.shown;
  QCOMPARE(shown[0], TakeId{3});
  clickTake(test, QStringLiteral("A person walks"));
  QCOMPARE(shown[0], TakeId{1});
  QCOMPARE(test.project().view.viewCount, 1);
  clickTake(test, QStringLiteral("style 5.0"), Qt::AltModifier);
  QCOMPARE(shown[0], TakeId{1});
  QCOMPARE(shown[1], TakeId{2});
  QCOMPARE(test.project().view.viewCount, 2);
  clickTake(test, QStringLiteral("A person walks"));  // in the active view, which is B now
  QCOMPARE(shown[1], TakeId{1});
  auto* list = test.window.findChild<QListView*>("takeList");
  QTest::keyClick(list, Qt::Key_Down);
  QCOMPARE(shown[1], TakeId{2});
  QTest::keyClick(list, Qt::Key_Down);
  QCOMPARE(shown[1], TakeId{3});
  QTest::keyClick(list, Qt::Key_Up);
  QCOMPARE(shown[1], TakeId{2});
  clickTake(test, QStringLiteral("seed 8"), Qt::ControlModifier);  // chooses a second one, shows nothing
  QCOMPARE(shown[1], TakeId{2});
  QCOMPARE(list->selectionModel()->selectedIndexes().size(), 2);
}

void TstTakesStory::aGeneratedTakeIsOneStepOfUndo() {
  TestStudio test;
  makeWalkAndChildren(test);
  QCOMPARE(test.studio.document.undoTitle(), QStringLiteral("generate take"));
  test.window.actions().undo->trigger();
  QCOMPARE(test.project().takes.size(), std::size_t{2});
  QCOMPARE(test.project().draft.request.seed, std::uint64_t{8});  // what was set before it stays
  QCOMPARE(test.project().view.shown[0], TakeId{2});              // the view goes back too
  test.window.actions().redo->trigger();
  QCOMPARE(test.project().takes.size(), std::size_t{3});
  QCOMPARE(test.project().view.shown[0], TakeId{3});
}

void TstTakesStory::aRestyledTakeIsOneStepOfUndo() {
  TestStudio test;
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.document.editDraft(DraftField::Style, [](Draft& draft) { draft.request.style = {TakeStyle::Kind::Named, "old", {}}; });
  test.studio.document.editDraft(DraftField::Guidance, [](Draft& draft) { draft.request.guidance.styleWeight = 2.5; });
  test.window.actions().restyle->trigger();
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  test.window.actions().undo->trigger();
  QCOMPARE(test.project().takes.size(), std::size_t{1});
  QCOMPARE(test.project().draft.request.guidance.styleWeight, 2.5);
}

void TstTakesStory::whatUndoTookAwayIsNotLostWithoutAWord() {
  TestStudio test;
  makeWalkAndChildren(test);
  const auto motion = test.project().takes.back().clip;
  test.window.actions().undo->trigger();
  QVERIFY2(test.message().isEmpty(), qPrintable(test.message()));  // redo can still bring it back
  test.studio.document.editDraft(DraftField::Prompt, [](Draft& draft) { draft.request.prompt = "a person jumps"; });
  QVERIFY(!test.studio.document.canRedo());
  QVERIFY2(test.message().contains(QStringLiteral("seed 8")), qPrintable(test.message()));
  for (auto* button : test.window.findChild<ui::MessageBar*>()->findChildren<QPushButton*>())
    if (button->text() == QStringLiteral("Keep it")) QTest::mouseClick(button, Qt::LeftButton);
  QCOMPARE(test.project().takes.size(), std::size_t{3});
  QCOMPARE(test.project().takes.back().id, TakeId{3});
  QCOMPARE(test.project().takes.back().parent, TakeId{2});
  QVERIFY(test.project().takes.back().clip == motion);
  QCOMPARE(test.project().draft.request.prompt, std::string("a person jumps"));
  // What comes back by redo is nobody's loss.
  test.window.actions().undo->trigger();
  test.window.actions().redo->trigger();
  test.studio.document.editDraft(DraftField::Prompt, [](Draft& draft) { draft.request.prompt = "a person sits"; });
  QVERIFY2(test.message().isEmpty(), qPrintable(test.message()));
}

void TstTakesStory::onlyTheBestOfTheVariantsIsKept() {
  TestStudio test;
  auto* variants = test.window.findChild<QSpinBox*>("variants");
  auto* best = test.window.findChild<QToolButton*>("keepBest");
  QVERIFY(best->isHidden());
  QTest::keyClick(variants, Qt::Key_Up);
  QTest::keyClick(variants, Qt::Key_Up);
  QVERIFY(!best->isHidden());
  QTest::mouseClick(best, Qt::LeftButton);
  QVERIFY(test.project().draft.keepsBest);
  test.studio.document.editDraft(DraftField::Seed, [](Draft& draft) { draft.request.seed = 7; });
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QCOMPARE(test.service.calls.load(), 1);
  QCOMPARE(test.service.lastRequest.candidates, 3);
  QVERIFY(!test.window.findChild<ui::ContactSheet*>()->isVisible());
  QCOMPARE(test.project().takes[0].request.seed, std::uint64_t{8});
  QCOMPARE(test.project().draft.request.seed, std::uint64_t{7});
  const auto project = core::document::projectFromText(core::document::projectToText(test.project()), "test");
  QVERIFY(project && project->draft.keepsBest);
  for (int step = 0; step < 4 && test.project().draft.keepsBest; ++step) test.window.actions().undo->trigger();
  QVERIFY(!test.project().draft.keepsBest && !best->isChecked());
}

void TstTakesStory::asManyVariantsAsTheSheetShows() {
  TestStudio test;
  auto* variants = test.window.findChild<QSpinBox*>("variants");
  for (int press = 0; press < 12; ++press) QTest::keyClick(variants, Qt::Key_Up);
  QCOMPARE(test.project().draft.variants, 9);
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{9});
  auto* sheet = test.window.findChild<ui::ContactSheet*>();
  QTRY_VERIFY(sheet->isVisible());
  QTest::keyClick(sheet, Qt::Key_9);
  QTRY_COMPARE(test.project().view.shown[0], TakeId{9});
  const auto project = core::document::projectFromText(core::document::projectToText(test.project()), "test");
  QVERIFY(project && project->draft.variants == 9);
}

void TstTakesStory::variantsAreChosenFromASheet() {
  TestStudio test;
  test.studio.document.editDraft(DraftField::Variants, [](Draft& draft) { draft.variants = 4; });
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{4});
  auto* sheet = test.window.findChild<ui::ContactSheet*>();
  QVERIFY(sheet->isVisible() && !test.window.views().isVisible());
  QCOMPARE(sheet->takes(), (std::vector<TakeId>{1, 2, 3, 4}));
  QCOMPARE(QString::fromStdString(test.project().takes[2].name), QStringLiteral("seed %1").arg(test.project().takes[2].request.seed));
  // All move, and in step.
  test.studio.clock.pause();
  test.studio.clock.seek(1.2);
  int cells = 0;
  for (const auto* cell : sheet->findChildren<ui::SheetCell*>()) {
    if (!cell->isVisible()) continue;
    QCOMPARE(cell->accessibleName(), QStringLiteral("seed %1").arg(test.project().takes[static_cast<std::size_t>(cells)].request.seed));  // the first one, too
    ++cells;
    QCOMPARE(cell->scene().figures.front().seconds, 1.2);
    QVERIFY(sheet->rect().contains(QRect(cell->mapTo(sheet, QPoint(0, 0)), cell->size())));
  }
  QCOMPARE(cells, 4);
  test.window.activateWindow();
  if (QTest::qWaitForWindowActive(&test.window, 2000)) QVERIFY(sheet->hasFocus());
  QTest::keyClick(sheet, Qt::Key_3);
  QVERIFY(!sheet->isVisible() && test.window.views().isVisible());
  QCOMPARE(test.project().view.shown[0], TakeId{3});
  QCOMPARE(test.project().takes.size(), std::size_t{4});  // the others stay
  // Once more, with the mouse, and away with Esc.
  test.window.actions().contactSheet->trigger();
  QVERIFY(sheet->isVisible());
  QTest::mouseClick(sheet->findChildren<ui::SheetCell*>()[1], Qt::LeftButton);
  QCOMPARE(test.project().view.shown[0], TakeId{2});
  test.window.actions().contactSheet->trigger();
  QTest::keyClick(sheet, Qt::Key_Escape);
  QVERIFY(!sheet->isVisible());
  QCOMPARE(test.project().view.shown[0], TakeId{2});
}

void TstTakesStory::theSheetShowsWhatStandsBesideATake() {
  TestStudio test;
  makeWalkAndChildren(test);
  auto* sheet = test.window.findChild<ui::ContactSheet*>();
  clickTake(test, QStringLiteral("seed 8"));
  test.window.actions().contactSheet->trigger();
  QCOMPARE(sheet->takes(), (std::vector<TakeId>{2, 3}));  // what it was made from, and it
  sheet->leave();
  clickTake(test, QStringLiteral("A person walks"), Qt::ControlModifier);
  test.window.actions().contactSheet->trigger();
  QVERIFY(sheet->isVisible());
  QCOMPARE(sheet->takes().size(), std::size_t{2});
  test.studio.document.run(std::make_unique<RemoveTakes>(std::vector<TakeId>{3}));
  QVERIFY(!sheet->isVisible());  // one take is no choice
}

void TstTakesStory::theSheetFollowsTheSwitchesOfTheViews() {
  TestStudio test;
  makeWalkAndChildren(test);
  auto* sheet = test.window.findChild<ui::ContactSheet*>();
  test.window.actions().contactSheet->trigger();
  QVERIFY(sheet->isVisible());
  const auto& scene = sheet->findChildren<ui::SheetCell*>()[0]->scene();
  QVERIFY(scene.grid && scene.figures.front().shape == render::FigureShape::Body);
  test.window.actions().showBones->trigger();
  QVERIFY(scene.figures.front().shape == render::FigureShape::Bones);
  sheet->leave();
  test.window.actions().showGrid->trigger();
  test.window.actions().contactSheet->trigger();
  QVERIFY(!scene.grid);
}

void TstTakesStory::bothTakesInOnePicture() {
  TestStudio test;
  QVERIFY(!test.window.actions().overlay->isEnabled());
  makeWalkAndChildren(test);
  clickTake(test, QStringLiteral("style 5.0"), Qt::AltModifier);
  test.window.actions().oneView->trigger();
  QVERIFY(test.window.actions().overlay->isEnabled());
  test.window.actions().overlay->trigger();
  const auto& figures = test.window.views().view(0).scene().figures;
  QCOMPARE(figures.size(), std::size_t{2});
  QVERIFY(figures[1].clip == test.project().takes[1].clip && figures[0].clip == test.project().takes[2].clip);
  test.studio.clock.pause();
  test.studio.clock.seek(1.5);
  QCOMPARE(figures[1].seconds, 1.5);
  test.window.actions().overlay->trigger();
  QCOMPARE(test.window.views().view(0).scene().figures.size(), std::size_t{1});
}

void TstTakesStory::differencesAreColoured() {
  const auto walk = std::make_shared<const core::motion::Clip>(test_support::syntheticWalk(1, 40));
  const auto same = ui::JointComparison(walk, walk).at(0.5, 0.5);
  QVERIFY(same && same->meanMetres < 1e-9);
  core::motion::ClipData bent = walk->data();
  for (int frame = 0; frame < walk->frameCount(); ++frame) {
    bent.rotations[static_cast<std::size_t>(frame * walk->jointCount() + 16)] = glm::angleAxis(1.5f, glm::vec3(0, 0, 1));
    bent.rootPositions[static_cast<std::size_t>(frame)] += glm::vec3(3.0f, 0.0f, 1.0f);  // elsewhere is no difference
  }
  const auto arm = ui::JointComparison(walk, std::make_shared<const core::motion::Clip>(std::move(bent))).at(0.5, 0.5);
  QVERIFY(arm);
  QVERIFY(arm->metres[20] > 0.2f && arm->metres[21] < 1e-4f && arm->metres[10] < 1e-4f);
  const auto shares = ui::differenceShares(*arm);
  QCOMPARE(shares[20], 1.0f);

  TestStudio test;
  makeWalkAndChildren(test);
  clickTake(test, QStringLiteral("A person walks"), Qt::AltModifier);
  test.window.actions().difference->trigger();
  test.studio.clock.pause();
  test.studio.clock.seek(1.0);
  const auto& figure = test.window.views().view(0).scene().figures.front();
  QVERIFY(figure.colouring == render::FigureColouring::Difference);
  QCOMPARE(figure.jointDifference.size(), std::size_t{22});
  auto* legend = test.window.views().view(0).findChild<QLabel*>("viewLegend");
  QVERIFY2(legend->isVisible() && legend->text().contains(QStringLiteral("20 cm")), qPrintable(legend->text()));
  test.window.actions().difference->trigger();
  QVERIFY(figure.colouring == render::FigureColouring::Plain && !legend->isVisible());
}

void TstTakesStory::renamingTwiceIsRenamingOnce() {
  QTest::failOnWarning(QRegularExpression(QStringLiteral("editing failed")));
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.window.activateWindow();
  for (int i = 0; i < 2; ++i) test.window.actions().renameTake->trigger();
  auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
  QVERIFY(field);
  field->selectAll();
  QTest::keyClicks(field, "slow walk");
  QTest::keyClick(field, Qt::Key_Return);
  QTRY_COMPARE(test.project().takes.front().name, std::string("slow walk"));
}

STUDIO_GUI_TEST_MAIN(TstTakesStory)
#include "tst_takes_story.moc"
