#include "core/base/json_text.h"
#include "core/checkpoint/safetensors.h"
#include "core/engine/training_session.h"
#include "core/families/mld/mld_weights.h"
#include "core/sampling/compact_parts.h"
#include "tests/support/built_data.h"
#include "tests/support/small_training.h"

#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace core;

/// A text encoder and a denoiser of other widths than usual, for models that have to be small.
class TstDenoiserRecipe : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void widthsAreThoseThatAreAskedFor();
  void widthsThatHeadsDoNotShareAreRefused_data();
  void widthsThatHeadsDoNotShareAreRefused();

 private:
  using Settings = std::map<std::string, std::string>;
  std::filesystem::path path(const char* name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  Result<std::filesystem::path> trained(const std::string& recipe, const char* run, const Settings& settings) const;
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

QTEST_GUILESS_MAIN(TstDenoiserRecipe)
#include "tst_denoiser_recipe.moc"
