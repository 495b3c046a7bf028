#include "core/checkpoint/safetensors.h"
#include "core/families/mld/mld_weights.h"
#include "core/families/mld/vae_recipe.h"
#include "core/training/trainer.h"
#include "tests/support/built_data.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

using namespace core;

/// Learning a motion autoencoder: what is measured of a reconstruction, and a decoder that learns alone.
class TstVaeRecipe : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void turnsAreSummedUp();
  void aDecoderLearnsAlone();
  void aDecoderAloneGoesOnFromSomething();

 private:
  using Settings = std::map<std::string, std::string>;
  std::filesystem::path path(const char* name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  model::TensorFile trained(const char* run, Settings settings, std::optional<model::TrainedVae> start = {});
  QTemporaryDir folder_;
  std::unique_ptr<dataset::MotionDataset> data_;
};

void TstVaeRecipe::initTestCase() {
  at::set_num_threads(1);
  tests::writeBuiltData(path("data"), 16, 60);
  data_ = std::make_unique<dataset::MotionDataset>(dataset::MotionDataset::open(path("data")).value());
}

model::TensorFile TstVaeRecipe::trained(const char* run, Settings settings, std::optional<model::TrainedVae> start) {
  at::manual_seed(1);
  settings.insert({{"batch", "4"}, {"width", "32"}, {"latent", "8"}, {"global-after", "1"}});
  training::TrainerOptions options;
  options.steps = 6;
  options.warmupSteps = 1;
  options.learningRate = 1e-3;
  options.useBfloat16 = false;
  options.runFolder = path(run);
  auto recipe = std::make_unique<training::VaeRecipe>(*data_, base::Settings::parse(training::VaeRecipe::settings(), settings).value(), std::move(start));
  auto trainer = std::move(training::Trainer::create("mld-vae", std::move(recipe), options)).value();
  while (!trainer->finished()) trainer->step();
  if (!trainer->saveCheckpoint()) throw std::runtime_error("no checkpoint");
  return model::readTensorFile(path(run) / "weights.safetensors").value();
}

void TstVaeRecipe::turnsAreSummedUp() {
  // Half a hundredth of a radian more in each of ten frames is a turn of a tenth at the end, and of 0.055 on the mean.
  auto motion = at::zeros({1, 10, 263}), other = motion.clone();
  other.select(2, 0).fill_(0.005);
  const auto error = training::reconstructionError(motion, other, at::full({1}, 10, at::kLong), at::zeros({263}), at::ones({263}));
  QVERIFY2(std::abs(error.turnDegrees - 0.055 * 180.0 / 3.14159265) < 1e-3, qPrintable(QString::number(error.turnDegrees)));
}

void TstVaeRecipe::aDecoderLearnsAlone() {
  const auto before = trained("whole", {});
  const auto after = trained("decoder", {{"part", "decoder"}}, model::loadVae(before, "whole").value());
  QCOMPARE(after.tensors.size(), before.tensors.size());
  int kept = 0, learnt = 0;
  for (const auto& [name, tensor] : before.tensors) {
    const bool isSame = tensor.equal(after.tensors.at(name));
    const bool isOfEncoder = name.starts_with("vae.patch") || name.starts_with("vae.down") || name.starts_with("vae.encoder") || name.starts_with("vae.to_latent");
    if (isOfEncoder)
      QVERIFY2(isSame, name.c_str());
    else if (name.starts_with("vae."))
      QVERIFY2(!isSame, name.c_str());
    isSame ? ++kept : ++learnt;
  }
  QVERIFY(kept > 10 && learnt > 10);
  QVERIFY(model::loadVae(after, "decoder"));
}

void TstVaeRecipe::aDecoderAloneGoesOnFromSomething() {
  try {
    trained("nothing", {{"part", "decoder"}});
    QFAIL("a decoder without an encoder was accepted");
  } catch (const std::invalid_argument& error) {
    QVERIFY2(QString(error.what()).contains("from=FILE"), error.what());
  }
}

QTEST_GUILESS_MAIN(TstVaeRecipe)
#include "tst_vae_recipe.moc"
