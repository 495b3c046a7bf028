#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/checkpoint/safetensors.h"
#include "core/dataset/motion_dataset.h"
#include "core/engine/training_session.h"
#include "core/families/mld/mld_weights.h"
#include "core/sampling/compact_parts.h"
#include "core/training/caption_source.h"
#include "tests/support/built_data.h"
#include "tests/support/small_training.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace core;

/// A text encoder and a denoiser of other widths than usual, for models that have to be small.
class TstDenoiserRecipe : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void widthsAreThoseThatAreAskedFor();
  void widthsThatHeadsDoNotShareAreRefused_data();
  void widthsThatHeadsDoNotShareAreRefused();
  void otherWordsAreHeldToWhatTheFirstOnesGive();
  void replayIsAskedForOtherCaptions();

 private:
  using Settings = std::map<std::string, std::string>;
  std::filesystem::path path(const char* name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  Result<std::filesystem::path> trained(const std::string& recipe, const char* run, const Settings& settings) const;
  /// Every other clip replayed, with those captions.
  void writeReplayedData(const char* name, const std::vector<std::string>& captions) const;
  /// The loss of a first update that is nearly all replay.
  Result<double> firstLoss(const char* run, const std::string& replayCaptions) const;
  QTemporaryDir folder_;
};

Result<std::filesystem::path> TstDenoiserRecipe::trained(const std::string& recipe, const char* run, const Settings& settings) const {
  auto report = engine::runTraining(tests::smallTraining(recipe, path("data"), path(run), 2, settings), {}, {});
  if (!report) return report.error();
  return report->weights;
}

void TstDenoiserRecipe::initTestCase() {
  at::set_num_threads(1);
  tests::writeBuiltData(path("data"), 8, 60);
  QVERIFY(trained("mld-vae", "vae", {{"batch", "4"}, {"width", "32"}, {"latent", "8"}}));
}

void TstDenoiserRecipe::widthsAreThoseThatAreAskedFor() {
  const auto text = trained("text-encoder", "text", {{"batch", "8"}, {"motions", "4"}, {"vocabulary", "300"}, {"width", "24"}, {"feed-forward", "40"}});
  QVERIFY2(text, text ? "" : text.error().message.c_str());
  const auto file = model::readTensorFile(*text);
  QVERIFY(file);
  const auto config = base::parsedJson(file->metadata.at("config"));
  QVERIFY(config.at("width") == 24 && config.at("feedForward") == 40);
  QCOMPARE(file->tensors.at("text.positions").size(1), std::int64_t{24});
  const auto encoder = sampling::loadTextEncoder(*file, "text");
  QVERIFY2(encoder, encoder ? "" : encoder.error().message.c_str());

  const auto weights =
      trained("mld-denoiser", "denoiser",
              {{"batch", "4"}, {"layers", "3"}, {"width", "48"}, {"feed-forward", "80"}, {"vae", path("vae/weights.safetensors").string()}, {"text", text->string()}});
  QVERIFY2(weights, weights ? "" : weights.error().message.c_str());
  const auto denoiser = model::loadDenoiser(model::readTensorFile(*weights).value(), "denoiser");
  QVERIFY2(denoiser, denoiser ? "" : denoiser.error().message.c_str());
  const auto& sizes = denoiser->denoiser->options();
  QVERIFY(sizes.width == 48 && sizes.feedForward == 80 && sizes.layers == 3 && sizes.textWidth == (*encoder)->width());
}

void TstDenoiserRecipe::widthsThatHeadsDoNotShareAreRefused_data() {
  QTest::addColumn<QString>("recipe");
  QTest::newRow("refused text") << "text-encoder";
  QTest::newRow("refused denoiser") << "mld-denoiser";
}

void TstDenoiserRecipe::widthsThatHeadsDoNotShareAreRefused() {
  QFETCH(QString, recipe);
  tests::writeTextEncoder(path("tiny-text.safetensors"));
  Settings settings = {{"width", "30"}};
  if (recipe == "mld-denoiser") settings.insert({{"vae", path("vae/weights.safetensors").string()}, {"text", path("tiny-text.safetensors").string()}});
  const auto refused = trained(recipe.toStdString(), QTest::currentDataTag(), settings);
  QVERIFY(!refused);
  QVERIFY2(QString::fromStdString(refused.error().message).contains("the setting width is a multiple of 4"), refused.error().message.c_str());
}

void TstDenoiserRecipe::writeReplayedData(const char* name, const std::vector<std::string>& captions) const {
  tests::writeBuiltData(path(name), 8, 60);
  auto manifest = base::parsedJson(base::readWholeFile(path(name) / "manifest.json").value());
  for (std::size_t i = 0; i < manifest["clips"].size(); i += 2) {
    auto& clip = manifest["clips"][i];
    clip["source"] = "replay";
    clip["captions"] = nlohmann::json::array();
    for (const auto& text : captions) clip["captions"].push_back({{"text", text}, {"kind", "free"}});
  }
  std::ofstream(path(name) / "manifest.json") << manifest.dump();
}

void TstDenoiserRecipe::otherWordsAreHeldToWhatTheFirstOnesGive() {
  tests::writeTextEncoder(path("tiny-text.safetensors"));
  writeReplayedData("several", {"a person crawls", "someone goes on all fours"});
  const auto data = dataset::MotionDataset::open(path("several"));
  QVERIFY2(data, data ? "" : data.error().message.c_str());
  const auto encoder = sampling::loadTextEncoder(model::readTensorFile(path("tiny-text.safetensors")).value(), "text");
  QVERIFY(encoder);
  training::CaptionSource source(*data, *encoder, {.nullText = 0.2, .phrases = 0.0});
  base::RandomStream random(3);
  const std::vector<std::size_t> replayed(60, 0), labelled(60, 1);
  const auto [drawn, own] = source.drawBesideOwn(replayed, random);
  int first = 0, other = 0, none = 0;
  for (int i = 0; i < 60; ++i) {
    const bool isNone = at::equal(drawn[i], source.encode("")[0]);
    QVERIFY(at::equal(own[i], source.encode(isNone ? "" : "a person crawls")[0]));
    isNone ? ++none : at::equal(drawn[i], own[i]) ? ++first : ++other;
  }
  QVERIFY2(first > 10 && other > 10 && none > 3, qPrintable(QStringLiteral("%1 %2 %3").arg(first).arg(other).arg(none)));
  // A label's sentences do not all say the same: one of them names the style.
  const auto ofLabels = source.drawBesideOwn(labelled, random);
  QVERIFY(at::equal(ofLabels.drawn, ofLabels.own));
}

Result<double> TstDenoiserRecipe::firstLoss(const char* run, const std::string& replayCaptions) const {
  Settings settings = {{"batch", "64"}, {"replay", "0.9"}, {"null-text", "0"}, {"from", path("start/weights.safetensors").string()}};
  settings.insert({{"vae", path("vae/weights.safetensors").string()}, {"text", path("tiny-text.safetensors").string()}});
  if (!replayCaptions.empty()) settings["replay-captions"] = replayCaptions;
  const auto report = engine::runTraining(tests::smallTraining("mld-denoiser", path("replayed"), path(run), 1, settings), {}, {});
  if (!report) return report.error();
  const auto log = base::readWholeFile(path(run) / "log.jsonl").value();
  for (std::size_t at = 0; at < log.size(); at = log.find('\n', at) + 1) {
    const auto line = base::parsedJson(log.substr(at, log.find('\n', at) - at));
    if (line.contains("drift")) return line["loss"].get<double>();
  }
  return Error{ErrorCode::ParseFailed, "the log tells of no drift: " + log};
}

void TstDenoiserRecipe::replayIsAskedForOtherCaptions() {
  tests::writeTextEncoder(path("tiny-text.safetensors"));
  writeReplayedData("replayed", {"a person crawls"});
  Settings settings = {{"batch", "4"}, {"layers", "3"}, {"width", "32"}, {"feed-forward", "32"}};
  settings.insert({{"vae", path("vae/weights.safetensors").string()}, {"text", path("tiny-text.safetensors").string()}});
  QVERIFY(trained("mld-denoiser", "start", settings));
  const auto write = [&](const char* name, const char* text) {
    std::ofstream(path(name)) << text;
    return path(name).string();
  };
  const auto loss = [&](const char* run, const std::string& file) { return firstLoss(run, file).value(); };
  // The same draws with the words that the clips have anyway, and with others.
  const double same = loss("same", write("same.tsv", "# captions\n\ncrawl\ta person crawls\r\n"));
  const double alike = loss("alike", write("alike.txt", "a person crawls"));
  const double other = loss("other", write("other.txt", "a man kicks high with the right leg"));
  QCOMPARE(same, alike);
  QVERIFY(std::abs(other - same) > 1e-6);

  const auto gone = firstLoss("gone", path("gone.tsv").string()), empty = firstLoss("empty", write("none.tsv", "# nothing\n"));
  QVERIFY(!gone && gone.error().message.find("gone.tsv") != std::string::npos);
  QVERIFY(!empty);
  QVERIFY2(empty.error().message.find("none.tsv: holds no caption") != std::string::npos, empty.error().message.c_str());
}

QTEST_GUILESS_MAIN(TstDenoiserRecipe)
#include "tst_denoiser_recipe.moc"
