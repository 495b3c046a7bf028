#include "core/engine/modules/module_runner.h"
#include "core/families/mld/mld_sampler.h"
#include "core/families/smoodi/smoodi_sampler.h"
#include "core/families/smoodi/training/smoodi_loss.h"

#include <ATen/ATen.h>
#include <torch/autograd.h>

#include <QtTest/QtTest>

#include <stop_token>

using namespace core;
using diffusion::GuidanceForm;

/// Sampling, inversion and the training loss with a tiny model.
class TstSmoodiSampler : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sameRequestGivesTheSameMotion_data();
  void sameRequestGivesTheSameMotion();
  void cachedLoopEqualsTheLoopAsWritten_data();
  void cachedLoopEqualsTheLoopAsWritten();
  void clipInABatchIsTheClipAlone();
  void givenOrderEqualsIdentityPermutations();
  void windowPermutationsStayInTheirWindows();
  void wrongRequestsAreRefused();
  void stopIsObeyed();
  void inversionThenSamplingReturns();
  void moduleRefusesWrongInputsWithASentence();
  void lossModuleAnswersEveryTermAndGradient();
  void lossHasItsTerms();
  void lossGradientIsThatOfItsFormula();
};

namespace {

constexpr int kFeatures = 10, kText = 12;

const diffusion::NoiseSchedule& schedule() {
  static const auto value = diffusion::NoiseSchedule::scaledLinear().value();
  return value;
}

model::StyleAdaptorOptions adaptorOptions() {
  model::StyleAdaptorOptions o;
  o.denoiser.width = o.denoiser.latentWidth = 32;
  o.denoiser.layers = 5, o.denoiser.feedForward = 48, o.denoiser.textWidth = kText, o.denoiser.timeWidth = 16, o.denoiser.positions = 40;
  o.style = {.featureWidth = kFeatures, .width = 32, .layers = 2, .feedForward = 48, .classes = 3, .positions = 60};
  return o;
}

sampling::SmoodiModel tinyModel(bool isDouble = false) {
  at::manual_seed(1);
  sampling::SmoodiModel m;
  m.vae = model::MldVae(model::MldVaeOptions{.featureWidth = kFeatures, .width = 32, .layers = 5, .feedForward = 48, .positions = 60});
  m.denoiser = model::StyleAdaptor(adaptorOptions());
  m.styleFunction = model::StyleNetwork(adaptorOptions().style);
  torch::NoGradGuard quiet;
  for (auto& item : m.denoiser->named_parameters()) {
    if (item.key().rfind("zero_convs.", 0) == 0) item.value().normal_(0.0, 0.2);
  }
  const auto settle = [&](torch::nn::Module& part) {
    part.eval();
    if (isDouble) part.to(torch::kDouble);
    for (auto& parameter : part.parameters()) parameter.set_requires_grad(false);
  };
  settle(*m.vae), settle(*m.denoiser), settle(*m.styleFunction);
  return m;
}

sampling::SmoodiRequest tinyRequest(std::int64_t batch = 2) {
  at::manual_seed(2);
  sampling::SmoodiRequest r;
  r.latent = at::randn({batch, 1, 32});
  r.textNull = at::randn({1, 1, kText});
  r.textContent = at::randn({batch, 1, kText});
  r.style = at::randn({batch, 37, kFeatures});
  r.lengths = at::arange(batch, at::kLong) * 9 + 16;
  return r;
}

sampling::SmoodiOptions respacedSteps(GuidanceForm form = GuidanceForm::Released) {
  sampling::SmoodiOptions o;
  o.steps = 12;
  o.form = form;
  return o;
}

double distance(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

void addForms() {
  QTest::addColumn<int>("form");
  QTest::newRow("released") << static_cast<int>(GuidanceForm::Released);
  QTest::newRow("released, two branches") << static_cast<int>(GuidanceForm::ReleasedTwoBranch);
  QTest::newRow("paper") << static_cast<int>(GuidanceForm::Paper);
  QTest::newRow("text only") << static_cast<int>(GuidanceForm::TextOnly);
}

/// The loop as the formulas stand, one branch after the other, everything recomputed in every step.
at::Tensor plainLoop(sampling::SmoodiModel& m, const sampling::SmoodiRequest& r, const sampling::SmoodiOptions& o) {
  torch::NoGradGuard quiet;
  const auto batch = r.latent.size(0);
  const auto texts = [&](bool has) { return has ? r.textContent : r.textNull.expand({batch, -1, -1}); };
  auto z = r.latent;
  const std::int64_t stride = 1000 / o.steps;
  for (std::int64_t k = 0; k < o.steps; ++k) {
    const std::int64_t t = (o.steps - 1 - k) * stride + 1;
    const auto time = at::full({batch}, t, at::kLong);
    const auto style = r.permutations.defined() ? r.style.index_select(1, r.permutations[k]) : r.style;
    const auto noise = [&](bool hasText, bool hasStyle) {
      return m.denoiser->forward(z, time, texts(hasText), m.denoiser->embedStyle(hasStyle ? style : at::zeros_like(style)));
    };
    const auto pure = [&](bool hasText) { return m.denoiser->denoiser()->forward(z, time, texts(hasText)); };
    const double w_c = o.weights.content, w_s = o.weights.style;
    at::Tensor e, later = at::zeros_like(z);
    switch (o.form) {
      case GuidanceForm::Released:
        e = noise(false, false) + w_s * (noise(false, true) - noise(false, false));
        later = w_c * (noise(true, false) - noise(false, false));
        break;
      case GuidanceForm::ReleasedTwoBranch: e = noise(false, true) + w_c * (noise(true, true) - noise(false, true)); break;
      case GuidanceForm::Paper: e = noise(false, false) + w_c * (noise(true, false) - noise(false, false)) + w_s * (noise(true, true) - noise(true, false)); break;
      case GuidanceForm::TextOnly: e = pure(false) + w_c * (pure(true) - pure(false)); break;
    }
    const double a = schedule().alphaBarAt(t), below = schedule().alphaBarAt(t - stride);
    for (int i = 0; t - 1 < o.energy.below && i < o.energy.iterations; ++i) {
      torch::AutoGradMode gradients(true);
      auto moved = e.detach().clone().requires_grad_(true);
      const auto motion = m.vae->decode((z - std::sqrt(1 - a) * moved) / std::sqrt(a), r.lengths);
      const auto ours = m.styleFunction->statistics(motion, 0).back(), theirs = m.styleFunction->statistics(r.style, 0).back();
      const auto loss = 2 * ((ours.mean - theirs.mean).abs().sum() + (ours.deviation - theirs.deviation).abs().sum()) / static_cast<double>(batch);
      auto gradient = torch::autograd::grad({loss}, {moved})[0];
      gradient.select(2, 0).zero_();
      e = e - o.energy.scale * gradient;
    }
    e = e + later;
    z = std::sqrt(below) * (z - std::sqrt(1 - a) * e) / std::sqrt(a) + std::sqrt(1 - below) * e;
  }
  return z;
}

}  // namespace

void TstSmoodiSampler::sameRequestGivesTheSameMotion_data() { addForms(); }

void TstSmoodiSampler::sameRequestGivesTheSameMotion() {
  QFETCH(int, form);
  auto m = tinyModel();
  const auto first = sampling::sampleSmoodi(m, schedule(), tinyRequest(), respacedSteps(static_cast<GuidanceForm>(form)));
  const auto second = sampling::sampleSmoodi(m, schedule(), tinyRequest(), respacedSteps(static_cast<GuidanceForm>(form)));
  QVERIFY2(first && second, first ? "" : first.error().message.c_str());
  QVERIFY(first->features.equal(second->features));
  QVERIFY(first->features.isfinite().all().item<bool>());
  QCOMPARE(first->features.size(1), std::int64_t{25});
  QCOMPARE(first->trajectory.size(0), std::int64_t{1});
}

void TstSmoodiSampler::cachedLoopEqualsTheLoopAsWritten_data() { addForms(); }

void TstSmoodiSampler::cachedLoopEqualsTheLoopAsWritten() {
  QFETCH(int, form);
  auto m = tinyModel(true);
  auto request = tinyRequest();
  for (auto* tensor : {&request.latent, &request.textNull, &request.textContent, &request.style}) *tensor = tensor->to(at::kDouble);
  auto options = respacedSteps(static_cast<GuidanceForm>(form));
  options.energy.scale = 0.01;  // small enough that no difference passes through zero
  request.permutations = sampling::windowPermutations(37, options.steps, 3);
  const auto sample = sampling::sampleSmoodi(m, schedule(), request, options);
  QVERIFY2(sample, sample ? "" : sample.error().message.c_str());
  const auto expected = plainLoop(m, request, options);
  const double scale = expected.abs().max().item<double>();
  // The sinusoid of the step and the key bias are float32 in both; everything else is float64.
  QVERIFY2(distance(sample->latent, expected) < 1e-6 * scale, qPrintable(QString::number(distance(sample->latent, expected) / scale)));
}

void TstSmoodiSampler::clipInABatchIsTheClipAlone() {
  auto m = tinyModel();
  auto options = respacedSteps();
  options.energy.scale = 0.0;  // the energy of a batch sees its padding, as published
  const auto both = tinyRequest();
  auto one = both;
  one.latent = both.latent.narrow(0, 0, 1), one.textContent = both.textContent.narrow(0, 0, 1);
  one.style = both.style.narrow(0, 0, 1), one.lengths = both.lengths.narrow(0, 0, 1);
  const auto together = sampling::sampleSmoodi(m, schedule(), both, options), alone = sampling::sampleSmoodi(m, schedule(), one, options);
  QVERIFY(together && alone);
  const double scale = alone->latent.abs().max().item<double>();
  QVERIFY(distance(together->latent.narrow(0, 0, 1), alone->latent) < 1e-3 * scale);
}

void TstSmoodiSampler::givenOrderEqualsIdentityPermutations() {
  auto m = tinyModel();
  auto request = tinyRequest();
  const auto without = sampling::sampleSmoodi(m, schedule(), request, respacedSteps());
  request.permutations = at::arange(37, at::kLong).repeat({12, 1});
  const auto with = sampling::sampleSmoodi(m, schedule(), request, respacedSteps());
  QVERIFY(without && with);
  QVERIFY(without->latent.equal(with->latent));
}

void TstSmoodiSampler::windowPermutationsStayInTheirWindows() {
  const auto orders = sampling::windowPermutations(40, 25, 7);
  QVERIFY(orders.equal(sampling::windowPermutations(40, 25, 7)));
  QVERIFY(!orders.equal(sampling::windowPermutations(40, 25, 8)));
  for (std::int64_t row = 0; row < 25; ++row) {
    for (const std::int64_t first : {0, 16}) {
      const auto window = orders[row].narrow(0, first, 16);
      QVERIFY(std::get<0>(window.sort()).equal(at::arange(first, first + 16, at::kLong)));
    }
    QVERIFY(orders[row].narrow(0, 32, 8).equal(at::arange(32, 40, at::kLong)));
  }
  QVERIFY(sampling::windowPermutations(15, 1, 7)[0].equal(at::arange(15, at::kLong)));
}

void TstSmoodiSampler::wrongRequestsAreRefused() {
  auto m = tinyModel();
  const auto refused = [&](auto change) {
    auto request = tinyRequest();
    auto options = respacedSteps();
    change(request, options);
    const auto sample = sampling::sampleSmoodi(m, schedule(), request, options);
    return !sample && sample.error().code == ErrorCode::InvalidArgument && !sample.error().message.empty();
  };
  using R = sampling::SmoodiRequest;
  using O = sampling::SmoodiOptions;
  QVERIFY(refused([](R&, O& o) { o.steps = 0; }));
  QVERIFY(refused([](R&, O& o) { o.steps = 1000; }));
  QVERIFY(refused([](R&, O& o) { o.start = 12; }));
  QVERIFY(refused([](R& r, O&) { r.lengths = at::tensor({16, 0}, at::kLong); }));
  QVERIFY(refused([](R& r, O&) { r.lengths = at::tensor({16, 59}, at::kLong); }));
  QVERIFY(refused([](R& r, O&) { r.lengths = at::tensor({16}, at::kLong); }));
  QVERIFY(refused([](R& r, O&) { r.style = at::zeros({2, 5000, kFeatures}); }));
  QVERIFY(refused([](R& r, O&) { r.style = at::zeros({1, 20, kFeatures}); }));
  QVERIFY(refused([](R& r, O&) { r.permutations = at::zeros({12, 36}, at::kLong); }));
  QVERIFY(refused([](R& r, O&) { r.permutations = at::full({12, 37}, 37, at::kLong); }));
  // A style of one frame is little, but a clip.
  auto request = tinyRequest();
  request.style = at::randn({2, 1, kFeatures});
  QVERIFY(sampling::sampleSmoodi(m, schedule(), request, respacedSteps()));
}

void TstSmoodiSampler::stopIsObeyed() {
  auto m = tinyModel();
  std::stop_source source;
  int steps = 0;
  const auto progress = [&](const jobs::Progress& p) {
    ++steps;
    if (p.done == 3) source.request_stop();
  };
  const auto sample = sampling::sampleSmoodi(m, schedule(), tinyRequest(), respacedSteps(), progress, source.get_token());
  QVERIFY(!sample);
  QCOMPARE(sample.error().code, ErrorCode::Cancelled);
  QCOMPARE(steps, 3);
}

void TstSmoodiSampler::inversionThenSamplingReturns() {
  // With w_c = 1 and many steps inversion and sampling are near inverses of each other.
  auto m = tinyModel();
  at::manual_seed(4);
  const auto features = at::randn({1, 20, kFeatures});
  const auto lengths = at::tensor({20}, at::kLong);
  auto request = tinyRequest(1);
  const auto inversion = sampling::invertMld(m.vae, m.denoiser->denoiser(), schedule(), features, lengths, request.textNull, request.textContent,
                                             {.steps = 200, .keep = 120, .contentWeight = 1.0});
  QVERIFY2(inversion, inversion ? "" : inversion.error().message.c_str());
  request.latent = inversion->latent;
  request.lengths = lengths;
  auto options = respacedSteps(GuidanceForm::TextOnly);
  options.steps = 200, options.start = 80, options.weights.content = 1.0, options.energy.scale = 0.0;
  const auto sample = sampling::sampleSmoodi(m, schedule(), request, options);
  QVERIFY2(sample, sample ? "" : sample.error().message.c_str());
  const double error = distance(sample->latent, inversion->encoded) / inversion->encoded.abs().max().item<double>();
  QVERIFY2(error < 0.1, qPrintable(QString::number(error)));
  QVERIFY(!sampling::invertMld(m.vae, m.denoiser->denoiser(), schedule(), features, lengths, request.textNull, request.textContent, {.steps = 50, .keep = 51}));
}

void TstSmoodiSampler::moduleRefusesWrongInputsWithASentence() {
  auto m = tinyModel();
  model::TensorMap weights;
  for (const auto& item : m.vae->named_parameters()) weights["vae." + item.key()] = item.value();
  const auto run = [&](const model::TensorMap& inputs) { return engine::runModule("mld-vae-decode", inputs, weights, {}); };
  const auto latent = at::randn({2, 1, 32});
  QVERIFY(run({{"latent", latent}, {"lengths", at::tensor({5, 9}, at::kLong)}}));
  for (const auto& inputs : std::vector<model::TensorMap>{{{"latent", latent}},
                                                          {{"latent", latent}, {"lengths", at::tensor({5}, at::kLong)}},
                                                          {{"latent", latent}, {"lengths", at::tensor({5, 0}, at::kLong)}},
                                                          {{"latent", latent}, {"lengths", at::tensor({5, 1'000'000'000}, at::kLong)}},
                                                          {{"latent", at::randn({2, 1, 31})}, {"lengths", at::tensor({5, 9}, at::kLong)}}}) {
    const auto answer = run(inputs);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::InvalidArgument);
  }
  QVERIFY(!engine::runModule("smoodi-sample", {}, weights, {}));
  QVERIFY(!engine::runModule("mld-vae-decode", {}, {}, {}));
}

namespace {
training::SmoodiLossInput tinyLossInput() {
  at::manual_seed(6);
  training::SmoodiLossInput in;
  for (auto* side : {&in.x, &in.y}) {
    side->latent = at::randn({2, 1, 32}, at::kDouble), side->noise = at::randn({2, 1, 32}, at::kDouble);
    side->cycleNoise = at::randn({2, 1, 32}, at::kDouble), side->text = at::randn({2, 1, kText}, at::kDouble);
    side->style = at::randn({2, 20, kFeatures}, at::kDouble), side->lengths = at::tensor({20, 12}, at::kLong);
  }
  in.timestep = at::tensor({40, 700}, at::kLong);
  return in;
}

training::LatentDecoder decoderOf(sampling::SmoodiModel& m) {
  return [vae = m.vae](const at::Tensor& latent, const at::Tensor& lengths) mutable { return vae->decode(latent, lengths); };
}
}  // namespace

void TstSmoodiSampler::lossModuleAnswersEveryTermAndGradient() {
  auto m = tinyModel();
  model::TensorMap weights, inputs;
  for (const auto& item : m.vae->named_parameters()) weights["vae." + item.key()] = item.value();
  for (const auto& item : m.denoiser->named_parameters()) weights["denoiser." + item.key()] = item.value();
  const std::map<std::string, std::int64_t> frames{{"x", 20}, {"y", 17}};
  for (const auto& [side, count] : frames) {
    for (const char* name : {"latent_", "noise_", "noise_cycle_"}) inputs[name + side] = at::randn({2, 1, 32});
    inputs["text_" + side] = at::randn({2, 1, kText});
    inputs["style_" + side] = at::randn({2, count, kFeatures});
    inputs["lengths_" + side] = at::tensor({count - 4, count - 1}, at::kLong);
  }
  inputs["timestep"] = at::tensor({3, 600}, at::kLong);
  // Styles of calls 1 to 6: x, y, y, x, then the decoded motions of y and x.
  const std::vector<std::int64_t> sizes{20, 17, 17, 20, 16, 19};
  for (std::size_t i = 0; i < sizes.size(); ++i) inputs["permutation_" + std::to_string(i + 1)] = at::randperm(sizes[i], at::kLong);
  const auto answer = engine::runModule("smoodi-loss", inputs, weights, {});
  QVERIFY2(answer, answer ? "" : answer.error().message.c_str());
  for (const char* name : {"total", "loss_x", "loss_y", "cycle_x", "cycle_y"}) QCOMPARE(answer->at(name).numel(), std::int64_t{1});
  for (const char* key : {"style_encoder.skel_embedding.bias", "zero_convs.0.bias", "emb_proj.1.bias"}) {
    const auto& gradient = answer->at(std::string("grad.denoiser.") + key);
    QCOMPARE(gradient.numel(), std::int64_t{32});
    QVERIFY(gradient.isfinite().all().item<bool>() && gradient.abs().max().item<float>() > 0.0f);
  }
  auto broken = inputs;
  broken["noise_x"] = inputs["noise_x"] / 0.0;
  const auto refused = engine::runModule("smoodi-loss", broken, weights, {});
  QVERIFY(!refused && refused.error().message.find("noise_x") != std::string::npos);
  inputs["permutation_5"] = at::arange(17, at::kLong);
  QVERIFY(!engine::runModule("smoodi-loss", inputs, weights, {}));
}

void TstSmoodiSampler::lossHasItsTerms() {
  auto m = tinyModel(true);
  const auto in = tinyLossInput();
  const auto all = training::smoodiLoss(m.denoiser, schedule(), decoderOf(m), in);
  const auto near = [](const at::Tensor& a, const at::Tensor& b) { return std::abs(a.item<double>() - b.item<double>()) < 1e-9; };
  QVERIFY(near(all.total, all.standard + all.prior + 0.1 * (all.cycleX + all.cycleY)));
  for (const auto& term : {all.standard, all.prior, all.cycleX, all.cycleY}) QVERIFY(term.item<double>() > 0.0);

  const auto noCycle = training::smoodiLoss(m.denoiser, schedule(), decoderOf(m), in, {.hasCycle = false});
  QVERIFY(near(noCycle.total, all.standard + all.prior));
  const auto noPrior = training::smoodiLoss(m.denoiser, schedule(), decoderOf(m), in, {.hasPrior = false});
  QVERIFY(near(noPrior.total, all.standard + 0.1 * (all.cycleX + all.cycleY)));
  QVERIFY(noPrior.prior.item<double>() == 0.0);

  // The first two calls read untouched buffers in both forms; the others tell the forms apart.
  const auto clean = training::smoodiLoss(m.denoiser, schedule(), decoderOf(m), in, {.accumulatesInBuffer = false});
  QVERIFY(near(clean.standard, all.standard) && near(clean.prior, all.prior));
  QVERIFY(!near(clean.cycleX, all.cycleX));
}

void TstSmoodiSampler::lossGradientIsThatOfItsFormula() {
  auto m = tinyModel(true);
  const auto in = tinyLossInput();
  const auto named = m.denoiser->named_parameters();
  for (const char* name : {"zero_convs.0.bias", "emb_proj.1.bias", "style_encoder.skel_embedding.bias"}) {
    auto parameter = named[name];
    parameter.set_requires_grad(true);
    // Without the cycle nothing is cut from the graph, so differences of the value tell the gradient.
    const auto value = [&] { return training::smoodiLoss(m.denoiser, schedule(), decoderOf(m), in, {.hasCycle = false}).total; };
    const auto gradient = torch::autograd::grad({value()}, {parameter})[0];
    parameter.set_requires_grad(false);
    for (const int i : {0, 5, 31}) {
      constexpr double kStep = 1e-5;
      const double before = parameter[i].item<double>();
      parameter[i] = before + kStep;
      const double above = value().item<double>();
      parameter[i] = before - kStep;
      const double below = value().item<double>();
      parameter[i] = before;
      const double numeric = (above - below) / (2 * kStep), ours = gradient[i].item<double>();
      QVERIFY2(std::abs(numeric - ours) < 1e-6 + 1e-4 * std::abs(ours), qPrintable(QString("%1: %2 and %3").arg(name).arg(numeric).arg(ours)));
    }
  }
}

QTEST_APPLESS_MAIN(TstSmoodiSampler)
#include "tst_smoodi_sampler.moc"
