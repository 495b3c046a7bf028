#include "core/engine/modules/module_runner.h"
#include "core/families/crossdiff/crossdiff_loss.h"
#include "core/families/crossdiff/mixture.h"
#include "core/families/crossdiff/published_crossdiff.h"
#include "core/families/mdm/published_mdm.h"
#include "tests/support/fixtures.h"
#include "tests/support/hash_weights.h"

#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>

#include <QtTest/QtTest>

#include <set>

using namespace core::model;

/// What the headers of CrossDiff, MDM, their loss and the mixture promise, at small sizes.
class TstCrossDiffNetworks : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void parameterNamesAreThePublishedOnes_data();
  void parameterNamesAreThePublishedOnes();
  void sizesFollowFromTheShapes();
  void missingTensorsAreNamed();
  void oneOutputIsThatOfBoth();
  void ablationHasALadderPerKind();
  void batchDoesNotChangeASample();
  void nullTextLeavesTheBias();
  void maskedFramesChangeNothingInMdm();
  void lossIsTheMeanOverWhatCounts();
  void lossGradientsAreTheFiniteDifferences();
  void lossModuleAgreesWithTheNetworkModule();
  void unseenFeaturesDoNotCount();
  void secondStageTouchesOnlyThe3dPath();
  void trainsUnderReducedPrecision();
  void mixtureSwitchesOnceAtAlpha_data();
  void mixtureSwitchesOnceAtAlpha();
  void mixtureAtZeroIsTheCrossPrediction();
  void knownFramesSurviveSampling();
  void stopEndsTheLoop();
};

namespace {

CrossDiffOptions tiny() {
  CrossDiffOptions o;
  o.motionWidth = 11, o.jointWidth = 8, o.frames = 6, o.width = 16, o.feedForward = 24, o.rootFeedForward = 12;
  o.ownLayers = 1, o.sharedLayers = 3, o.textWidth = 5, o.positions = 1000;
  return o;
}

struct Batch {
  at::Tensor motion3d, motion2d, text, timestep;
};

Batch batchOf(const CrossDiffOptions& o, std::int64_t count, at::ScalarType type = at::kFloat) {
  at::manual_seed(11);
  return {at::randn({count, o.frames, o.motionWidth}, type), at::randn({count, o.frames, o.jointWidth}, type), at::randn({count, o.textWidth}, type),
          at::randint(1000, {count}, at::kLong)};
}

core::training::CrossDiffLossInput lossInput(const CrossDiffOptions& o, at::ScalarType type = at::kFloat) {
  const auto batch = batchOf(o, 3, type);
  core::training::CrossDiffLossInput input;
  input.motion3d = batch.motion3d, input.motion2d = batch.motion2d;
  input.lengths = at::tensor({6, 2, 4}, at::kLong);
  input.valid = at::tensor({1.0, 1.0, 0.0}, type);
  input.timestep = at::tensor({3, 400, 900}, at::kLong);
  input.text3d = input.text2d = batch.text;
  input.noise3d = at::randn_like(batch.motion3d), input.noise2d = at::randn_like(batch.motion2d);
  return input;
}

const core::diffusion::NoiseSchedule& schedule() {
  static const auto made = core::diffusion::NoiseSchedule::cosine().value();
  return made;
}

double distance(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

CrossDiff evaluated(const CrossDiffOptions& o) {
  at::manual_seed(5);
  CrossDiff network(o);
  network->eval();
  return network;
}

}  // namespace

void TstCrossDiffNetworks::parameterNamesAreThePublishedOnes_data() {
  QTest::addColumn<QString>("set");
  for (const char* set : {"crossdiff-tiny", "mdm"}) QTest::newRow(set) << QString(set);
}

void TstCrossDiffNetworks::parameterNamesAreThePublishedOnes() {
  QFETCH(QString, set);
  const auto folder = tests::sharedFolder();
  if (!folder) QSKIP("the shared folder is not there");
  auto weights = tests::hashWeights(*folder / "fixtures" / "keys" / (set.toStdString() + ".tsv"));
  QVERIFY(weights);
  std::set<std::string> expected, ours;
  for (const auto& [name, tensor] : *weights) {
    if (!name.ends_with("sequence_pos_encoder.pe")) expected.insert(name);
  }
  if (set == "mdm") {
    auto network = loadMdm(*weights);
    QVERIFY2(network, network ? "" : network.error().message.c_str());
    for (const auto& item : (*network)->named_parameters()) ours.insert(item.key());
  } else {
    auto network = loadCrossDiff(*weights);
    QVERIFY2(network, network ? "" : network.error().message.c_str());
    for (const auto& item : (*network)->named_parameters()) ours.insert(item.key());
  }
  QVERIFY(ours == expected);
  // Files without the sinusoid give the same network.
  auto bare = *weights;
  std::erase_if(bare, [](const auto& item) { return item.first.ends_with("sequence_pos_encoder.pe"); });
  const auto whole = set == "mdm" ? loadMdm(*weights).value()->condition().table : loadCrossDiff(*weights).value()->condition().table;
  const auto computed = set == "mdm" ? loadMdm(bare).value()->condition().table : loadCrossDiff(bare).value()->condition().table;
  QVERIFY(distance(whole, computed) < 1e-6);
}

void TstCrossDiffNetworks::sizesFollowFromTheShapes() {
  for (const bool shares : {true, false}) {
    auto o = tiny();
    o.sharesEncoder = shares;
    auto network = evaluated(o);
    TensorMap weights;
    for (const auto& item : network->named_parameters()) weights["net." + item.key()] = item.value().detach();
    auto loaded = loadCrossDiff(weights, "net.");
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    QCOMPARE((*loaded)->options().sharesEncoder, shares);
    QCOMPARE((*loaded)->options().rootFeedForward, 12);
    const auto batch = batchOf(o, 2);
    const auto a = network->forward(batch.motion3d, batch.timestep, batch.text, CrossDiffOutput::Both);
    const auto b = (*loaded)->forward(batch.motion3d, batch.timestep, batch.text, CrossDiffOutput::Both);
    QCOMPARE(distance(a.motion3d, b.motion3d), 0.0);
    QCOMPARE(distance(a.motion2d, b.motion2d), 0.0);
  }
}

void TstCrossDiffNetworks::missingTensorsAreNamed() {
  auto network = evaluated(tiny());
  TensorMap weights;
  for (const auto& item : network->named_parameters()) weights[item.key()] = item.value().detach();
  for (const char* name : {"bridge.1.norm1.weight", "motion_token", "r_linear_j.weight", "decoder_m.2.norm3.bias"}) {
    auto damaged = weights;
    damaged.erase(name);
    const auto loaded = loadCrossDiff(damaged);
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().message.find(name) != std::string::npos, loaded.error().message.c_str());
  }
  QVERIFY(!loadMdm(weights));
}

void TstCrossDiffNetworks::oneOutputIsThatOfBoth() {
  auto network = evaluated(tiny());
  const auto batch = batchOf(tiny(), 2);
  for (const auto& x : {batch.motion3d, batch.motion2d}) {
    const auto both = network->forward(x, batch.timestep, batch.text, CrossDiffOutput::Both);
    QVERIFY(distance(both.motion3d, network->predict(x, batch.timestep, batch.text, MotionKind::Motion3d)) < 1e-6);
    QVERIFY(distance(both.motion2d, network->predict(x, batch.timestep, batch.text, MotionKind::Motion2d)) < 1e-6);
    QVERIFY(!network->forward(x, batch.timestep, batch.text, CrossDiffOutput::Motion2d).motion3d.defined());
  }
  QVERIFY_EXCEPTION_THROWN((void)network->predict(at::zeros({1, 6, 9}), at::zeros({1}, at::kLong), at::zeros({1, 5}), MotionKind::Motion3d), c10::Error);
  QVERIFY_EXCEPTION_THROWN((void)network->predict(at::zeros({1, 5, 11}), at::zeros({1}, at::kLong), at::zeros({1, 5}), MotionKind::Motion3d), c10::Error);
}

void TstCrossDiffNetworks::ablationHasALadderPerKind() {
  auto o = tiny();
  o.sharesEncoder = false;
  auto network = evaluated(o);
  const auto batch = batchOf(o, 1);
  const auto before = network->predict(batch.motion3d, batch.timestep, batch.text, MotionKind::Motion3d);
  for (auto& item : network->named_parameters()) {
    if (item.key().starts_with("bridge_j.")) item.value().set_data(at::zeros_like(item.value()));
  }
  QCOMPARE(distance(before, network->predict(batch.motion3d, batch.timestep, batch.text, MotionKind::Motion3d)), 0.0);
}

void TstCrossDiffNetworks::batchDoesNotChangeASample() {
  auto network = evaluated(tiny());
  const auto batch = batchOf(tiny(), 4);
  const auto all = network->forward(batch.motion2d, batch.timestep, batch.text, CrossDiffOutput::Both);
  const auto one = network->forward(batch.motion2d.slice(0, 2, 3), batch.timestep.slice(0, 2, 3), batch.text.slice(0, 2, 3), CrossDiffOutput::Both);
  QVERIFY(distance(all.motion3d.slice(0, 2, 3), one.motion3d) < 1e-5);
  QVERIFY(distance(all.motion2d.slice(0, 2, 3), one.motion2d) < 1e-5);
}

void TstCrossDiffNetworks::nullTextLeavesTheBias() {
  auto network = evaluated(tiny());
  const auto batch = batchOf(tiny(), 2);
  const auto null = at::zeros_like(batch.text);
  const auto before = network->predict(batch.motion3d, batch.timestep, null, MotionKind::Motion3d);
  network->named_parameters()["embed_text.bias"].set_data(at::full({16}, 3.0f));
  QVERIFY(distance(before, network->predict(batch.motion3d, batch.timestep, null, MotionKind::Motion3d)) > 1e-3);
  // Guidance 1 is the prediction with text.
  auto guided = core::sampling::guidedPrediction(network, batch.motion3d, batch.timestep, batch.text, 1.0, CrossDiffOutput::Both);
  QVERIFY(distance(guided.motion3d, network->predict(batch.motion3d, batch.timestep, batch.text, MotionKind::Motion3d)) < 1e-4);
}

void TstCrossDiffNetworks::maskedFramesChangeNothingInMdm() {
  at::manual_seed(3);
  Mdm network(MdmOptions{.featureWidth = 7, .width = 16, .layers = 2, .feedForward = 24, .textWidth = 5, .positions = 100});
  network->eval();
  auto x = at::randn({2, 9, 7});
  const auto text = at::randn({2, 5}), step = at::tensor({4, 90}, at::kLong);
  const auto mask = at::arange(9).unsqueeze(0) < at::tensor({9, 5}, at::kLong).unsqueeze(1);
  const auto before = network->forward(x, step, text, mask);
  x[1].slice(0, 5).fill_(7.0);
  const auto after = network->forward(x, step, text, mask);
  QVERIFY(distance(before[1].slice(0, 0, 5), after[1].slice(0, 0, 5)) < 1e-5);
  QVERIFY(distance(before[1].slice(0, 0, 5), network->forward(x, step, text)[1].slice(0, 0, 5)) > 1e-4);
}

void TstCrossDiffNetworks::lossIsTheMeanOverWhatCounts() {
  auto network = evaluated(tiny());
  const auto input = lossInput(tiny());
  const auto terms = core::training::crossDiffLoss(network, schedule(), input, {.weightTo2d = 0.5, .weightTo3d = 0.25});
  const auto noisy = schedule().addNoise(input.motion2d, input.noise2d, input.timestep);
  const auto clean = network->predict(noisy, input.timestep, input.text2d, MotionKind::Motion3d);
  const auto expected = (clean - input.motion3d)[1].slice(0, 0, 2).square().mean();
  QVERIFY(distance(terms.loss23[1], expected) < 1e-5);
  QCOMPARE(terms.loss33[2].item<double>(), 0.0);  // no 3D truth
  QVERIFY(terms.loss22[2].item<double>() > 0.0);
  const auto total = (terms.loss33 + terms.loss22 + 0.5 * terms.loss32 + 0.25 * terms.loss23).mean();
  QVERIFY(distance(terms.total, total) < 1e-6);
}

void TstCrossDiffNetworks::lossGradientsAreTheFiniteDifferences() {
  auto network = evaluated(tiny());
  network->to(at::kDouble);
  const auto input = lossInput(tiny(), at::kDouble);
  const auto total = [&] { return core::training::crossDiffLoss(network, schedule(), input, {.weightTo2d = 0.7, .weightTo3d = 1.3}).total; };
  network->zero_grad();
  total().backward();
  const at::NoGradGuard quiet;
  for (const char* name :
       {"bridge.0.norm1.weight", "embed_text.bias", "r_linear_m.bias", "joint_token", "r_decoder_m.1.linear1.weight", "embed_timestep.time_embed.2.weight"}) {
    auto parameter = network->named_parameters()[name];
    auto flat = parameter.data().view({-1});
    const auto gradient = parameter.grad().view({-1});
    for (const std::int64_t i : {std::int64_t{0}, flat.size(0) / 2, flat.size(0) - 1}) {
      constexpr double kStep = 1e-5;
      const auto kept = flat[i].item<double>();
      flat[i] = kept + kStep;
      const double above = total().item<double>();
      flat[i] = kept - kStep;
      const double below = total().item<double>();
      flat[i] = kept;
      const double numeric = (above - below) / (2 * kStep), ours = gradient[i].item<double>();
      QVERIFY2(std::abs(numeric - ours) <= 1e-6 + 1e-5 * std::abs(numeric), qPrintable(QString("%1[%2]: %3, by differences %4").arg(name).arg(i).arg(ours).arg(numeric)));
    }
  }
}

void TstCrossDiffNetworks::lossModuleAgreesWithTheNetworkModule() {
  const auto folder = tests::sharedFolder();
  if (!folder) QSKIP("the shared folder is not there");
  const auto weights = tests::hashWeights(*folder / "fixtures" / "keys" / "crossdiff-tiny.tsv").value();
  at::manual_seed(8);
  TensorMap inputs{{"motion3d", at::randn({2, 196, 263})},   {"motion2d", at::randn({2, 196, 134})},        {"lengths", at::tensor({196, 77}, at::kLong)},
                   {"valid", at::tensor({1, 0}, at::kLong)}, {"timestep", at::tensor({0, 700}, at::kLong)}, {"text", at::randn({2, 512})},
                   {"noise3d", at::randn({2, 196, 263})},    {"noise2d", at::randn({2, 196, 134})}};
  const std::map<std::string, std::string> settings{{"w_m2j", "0.1"}};
  const auto loss = core::engine::runModule("crossdiff-loss", inputs, weights, settings);
  QVERIFY2(loss, loss ? "" : loss.error().message.c_str());
  const auto noisy = schedule().addNoise(inputs["motion3d"], inputs["noise3d"], inputs["timestep"]);
  const auto out = core::engine::runModule("crossdiff", {{"x3d", noisy}, {"timestep", inputs["timestep"]}, {"text", inputs["text"]}}, weights, {});
  QVERIFY(out);
  const auto expected = (out->at("out2d") - inputs["motion2d"])[0].square().mean();
  QVERIFY(distance(loss->at("loss_32")[0], expected) < 1e-4);
  QCOMPARE(loss->at("loss_32")[1].item<double>(), 0.0);
  const auto total = (loss->at("loss_33") + loss->at("loss_22") + 0.1 * loss->at("loss_32") + loss->at("loss_23")).mean();
  QVERIFY(distance(loss->at("total"), total) < 1e-5);
  QCOMPARE(loss->at("grad.bridge.0.norm1.weight").size(0), std::int64_t{32});
  QVERIFY(loss->at("grad.r_linear_m.bias").abs().max().item<double>() > 0.0);
}

void TstCrossDiffNetworks::unseenFeaturesDoNotCount() {
  auto network = evaluated(tiny());
  auto input = lossInput(tiny());
  input.seen2d = at::ones_like(input.motion2d);
  const auto whole = core::training::crossDiffLoss(network, schedule(), input);
  input.seen2d = at::Tensor();
  QVERIFY(distance(whole.total, core::training::crossDiffLoss(network, schedule(), input).total) < 1e-5);
  input.seen2d = at::ones_like(input.motion2d);
  input.seen2d.slice(2, 4, 6).zero_();
  const auto before = core::training::crossDiffLoss(network, schedule(), input);
  input.motion2d.slice(2, 4, 6).fill_(9.0);
  QVERIFY(distance(before.total, core::training::crossDiffLoss(network, schedule(), input).total) < 1e-6);
}

void TstCrossDiffNetworks::secondStageTouchesOnlyThe3dPath() {
  auto network = evaluated(tiny());
  core::training::crossDiffLoss(network, schedule(), lossInput(tiny()), {.only3d = true}).total.backward();
  for (const auto& item : network->named_parameters()) {
    const bool is2d = item.key().find("_j.") != std::string::npos || item.key() == "joint_token";
    const bool hasGradient = item.value().grad().defined() && item.value().grad().abs().max().item<double>() > 0.0;
    if (is2d) QVERIFY2(!hasGradient, item.key().c_str());
  }
  QVERIFY(network->named_parameters()["motion_token"].grad().abs().max().item<double>() > 0.0);
}

void TstCrossDiffNetworks::trainsUnderReducedPrecision() {
  auto network = evaluated(tiny());
  network->train();
  at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
  at::autocast::set_cpu_enabled(true);
  const auto terms = core::training::crossDiffLoss(network, schedule(), lossInput(tiny()));
  at::autocast::clear_cache();
  at::autocast::set_cpu_enabled(false);
  QCOMPARE(terms.total.scalar_type(), at::kFloat);
  terms.total.backward();
  for (const auto& item : network->named_parameters()) QVERIFY2(item.value().grad().defined(), item.key().c_str());
}

void TstCrossDiffNetworks::mixtureSwitchesOnceAtAlpha_data() {
  QTest::addColumn<int>("alpha");
  QTest::addColumn<int>("draws2d");
  QTest::newRow("everything in 3D from the first step") << 1000 << 0;
  QTest::newRow("in the middle") << 10 << 9;
  QTest::newRow("to the end") << 0 << 19;
}

void TstCrossDiffNetworks::mixtureSwitchesOnceAtAlpha() {
  QFETCH(int, alpha);
  QFETCH(int, draws2d);
  const auto o = tiny();
  const auto batch = batchOf(o, 1);
  const core::sampling::CrossDiffPredictor predictor(evaluated(o), batch.text, 0.0);
  const core::sampling::LoopSchedule loop{core::diffusion::NoiseSchedule::cosine({.trainSteps = 20}).value(), {}};
  core::sampling::MixtureOptions options;
  options.alpha = alpha, options.steps = loop.descending(), options.keepEvery = 5;
  int drawn2d = 0, drawn3d = 0;
  const auto draw = [&](MotionKind kind) {
    ++(kind == MotionKind::Motion2d ? drawn2d : drawn3d);
    return at::randn({1, o.frames, kind == MotionKind::Motion2d ? o.jointWidth : o.motionWidth});
  };
  const at::NoGradGuard quiet;
  const auto sample = core::sampling::sampleMixture(predictor, loop, batch.motion2d, draw, options);
  QVERIFY2(sample, sample ? "" : sample.error().message.c_str());
  QCOMPARE(drawn2d, draws2d);
  QCOMPARE(drawn3d, 20 - draws2d - 1);  // nothing is noised behind the last step
  QCOMPARE(sample->final3d.size(2), std::int64_t{o.motionWidth});
  QCOMPARE(static_cast<int>(sample->clean2d.size()), (draws2d + 4) / 5 + 1);
  if (draws2d == 0) QCOMPARE(distance(sample->last2d, batch.motion2d), 0.0);
  options.steps.pop_back();
  options.alpha = 0;
  QVERIFY(!core::sampling::sampleMixture(predictor, loop, batch.motion2d, draw, options));
}

void TstCrossDiffNetworks::mixtureAtZeroIsTheCrossPrediction() {
  const auto o = tiny();
  const auto batch = batchOf(o, 2);
  const at::NoGradGuard quiet;
  const core::sampling::CrossDiffPredictor predictor(evaluated(o), batch.text, 0.0);
  core::sampling::MixtureOptions options;
  options.alpha = 0, options.steps = {0};
  const auto draw = [](MotionKind) -> at::Tensor { throw std::logic_error("nothing is drawn at step 0"); };
  const auto sample = core::sampling::sampleMixture(predictor, {schedule(), {}}, batch.motion2d, draw, options);
  QVERIFY(sample);
  QCOMPARE(distance(sample->final3d, predictor.clean(batch.motion2d, 0, MotionKind::Motion3d)), 0.0);
}

void TstCrossDiffNetworks::knownFramesSurviveSampling() {
  const auto o = tiny();
  const auto batch = batchOf(o, 1);
  const at::NoGradGuard quiet;
  const core::sampling::CrossDiffPredictor predictor(evaluated(o), batch.text, 2.5);
  const auto respacing = core::diffusion::respace(schedule(), 10).value();
  core::sampling::LoopOptions options;
  options.reverse = core::diffusion::ReverseStep::Ddim;
  options.steps = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
  options.known.values = at::randn_like(batch.motion3d);
  options.known.mask = at::zeros(batch.motion3d.sizes(), at::kBool);
  options.known.mask.slice(1, 0, 2).fill_(true);
  const auto sample = core::sampling::samplePlain(predictor, {respacing.schedule, respacing.original}, batch.motion3d, {}, options);
  QVERIFY(sample);
  QVERIFY(distance(sample->slice(1, 0, 2), options.known.values.slice(1, 0, 2)) < 1e-5);
  QVERIFY(distance(sample->slice(1, 2, 6), options.known.values.slice(1, 2, 6)) > 0.1);
}

void TstCrossDiffNetworks::stopEndsTheLoop() {
  const auto o = tiny();
  const auto batch = batchOf(o, 1);
  std::stop_source stop;
  core::sampling::LoopOptions options;
  options.reverse = core::diffusion::ReverseStep::Ddim;
  options.steps = {9, 8, 7};
  int asked = 0;
  const auto progress = [&](const core::jobs::Progress&) {
    if (++asked == 2) stop.request_stop();
  };
  const core::sampling::CrossDiffPredictor predictor(evaluated(o), batch.text, 0.0);
  const auto sample = core::sampling::samplePlain(predictor, {schedule(), {}}, batch.motion3d, {}, options, progress, stop.get_token());
  QVERIFY(!sample);
  QCOMPARE(sample.error().code, core::ErrorCode::Cancelled);
  QCOMPARE(asked, 2);
}

QTEST_APPLESS_MAIN(TstCrossDiffNetworks)
#include "tst_crossdiff_networks.moc"
