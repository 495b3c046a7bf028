#include "core/checkpoint/safetensors.h"
#include "core/engine/generation_engine.h"
#include "core/engine/training_session.h"
#include "core/families/mdm/mdm_model.h"
#include "core/families/mdm/mdm_recipe.h"
#include "tests/support/built_data.h"
#include "tests/support/small_training.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

using namespace core;

/// The recipe mdm on a few walks, and motions from what it gave.
class TstMdmTraining : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void framesBehindTheEndDoNotCount();
  void itLearns();
  void aTextIsAMotion();
  void damagedFilesAreRefused();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  Result<engine::TrainingReport> train(const std::string& run, std::int64_t steps, std::map<std::string, std::string> more = {}) const;
  static void quietly(const jobs::Progress&) {}
  QTemporaryDir folder_;
};

Result<engine::TrainingReport> TstMdmTraining::train(const std::string& run, std::int64_t steps, std::map<std::string, std::string> more) const {
  auto request =
      tests::smallTraining("mdm", path("data"), path(run), steps, {{"text", path("text.safetensors").string()}, {"batch", "6"}, {"width", "16"}, {"layers", "2"}});
  for (const auto& [name, value] : more) request.settings[name] = value;
  return engine::runTraining(request, quietly, {});
}

void TstMdmTraining::initTestCase() {
  at::set_num_threads(1);
  tests::writeBuiltData(path("data"), 12, 40);
  tests::writeTextEncoder(path("text.safetensors"));
  std::filesystem::create_directories(path("models"));
}

void TstMdmTraining::framesBehindTheEndDoNotCount() {
  const auto clean = at::zeros({2, 3, 4});
  auto predicted = at::ones({2, 3, 4});
  const auto isInside = at::tensor({1, 1, 0, 1, 0, 0}, at::kLong).to(at::kBool).reshape({2, 3});
  predicted[0][0].fill_(3.0);
  predicted[0][2].fill_(100.0);
  predicted[1][1].fill_(100.0);
  QVERIFY(std::abs(training::mdmLoss(clean, predicted, isInside).item<double>() - 3.0) < 1e-6);  // (9 + 1) / 2 and 1
}

void TstMdmTraining::itLearns() {
  const auto first = train("short", 1), last = train("run", 60);
  QVERIFY2(last, last ? "" : last.error().message.c_str());
  QVERIFY2(last->validation.at("val_loss") < 0.9 * first->validation.at("val_loss"), qPrintable(QString::number(last->validation.at("val_loss"))));
  const auto further = train("further", 1, {{"from", path("run/weights.safetensors").string()}});
  QVERIFY2(further, further ? "" : further.error().message.c_str());
  for (const auto& family : families::modelFamilies()) {
    if (family.name != "mdm") continue;
    const auto written = family.bundlings.front().write({{"mdm", path("run/weights.safetensors")}}, path("models/mdm.safetensors"));
    QVERIFY2(written, written ? "" : written.error().message.c_str());
  }
}

void TstMdmTraining::aTextIsAMotion() {
  const auto service = engine::makeGenerationService(path("models"));
  const auto models = service->models().value();
  QCOMPARE(models.size(), std::size_t{1});
  QCOMPARE(models[0].usual.steps, 50);
  services::GenerationRequest request;
  request.prompt = "a person walks";
  request.seconds = 1.5;
  request.model = "mdm";
  request.steps = 5;
  const auto report = service->generate(request, quietly, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->clip->frameCount(), 30);
}

void TstMdmTraining::damagedFilesAreRefused() {
  auto file = model::readTensorFile(path("run/weights.safetensors")).value();
  QVERIFY(sampling::loadCompactMdm(file, "w").ok());
  auto without = file;
  without.tensors.erase("mdm.output_process.poseFinal.bias");
  QVERIFY(sampling::loadCompactMdm(without, "w").error().message.find("poseFinal.bias") != std::string::npos);
  for (const char* config : {"", "[1]", R"({"kind":"mld"})", R"({"kind":"mdm"})", R"({"kind":"mdm","width":15,"layers":2,"heads":4,"feedForward":8,"textWidth":6})"}) {
    file.metadata["config"] = config;
    const auto refused = sampling::loadCompactMdm(file, "w");
    QVERIFY2(!refused && refused.error().message.starts_with("w: "), config);
  }
}

QTEST_APPLESS_MAIN(TstMdmTraining)
#include "tst_mdm_training.moc"
