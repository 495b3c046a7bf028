#include "core/checkpoint/safetensors.h"
#include "core/engine/teaching/replay.h"
#include "core/engine/teaching/teaching_session.h"
#include "core/services/model_card.h"
#include "core/services/training_runs.h"
#include "tests/support/tiny_model.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

using namespace core;
namespace fs = std::filesystem;

/// A tiny model is taught walks of the person's own, with a few updates.
class TstTeaching : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void aTaughtModelIsANewModelWithItsCardAndReport();
  void partsThatDoNotLearnStayAsTheyWere();
  void aStyleIsAddedBesideThoseThatAreThere();
  void aStoppedTeachingComesToTheSameModel();
  void whatIsThereIsNotTaughtOver();
  void captionsThatAreKnownAreReadOrRefused();

 private:
  fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }
  engine::TeachingRequest request(const std::string& out) const {
    engine::TeachingRequest request;
    request.clips = {path("clips"), {}, {}};
    request.models = path("models");
    request.out = path(out + ".safetensors");
    request.knownCaptions = path("models/replay-captions.tsv");
    request.updates = 3;
    request.replay = 12;
    request.repetitions = 2;
    return request;
  }
  static model::TensorMap tensorsOf(const fs::path& file) { return model::readTensorFile(file).value().tensors; }
  QTemporaryDir folder_;
  bool hasJudge_ = false;
};

void TstTeaching::initTestCase() {
  at::set_num_threads(1);
  tests::writeTinyModels(path("models"));
  tests::writeWalks(path("clips"), "limping", 3);
  const fs::path judge = STUDIO_SOURCE_DIR "/resources/models/judges/evaluator-all.safetensors";
  hasJudge_ = fs::exists(judge);
  fs::create_directories(path("models/judges"));
  if (hasJudge_) fs::copy_file(judge, path("models/judges/evaluator-all.safetensors"));
}

void TstTeaching::aTaughtModelIsANewModelWithItsCardAndReport() {
  std::vector<std::string> stages;
  const auto report = engine::teach(request("taught"), [&](const engine::TeachingProgress& p) { stages.push_back(p.stage); }, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(report->hash != report->parentHash && report->hash.size() == 16);
  QCOMPARE(report->replayed, std::size_t{12});
  QCOMPARE(report->updates, (std::map<std::string, std::int64_t>{{"denoiser", 3}}));
  for (const char* stage : {"sampling what the model knows", "asking the model as it is", "learning: denoiser", "asking the taught model"})
    QVERIFY2(std::find(stages.begin(), stages.end(), stage) != stages.end(), stage);
  for (const auto* row : {&report->before, &report->after})
    for (const std::string name : {"taught", "taught_distance", "taught_text", "kept", "kept_text", "skating"}) {
      if (!hasJudge_ && name.ends_with("_text")) continue;
      QVERIFY2(row->values.count(name) == 1 && report->change.count(name) == 1, name.c_str());
      QCOMPARE(row->values.at(name).values.size(), std::size_t{2});
    }
  if (hasJudge_) QVERIFY(report->before.values.at("kept_text").halfWidth > 0.0);
  QVERIFY(fs::exists(path("taught.teach/report/report.html")) && fs::exists(path("taught.teach/report/report.json")));
  QVERIFY(!fs::exists(path("taught.teach/replay")) && !fs::exists(path("taught.teach/data")));

  const auto card = services::readModelCard(path("taught.safetensors"));
  QVERIFY2(card, card ? "" : card.error().message.c_str());
  QVERIFY2(card->dataLicence.find("clips (yours)") != std::string::npos, card->dataLicence.c_str());
  QVERIFY2(card->origin.find(report->parentHash) != std::string::npos && card->origin.find("3 clips of “clips”") != std::string::npos, card->origin.c_str());
  QVERIFY(card->parts.at(2).name == "denoiser" && card->parts[2].updates == 3 && card->parts[2].seed == 1);

  engine::ModelLibrary library(path("models"));
  const auto model = library.load(path("taught.safetensors").string());
  QVERIFY2(model, model ? "" : model.error().message.c_str());
  families::MotionWish wish;
  wish.prompt = "limping";
  wish.frames = 40;
  const auto made = (*model)->sample(std::span(&wish, 1), {}, {});
  QVERIFY(made && made->front().features.isfinite().all().item<bool>());
}

void TstTeaching::partsThatDoNotLearnStayAsTheyWere() {
  const auto before = tensorsOf(path("models/smoodi-compact.safetensors")), after = tensorsOf(path("taught.safetensors"));
  QCOMPARE(after.size(), before.size());
  bool hasLearned = false;
  for (const auto& [name, tensor] : before) {
    const bool isSame = at::equal(tensor, after.at(name));
    if (name.starts_with("denoiser/denoiser."))
      hasLearned |= !isSame;
    else
      QVERIFY2(isSame, name.c_str());
  }
  QVERIFY(hasLearned);
}

void TstTeaching::aStyleIsAddedBesideThoseThatAreThere() {
  auto styled = request("styled");
  styled.clips.styles = {"limping"};
  const auto report = engine::teach(styled, {}, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->updates.count("adaptor"), std::size_t{1});
  engine::ModelLibrary library(path("models"));
  const auto model = library.load(path("styled.safetensors").string());
  QVERIFY2(model, model ? "" : model.error().message.c_str());
  QCOMPARE((*model)->styles(), (std::vector<std::string>{"limping", "old", "proud"}));
  const auto before = tensorsOf(path("models/smoodi-compact.safetensors")), after = tensorsOf(path("styled.safetensors"));
  for (const auto& [name, tensor] : before)
    if (name.starts_with("adaptor/prototype.")) QVERIFY2(at::allclose(tensor.to(at::kFloat), after.at(name).to(at::kFloat), 1e-2, 1e-3), name.c_str());
}

void TstTeaching::aStoppedTeachingComesToTheSameModel() {
  const auto unbroken = path("taught.safetensors");
  for (const char* stage : {"sampling what the model knows", "asking the model as it is", "learning: denoiser", "asking the taught model"}) {
    std::stop_source stop;
    const auto stopped = engine::teach(
        request("stopped"),
        [&](const engine::TeachingProgress& p) {
          if (p.stage == stage) stop.request_stop();
        },
        stop.get_token());
    QVERIFY2(!stopped && stopped.error().code == ErrorCode::Cancelled, stage);
    QVERIFY2(stopped.error().message.find("the same command goes on") != std::string::npos, stopped.error().message.c_str());
    QVERIFY(!fs::exists(path("stopped.safetensors")));
  }
  const auto report = engine::teach(request("stopped"), {}, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  const auto before = tensorsOf(unbroken), after = tensorsOf(path("stopped.safetensors"));
  for (const auto& [name, tensor] : before) QVERIFY2(at::equal(tensor, after.at(name)), name.c_str());
}

void TstTeaching::whatIsThereIsNotTaughtOver() {
  // Finished: the same command has nothing to do.
  const auto again = engine::teach(request("taught"), {}, {});
  QVERIFY2(again, again ? "" : again.error().message.c_str());
  QCOMPARE(again->updates.at("denoiser"), std::int64_t{3});
  auto other = request("taught");
  other.seed = 2;
  const auto refused = engine::teach(other, {}, {});
  QVERIFY(!refused && refused.error().message.find("was begun with other clips, captions, model, seed or time") != std::string::npos);
  other.work = path("elsewhere");
  const auto there = engine::teach(other, {}, {});
  QVERIFY(!there && there.error().message.find("taught.safetensors: is there already") != std::string::npos);
}

void TstTeaching::captionsThatAreKnownAreReadOrRefused() {
  const auto known = engine::readKnownCaptions(path("models/replay-captions.tsv"));
  QVERIFY2(known, known ? "" : known.error().message.c_str());
  QCOMPARE(known->size(), std::size_t{4});
  QVERIFY(!(*known)[0].isMeasured && (*known)[1].isMeasured && (*known)[3].isMeasured);
  const auto shipped = engine::readKnownCaptions(STUDIO_SOURCE_DIR "/resources/models/replay-captions.tsv");
  QVERIFY2(shipped, shipped ? "" : shipped.error().message.c_str());
  QVERIFY(shipped->size() > 150);
  const auto missing = engine::readKnownCaptions(path("none.tsv"));
  QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TstTeaching)
#include "tst_teaching.moc"
