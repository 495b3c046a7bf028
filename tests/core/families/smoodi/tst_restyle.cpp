#include "core/families/mld/mld_weights.h"
#include "core/families/smoodi/restyle.h"

#include "core/sampling/seeded_noise.h"
#include "core/text/compact_text_encoder.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <QTest>

using namespace core;
using namespace core::sampling;

namespace {

// Untrained and small: what is tested here are the loop's promises, not the motion.
StylizedModel smallModel() {
  torch::manual_seed(12);
  StylizedModel made;
  model::TemporalVaeOptions vae;
  vae.width = vae.headWidth = 16;
  made.vae.vae = model::TemporalVae(vae);
  made.vae.vae->eval();
  text::CompactTextOptions text;
  text.vocabularySize = 257;
  text.width = text.feedForward = 16;
  text.layers = 1;
  made.text = std::make_shared<text::CompactTextEncoder>(text::CompactBpe(), text::CompactTextNetwork(text));
  auto denoiser = model::compactDenoiser();
  denoiser.layers = 3;
  denoiser.feedForward = 64;
  made.denoiser.denoiser = model::MldDenoiser(denoiser);
  made.denoiser.denoiser->eval();
  auto style = model::compactStyleNetwork();
  style.layers = 2;
  style.feedForward = 64;
  made.style.network = model::StyleNetwork(style);
  made.style.network->eval();
  made.adaptor = model::StyleAdaptor(model::compactAdaptor(denoiser, style), made.denoiser.denoiser);
  const torch::NoGradGuard quiet;
  // A mild denoiser, as a trained one is: its prediction changes slowly along the path.
  for (auto& item : made.denoiser.denoiser->named_parameters()) {
    if (item.key().starts_with("latent_out")) item.value().mul_(0.1);
  }
  for (const auto& [name, value] : made.adaptor->trainableParameters()) {
    if (name.starts_with("zero_convs")) torch::Tensor(value).normal_(0.0, 0.05);
  }
  made.adaptor->eval();
  for (auto* mean : {&made.vae.mean, &made.style.mean}) *mean = torch::zeros({263});
  for (auto* std : {&made.vae.std, &made.style.std}) *std = torch::ones({263});
  made.denoiser.latentMean = torch::zeros({64});
  made.denoiser.latentStd = torch::ones({64});
  made.prototypes["old"] = {torch::randn({256}), torch::randn({256}), torch::rand({256})};
  return made;
}

at::Tensor run(StylizedModel& model, const at::Tensor& clip, const RestyleOptions& options) {
  auto result = restyle(model, clip, options, {}, {});
  return result ? *result : at::Tensor();
}

double distance(const at::Tensor& a, const at::Tensor& b) { return (a - b).norm().item<double>(); }

}  // namespace

class TstRestyle : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }
  void withoutAStyleTheMotionComesBack();
  void laterTurnsChangeMore();
  void theSameOptionsGiveTheSameMotion();
  void inpaintingKeepsMoreTheLaterItTurns();
  void inpaintingNeedsNoWayUp();
  void wrongWishesAreRefused();
};

void TstRestyle::withoutAStyleTheMotionComesBack() {
  auto model = smallModel();
  const auto clip = seededNoise(3, "clip", {44, 263});
  const auto lengths = torch::tensor({44}, torch::kLong);
  const torch::NoGradGuard quiet;
  const auto reconstruction = model.vae.vae->decode(model.vae.vae->encode(clip.unsqueeze(0), lengths).mean, lengths)[0];
  RestyleOptions options;
  const auto back = run(model, clip, options);
  QCOMPARE(back.size(0), 44);
  QVERIFY2(distance(back, reconstruction) < 0.02 * reconstruction.norm().item<double>(),
           qPrintable(QString::number(distance(back, reconstruction) / reconstruction.norm().item<double>())));
}

void TstRestyle::laterTurnsChangeMore() {
  auto model = smallModel();
  const auto clip = seededNoise(3, "clip", {44, 263});
  RestyleOptions options;
  const auto plain = run(model, clip, options);
  options.style = *namedStyle(model, "old");
  options.energy.scale = 0.0;
  options.turn = 5;
  const auto early = run(model, clip, options);
  options.turn = 45;
  const auto late = run(model, clip, options);
  QVERIFY2(distance(early, plain) < distance(late, plain), qPrintable(QString("%1 and %2").arg(distance(early, plain)).arg(distance(late, plain))));
  options.energy.scale = 0.4;
  QVERIFY(!at::allclose(late, run(model, clip, options)));
}

void TstRestyle::theSameOptionsGiveTheSameMotion() {
  auto model = smallModel();
  const auto clip = seededNoise(3, "clip", {61, 263});
  RestyleOptions options;
  options.prompt = "a person walks";
  options.style = *namedStyle(model, "old");
  options.steps = options.turn = 7;
  QVERIFY(run(model, clip, options).equal(run(model, clip, options)));
  std::stop_source stop;
  stop.request_stop();
  QCOMPARE(restyle(model, clip, options, {}, stop.get_token()).error().code, ErrorCode::Cancelled);
}

void TstRestyle::inpaintingKeepsMoreTheLaterItTurns() {
  auto model = smallModel();
  const auto clip = seededNoise(3, "clip", {44, 263});
  const auto lengths = torch::tensor({44}, torch::kLong);
  const torch::NoGradGuard quiet;
  const auto kept = model.vae.vae->decode(model.vae.vae->encode(clip.unsqueeze(0), lengths).mean, lengths)[0];
  double before = 0.0;
  for (const int turn : {2, 10, 20}) {
    RestyleOptions options;
    options.way = services::RestyleWay::Inpainting;
    options.steps = 20, options.turn = turn;
    options.style = *namedStyle(model, "old");
    const auto made = run(model, clip, options);
    QVERIFY(made.defined() && made.sizes() == clip.sizes());
    QVERIFY(made.equal(run(model, clip, options)));  // the same draw
    const double changed = distance(made, kept);
    QVERIFY2(changed > before, qPrintable(QString("%1 at turn %2, %3 before").arg(changed).arg(turn).arg(before)));
    before = changed;
    options.way = services::RestyleWay::Inversion;
    QVERIFY(!made.equal(run(model, clip, options)));
  }
}

void TstRestyle::inpaintingNeedsNoWayUp() {
  auto model = smallModel();
  const auto clip = seededNoise(3, "clip", {44, 263});
  RestyleOptions options;
  options.way = services::RestyleWay::Inpainting;
  options.steps = 20, options.turn = 1;
  const auto made = run(model, clip, options);
  int asked = 0;
  const auto counted = restyle(model, clip, options, [&](const jobs::Progress& progress) { asked = std::max(asked, static_cast<int>(progress.total)); }, {});
  QVERIFY(counted && counted->equal(made));
  QCOMPARE(asked, 20);  // one count, no inversion before it
}

void TstRestyle::wrongWishesAreRefused() {
  auto model = smallModel();
  RestyleOptions options;
  for (const int turn : {0, 51}) {
    options.turn = turn;
    QCOMPARE(restyle(model, torch::zeros({40, 263}), options, {}, {}).error().code, ErrorCode::InvalidArgument);
  }
  options.turn = 5;
  for (const int frames : {1, 19, 197, 5000}) {
    const auto result = restyle(model, torch::zeros({frames, 263}), options, {}, {});
    QVERIFY(!result && result.error().message.find(std::to_string(frames)) != std::string::npos);
  }
}

QTEST_APPLESS_MAIN(TstRestyle)
#include "tst_restyle.moc"
