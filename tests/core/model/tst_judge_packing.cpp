#include "core/checkpoint/packed_rows.h"
#include "core/metrics/embedding_judge.h"
#include "core/model/evaluators/judge_packing.h"
#include "core/model/evaluators/judge_weights.h"
#include "core/model/evaluators/motion_text_evaluator.h"

#include <torch/torch.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace core;

namespace {

const char* const kTokenizer = R"({"kind":"compact-bpe","version":1,"merges":[]})";

double relative(const at::Tensor& a, const at::Tensor& b) { return ((a - b).norm() / b.norm()).item<double>(); }

model::TensorMap named(torch::nn::Module& module, const std::string& prefix) {
  model::TensorMap tensors;
  for (const auto& parameter : module.named_parameters()) tensors[prefix + parameter.key()] = parameter.value().detach().clone();
  return tensors;
}

}  // namespace

/// Judges as they ship: a quarter of the size, nearly the same answers.
class TstJudgePacking : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { torch::manual_seed(11); }
  void aClassifierAnswersNearlyTheSame();
  void anEvaluatorPutsMotionsNearlyWhereItDid_data();
  void anEvaluatorPutsMotionsNearlyWhereItDid();
  void packingAgainChangesNothing();
  void whatIsNoJudgeIsRefusedAndNothingIsWritten_data();
  void whatIsNoJudgeIsRefusedAndNothingIsWritten();
  void judgesThatShipAreRead();

 private:
  std::filesystem::path file(const char* name) const { return folder_.filePath(name).toStdString(); }
  std::filesystem::path writtenClassifier() const {
    model::MotionJudge judge(model::MotionJudgeOptions{.classes = 3});
    auto tensors = named(*judge, "judge.");
    tensors["mean"] = at::randn({263});
    tensors["std"] = at::rand({263}) + 0.01;
    const auto out = file("judge.safetensors");
    if (!model::writeSafetensors(out, tensors, {{"config", R"({"kind":"motion-judge","classes":3,"labels":["old","angry","proud"]})"}, {"seed", "101"}})) return {};
    return out;
  }

  QTemporaryDir folder_;
};

void TstJudgePacking::aClassifierAnswersNearlyTheSame() {
  const auto plain = writtenClassifier(), packed = file("packed.safetensors");
  const auto report = model::packJudge(plain, packed);
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->what, std::string("classifier of 3 labels"));
  QVERIFY2(report->after * 3 < report->before, qPrintable(QStringLiteral("%1 of %2").arg(report->after).arg(report->before)));
  const auto before = model::readWeightsFile(plain).value(), after = model::readWeightsFile(packed).value();
  QCOMPARE(after.metadata.at("seed"), std::string("101"));
  QVERIFY(after.tensors.at("mean").equal(before.tensors.at("mean")) && after.tensors.at("std").equal(before.tensors.at("std")));
  for (const auto& [name, tensor] : before.tensors) {
    if (tensor.dim() < 2) continue;
    const auto off = (after.tensors.at(name) - tensor).abs().flatten(1).amax(1), largest = tensor.abs().flatten(1).amax(1);
    QVERIFY2((off <= largest / 254.0 * 1.001).all().item<bool>(), name.c_str());
  }
  const torch::NoGradGuard quiet;
  auto a = model::loadJudge(before, "plain").value(), b = model::loadJudge(after, "packed").value();
  QCOMPARE(b.labels, a.labels);
  const auto motions = at::randn({32, 80, 263});
  const auto lengths = at::full({32}, 80, at::kLong);
  const double off = relative(b.judge->forward(motions, lengths), a.judge->forward(motions, lengths));
  QVERIFY2(off < 0.02, qPrintable(QString::number(off)));
}

void TstJudgePacking::anEvaluatorPutsMotionsNearlyWhereItDid_data() {
  QTest::addColumn<QString>("part");
  QTest::addColumn<bool>("isRecurrent");
  QTest::newRow("recurrent") << "all" << true;
  QTest::newRow("convolutions") << "joints" << false;
}

void TstJudgePacking::anEvaluatorPutsMotionsNearlyWhereItDid() {
  QFETCH(QString, part);
  QFETCH(bool, isRecurrent);
  model::MotionTextEvaluatorOptions options;
  options.part = model::evaluatorPart(part.toStdString());
  options.isRecurrent = isRecurrent;
  model::MotionTextEvaluator network(options);
  auto tensors = named(*network, "evaluator.");
  const auto width = model::evaluatorWidth(options.part);
  tensors["mean"] = at::zeros({width});
  tensors["std"] = at::ones({width});
  const auto plain = file("evaluator.safetensors"), packed = file("evaluator-packed.safetensors");
  QVERIFY(model::writeSafetensors(plain, tensors, {{"config", model::evaluatorConfig(options)}, {"tokenizer", kTokenizer}}));
  const auto report = model::packJudge(plain, packed);
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->what, "evaluator on " + part.toStdString());
  QVERIFY(report->after * 3 < report->before);
  // Through the reader that evaluations use.
  auto a = metrics::openEmbeddingJudge(plain), b = metrics::openEmbeddingJudge(packed);
  QVERIFY2(a && b, a ? (b ? "" : b.error().message.c_str()) : a.error().message.c_str());
  std::vector<metrics::MotionSample> samples;
  for (int i = 0; i < 12; ++i) samples.push_back({at::randn({40 + 7 * i, 263}) * 0.3, "a person walks", "", "", ""});
  const double motions = relative((*b)->embedMotions(samples), (*a)->embedMotions(samples));
  const double captions = relative((*b)->embedCaptions(samples), (*a)->embedCaptions(samples));
  QVERIFY2(motions < 0.03 && captions < 0.03, qPrintable(QStringLiteral("motions %1, captions %2").arg(motions).arg(captions)));
}

void TstJudgePacking::packingAgainChangesNothing() {
  const auto plain = writtenClassifier(), once = file("once.safetensors"), twice = file("twice.safetensors");
  QVERIFY(model::packJudge(plain, once) && model::packJudge(once, twice));
  const auto a = model::readTensorFile(once).value(), b = model::readTensorFile(twice).value();
  QCOMPARE(b.tensors.size(), a.tensors.size());
  for (const auto& [name, tensor] : a.tensors) {
    const auto& again = b.tensors.at(name);
    QVERIFY2(tensor.is_floating_point() ? at::allclose(again, tensor, 1e-6, 0.0) : again.equal(tensor), name.c_str());
  }
  // In its own place as well.
  QVERIFY(model::packJudge(plain, plain));
  QCOMPARE(std::filesystem::file_size(plain), std::filesystem::file_size(once));
}

void TstJudgePacking::whatIsNoJudgeIsRefusedAndNothingIsWritten_data() {
  QTest::addColumn<QString>("config");
  QTest::addColumn<QString>("says");
  QTest::newRow("no header") << QString() << "neither a judge nor an evaluator";
  QTest::newRow("a model") << R"({"kind":"smoodi-compact"})"
                           << "neither a judge nor an evaluator";
  QTest::newRow("a judge without its weights") << R"({"kind":"motion-judge","classes":3})"
                                               << "is missing";
  QTest::newRow("an evaluator without words") << R"({"kind":"motion-text-evaluator"})"
                                              << "word vectors";
}

void TstJudgePacking::whatIsNoJudgeIsRefusedAndNothingIsWritten() {
  QFETCH(QString, config);
  QFETCH(QString, says);
  const auto in = file("wrong.safetensors"), out = file("none.safetensors");
  model::TensorMetadata metadata{{"tokenizer", kTokenizer}};
  if (!config.isEmpty()) metadata["config"] = config.toStdString();
  QVERIFY(model::writeSafetensors(in, {{"w", at::ones({2})}}, metadata));
  const auto report = model::packJudge(in, out);
  QVERIFY(!report);
  const auto message = QString::fromStdString(report.error().message);
  QVERIFY2(message.contains(says) && message.contains("wrong.safetensors"), qPrintable(message));
  QVERIFY(!std::filesystem::exists(out));
}

void TstJudgePacking::judgesThatShipAreRead() {
  const std::filesystem::path folder = STUDIO_SOURCE_DIR "/resources/models/judges";
  int read = 0;
  if (std::filesystem::exists(folder)) {
    for (const auto& one : std::filesystem::directory_iterator(folder)) {
      const auto name = one.path().filename().string();
      if (!name.ends_with(".safetensors")) continue;
      ++read;
      QVERIFY2(one.file_size() < 4'000'000, name.c_str());  // packed
      if (name.starts_with("evaluator-")) {
        const auto judge = metrics::openEmbeddingJudge(one.path());
        QVERIFY2(judge, judge ? "" : judge.error().message.c_str());
        QCOMPARE("evaluator-" + (*judge)->name() + ".safetensors", name);
        continue;
      }
      const auto judge = model::loadJudge(model::readWeightsFile(one.path()).value(), name);
      QVERIFY2(judge && judge->labels.size() >= 2, judge ? name.c_str() : judge.error().message.c_str());
    }
  }
  if (read == 0) QSKIP("no judges ship yet");
}

QTEST_GUILESS_MAIN(TstJudgePacking)
#include "tst_judge_packing.moc"
