#include "core/engine/generation_engine.h"
#include "core/families/model_family.h"
#include "core/model_import/model_import.h"
#include "tests/support/published_files.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace core;
using namespace tests;

/// Imported CrossDiff and MDM files through the service that the window and the command line use.
class TstImportedGeneration : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void anImportedModelMakesAClip_data();
  void anImportedModelMakesAClip();
  void whatAModelCannotIsSaid_data();
  void whatAModelCannotIsSaid();

 private:
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  Result<services::GenerationReport> generate(const services::GenerationRequest& request) const {
    const auto service = engine::makeGenerationService(path(""));
    at::set_num_threads(1);
    return service->generate(request, [](const jobs::Progress&) {}, {});
  }
  QTemporaryDir folder_;
};

namespace {

services::GenerationRequest requestOf(const std::string& model) {
  services::GenerationRequest request;
  request.prompt = "abc walks";
  request.seconds = 1.0;
  request.model = model;
  return request;
}

}  // namespace

void TstImportedGeneration::initTestCase() {
  at::set_num_threads(1);
  writeBytes(path("clip/pytorch_model.bin"), bareCheckpoint(clipWeights()));
  writeBytes(path("clip/merges.txt"), clipMerges());
  writeBytes(path("crossdiff/model0300.pt"), bareCheckpoint(crossDiffWeights()));
  writeNormalization(path("crossdiff"), 134, 0.0f, 0.5f, "_complicate2d.npy");
  writeBytes(path("mdm/model.pt"), bareCheckpoint(mdmWeights()));
  writeBytes(path("mdm/args.json"), R"({"diffusion_steps": 50})");
  for (const char* name : {"crossdiff", "mdm"}) {
    writeNormalization(path(name), 263, 0.1f, 0.2f);
    model::ModelImportRequest request;
    request.files = {path(name), path("clip")};
    const auto report = model::importModel(request, families::importKinds(), path(std::string(name) + ".safetensors"));
    QVERIFY2(report && report->isComplete(), report ? "incomplete" : report.error().message.c_str());
  }
}

void TstImportedGeneration::anImportedModelMakesAClip_data() {
  QTest::addColumn<QString>("model");
  QTest::addColumn<int>("steps");
  QTest::addColumn<int>("taken");
  QTest::addColumn<int>("mixture");
  QTest::newRow("CrossDiff, all steps") << "crossdiff" << 0 << 1000 << -1;
  QTest::newRow("CrossDiff, 50") << "crossdiff" << 50 << 50 << -1;
  QTest::newRow("CrossDiff, mixture") << "crossdiff" << 100 << 100 << 300;
  QTest::newRow("MDM, all steps") << "mdm" << 0 << 50 << -1;
  QTest::newRow("MDM, 10") << "mdm" << 10 << 10 << -1;
  QTest::newRow("MDM, more than it has") << "mdm" << 200 << 50 << -1;
}

void TstImportedGeneration::anImportedModelMakesAClip() {
  QFETCH(QString, model);
  QFETCH(int, steps);
  QFETCH(int, taken);
  QFETCH(int, mixture);
  auto request = requestOf(model.toStdString());
  if (steps > 0) request.steps = steps;
  if (mixture >= 0) request.mixture = mixture;
  const auto report = generate(request);
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->steps, taken);
  QCOMPARE(report->clip->frameCount(), 20);
  QCOMPARE(report->clip->fps(), 20.0);
  QCOMPARE(report->pictures.empty(), mixture < 0);
  QCOMPARE(report->remarks.empty(), mixture < 0 && steps <= taken);
  QVERIFY(!report->modelHash.empty());
  const auto again = generate(request);
  QVERIFY(again && again->clip->data().rootPositions == report->clip->data().rootPositions);
}

void TstImportedGeneration::whatAModelCannotIsSaid_data() {
  QTest::addColumn<QString>("model");
  QTest::addColumn<QString>("style");
  QTest::addColumn<int>("mixture");
  QTest::addColumn<QString>("sentence");
  QTest::newRow("the style of a CrossDiff needs the default model") << "crossdiff"
                                                                    << "old" << -1 << "smoodi-compact.safetensors";
  QTest::newRow("the style of an MDM needs the default model") << "mdm"
                                                               << "old" << -1 << "smoodi-compact.safetensors";
  QTest::newRow("MDM has no mixture") << "mdm"
                                      << "" << 300 << "mixture sampling needs a CrossDiff model";
}

void TstImportedGeneration::whatAModelCannotIsSaid() {
  QFETCH(QString, model);
  QFETCH(QString, style);
  QFETCH(int, mixture);
  QFETCH(QString, sentence);
  auto request = requestOf(model.toStdString());
  if (!style.isEmpty()) request.style = services::StyleReference::named(style.toStdString());
  if (mixture >= 0) request.mixture = mixture;
  const auto report = generate(request);
  QVERIFY(!report);
  QVERIFY2(report.error().message.find(sentence.toStdString()) != std::string::npos, report.error().message.c_str());
}

QTEST_APPLESS_MAIN(TstImportedGeneration)
#include "tst_imported_generation.moc"
