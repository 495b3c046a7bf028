#include "tests/support/fake_generation_service.h"
#include "tests/ui/gui_test_main.h"
#include "ui/models/style_list_model.h"
#include "ui/panels/guidance_panel.h"
#include "ui/panels/prompt_panel.h"
#include "ui/session/document_bridge.h"
#include "ui/session/generation_controller.h"
#include "ui/session/job_bridge.h"
#include "ui/session/model_choice.h"
#include "ui/widgets/slider_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>

using namespace core::document;

namespace {

std::vector<core::services::ModelInfo> twoModels() {
  core::services::ModelInfo own, mixing;
  own.name = "default", own.familyTitle = "SMooDi";
  own.can.style = own.can.namedStyles = own.can.restyle = true;
  mixing.name = "crossdiff", mixing.familyTitle = "CrossDiff", mixing.dataLicence = "CC BY-NC 4.0";
  mixing.can.mixture = mixing.can.lift = true;
  mixing.usual = {.contentWeight = 2.5, .steps = 50, .mostSteps = 1000};
  return {own, mixing};
}

}  // namespace

// What the chosen model decides in the panels: its weights, its styles, the mixture.
class TstModelControls : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void slidersReachTheDraftAndDoubleClickResets();
  void presetsSetAllThreeWeights();
  void theContentWeightIsTheModelsOwn();
  void theModelIsChosenByName();
  void stylesByNameNeedAModelThatKnowsThem();
  void modelsAreListedThoughTheirStylesCannotBeRead();
  void theMixtureSwitchChoosesItsModel();
  void theMixtureSwitchKeepsAModelThatWasChosen();
};

void TstModelControls::slidersReachTheDraftAndDoubleClickResets() {
  ui::DocumentBridge document;
  ui::ModelChoice models(document);
  models.setModels(twoModels());
  ui::GuidancePanel panel(document, models);
  auto* row = panel.findChild<ui::SliderRow*>("styleWeight");
  auto* slider = row->findChild<QSlider*>();
  slider->setValue(slider->maximum());
  QCOMPARE(document.project().draft.request.guidance.styleWeight, 10.0);
  row->findChild<QDoubleSpinBox*>()->setValue(2.3);
  QCOMPARE(document.project().draft.request.guidance.styleWeight, 2.3);
  QTest::mouseDClick(slider, Qt::LeftButton);
  QCOMPARE(document.project().draft.request.guidance.styleWeight, 1.5);
  QCOMPARE(row->value(), 1.5);
}

void TstModelControls::presetsSetAllThreeWeights() {
  ui::DocumentBridge document;
  ui::ModelChoice models(document);
  models.setModels(twoModels());
  ui::GuidancePanel panel(document, models);
  const auto buttons = panel.findChildren<QPushButton*>("preset");
  QCOMPARE(buttons.size(), 3);
  QVERIFY(buttons[1]->isChecked());
  buttons[2]->click();
  const auto& request = document.project().draft.request;
  QCOMPARE(request.guidance.contentWeight, std::optional<double>(7.5 * ui::GuidancePanel::kStrongStyle.contentShare));
  QCOMPARE(request.guidance.styleWeight, ui::GuidancePanel::kStrongStyle.styleWeight);
  QCOMPARE(request.guidance.classifierScale, ui::GuidancePanel::kStrongStyle.classifierScale);
  QVERIFY(buttons[2]->isChecked() && !buttons[1]->isChecked());
  document.undo();
  QVERIFY(buttons[1]->isChecked());
  QVERIFY(!request.guidance.contentWeight);  // the model's own
}

void TstModelControls::theContentWeightIsTheModelsOwn() {
  ui::DocumentBridge document;
  ui::ModelChoice models(document);
  models.setModels(twoModels());
  ui::GuidancePanel panel(document, models);
  const auto& request = document.project().draft.request;
  auto* row = panel.findChild<ui::SliderRow*>("contentWeight");
  QCOMPARE(row->value(), 7.5);
  models.choose("crossdiff");
  QCOMPARE(row->value(), 2.5);
  QVERIFY(!request.guidance.contentWeight);
  row->findChild<QDoubleSpinBox*>()->setValue(7.5);
  QCOMPARE(request.guidance.contentWeight, std::optional<double>(7.5));  // 7.5 is 7.5, whatever the model
  row->findChild<QDoubleSpinBox*>()->setValue(2.5);
  QVERIFY(!request.guidance.contentWeight);
}

void TstModelControls::theModelIsChosenByName() {
  ui::DocumentBridge document;
  ui::ModelChoice models(document);
  ui::PromptPanel panel(document, models);
  auto* box = panel.findChild<QComboBox*>("model");
  QVERIFY(!box->isEnabled());  // nothing to choose from yet
  models.setModels(twoModels());
  QVERIFY(box->isEnabled());
  QCOMPARE(box->count(), 2);
  QTest::keyClick(box, Qt::Key_Down);
  QCOMPARE(document.project().draft.request.model, std::string("crossdiff"));
  QVERIFY(box->toolTip().contains(QStringLiteral("CC BY-NC")));
  document.undo();
  QCOMPARE(box->currentIndex(), 0);
  document.editDraft(DraftField::Model, [](Draft& draft) { draft.request.model = "my/own.safetensors"; });
  QCOMPARE(box->currentText(), QStringLiteral("own"));
}

void TstModelControls::stylesByNameNeedAModelThatKnowsThem() {
  ui::StyleListModel styles;
  styles.setLibrary({{"old", "Old", {}}});
  const auto old = styles.indexOf({TakeStyle::Kind::Named, "old", {}});
  QVERIFY(styles.flags(old) & Qt::ItemIsEnabled);
  styles.setLibraryEnabled(false);
  QVERIFY(!(styles.flags(old) & Qt::ItemIsEnabled));
  QVERIFY(styles.flags(styles.index(0)) & Qt::ItemIsEnabled);
}

void TstModelControls::modelsAreListedThoughTheirStylesCannotBeRead() {
  test_support::FakeGenerationService service;
  service.hasStyles = false;
  service.installed = twoModels();
  ui::DocumentBridge document;
  ui::JobBridge jobs;
  ui::GenerationController generation(document, jobs, service, service);
  QSignalSpy found(&generation, &ui::GenerationController::modelsReady), missing(&generation, &ui::GenerationController::modelMissing);
  generation.loadModels();
  QTRY_COMPARE(missing.count(), 1);
  QCOMPARE(found.count(), 1);
}

void TstModelControls::theMixtureSwitchChoosesItsModel() {
  ui::DocumentBridge document;
  ui::ModelChoice models(document);
  models.setModels(twoModels());
  ui::GuidancePanel panel(document, models);
  const auto& request = document.project().draft.request;
  auto* row = panel.findChild<ui::SliderRow*>("mixture");
  auto* box = row->findChild<QCheckBox*>();
  auto* number = row->findChild<QDoubleSpinBox*>();
  QVERIFY(!number->isEnabled());
  box->click();
  QCOMPARE(request.mixture, std::optional<int>(300));
  QCOMPARE(request.model, std::string("crossdiff"));
  QVERIFY(number->isEnabled());
  number->setValue(520);
  QCOMPARE(request.mixture, std::optional<int>(520));
  document.undo();
  QCOMPARE(request.mixture, std::optional<int>(300));
  QCOMPARE(number->value(), 300.0);
  document.undo();
  QVERIFY(!request.mixture && request.model == "default");
  QVERIFY(!box->isChecked() && !number->isEnabled());
}

void TstModelControls::theMixtureSwitchKeepsAModelThatWasChosen() {
  ui::DocumentBridge document;
  ui::ModelChoice models(document);
  auto three = twoModels();
  three.push_back(three.back());
  three.back().name = "my-crossdiff";
  models.setModels(three);
  ui::GuidancePanel panel(document, models);
  const auto& request = document.project().draft.request;
  auto* box = panel.findChild<ui::SliderRow*>("mixture")->findChild<QCheckBox*>();
  models.choose("my-crossdiff");
  box->click();
  QCOMPARE(request.model, std::string("my-crossdiff"));
  box->click();
  QCOMPARE(request.model, std::string("my-crossdiff"));
  models.choose("default");
  box->click();
  QCOMPARE(request.model, std::string("crossdiff"));
  models.choose("my-crossdiff");
  box->click();
  QCOMPARE(request.model, std::string("my-crossdiff"));
}

STUDIO_GUI_TEST_MAIN(TstModelControls)
#include "tst_model_controls.moc"
