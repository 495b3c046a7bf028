#include "core/families/mld/mld_vae.h"
#include "core/families/model_family.h"
#include "core/families/smoodi/published/published_model.h"
#include "core/io/read/npy.h"
#include "core/model_import/model_import.h"
#include "core/sampling/published_bundle.h"
#include "core/sampling/seeded_noise.h"
#include "tests/support/checkpoint_writer.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <fstream>

using namespace core;
using namespace core::sampling;

namespace {

constexpr int kWidth = 16, kText = 12;

class OneText : public text::TextEncoder {
 public:
  at::Tensor encode(const std::vector<std::string>& prompts) override {
    auto all = at::zeros({static_cast<std::int64_t>(prompts.size()), 1, kText});
    for (std::size_t i = 0; i < prompts.size(); ++i) all[static_cast<std::int64_t>(i)] = seededNoise(prompts[i].size(), "text", {1, kText});
    return all;
  }
  int width() const override { return kText; }
};

model::StyleNetworkOptions styleOptions(int classes) { return {.width = kWidth, .layers = 2, .feedForward = 24, .classes = classes, .positions = 500}; }

SmoodiModel networks() {
  at::manual_seed(5);
  SmoodiModel made;
  made.vae = model::MldVae(model::MldVaeOptions{.width = kWidth, .layers = 3, .feedForward = 24});
  model::StyleAdaptorOptions o;
  o.denoiser.latentWidth = o.denoiser.width = kWidth, o.denoiser.layers = 3, o.denoiser.feedForward = 24, o.denoiser.textWidth = kText, o.denoiser.timeWidth = 8;
  o.style = styleOptions(100);
  made.denoiser = model::StyleAdaptor(o);
  made.styleFunction = model::StyleNetwork(styleOptions(47));
  const torch::NoGradGuard quiet;
  for (const auto& [name, value] : made.denoiser->trainableParameters()) {
    if (name.starts_with("zero_convs")) at::Tensor(value).normal_(0.0, 0.1);
  }
  for (torch::nn::Module* module : std::initializer_list<torch::nn::Module*>{made.vae.get(), made.denoiser.get(), made.styleFunction.get()}) module->eval();
  return made;
}

PublishedModel smallModel() {
  PublishedModel made;
  made.networks = networks();
  made.mean = at::zeros({263});
  made.std = at::full({263}, 2.0);
  made.text = std::make_shared<OneText>();
  return made;
}

PublishedSampleOptions respacedSteps() {
  PublishedSampleOptions options;
  options.prompt = "a person walks";
  options.frames = 21;
  options.loop.steps = 5;
  options.style = seededNoise(1, "style", {30, 263});
  return options;
}

at::Tensor sample(PublishedModel& model, const PublishedSampleOptions& options) {
  auto result = samplePublished(model, options, {}, {});
  return result ? *result : at::Tensor();
}

}  // namespace

/// An imported model, small and with weights by chance: what the loop around the published networks promises.
class TstPublishedModel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }
  void theSameSeedGivesTheSameMotion();
  void everyLengthOfStyleClipWorks_data();
  void everyLengthOfStyleClipWorks();
  void whatIsMissingIsSaid();
  void anImportedFileSaysWhatItLacks();
};

void TstPublishedModel::theSameSeedGivesTheSameMotion() {
  auto model = smallModel();
  const auto options = respacedSteps();
  const auto first = sample(model, options);
  QCOMPARE(first.size(0), 21);
  QVERIFY(first.isfinite().all().item<bool>());
  QVERIFY(first.equal(sample(model, options)));
  auto other = options;
  other.seed = 2;
  QVERIFY(!at::allclose(first, sample(model, other)));
  other = options;
  other.style.reset();
  QVERIFY(!at::allclose(first, sample(model, other)));
  other = options;
  other.order = PublishedSampleOptions::StyleOrder::Given;
  QVERIFY(!first.equal(sample(model, other)));
  other = options;
  other.loop.eta = 1.0;
  QVERIFY(!at::allclose(first, sample(model, other)));
  QVERIFY(sample(model, other).equal(sample(model, other)));
  for (const auto form : {diffusion::GuidanceForm::Paper, diffusion::GuidanceForm::ReleasedTwoBranch}) {
    other = options;
    other.loop.form = form;
    QVERIFY(!at::allclose(first, sample(model, other)));
  }
}

void TstPublishedModel::everyLengthOfStyleClipWorks_data() {
  QTest::addColumn<int>("frames");
  QTest::addColumn<int>("used");
  for (const auto& [frames, used] : {std::pair{1, 196}, {15, 196}, {196, 196}, {301, 301}, {5000, 480}}) QTest::addRow("%d frames", frames) << frames << used;
}

void TstPublishedModel::everyLengthOfStyleClipWorks() {
  QFETCH(int, frames);
  QFETCH(int, used);
  auto model = smallModel();
  const auto clip = at::ones({frames, 263});
  const auto reference = publishedStyleReference(clip, at::full({263}, 3.0), at::full({263}, 2.0));
  QCOMPARE(reference.size(1), used);
  QCOMPARE(reference[0][0][0].item<float>(), -1.0f);
  if (frames < used) QCOMPARE(reference[0][used - 1][7].item<float>(), -1.5f);  // padding is -mean / std
  auto options = respacedSteps();
  options.loop.steps = 2;
  options.style = clip;
  QVERIFY(sample(model, options).defined());
}

void TstPublishedModel::whatIsMissingIsSaid() {
  auto model = smallModel();
  model.networks.styleFunction = nullptr;
  auto options = respacedSteps();
  auto result = samplePublished(model, options, {}, {});
  QVERIFY(!result && result.error().message.find("style_classifier.pt") != std::string::npos);
  options.loop.energy.scale = 0.0;
  QVERIFY(samplePublished(model, options, {}, {}).ok());
  std::stop_source stop;
  stop.request_stop();
  QCOMPARE(samplePublished(model, options, {}, stop.get_token()).error().code, ErrorCode::Cancelled);
}

void TstPublishedModel::anImportedFileSaysWhatItLacks() {
  const QTemporaryDir folder;
  const std::filesystem::path path(folder.path().toStdString());
  tests::CheckpointLayout layout;
  const auto made = networks();
  for (const auto& item : made.vae->named_parameters()) layout.groups["state_dict"].emplace_back("vae." + item.key(), item.value().detach());
  for (const auto& item : made.denoiser->named_parameters()) layout.groups["state_dict"].emplace_back("denoiser." + item.key(), item.value().detach());
  const auto bytes = tests::zipCheckpoint(layout);
  std::ofstream(path / "SMooDi.ckpt", std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  const auto import = [&] {
    model::ModelImportRequest request;
    request.files = {path / "SMooDi.ckpt"};
    const auto report = model::importModel(request, families::importKinds(), path / "model.safetensors");
    return report && report->isComplete();
  };
  QVERIFY(import());
  QCOMPARE(publishedKindOf(model::readSafetensorsMetadata(path / "model.safetensors").value()), std::string("smoodi"));
  auto loaded = loadPublishedModel(path / "model.safetensors");
  QVERIFY(!loaded && loaded.error().message.find("Mean.npy") != std::string::npos);
  const std::vector<float> ones(263, 1.0f);
  QVERIFY(io::writeNpy(path / "Mean.npy", ones, std::vector<std::int64_t>{263}));
  QVERIFY(io::writeNpy(path / "Std.npy", ones, std::vector<std::int64_t>{263}));
  QVERIFY(import());
  loaded = loadPublishedModel(path / "model.safetensors");
  QVERIFY2(!loaded && loaded.error().message.find("no text tower") != std::string::npos, loaded.error().message.c_str());
  QCOMPARE(loadPublishedModel(path / "absent.safetensors").error().code, ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(TstPublishedModel)
#include "tst_published_model.moc"
