#include "core/services/take_actions.h"
#include "tests/support/fake_generation_service.h"
#include "tests/ui/gui_test_main.h"
#include "ui/panels/action_lane.h"
#include "ui/panels/prompt_panel.h"
#include "ui/panels/timeline_panel.h"
#include "ui/session/request_conversion.h"
#include "ui/studio.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace core::document;

namespace {

/// The prompt and the timeline over one project, as they stand in the window.
struct Stage {
  explicit Stage(std::vector<core::services::ModelInfo> installed = {}) {
    studio.models.setModels(std::move(installed));
    auto* column = new QVBoxLayout(&window);
    prompt = new ui::PromptPanel(studio.document, studio.models, &window);
    timeline = new ui::TimelinePanel(studio.document, studio.models, studio.clock, actions, &window);
    column->addWidget(prompt);
    column->addWidget(timeline);
    lane = timeline->findChild<ui::ActionLane*>("actionLane");
    text = lane->findChild<QLineEdit*>("actionText");
    window.resize(900, 500);
    window.show();
    window.activateWindow();
  }

  const TakeRequest& request() const { return studio.document.project().draft.request; }
  QString told() const {
    QStringList parts;
    for (const auto& action : core::services::actionsOf(request()))
      parts << QStringLiteral("%1-%2 %3").arg(action.start).arg(action.end).arg(QString::fromStdString(action.prompt));
    return parts.join(u'|');
  }
  void write(const QString& words) const {
    QTest::keyClicks(text, words);
    QTest::keyClick(text, Qt::Key_Return);
  }
  QPoint middleOf(int action) const { return lane->barOf(action).center(); }
  void drag(const QPoint& from, const QPoint& to) const {
    QTest::mousePress(lane, Qt::LeftButton, {}, from);
    QTest::mouseMove(lane, (from + to) / 2);
    QTest::mouseMove(lane, to);
    QTest::mouseRelease(lane, Qt::LeftButton, {}, to);
  }

  test_support::FakeGenerationService service;
  ui::Studio studio{service, service, service, {.backend = ui::ViewportBackend::Painted, .usesSettings = false}};
  QWidget window;
  ui::Actions actions{&window};
  ui::PromptPanel* prompt = nullptr;
  ui::TimelinePanel* timeline = nullptr;
  ui::ActionLane* lane = nullptr;
  QLineEdit* text = nullptr;
};

}  // namespace

class TstActionLane : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void anEmptyProjectShowsOneAction();
  void linesOfThePromptAreBars();
  void writingInPlaceIsOneStepOfUndo();
  void aDoubleClickBehindTheLastAddsOne();
  void whatIsAddedAndNotWrittenGoesAgain();
  void aTakeThatComesWhileOneWritesStays();
  void lookingAtTheWordsWritesNothing();
  void linesBeyondAMinuteAreTold();
  void edgesAreDragged();
  void deleteTakesTheChosenOneOut();
  void theLengthIsThatOfAll();
  void aModelOfOneActionSaysSo();
  void generateMakesThemAll();
};

void TstActionLane::anEmptyProjectShowsOneAction() {
  Stage stage;
  QCOMPARE(stage.told(), QStringLiteral("0-4 "));
  QVERIFY(stage.lane->isVisible() && stage.text->isHidden());
  // It takes the whole width, from the ruler's first second to its last.
  QVERIFY(stage.lane->barOf(0).width() > stage.lane->width() - 40);
}

void TstActionLane::linesOfThePromptAreBars() {
  Stage stage;
  auto* prompt = stage.prompt->findChild<QPlainTextEdit*>("promptText");
  QTest::keyClicks(prompt, "a person walks");
  QTest::keyClick(prompt, Qt::Key_Return);
  QTest::keyClicks(prompt, "a person sits down");
  QCOMPARE(prompt->toPlainText(), QStringLiteral("a person walks\na person sits down"));
  QCOMPARE(stage.told(), QStringLiteral("0-4 a person walks|4-8 a person sits down"));
  QVERIFY(stage.lane->barOf(1).left() > stage.lane->barOf(0).right() - 2);
  QCOMPARE(ui::takeName(stage.request()), QStringLiteral("A person walks, a person sits down"));
  stage.studio.document.undo();
  QCOMPARE(stage.told(), QStringLiteral("0-4 "));
  QCOMPARE(prompt->toPlainText(), QString());
}

void TstActionLane::writingInPlaceIsOneStepOfUndo() {
  Stage stage;
  QTest::mouseDClick(stage.lane, Qt::LeftButton, {}, stage.middleOf(0));
  QVERIFY(stage.text->isVisible());
  stage.write("a person jumps");
  QVERIFY(stage.text->isHidden());
  QCOMPARE(stage.told(), QStringLiteral("0-4 a person jumps"));
  QCOMPARE(stage.prompt->findChild<QPlainTextEdit*>("promptText")->toPlainText(), QStringLiteral("a person jumps"));
  // Esc leaves what was there.
  QTest::mouseDClick(stage.lane, Qt::LeftButton, {}, stage.middleOf(0));
  QTest::keyClicks(stage.text, "something else");
  QTest::keyClick(stage.text, Qt::Key_Escape);
  QCOMPARE(stage.told(), QStringLiteral("0-4 a person jumps"));
  stage.studio.document.undo();
  QCOMPARE(stage.told(), QStringLiteral("0-4 "));
  QVERIFY(!stage.studio.document.canUndo());
}

void TstActionLane::aDoubleClickBehindTheLastAddsOne() {
  Stage stage;
  stage.studio.clock.setDuration(9.0);  // a longer take is shown, so that there is room
  const QPoint behind(stage.lane->barOf(0).right() + 60, stage.middleOf(0).y());
  QTest::mouseDClick(stage.lane, Qt::LeftButton, {}, behind);
  QVERIFY(stage.text->isVisible());
  stage.write("a person waves");
  QCOMPARE(stage.told(), QStringLiteral("0-4 |4-6.5 a person waves"));
  stage.studio.document.undo();  // adding and writing are one step
  QCOMPARE(stage.told(), QStringLiteral("0-4 "));
  stage.studio.document.redo();
  QCOMPARE(stage.told(), QStringLiteral("0-4 |4-6.5 a person waves"));
  // The button does the same where there is no room.
  QTest::mouseClick(stage.timeline->findChild<QToolButton*>("addAction"), Qt::LeftButton);
  stage.write("a person sits");
  QCOMPARE(stage.told(), QStringLiteral("0-4 |4-6.5 a person waves|6.5-9 a person sits"));
}

void TstActionLane::whatIsAddedAndNotWrittenGoesAgain() {
  Stage stage;
  for (const bool isEscape : {true, false}) {
    QTest::mouseClick(stage.timeline->findChild<QToolButton*>("addAction"), Qt::LeftButton);
    QCOMPARE(core::services::actionsOf(stage.request()).size(), std::size_t(2));
    QTest::keyClick(stage.text, isEscape ? Qt::Key_Escape : Qt::Key_Return);
    QCOMPARE(stage.told(), QStringLiteral("0-4 "));
  }
}

void TstActionLane::aTakeThatComesWhileOneWritesStays() {
  Stage stage;
  QTest::mouseClick(stage.timeline->findChild<QToolButton*>("addAction"), Qt::LeftButton);
  Take take;
  take.name = "walk";
  take.clip = std::make_shared<const core::motion::Clip>(test_support::syntheticWalk(1, 20));
  stage.studio.document.run(std::make_unique<AddTake>(std::move(take), "generate take"));
  QTest::keyClick(stage.text, Qt::Key_Escape);
  QCOMPARE(stage.told(), QStringLiteral("0-4 "));
  QCOMPARE(stage.studio.document.project().takes.size(), std::size_t(1));
}

void TstActionLane::lookingAtTheWordsWritesNothing() {
  Stage stage;
  stage.prompt->findChild<QPlainTextEdit*>("promptText")->setPlainText("a person  walks ");
  const auto before = stage.studio.document.revision();
  QTest::mouseDClick(stage.lane, Qt::LeftButton, {}, stage.middleOf(0));
  QTest::keyClick(stage.text, Qt::Key_Return);
  QCOMPARE(stage.studio.document.revision(), before);
}

void TstActionLane::linesBeyondAMinuteAreTold() {
  Stage stage;
  auto* prompt = stage.prompt->findChild<QPlainTextEdit*>("promptText");
  auto* told = stage.prompt->findChild<QLabel*>("promptTooLong");
  QStringList lines;
  for (int i = 0; i < 15; ++i) lines << QStringLiteral("a person takes step %1").arg(i);
  prompt->setPlainText(lines.join(u'\n'));
  QCOMPARE(stage.request().spans.size(), std::size_t(15));  // four seconds each
  QVERIFY(!told->isVisible());
  lines << QStringLiteral("a person bows") << QString() << QStringLiteral("a person waves");
  prompt->setPlainText(lines.join(u'\n'));
  QCOMPARE(stage.request().spans.size(), std::size_t(15));
  QVERIFY2(told->isVisible() && told->text().contains(u'2'), qPrintable(told->text()));
  stage.studio.document.undo();
  QVERIFY(!told->isVisible());
}

void TstActionLane::edgesAreDragged() {
  Stage stage;
  stage.studio.document.editDraft(DraftField::Spans, [](Draft& draft) {
    core::services::setActions(draft.request, {{0, 3, "a person walks", {}, {}}, {3, 6, "a person waves", {}, {}}});
  });
  stage.studio.document.seal();
  const auto first = stage.lane->barOf(0);
  const int second = first.width() / 3;
  stage.drag({first.right() + 1, first.center().y()}, {first.right() + 1 + second, first.center().y()});
  QCOMPARE(core::services::actionsOf(stage.request())[0].end, 4.0);
  QCOMPARE(core::services::actionsOf(stage.request())[1].start, 4.0);
  QCOMPARE(stage.request().seconds, 6.0);
  stage.studio.document.undo();  // the whole drag is one step
  QCOMPARE(stage.told(), QStringLiteral("0-3 a person walks|3-6 a person waves"));
  // The last edge makes all of it longer; far beyond what an action takes it stops.
  const auto last = stage.lane->barOf(1);
  stage.drag({last.right() + 1, last.center().y()}, {last.right() + 3000, last.center().y()});
  QCOMPARE(stage.request().seconds, 12.8);
  QCOMPARE(stage.prompt->findChild<QDoubleSpinBox*>("seconds")->value(), 12.8);
}

void TstActionLane::deleteTakesTheChosenOneOut() {
  Stage stage;
  stage.studio.document.editDraft(DraftField::Spans, [](Draft& draft) {
    core::services::setActions(draft.request, {{0, 3, "one", {}, {}}, {3, 5, "two", {}, {}}, {5, 6, "three", {}, {}}});
  });
  QTest::mouseClick(stage.lane, Qt::LeftButton, {}, stage.middleOf(1));
  QCOMPARE(stage.lane->chosen(), 1);
  QTest::keyClick(stage.lane, Qt::Key_Delete);
  QCOMPARE(stage.told(), QStringLiteral("0-3 one|3-4 three"));
  stage.studio.document.undo();
  QCOMPARE(stage.told(), QStringLiteral("0-3 one|3-5 two|5-6 three"));
  // While the lane has the focus its keys are its own.
  QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Delete, Qt::NoModifier);
  override.ignore();
  QApplication::sendEvent(stage.lane, &override);
  QVERIFY(override.isAccepted());
}

void TstActionLane::theLengthIsThatOfAll() {
  Stage stage;
  auto* seconds = stage.prompt->findChild<QDoubleSpinBox*>("seconds");
  QCOMPARE(seconds->maximum(), 9.8);
  stage.studio.document.editDraft(DraftField::Spans, [](Draft& draft) { core::services::setActions(draft.request, {{0, 2, "one", {}, {}}, {2, 6, "two", {}, {}}}); });
  QCOMPARE(seconds->value(), 6.0);
  QCOMPARE(seconds->maximum(), 19.6);
  seconds->setValue(9.0);
  QCOMPARE(stage.told(), QStringLiteral("0-3 one|3-9 two"));
}

void TstActionLane::aModelOfOneActionSaysSo() {
  core::services::ModelInfo smoodi, crossdiff;
  smoodi.name = "default", smoodi.family = "smoodi", smoodi.familyTitle = "SMooDi";
  smoodi.can.style = smoodi.can.plan = true;
  crossdiff.name = crossdiff.family = "crossdiff", crossdiff.familyTitle = "CrossDiff";
  crossdiff.can.mixture = true;
  Stage stage({smoodi, crossdiff});
  auto* prompt = stage.prompt->findChild<QPlainTextEdit*>("promptText");
  prompt->setPlainText("a person walks\na person waves");
  QCOMPARE(stage.request().spans.size(), std::size_t(2));
  stage.studio.models.choose("crossdiff");
  QVERIFY(stage.request().spans.empty());
  QCOMPARE(prompt->toPlainText(), QStringLiteral("a person walks\na person waves"));
  QSignalSpy refused(stage.timeline, &ui::TimelinePanel::refused);
  QTest::mouseClick(stage.timeline->findChild<QToolButton*>("addAction"), Qt::LeftButton);
  QCOMPARE(refused.size(), 1);
  QVERIFY2(refused[0][0].toString().contains("CrossDiff"), qPrintable(refused[0][0].toString()));
  QVERIFY(stage.request().spans.empty());
  stage.studio.models.choose("default");
  QCOMPARE(stage.request().spans.size(), std::size_t(2));
}

void TstActionLane::generateMakesThemAll() {
  Stage stage;
  stage.prompt->findChild<QPlainTextEdit*>("promptText")->setPlainText("a person walks\na person waves");
  stage.studio.generation.generate();
  QTRY_VERIFY(!stage.studio.generation.isBusy());
  const auto& asked = stage.service.lastRequest;
  QCOMPARE(asked.plan.spans.size(), std::size_t(2));
  QCOMPARE(asked.plan.spans[1].start, 4.0);
  QCOMPARE(asked.plan.spans[1].prompt, std::string("a person waves"));
  const auto& take = stage.studio.document.project().takes.back();
  QCOMPARE(take.request.spans.size(), std::size_t(2));
  const auto line = ui::commandLine(take);
  QVERIFY2(line.contains("--span '0-4: a person walks' --span '4-8: a person waves'") && !line.contains("--length"), qPrintable(line));
}

STUDIO_GUI_TEST_MAIN(TstActionLane)
#include "tst_action_lane.moc"
